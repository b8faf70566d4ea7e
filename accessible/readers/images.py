"""What the markup of a page says of a picture: where the best file of it is, what describes it, what it is part of."""

import ipaddress
import posixpath
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html as lxml_html

from accessible.readers.build import clean_text, is_address

WIDEST = 1600
"""Pixels: of several files of one picture, the widest up to that is taken; the books hold none that is larger."""
SMALLEST = 50
"""CSS pixels: what is smaller is an icon."""
LONGEST_LIST = 20_000
"""Characters of a list of files that are looked at."""
_LISTS = ("data-srcset", "data-lazy-srcset", "nitro-lazy-srcset", "srcset")
_SOURCES = ("data-src", "data-lazy-src", "data-lazy", "data-original", "data-src-large", "nitro-lazy-src", "src")
"""Where scripts keep the address until a picture comes into view; what holds a stand-in until then comes last."""
_NUMBER = re.compile(r"https?://(?:[^/?#@]*@)*[\[\d]", re.IGNORECASE)
_AROUND = frozenset({"picture", "source"})
"""What other files of a picture stand in; a parser may take it for being inside one of them."""
_ORNAMENTAL = frozenset({"presentation", "none"})
_PIXELS = re.compile(r"(\d{1,6})(?:\.\d+)?(?:px)?")
_FILE = re.compile(r"[^?#]*\.(?:jpe?g|png|gif|webp|avif)\s*(?:[?#]|$)", re.IGNORECASE)
_FILE_PAGE = re.compile(
    r"[^?#]*/[^/:?#]{4,20}(?::|%3A)[^/?#]+\.(?:jpe?g|png|gif|webp|svg|tiff?)\s*(?:[?#]|$)", re.IGNORECASE
)
"""Where a wiki describes a picture: a name such as "File:", and that of the file."""


class Image:
    """A picture of a page, and the address that it is a link to; empty if it is none.

    `text` is what stands for the picture: empty for an ornament, None if the page does not say. `called` holds its
    class and its identifier.
    """

    __slots__ = ("_element", "_href", "_said", "called", "text")

    def __init__(self, element: lxml_html.HtmlElement, href: str = "") -> None:
        self._element, self._href = element, href
        self._said = said = dict(element.items())
        self.called = f"{said.get('class', '')} {said.get('id', '')}"
        alternative = said.get("alt")
        self.text = None if alternative and not alternative.strip() else alternative
        if said.get("role", "").strip().lower() in _ORNAMENTAL:
            self.text = ""

    @property
    def is_icon(self) -> bool:
        """Say whether the page shows it no larger than an icon."""
        said = self._said
        return any(_is_small(said[name]) for name in ("width", "height") if name in said)

    @property
    def leads_away(self) -> bool:
        """Say whether it is a link to something else than a larger picture."""
        href = self._href
        return bool(href) and not href.startswith("#") and not _FILE.match(href) and not _FILE_PAGE.match(href)

    def addresses(self) -> Iterator[str]:
        """Yield where the picture may be, the best first: as they are written, without stand-ins."""
        said = self._said
        listed = [candidate for text in self._lists() for candidate in candidates(text)]
        named = [best(listed)] if listed else []
        named += [said[name] for name in _SOURCES if name in said]
        yield from (address for each in named if (address := each.strip()) and not address.startswith("data:"))

    def _lists(self) -> Iterator[str]:
        """Yield the lists of files: its own, and those of the other kinds that the page has of it."""
        said = self._said
        yield next((said[name] for name in _LISTS if said.get(name)), "")
        around = self._element.getparent()
        if around is None or around.tag not in _AROUND:
            return
        *_, around = takewhile(lambda element: element.tag in _AROUND, self._element.iterancestors())
        for source in around.iter("source"):
            if "svg" not in (source.get("type") or ""):
                yield next(filter(None, map(source.get, _LISTS)), "")


def _is_small(text: str) -> bool:
    match = _PIXELS.fullmatch(text.strip())
    return match is not None and int(match[1]) < SMALLEST


Candidate = tuple[str, float]
"""The address of a file, and how wide it is in pixels; of a density, as if the picture were half of `WIDEST` wide."""


def candidates(srcset: str) -> list[Candidate]:
    """Return what a list of files, as in the attribute `srcset`, offers: addresses with a descriptor or none each."""
    found: list[Candidate] = []
    address = descriptor = ""
    for word in srcset[:LONGEST_LIST].split():
        piece, comma, following = word.partition(",") if address else (word.strip(","), word.endswith(","), "")
        address, descriptor = (address, descriptor or piece) if address else (piece, "")
        if comma and address:
            found.append((address, _width(descriptor)))
            address, descriptor = following, ""
    return [*found, *([(address, _width(descriptor))] if address else [])]


def _width(descriptor: str) -> float:
    match = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)([wx])", descriptor)
    if not match:
        return WIDEST / 2
    return float(match[1]) * (1 if match[2] == "w" else WIDEST / 2)


def best(listed: Sequence[Candidate]) -> str:
    """Return the address of the widest file up to `WIDEST`, else of the narrowest; of two, the first."""
    fitting = [candidate for candidate in listed if candidate[1] <= WIDEST]
    address, _ = max(fitting, key=lambda one: one[1]) if fitting else min(listed, key=lambda one: one[1])
    return address


def is_picture_address(address: str) -> bool:
    """Say whether a picture may be fetched from there: a well-formed http or https address."""
    return is_address(address) and address[:4].lower() == "http"


def is_path(reference: str) -> bool:
    """Say whether a picture may be looked up there: a path below the folder of the document that names it."""
    try:
        parts = urlsplit(reference)
    except ValueError:
        return False
    path = unquote(parts.path)
    steps = posixpath.normpath(path).split("/")
    is_below = bool(path) and not path.startswith("/") and ".." not in steps and "\\" not in path
    return is_below and not parts.scheme and not parts.netloc and path.isprintable() and clean_text(path) == path


def target_of(reference: str, url: str) -> str:
    """Return where a picture is that a document from `url` names; nothing if it may not be looked up there.

    That is its address; or, where the document is a file and `url` empty, its path from the folder of that.
    """
    try:
        return allowed(urljoin(url, written(reference)), url)
    except ValueError:
        return ""


def written(reference: str) -> str:
    """Return a reference as an address is written: a page may have spaces in one."""
    return reference.strip().replace(" ", "%20")


def allowed(address: str, url: str) -> str:
    """Return the address or the path of a picture, if a document from `url` may say that it is there, else nothing."""
    may_be = is_picture_address(address) and (not is_numeric(address) or _host(address) == _host(url))
    return address if may_be or (not url and is_path(address)) else ""


def is_numeric(address: str) -> bool:
    """Say whether an address names a machine by number, as no picture that is meant for the public does."""
    if not _NUMBER.match(address):
        return False  # most do not, and taking an address apart is slow
    try:
        ipaddress.ip_address(_host(address))
    except ValueError:
        return False
    return True


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
