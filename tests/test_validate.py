"""What judges from outside say of our books: EPUBCheck, Ace by DAISY, and a reading system that plays them."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from accessible import pipeline
from accessible.document import Article, Block, MarkKind, Metadata, Role
from accessible.publication import Sync
from accessible.readers.build import BlockBuilder
from accessible.settings import Settings
from quality import shelf, validate
from quality.judges import Found
from tests.broken import changed, replaced
from tests.judged import judge, judges

pytestmark = [pytest.mark.validate, pytest.mark.timeout(600)]

ARTICLES = Path(__file__).parent / "articles"
GOLDEN = sorted(path.parent.name for path in ARTICLES.glob("*/in.*"))

CHINESE = """\
盐和胡椒的故事

作者：李明  来源：海边日报  发布时间：2024年3月5日

盐让厨师的生活更轻松，胡椒让它更有趣；两者都是很久以前乘船来到我们这里的，谁也不知道是谁带来的。

大海免费赠送。你只需要等待太阳！English words stand here too.
"""
ARABIC = """\
الملح والفلفل

يجعل الملح حياة الطباخ أسهل، ويجعلها الفلفل أكثر إثارة، وكلاهما جاء إلينا عن طريق السفن.

البحر يعطيه مجانا. ما عليك إلا أن تنتظر الشمس (Salt & Pepper, 1999).
"""
JAPANESE = """\
塩と胡椒

塩は料理人の暮らしを楽にし、胡椒はそれを面白くします。どちらも、ずっと昔に船で私たちのところへやって来ました。

海はそれをただでくれます。「太陽を待つだけです」と漁師は言いました。
"""
HOSTILE = """\
---
lang: en
date: 0001-01-01
---

