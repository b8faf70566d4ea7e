"""Speaking and recording one paragraph, in a worker."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from accessible import assets, engines
from accessible.audio import frames
from accessible.errors import EngineError
from accessible.narration import Clip, Track, Voice
from accessible.store import Store, name_of

if TYPE_CHECKING:
    from accessible.audio.sound import Samples

LOUDNESS = -19.0  # LUFS: what podcasts ask of one channel
CEILING = -3.0  # dBFS: MP3 adds up to a decibel to a peak
UNMEASURED = 2.0  # dB: for a voice that cannot say what it would be measured by; eSpeak's need that on average
LOUDEST_GAIN = 20.0  # dB: a voice that needs more is broken
SENTENCE_PAUSE = 0.35  # seconds
FORMAT = 1
"""Counts up when the sound of the same text changes: everything is then recorded again."""

SHORTEST, LONGEST = 0.02, 0.5  # seconds of audio a letter; a digit may take twice as long, a mark as long
GRACE = 2.0  # seconds that the shortest text may take beyond that


@dataclass(frozen=True, slots=True)
class Say:
    """A text for one voice. `version` is that of its engine."""

    text: str
    voice: Voice
    version: str
    rate: float

    def recipe(self) -> dict[str, object]:
        """Return what its samples are made from."""
        return {
            "kind": "speech",
            "format": FORMAT,
            "text": self.text,
            "rate": self.rate,
            **_identity(self.voice, self.version),
        }


@cache
def _identity(voice: Voice, version: str) -> dict[str, object]:
    """Return what of a voice makes a difference to the sound."""
    return {"engine": voice.engine, "version": version, "voice": voice.name, "language": voice.language}


@dataclass(frozen=True, slots=True)
class Job:
    """One paragraph to record: for each sentence, what is said in turn; for a sentence without words, nothing.

    `pause` is in seconds and comes after the last sentence; `fallback` speaks what a voice cannot.
    """

    sentences: tuple[tuple[Say, ...], ...]
    pause: float
    sample_rate: int
    store: str
    fallback: Say | None = None

    def recipe(self) -> dict[str, object]:
        """Return what its recording is made from."""
        sentences = [[say.recipe() for say in sentence] for sentence in self.sentences]
        sound = {"pause": self.pause, "between": SENTENCE_PAUSE, "loudness": LOUDNESS, "ceiling": CEILING}
        return {
            "kind": "track",
            "format": FORMAT,
            "sentences": sentences,
            "rate": self.sample_rate,
            "encoder": frames.ENCODER,
            **sound,
        }


@dataclass(frozen=True, slots=True)
class Recording:
    """A track, the number of sentences an engine spoke for it just now, and what went wrong on the way."""

    track: Track
    spoken: int
    warnings: tuple[str, ...] = ()


def recall(job: Job) -> Recording | None:
    """Return the recording of a job from the store, or None if it is not there whole."""
    store = Store(Path(job.store))
    recipe = job.recipe()
    described = store.read(name_of(recipe, "json"))
    if described is None or store.read(name_of(recipe, "mp3")) is None:
        return None
    fields = json.loads(described)
    clips = tuple(Clip(start, end) for start, end in fields.pop("clips"))
    return Recording(Track(clips=clips, **fields), 0)


def record(job: Job) -> Recording:
    """Return the recording of a job, from the store or made now. Raises EngineError if nothing can speak it."""
    return recall(job) or _Session(job).record()


class _Session:
    """The recording of one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.store = Store(Path(job.store))
        self.warnings: list[str] = []
        self.spoken = 0

    def record(self) -> Recording:
        from accessible.audio import encode, sound

        job = self.job
        parts: list[Samples] = []
        clips: list[Clip] = []
        at = 0
        last = max(number for number, sentence in enumerate(job.sentences) if sentence)
        for number, sentence in enumerate(job.sentences):
            start = at
            if sentence:
                pause = job.pause if number == last else SENTENCE_PAUSE
                spoken = [*self._sentence(sentence), sound.silence(pause, job.sample_rate)]
                parts += spoken
                at += sum(part.size for part in spoken)
            clips.append(Clip(start, at))
        stream = encode.encode(sound.join(parts), job.sample_rate)
        length = frames.count(stream) * frames.samples_per_frame(job.sample_rate)
        recipe = job.recipe()
        track = Track(name_of(recipe, "mp3"), len(stream), length, frames.DELAY, tuple(clips))
        self.store.write(track.name, stream)
        if not self.warnings:  # what another voice had to speak is tried again in the next run
            described = {**asdict(track), "clips": [(clip.start, clip.end) for clip in clips]}
            self.store.write(name_of(recipe, "json"), json.dumps(described).encode())
        return Recording(track, self.spoken, tuple(self.warnings))

    def _sentence(self, sentence: tuple[Say, ...]) -> list["Samples"]:
        """Return the samples of a sentence, at the job's rate and at the common loudness."""
        from accessible.audio import sound

        before = self.spoken
        parts = []
        for say in sentence:
            samples, voice, version = self._speak(say)
            louder = sound.amplify(samples, self._gain(voice, version), CEILING)
            parts.append(sound.resample(louder, voice.sample_rate, self.job.sample_rate))
        self.spoken = min(self.spoken, before + 1)
        return parts

    def _speak(self, say: Say) -> tuple["Samples", Voice, str]:
        """Return the samples of a text, with the voice that spoke it in the end."""
        try:
            return self._stored(say), say.voice, say.version
        except EngineError as error:
            other = self.job.fallback
            if engines.load(say.voice.engine).online:
                raise
            advice = f"take {_short(say.text)!r} out of the text, or choose another voice."
            if other is None or other.voice == say.voice:
                message = f"{str(error).rstrip('.')}: {advice}"
                raise EngineError(message) from error
            replacement = Say(say.text, other.voice, other.version, say.rate)
            try:
                samples = self._stored(replacement)
            except EngineError as second:
                message = f"{error} {other.voice.engine} could not speak it either: {advice}"
                raise EngineError(message) from second
            where = "" if _short(say.text) in str(error) else f" That was {_short(say.text)!r}:"
            self.warnings.append(f"{error}{where} {other.voice.engine} spoke it instead.")
            return samples, other.voice, other.version

    def _stored(self, say: Say) -> "Samples":
        import numpy as np

        return np.frombuffer(self.store.get(say.recipe(), "pcm", lambda: self._spoken(say).tobytes()), np.int16)

    def _spoken(self, say: Say) -> "Samples":
        """Return what an engine says now, tried twice. Raises EngineError if it is not plausible for the text."""
        self.spoken += 1
        try:
            return _speak_once(say)
        except EngineError:
            if engines.load(say.voice.engine).online:
                raise  # it has tried again itself, and knows how long to wait
            return _speak_once(say)

    def _gain(self, voice: Voice, version: str) -> float:
        """Return by how many decibels a voice has to be louder; measured once, on a passage in its language."""
        if voice.loudness is not None:
            return LOUDNESS - voice.loudness
        recipe = {"kind": "gain", "format": FORMAT, "loudness": LOUDNESS, **_identity(voice, version)}
        try:
            return float(json.loads(self.store.get(recipe, "gain", lambda: json.dumps(_measure(voice)).encode())))
        except EngineError:
            return UNMEASURED


