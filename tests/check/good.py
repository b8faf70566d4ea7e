"""A good book, as bytes: two chapters with all that rules look at, narrated sentence by sentence, a second each."""

import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from struct import pack as packed

import numpy as np

from tests.broken import RATE, clock, encoded

Files = dict[str, bytes]
MP3 = ("-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3")
SECOND = 1000  # milliseconds

CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="en" dir="ltr"
  prefix="a11y: http://www.idpf.org/epub/vocab/package/a11y/#">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:6f6c4e5e-6b8b-4d5d-9f44-0a4cf3c3a0b1</dc:identifier>
<dc:title>The pier</dc:title>
<dc:language>en</dc:language>
<dc:creator>Ann Lee</dc:creator>
<dc:source id="paper">urn:isbn:9780000000002</dc:source>
<meta property="source-of" refines="#paper">pagination</meta>
<meta property="dcterms:modified">2026-01-31T12:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessModeSufficient">auditory</meta>
<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityFeature">longDescription</meta>
<meta property="schema:accessibilityFeature">MathML</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">displayTransformability</meta>
<meta property="schema:accessibilityFeature">unlocked</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of the text, and what is in the pictures, is read aloud.</meta>
<meta property="dcterms:conformsTo" id="conf">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
<meta property="a11y:certifiedBy" refines="#conf">The Pier Press</meta>
{durations}
<meta property="media:narrator">Ann Lee</meta>
<meta property="media:active-class">-epub-media-overlay-active</meta>
<meta property="media:playback-active-class">-epub-media-overlay-playing</meta>
</metadata>
<manifest>
<item id="title" href="title.xhtml" media-type="application/xhtml+xml" media-overlay="title-mo"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav" media-overlay="nav-mo"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml" properties="mathml" media-overlay="one-mo"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml" properties="svg" media-overlay="two-mo"/>
{items}
<item id="style" href="style.css" media-type="text/css"/>
<item id="lamp" href="lamp.png" media-type="image/png" properties="cover-image"/>
</manifest>
<spine>
<itemref idref="title"/>
<itemref idref="nav"/>
<itemref idref="one"/>
<itemref idref="two"/>
</spine>
</package>
"""
STYLE = """\
body { margin: 0 5%; line-height: 1.6; }
h1 { font-size: 1.6em; }
.-epub-media-overlay-active {
  background-color: #ffe38a;
  color: #1a1a1a;
  text-decoration: underline;
}
@media (prefers-color-scheme: dark) {
  .-epub-media-overlay-active { background-color: #5c4a00; color: #ffffff; }
}
"""
TITLE = """\
<section epub:type="titlepage" aria-label="Title page">
<h1 id="t1">The pier</h1>
<p id="t2">By Ann Lee</p>
</section>
"""
NAV = """\
<nav epub:type="toc" role="doc-toc" aria-labelledby="n1">
<h1 id="n1">Contents</h1>
<ol>
<li><a id="n2" href="one.xhtml#o1">The lamp</a>
<ol><li><a id="n3" href="one.xhtml#o6">The keeper</a></li></ol></li>
<li><a id="n4" href="two.xhtml">The boats</a></li>
</ol>
</nav>
<nav epub:type="page-list" role="doc-pagelist" aria-label="Pages" hidden="hidden">
<ol><li><a href="one.xhtml#page1">1</a></li><li><a href="two.xhtml#page2">2</a></li></ol>
</nav>
"""
ONE = """\
<section aria-labelledby="o1">
<h1 id="o1">The lamp</h1>
<p><span id="page1" epub:type="pagebreak" role="doc-pagebreak" aria-label="1"></span><span id="o2">The lamp is lit \
before the sun is gone.</span> <span id="o3">Nobody has asked.<a href="two.xhtml#w5" epub:type="noteref" \
role="doc-noteref">1</a></span></p>
<figure>
<img id="o4" src="lamp.png" alt="A lamp at the end of a pier" aria-details="o5"/>
<figcaption id="o5">The lamp on its post, with the sea behind it.</figcaption>
</figure>
<section aria-labelledby="o6">
<h2 id="o6">The keeper</h2>
<p id="o7">He counts <math id="o8" xmlns="http://www.w3.org/1998/Math/MathML" alttext="two plus two"><mn>2</mn>\
<mo>+</mo><mn>2</mn></math> boats.</p>
</section>
</section>
"""
TWO = """\
<section aria-labelledby="w1">
<h1 id="w1">The boats</h1>
<span id="page2" epub:type="pagebreak" role="doc-pagebreak" aria-label="2"></span>
<table id="w2">
<caption id="w3">Boats by day</caption>
<tr><th id="w6" scope="col">Day</th><th id="w7" scope="col">Boats</th></tr>
<tr><td id="w8">Monday</td><td id="w9">Two</td></tr>
<tr><td id="w10">Tuesday</td><td id="w11">Three</td></tr>
</table>
<p id="w4">They come <a href="one.xhtml#o6">to the keeper</a>, and <a href="https://example.org/sea">to the sea</a>.</p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="A wave"><path d="M0 9L9 0"/></svg>
<aside id="w5" epub:type="footnote" role="doc-footnote"><p id="w12">Nobody but the sea.</p></aside>
</section>
"""
DOCUMENTS = {
    "title": (TITLE, "The pier", ["t1", "t2"]),
    "nav": (NAV, "Contents", ["n1", "n2", "n3", "n4"]),
    "one": (ONE, "The lamp", ["o1", "o2", "o3", "o4", "o5", "o6", "o7"]),
    "two": (TWO, "The boats", ["w1", "w3", "w6", "w7", "w8", "w9", "w10", "w11", "w4", "w12"]),
}
"""Body, title, and what is narrated, of each document."""


def document(body: str, title: str) -> str:
    """Return a content document in English."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" '
        'xml:lang="en">\n'
        f'<head><meta charset="utf-8"/><title>{title}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}</body>\n</html>\n'
    )


