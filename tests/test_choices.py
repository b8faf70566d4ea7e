"""What a person chooses goes before the rules, and changes nothing else."""

import logging
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.document import Article, Block, Metadata, Removed, Role, page_order
from accessible.errors import UsageError
from accessible.prepare.about import ABOUT
from accessible.prepare.clean import NAMES, Choices, clean
from tests.test_clean import BODY, CHROME, HEADINGS, LINES, NOTE, OTHERS

AS_READ = Article(
    Metadata(),
    (
        Block("Two winters of ice", Role.HEADING, 1),
        Block("By Mara Lindqvist"),
        Block("Photo: Ann Lee/CW"),
        Block(BODY[0]),
        Block("Share"),
        Block("The ice in numbers", Role.HEADING, 2),
        Block("Thickness; 30 cm", Role.TABLE),
        Block(BODY[1]),
        Block("Photo: the mayor on the ice."),
        Block(BODY[2]),
        Block(NOTE),
        Block("Tags: Ice, Herring"),
    ),
)
KEEPABLE = ("caption", "tags", "comments", "share", "newsletter", "advertising", "legal", "byline", "author_note")
EVERYTHING = st.lists(LINES, min_size=1, max_size=12)


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def taken(article: Article, rule: str) -> list[str]:
    return [entry.text for entry in article.removed if entry.rule == rule]


# Keeping


def test_what_a_kept_rule_would_take_out_stays_where_it_stood() -> None:
    cleaned = clean(AS_READ, Choices(keep=("share",)))
    at = texts(cleaned).index("Share")
    assert texts(cleaned)[at - 1 : at + 2] == [BODY[0], "Share", "The ice in numbers"]
    assert taken(cleaned, "share") == []


@settings(max_examples=100, deadline=None)
@given(EVERYTHING, st.sampled_from(KEEPABLE))
def test_keeping_a_rule_changes_only_what_that_rule_does(blocks: list[Block], rule: str) -> None:
    article = Article(Metadata(title="Known"), (*blocks, Block(BODY[3])))
    plain, chosen = clean(article), clean(article, Choices(keep=(rule,)))
    assert chosen.metadata == plain.metadata
    assert taken(chosen, rule) == []
    assert [entry.text for entry in chosen.removed] == [entry.text for entry in plain.removed if entry.rule != rule]
    gained = Counter(texts(chosen))
    gained.subtract(texts(plain))
    assert min(gained.values()) >= 0
    assert Counter(taken(plain, rule)) <= +gained
    order = iter(article.blocks)
    assert all(block in order for block in chosen.blocks if block.about != "author")


def test_a_kept_line_is_said_with_the_title_and_in_the_text() -> None:
    cleaned = clean(AS_READ, Choices(keep=("title", "byline")))
    assert texts(cleaned)[:2] == ["Two winters of ice", "By Mara Lindqvist"]
    assert (cleaned.metadata.title, cleaned.metadata.authors) == ("Two winters of ice", ("Mara Lindqvist",))


def test_a_kept_biography_is_a_paragraph_where_it_stood() -> None:
    article = replace(AS_READ, blocks=(*AS_READ.blocks, Block("Thanks to the harbour master.")))
    cleaned = clean(article, Choices(keep=("author_note",)))
    assert cleaned.blocks[-2:] == (Block(NOTE), Block("Thanks to the harbour master."))


def test_what_a_reader_took_out_comes_back_to_its_place_as_what_it_was() -> None:
    heading = Block("The ice in numbers", Role.HEADING, 2)
    removed = (
        Removed("A line above", "extraction", "outside"),
        Removed(heading.text, "extraction", "outside", heading, 1),
        Removed("A line below", "extraction", "outside", place=2),
    )
    article = Article(Metadata(title="Ice"), (Block(BODY[0]), Block(BODY[1])), removed)
    assert clean(article).removed == removed
    kept = clean(article, Choices(keep=("extraction",)))
    assert kept.blocks == (Block("A line above"), Block(BODY[0]), heading, Block(BODY[1]), Block("A line below"))
    assert kept.removed == ()


# Keeping a text


