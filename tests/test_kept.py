"""What was read once is read from the store, letter for letter, until the text or the program changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible import assets, kept, pipeline
from accessible.document import Article, Block, Contributor, Mark, MarkKind, Metadata, Removed, Role
from accessible.narration import Break, Lexeme, Part, Phrase, Pronunciation, Script, Sentence, Utterance
from accessible.settings import Settings

ROOT = Path(__file__).parent
SAMPLES = sorted(path for path in (ROOT / "articles").glob("*/in.*"))
TEXT = "The harbour of the small town froze over twice that winter, and the fishers walked across it to the market."

texts = st.text(st.characters(), max_size=20)
marks = st.builds(Mark, st.integers(0, 9), st.integers(0, 9), st.sampled_from(MarkKind), texts)
blocks = st.builds(
    Block,
    texts,
    st.sampled_from(Role),
    st.integers(0, 6),
    texts,
    st.lists(marks, max_size=3).map(tuple),
    texts,
    st.integers(0, 9),
    texts,
    texts,
    st.booleans(),
    st.booleans(),
)
removed = st.builds(Removed, texts, texts, texts, st.none() | blocks, st.integers(0, 9))
metadata = st.builds(
    Metadata,
    title=texts,
    authors=st.lists(texts, max_size=2).map(tuple),
    published_is_guess=st.booleans(),
    contributors=st.lists(st.builds(Contributor, texts, texts), max_size=2).map(tuple),
    file_as=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
)
articles = st.builds(
    Article, metadata, st.lists(blocks, max_size=3).map(tuple), st.lists(removed, max_size=2).map(tuple)
)


@given(articles)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    assert kept.load(kept.dump(article)) == article


@pytest.mark.parametrize("path", SAMPLES, ids=[path.parent.name for path in SAMPLES])
def test_an_article_that_was_read_comes_back_as_it_was(path: Path, settings: Settings) -> None:
    article = pipeline.read_article(str(path), settings)
    assert kept.load(kept.dump(article)) == article


phrases = st.builds(
    Phrase,
    texts,
    texts,
    st.lists(st.builds(Pronunciation, st.integers(0, 9), st.integers(0, 9), texts, texts)).map(tuple),
)
lexemes = st.builds(Lexeme, st.integers(0, 9), st.integers(0, 9), texts, texts, texts, texts)
sentences = st.builds(
    Sentence,
    st.integers(0, 9),
    st.integers(0, 9),
    st.lists(phrases, max_size=3).map(tuple),
    st.lists(lexemes, max_size=2).map(tuple),
)
utterances = st.builds(
    Utterance,
    texts,
    texts,
    texts,
    st.lists(sentences, max_size=3).map(tuple),
    st.sampled_from(Break),
    st.sampled_from(Part),
)
parts = st.lists(utterances, max_size=2).map(tuple)


@given(st.builds(Script, parts, parts, parts, parts))
def test_a_script_comes_back_as_it_was(script: Script) -> None:
    assert kept.load_script(kept.dump_script(script)) == script


def said(settings: Settings) -> str:
    """Return all that is said in the book of `a.txt`."""
    publication = pipeline.make(["a.txt"], settings, lambda *_: None).publication
    return " ".join(sentence.spoken for utterance in publication.body for sentence in utterance.sentences)


def test_what_is_said_is_worked_out_anew_when_how_it_is_to_be_said_changes(settings: Settings) -> None:
    Path("a.txt").write_text(f"Ice\n\n{TEXT} 😀 On the Qinghai road.\n", "utf-8")
    lexicon = Path("names.pls")
    lexicon.write_text(
        '<lexicon version="1.0" alphabet="ipa" xml:lang="en"><lexeme><grapheme>Qinghai</grapheme>'
        "<alias>Ching-high</alias></lexeme></lexicon>"
    )
    changes: list[dict[str, object]] = [
        {"emoji": "name"},
        {"pronunciation": {"Qinghai": "China"}},
        {"lexicons": (str(lexicon),)},
    ]
    texts = [said(replace(settings, **change)) for change in ({}, *changes, {})]  # type: ignore[arg-type]
    assert texts[0] == texts[-1]
    assert ["grinning" in text for text in texts] == [False, True, False, False, False]
    assert ["China" in text for text in texts] == [False, False, True, False, False]
    assert ["Ching-high" in text for text in texts] == [False, False, False, True, False]
    lexicon.write_text(lexicon.read_text().replace("Ching-high", "Chin-hay"))
    assert "Chin-hay" in said(replace(settings, lexicons=(str(lexicon),)))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locations that were really read, not taken from the store."""
    found: list[str] = []
    real = pipeline.read_source

    def read_source(location: str, *rest: object) -> Article:
        found.append(location)
        return real(location, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_source", read_source)
    return found


def make(settings: Settings) -> bytes:
    made = pipeline.make(["a.txt"], settings, lambda *_: None)
    return made.files["epub"].path.read_bytes()


def test_a_text_is_read_once_and_a_changed_one_anew(settings: Settings, reads: list[str]) -> None:
    Path("a.txt").write_text(f"Ice\n\n{TEXT}\n", "utf-8")
    assert make(settings) == make(settings)
    assert reads == ["a.txt"]
    Path("a.txt").write_text(f"Ice\n\n{TEXT} It was cold.\n", "utf-8")
    make(settings)
    assert reads == ["a.txt"] * 2


@pytest.mark.parametrize("change", [{"language": "de"}, {"title": "Eis"}, {"keep": ("caption",)}, {"raw": True}])
def test_a_text_is_read_anew_for_other_wishes(settings: Settings, reads: list[str], change: dict[str, object]) -> None:
    Path("a.txt").write_text(f"Ice\n\n{TEXT}\n", "utf-8")
    make(settings)
    make(replace(settings, **change))
    assert reads == ["a.txt"] * 2


def test_a_wish_that_can_be_in_vain_is_heard_every_time(
    settings: Settings, reads: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    Path("a.txt").write_text(f"Ice\n\n{TEXT}\n", "utf-8")
    for _ in range(2):
        make(replace(settings, keep_text=("no such words",)))
    assert reads == ["a.txt"] * 2
    assert caplog.text.count("no such words") == 2


def test_a_text_is_read_anew_by_another_program(
    settings: Settings, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text(f"Ice\n\n{TEXT}\n", "utf-8")
    make(settings)
    monkeypatch.setattr(assets, "reading", lambda: "another")
    make(settings)
    assert reads == ["a.txt"] * 2


def test_the_name_of_a_program_holds_its_rules_and_its_models() -> None:
    named = assets.reading()
    assert all(f"{name}:" in named for name in ("clean.py", "furniture.py", "html.py", "page.npz", "document.py"))
