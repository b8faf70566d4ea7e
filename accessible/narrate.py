"""Utterances to tracks: who says what, what is in the store, and the workers that record the rest."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from accessible import engines
from accessible.casting import Cast
from accessible.errors import EngineError, UsageError
from accessible.narration import Break, Narration, Utterance, Voice
from accessible.prepare.language import passages
from accessible.record import Job, Recording, Say, recall, record

PAUSES = {Break.PARAGRAPH: 0.7, Break.HEADING: 1.1}  # seconds
_SHARED = ("accessible.audio.encode", "accessible.audio.sound")
_WARM = {"hibari": "accessible.engines.warm_hibari"}
"""Modules that are loaded once for all workers, and those that load a model."""

Progress = Callable[[int, int, float], None]
"""Called with the paragraphs that are recorded, those that there are, and the share of the text that is recorded."""


def narrate(
    script: Sequence[Utterance], cast: Cast, store: Path, *, rate: float, workers: int, progress: Progress
) -> Narration:
    """Return the recording of every utterance that has something to say.

    Raises UsageError if the voice cannot speak at `rate`, EngineError if a sentence cannot be spoken.
    """
    slowest, fastest = engines.load(cast.main.engine).rates
    if not slowest <= rate <= fastest:
        message = (
            f"The engine {cast.main.engine!r} speaks at rates from {slowest} to {fastest}, not {rate}: change --rate."
        )
        raise UsageError(message)
    planner = _Planner(cast, str(store), rate)
    jobs = {utterance.id: job for utterance in script if (job := planner.job(utterance))}
    if not jobs:
        message = "No voice can speak this text: name a voice with --voice ('accessible voices' lists them)."
        raise EngineError(message, code="no_voice")
    recordings = _record_all(
        jobs, {utterance.id: len(utterance.text) for utterance in script}, cast.main, workers, progress
    )
    sentences = sum(bool(sentence) for job in jobs.values() for sentence in job.sentences)
    spoken = sum(recording.spoken for recording in recordings.values())
    warnings = (*planner.warnings, *(warning for name in jobs for warning in recordings[name].warnings))
    tracks = {name: recordings[name].track for name in jobs}
    return Narration(
        cast.main, cast.main.sample_rate, tracks, spoken, sentences - spoken, tuple(dict.fromkeys(warnings))
    )


class _Planner:
    """Makes jobs of utterances."""

    def __init__(self, cast: Cast, store: str, rate: float) -> None:
        self._cast, self._store, self._rate = cast, store, rate
        self.warnings: list[str] = []

    def job(self, utterance: Utterance) -> Job | None:
        """Return the job, or None if there is nothing to say."""
        sentences = tuple(self._says(sentence.spoken, utterance.language) for sentence in utterance.sentences)
        if not any(sentences):
            return None
        fallback = self._cast.fallback(utterance.language)
        return Job(
            sentences=sentences,
            pause=PAUSES[utterance.pause],
            sample_rate=self._cast.main.sample_rate,
            store=self._store,
            fallback=Say("", fallback, _version(fallback.engine), self._rate) if fallback else None,
        )

    def _says(self, spoken: str, language: str) -> tuple[Say, ...]:
        """Give each passage of a sentence to a voice that can speak it."""
        says = []
        for passage, tag in passages(spoken, language):
            voice = self._cast.voice(tag)
            if not any(char.isalnum() for char in passage):
                continue
            if voice is None:
                self.warnings.append(
                    f"No voice can speak {passage.strip()[:40]!r}: it is in the book, but not in the sound."
                )
                continue
            says.append(Say(passage.strip(), voice, _version(voice.engine), self._rate))
        return tuple(says)


@cache
def _version(engine: str) -> str:
    return engines.load(engine).version


def _record_all(
    jobs: dict[str, Job], weights: dict[str, int], voice: Voice, workers: int, progress: Progress
) -> dict[str, Recording]:
    """Return the recordings by utterance id: from the store, and the rest from workers, the longest first."""
    recordings = {name: recording for name, job in jobs.items() if (recording := recall(job))}
    total = sum(weights[name] for name in jobs)

    def report() -> None:
        progress(len(recordings), len(jobs), sum(weights[name] for name in recordings) / total)

    report()
    missing = sorted(jobs.keys() - recordings.keys(), key=lambda name: (-weights[name], name))
    if not missing:
        return recordings
    from concurrent.futures import as_completed

    from accessible import runner

    preload = [*_SHARED, *(module for engine, module in _WARM.items() if engine == voice.engine)]
    with runner.executor(min(workers, len(missing)), preload) as pool:
        futures = {pool.submit(record, jobs[name]): name for name in missing}
        for future in as_completed(futures):
            recordings[futures[future]] = future.result()
            report()
    return recordings
