"""Texts in braille: each letter is read back, and what a table does not know is named."""

import gzip
import json
import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible import assets
from accessible.errors import FormatError, UsageError
from accessible.publication import Braille
from accessible.writers import louis
from accessible.writers.transcribe import transcribe
from tests.brailled import ENGLISH, TABLES, back, cell_of_sign, letters, require_liblouis

ORDINARY = "These are ordinary words in English, so that the table knows most of the letters. "


@pytest.fixture(autouse=True)
def liblouis() -> None:
    require_liblouis()


def test_articles_read_back_letter_by_letter(shared: Callable[[str], Path]) -> None:
    """Of pages from the web, only the names of emoji are read that do not stand there."""
    with gzip.open(shared("corpus/articles/plain.jsonl.gz"), "rt", encoding="utf-8") as file:
        bodies = [json.loads(next(file))["body"] for _ in range(12)]
    for text in bodies:
        lines = [line for line in text.splitlines() if line.strip()]
        for line, cells in zip(lines, transcribe(lines, ENGLISH, "en"), strict=True):
            read = re.sub(r"\[[^]]*]", "", back(cells, ENGLISH))
            assert letters(read) == letters(re.sub(r"\[[^]]*]", "", line))


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        (ENGLISH, "Braille 2024", ",BRAILLE #BJBD"),
        (ENGLISH, "UNESCO says: \u201cyes\u201d (no).", ',,UNESCO SAYS3 8YES0 "<NO">4'),
        ("en-ueb-g2.ctb", "knowledge is for the people", "K IS = ! P"),
        ("en-ueb-g2.ctb", "mother and father", '"M & "F'),
        ("de-g0.utb", "Straße", "STRA!E"),
        ("de-g0.utb", "\u201eJa\u201c, \u201aja\u2018", "8JA01 ,8JA,0"),
        ("de-g0.utb", "geht\u2019s", "GEHT,S"),
        ("fr-bfu-comp6.utb", "élève", "=L!VE"),
        ("ru-litbrl.ctb", "мир", "MIR"),
        ("it-it-comp6.utb", "bene-comune", "BENE-COMUNE"),
    ],
)
def test_codes_are_those_of_their_rule_books(table: str, text: str, expected: str) -> None:
    """Unified English Braille, the German, French, Russian and Italian code, each from its own alphabet."""
    (cells,) = transcribe([text], table, "en")
    ascii_of = {cell: sign for sign, cell in cell_of_sign().items()}
    assert "".join(ascii_of[cell] for cell in cells).lstrip(".") == expected


@pytest.mark.parametrize(
    ("strange", "expected"),
    [
        ("\u2603", "[snowman]"),
        ("\U0001f388", "[balloon]"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "[family man woman girl]"),
        ("\ue001", "[u+e001]"),
        ("\u0e01", "[thai character ko kai]"),
        ("\u20bf", "[bitcoin sign]"),
        ("a\\b \\x0041 \\", "a\\b \\x0041 \\"),
        ("\ufb01re", "fire"),
        ("so\u00adft\u200b \u202eword", "soft word"),
        ("e\u0301", "é"),
        ("\ud800x", "x"),
    ],
)
def test_what_a_table_does_not_know_is_named(strange: str, expected: str) -> None:
    (cells,) = transcribe([ORDINARY + strange + " end"], ENGLISH, "en")
    assert back(cells, ENGLISH).casefold().split() == f"{ORDINARY}{expected} end".casefold().split()


@pytest.mark.parametrize(
    ("strange", "table"),
    [("Привет, мир", "ru-litbrl.ctb"), ("שלום", "he-IL.utb"), ("안녕하세요", "ko-g1.ctb"), ("नमस्ते", "hi-in-g1.utb")],
)
def test_letters_of_another_script_are_in_its_braille(strange: str, table: str) -> None:
    (cells,) = transcribe([f"{ORDINARY}{strange} end"], ENGLISH, "en")
    (own,) = transcribe([strange.replace(",", "")], table, "en")
    assert own.split("\u2800")[-1] in cells.split("\u2800")


