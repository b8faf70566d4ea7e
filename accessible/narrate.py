"""Utterances to tracks: who says what, what is in the store, and the workers that record the rest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from accessible import engines
from accessible.casting import Cast
from accessible.errors import EngineError, UsageError
from accessible.narration import Break, Narration, Phrase, Utterance
from accessible.prepare.japanese import kana
from accessible.prepare.language import primary
from accessible.record import Job, Recording, Say, recall, record

NOBODY = "No voice can speak this text: name a voice with --voice ('accessible voices' lists them)."
PAUSES = {Break.PARAGRAPH: 0.7, Break.HEADING: 1.1}  # seconds
_SHARED = ("accessible.audio.encode", "accessible.audio.sound")
"""Modules that are loaded once for all workers."""
FEW_LETTERS = 8_000
"""A quick voice speaks so much in the time that it takes to start and end worker processes."""

Progress = Callable[[int, int, float], None]
"""Called with the paragraphs that are recorded, those that there are, and the share of the text that is recorded."""


def narrate(
    script: Sequence[Utterance], cast: Cast, store: Path, *, rate: float, workers: int, progress: Progress
) -> Narration:
    """Return the recording of every utterance that has something to say.

    Raises UsageError if the voice cannot speak at `rate`, EngineError if a sentence cannot be spoken.
    """
    engine = cast.main.engine
    slowest, fastest = engines.load(engine).rates
    if not slowest <= rate <= fastest:
        message = f"The engine {engine!r} speaks at rates from {slowest} to {fastest}, not {rate}: change --rate."
        raise UsageError(message)
    planner = _Planner(cast, str(store), rate)
    jobs = {utterance: job for utterance in script if (job := planner.job(utterance))}
    if not jobs:
        raise EngineError(NOBODY, code="no_voice")
    tally = _Tally(jobs, progress)
    tally.add({utterance: recording for utterance, job in jobs.items() if (recording := recall(job))})
    missing = {utterance: job for utterance, job in jobs.items() if utterance not in tally.recordings}
    if missing:
        _record(
            {utterance: planner.with_fallback(job, utterance) for utterance, job in missing.items()},
            cast,
            workers,
            tally,
        )
    sentences = sum(bool(sentence) for job in jobs.values() for sentence in job.sentences)
    recordings = {utterance.id: tally.recordings[utterance] for utterance in jobs}
    spoken = sum(recording.spoken for recording in recordings.values())
    warnings = (*planner.warnings, *(warning for recording in recordings.values() for warning in recording.warnings))
    tracks = {name: recording.track for name, recording in recordings.items()}
    distinct = tuple(dict.fromkeys(warnings))
    complete = not planner.warnings
    return Narration(cast.main, cast.main.sample_rate, tracks, spoken, sentences - spoken, complete, distinct)


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

    def __init__(self, cast: Cast, store: str, rate: float) -> None:
        self._cast, self._store, self._rate = cast, store, rate
        self.warnings: list[str] = []

    def job(self, utterance: Utterance) -> Job | None:
        """Return the job, or None if there is nothing to say."""
        sentences = tuple(self._says(sentence.phrases) for sentence in utterance.sentences)
        if not any(sentences):
            return None
        written = tuple(utterance.text[sentence.start : sentence.end] for sentence in utterance.sentences)
        return Job(sentences, written, PAUSES[utterance.pause], self._cast.main.sample_rate, self._store)

    def with_fallback(self, job: Job, utterance: Utterance) -> Job:
        """Return the job with somebody who speaks what its voices cannot: looked for only when it has to be done."""
        voice = self._cast.fallback(utterance.language)
        return replace(job, fallback=Say("", voice, _version(voice.engine), self._rate)) if voice else job

    def _says(self, phrases: Sequence[Phrase]) -> tuple[Say, ...]:
        """Give each phrase of a sentence to a voice that can speak it."""
        return tuple(say for phrase in phrases if any(map(str.isalnum, phrase.text)) and (say := self._say(phrase)))

    def _say(self, phrase: Phrase) -> Say | None:
        """Return how a phrase is said, None if nobody can say it: a warning says so."""
        voice = self._cast.voice(phrase.language)
        if voice is None:
            what = repr(phrase.text.strip()[:40])
            self.warnings.append(f"No voice can speak {what}: it is in the book, but not in the sound.")
            return None
        text = kana(phrase.text) if voice.engine == "espeak" and primary(phrase.language) == "ja" else phrase.text
        return Say(text.strip(), voice, _version(voice.engine), self._rate)


@cache
def _version(engine: str) -> str:
    return engines.load(engine).version


def _record(jobs: Mapping[Utterance, Job], cast: Cast, workers: int, tally: _Tally) -> None:
    """Record `jobs`, the longest first: in worker processes, or here if that is not worth a process."""
    from accessible import runner

    engine = engines.load(cast.main.engine)
    if engine.online:
        workers = 1  # its pace is kept by the process
    elif not engine.preload and sum(len(utterance.text) for utterance in jobs) < FEW_LETTERS:
        workers = 0
    with runner.executor(min(workers, len(jobs)), [*_SHARED, *filter(None, [engine.preload])]) as pool:
        longest_first = sorted(jobs, key=lambda utterance: (-len(utterance.text), utterance.id))
        recordings = pool.map(record, [jobs[utterance] for utterance in longest_first])
        for utterance, recording in zip(longest_first, recordings, strict=True):
            tally.add({utterance: recording})
