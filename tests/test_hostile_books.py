"""Articles that want to break a book: EPUBCheck finds nothing in it, or one clear sentence says why there is none."""

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from accessible import pipeline
from accessible.errors import AccessibleError
from accessible.settings import Settings
from tests.judged import judges
from tests.overlay import Book

pytestmark = [pytest.mark.validate, pytest.mark.timeout(600)]

PAGE = '<html lang="{}"><head><title>{}</title></head><body><article><h1>{}</h1>{}</article></body></html>'
SENTENCE = "Salt came to the harbour by ship, and nobody remembers who had brought it. "
FORMULA = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow><mi>x</mi><mo>=</mo><msup><mi>a</mi>'
    "<mn>2</mn></msup><mo>&lt;</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>"
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A sun</title><circle id="b0001" r="3"/>'
    '<text x="1" y="2">Sun &amp; sea</text><foreignObject><p>inside</p></foreignObject></svg>'
)
CLASHES = ("title", "nav", "contents", "contents-1", "cover", "style", "article", "article-overlay", "article-audio")
"""What the book calls things itself."""


def page(body: str, title: str = "Salt", language: str = "en") -> str:
    """Return a page with an article."""
    return PAGE.format(language, title, title, body)


def clashing() -> str:
    """Return a page whose ids are those of the book, each there twice, and whose notes have one id for two."""
    ids = [
        *CLASHES,
        "b0001",
        "b0002",
        "b0002-s1",
        "note-b0009",
        "note-b0009-ref",
        "seq-b0001",
        "section-b0001",
        "a b",
        "",
    ]
    paragraphs = "".join(
        f'<p id="{name}">{SENTENCE}This is paragraph {number}. <a href="#{name}">There.</a></p>'
        for number, name in enumerate([*ids, *ids])
    )
    marks = "".join(f'<sup id="r{at}"><a href="#fn1" role="doc-noteref">{at}</a></sup>' for at in (1, 1, 2))
    notes = "".join(f'<li id="fn1"><p>Note {at}. <a href="#r{at}">back</a></p></li>' for at in (1, 2, 3))
    return page(f"{paragraphs}<p>{SENTENCE}{marks}</p><section role='doc-endnotes'><ol>{notes}</ol></section>")


def many_notes(count: int) -> str:
    """Return Markdown with notes, each asked for once."""
    marks = "".join(f"The word number {at} has a note.[^{at}]\n\n" for at in range(count))
    notes = "".join(f"[^{at}]: It is note {at}.\n" for at in range(count))
    return f"# Notes\n\n{marks}{notes}"


def table(rows: int) -> str:
    """Return a page with nothing but a table."""
    cells = "".join(f"<tr><th>Year {1800 + row}</th><td>{row * 7} ships</td><td></td></tr>" for row in range(rows))
    return page(f"<table><caption>Ships</caption><tr><th>Year</th><th>Ships</th><th></th></tr>{cells}</table>")


