"""Every letter and digit of an article is in each copy, in order: articles of the corpora, read back by others."""

import json
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

import docx
import lrcparser
import pysubs2
import pytest

from accessible import pipeline
from accessible.document import Block, MarkKind, Role
from accessible.readers import docx as docx_reader
from accessible.readers import markdown as markdown_reader
from accessible.readers.source import Source
from accessible.settings import Settings
from accessible.writers.timeline import episode
from quality import shelf
from tests.webvtt import parsed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[pipeline.Made]:
    """Ten articles of the corpora, of all kinds and in several languages, each in all these copies."""
    if not (shelf.SHARED / "corpus" / "articles").exists():
        pytest.skip("the corpora are not on this machine")
    folder = tmp_path_factory.mktemp("copies")
    found = [order.articles[0] for order in shelf.orders(folder) if order.is_found][::6]
    settings = Settings(
        str(folder / "out"), "captions,text,docx", "tone", store=str(folder / "store"), workers=0, offline=True
    )
    return [pipeline.make([str(path)], settings, lambda *_: None) for path in found]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def plain(block: Block, notes: set[str]) -> str:
    """Return the text of a block without what refers to notes: a copy has marks of its own for that."""
    left = list(block.text)
    for mark in block.marks:
        if mark.kind is MarkKind.NOTE_REFERENCE and mark.value in notes:
            left[mark.start : mark.end] = [""] * (mark.end - mark.start)
    return "".join(left)


def wanted(one: pipeline.Made, *, numbered: bool) -> tuple[list[str], list[str]]:
    """Return the texts of the body in order, and those of the notes, which every copy has behind it.

    Where a copy is `numbered`, it has numbers of its own for its notes.
    """
    blocks = one.publication.article.blocks
    notes = {block.name for block in blocks if block.role is Role.NOTE and numbered}
    front = [utterance.text for utterance in (*one.publication.front, *one.publication.imprint)]
    body = [plain(block, notes) for block in blocks if block.role is not Role.NOTE]
    return [*front, *body], [block.text for block in blocks if block.role is Role.NOTE]


def check(one: pipeline.Made, text: str, *, numbered: bool = True) -> None:
    """Check that each text stands in a copy, behind the one before it."""
    body, notes = wanted(one, numbered=numbered)
    copy, at = letters(text), 0
    for piece in map(letters, body):
        assert copy.find(piece, at) >= 0, piece
        at = copy.find(piece, at) + len(piece)
    assert all(letters(note) in copy[at:] for note in notes)


def of_blocks(blocks: Sequence[Block]) -> str:
    names = {mark.value for block in blocks for mark in block.marks if mark.kind is MarkKind.NOTE_REFERENCE}
    return "\n".join(plain(block, names) for block in blocks)


def of_plain_text(path: Path) -> str:
    return path.read_text("utf-8")


def of_markdown(path: Path) -> str:
    return of_blocks(markdown_reader.read(Source(path.read_text("utf-8"), "text/markdown")).blocks)


def of_word(path: Path) -> str:
    article = docx_reader.read(Source("", "", data=path.read_bytes()))
    return f"{article.metadata.title}\n{article.metadata.subtitle}\n{of_blocks(article.blocks)}"


READERS: dict[str, Callable[[Path], str]] = {"text.txt": of_plain_text, "text.md": of_markdown, "docx": of_word}


@pytest.mark.parametrize("name", READERS)
def test_every_letter_is_in_the_copy(name: str, made: list[pipeline.Made]) -> None:
    assert sum(len(one.publication.article.blocks) for one in made) > 100
    for one in made:
        check(one, READERS[name](one.files[name].path), numbered=name != "text.txt")


def test_python_docx_reads_every_letter(made: list[pipeline.Made]) -> None:
    for one in made:
        document = docx.Document(str(one.files["docx"].path))
        read = chain.from_iterable(
            (item,) if hasattr(item, "runs") else (cell for row in item.rows for cell in row.cells)
            for item in document.iter_inner_content()
        )
        footnotes = "\n".join(of_blocks([block]) for block in one.publication.article.blocks if block.role is Role.NOTE)
        check(one, "\n".join(item.text for item in read) + footnotes)


def test_every_letter_that_is_heard_is_in_the_captions(made: list[pipeline.Made]) -> None:
    results = parsed([one.files["captions.vtt"].path for one in made])
    for one, result in zip(made, results, strict=True):
        heard = letters("".join(line.text for line in episode(one.publication).lines))
        assert result["errors"] == []
        assert letters("".join(piece.get("text", "") for cue in result["cues"] for piece in cue["pieces"])) == heard
        srt = pysubs2.load(str(one.files["captions.srt"].path), encoding="utf-8")
        assert letters("".join(event.text.replace("\\N", "\n") for event in srt)) == heard
        lrc = lrcparser.LrcParser.parse(one.files["captions.lrc"].path.read_text("utf-8"))["lrc_lines"]
        assert letters("".join(segment.text for line in lrc for segment in line.text)) == heard
        segments = json.loads(one.files["captions.json"].path.read_text("utf-8"))["segments"]
        assert letters("".join(segment["body"] for segment in segments)) == heard
