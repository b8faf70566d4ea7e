"""`accessible estimate`: what a batch would cost."""

import argparse
import math

from accessible import pipeline
from accessible.batch.estimate import Estimate, estimate
from accessible.batch.listing import entries
from accessible.commands.common import settings_of
from accessible.errors import UsageError
from accessible.logs import collected
from accessible.terminal import Progress, duration, interruptible, print_json, say, size

HOUR = 3600
MANY = 1000
"""Articles that a price is said for."""


def run(options: argparse.Namespace) -> int:
    """Say how long the sound of a list would be, and what computing it would take."""
    if options.price is not None and not 0 <= options.price < math.inf:
        message = f"{options.price} is no value for --price: it takes what an hour of CPU costs, such as 0.04."
        raise UsageError(message)
    with interruptible(), collected():
        settings = settings_of(options)
        listed = entries(options.list, pipeline.network(settings))
        shown = [Progress(quiet=options.quiet or options.json, plain=options.plain, what=what) for what in
                 ("articles read", "articles made")]  # fmt: skip
        try:
            found = estimate(listed, settings, *(each.update for each in shown))
        finally:
            for each in shown:
                each.end()
    if options.json:
        print_json(_values(found, options.price))
    else:
        say(*_lines(found, options.price))
    return 0


def _many(found: Estimate) -> float:
    """Return the CPU hours of a thousand articles like these."""
    return found.cpu / HOUR / found.articles * MANY


def _values(found: Estimate, price: float | None) -> dict[str, float]:
    whole: dict[str, float] = {
        "articles": found.articles,
        "unreadable": found.unreadable,
        "made": found.made,
        "words": found.words,
        "sound_hours": round(found.sound / HOUR, 3),
        "cpu_hours": round(found.cpu / HOUR, 5),
        "bytes_of_files": round(found.files),
        "bytes_of_store": round(found.store),
        "cpu_hours_per_1000": round(_many(found), 4),
    }
    return whole if price is None else whole | {"price_per_1000": round(_many(found) * price, 4)}


def _lines(found: Estimate, price: float | None) -> list[str]:
    cost = "" if price is None else f", which cost {_many(found) * price:,.2f}"
    return [
        f"articles: {found.articles:,}, and {found.unreadable:,} that cannot be read",
        f"words: {found.words:,}",
        f"sound: {found.sound / HOUR:,.1f} hours" if found.sound > HOUR else f"sound: {duration(found.sound)}",
        f"computing: {found.cpu / HOUR:,.2f} CPU hours",
        f"disk: {size(round(found.files))} for the files, {size(round(found.store))} for the store",
        f"1,000 articles like these: {_many(found):,.2f} CPU hours{cost}",
        f"Reckoned from {found.made} articles that were made here, and the letters of all.",
    ]
