"""What is read of overlays: times in every form, texts as they are heard, books as other makers make them."""

from pathlib import Path

import numpy as np
import pytest
from lxml import etree

from accessible.epub.clock import seconds
from accessible.epub.unheard import unheard
from accessible.proof.examine import Ear, examine
from accessible.proof.overlay import Narrated, read
from accessible.proof.page import Page, Written
from tests.archives import archive
from tests.broken import RATE, encoded


@pytest.mark.parametrize(
    ("clock", "time"),
    [
        # The examples of SMIL 3.0, 5.5.2 (clock values)
        ("02:30:03", 9003),
        ("50:00:10.25", 180010.25),
        ("02:33", 153),
        ("00:10.5", 10.5),
        ("3.2h", 11520),
        ("45min", 2700),
        ("30s", 30),
        ("5ms", 0.005),
        ("12.467", 12.467),
        ("00.5s", 0.5),
        ("00:00.005", 0.005),
        # Those of EPUB 3.3, E (clock values)
        ("5:34:31.396", 20071.396),
        ("124:59:36", 449976),
        ("0:05:01.2", 301.2),
        ("0:00:04", 4),
        ("09:58", 598),
        ("00:56.78", 56.78),
        ("76.2s", 76.2),
        ("7.75h", 27900),
        ("13min", 780),
        ("2345ms", 2.345),
        ("12.345", 12.345),
        # As in DAISY 2.02
        ("npt=12.3s", 12.3),
        (" 1s\n", 1),
    ],
)
def test_a_clock_value_is_read_in_every_form(clock: str, time: float) -> None:
    assert seconds(clock) == pytest.approx(time)


@pytest.mark.parametrize(
    "clock", ["", "soon", "-5s", "1:60", "00:61:00", "1:2:3", "5 s", "5m", "1.s", ".5s", "1e3", "inf"]
)
def test_what_is_no_clock_value_is_refused(clock: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        seconds(clock)


# A book of another maker: files in folders, a sound file for two chapters, M4A, times in every form, nested seqs.


OPF = """\
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en</dc:language>
<meta property="media:duration">0.2min</meta><meta property="media:duration" refines="#s1">8s</meta>
<meta property="media:duration" refines="#s2">00:04</meta></metadata>
<manifest><item id="c1" href="Text/one%20a.xhtml" media-type="application/xhtml+xml" media-overlay="s1"/>
<item id="c2" href="Text/two.xhtml" media-type="application/xhtml+xml" media-overlay="s2"/>
<item id="s1" href="smil/one.smil" media-type="application/smil+xml"/>
<item id="s2" href="smil/two.smil" media-type="application/smil+xml"/>
<item id="a" href="Audio/all.m4a" media-type="audio/mp4"/></manifest>
<spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>"""
ONE = """\
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en-GB">
<head><title>Not heard</title></head><body>
<section id="s"><h1 id="h">The <em>First</em> Chapter</h1>
<p><span id="p1">It rained<a epub:type="noteref" href="#n">1</a> for <del>three</del> four days.</span>
<span epub:type="pagebreak" id="page2" title="2">2</span><span id="p2" lang="fr">Il pleuvait encore.</span></p>
<figure><img id="i" src="a.png" alt="A grey harbour"/></figure>
<p hidden="">Nothing</p></section></body></html>"""
TWO = """\
<html xmlns="http://www.w3.org/1999/xhtml"><body>
<p id="p1">The <ruby>sun<rt>son</rt></ruby> came out.</p></body></html>"""
SMIL = '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">{}</smil>'
PAR = '<par><text src="../Text/{}"/><audio src="../Audio/all.m4a" {}/></par>'
SMIL_ONE = SMIL.format(
    '<body epub:textref="../Text/one%20a.xhtml"><seq epub:type="chapter" epub:textref="../Text/one%20a.xhtml#s">'
    + PAR.format("one%20a.xhtml#h", 'clipBegin="npt=0s" clipEnd="2000ms"')
    + "<seq><seq>"
    + PAR.format("one%20a.xhtml#p1", 'clipBegin="2" clipEnd="00:00:04"')
    + "</seq>"
    + PAR.format("one%20a.xhtml#p2", 'clipBegin="4.0s" clipEnd="0.1min"')
    + "</seq>"
    + PAR.format("one%20a.xhtml#i", 'clipBegin="00:06" clipEnd="00:08.000"')
    + "</seq></body>"
)
SMIL_TWO = SMIL.format("<body>" + PAR.format("two.xhtml#p1", 'clipBegin="8s"') + "</body>")


def humming(seconds: float) -> np.ndarray:
    """Return a hum that is interrupted every two seconds."""
    at = np.arange(round(seconds * RATE)) / RATE
    return np.sin(2 * np.pi * 220 * at) * 8000 * (at % 2 < 1.8)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("other") / "other.epub"
    sound = encoded(humming(12), "-c:a", "aac", "-f", "mp4", "-movflags", "frag_keyframe+empty_moov")
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/package.opf": OPF,
        "OPS/Text/one a.xhtml": ONE, "OPS/Text/two.xhtml": TWO, "OPS/smil/one.smil": SMIL_ONE,
        "OPS/smil/two.smil": SMIL_TWO, "OPS/Audio/all.m4a": sound,
    }  # fmt: skip
    path.write_bytes(archive(files))
    return path


