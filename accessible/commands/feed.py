"""`accessible feed check`: what is wrong with a show."""

import argparse
from pathlib import Path

from accessible import terminal
from accessible.commands.check import PROBLEMS


def run(options: argparse.Namespace) -> int:
    """Check a show, and print what was found."""
    from accessible.check.feed import examine, report

    with terminal.interruptible():
        feed = examine.check(Path(options.show))
    if options.json:
        terminal.print_json(report.as_json(feed))
    else:
        terminal.say(*report.lines(feed))
    return 0 if feed.is_sound else PROBLEMS
