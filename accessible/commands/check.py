"""`accessible check`: what is wrong with EPUBs, whoever made them."""

import argparse
import os
from pathlib import Path

from accessible import logs, terminal
from accessible.errors import SourceError
from accessible.whole import whole

PROBLEMS = 7
"""The exit code where an error was found."""


def run(options: argparse.Namespace) -> int:
    """Check books, and print what was found."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a process with more threads than one cannot be copied
    from accessible.check import examine, report

    with terminal.interruptible(), logs.collected() as logged:
        show = terminal.Progress(quiet=options.json or len(options.books) == 1, plain=False, what="books")
        books = []
        try:
            for number, book in enumerate(options.books):
                show.update(number, len(options.books), number / len(options.books))
                books.append(examine.check(Path(book)))
        finally:
            show.end()
    terminal.warn(logged)
    if options.html:
        from accessible.check.page import page

        with whole(Path(options.html), "--html") as partial:
            partial.write_bytes(page(books))
    if options.json:
        terminal.print_json(report.as_json(books))
    else:
        terminal.say(*report.lines(books))
    if not all(book.is_readable for book in books):
        return SourceError.exit_code
    return 0 if all(book.is_sound for book in books) else PROBLEMS