def told(each: Narrated) -> tuple[str, str, str, float, float | None]:
    return each.where, each.text, each.language, each.begin, each.end


def test_a_book_of_another_maker_is_read(other: Path) -> None:
    book = read(other)
    assert book.findings == ()
    one = "OPS/Text/one a.xhtml"
    assert [told(each) for each in book.narrated] == [
        (f"{one}#h", "The First Chapter", "en-GB", 0, 2),
        (f"{one}#p1", "It rained for four days.", "en-GB", 2, 4),
        (f"{one}#p2", "Il pleuvait encore.", "fr", 4, 6),
        (f"{one}#i", "A grey harbour", "en-GB", 6, 8),
        ("OPS/Text/two.xhtml#p1", "The sun came out.", "en", 8, None),
    ]
    assert {each.audio for each in book.narrated} == {"OPS/Audio/all.m4a"}
    assert [overlay.duration for overlay in book.overlays] == [8, 4]
    assert book.duration == 12


def test_nothing_is_wrong_with_a_book_of_another_maker(other: Path) -> None:
    found = examine(other, Ear(), lambda *_: None)
    assert [finding.code for finding in found.findings] == ["not_listened"]
    assert found.seconds == pytest.approx(12, abs=0.1)


BODY = """\
<body xmlns="http://www.w3.org/1999/xhtml"><h2 id="h">Boats</h2>
<ol start="4"><li id="one">Wash</li><li><p id="two">Dry</p></li><li value="9" id="nine">Go</li></ol>
<ul><li id="u">Wait</li></ul>
<table><tr><th>Country</th><th>Ships</th></tr><tr><td id="t">Peru</td><td>7</td></tr></table>
<p id="c">Call <code>go(a)</code> now.</p><pre><span id="p">a = 1</span></pre></body>"""


def beside(fragment: str) -> list[str]:
    """Return words that may be said with an element, but for those that may be with any."""
    found = written(fragment).beside.split()
    return [word for word in found if word not in {"Picture:", "Code:", "Done:", "Not", "done:"}]


def written(fragment: str) -> Written:
    found = Page(etree.fromstring(BODY), "en").written(fragment)
    assert found
    return found


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("h", ["Heading", "level", "2,"]),
        ("one", ["4"]),
        ("two", ["5"]),
        ("nine", ["9"]),
        ("u", []),
        ("t", ["Country", "Ships"]),
    ],
)
def test_what_a_voice_may_say_beside_a_text_is_known(fragment: str, words: list[str]) -> None:
    assert beside(fragment) == words


@pytest.mark.parametrize(
    ("fragment", "text", "spoken"), [("c", "Call go(a) now.", "Call go a now."), ("p", "a = 1", "a equals 1")]
)
def test_code_is_compared_in_words(fragment: str, text: str, spoken: str) -> None:
    assert (written(fragment).text, written(fragment).spoken) == (text, spoken)


def test_what_nobody_narrates_is_listed_by_blocks() -> None:
    found = unheard(etree.fromstring(BODY), {"h", "one", "t", "p"})
    assert [(each.fragment, each.text) for each in found] == [
        ("two", "Dry"),
        ("nine", "Go"),
        ("u", "Wait"),
        ("", "Country"),
        ("", "Ships"),
        ("", "7"),
        ("c", "Call go(a) now."),
    ]
