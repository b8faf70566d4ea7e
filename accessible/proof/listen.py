"""A recogniser of speech that listens: Whisper, by faster-whisper, with a model that the user has or names."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from accessible import untold  # noqa: F401  before the listener is loaded
from accessible.audio.sound import FULL_SCALE, Samples
from accessible.prepare.language import primary

RATE = 16_000  # samples a second: what Whisper was trained on
WINDOW = 28.0
"""Seconds of sound that Whisper takes at once; it would take 30."""
_BATCH = 8  # windows
_HOP = 160  # samples between two steps of Whisper's sight
_SHORTEST = RATE // 2  # samples
_BY_OTHER_NAMES = {"nb": "no", "fil": "tl", "jv": "jw", "iw": "he", "in": "id", "ji": "yi"}
"""Languages that Whisper calls otherwise."""
_HOW = "docs/proof.md says how to get one"

if TYPE_CHECKING:
    import faster_whisper


class NobodyListensError(Exception):
    """There is no recogniser or no model; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was heard, with its punctuation and the space before it, and when: in seconds of its sound file."""

    text: str
    begin: float
    end: float


class Listener:
    """A Whisper model: a folder, or a name that faster-whisper knows. Raises NobodyListensError if it cannot be had.

    A name is looked for on this machine; only without `offline` is it fetched.
    """

    def __init__(self, model: str, *, threads: int, offline: bool) -> None:
        if find_spec("faster_whisper") is None:
            message = "Nobody listened, because faster-whisper is not installed: pip install 'accessible[proof]'."
            raise NobodyListensError(message)
        if not model:
            message = f"Nobody listened, because no model is named: name one with --model ({_HOW})."
            raise NobodyListensError(message)
        folder = _folder(model, offline=offline)
        import faster_whisper

        try:
            self._model: Any = faster_whisper.WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=max(1, threads), local_files_only=True
            )
        except Exception as error:
            message = f"Nobody listened, because {str(folder)!r} cannot be used as a model ({_line(error)}): {_HOW}."
            raise NobodyListensError(message) from error
        self._batches: Any = faster_whisper.BatchedInferencePipeline(self._model)
        self._languages = frozenset(self._model.supported_languages)

    def knows(self, language: str) -> bool:
        """Say whether the model understands a language, which is a BCP 47 tag."""
        return _whisper_name(language) in self._languages

    def hear(self, sound: Samples, spans: Sequence[tuple[float, float]], language: str) -> Iterator[list[Word]]:
        """Yield the words that are heard in each span of a sound file, in seconds; it has to know the language."""
        for first in range(0, len(spans), _BATCH):
            batch = spans[first : first + _BATCH]
            if any(end - begin > WINDOW for begin, end in batch):
                for span in batch:
                    yield self._hear_long(sound, span, language)
            else:
                yield from self._hear_batch(sound, batch, language)

    def _hear_long(self, sound: Samples, span: tuple[float, float], language: str) -> list[Word]:
        segments, _ = self._model.transcribe(
            _wave(sound, span),
            language=_whisper_name(language),
            word_timestamps=True,
            condition_on_previous_text=False,
            temperature=0.0,
        )
        return [_word(word, span[0]) for segment in segments for word in segment.words]

    def _hear_batch(self, sound: Samples, spans: Sequence[tuple[float, float]], language: str) -> list[list[Word]]:
        waves = [_wave(sound, span) for span in spans]
        edges = np.cumsum([0, *(wave.size for wave in waves)])
        half = 0.5  # of a sample: seconds become samples again, and are cut off
        segments, _ = self._batches.transcribe(
            np.concatenate(waves),
            language=_whisper_name(language),
            word_timestamps=True,
            batch_size=_BATCH,
            clip_timestamps=[
                {"start": (begin + half) / RATE, "end": (end + half) / RATE} for begin, end in pairwise(edges)
            ],
        )
        heard: list[list[Word]] = [[] for _ in spans]
        for segment in segments:
            number = int(np.abs(edges[:-1] - segment.seek * _HOP).argmin())
            shift = spans[number][0] - edges[number] / RATE
            heard[number] += (_word(word, shift) for word in segment.words)
        return heard


def _wave(sound: Samples, span: tuple[float, float]) -> NDArray[np.float32]:
    """Return a span of a sound in floating point, made longer by silence if it is very short."""
    cut = sound[max(0, round(span[0] * RATE)) : max(0, round(span[1] * RATE))] / np.float32(FULL_SCALE)
    return np.pad(cut, (0, max(0, _SHORTEST - cut.size)))


def _word(word: "faster_whisper.transcribe.Word", shift: float) -> Word:
    return Word(word.word, float(word.start + shift), float(word.end + shift))


def _folder(model: str, *, offline: bool) -> Path:
    """Return the folder of a model. Raises NobodyListensError if there is none."""
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _cached(model, offline=offline)
    missing = [name for name in ("model.bin", "config.json", "tokenizer.json") if not (folder / name).is_file()]
    if missing:
        message = f"Nobody listened, because {str(folder)!r} has no {missing[0]}, so that it is no model: {_HOW}."
        raise NobodyListensError(message)
    return folder


def _cached(name: str, *, offline: bool) -> Path:
    """Return the folder of a model with a name: from the cache, or fetched into it."""
    from faster_whisper.utils import download_model

    for only_here in (True,) if offline else (True, False):
        with suppress(Exception):  # not there, no such name, no network: there is no model
            return Path(download_model(name, local_files_only=only_here))
    where = (
        "on this machine, and --offline allows no look elsewhere" if offline else "here, and it could not be fetched"
    )
    message = f"Nobody listened, because the model {name!r} is not {where}: {_HOW}."
    raise NobodyListensError(message)


def _whisper_name(language: str) -> str:
    tag = primary(language)
    return _BY_OTHER_NAMES.get(tag, tag)


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