def test_emoji_have_names_in_the_language_of_the_article() -> None:
    for table, language, name in (("de-g0.utb", "de", "luftballon"), ("Pl-Pl-g1.utb", "pl", "balon")):
        (cells,) = transcribe(["Ein Ballon \U0001f388 steigt auf"], table, language)
        assert name in letters(back(cells, table))


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.text(f"{string.ascii_letters}{string.digits}.,;:!?'\"()-/&%#@*+=éüñ€    ", max_size=80), max_size=20)
)
def test_any_line_of_english_is_read_back(lines: list[str]) -> None:
    texts = [f"These are words. {line}" for line in lines]
    read = [letters(back(cells, ENGLISH)) for cells in transcribe(texts, ENGLISH, "en")]
    assert read == [letters(text) for text in texts]


def test_a_line_of_any_length_is_translated_whole() -> None:
    text = "Words and more words, " * 2000
    (cells,) = transcribe([text], ENGLISH, "en")
    assert letters(back(cells, ENGLISH)) == letters(text)
    (cells,) = transcribe(["w" * 5000], ENGLISH, "en")
    assert cells.count("\u283a") == 5000


@pytest.mark.parametrize("tag", sorted(assets.braille_tables()))
def test_a_language_has_tables_that_liblouis_knows(tag: str) -> None:
    """What a table says of its language, where it does, is the language that it is for here."""
    codes = {"cmn": "zh", "nb": "no", "nn": "no", "am": "gez", "yue": "zh", "bho": "bh"}
    for grade, table in assets.braille_tables()[tag].items():
        (cells,) = louis.translate(table, ["1"])
        assert cells, f"{table} knows no digits"
        header = (TABLES / table).read_text("utf-8", "replace") if TABLES.is_dir() else ""
        for code in re.findall(r"^#\+\s*language:\s*([a-z]+)", header, re.MULTILINE)[:1]:
            main = tag.partition("-")[0]
            assert codes.get(code, code) == codes.get(main, main)
        for contraction in re.findall(r"^#\+\s*contraction:\s*(\w+)", header, re.MULTILINE)[:1]:
            assert tag == "el" or (contraction == "no") == (grade == "uncontracted")


@pytest.mark.parametrize(
    ("tag", "grade", "table"),
    [
        ("en", False, ENGLISH),
        ("en-GB", True, "en-ueb-g2.ctb"),
        ("pt-BR", False, "pt-pt-g1.utb"),
        ("zh-Hant-TW", False, "zh-tw.ctb"),
        ("zh-Hant-HK", False, "zh-hk.ctb"),
        ("zh-CN", False, "zhcn-cbs.ctb"),
        ("DE_at", True, "de-g2.ctb"),
    ],
)
def test_the_table_is_chosen_by_language_and_grade(tag: str, grade: bool, table: str) -> None:  # noqa: FBT001
    assert louis.table(tag, Braille(contracted=grade)) == table


@pytest.mark.parametrize(
    ("tag", "wished", "said"),
    [
        ("ja", Braille(), "There is no table for uncontracted braille of six dots in the language 'ja'"),
        ("it", Braille(contracted=True), "or take --braille uncontracted"),
        ("tlh", Braille(), "--braille-table"),
    ],
)
def test_a_language_without_a_table_is_refused(tag: str, wished: Braille, said: str) -> None:
    with pytest.raises(FormatError, match=re.escape(said)):
        louis.table(tag, wished)


@pytest.mark.parametrize(
    "name", ["--help", "-b", "../en-ueb-g1.ctb", "/etc/passwd", "a,b", "a b", ".x", "a\nb", "ä.ctb"]
)
def test_what_is_no_name_of_a_table_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no name of a table of liblouis"):
        louis.table("en", Braille(table=name))


def test_a_table_in_the_current_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "mine.ctb").write_text("include en-ueb-g1.ctb\n")  # the fixtures make this the current folder
    with pytest.raises(FormatError, match="no table called"):
        louis.translate("mine.ctb", ["x"])
