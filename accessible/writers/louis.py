"""Braille by liblouis: its program `lou_translate`, and which of its tables is for a language.

https://liblouis.io/documentation/liblouis.html
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence

from accessible import assets
from accessible.errors import FormatError, UsageError
from accessible.publication import Braille, Copies

PROGRAM = "lou_translate"
SECONDS = 120.0
"""How long the program may take for a text."""
LONGEST = 300
"""Letters of a line that the program is given: it takes 2043 bytes, and its answer may not be longer either."""
_TABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
_SENTENCE_END = re.compile(r"[.!?…:;]\s+")


def require() -> None:
    """Raise FormatError where the program is not there."""
    if shutil.which(PROGRAM) is None:
        message = f"Braille needs the program {PROGRAM} of liblouis: install it (on Debian: apt install liblouis-bin)."
        raise FormatError(message, code="not_set_up")


def require_table(language: str, copies: Copies) -> None:
    """Raise AccessibleError where there is no table for a BCP 47 tag, or what is wished for is no name of one."""
    table(language, copies.braille)


def table(language: str, wished: Braille) -> str:
    """Return the name of the table that is wished for, or of the one for a BCP 47 tag.

    Raises UsageError for what is no such name, FormatError where there is none for the language.
    """
    if wished.table:
        if not _TABLE.fullmatch(wished.table):
            message = f"{wished.table!r} is no name of a table of liblouis: write --braille-table as en-ueb-g2.ctb."
            raise UsageError(message)
        return wished.table
    known = _grades(language)
    grade = "contracted" if wished.contracted else "uncontracted"
    if grade not in known:
        other = next((f", or take --braille {each}" for each in known), "")
        message = (
            f"There is no table for {grade} braille of six dots in the language {language!r}: "
            f"name one of liblouis with --braille-table{other}."
        )
        raise FormatError(message, code="no_table")
    return known[grade]


def _grades(language: str) -> dict[str, str]:
    """Return the tables for a language by grade: those of the longest part of its tag that has any."""
    languages = assets.braille_tables()
    subtags = language.replace("_", "-").lower().split("-")
    tags = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
    return next((languages[tag] for tag in tags if tag in languages), {})


def translate(name: str, texts: Sequence[str]) -> list[str]:
    """Return texts, of one line each, in Unicode braille by the table `name`.

    Raises FormatError where liblouis has no such table, or fails.
    """
    parts = [list(_parts(text)) for text in texts]
    lines = iter(_answer(name, [part for each in parts for part in each]))
    return ["".join(next(lines) for _ in each) for each in parts]


def _parts(text: str) -> Iterator[str]:
    """Yield a text in parts that the program can take: cut behind sentences, else between words, else anywhere."""
    while len(text) > LONGEST:
        head = text[:LONGEST]
        sentences = [match.end() for match in _SENTENCE_END.finditer(head, LONGEST // 2)]
        end = (sentences or [head.rfind(" ") + 1 or LONGEST])[-1]
        yield text[:end]
        text = text[end:]
    yield text


def _answer(name: str, lines: Sequence[str]) -> list[str]:
    """Return what the program says to each line. Its current folder is the root, so that it reads no file of ours."""
    given = "".join(line.replace("\\", "\\\\") + "\n" for line in lines).encode("utf-8", "replace")
    try:
        done = subprocess.run(  # noqa: S603  no shell; the name of the table cannot be an option
            [shutil.which(PROGRAM) or PROGRAM, "--forward", f"unicode.dis,{name}"],
            input=given,
            capture_output=True,
            timeout=SECONDS,
            cwd="/",
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"{PROGRAM} cannot be run ({error}): install liblouis anew."
        raise FormatError(message, code="not_set_up") from error
    said = done.stdout.decode("utf-8", "replace").split("\n")[:-1]
    if len(said) == len(lines):
        return said
    if f"Cannot resolve table '{name}'".encode() in done.stderr:
        message = f"liblouis has no table called {name!r}: name another with --braille-table."
        raise FormatError(message, code="no_table")
    message = f"liblouis cannot translate the article with the table {name!r}: name another with --braille-table."
    raise FormatError(message)
