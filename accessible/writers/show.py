"""What is said of a show: the table `[show]` of accessible.toml in its folder."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from accessible import assets, configuration
from accessible.errors import UsageError
from accessible.writers.rss import legal

SMALLEST, LARGEST = 1400, 3000
"""Pixels of a cover on each side, as Apple asks for them."""
LONGEST, MOST_BYTES = 255, 4000
"""Characters of a value, and bytes of a description, at most: PSP-1."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")
_KINDS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}
_BETWEEN = " > "


@dataclass(frozen=True, slots=True)
class Show:
    """A show, as a person describes it. What is empty, or None, was not said.

    `base_url` is the address of the folder, with a slash at its end. `categories` are Apple's, each with a subcategory
    or an empty text. `cover` is the name of a picture in the folder.
    """

    title: str = ""
    description: str = ""
    author: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool | None = None
    cover: str = ""
    base_url: str = ""
    owner_name: str = ""
    owner_email: str = ""
    language: str = ""
    link: str = ""
    locked: bool | None = None


def read(folder: Path) -> Show:
    """Return what the accessible.toml of a folder says of its show. Raises UsageError, which says where it is wrong."""
    path = folder / configuration.FILE
    table = configuration.read(path).get(configuration.SHOW, {})
    if not isinstance(table, Mapping):
        message = f"{configuration.SHOW!r} is no table in {str(path)!r}: write [show] on a line of its own."
        raise UsageError(message)
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in NAMES:
            known = ", ".join(NAMES)
            message = f"There is no setting called {name!r} in [show] of {str(path)!r}: choose one of {known}."
            raise UsageError(message)
        try:
            values[NAMES[name]] = _READ[name](value, folder)
        except ValueError as error:
            message = f"{value!r} is no value for {name} (in [show] of {str(path)!r}): {error}."
            raise UsageError(message) from None
    return Show(**values)


def _line(value: object, _: Path) -> str:
    text = " ".join(legal(value).split()) if isinstance(value, str) else ""
    if not text or len(text) > LONGEST:
        message = f"it takes a text of at most {LONGEST} characters"
        raise ValueError(message)
    return text


def _description(value: object, _: Path) -> str:
    text = legal(value).strip() if isinstance(value, str) else ""
    if not text or len(text.encode()) > MOST_BYTES:
        message = f"it takes a text of at most {MOST_BYTES} bytes"
        raise ValueError(message)
    return text


def _answer(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        message = "it takes true or false"
        raise ValueError(message)  # noqa: TRY004  one kind of error for all values
    return value


def _address(value: object, _: Path) -> str:
    if not isinstance(value, str) or not is_address(value):
        message = "it takes an address that begins with http or https"
        raise ValueError(message)
    return value


def is_address(text: str) -> bool:
    """Say whether this is an http(s) address that stands in a feed as it is."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and _is_plain(text)
    except ValueError:
        return False


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and not set(text) & set(' "<>\\^`{|}')


def _base(value: object, _: Path) -> str:
    if not isinstance(value, str) or not is_address(value) or set("?#") & set(value) or value.endswith(".xml"):
        message = "it takes the address of the folder on the web, such as https://example.org/show/"
        raise ValueError(message)
    return value.rstrip("/") + "/"


def _language(value: object, _: Path) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        message = "it takes a language tag such as en or pt-BR"
        raise ValueError(message)
    return value


def _email(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value.isprintable() or not _EMAIL.fullmatch(value):
        message = "it takes an e-mail address"
        raise ValueError(message)
    return value


def _categories(value: object, _: Path) -> tuple[tuple[str, str], ...]:
    listed = value if isinstance(value, list) and value else [value]
    return tuple(map(_category, listed))


def _category(value: object) -> tuple[str, str]:
    """Return category and subcategory of "Science > Nature". Raises ValueError with the nearest of Apple's names."""
    known = assets.podcast_categories()
    names = [*known, *(f"{name}{_BETWEEN}{below}" for name, all_below in known.items() for below in all_below)]
    if not isinstance(value, str) or value not in names:
        near = get_close_matches(str(value), names, 1, 0.5)
        message = f"it takes a name of Apple's list, such as {near[0] if near else 'Society & Culture > Documentary'}"
        raise ValueError(message)
    name, _, below = value.partition(_BETWEEN)
    return name, below


def _cover(value: object, folder: Path) -> str:
    """Return the name of a picture in the folder that can be a cover."""
    if not isinstance(value, str) or not _is_plain(value) or set("/%?#:") & set(value) or value.startswith("."):
        message = "it takes the name of a picture in the same folder, in ASCII letters without spaces"
        raise ValueError(message)
    if complaint := cover_complaint(folder / value):
        raise ValueError(complaint)
    return value


def cover_complaint(path: Path) -> str:
    """Return why a picture cannot be the cover of a show; nothing if it can. Source: Apple, PSP-1."""
    from PIL import Image

    try:
        with Image.open(path, formats=tuple(_KINDS)) as image:
            kind, mode, (width, height) = str(image.format), image.mode, image.size
    except (OSError, Image.DecompressionBombError):
        return "there is no PNG or JPEG file of this name"
    if width != height or not SMALLEST <= width <= LARGEST:
        return f"it is {width} by {height} pixels, and has to be square, with {SMALLEST} to {LARGEST} pixels on a side"
    if mode not in {"RGB", "RGBA"}:
        return "its colours are not RGB"
    if path.suffix.lower() not in _KINDS[kind]:
        return f"it is a {kind} file, so its name has to end with {_KINDS[kind][0]}"
    return ""


_READ: Mapping[str, Callable[[object, Path], object]] = {
    "title": _line,
    "description": _description,
    "author": _line,
    "category": _categories,
    "explicit": _answer,
    "cover": _cover,
    "base-url": _base,
    "owner-name": _line,
    "owner-email": _email,
    "language": _language,
    "link": _address,
    "locked": _answer,
}
NAMES = {name: field.name for name, field in zip(_READ, fields(Show), strict=True)}
"""The settings of a show as they are written, and the fields that they are."""
