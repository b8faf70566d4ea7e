"""Utterances to tracks: who says what, what is in the store, and the workers that record the rest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from accessible import engines
from accessible.casting import Cast, reference
from accessible.errors import EngineError, UsageError
from accessible.narration import Break, Narration, Phonemes, Phrase, Utterance, Voice
from accessible.prepare.japanese import kana
from accessible.prepare.language import is_readable, primary
from accessible.record import LOUDNESS, Job, Recording, Say, recall, record

NOBODY = "No voice can speak this text: name a voice with --voice ('accessible voices' lists them)."
PAUSES = {Break.PARAGRAPH: 0.7, Break.HEADING: 1.1}  # seconds
_SHARED = ("accessible.audio.encode", "accessible.audio.sound")
"""Modules that are loaded once for all workers."""
FEW_LETTERS = 8_000
"""A quick voice speaks so much in the time that it takes to start and end worker processes."""


@dataclass(frozen=True, slots=True)
class Prosody:
    """How voices speak: speed and pitch, each as a factor of the voice's own, and loudness, in LUFS."""

    rate: float = 1.0
    pitch: float = 1.0
    loudness: float = LOUDNESS


Progress = Callable[[int, int, float], None]
"""Called with the paragraphs that are recorded, those that there are, and the share of the text that is recorded."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who records: so many processes of this machine, none for this one, or the cluster that `runner` names."""

    workers: int
    runner: str = "processes"


def narrate(
    script: Sequence[Utterance], cast: Cast, store: Path, *, prosody: Prosody, crew: Crew, progress: Progress
) -> Narration:
    """Return the recording of every utterance that has something to say.

    Raises UsageError if the main voice cannot speak so, EngineError if a sentence cannot be spoken.
    """
    _check(cast.main.engine, prosody)
    planner = _Planner(cast, str(store.absolute()), prosody)
    jobs = {utterance: job for utterance in script if (job := planner.job(utterance))}
    if not jobs:
        raise EngineError(NOBODY, code="no_voice")
    tally = _Tally(jobs, progress)
    tally.add({utterance: recording for utterance, job in jobs.items() if (recording := recall(job))})
    missing = {utterance: job for utterance, job in jobs.items() if utterance not in tally.recordings}
    if missing:
        _record(
            {utterance: planner.with_others(job, utterance) for utterance, job in missing.items()},
            cast,
            crew,
            tally,
        )
    sentences = sum(bool(sentence) for job in jobs.values() for sentence in job.sentences)
    recordings = {utterance.id: tally.recordings[utterance] for utterance in jobs}
    spoken = sum(recording.spoken for recording in recordings.values())
    warnings = (*planner.warnings, *(warning for recording in recordings.values() for warning in recording.warnings))
    tracks = {name: recording.track for name, recording in recordings.items()}
    distinct = tuple(dict.fromkeys(warnings))
    complete = not planner.warnings
    counts = spoken, sentences - spoken
    stood_in = (voice for recording in recordings.values() for voice in recording.stood_in)
    voices = _voices(cast.main, [*planner.voices, *stood_in])
    return Narration(cast.main, cast.main.sample_rate, tracks, *counts, complete, distinct, voices)


