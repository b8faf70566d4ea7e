"""Speaking and recording one paragraph, in a worker."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from accessible import assets, engines
from accessible.audio import frames
from accessible.errors import EngineError, StorageError
from accessible.narration import Clip, Phonemes, Timing, Track, Voice, words
from accessible.prepare.correspond import correspondence
from accessible.store import Store, name_of

if TYPE_CHECKING:
    from accessible.audio.sound import Samples, Speech

LOUDNESS = -19.0  # LUFS: what podcasts ask of one channel, and so what is asked for if nothing is
CEILING = -3.0  # dBFS: MP3 adds up to a decibel to a peak
UNMEASURED = 2.0  # dB: for a voice that cannot say what it would be measured by; eSpeak's need that on average
LOUDEST_GAIN = 20.0  # dB: a voice that needs more is broken
MADE_UP, PRECISION = 12.0, 0.05
"""Decibels: the most that is added for what the limiter takes away, and how exactly that is found."""
SENTENCE_PAUSE = 0.35  # seconds
FORMAT = 2
"""Counts up when the sound of the same text changes: everything is then recorded again."""

SHORTEST, LONGEST = 0.02, 0.5  # seconds of audio a letter; a digit may take twice as long, a mark as long
GRACE = 2.0  # seconds that the shortest text may take beyond that


@dataclass(frozen=True, slots=True)
class Say:
    """A text for one voice. `version` is that of its engine, `phonemes` are ranges of the text.

    `reference` is a voice of another engine, which tells where words begin, and speaks the same language.
    """

    text: str
    voice: Voice
    version: str
    rate: float
    pitch: float = 1.0
    phonemes: tuple[Phonemes, ...] = ()
    reference: Voice | None = None

    def recipe(self) -> dict[str, object]:
        """Return what its samples are made from."""
        return {
            "kind": "speech",
            "format": FORMAT,
            "text": self.text,
            "rate": self.rate,
            "pitch": self.pitch,
            "phonemes": [(each.start, each.end, each.ipa) for each in self.phonemes],
            **_identity(self.voice, self.version),
        }


@cache
def _identity(voice: Voice, version: str) -> dict[str, object]:
    """Return what of a voice makes a difference to the sound."""
    return {
        "engine": voice.engine,
        "version": f"{version} {voice.revision}".strip(),
        "voice": voice.name,
        "language": voice.language,
    }


@dataclass(frozen=True, slots=True)
class Job:
    """One paragraph to record: for each sentence, what is said in turn; for a sentence without words, nothing.

    `written` holds what each sentence is on the page. `pause` is in seconds and comes after the last sentence;
    `fallback` speaks what a voice cannot. `loudness` is in LUFS.
    """

    sentences: tuple[tuple[Say, ...], ...]
    written: tuple[str, ...]
    pause: float
    sample_rate: int
    store: str
    fallback: Say | None = None
    loudness: float = LOUDNESS

    def recipe(self) -> dict[str, object]:
        """Return what its recording is made from."""
        sentences = [[say.recipe() for say in sentence] for sentence in self.sentences]
        sound = {
            "pause": self.pause,
            "between": SENTENCE_PAUSE,
            "loudness": self.loudness,
            "ceiling": CEILING,
            "loss": frames.LOSS,
        }
        return {
            "kind": "track",
            "format": FORMAT,
            "sentences": sentences,
            "written": self.written,
            "rate": self.sample_rate,
            "encoder": frames.ENCODER,
            **sound,
        }


@dataclass(frozen=True, slots=True)
class Recording:
    """A track, the number of sentences an engine spoke for it just now, and what went wrong on the way.

    `stood_in` are the voices that spoke what others could not.
    """

    track: Track
    spoken: int
    warnings: tuple[str, ...] = ()
    stood_in: tuple[Voice, ...] = ()


def recall(job: Job) -> Recording | None:
    """Return the recording of a job from the store, or None if it is not there whole."""
    store = Store(Path(job.store))
    recipe = job.recipe()
    described = store.read(name_of(recipe, "json"))
    if described is None or store.read(name_of(recipe, "mp3")) is None:
        return None
    fields = json.loads(described)
    clips = tuple(Clip(start, end) for start, end in fields.pop("clips"))
    starts = tuple(tuple(starts) for starts in fields.pop("words"))
    timings = tuple(map(Timing, fields.pop("timings")))
    return Recording(Track(clips=clips, words=starts, timings=timings, **fields), 0)


def record(job: Job) -> Recording:
    """Return the recording of a job, from the store or made now. Raises EngineError if nothing can speak it."""
    return recall(job) or _Session(job).record()


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What was said: samples, the one at which each word begins, and where that is known from."""

    samples: "Samples"
    starts: tuple[int, ...]
    timing: Timing