def par(name: str, identifier: str, number: int, *, note: bool = False) -> str:
    """Return a par of a second."""
    kind = ' epub:type="footnote"' if note else ""
    begin, end = clock(number * SECOND), clock((number + 1) * SECOND)
    return (
        f'<par id="par-{identifier}"{kind}><text src="{name}.xhtml#{identifier}"/>'
        f'<audio src="{name}.mp3" clipBegin="{begin}" clipEnd="{end}"/></par>\n'
    )


def overlay(name: str, pars: str) -> str:
    """Return an overlay of a document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">\n'
        f'<body epub:textref="{name}.xhtml">\n'
        f'<seq id="seq-{name}" epub:textref="{name}.xhtml#{DOCUMENTS[name][2][0]}">\n'
        f"{pars}</seq>\n</body>\n</smil>\n"
    )


@cache
def tone(seconds: float, *arguments: str) -> bytes:
    """Return a tone of that length, as MP3 if nothing else is said: frames only, of a constant bit rate."""
    wave = 6000 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE)) / RATE)
    return encoded(wave, *(arguments or MP3))


def png() -> bytes:
    """Return a picture of one grey pixel."""
    chunks = ((b"IHDR", packed(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b""))
    whole = (packed(">I", len(data)) + kind + data + packed(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(whole)


def good() -> Files:
    """Return the files of the book, in order."""
    durations = [f'<meta property="media:duration">{clock(sum(len(d[2]) for d in DOCUMENTS.values()) * SECOND)}</meta>']
    items, files = [], {}
    for name, (body, title, narrated) in DOCUMENTS.items():
        files[f"EPUB/{name}.xhtml"] = document(body, title).encode()
        pars = (par(name, each, number, note=each == "w12") for number, each in enumerate(narrated))
        files[f"EPUB/{name}.smil"] = overlay(name, "".join(pars)).encode()
        files[f"EPUB/{name}.mp3"] = tone(len(narrated))
        time = clock(len(narrated) * SECOND)
        durations.append(f'<meta property="media:duration" refines="#{name}-mo">{time}</meta>')
        items.append(f'<item id="{name}-mo" href="{name}.smil" media-type="application/smil+xml"/>')
        items.append(f'<item id="{name}-mp3" href="{name}.mp3" media-type="audio/mpeg"/>')
    package = PACKAGE.format(durations="\n".join(durations), items="\n".join(items))
    before = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/content.opf": package.encode(),
    }
    return before | files | {"EPUB/style.css": STYLE.encode(), "EPUB/lamp.png": png()}


def write(files: Mapping[str, bytes], path: Path) -> Path:
    """Write files as a book: the first and the sound stored, the rest deflated."""
    with zipfile.ZipFile(path, "w") as out:
        for name, data in files.items():
            stored = name == "mimetype" or name.endswith((".mp3", ".m4a"))
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            out.writestr(info, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return path


def in_file(samples: np.ndarray, path: Path, *arguments: str) -> bytes:
    """Return samples as a sound file that ffmpeg finishes where it began, which it cannot in a pipe."""
    encoded(samples, *arguments, "-id3v2_version", "0", "-y", str(path), "-f", "null")
    return path.read_bytes()
