"""The data files that come with the project."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, cast

_INSTALLED = Path(__file__).parent / "assets"
FOLDER = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent / "assets"


@cache
def _words(name: str) -> dict[str, dict[str, str]]:
    """Return the words in a file, by language; all such files have the same languages."""
    return cast("dict[str, dict[str, str]]", json.loads((FOLDER / name).read_text("utf-8")))


def labelled(language: str) -> str:
    """Return the language of the words that a publication adds for a BCP 47 tag: its own, else English."""
    main = language.partition("-")[0].lower()
    return main if main in _words("labels.json") else "en"


def labels(language: str) -> dict[str, str]:
    """Return the words that a publication adds, in the language of a BCP 47 tag, else in English."""
    return _words("labels.json")[labelled(language)]


def accessibility(language: str) -> dict[str, str]:
    """Return the sentences that say how accessible a book is, in the language of a BCP 47 tag, else in English."""
    return _words("accessibility.json")[labelled(language)]


def player(language: str) -> dict[str, str]:
    """Return the words of the read-along page, in the language of a BCP 47 tag, else in English."""
    return _words("player.json")[labelled(language)]


def pack_words(language: str) -> dict[str, str]:
    """Return what a pack says of its files, in the language of a BCP 47 tag, else in English."""
    return _words("pack.json")[labelled(language)]


@cache
def undescribed() -> frozenset[str]:
    """Return what is said in place of a picture that nothing describes, in all languages."""
    return frozenset(words["no description"] for words in _words("labels.json").values())


@cache
def sample(language: str) -> str:
    """Return a passage to measure a voice by: the first article of the Declaration of Human Rights, else digits."""
    words = _words("labels.json").get(language.partition("-")[0].lower())
    return words["sample"] if words else " ".join(f"{number}," for number in range(1, 21))


def pronunciations() -> list[Path]:
    """Return the pronunciation lexicons that come with the program."""
    return sorted((FOLDER / "pronunciations").glob("*.pls"))


@cache
def three_letters(language: str) -> str:
    """Return the ISO 639-2/T code of a BCP 47 tag, `und` if it has none."""
    main = language.partition("-")[0].lower()
    codes = cast("dict[str, str]", json.loads((FOLDER / "iso639.json").read_text("utf-8")))
    return codes.get(main, main if len(main) == 3 else "und")  # noqa: PLR2004  letters


@cache
def emoji_names(language: str) -> dict[str, str]:
    """Return the CLDR short names of emoji in a language that the library has none in, by the emoji without U+FE0F.

    `language` is a primary subtag of BCP 47. Without skin tones, but for those alone.
    """
    path = FOLDER / "emoji" / f"{language}.json"
    return cast("dict[str, str]", json.loads(path.read_text("utf-8"))) if language in {"nl", "pl"} else {}


@cache
def _braille() -> dict[str, dict[str, Any]]:
    return cast("dict[str, dict[str, Any]]", json.loads((FOLDER / "braille.json").read_text("utf-8")))


def braille_tables() -> dict[str, dict[str, str]]:
    """Return the tables of liblouis for languages, by BCP 47 tag in small letters, then by grade."""
    return _braille()["languages"]


def braille_scripts() -> dict[str, str]:
    """Return the table of liblouis for each script, by the word with which Unicode's names of its letters begin."""
    return _braille()["scripts"]


@cache
def reading() -> str:
    """Return a name for how this installation reads articles: another one where a program file or a model changed."""
    return _files("*.py", "readers/*.py", "prepare/**/*.py", others=["emoji/*.json", "models/*"])


@cache
def checking() -> str:
    """Return a name for how this installation checks books: another one where a program file changed."""
    return _files("check/**/*.py", "epub/*.py", "readers/*.py")


def _files(*programs: str, others: Iterable[str] = ()) -> str:
    """Return a name for how files are that match patterns, in the package and in the folder of assets."""
    package = Path(__file__).parent
    files = [*chain(*map(package.glob, programs)), *chain(*map(FOLDER.glob, others))]
    found = sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files)
    return ",".join(f"{name}:{size}:{time}" for name, size, time in found)


def style(name: str = "epub") -> str:
    """Return a style sheet: of the book (`epub`), its fixed pages (`fixed`), the read-along page, and `review`."""
    return (FOLDER / "styles" / f"{name}.css").read_text("utf-8")


@cache
def podcast_categories() -> dict[str, list[str]]:
    """Return Apple's categories of podcasts, each with its subcategories."""
    return cast(
        "dict[str, list[str]]", json.loads((FOLDER / "podcast/categories.json").read_text("utf-8"))["categories"]
    )


@cache
def _podcast_rules() -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((FOLDER / "podcast/rules.json").read_text("utf-8")))


def podcast_sources() -> dict[str, str]:
    """Return who asks something of a feed, and where that is written, by short names."""
    return cast("dict[str, str]", _podcast_rules()["sources"])


def podcast_rules() -> list[dict[str, Any]]:
    """Return what directories ask of a feed, as `accessible.check.feed.rules:Rule` has it."""
    return cast("list[dict[str, Any]]", _podcast_rules()["rules"])


def word(name: str) -> bytes:
    """Return a part of a Word document as it is before anything is added: `styles`, `numbering`, and so on."""
    return (FOLDER / "word" / f"{name}.xml").read_bytes()
