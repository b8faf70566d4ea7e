"""Front matter: the metadata above a Markdown text, in TOML between `+++`, or in a small part of YAML between `---`.

The YAML is that which people write there: keys with a text, a list, or a list of maps with names; folded and literal
text. What is no YAML ("title: Ice: a winter") is read as it is meant, which a YAML library would refuse.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from accessible.dates import parse_date
from accessible.document import Contributor, Metadata
from accessible.readers.build import clean_text, is_address

_YAML = re.compile(
    r"\A---[ \t]*\n((?=[\w-]+[ \t]*:)(?:(?:[\w-]+[ \t]*:(?:[ \t].*)?|[ \t]+.*|- .*|#.*|)\n)+)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n((?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+|$)(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_BLOCK_TEXT = re.compile(r"[|>][-+\d]*")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")
_QUOTED = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')[ \t]*(?:#.*)?")
_IN_LIST = re.compile(r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]\s][^,\[\]]*)")

Fields = Mapping[str, Sequence[str]]
"""The values of each key, in small letters: one of a text, several of a list."""

_NAMES = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "published": ("date", "published", "pubdate", "publishdate"),
    "language": ("lang", "language"),
    "description": ("description", "summary", "excerpt", "abstract"),
    "source": ("publisher", "publication"),
    "rights": ("rights", "license", "licence"),
}
_ROLES = {"translator": "trl", "illustrator": "ill", "photographer": "pht"}
"""Keys, which may end with s, and the codes of MARC for them. `editor` names a program to write with more often."""
_URLS = ("canonical", "canonical_url", "canonicalurl", "url")
_SUBJECTS = ("tags", "keywords", "subjects", "categories", "tag", "category")


def read(text: str, url: str = "") -> tuple[Metadata, str]:
    """Return the metadata that stands above a text, which was read at `url`, and the text below it."""
    for pattern, parse in ((_YAML, _yaml), (_TOML, _toml)):
        front = pattern.match(text)
        fields = parse(front[1]) if front else None
        if front and fields is not None:
            return _metadata(fields, url), text[front.end() :]
    return Metadata(url=url), text


def _metadata(fields: Fields, url: str) -> Metadata:
    known: dict[str, Any] = {name: _first(fields, keys) for name, keys in _NAMES.items()}
    known["published"] = parse_date(known["published"])
    known["language"] = known["language"].replace("_", "-")
    urls = (value for key in _URLS for value in fields.get(key, ()))
    address = next((value for value in urls if is_address(value) and value.lower().startswith("http")), url)
    subjects = dict.fromkeys(name for key in _SUBJECTS for name in _split(fields.get(key, ())))
    authors = dict.fromkeys(name for key in ("author", "authors") for name in _split(fields.get(key, ())))
    people = tuple(
        Contributor(name, role)
        for key, role in _ROLES.items()
        for name in dict.fromkeys(name for keys in (key, f"{key}s") for name in _split(fields.get(keys, ())))
    )
    return Metadata(**known, url=address, authors=tuple(authors), subjects=tuple(subjects), contributors=people)


def _first(fields: Fields, keys: Sequence[str]) -> str:
    return next((values[0] for key in keys if (values := fields.get(key))), "")


def _split(values: Sequence[str]) -> list[str]:
    """Return the values of a list; one text alone is a list with commas."""
    names = values[0].split(",") if len(values) == 1 else values
    return [name.strip() for name in names if name.strip()]


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())


def _toml(text: str) -> Fields | None:
    """Return the fields of TOML, those of its tables too where no other has the name; None if it is none."""
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    tables = [found, *(value for value in found.values() if isinstance(value, dict))]
    return {key.lower(): values for table in reversed(tables) for key, value in table.items() if (values := _of(value))}


def _of(value: object) -> list[str]:
    """Return the texts of a value of TOML; of a table, its name."""
    if isinstance(value, dict):
        return _of(value.get("name", ""))
    if isinstance(value, list):
        return [text for item in value for text in _of(item)]
    text = value.isoformat() if isinstance(value, date) else str(value)
    return list(filter(None, [_line(text)]))


def _yaml(text: str) -> Fields:
    return {key.lower(): values for key, lines in _entries(text) if (values := _values(lines))}


def _entries(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each key, with what stands behind it and in the lines below it."""
    key, lines = "", list[str]()
    for line in text.splitlines():
        if match := _KEY.fullmatch(line):
            yield key, lines
            key, lines = match[1], [match[2]]
        elif not line.startswith("#"):
            lines.append(line)
    yield key, lines


def _values(lines: Sequence[str]) -> list[str]:
    """Return the values that the lines of an entry hold."""
    head, *below = lines or [""]
    if _BLOCK_TEXT.fullmatch(head.strip()):
        return list(filter(None, [_line(" ".join(below))]))
    whole = _COMMENT.sub("", " ".join(line.strip() for line in lines)).strip()
    if whole.startswith("[") and whole.endswith("]"):
        values = [_scalar(value) for value in _IN_LIST.findall(whole[1:-1])]
    elif not _COMMENT.sub("", head).strip() and any(_ITEM.match(line) for line in below):
        values = [_named(item) for item in _items(below)]
    elif not _COMMENT.sub("", head).strip():
        values = [_named(below)] if below else []
    else:
        values = [_scalar(" ".join([head, *below]))]
    return [value for value in values if value]


def _items(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each item of a list, without its dash."""
    number = 0
    numbered = [(number := number + bool(_ITEM.match(line)), line) for line in lines]
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        item = [line for _, line in group]
        first = _ITEM.match(item[0])
        yield [first[1] if first else item[0], *item[1:]]


def _named(lines: Sequence[str]) -> str:
    """Return the text of an item; of a map, its name."""
    pairs = [match for line in lines if (match := _KEY.fullmatch(line.strip()))]
    if pairs and pairs[0].string == lines[0].strip():
        return next((_scalar(pair[2]) for pair in pairs if pair[1].lower() == "name"), "")
    return _scalar(" ".join(lines))


def _scalar(text: str) -> str:
    """Return a text without its quotation marks, or without the comment behind it."""
    text = text.strip()
    if quoted := _QUOTED.fullmatch(text):
        inside = quoted[1][1:-1]
        return _line(inside.replace("''", "'") if text[0] == "'" else re.sub(r"\\(.)", r"\1", inside))
    return _line(_COMMENT.sub("", text))
