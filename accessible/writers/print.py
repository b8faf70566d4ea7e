"""Large print: a tagged PDF (PDF/UA-1, ISO 14289-1) with big letters, set by Typst.

The layout, in `assets/print.typ`, follows what the RNIB (Clear Print), the American Printing House for the Blind and
the UK Association for Accessible Formats ask for: letters without serifs, of 18 points or more, ragged lines, no
hyphenation, wide spacing, bold in place of italics.
"""

import ast
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from accessible.assets import FOLDER
from accessible.document import Metadata
from accessible.errors import FormatError
from accessible.publication import Publication, Sync
from accessible.store import Store
from accessible.writers import xhtml
from accessible.writers.documents import Document, documents
from accessible.writers.emoji_words import in_words
from accessible.writers.flow import picture_files
from accessible.writers.identity import modified
from accessible.writers.typeset import Node, Typesetter, is_seen, language

if TYPE_CHECKING:
    from typst import TypstError

MOST_LEGIBLE, WIDEST = "Atkinson Hyperlegible Next", "DejaVu Sans"
"""Our fonts: one made for people with low vision, and one with many more letters."""
ENOUGH_HEADINGS = 3
"""So many headings make a table of contents."""
SHOWN = 12
"""Missing letters that an error lists."""
_IDEOGRAPHS = {"ja": "JP", "ko": "KR", "zh-TW": "TC", "zh-HK": "HK", "zh-MO": "HK"}
"""How a font for ideographs is called that draws them as in a language; else it is SC."""
_UNDRAWN = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH"})


class Fonts(NamedTuple):
    """The families to set a text in, the first that has a letter; whether others serve it, and those of the system."""

    families: Sequence[str]
    fallback: bool = True
    system: bool = False


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is to be set: the data for the layout, the folder of its files, when it was made, in seconds since 1970."""

    copy: str
    folder: Path
    made: int


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the PDF to `path`, and return 0, for it does not sound.

    Raises FormatError where no font has the letters of the article.
    """
    plain = replace(publication, sync=Sync.PARAGRAPH)  # no spans for what is heard
    parts = documents(plain)
    made = int(modified(plain.article.metadata).timestamp())
    copy = json.dumps(_copy(plain, parts), ensure_ascii=False)
    with TemporaryDirectory(prefix="accessible-print-") as folder:
        for picture, name in picture_files(plain.pictures).items():
            file = Path(folder, name)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(store.read(picture.name) or b"")
        path.write_bytes(_set(Sheets(copy, Path(folder), made), plain.article.metadata))
    return 0


def _copy(publication: Publication, parts: Sequence[Document]) -> dict[str, Any]:
    """Return what the layout needs."""
    metadata, labels = publication.article.metadata, publication.labels
    typesetter = Typesetter(labels, 3 if publication.article.parts else 2)
    bodies = zip(parts, xhtml.bodies(publication, parts), strict=True)
    body = [node for part, root in bodies for node in _in_language(part, metadata, typesetter.nodes(root[-1]))]
    return {
        "size": publication.copies.print_size,
        "title": metadata.title if is_seen(metadata.title) else labels["title page"],
        "authors": metadata.authors,
        "keywords": metadata.subjects,
        "description": metadata.description or None,
        "language": language(metadata.language),
        "front": _front(publication, typesetter),
        "contents": labels["contents"] if len(list(_headings(body))) >= ENOUGH_HEADINGS else "",
        "body": body,
    }


def _front(publication: Publication, typesetter: Typesetter) -> list[Node]:
    """Return title, byline and imprint, and the address, which a reader on paper has to copy."""
    section = xhtml.title_page(publication)[-1][0]
    section.remove(section[0])  # the cover
    url = publication.article.metadata.url
    address: Node = {"tag": "p", "in": [{"tag": "a", "href": url, "in": [url]}]}
    return [*typesetter.nodes(section), *([address] if url else [])]


def _in_language(part: Document, metadata: Metadata, nodes: list[Node]) -> list[Node]:
    if part.language == metadata.language:
        return nodes
    return [{"tag": "span", "in": nodes, "language": language(part.language)}]


def _headings(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, dict):
            if node["tag"] == "heading":
                yield node
            yield from _headings(node["in"])


