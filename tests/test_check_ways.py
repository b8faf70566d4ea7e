"""Ways of breaking a book, each of which is found; and valid books, in which no error is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from accessible.check.examine import examine
from accessible.check.message import Severity
from tests.check.breaking import Change, book, both, declared, feature, files, listed, swap
from tests.check.good import Files, good, tone, write

PACKAGE = "content.opf"


def codes(path: Path) -> set[str]:
    return {message.code for message in examine(path)}


# More than one way to break a rule: each is found, by the code that it has.

Changes = dict[str, Change | bytes | None]
AUDIO = 'href="one.mp3" media-type="audio/mpeg"'
WAYS: dict[str, tuple[str, Changes]] = {
    "mimetype is missing": ("ZIP-010", {"mimetype": None}),
    "letters outside ASCII in a name": ("ZIP-012", {"søn.txt": b"x"}),
    "a name with a backslash": ("ZIP-015", {"EPUB/..\\x.txt": b"x"}),
    "no container.xml": ("ZIP-017", {"META-INF/container.xml": None}),
    "a container that is no XML": ("ZIP-017", {"META-INF/container.xml": b"\0\1 nothing"}),
    "no title": ("PUB-001", {PACKAGE: swap("<dc:title>The pier</dc:title>", "")}),
    "a language by its name": ("PUB-003", {PACKAGE: swap("<dc:language>en<", "<dc:language>en English language<")}),
    "modified without a time": ("PUB-004", {PACKAGE: swap("2026-01-31T12:00:00Z", "2026-01-31")}),
    "modified with fractions": ("PUB-004", {PACKAGE: swap("12:00:00Z", "12:00:00.123456Z")}),
    "modified on a day that is none": ("PUB-004", {PACKAGE: swap("2026-01-31T", "2026-02-31T")}),
    "the reading order names nothing": ("PUB-010", {PACKAGE: swap('idref="two"', 'idref="three"')}),
    "a style sheet is missing": ("PUB-006", {"style.css": None}),
    "MP3 by its short name": ("AUD-004", {PACKAGE: swap(AUDIO, AUDIO.replace("mpeg", "mp3"))}),
    "the sound is empty": ("AUD-006", {"one.mp3": b""}),
    "the sound is cut off": ("CLP-001", {"one.mp3": lambda data: data[: len(data) * 13 // 14]}),
    "the sound is half of it": ("CLP-002", {"one.mp3": lambda data: data[: len(data) // 2]}),
    "a tag in the middle": ("AUD-010", {"one.mp3": lambda data: data[:9600] + b"\0" * 500 + data[9600:]}),
    "a clip that ends before it begins": ("CLP-005", {"one.smil": swap('clipEnd="0:00:03.000"', 'clipEnd="0:00:01"')}),
    "a time with a space": ("CLP-008", {"one.smil": swap('clipEnd="0:00:03.000"', 'clipEnd="3 s"')}),
    "a negative time": ("CLP-008", {"one.smil": swap('clipBegin="0:00:02.000"', 'clipBegin="-2s"')}),
    "61 seconds in a minute": ("CLP-008", {"one.smil": swap('clipEnd="0:00:03.000"', 'clipEnd="0:00:61"')}),
    "a time as SMIL 1 has it": ("CLP-008", {"one.smil": swap('clipEnd="0:00:03.000"', 'clipEnd="npt=3s"')}),
    "a duration with a space": ("CLP-012", {PACKAGE: swap(">0:00:23.000<", ">23 s<")}),
    "a duration in the wrong unit": ("CLP-014", {PACKAGE: swap(">0:00:07.000<", ">7ms<")}),
    "the overlay is not there": ("OVL-001", {"one.smil": None}),
    "the overlay is not in the manifest": ("OVL-001", {PACKAGE: swap('overlay="one-mo"', 'overlay="no-mo"')}),
    "SMIL without a version": ("OVL-002", {"one.smil": swap(' version="3.0"', "")}),
    "SMIL without a body": ("OVL-002", {"one.smil": both(swap("<body", "<main"), swap("</body>", "</main>"))}),
    "two sounds in a par": ("OVL-005", {"one.smil": swap("</par>", '<audio src="one.mp3" clipEnd="1s"/></par>')}),
    "a document that is not there": ("OVL-006", {"one.smil": swap("one.xhtml#o3", "three.xhtml#o3")}),
    "one text, two clips": ("OVL-007", {"one.smil": swap("#o3", "#o2")}),
    "a word is narrated inside a sentence": ("OVL-007", {
        "one.smil": swap("</seq>", '<par><text src="one.xhtml#o8"/><audio src="one.mp3" clipBegin="0:00:06.000" '
                         'clipEnd="0:00:07.000"/></par></seq>'),
    }),
    "an empty body": ("OVL-016", {"one.smil": lambda data: re.sub(rb"<seq.*</seq>", b"", data, flags=re.DOTALL)}),
    "an alternative text that nobody narrates": ("OVL-012", {"one.smil": swap("#o4", "#o5")}),
    "a tag that is not closed": ("TXT-001", {"two.xhtml": swap("</table>", "")}),
    "an empty document": ("TXT-001", {"two.xhtml": b""}),
    "alt is a word for a picture": ("TXT-003", {"one.xhtml": swap("A lamp at the end of a pier", "Image")}),
    "alt is the name of another file": ("TXT-003", {"one.xhtml": swap("A lamp at the end of a pier", "IMG_0042.JPG")}),
    "a picture that is not there": ("TXT-012", {"one.xhtml": swap("lamp.png", "lamb.png")}),
    "a note that is not there": ("TXT-012", {"one.xhtml": swap("two.xhtml#w5", "two.xhtml#w55")}),
    "a picture from a server": ("TXT-014", {"one.xhtml": swap("lamp.png", "https://example.org/lamp.png")}),
    "an entry that leads nowhere": ("TOC-003", {"nav.xhtml": swap(' href="one.xhtml#o6"', "")}),
    "an empty entry of the contents": ("TOC-006", {"nav.xhtml": swap(">The keeper<", "><")}),
    "accessModeSufficient is misspelt": ("MET-016", {PACKAGE: swap('Sufficient">auditory', 'Sufficient">audio')}),
    "accessMode in capitals": ("MET-016", {PACKAGE: swap('accessMode">visual', 'accessMode">Visual')}),
    "a hazard, and that it is not there": ("MET-018", {PACKAGE: swap(
        'Hazard">none</meta>',
        'Hazard">sound</meta><meta property="schema:accessibilityHazard">noSoundHazard</meta>',
    )}),
    "ruby is claimed": ("MET-017", {PACKAGE: declared(feature("rubyAnnotations"))}),
    "captions are claimed": ("MET-017", {PACKAGE: declared(feature("closedCaptions"))}),
    "the level of WCAG is missing": ("MET-014", {PACKAGE: swap("WCAG 2.2 Level AA", "WCAG 2.2 AA")}),
    "fixed pages, display can be changed": ("MET-019", {PACKAGE: declared(
        '<meta property="rendition:layout">pre-paginated</meta>'
    )}),
    "two classes for what is read": ("STY-002", {PACKAGE: swap(">-epub-media-overlay-active<", ">active item<")}),
    "the class is in no style": ("STY-003", {PACKAGE: swap(">-epub-media-overlay-active<", ">active<")}),
    "the style sheet imports nothing": ("STY-003", {"style.css": b"@import url(other.css);"}),
    "an underline that is none": ("STY-004", {"style.css": swap("decoration: underline", "decoration: none")}),
    "a size in the head": ("STY-005", {"one.xhtml": swap("</head>", "<style>p { font-size: 11pt }</style></head>")}),
    "a size in an attribute": ("STY-005", {"one.xhtml": swap('<p id="o7">', '<p id="o7" style="font-size: 14px">')}),
    "a height of lines in pixels": ("STY-005", {"style.css": swap("line-height: 1.6", "line-height: 20px")}),
    "a white page": ("STY-006", {"style.css": both(
        swap("body {", "html { background: #fff }\nbody {"), swap("prefers-color-scheme", "min-width")
    )}),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_breaking_a_book_is_found(way: str, tmp_path: Path) -> None:
    code, changes = WAYS[way]
    assert code in codes(book(tmp_path, changes))


def test_the_good_book_may_import_its_styles(tmp_path: Path) -> None:
    changes: Changes = {
        "style.css": b'@import "more/real.css";',
        "more/real.css": good()["EPUB/style.css"],
        PACKAGE: listed('<item id="real" href="more/real.css" media-type="text/css"/>'),
    }
    found = files(changes)
    found["EPUB/more/real.css"] = found.pop("more/real.css")
    assert examine(write(found, tmp_path / "book.epub")) == []


def test_a_sentence_that_is_narrated_word_by_word_is_narrated_whole(tmp_path: Path) -> None:
    words = '<span id="o2"><b id="o21">The lamp</b> is <b id="o22">lit</b> <b id="o23">now.</b></span>'
    sound = '<audio src="one.mp3" clipBegin="0:00:01.{}" clipEnd="0:00:0{}"/></par>'
    times = (("o21", "000", "1.300"), ("o22", "300", "1.600"), ("o23", "600", "2.000"))
    pars = "".join(f'<par><text src="one.xhtml#{name}"/>{sound.format(*time)}' for name, *time in times)
    changes: Changes = {
        "one.xhtml": lambda data: re.sub(rb'<span id="o2">.*?</span>', words.encode(), data, flags=re.DOTALL),
        "one.smil": lambda data: re.sub(
            rb'<par id="par-o2">.*?</par>', f'<seq epub:textref="one.xhtml#o2">{pars}</seq>'.encode(), data
        ),
    }
    assert examine(book(tmp_path, changes)) == []


# Books as the W3C writes them to test reading systems: they are valid, so that no error may be found.

W3C_PAGE = """\
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A test</title><style>
.active-item {{ background-color: #0d925f; color: black; }}
.rendered-with-mo {{ color: rgb(158,158,158); }}
</style>{head}</head><body id="body">{body}</body></html>"""
W3C_TEXT = '<h1 id="first">Call me Ishmael.</h1><p id="second">Some years ago.</p><p id="third">It is a way I have.</p>'
W3C_PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en" unique-identifier="pub-id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Nobody</dc:creator>
<dc:identifier id="pub-id">test</dc:identifier><dc:language>en</dc:language><dc:title>A test</dc:title>
<meta property="dcterms:modified">2022-02-10T00:00:00Z</meta>
<meta property="media:duration" refines="#smil">{duration}</meta><meta property="media:duration">{duration}</meta>
<meta property="media:active-class">active-item</meta>
<meta property="media:playback-active-class">rendered-with-mo</meta>{metadata}</metadata>
<manifest><item id="intro" href="intro.xhtml" media-type="application/xhtml+xml"/>
<item id="page" href="{page}" media-type="{kind}" media-overlay="smil"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="smil" href="mo/page.smil" media-type="application/smil+xml"/>{items}</manifest>
<spine><itemref idref="intro"/><itemref idref="page"/></spine></package>"""
W3C_NAV = """\
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en">
<head><title>A test</title></head><body>
<nav epub:type="toc"><ol><li><a href="{page}">Page</a></li></ol></nav></body></html>"""
W3C_SVG = """\
<svg version="1.1" viewBox="0 0 360 110" xmlns="http://www.w3.org/2000/svg"><style>.active-item { fill: red; }</style>
<title>A test</title><g id="first"><text>Call me Ishmael.</text></g><g id="second"><text>Some years ago.</text></g>
<g id="third"><text>It is a way I have.</text></g></svg>"""


def w3c(folder: Path, pars: str, seconds: int = 3, *, text: str = "", head: str = "", metadata: str = "") -> Path:
    """Write a book in the manner of the W3C's tests: folders for overlays and sound, no language in documents."""
    page = "page.svg" if text.startswith("<svg") else "page.xhtml"
    smil = (
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>'
        f'<seq epub:textref="../{page}">{pars}</seq></body></smil>'
    )
    heard = sorted(set(re.findall(r"audio/(\w+\.mp3)", pars)))
    items = "".join(f'<item id="{name}" href="audio/{name}" media-type="audio/mpeg"/>' for name in heard)
    kind = "image/svg+xml" if page.endswith("svg") else "application/xhtml+xml"
    package = W3C_PACKAGE.format(duration=f"0:00:0{seconds}", page=page, kind=kind, items=items, metadata=metadata)
    held: Files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": good()["META-INF/container.xml"],
        "EPUB/content.opf": package.encode(),
        "EPUB/nav.xhtml": W3C_NAV.format(page=page).encode(),
        "EPUB/intro.xhtml": W3C_PAGE.format(head="", body="<p>This test passes if it is heard.</p>").encode(),
        f"EPUB/{page}": (text or W3C_PAGE.format(head=head, body=W3C_TEXT)).encode(),
        "EPUB/mo/page.smil": smil.encode(),
    }
    return write(held | {f"EPUB/audio/{name}": tone(3) for name in heard}, folder / "w3c.epub")


def par(name: str, times: str, audio: str = "one.mp3", page: str = "page.xhtml") -> str:
    sound = f'<audio src="../audio/{audio}" {times}/>' if times else ""
    return f'<par id="{name}"><text src="../{page}#{name}"/>{sound}</par>'


def clip(begin: str, end: str) -> str:
    return f'clipBegin="0:00:0{begin}" clipEnd="0:00:0{end}"'


FIRST, SECOND, THIRD = par("first", clip("0", "1")), par("second", clip("1", "2")), par("third", clip("2", "3"))
STYLES = re.compile("<style>.*</style>", re.DOTALL)
CLASSES = re.compile(rb"<meta property=.media:[a-z-]+-class.*?</meta>")
FIXED = '<meta property="rendition:layout">pre-paginated</meta>'
VIEW = '<meta name="viewport" content="width=600, height=800"/><style>p { font-size: 20px; color: navy; }</style>'
VALID: dict[str, Callable[[Path], Path]] = {
    "timing-synchronization": lambda folder: w3c(folder, FIRST + SECOND + THIRD),
    "multiple_audio": lambda folder: w3c(folder, FIRST + SECOND + par("third", clip("0", "1"), "two.mp3")),
    "exceeding_clipend": lambda folder: w3c(folder, FIRST + SECOND + par("third", clip("2", "9"))),
    "no_clipbegin": lambda folder: w3c(folder, par("first", 'clipEnd="0:00:01"') + SECOND + THIRD),
    "no_clipend": lambda folder: w3c(folder, FIRST + SECOND + par("third", 'clipBegin="0:00:02"')),
    "begins in the middle": lambda folder: w3c(folder, SECOND + THIRD, seconds=2),
    "navigation, one text twice": lambda folder: w3c(folder, FIRST + SECOND + par("second", clip("2", "3"))),
    "tts_multi": lambda folder: w3c(folder, FIRST + par("second", "") + THIRD, seconds=2),
    "fixed layout": lambda folder: w3c(folder, FIRST + SECOND + THIRD, head=VIEW, metadata=FIXED),
    "svg": lambda folder: w3c(
        folder, (FIRST + SECOND + THIRD).replace("page.xhtml", "page.svg"), text=W3C_SVG
    ),
    "embedded video": lambda folder: w3c(
        folder, FIRST + SECOND + THIRD,
        text=W3C_PAGE.format(head="", body=f'<video controls="" src="audio/one.mp3"></video>{W3C_TEXT}'),
    ),
    "no styles": lambda folder: w3c(
        folder, FIRST + SECOND + THIRD, text=STYLES.sub("", W3C_PAGE.format(head="", body=W3C_TEXT))
    ),
    "no class": lambda folder: book(folder, {PACKAGE: lambda data: CLASSES.sub(b"", data)}),
    "a nested seq": lambda folder: w3c(folder, f'<seq epub:textref="../page.xhtml#first">{FIRST}</seq>{SECOND}{THIRD}'),
    "text in the body only": lambda folder: w3c(folder, par("body", clip("0", "3"))),
}  # fmt: skip


@pytest.mark.parametrize("name", VALID)
def test_a_valid_book_has_no_error(name: str, tmp_path: Path) -> None:
    worst = {Severity.FATAL, Severity.ERROR}
    assert [message for message in examine(VALID[name](tmp_path)) if message.severity in worst] == []