NOTES = 400
EACH = 20
"""Of the hostile texts, every twentieth makes a book: each takes the better part of a second."""
ODD = {
    "clashing ids.html": clashing(),
    "a table only.html": table(30),
    "500 notes.md": many_notes(500),
    "100,000 characters.txt": f"One paragraph\n\n{SENTENCE * (100_000 // len(SENTENCE) + 1)}\n",
    "100,000 letters.txt": f"One word\n\n{SENTENCE}\n\n{'salt' * 25_000}\n",
    "100,000 ideographs.txt": f"盐\n\n{'盐让厨师的生活更轻松，胡椒让它更有趣；' * 5_000}\n",
    "right to left.html": page(
        f"<p>{'يجعل الملح حياة الطباخ أسهل، ويجعلها الفلفل أكثر إثارة. ' * 4}</p><p dir='ltr' lang='en'>{SENTENCE}</p>"
        "<ul><li>الملح <bdo dir='ltr'>Salt &amp; 12</bdo></li></ul><table><tr><th>السنة</th><td>1999</td></tr></table>",
        "الملح والفلفل",
        "ar",
    ),
    "vertical.html": PAGE.replace("<body>", '<body style="writing-mode: vertical-rl">').format(
        "ja",
        "塩と胡椒",
        "塩と胡椒",
        f"<p>{'<ruby>塩<rt>しお</rt></ruby>は料理人の暮らしを楽にします。' * 8}"
        "<span style='text-combine-upright: all'>12</span></p>"
        "<p>「太陽を待つだけです」と漁師は言いました。﹁縦﹂︱︙</p>",
    ),
    "devanagari.html": page(f"<p>{'नमक रसोइये का जीवन आसान बनाता है। क्षत्रिय ज्ञान श्री। ' * 6}</p>", "नमक और मिर्च", "hi"),
    "emoji.html": page(f"<p>{SENTENCE} 😀👩‍👩‍👧🏳️‍🌈🇩🇪1️⃣</p><h2>🧂</h2><p>🌊🌊🌊</p><ul><li>👍🏽</li></ul>", "🧂 &amp; 🌶️"),
    "formulas and drawings.html": page(
        f"<p>{SENTENCE}{FORMULA} And {FORMULA.replace('block', 'inline')} as well.</p>{DRAWING}"
        f"<figure>{DRAWING}<figcaption>The sun {FORMULA}</figcaption></figure><p>{SENTENCE * 4}</p>"
        f"<h2>{FORMULA}</h2><table><tr><td>{FORMULA}</td><td>{DRAWING}</td></tr></table>"
    ),
    "a formula only.html": page(FORMULA),
    "a drawing only.html": page(DRAWING),
}


def everywhere(text: str) -> str:
    """Return a page with a text in every field that a page has."""
    value = html.escape(text)
    data = html.escape(
        json.dumps({"@type": "Article", "author": {"name": text}, "publisher": {"name": text}}), quote=False
    )
    names = ("author", "description", "keywords", "article:published_time", "article:section")
    metas = "".join(f'<meta name="{name}" content="{value}">' for name in names)
    graph = "".join(f'<meta property="og:{name}" content="{value}">' for name in ("title", "site_name", "url", "image"))
    return f"""<html lang="{value}"><head><title>{value}</title>{metas}{graph}<link rel="canonical" href="{value}">
<script type="application/ld+json">{data}</script></head><body><article><h1>{value}</h1><p>{SENTENCE * 3}</p>
<h2 id="{value}">{value}</h2><p class="byline">By {value}</p><p lang="{value}">{value} <a href="{value}">{value}</a></p>
<figure><img src="{value}" alt="{value}" title="{value}"><figcaption>{value}</figcaption></figure>
<table><caption>{value}</caption><tr><th scope="{value}" colspan="{value}">{value}</th><td>{value}</td></tr></table>
<blockquote cite="{value}"><p>{value}</p></blockquote><pre><code class="{value}">{value}</code></pre>
<ul><li value="{value}">{value}</li></ul><dl><dt>{value}</dt><dd>{value}</dd></dl>
<p>{SENTENCE}<sup><a href="#{value}" epub:type="noteref">{value}</a></sup></p>
<aside id="{value}" epub:type="footnote"><p>{value}</p></aside></article></body></html>"""


def hostile_texts(shared: Callable[[str], Path]) -> Iterator[str]:
    """Yield the naughty strings, and the addresses that nobody should open."""
    yield from json.loads(shared("corpus/payloads/blns.json").read_text("utf-8"))["items"]
    yield from (each["url"] for each in json.loads(shared("corpus/http/urls.json").read_text("utf-8")))