@dataclass(slots=True)
class _Heard:
    """A sentence as it is put together: its parts, its words with their starts, and its length so far, in samples."""

    parts: list["Samples"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    timing: Timing = Timing.ENGINE
    size: int = 0

    def add(self, text: str, spoken: _Spoken, rate: int, target: int) -> None:
        """Append what was said for `text`, at another rate."""
        from accessible.audio import sound

        self.words += (text[start:end] for start, end in words(text))
        self.starts += (self.size + start * target // rate for start in spoken.starts)
        self.timing = max(self.timing, spoken.timing, key=list(Timing).index)
        self.append(sound.resample(spoken.samples, rate, target))

    def append(self, samples: "Samples") -> None:
        """Append sound without words."""
        self.parts.append(samples)
        self.size += samples.size

    def begins(self, written: str) -> list[int]:
        """Return where each word of the written sentence begins; one that is not said, where the next one does."""
        ours = [written[start:end] for start, end in words(written)]
        starts = [*self.starts, self.size]
        return [min(starts[number], self.size) for number in correspondence(ours, self.words)]


class _Session:
    """The recording of one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.store = Store(Path(job.store))
        self.warnings: list[str] = []
        self.stood_in: list[Voice] = []
        self.spoken = 0

    def record(self) -> Recording:
        from accessible.audio import encode, sound

        job = self.job
        heard: list[_Heard] = []
        last = max(number for number, sentence in enumerate(job.sentences) if sentence)
        for number, sentence in enumerate(job.sentences):
            heard.append(self._sentence(sentence))
            if sentence:
                heard[-1].append(sound.silence(job.pause if number == last else SENTENCE_PAUSE, job.sample_rate))
        stream = encode.encode(sound.join([part for each in heard for part in each.parts]), job.sample_rate)
        track = self._track(heard, stream)
        self.store.write(track.name, stream)
        if not self.warnings:  # what another voice had to speak is tried again in the next run
            described = {**asdict(track), "clips": [(clip.start, clip.end) for clip in track.clips]}
            self.store.write(name_of(job.recipe(), "json"), json.dumps(described).encode())
        return Recording(track, self.spoken, tuple(self.warnings), tuple(self.stood_in))

    def _track(self, heard: Sequence[_Heard], stream: bytes) -> Track:
        """Return the description of the sentences, which `stream` holds one after the other."""
        job = self.job
        edges = list(accumulate((each.size for each in heard), initial=0))
        return Track(
            name_of(job.recipe(), "mp3"),
            len(stream),
            frames.count(stream) * frames.samples_per_frame(job.sample_rate),
            frames.DELAY,
            tuple(Clip(start, end) for start, end in pairwise(edges)),
            tuple(
                tuple(at + start for start in each.begins(written))
                for at, each, written in zip(edges, heard, job.written, strict=False)
            ),
            tuple(each.timing for each in heard),
        )

    def _sentence(self, sentence: tuple[Say, ...]) -> _Heard:
        """Return a sentence, at the job's rate and at the common loudness."""
        from accessible.audio import sound

        before, heard = self.spoken, _Heard()
        for say in sentence:
            spoken, said = self._speak(say)
            gain = self._gain(said.voice, said.version) + frames.LOSS
            louder = sound.amplify(spoken.samples, gain, CEILING)
            heard.add(said.text, replace(spoken, samples=louder), said.voice.sample_rate, self.job.sample_rate)
        self.spoken = min(self.spoken, before + 1)
        return heard

    def _speak(self, say: Say) -> tuple[_Spoken, Say]:
        """Return what was said, and how in the end."""
        try:
            return self._stored(say), say
        except EngineError as error:
            other = self.job.fallback
            if engines.load(say.voice.engine).online:
                raise
            advice = f"take {_short(say.text)!r} out of the text, or choose another voice."
            if other is None or other.voice == say.voice:
                message = f"{str(error).rstrip('.')}: {advice}"
                raise EngineError(message) from error
            replacement = replace(other, text=say.text)
            try:
                spoken = self._stored(replacement)
            except EngineError as second:
                message = f"{error} {other.voice.engine} could not speak it either: {advice}"
                raise EngineError(message) from second
            where = "" if _short(say.text) in str(error) else f" That was {_short(say.text)!r}:"
            self.stood_in.append(other.voice)
            self.warnings.append(f"{error}{where} {other.voice.engine} spoke it instead.")
            return spoken, replacement

    def _stored(self, say: Say) -> _Spoken:
        return _unpacked(self.store.get(say.recipe(), "pcm", lambda: _packed(self._spoken(say))))

    def _spoken(self, say: Say) -> _Spoken:
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
        wanted = self.job.loudness
        if voice.loudness is not None and wanted <= LOUDNESS:
            return wanted - voice.loudness
        recipe = {"kind": "gain", "format": FORMAT, "loudness": wanted, **_identity(voice, version)}
        try:
            made = self.store.get(recipe, "gain", lambda: json.dumps(_measure(voice, wanted)).encode())
            return float(json.loads(made))
        except EngineError:
            return UNMEASURED + wanted - LOUDNESS


def _packed(spoken: _Spoken) -> bytes:
    """Return what was said as bytes: a line of JSON, which says when, and 16-bit samples."""
    times = json.dumps({"timing": spoken.timing, "starts": spoken.starts}, separators=(",", ":"))
    return times.encode() + b"\n" + spoken.samples.tobytes()


def _unpacked(content: bytes) -> _Spoken:
    import numpy as np

    line = content.index(b"\n")
    times = json.loads(content[:line])
    samples = np.frombuffer(content[line + 1 :], np.int16)
    return _Spoken(samples, tuple(times["starts"]), Timing(times["timing"]))


def _speak_once(say: Say) -> _Spoken:
    """Return what the engine says, trimmed. Raises EngineError, whatever goes wrong in it."""
    from accessible.audio import sound

    speech = _asked(say)
    start, end = sound.edges(speech.samples, say.voice.sample_rate)
    samples = speech.samples[start:end]
    seconds = samples.size / say.voice.sample_rate
    if not plausible(say.text, seconds * say.rate):
        message = f"The {say.voice.engine} voice gave {seconds:.1f} seconds of sound for {_short(say.text)!r}."
        raise EngineError(message)
    if _are_starts(speech.starts, say.text):
        return _Spoken(samples, tuple(min(max(at - start, 0), samples.size) for at in speech.starts), Timing.ENGINE)
    aligned = _aligned(say, samples)
    return aligned or _Spoken(samples, _spread(say.text, samples.size), Timing.SPREAD)


def _aligned(say: Say, samples: "Samples") -> _Spoken | None:
    """Return what was said with the times of its words as another voice's reading tells them; None if it cannot."""
    from accessible.audio import align, sound

    voice = say.reference
    if voice is None:
        return None
    try:
        speech = _asked(replace(say, voice=voice, rate=1.0, pitch=1.0, phonemes=()))
    except EngineError:
        return None
    start, end = sound.edges(speech.samples, voice.sample_rate)
    if start == end or not _are_starts(speech.starts, say.text):
        return None
    begins = [max(at - start, 0) for at in speech.starts]
    rates = say.voice.sample_rate, voice.sample_rate
    starts = align.align(samples, rates[0], speech.samples[start:end], rates[1], begins)
    return _Spoken(samples, starts, Timing.ALIGNED)


def _are_starts(starts: Sequence[int], text: str) -> bool:
    """Say whether an engine's times are one a word, and never decrease."""
    return len(starts) == len(words(text)) and all(one <= other for one, other in pairwise(starts))


def _spread(text: str, size: int) -> tuple[int, ...]:
    """Return where words begin if every character takes as long as every other."""
    return tuple(start * size // len(text) for start, _ in words(text))


def _asked(say: Say) -> "Speech":
    """Return what the engine gives. Raises EngineError, whatever goes wrong in it, but StorageError for a full disk."""
    import numpy as np

    name = say.voice.engine
    try:
        speech = engines.load(name).speak(say.text, say.voice, say.rate, say.pitch, say.phonemes)
        samples = speech.samples
    except (EngineError, StorageError):
        raise
    except Exception as error:
        message = f"The {name} engine failed on {_short(say.text)!r} ({type(error).__name__}: {error})."
        raise EngineError(message) from error
    if not isinstance(samples, np.ndarray) or samples.dtype != np.int16 or samples.ndim != 1:
        message = f"The {name} engine gave no 16-bit samples for {_short(say.text)!r}."
        raise EngineError(message)
    return speech


def plausible(text: str, seconds: float) -> bool:
    """Say whether so much sound can be `text` at rate 1."""
    heard = sum(char.isalnum() for char in text)
    digits = sum(char.isdigit() for char in text)
    pauses = sum(not (char.isalnum() or char.isspace()) for char in text)
    return heard * SHORTEST <= seconds <= (heard + digits + pauses) * LONGEST + GRACE and seconds > 0


def _measure(voice: Voice, wanted: float) -> float:
    """Return how many decibels a voice needs. Raises EngineError if it cannot say what it is measured by.

    Where it is to be louder than usual, that is more than it lacks: what the limiter takes away is added again.
    """
    from accessible.audio import loudness, sound

    samples = _speak_once(Say(assets.sample(voice.language), voice, "", 1.0)).samples
    least = wanted - loudness.integrated(samples, voice.sample_rate)
    gain, most = least, least + MADE_UP * (wanted > LOUDNESS)
    while most - gain > PRECISION:
        middle = (gain + most) / 2
        limited = sound.amplify(samples, middle + frames.LOSS, CEILING)
        if loudness.integrated(limited, voice.sample_rate) - frames.LOSS < wanted:
            gain = middle
        else:
            most = middle
    return round(min(LOUDEST_GAIN, max(-LOUDEST_GAIN, gain)), 1)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004  enough to find it