A paragraph with <b>markup</b>, &amp; entities, ]]> and a [link](https://example.org/?a="1"&b=<2>), for one.

# <script>alert("x")</script>

### A heading that skips a level & ends in -- dashes

- one

        - two, far too deep

> > quoted twice

`<!-- code -->` and 😀👩‍👩‍👧 and a no-break space.
"""
TITLE = "\"><script>alert('x')</script> & ]]> <!-- \u202e ../../etc/passwd \\ %00 😀"
AUTHOR = 'O\'Neil & <Sons>, "Ltd"'
SHORT = "Three sentences\n\nThis is the first. Here comes the second one. And this is all.\n"

BOOKS: dict[str, tuple[str, str, dict[str, str]]] = {
    "chinese": ("in.txt", CHINESE, {"language": "zh"}),
    "arabic": ("in.txt", ARABIC, {"language": "ar"}),
    "japanese": ("in.txt", JAPANESE, {"language": "ja"}),
    "hostile": ("in.md", HOSTILE, {"title": TITLE, "author": AUTHOR}),
    "short": ("in.txt", SHORT, {"language": "en", "author": "Ada Brook"}),
}


NAMES = (*GOLDEN, *BOOKS)
STRUCTURES = {f"all structures, {sync}": sync for sync in Sync}


def book(name: str, settings: Settings, folder: Path) -> Path:
    if name in GOLDEN:
        (source,) = (ARTICLES / name).glob("in.*")
        fields: dict[str, str] = {}
    else:
        file, text, fields = BOOKS[name]
        source = folder / file
        source.write_text(text, "utf-8")
    made = pipeline.make([str(source)], replace(settings, format="epub", **fields), lambda *_: None)
    return made.files["epub"].path


def cell(builder: BlockBuilder, text: str, *, header: bool = False, span: str = "") -> None:
    with builder.cell(header=header, span=span):
        builder.text(text)


def reference(builder: BlockBuilder, text: str, name: str) -> None:
    builder.text(text)
    with builder.mark(MarkKind.SUPERSCRIPT), builder.mark(MarkKind.NOTE_REFERENCE, name):
        builder.text("*")


ENDING = (
    Block("And so it went on.", Role.HEADING, 2),
    Block("And so it went on.", Role.HEADING, 2),
    Block("A note of its own.", Role.NOTE, about="note"),
    Block("Ann is a cook.", Role.NOTE, about="author"),
    Block("She sails.", Role.NOTE, about="author"),
)


def structures() -> tuple[Block, ...]:
    """Return blocks of all that the model holds, those too that Markdown has no way to write."""
    builder = BlockBuilder()
    reference(builder, "Salt came first.", "salt & <sea>")
    builder.text(" Pepper came later.")
    builder.end()
    builder.add("A cellar of salt.", Role.FIGURE, target="https://example.org/salt.png")
    builder.add("Silver, with a lid.", Role.CAPTION)
    builder.add("Photograph by the museum.", Role.CAPTION)
    builder.add("A mill.", Role.FIGURE, quoted=True)
    builder.add("The caption of a picture that is not here.", Role.CAPTION)
    reference(builder, "What it cost", "nowhere")
    builder.line_break()
    reference(builder, "and when", "salt & <sea>")
    builder.end(Role.HEADING, 2)
    builder.add("Pence a pound.", Role.CAPTION)
    builder.add("By the ledgers.", Role.CAPTION)
    cell(builder, "", header=True)
    cell(builder, "Before the war", header=True, span="2,1")
    builder.end_row(first=True)
    cell(builder, "Salt", header=True, span="1,2")
    with builder.cell():
        reference(builder, "Two. Or three.", "ledger")
        builder.line_break()
        builder.text("Never more.")
    cell(builder, "4")
    builder.end_row()
    cell(builder, "3", span="2,1")
    builder.end_row(language="fr")
    cell(builder, "Another table")
    builder.end_row(first=True, quoted=True)
    builder.add("He wrote:", Role.BLOCKQUOTE)
    builder.add("No salt!", Role.HEADING, 3, quoted=True)
    builder.add("salt", Role.LIST_ITEM, 1, 9, quoted=True, language="fr")
    builder.add("from the sea", Role.LIST_ITEM, 1, continues=True, quoted=True)
    builder.add_code("salt = 1\n  + 2", 1, continues=True, quoted=True)
    builder.add("coarse", Role.LIST_ITEM, 2, quoted=True)
    builder.add("pepper", Role.LIST_ITEM, 1, 8, quoted=True)
    builder.add("Cruet", Role.TERM)
    builder.add("A stand.", Role.DEFINITION)
    builder.add("Alone", Role.TERM)
    for kind, value in (
        (MarkKind.DELETED, ""),
        (MarkKind.INSERTED, ""),
        (MarkKind.QUOTE, ""),
        (MarkKind.LANGUAGE, "he"),
    ):
        with builder.mark(kind, value):
            builder.text(f"{kind.value} it")
        builder.text(" and ")
    builder.end()
    builder.add("See the sea.", Role.NOTE, about="note", name="salt & <sea>")
    builder.add("And the sun.", Role.NOTE, about="note")
    builder.add("Page 3.", Role.NOTE, about="note", name="ledger")
    builder.add("Nobody asks.", Role.NOTE, about="note", name="unasked")
    return (*builder.blocks, *ENDING)


@dataclass(frozen=True)
class Judged:
    """Our own books, by name, and what was said against them, all at once: that is quicker by far."""

    books: dict[str, Path]
    epubcheck: Found
    ace: Found

    def against(self, name: str) -> list[str]:
        path = self.books[name]
        return [*self.epubcheck[path], *self.ace[path]]


def judged(books: dict[str, Path]) -> Judged:
    court, paths = judges(), list(books.values())
    return Judged(books, court.epubcheck(paths), court.ace(paths))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    judges()
    books = {}
    for name in (*NAMES, *STRUCTURES):
        folder = tmp_path_factory.mktemp("book")
        settings = Settings(str(folder), store=str(folder / "store"), engine="tone", workers=0, format="epub")
        books[name] = structured(STRUCTURES[name], settings) if name in STRUCTURES else book(name, settings, folder)
    return judged(books)


def structured(sync: Sync, settings: Settings) -> Path:
    """Return the book of an article that no format of an article can write."""
    article = Article(Metadata(title="Salt", authors=("Ann",), language="en"), structures())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_known", lambda *_: article)
        made = pipeline.make([__file__], replace(settings, sync=sync), lambda *_: None)
    return made.files["epub"].path


@pytest.mark.parametrize("name", [*NAMES, *STRUCTURES])
def test_epubcheck_and_ace_find_nothing(ours: Judged, name: str) -> None:
    assert ours.against(name) == []


def test_they_find_what_is_wrong_with_a_book(ours: Judged, tmp_path: Path) -> None:
    good = ours.books["short"]
    for folder in ("error", "warning", "violation"):
        (tmp_path / folder).mkdir()
    nameless = replaced("<title>.*?</title>", "<title></title>")
    broken = judged(
        {
            "good": good,
            "error": changed(good, tmp_path / "error" / "a.epub", {"article.smil": replaced('src="[^"]*#', 'src="x#')}),
            "warning": changed(
                good, tmp_path / "warning" / "b.epub", {"title.smil": replaced("0:00:00.000", "0:00:01.000")}
            ),
            "violation": changed(good, tmp_path / "violation" / "c.epub", {"article.xhtml": nameless}),
        }
    )
    assert broken.against("good") == []
    assert [text for text in broken.epubcheck[broken.books["error"]] if text.startswith("ERROR RSC-007")]
    assert [text for text in broken.ace[broken.books["violation"]] if "document-title" in text]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is said against books of articles as they are found, each as it is and in one edition more, in turn."""
    court, folder = judges(), tmp_path_factory.mktemp("found")
    made = validate.make_all(shelf.sample(folder), folder)
    more = ("word", "paragraph", "apple")
    books = [book for at, book in enumerate(made) if book.edition in {"", more[at // len(shelf.EDITIONS) % len(more)]}]
    verdicts = validate.judge(books, court)
    return {f"{book.order.name}, {book.edition}": list(verdicts.against(book)) for book in books}


@pytest.mark.timeout(900)
def test_all_judges_find_nothing_in_articles_as_they_are_found(
    shared: Callable[[str], Path], found: dict[str, list[str]]
) -> None:
    shared("corpus/articles")
    assert len(found) == 8 * 2
    assert {name: messages for name, messages in found.items() if messages} == {}


@pytest.mark.parametrize(("sync", "rate"), [(Sync.WORD, "1"), (Sync.SENTENCE, "3"), (Sync.PARAGRAPH, "3")])
def test_a_reading_system_highlights_what_is_heard(sync: Sync, rate: str, settings: Settings, tmp_path: Path) -> None:
    player = judge("play_overlay.mjs", "node")
    path = book("short", replace(settings, sync=sync), tmp_path)
    command = ["node", player, path, "--rate", rate]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "problems 0" in done.stdout