def _speak_once(say: Say) -> "Samples":
    """Return what the engine says, trimmed. Raises EngineError, whatever goes wrong in it."""
    import numpy as np

    from accessible.audio import sound

    name = say.voice.engine
    try:
        samples = engines.load(name).speak(say.text, say.voice, say.rate)
    except EngineError:
        raise
    except Exception as error:
        message = f"The {name} engine failed on {_short(say.text)!r} ({type(error).__name__}: {error})."
        raise EngineError(message) from error
    if not isinstance(samples, np.ndarray) or samples.dtype != np.int16 or samples.ndim != 1:
        message = f"The {name} engine gave no 16-bit samples for {_short(say.text)!r}."
        raise EngineError(message)
    samples = sound.trim(samples, say.voice.sample_rate)
    seconds = samples.size / say.voice.sample_rate
    if not plausible(say.text, seconds * say.rate):
        message = f"The {name} voice gave {seconds:.1f} seconds of sound for {_short(say.text)!r}."
        raise EngineError(message)
    return samples


def plausible(text: str, seconds: float) -> bool:
    """Say whether so much sound can be `text` at rate 1."""
    heard = sum(char.isalnum() for char in text)
    digits = sum(char.isdigit() for char in text)
    pauses = sum(not (char.isalnum() or char.isspace()) for char in text)
    return heard * SHORTEST <= seconds <= (heard + digits + pauses) * LONGEST + GRACE and seconds > 0


def _measure(voice: Voice) -> float:
    """Return how many decibels a voice needs. Raises EngineError if it cannot say what it is measured by."""
    from accessible.audio import loudness

    samples = _speak_once(Say(assets.sample(voice.language), voice, "", 1.0))
    measured = loudness.integrated(samples, voice.sample_rate)
    return round(min(LOUDEST_GAIN, max(-LOUDEST_GAIN, LOUDNESS - measured)), 1)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004  enough to find it