def _set(sheets: Sheets, metadata: Metadata) -> bytes:
    """Return the PDF, with our fonts, else with all that are on this machine, and last without signs that none has."""
    undrawn: set[str] = set()
    found = _compiled(sheets, Fonts([MOST_LEGIBLE], fallback=False), undrawn)
    if found is not None:
        return found
    # Letters of one text are of one font; a sign here and there may be of another.
    families = [WIDEST] if any(map(str.isalpha, undrawn)) else [MOST_LEGIBLE, WIDEST]
    ideographs = f"Noto Sans CJK {_IDEOGRAPHS.get(_place(metadata.language), 'SC')}"
    for fonts in (Fonts(families), Fonts([*families, ideographs], system=True)):
        undrawn.clear()
        found = _compiled(sheets, fonts, undrawn)
        if found is not None:
            return found
    for _ in range(2):  # the plain sign for a variant may be missing, too
        sheets = replace(sheets, copy=_in_words(sheets.copy, undrawn, metadata))
        undrawn.clear()
        found = _compiled(sheets, fonts, undrawn)
        if found is not None:
            return found
    raise _no_font(undrawn, metadata)


def _place(tag: str) -> str:
    """Return the language of a BCP 47 tag, with the region of Chinese."""
    found = language(tag)
    return "-".join(filter(None, [str(found["lang"]), str(found["region"] or "") if found["lang"] == "zh" else ""]))


def _compiled(sheets: Sheets, fonts: Fonts, undrawn: set[str]) -> bytes | None:
    """Return the PDF, or None where these fonts lack signs of the text, which are added to `undrawn`."""
    import typst

    inputs = {"copy": sheets.copy, "fonts": json.dumps({"families": fonts.families, "fallback": fonts.fallback})}
    ours = [str(FOLDER / "fonts")]
    searched = typst.Fonts(include_system_fonts=fonts.system, include_embedded_fonts=False, font_paths=ours)
    layout = (FOLDER / "print.typ").read_bytes()
    typesetter = typst.Compiler(layout, root=str(sheets.folder), font_paths=searched, sys_inputs=inputs)
    try:
        return cast("bytes", typesetter.compile(format="pdf", pdf_standards=["ua-1"], timestamp=sheets.made))
    except typst.TypstError as error:
        undrawn |= _undrawn(error)
        return None


def _undrawn(error: "TypstError") -> set[str]:
    """Return the signs that no font has. Raises FormatError where it is something else that is wrong."""
    texts = _UNDRAWN.findall(error.diagnostic)
    if not texts:
        first = error.message.splitlines()[0]
        message = f"The large print cannot be set ({first}): that is a bug in accessible, so leave out this format."
        raise FormatError(message) from error
    return {sign for text in texts for sign in _lacking(ast.literal_eval(_ESCAPE.sub(_python_escape, text)))}


def _lacking(cluster: str) -> list[str]:
    """Return what no font has of letters that are drawn together: of a letter with marks, those."""
    return [sign for sign in cluster if unicodedata.combining(sign)] or list(cluster)


def _python_escape(found: re.Match[str]) -> str:
    return f"\\U{found[1]:0>8}"


def _in_words(copy: str, undrawn: AbstractSet[str], metadata: Metadata) -> str:
    """Return a text with the names of emoji and of other signs that no font has, in brackets.

    A variant of a sign becomes the plain one. Letters and figures stay; what is invisible goes. `copy` is JSON.
    """
    named = in_words(copy, metadata.language, undrawn.isdisjoint)
    return "".join(_name(sign) if sign in undrawn else sign for sign in named)


def _escaped(text: str) -> str:
    """Return a text as it stands in a string of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _name(sign: str) -> str:
    """Return what stands for a sign that no font has."""
    kind, plain = unicodedata.category(sign), unicodedata.normalize("NFKC", sign)
    if sign.isascii() or sign.isspace():  # every font has it: what it lacks is a mark on it
        return sign
    if plain != sign:
        return _escaped(plain)
    if kind in {"Cc", "Cf"} or unicodedata.name(sign, "").startswith("VARIATION SELECTOR"):
        return ""
    if kind[0] in "LN" or kind in {"Mn", "Mc"}:
        return sign
    return f"[{unicodedata.name(sign, '').lower() or f'U+{ord(sign):04X}'}]"


def _no_font(undrawn: AbstractSet[str], metadata: Metadata) -> FormatError:
    letters = sorted(sign for sign in undrawn if not sign.isascii()) or sorted(undrawn)
    scripts = {unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0] for letter in letters}
    package = "fonts-noto-cjk" if scripts <= _EAST_ASIAN else "fonts-noto"
    listed = "".join(letters[:SHOWN]) + ("…" if len(letters) > SHOWN else "")
    named = ", ".join(sorted(script if script == "CJK" else script.capitalize() for script in scripts))
    message = (
        f"No font on this machine has the letters {listed} ({named}) of {metadata.title!r}: "
        f"install one that has, on Debian with 'apt install {package}', for a large-print copy."
    )
    return FormatError(message, code="no_font")