def _voices(main: Voice, spoken: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return those who spoke, each once, the main one first; a voice for all languages is another value for each."""
    found: dict[tuple[str, str], Voice] = {}
    for voice in spoken:
        found.setdefault((voice.engine, voice.name), voice)
    return tuple(sorted(found.values(), key=lambda voice: (voice.engine, voice.name) != (main.engine, main.name)))


def _check(engine: str, prosody: Prosody) -> None:
    """Raise UsageError if the engine cannot speak so."""
    loaded = engines.load(engine)
    for name, wanted, (lowest, highest) in (
        ("rate", prosody.rate, loaded.rates),
        ("pitch", prosody.pitch, loaded.pitches),
    ):
        if wanted != 1 and lowest == highest:
            message = f"The engine {engine!r} has one {name} only, not {wanted}: leave out --{name}."
            raise UsageError(message)
        if not lowest <= wanted <= highest:
            message = (
                f"The engine {engine!r} takes a {name} from {lowest:g} to {highest:g}, not {wanted}: change --{name}."
            )
            raise UsageError(message)


class _Tally:
    """The recordings so far, and the progress that is reported of them."""

    def __init__(self, utterances: Iterable[Utterance], progress: Progress) -> None:
        self.recordings: dict[Utterance, Recording] = {}
        self._letters = {utterance: len(utterance.text) for utterance in utterances}
        self._total = sum(self._letters.values())
        self._done = 0
        self._progress = progress

    def add(self, recordings: Mapping[Utterance, Recording]) -> None:
        """Count what was recorded, and report it."""
        self.recordings |= recordings
        self._done += sum(self._letters[utterance] for utterance in recordings)
        self._progress(len(self.recordings), len(self._letters), self._done / self._total)


class _Planner:
    """Makes jobs of utterances."""

    def __init__(self, cast: Cast, store: str, prosody: Prosody) -> None:
        self._cast, self._store, self._prosody = cast, store, prosody
        self.warnings: list[str] = []
        self.voices: list[Voice] = []

    def job(self, utterance: Utterance) -> Job | None:
        """Return the job, or None if there is nothing to say."""
        sentences = tuple(self._says(sentence.phrases, utterance) for sentence in utterance.sentences)
        if not any(sentences):
            return None
        written = tuple(utterance.text[sentence.start : sentence.end] for sentence in utterance.sentences)
        rate, loudness = self._cast.main.sample_rate, self._prosody.loudness
        return Job(sentences, written, PAUSES[utterance.pause], rate, self._store, loudness=loudness)

    def with_others(self, job: Job, utterance: Utterance) -> Job:
        """Return the job with those who help its voices: looked for only when it has to be done.

        They speak what the voices cannot, and tell where words begin if the voices do not.
        """
        voice = self._cast.fallback(utterance.language)
        sentences = tuple(
            tuple(replace(say, reference=reference(say.voice.language)) for say in sentence)
            for sentence in job.sentences
        )
        job = replace(job, sentences=sentences)
        return replace(job, fallback=self._as(voice, "")) if voice else job

    def _says(self, phrases: Sequence[Phrase], utterance: Utterance) -> tuple[Say, ...]:
        """Give each phrase of a sentence to a voice that can speak it."""
        spoken = (phrase for phrase in phrases if any(map(str.isalnum, phrase.text)))
        return tuple(say for phrase in spoken if (say := self._say(phrase, utterance)))

    def _say(self, phrase: Phrase, utterance: Utterance) -> Say | None:
        """Return how a phrase is said, None if nobody can say it: a warning says so."""
        voice = self._cast.voice(phrase.language, utterance.part)
        if voice is None and is_readable(phrase.text, utterance.language):
            voice = self._cast.voice(utterance.language, utterance.part)
        if voice is None:
            what = repr(phrase.text.strip()[:40])
            self.warnings.append(f"No voice can speak {what}: it is in the book, but not in the sound.")
            return None
        self.voices.append(voice)
        in_kana = voice.engine == "espeak" and primary(phrase.language) == "ja"
        takes_phonemes = engines.load(voice.engine).takes_phonemes and not in_kana
        text, phonemes = _pronounced(phrase, takes_phonemes=takes_phonemes)
        before = len(text) - len(text.lstrip())
        moved = (replace(each, start=each.start - before, end=each.end - before) for each in phonemes)
        return replace(self._as(voice, (kana(text) if in_kana else text).strip()), phonemes=tuple(moved))

    def _as(self, voice: Voice, text: str) -> Say:
        """Return a text as a voice says it: at the speed and the pitch nearest to what is wanted."""
        engine = engines.load(voice.engine)
        (slowest, fastest), (lowest, highest) = engine.rates, engine.pitches
        return Say(
            text,
            voice,
            _version(voice.engine),
            rate=min(max(self._prosody.rate, slowest), fastest),
            pitch=min(max(self._prosody.pitch, lowest), highest),
        )


def _pronounced(phrase: Phrase, *, takes_phonemes: bool) -> tuple[str, tuple[Phonemes, ...]]:
    """Return the text of a phrase for an engine, and its phonemes."""
    if not phrase.pronunciations:
        return phrase.text, ()
    from accessible.prepare.pronounce import for_engine  # few phrases have any

    return for_engine(phrase.text, phrase.pronunciations, phrase.language, takes_phonemes=takes_phonemes)


@cache
def _version(engine: str) -> str:
    return engines.load(engine).version


def _record(jobs: Mapping[Utterance, Job], cast: Cast, crew: Crew, tally: _Tally) -> None:
    """Record `jobs`, the longest first: in worker processes, or here if that is not worth a process."""
    from accessible import runner

    engine = engines.load(cast.main.engine)
    workers = min(crew.workers, len(jobs))
    is_apart = runner.is_cluster(crew.runner) and not engine.online
    if engine.online:
        workers = 1  # its pace is kept by the process
    elif not engine.preload and sum(len(utterance.text) for utterance in jobs) < FEW_LETTERS:
        workers = 0
    store = Path(next(iter(jobs.values())).store)
    who = crew.runner if is_apart else runner.PROCESSES
    with runner.executor(who, workers, [*_SHARED, *filter(None, [engine.preload])], [store]) as pool:
        longest_first = sorted(jobs, key=lambda utterance: (-len(utterance.text), utterance.id))
        recordings = pool.map(_record_alike if is_apart else record, [jobs[each] for each in longest_first])
        for utterance, recording in zip(longest_first, recordings, strict=True):
            tally.add({utterance: recording})


def _record_alike(job: Job) -> Recording:
    """Record a job that another machine made. Raises EngineError where this one has another engine, or none."""
    for say in {say for sentence in job.sentences for say in sentence}:
        found = engines.load(say.voice.engine).version
        if found != say.version:
            what = f"A worker has {say.voice.engine} {found}, not {say.version}"
            message = f"{what}: install the same on all, and start them anew."
            raise EngineError(message)
    return record(job)