@dataclass(frozen=True)
class Outcome:
    """What came of articles: books, and why there is none of the others, by the names of their files."""

    books: dict[str, Path]
    errors: dict[str, str]

    def said(self) -> dict[str, list[str]]:
        """Return what EPUBCheck says against the books."""
        found = judges().epubcheck(list(self.books.values()))
        return {name: list(found[path]) for name, path in self.books.items() if found[path]}


def outcome(folder: Path, settings: Settings) -> Outcome:
    """Return what comes of the files in a folder."""
    made = Outcome({}, {})
    for path in sorted(folder.iterdir()):
        wanted = replace(settings, format="epub", rate=100, output=str(folder.parent / "out" / path.name), offline=True)
        try:
            made.books[path.name] = pipeline.make([str(path)], wanted, lambda *_: None).files["epub"].path
        except AccessibleError as error:
            made.errors[path.name] = str(error)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def test_epubcheck_finds_nothing_in_books_of_odd_articles(settings: Settings, folder: Path) -> None:
    for name, text in ODD.items():
        (folder / name).write_text(text, "utf-8")
    made = outcome(folder, settings)
    assert made.errors == {}
    assert made.said() == {}


def test_what_is_odd_about_an_article_is_in_its_book(settings: Settings, folder: Path) -> None:
    for name in ("clashing ids.html", "a table only.html", "100,000 letters.txt", "formulas and drawings.html"):
        (folder / name).write_text(ODD[name], "utf-8")
    made = {name: Book(path) for name, path in outcome(folder, settings).books.items()}
    texts = {name: "".join(book.texts(book.named("article.xhtml")).values()) for name, book in made.items()}
    assert all(f"This is paragraph {number}." in texts["clashing ids.html"] for number in range(2 * len(CLASHES)))
    assert "203 ships" in texts["a table only.html"]
    assert "salt" * 25_000 in texts["100,000 letters.txt"]
    assert "And x = a 2 < 1 2 as well." in texts["formulas and drawings.html"]


@pytest.mark.slow
def test_each_of_many_notes_is_linked_both_ways(settings: Settings, folder: Path) -> None:
    (folder / "notes.md").write_text(many_notes(NOTES), "utf-8")
    book = Book(outcome(folder, settings).books["notes.md"])
    article = book.named("article.xhtml")
    names = book.ids(article)
    assert len(set(names)) == len(names)
    for role in ("doc-noteref", "doc-backlink"):
        targets = [str(href) for href in book.find(book.xml(article), f"//h:a[@role='{role}']/@href")]
        assert len(set(targets)) == NOTES
        assert {target.removeprefix("#") for target in targets} <= set(names)
    assert book.unheard(article) == []


def test_epubcheck_finds_nothing_in_books_with_hostile_texts_in_every_field(
    shared: Callable[[str], Path], settings: Settings, folder: Path
) -> None:
    for number, text in list(enumerate(hostile_texts(shared)))[::EACH]:
        (folder / f"{number}.html").write_text(everywhere(text), "utf-8", "surrogatepass")
    made = outcome(folder, settings)
    assert len(made.books) > 250 / EACH
    assert [name for name in made.errors if "\0" not in (folder / name).read_text("utf-8")] == []
    assert made.said() == {}


def test_epubcheck_finds_nothing_in_books_of_hostile_articles(
    shared: Callable[[str], Path], settings: Settings, folder: Path
) -> None:
    listed = json.loads(shared("corpus/hostile/expected.json").read_text("utf-8"))["cases"]
    cases = {case["name"]: case for case in listed if not case["recipe"]}
    for name in cases:
        (folder / name).write_bytes(shared(f"corpus/hostile/{name}").read_bytes())
    made = outcome(folder, settings)
    wanted = {name for name, case in cases.items() if case["outcome"] == "ok"}
    assert wanted - made.books.keys() == {"feed_script_items.xml"}
    assert made.errors["feed_script_items.xml"].startswith("The feed holds 2 items: choose one")
    assert [message for message in made.errors.values() if "\n" in message or not message.endswith(".")] == []
    assert made.said() == {}
