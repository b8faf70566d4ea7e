"""`accessible make`: the files of an article."""

import argparse
import time
from pathlib import Path

from accessible.commands.common import settings_of


def run(options: argparse.Namespace) -> int:
    """Make the files, and say where they are."""
    began = time.monotonic()
    from accessible import files, logs, pipeline, report, terminal
    from accessible.writers.editions import EDITIONS

    with terminal.interruptible(), logs.collected() as logged:
        settings = settings_of(options)
        files.sweep(Path(settings.output).expanduser())
        show = terminal.Progress(quiet=options.quiet or options.json, plain=options.plain)
        try:
            made = pipeline.make(options.source, settings, show.update)
        finally:
            show.end()
    warnings = [*logged, *made.publication.narration.warnings]
    if options.json:
        terminal.print_json(report.made(made, warnings, began))
        return 0
    terminal.warn(warnings)
    if not options.quiet:
        terminal.say(*report.summary(made), *filter(None, [EDITIONS[settings.reader].remark]))
    return 0