@pytest.mark.parametrize("words", ["Ann Lee", "ann  LEE/cw", " photo: ann\n lee", "Photo: Ann Lee/CW"])
def test_a_block_with_these_words_is_never_taken_out(words: str) -> None:
    cleaned = clean(AS_READ, Choices(keep_text=(words,), drop=("caption",)))
    assert texts(cleaned)[0] == "Photo: Ann Lee/CW"
    assert "Share" not in texts(cleaned)


def test_a_quoted_text_stays_whoever_wants_it_out() -> None:
    article = replace(AS_READ, removed=(Removed("Ten harbours", "extraction", "outside"),))
    words = ("ten harbours", "30 cm", "historian of small", "two winters", "mara")
    cleaned = clean(article, Choices(keep_text=words, drop=("table", "author_note", "heading")))
    assert {"Ten harbours", "Thickness; 30 cm", NOTE, "Two winters of ice", "By Mara Lindqvist"} <= set(texts(cleaned))
    assert taken(cleaned, "heading") == ["The ice in numbers"]


def test_letters_are_compared_without_their_case_in_any_language() -> None:
    article = Article(Metadata(title="Eis"), (Block(BODY[0]), Block("Foto: Große Straße")))
    assert texts(clean(article, Choices(keep_text=("GROSSE STRASSE",)))) == [BODY[0], "Foto: Große Straße"]


def test_words_that_stand_nowhere_are_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "accessible"):
        cleaned = clean(AS_READ, Choices(keep_text=("Ann Lee", "nobody wrote this")))
    assert cleaned == clean(AS_READ, Choices(keep_text=("Ann Lee",)))
    (record,) = caplog.records
    assert "'nobody wrote this'" in record.getMessage()


# Dropping


@pytest.mark.parametrize(
    ("rule", "block"),
    [
        ("heading", Block("The ice in numbers", Role.HEADING, 2)),
        ("blockquote", Block("It will bear a horse.", Role.BLOCKQUOTE)),
        ("list", Block("smoked herring", Role.LIST_ITEM, 1)),
        ("table", Block("Thickness; 30 cm", Role.TABLE)),
        ("code", Block("ice = 30", Role.CODE)),
        ("note", Block("Measured with a ruler.", Role.NOTE)),
    ],
)
def test_blocks_of_a_kind_can_be_dropped(rule: str, block: Block) -> None:
    article = Article(Metadata(title="Ice"), (Block(BODY[0]), block, Block(BODY[1])))
    assert clean(article).blocks == article.blocks
    cleaned = clean(article, Choices(drop=(rule,)))
    assert texts(cleaned) == [BODY[0], BODY[1]]
    (entry,) = cleaned.removed
    assert (entry.text, entry.rule, entry.block, entry.place) == (block.text, rule, block, 1)
    assert entry.why


def test_a_biography_can_be_dropped() -> None:
    cleaned = clean(AS_READ, Choices(drop=("author_note",)))
    assert taken(cleaned, "author_note") == [NOTE]
    assert NOTE not in texts(cleaned)


def test_what_a_phrase_only_suspects_is_dropped_when_it_is_asked_for() -> None:
    sentence = "Photo: the mayor on the ice."
    assert sentence in texts(clean(AS_READ))
    assert taken(clean(AS_READ, Choices(drop=("caption",))), "caption") == ["Photo: Ann Lee/CW", sentence]


def test_what_is_dropped_is_not_said_with_the_title_either() -> None:
    cleaned = clean(AS_READ, Choices(drop=("byline",)))
    assert cleaned.metadata.authors == ()
    assert taken(cleaned, "byline") == ["By Mara Lindqvist"]
    assert cleaned.metadata.title == "Two winters of ice"
    assert clean(AS_READ, Choices(drop=("tags",))).metadata.subjects == ("Ice", "Herring")


def test_a_heading_that_is_the_title_is_the_title_though_headings_are_dropped() -> None:
    cleaned = clean(AS_READ, Choices(drop=("heading",)))
    assert cleaned.metadata.title == "Two winters of ice"
    assert taken(cleaned, "heading") == ["The ice in numbers"]


def test_dropping_everything_drops_nothing_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    article = Article(Metadata(title="Ice"), (Block("Herring", Role.LIST_ITEM, 1), Block("Share")))
    with caplog.at_level(logging.WARNING, "accessible"):
        cleaned = clean(article, Choices(drop=("list",)))
    assert texts(cleaned) == ["Herring"]
    assert "list" in caplog.text


