"""How well words are timed: alignment against the engine's own times, and what either costs.

The texts are sentences of English articles. hibari tells where its words begin, and eSpeak NG reads the same text, so
that alignment, which knows of eSpeak NG's times only, can be held against hibari's.
"""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from accessible import engines
from accessible.audio import sound
from accessible.audio.align import align
from accessible.casting import match
from accessible.prepare.segment import segment
from accessible.prepare.speakable import speakable
from quality.row import Row

SENTENCES, EVERY, SHORTEST = 60, 6, 200
"""Sentences that are measured, of every sixth article, from lines that are long enough to be paragraphs."""


def measure(seed: Path, articles: Path) -> list[Row]:
    """Return the rows; `seed` is a text, `articles` a file of records with a `body`."""
    texts = [*_sentences(seed.read_text("utf-8").splitlines()), *_of_articles(articles)][:SENTENCES]
    errors: list[float] = []
    seconds = computed = 0.0
    for text in texts:
        ours, theirs = _read("hibari", text), _read("espeak", text)
        began = time.process_time()
        found = align(ours.samples, 24000, theirs.samples, 22050, theirs.starts)
        computed += time.process_time() - began
        seconds += ours.samples.size / 24000
        errors += [abs(one - other) / 24000 for one, other in zip(found, ours.starts, strict=True)]
    return [
        Row("words: alignment, median error in seconds", median(errors), fewer_is_better=True),
        Row("words: alignment, 95th percentile in seconds", quantiles(errors, n=20)[-1], fewer_is_better=True),
        Row("words: CPU of alignment, as a share of the time that it plays", computed / seconds, fewer_is_better=True),
        Row("words: CPU with hibari's own times, as a multiple of without", _cost(texts), fewer_is_better=True),
    ]


def _sentences(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if len(line) >= SHORTEST:
            yield from (speakable(line[start:end], "en") for start, end in segment(line, "en"))


def _of_articles(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            body = json.loads(line)["body"]
            if number % EVERY == 0:
                yield from _sentences(body if isinstance(body, list) else body.splitlines())


def _read(engine: str, text: str) -> sound.Speech:
    """Return a text as it is recorded: without the silence around it."""
    voice = match("en", engines.load(engine).voices())
    assert voice is not None  # noqa: S101  both speak English
    samples, starts = engines.load(engine).speak(text, voice, 1.0)
    begin, end = sound.edges(samples, voice.sample_rate)
    return sound.Speech(samples[begin:end], tuple(max(at - begin, 0) for at in starts))


def _cost(texts: list[str]) -> float:
    """Return what speaking costs with the times of words, as a multiple of the package alone; in turns."""
    import hibari
    import numpy as np

    bare = hibari.Hibari(threads=1)
    ours, alone = [], []
    for text in texts:
        began = time.process_time()
        _read("hibari", text)
        ours.append(time.process_time() - began)
        began = time.process_time()
        noise = np.random.default_rng(0)
        parts = [sound.from_float(bare.from_ids(bare.ids(each), 1.0, noise)) for each in bare.phonemize(text)]
        sound.trim(sound.join(parts), 24000)
        alone.append(time.process_time() - began)
    return sum(ours[1:]) / sum(alone[1:])  # the first of each loads its dictionaries
