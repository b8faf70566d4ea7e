"""How well a recogniser understands what is spoken, and whether every sentence is heard once.

The word error rate is that of Whisper's base model on the sound of a book, beside the written text of the article; both
go through Whisper's own normaliser, and jiwer counts. Sentences are counted by `accessible proof`: one is lost where no
clip narrates it, nothing of it is heard, or something else. Those of one to three words do not count, because the
recogniser is not sure enough of them.
"""

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jiwer
from whisper_normalizer.english import EnglishTextNormalizer

from accessible import pipeline
from accessible.epub.sounding import sounding
from accessible.prepare.language import detect
from accessible.proof.examine import Ear, Proof, examine
from accessible.proof.finding import Severity
from accessible.proof.hearing import windows
from accessible.proof.listen import RATE, Listener
from accessible.proof.overlay import read
from accessible.readers.archive import Archive
from accessible.settings import Settings
from quality.row import Row
from quality.whisper import assemble

ENGINES = ("hibari", "espeak")
ARTICLES = 10
FEWEST, MOST = 300, 700
"""Words of an article that is listened to."""
THREADS = 2
_LOST = ("no_clip", "not_said", "other_words")


def measure(seed: Path, pasted: Path) -> Iterator[Row]:
    """Yield the scores of an article by each engine, and those of ten pasted ones, which are in a JSONL file."""
    with tempfile.TemporaryDirectory(prefix="accessible-quality-") as name:
        folder = Path(name)
        model = assemble(folder / "model")
        listener = Listener(str(model), threads=THREADS, offline=True)
        for engine in ENGINES:
            rate = error_rate(*transcript(_book(seed, folder / engine, engine), listener))
            yield Row(f"heard: WER of the seed, {engine}", rate, fewer_is_better=True)
        found: Counter[str] = Counter()
        for number, text in enumerate(articles(pasted)):
            article = folder / f"{number}.txt"
            article.write_text(text, "utf-8")
            proof = _proof(_book(article, folder / f"{number}", "auto"), model)
            found.update(finding.code for finding in proof.findings if finding.severity is Severity.ERROR)
        yield Row("heard: sentences lost", sum(found[code] for code in _LOST), fewer_is_better=True)
        yield Row("heard: sentences said twice", found["said_twice"], fewer_is_better=True)


def _book(article: Path, folder: Path, engine: str) -> Path:
    settings = Settings(output=str(folder), store=str(folder / "store"), engine=engine, format="epub")
    return pipeline.make([str(article)], settings, lambda *_: None).files["epub"].path


def _proof(book: Path, model: Path) -> Proof:
    return examine(book, Ear(str(model), THREADS, offline=True), lambda *_: None)


def transcript(book: Path, listener: Listener) -> tuple[str, str]:
    """Return what is written in the article of a book, and what is heard for it."""
    narrated = [each for each in read(book).narrated if each.document.endswith("/article.xhtml")]
    heard = []
    with book.open("rb") as file, sounding(Archive(file), narrated[0].audio, RATE) as sound:
        length = sound.samples.size / RATE
        for language, run in windows(narrated, length):
            spans = [(window[0].begin, window[-1].end or length) for window in run]
            heard += [word.text for words in listener.hear(sound.samples, spans, language) for word in words]
    return " ".join(each.text for each in narrated), "".join(heard)


def error_rate(written: str, heard: str) -> float:
    """Return the word error rate of what was heard."""
    normal = EnglishTextNormalizer()
    return float(jiwer.wer(normal(written), normal(heard)))


def articles(pasted: Path) -> list[str]:
    """Return ten English articles as they were pasted, chrome and all: every so many-th of those of middle length."""
    found = []
    with gzip.open(pasted, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            pairs = zip(record["lines"], record["labels"], strict=True)
            body = "\n".join(line for line, label in pairs if label == "content")
            if record["view"] == "column" and FEWEST <= len(body.split()) <= MOST and detect(body) == "en":
                found.append("\n".join(record["lines"]))
    return found[:: len(found) // ARTICLES][:ARTICLES]
