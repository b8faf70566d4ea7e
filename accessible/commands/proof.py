"""`accessible proof`: whether what is heard in a book is what is written."""

import argparse
from pathlib import Path

from accessible import logs, report, terminal
from accessible.commands.common import check_limit, settings_of
from accessible.proof.examine import Ear, examine

NOT_WHAT_IS_WRITTEN = 7
"""The exit code where an error was found."""


def run(options: argparse.Namespace) -> int:
    """Check a book, and print what was found."""
    check_limit(options)
    settings = settings_of(options)
    with terminal.interruptible(), logs.collected() as logged:
        show = terminal.Progress(quiet=options.json, plain=False, what="sentences")
        try:
            ear = Ear(settings.proof_model, settings.workers, settings.offline)
            proof = examine(Path(options.book), ear, show.update)
        finally:
            show.end()
    terminal.warn(logged)
    if options.json:
        terminal.print_json(report.proof(proof, options.limit))
    else:
        terminal.say(*report.proof_lines(proof, options.limit or report.LISTED))
    return 0 if proof.is_sound else NOT_WHAT_IS_WRITTEN