# Nothing at all


def test_raw_leaves_every_block_as_it_was_read_and_learns_nothing() -> None:
    taken_out = Removed("Ten harbours", "extraction", "outside", Block("Ten harbours", Role.HEADING, 3), 2)
    article = replace(AS_READ, removed=(taken_out,))
    cleaned = clean(article, Choices(raw=True, drop=("heading",)))
    blocks = (*AS_READ.blocks[:2], Block("Ten harbours", Role.HEADING, 3), *AS_READ.blocks[2:])
    assert cleaned == Article(Metadata(), blocks)


# Whatever is chosen

CHOICES = st.builds(
    Choices,
    st.lists(st.sampled_from(NAMES[:12])).map(tuple),
    st.lists(st.sampled_from(NAMES[12:])).map(tuple),
    st.lists(st.sampled_from(("Ann Lee", "share", "ICE"))).map(tuple),
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(EVERYTHING, CHOICES)
def test_choices_lose_nothing_and_every_place_is_true(blocks: list[Block], choices: Choices) -> None:
    article = Article(
        Metadata(title="Known", authors=("Known",), published="2016-01-01", source="Known"), tuple(blocks)
    )
    cleaned = clean(article, choices)
    assert clean(article, choices) == cleaned
    spoken = {block.text for block in cleaned.blocks}
    gone = {entry.text for entry in cleaned.removed}
    assert {block.text for block in blocks} - {"Known"} <= spoken | gone | {cleaned.metadata.subtitle}
    stood = iter([block.text for block in blocks])
    shown = [entry for entry in page_order(cleaned) if not (isinstance(entry, Block) and entry.about == "author")]
    assert all(entry.text in stood for entry in shown), "the order is not that of the page"
    held = [
        block.text for block in blocks if choices.raw or any(map(block.text.casefold().__contains__, folded(choices)))
    ]
    assert Counter(held) <= Counter(texts(cleaned))


def folded(choices: Choices) -> list[str]:
    return [words.casefold() for words in choices.keep_text]


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=10))
def test_what_was_cleaned_can_be_cleaned_again_with_everything_kept(blocks: list[Block]) -> None:
    once = clean(Article(Metadata(title="Known"), tuple(blocks)))
    back = clean(once, Choices(raw=True))
    assert Counter(texts(back)) == Counter([*texts(once), *(entry.text for entry in once.removed)])
    assert back.removed == ()


# What cannot be chosen


@pytest.mark.parametrize("choice", ["keep", "drop"])
def test_an_unknown_rule_is_refused_with_the_names_of_all(choice: str) -> None:
    with pytest.raises(UsageError, match="'captions'") as caught:
        Choices(**{choice: ("share", "captions")})  # type: ignore[arg-type]  # the names of its fields
    assert all(name in str(caught.value) for name in NAMES)


def test_a_rule_cannot_be_kept_and_dropped() -> None:
    with pytest.raises(UsageError, match=r"'share'.*keep.*drop"):
        Choices(keep=("share", "tags"), drop=("share",))


# The table of rules


def test_every_rule_is_described_and_nothing_else_is() -> None:
    assert sorted(ABOUT) == sorted(NAMES)


@pytest.mark.parametrize("rule", [name for name, about in ABOUT.items() if about.examples])
def test_the_examples_of_a_rule_are_what_it_takes_out_even_between_full_paragraphs(rule: str) -> None:
    examples = ABOUT[rule].examples
    assert len(examples) >= 4
    for example in examples:
        cleaned = clean(Article(Metadata(title="Ice"), (*map(Block, BODY), Block(example), *map(Block, BODY))))
        assert [(entry.rule, entry.text) for entry in cleaned.removed] == [(rule, example)]
        assert [entry.why for entry in cleaned.removed] == [ABOUT[rule].why]


def test_the_lines_that_these_tests_draw_from_reach_the_rules() -> None:
    article = Article(Metadata(title="Ice"), tuple(map(Block, (*BODY, *CHROME, *OTHERS, *HEADINGS))))
    assert {*KEEPABLE} - {"byline", "author_note"} <= {entry.rule for entry in clean(article).removed}
