"""`accessible batch`: the files of many articles."""

import argparse
from dataclasses import asdict
from pathlib import Path

from accessible import pipeline
from accessible.batch.journal import FAILED, MADE, NAME, UNCHANGED, Result
from accessible.batch.listing import entries
from accessible.batch.run import Order, counts, table
from accessible.batch.run import run as run_list
from accessible.commands.common import settings_of
from accessible.errors import UsageError
from accessible.logs import collected
from accessible.terminal import Progress, complain, duration, interruptible, print_json, say, warn
from accessible.whole import whole

SOME_FAILED = 3
"""The exit code of a run in which some articles could not be made."""


def run(options: argparse.Namespace) -> int:
    """Make the files of every article of a list, and say what became of each."""
    with interruptible(), collected() as logged:
        settings = settings_of(options)
        for name in ("title", "author", "item", "book"):
            if getattr(settings, name):
                message = f"The setting {name!r} is for one article: leave it out, or give each its own in a CSV."
                raise UsageError(message)
        order = Order(options.folders, options.retry_failed, options.keep_going)
        show = Progress(quiet=options.quiet or options.json, plain=options.plain, what="articles")
        try:
            results = run_list(entries(options.list, pipeline.network(settings)), settings, order, show.update)
        finally:
            show.end()
    warn(logged)
    if options.csv:
        with whole(Path(options.csv), "--csv") as partial:
            partial.write_text(table(results), "utf-8")
    if options.json:
        print_json({"counts": counts(results), "articles": [asdict(result) for result in results]})
    elif options.quiet:
        complain(*_failures(results))
    else:
        say(*_summary(results, settings.output))
    return SOME_FAILED if any(result.state == FAILED for result in results) else 0


def _summary(results: list[Result], folder: str) -> list[str]:
    """Return what is said at the end: how many, how long they play, and what failed, and why."""
    number = counts(results)
    sound = duration(sum(result.seconds for result in results)) if any(result.seconds for result in results) else "none"
    failures = _failures(results)
    return [
        f"Done. Articles made: {number[MADE]}, unchanged: {number[UNCHANGED]}, failed: {number[FAILED]}.",
        f"sound in all: {sound}",
        f"journal: {Path(folder) / NAME}",
        *failures,
        *(["Run the same command with --retry-failed to try what failed again."] if failures else []),
    ]


def _failures(results: list[Result]) -> list[str]:
    """Return what is said of each article that failed."""
    return [f"failed: {result.message}" for result in results if result.state == FAILED]
