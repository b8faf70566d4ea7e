"""Code as it is heard: signs by the names that screen readers give them, names as the words they are made of."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible import assets
from accessible.document import Article, Block, Mark, MarkKind, Metadata, Role
from accessible.prepare.script import script
from accessible.prepare.verbalise.signs import apart, names, spoken_code


def said(*blocks: Block, language: str = "en") -> list[list[str]]:
    """Return what is spoken of the sentences of each block; what is written is checked to be the whole of it."""
    body = script(Article(Metadata(title="T", language=language), blocks), assets.labels(language)).body
    for utterance in body:
        written = "".join(utterance.text[sentence.start : sentence.end] for sentence in utterance.sentences)
        assert written == utterance.text
    return [[sentence.spoken for sentence in utterance.sentences] for utterance in body]


def inline(text: str) -> Block:
    """Return a paragraph in which what stands between backticks is code."""
    pieces, at, marks = text.split("`"), 0, []
    for number, piece in enumerate(pieces):
        if number % 2:
            marks.append(Mark(at, at + len(piece), MarkKind.CODE))
        at += len(piece)
    return Block("".join(pieces), marks=tuple(marks))


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Open `/etc/hosts` now.", "Open slash etc slash hosts now."),
        ("Set `foo_bar` first.", "Set foo bar first."),
        ("Call `getUserName()`, then `HTTPServer`.", "Call get User Name, then HTTP Server."),
        ("If `x == 1`, stop.", "If x equals equals one, stop."),
        ("If `x != y`, stop.", "If x not equal to y, stop."),
        ("Run `git commit --help`.", "Run git commit dash dash help."),
        ("Run `apt-get install -y curl`.", "Run apt-get install dash y curl."),
        ("The `.gitignore` and `README.md` files", "The dot gitignore and README dot md files"),
        ("In `C:\\Users\\ann` it is.", "In C colon backslash Users backslash ann it is."),
        ("The `$HOME` folder and `~/bin`", "The dollar HOME folder and tilde slash bin"),
        ("Press `Ctrl+C`.", "Press Ctrl plus C."),
        ("It gives `x[0]` or `-5`.", "It gives x zero or minus five."),
        ("Python `3.11`", "Python three point eleven"),
        ("`a && b || !c`", "a and b or not c"),
        ("`i >= 10` and `x -> y`", "i greater than or equal to ten and x arrow y"),
        ("`__init__` and `_x`", "underscore init underscore and underscore x"),
        ("See `https://example.org/a?b=c`.", "See example dot org."),
        ("Use and/or, x_y and a == b.", "Use and/or, x_y and a == b."),
    ],
)
def test_the_signs_of_code_are_named_and_names_are_cut_into_words(written: str, spoken: str) -> None:
    assert said(inline(written)) == [[spoken]]


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("de", "Schrägstrich etc Schrägstrich hosts"),
        ("fr", "barre oblique etc barre oblique hosts"),
        ("es", "barra etc barra hosts"),
        ("it", "barra etc barra hosts"),
        ("pt-BR", "barra etc barra hosts"),
        ("nl", "schuine streep etc schuine streep hosts"),
        ("pl", "ukośnik etc ukośnik hosts"),
        ("ru", "косая черта etc косая черта hosts"),
        ("zh", "/etc/hosts"),
        ("sv", "/etc/hosts"),
    ],
)
def test_signs_are_named_in_the_language_of_the_text_if_their_names_are_known(language: str, spoken: str) -> None:
    assert said(inline("`/etc/hosts`"), language=language) == [[spoken]]


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("de", "x gleich 1"), ("fr", "x égal 1"), ("es", "x igual 1"), ("it", "x uguale 1"), ("pt", "x igual 1"),
        ("nl", "x is gelijk aan 1"), ("pl", "x równa się 1"), ("ru", "x равно 1"),
    ],
)  # fmt: skip
def test_an_assignment_is_said_in_the_language_of_the_text(language: str, spoken: str) -> None:
    assert said(inline("`x = 1`"), language=language) == [[spoken]]


CODE = Block("def foo(x):\n    return x == 1  # so\n}\n\nprint('a', foo(2))", Role.CODE)


def test_a_block_of_code_is_announced_and_said_line_by_line() -> None:
    assert said(CODE) == [
        ["Code: def foo x:", "return x equals equals one hash so", "print a, foo two"],
    ]


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "Code: "), ("fr", "Code : "), ("es", "Código: "), ("it", "Codice: "), ("pt", "Código: "),
        ("nl", "Code: "), ("pl", "Kod: "), ("ru", "Код: "), ("zh", "代码："), ("ja", "コード："),
    ],
)  # fmt: skip
def test_the_word_before_code_is_in_the_language_of_the_article(language: str, word: str) -> None:
    assert said(Block("run me", Role.CODE), language=language) == [[f"{word}run me"]]


def test_a_deleted_or_foreign_part_of_code_stays_what_it_is() -> None:
    marks = (Mark(0, 5, MarkKind.CODE), Mark(2, 3, MarkKind.DELETED), Mark(6, 9, MarkKind.LANGUAGE, "de"))
    assert said(Block("a/b/c d/e", marks=marks)) == [["a slash slash c d/e"]]


def test_long_lines_of_code_are_cut_and_nothing_is_lost() -> None:
    line = "x1 = f(y2); " * 300
    (sentences,) = said(Block(line.strip(), Role.CODE))
    assert len(sentences) > 5
    assert "".join(sentences).count("equals") == 300


def test_the_box_of_a_task_says_whether_it_is_done() -> None:
    tasks = (Block("☑ Roof mended", Role.LIST_ITEM, 1), Block("☐ Hook oiled", Role.LIST_ITEM, 1, number=2))
    assert said(*tasks) == [["Done: Roof mended"], ["2. Not done: Hook oiled"]]
    assert said(*tasks, language="de") == [["Erledigt: Roof mended"], ["2. Nicht erledigt: Hook oiled"]]


def test_names_are_cut_where_words_begin() -> None:
    assert [apart(name) for name in ("camelCase", "HTTPServer", "snake_case", "naïveCafé", "мойКласс", "NASA")] == [
        "camel Case", "HTTP Server", "snake case", "naïve Café", "мой Класс", "NASA",
    ]  # fmt: skip


def test_every_language_names_the_same_signs() -> None:
    assert {frozenset(names(language)) for language in "en de fr es it pt nl pl ru".split()} == {frozenset(names("en"))}
    assert names("sv") == {}


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("abC1 _-/.:=<>!&|*#$%^~@+\\()[]{}\"',;\n?é"), max_size=40))
def test_no_letter_and_no_digit_of_code_is_lost(code: str) -> None:
    spoken = spoken_code(code, "en")
    for char in "aC1é":
        assert spoken.count(char) >= code.count(char)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["_", "a_", "-", "1", "1.", "aB", "://", "=", ".", "https://", "v1."])
def test_ten_times_the_code_costs_at_most_twenty_times_as_much(piece: str) -> None:
    def cost(length: int) -> float:
        text, spent = (piece * length)[:length], []
        for _ in range(3):
            began = time.process_time()
            spoken_code(text, "en")
            spent.append(time.process_time() - began)
        return min(spent)

    cost(10)
    assert cost(20_000) <= 20 * max(cost(2_000), 0.002)
