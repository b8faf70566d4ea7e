"""Pages of a fixed size."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from accessible import assets, pipeline
from accessible.document import Article, Block, Metadata, Role
from accessible.prepare.script import script
from accessible.publication import Sync
from accessible.settings import Settings
from accessible.writers import fixed, xhtml
from accessible.writers.documents import Content, documents
from accessible.writers.markup import XHTML
from accessible.writers.pages import HEIGHT, pages, split
from tests.judged import JUDGES, judge
from tests.overlay import NAMESPACES, Book
from tests.test_xhtml import MISPLACED, blocks, publication

SENTENCE = "The harbour was quiet, and the boats lay at their ropes. "


def body(drawn: Sequence[Block]) -> etree._Element:
    labels = assets.labels("en")
    said = script(Article(Metadata(title="T", language="en"), tuple(drawn)), labels)
    made = replace(publication(drawn), body=said.body, labels=labels)
    (root,) = xhtml.bodies(made, documents(made))
    return root[1]


def text(element: etree._Element) -> str:
    return "".join(element.itertext())


def names(element: etree._Element) -> list[str]:
    return [str(name) for name in element.xpath("//@id")]


@settings(max_examples=100, deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=8), st.integers(1, 60))
def test_all_text_and_every_name_is_on_the_pages_once_and_in_order(drawn: list[Block], times: int) -> None:
    longer = [replace(block, text=block.text + SENTENCE * times) if not block.marks else block for block in drawn]
    whole = body([*longer, Block(SENTENCE * times)])
    made = pages(whole)
    assert "".join(text(page.body) for page in made) == text(whole)
    assert [name for page in made for name in names(page.body)] == names(whole)
    for page in made:
        assert page.height >= HEIGHT
        root = etree.Element(f"{{{XHTML}}}html")
        root.append(page.body)
        assert [path for path in MISPLACED if root.xpath(path, namespaces=NAMESPACES)] == []


def test_a_paragraph_goes_on_behind_a_sentence() -> None:
    made = pages(body([Block(SENTENCE * 60)]))
    assert len(made) > 2
    for page in made[:-1]:
        assert text(page.body).endswith("at their ropes. ")


def test_a_sentence_that_is_longer_than_a_page_goes_on_behind_a_word() -> None:
    made = pages(body([Block("harbour " * 1000)]))
    assert len(made) > 5
    assert all(page.height == HEIGHT for page in made)
    assert all(text(page.body).endswith("harbour ") for page in made)


@pytest.mark.parametrize("sync", Sync)
@pytest.mark.parametrize("name", ["spaced", "unspaced"])
def test_what_goes_on_of_a_sentence_is_heard_on_its_own_page(name: str, sync: Sync, tmp_path: Path) -> None:
    written = {"spaced": f"A long way\n\n{'harbour ' * 300}\n", "unspaced": f"海边的故事\n\n{'大海免费赠送' * 200}\n"}
    (tmp_path / "in.txt").write_text(written[name], "utf-8")
    wanted = Settings(
        str(tmp_path), "epub", "tone", store=str(tmp_path / "store"), workers=0, reader="apple", sync=sync
    )
    made = pipeline.make([str(tmp_path / "in.txt")], wanted, lambda *_: None)
    book = Book(made.files["epub"].path)
    body = [page for page in book.spine if "article" in page.path]
    assert len(body) > 2
    assert [book.unheard(page) for page in body] == [[]] * len(body)
    clips = [par for page in body for par in book.pars(page)]
    assert all(par.begin < par.end for par in clips)
    assert all(one.end == other.begin for one, other in pairwise(clips))
    letters = [len(text(book.xml(page)[1])) for page in body[:2]]
    lasts = [sum(par.end - par.begin for par in book.pars(page)) for page in body[:2]]
    assert lasts[0] / letters[0] == pytest.approx(lasts[1] / letters[1], rel=0.1)  # the tone lasts by the letter


def test_a_word_that_is_longer_than_a_page_goes_on_anywhere() -> None:
    made = pages(body([Block("a" * 5000)]))
    assert len(made) > 5
    assert all(page.height == HEIGHT for page in made)


def test_a_heading_is_not_the_last_on_its_page() -> None:
    drawn = [Block("A line."), Block("A heading", Role.HEADING, 2)] * 40
    for page in pages(body(drawn))[:-1]:
        assert not text(page.body).endswith("A heading")


def test_a_row_that_is_higher_than_a_page_makes_its_page_higher() -> None:
    made = pages(body([Block(SENTENCE * 40, Role.TABLE, 1)]))
    assert [page.height > HEIGHT for page in made] == [True]


def test_what_goes_on_says_that_it_is_no_new_item() -> None:
    made = pages(body([Block(SENTENCE * 33, Role.LIST_ITEM, 1, number=3), Block("Next.", Role.LIST_ITEM, 1, number=4)]))
    items = [page.body.xpath("//h:li", namespaces=NAMESPACES) for page in made]
    assert [item.get("value") for item in items[0]] == ["3"]
    assert [(item.get("value"), item.get("class")) for item in items[-1]] == [(None, "continued"), ("4", None)]


@given(st.integers(1, 20))
def test_a_text_is_split_between_two_letters_wherever_marks_are(at: int) -> None:
    whole = etree.fromstring('<p id="a">One <b id="b">two<i id="c">three</i></b> <u id="d">four</u><br/>five</p>')
    first, rest = split(whole, at)
    assert (text(first), text(rest)) == (text(whole)[:at], text(whole)[at:])
    assert names(first) + names(rest) == names(whole)


def paged(drawn: Sequence[Block]) -> dict[str, list[Content]]:
    labels = assets.labels("en")
    said = script(Article(Metadata(title="T", language="en"), tuple(drawn)), labels)
    made = replace(publication(drawn), body=said.body, contents=said.contents, labels=labels)
    found = documents(made)
    contents = [
        Content("title", xhtml.title_page(made)),
        Content("nav", xhtml.contents(made, found)),
        *(Content(document.name, root) for document, root in zip(found, xhtml.bodies(made, found), strict=True)),
    ]
    own = fixed.paged(contents, frozenset({"title", "nav"}))
    return {content.name: cut for content, cut in zip(contents, own, strict=True)}


LINKED = (
    Block("One.1", marks=()),
    *[Block(SENTENCE * 30)] * 3,
    Block("Heading", Role.HEADING, 2),
    *[Block(SENTENCE * 30)] * 3,
)


def test_every_link_leads_to_the_page_where_its_target_is() -> None:
    made = paged(LINKED)
    places = {(each.name, name) for own in made.values() for each in own for name in names(each.root)}
    files = {each.name for own in made.values() for each in own}
    (nav,) = made["nav"]
    hrefs = [str(href) for href in nav.root.xpath("//h:nav[1]//h:a/@href", namespaces=NAMESPACES)]
    for href in hrefs:
        document, _, name = href.partition("#")
        assert document.removesuffix(".xhtml") in files
        assert not name or (document.removesuffix(".xhtml"), name) in places
    assert hrefs[0] == "article-page-1.xhtml"
    assert not hrefs[1].startswith("article-page-1.")


def test_every_page_says_how_large_it_is() -> None:
    for own in paged(LINKED).values():
        for each in own:
            (size,) = each.root.xpath("//h:meta[@name='viewport']/@content", namespaces=NAMESPACES)
            assert re.fullmatch(r"width=600, height=\d{3,}", size)


SCRIPTS = {
    "latin": SENTENCE,
    "capitals": "THE HARBOUR WAS QUIET, AND MANY WOMEN WALKED THERE. ",
    "long words": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen liegen überall herum. ",
    "cyrillic": "Гавань была тихой, и лодки стояли на своих местах у широкой пристани. ",
    "arabic": "كان الميناء هادئا، وكانت القوارب راسية عند حبالها منذ الصباح. ",
    "chinese": "港口很安静，船只都停泊在绳子旁边，谁也不知道是为什么。",
    "digits": "1,234,567 and 89,012,345 and 678,901,234 were counted in 2024. ",
}
STRUCTURES = [
    Block("pre = 'formatted' + 'code'  # and a comment that goes on and on\n" * 30, Role.CODE),
    *[Block(SENTENCE * 2, Role.LIST_ITEM, level) for level in (1, 2, 3, 4) * 4],
    *[Block(SENTENCE * 3, Role.BLOCKQUOTE)] * 4,
    *[Block(SENTENCE, Role.HEADING, level) for level in (2, 3, 4, 5, 6)],
    *[Block(SENTENCE, Role.TERM), Block(SENTENCE * 5, Role.DEFINITION)] * 4,
    *[Block(SENTENCE, Role.FIGURE), Block(SENTENCE * 3, Role.CAPTION)] * 4,
    Block(SENTENCE * 20, Role.NOTE, about="note", name="n1"),
    *[Block("line\n" * 20)] * 3,
]


@pytest.mark.validate
@pytest.mark.timeout(300)
def test_no_page_is_fuller_than_it_says_in_a_browser(tmp_path: Path) -> None:
    judge("play_overlay.mjs", "node")
    for name, sentence in SCRIPTS.items():
        _write(tmp_path, name, [Block(sentence * times) for times in (1, 3, 40, 7, 20)])
    _write(tmp_path, "structures", STRUCTURES)
    (tmp_path / "style.css").write_text(assets.style(), "utf-8")
    (tmp_path / "fixed.css").write_text(assets.style("fixed"), "utf-8")
    script_file = Path(__file__).with_name("overflow.mjs")
    node = shutil.which("node") or "node"
    done = subprocess.run(
        [node, script_file, tmp_path, JUDGES], capture_output=True, text=True, check=False, timeout=200, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) > 50
    assert [page for page in found if page["height"] > page["said"] or page["width"] > 600] == []


def _write(folder: Path, name: str, drawn: Sequence[Block]) -> None:
    for own in paged(drawn).values():
        for each in own:
            (folder / f"{name}-{each.name}.xhtml").write_bytes(xhtml.serialise(each.root))
