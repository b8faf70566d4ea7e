"""The data files that come with the project."""

import json
from functools import cache
from pathlib import Path
from typing import cast

_INSTALLED = Path(__file__).parent / "assets"
FOLDER = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent / "assets"


@cache
def labels(language: str) -> dict[str, str]:
    """Return the words that a publication adds, in the language of a BCP 47 tag, else in English."""
    table = cast("dict[str, dict[str, str]]", json.loads((FOLDER / "labels.json").read_text("utf-8")))
    return table.get(language.partition("-")[0].lower(), table["en"])


@cache
def sample(language: str) -> str:
    """Return a passage to measure a voice by: the first article of the Declaration of Human Rights, else digits."""
    table = cast("dict[str, dict[str, str]]", json.loads((FOLDER / "labels.json").read_text("utf-8")))
    words = table.get(language.partition("-")[0].lower())
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
def reading() -> str:
    """Return a name for how this installation reads articles: another one where a program file or a model changed."""
    package = Path(__file__).parent
    files = [*package.glob("*.py"), *package.glob("readers/*.py"), *package.glob("prepare/**/*.py")]
    files += (FOLDER / "emoji").glob("*.json")
    found = sorted((file.name, file.stat()) for file in (*files, *(FOLDER / "models").iterdir()))
    return ",".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in found)


def style(name: str = "epub") -> str:
    """Return a style sheet: `epub` of the book, `fixed` of its pages of a fixed size, `review` of what cleaning did."""
    return (FOLDER / "styles" / f"{name}.css").read_text("utf-8")
