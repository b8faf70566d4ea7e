"""Bylines and dates: what is one, and what only begins like one."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.dates import parse_date
from accessible.prepare.credits import parse_credits, parse_names, parse_unclear

ANN, BOB = "Ann Lee", "Bob Ray"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee", (ANN,)),
        ("by Ann Lee", (ANN,)),
        ("BY ANN LEE", ("ANN LEE",)),
        ("Written by Ann Lee and Bob Ray", (ANN, BOB)),
        ("By Ann Lee, Bob Ray and Li Wei", (ANN, BOB, "Li Wei")),
        ("Author: Ann Lee & Bob Ray", (ANN, BOB)),
        ("By J. R. R. Tolkien", ("J. R. R. Tolkien",)),
        ("By Jean-Luc O’Brien", ("Jean-Luc O’Brien",)),
        ("Von Anna Schmidt und Max von der Heide", ("Anna Schmidt", "Max von der Heide")),
        ("Par Marie Dubois et Élodie Lefèvre", ("Marie Dubois", "Élodie Lefèvre")),
        ("Por Juan Pérez y Ana López", ("Juan Pérez", "Ana López")),
        ("By Maria da Silva", ("Maria da Silva",)),
        ("Di Umberto Conti", ("Umberto Conti",)),
        ("Door Jan de Vries en Piet Bakker", ("Jan de Vries", "Piet Bakker")),
        ("Autor: Jan Kowalski", ("Jan Kowalski",)),
        ("Автор: Иван Петров и Анна Орлова", ("Иван Петров", "Анна Орлова")),
        ("作者：李明、王芳", ("李明", "王芳")),
        ("文：山田太郎", ("山田太郎",)),
    ],
)
def test_a_byline_gives_its_names(line: str, authors: tuple[str, ...]) -> None:
    assert parse_credits(line).fields == {"authors": authors}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "By Chris Dalby Source:Global Times Published: 2015-7-7 22:43:29",
            {"authors": ("Chris Dalby",), "source": "Global Times", "published": "2015-07-07T22:43:29"},
        ),
        ("By Ann Lee and Bob Ray | July 7, 2015", {"authors": (ANN, BOB), "published": "2015-07-07"}),
        ("By Ann Lee • 7 July 2015 22:43", {"authors": (ANN,), "published": "2015-07-07T22:43:00"}),
        ("By Ann Lee - Published on July 7, 2015", {"authors": (ANN,), "published": "2015-07-07"}),
        ("By Ann Lee, July 7, 2015", {"authors": (ANN,), "published": "2015-07-07"}),
        ("Von Anna Schmidt, veröffentlicht am 7. Juli 2015", {"authors": ("Anna Schmidt",), "published": "2015-07-07"}),
        ("Par Marie Dubois, publié le 7 juillet 2015", {"authors": ("Marie Dubois",), "published": "2015-07-07"}),
        ("Source: BBC News", {"source": "BBC News"}),
        ("Quelle: dpa", {"source": "dpa"}),
        ("Źródło: PAP", {"source": "PAP"}),
        ("来源：新华社 发布时间：2015-07-07 22:43", {"source": "新华社", "published": "2015-07-07T22:43:00"}),
        ("Published: 2015-07-07T22:43:29+08:00", {"published": "2015-07-07T22:43:29+08:00"}),
        ("First published on 7 July 2015", {"published": "2015-07-07"}),
        ("Posted on July 7, 2015", {"published": "2015-07-07"}),
        ("Updated: 7 July 2015 10:30 GMT", {"published": "2015-07-07T10:30:00+00:00"}),
        ("Publicado el 7 de julio de 2015", {"published": "2015-07-07"}),
        ("Opublikowano: 7 lipca 2015", {"published": "2015-07-07"}),
        ("Опубликовано: 7 июля 2015", {"published": "2015-07-07"}),
        ("July 7, 2015", {"published": "2015-07-07"}),
        ("公開日：2015年7月7日", {"published": "2015-07-07"}),
    ],
)
def test_a_line_of_credits_gives_all_it_says(line: str, fields: dict[str, str | tuple[str, ...]]) -> None:
    assert parse_credits(line).fields == fields


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By",
        "By the time he arrived, it was over.",
        "By Friday the town was empty",
        "By the Numbers",
        "By noon.",
        "Source: none of your business, he said.",
        "Source:",
        "Sources say otherwise",
        "Date with destiny",
        "Date: to be announced",
        "Published 3 books",
        "Updated 2000 records",
        "Posted on a lonely hill",
        "Stand by me",
        "Von hier bis zum Meer",
        "Par hasard",
        "Por favor",
        "Door to Door",
        "Da Vinci's Notebooks",
        "Author of ten books",
        "NEW YORK, July 7, 2015",
        "In 2015 the harbour froze",
        "2015",
        "Ann Lee",
        "Ice in the Harbour",
        "作者认为这很重要。",
        "By Ann Lee who was there on the ice",
        "By Ann Lee Published: soon",
    ],
)
def test_a_line_that_only_begins_like_credits_is_none(line: str) -> None:
    assert parse_credits(line).fields == {}


@pytest.mark.parametrize(
    "line",
    [
        "By Laura June Topolsky July 10, 2015",
        "By Ann Lee, Staff Writer",
        "By Ann Lee, BBC News",
        "By Ann Lee 5 min read",
    ],
)
def test_a_name_is_never_mixed_with_a_date_or_a_role(line: str) -> None:
    authors = parse_credits(line).fields.get("authors", ())
    assert set(authors) <= {ANN, "Laura June Topolsky"}


# Dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015-07-07", "2015-07-07"),
        ("2015-7-7 22:43:29", "2015-07-07T22:43:29"),
        ("2015/7/7", "2015-07-07"),
        ("2015年7月7日 22:43", "2015-07-07T22:43:00"),
        ("2015-07-07T22:43:29Z", "2015-07-07T22:43:29Z"),
        ("2015-07-07T22:43:29-05:00", "2015-07-07T22:43:29-05:00"),
        ("2015-07-07 22:43:29 +0800", "2015-07-07T22:43:29+08:00"),
        ("Tue, 07 Jul 2015 22:43:29 GMT", "2015-07-07T22:43:29+00:00"),
        ("July 8, 2015 at 10:30 AM EST", "2015-07-08T10:30:00-05:00"),
        ("Monday, 6 July 2015", "2015-07-06"),
        ("Jul. 7, 2015", "2015-07-07"),
        ("7th July 2015", "2015-07-07"),
        ("7. Juli 2015", "2015-07-07"),
        ("7 juillet 2015", "2015-07-07"),
        ("7 de julio de 2015", "2015-07-07"),
        ("7 luglio 2015", "2015-07-07"),
        ("7 juli 2015", "2015-07-07"),
        ("7 lipca 2015", "2015-07-07"),
        ("7 июля 2015", "2015-07-07"),
        ("25/12/2015", "2015-12-25"),
        ("25.12.2015", "2015-12-25"),
    ],
)
def test_a_date_is_iso_8601_with_the_time_and_zone_it_was_given(text: str, iso: str) -> None:
    assert parse_date(text) == iso
    assert parse_date(f" {text} |") == iso


def test_a_day_that_a_german_line_gives_stands_before_the_month() -> None:
    assert parse_credits("Stand: 03.07.2015").fields == {"published": "2015-07-03"}


@pytest.mark.parametrize(
    "text",
    [
        "2000 years ago",
        "1000 days ago",
        "in 2000 days",
        "2015",
        "May 2015",
        "12 2015",
        "Summer 2015",
        "Version 2015.1",
        "Room 2015",
        "Page 7 of 2015",
        "Top 10 of 2015",
        "2015-13-45",
        "2015-02-30",
        "2015-07-07 25:61",
        "31 February 2015",
        "0000-00-00",
        "+1 2015 555 0100",
        "Boeing 7-2015",
    ],
)
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert parse_date(text) == ""


# Names


@pytest.mark.parametrize(
    "text",
    [
        "",
        ",",
        "and",
        "the Numbers",
        "somebody",
        "Ann Lee who was there",
        "Ann 2015",
        "Ann Lee (AP)",
        "One Two Three Four Five Six",
        "Wait!",
    ],
)
def test_what_holds_more_than_names_holds_none(text: str) -> None:
    assert parse_names(text) == ()


PEOPLE = st.lists(
    st.sampled_from(
        [
            ANN,
            BOB,
            "Ludwig van Beethoven",
            "Gabriel García Márquez",
            "E. B. White",
            "Anna-Lena Öberg",
            "Иван Петров",
            "李明",
        ]
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(PEOPLE, st.sampled_from([" and ", " & ", " und ", " et ", ", "]))
def test_names_come_out_as_they_are_written(people: list[str], last: str) -> None:
    line = last.join([", ".join(people[:-1]), people[-1]]) if len(people) > 1 else people[0]
    assert parse_names(line) == tuple(people)
    assert parse_credits(f"By {line}").fields == {"authors": tuple(people)}


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("By Sourcedan:2015-07|•,一 ."), max_size=40))
def test_no_line_stops_it_and_what_it_gives_stands_in_the_line(line: str) -> None:
    found = parse_credits(line).fields
    assert set(found) <= {"authors", "source", "published"}
    assert all(name in line for name in found.get("authors", ()))
    assert str(found.get("source", "")) in line


# Other languages, and lines with more in them


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Von Anna Schmidt, Berlin", {"authors": ("Anna Schmidt",)}),
        (
            "Von Anna Schmidt und Max Weber, Stand: 03.05.2024, 10:12 Uhr",
            {"authors": ("Anna Schmidt", "Max Weber"), "published": "2024-05-03T10:12:00"},
        ),
        (
            "Par Jean Dupont | Publié le 3 mai 2024 à 10h12",
            {"authors": ("Jean Dupont",), "published": "2024-05-03T10:12:00"},
        ),
        ("Par Jean Dupont (avec AFP)", {"authors": ("Jean Dupont",)}),
        ("Por María Pérez | Madrid | 3 de mayo de 2024", {"authors": ("María Pérez",), "published": "2024-05-03"}),
        ("di Mario Rossi - 3 maggio 2024", {"authors": ("Mario Rossi",), "published": "2024-05-03"}),
        ("Criado em 3 de maio de 2024 às 10h12", {"published": "2024-05-03T10:12:00"}),
        ("Door Jan de Vries op 3 mei 2024", {"authors": ("Jan de Vries",), "published": "2024-05-03"}),
        ("Autor: Jan Kowalski, 3 maja 2024", {"authors": ("Jan Kowalski",), "published": "2024-05-03"}),
        ("Автор: Иван Петров, 3 мая 2024, 10:12", {"authors": ("Иван Петров",), "published": "2024-05-03T10:12:00"}),
        ("Av Anna Andersson", {"authors": ("Anna Andersson",)}),
        ("文／山田太郎", {"authors": ("山田太郎",)}),
        ("记者 李明", {"authors": ("李明",)}),
        ("2024-05-03 10:12 来源：人民网", {"published": "2024-05-03T10:12:00", "source": "人民网"}),
        ("作者：李明 编辑：王芳", {"authors": ("李明",)}),
        ("김철수 기자 kim@news.example", {"authors": ("김철수",)}),
        ("입력 : 2024-05-03 10:12", {"published": "2024-05-03T10:12:00"}),
        ("بقلم: أحمد علي", {"authors": ("أحمد علي",)}),
        ("लेखक: राम शर्मा", {"authors": ("राम शर्मा",)}),
        ("प्रकाशित: 3 मई 2024", {"published": "2024-05-03"}),
        ("By Laura Topolsky July 10, 2015", {"authors": ("Laura Topolsky",), "published": "2015-07-10"}),
        ("By Ann Lee, Staff Writer", {"authors": (ANN,)}),
        ("By Ann Lee and Bob Ray, Reuters • 5 min read", {"authors": (ANN, BOB)}),
        ("By Ann Lee in London", {"authors": (ANN,)}),
        ("By Ann Lee @annlee", {"authors": (ANN,)}),
        ("By Ann Lee ann@paper.example", {"authors": (ANN,)}),
        ("Published: July 7, 2015 by Ann Lee", {"published": "2015-07-07", "authors": (ANN,)}),
    ],
)
def test_bylines_of_many_languages_are_understood(line: str, fields: dict[str, str | tuple[str, ...]]) -> None:
    assert parse_credits(line).fields == fields


@pytest.mark.parametrize("line", ["Von Anna Schmidt, Berlin", "By Ann Lee @annlee", "Published 2 days ago"])
def test_what_a_byline_says_beside_is_accounted_for(line: str) -> None:
    assert parse_credits(line).left_out


@pytest.mark.parametrize(
    "line",
    [
        "2 hours ago",
        "vor 3 Stunden",
        "il y a 3 heures",
        "hace 2 horas",
        "há 2 horas",
        "2 ore fa",
        "2 uur geleden",
        "2 godziny temu",
        "2 часа назад",
        "3小时前",
        "3時間前",
        "3시간 전",
        "منذ 3 ساعات",
        "för 2 timmar sedan",
        "for 2 timer siden",
        "2 saat önce",
    ],
)
def test_a_date_that_counts_from_today_is_no_date_of_publication(line: str) -> None:
    found = parse_credits(line)
    assert found.fields == {}
    assert "counts" in found.left_out


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Ann Lee | July 3, 2015 | 5 min read", {"published": "2015-07-03"}),
        ("Reviewed by Ann Lee", {}),
        ("María Pérez, corresponsal en París", {}),
        ("Updated 2 hours ago by Ann Lee", {}),
    ],
)
def test_a_line_that_can_only_be_a_byline_is_one_though_its_parts_are_unclear(
    line: str, fields: dict[str, str]
) -> None:
    found = parse_unclear(line)
    assert found.fields == fields
    assert found.left_out


@pytest.mark.parametrize(
    "line",
    [
        "The war ended on September 2, 1945",
        "The meeting of May 3, 2024 in Berlin",
        "Ice in the Harbour",
        "Today",
        "Nov 5",
        "She is an editor, a writer and a mother",
        "BERLIN (dpa) – Der Hafen ist zu",
    ],
)
def test_a_line_of_text_is_no_unclear_byline(line: str) -> None:
    assert parse_unclear(line).left_out == ""


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["By A, ", "Jan 1 ", "2024-", "a@b ", "1:00 ", "\u00a0", "文／", "Photo: ", "| "]),
    st.integers(1, 900),
)
def test_a_line_of_one_thing_again_and_again_takes_no_time(piece: str, times: int) -> None:
    begin = time.process_time()
    parse_credits(piece * times)
    parse_unclear(piece * times)
    assert time.process_time() - begin < 0.5  # the first call reads the data of dateparser
