"""When to ask again: what a server says of it, and what is decent where it says nothing."""

import random
import time
from email.utils import parsedate_to_datetime
from http import HTTPStatus

TRIES = 3
LONGEST = 60.0
"""Seconds that a server may let us wait in all."""
_DAY = 86400.0
BUSY = frozenset(
    {
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
"""Answers that may pass."""


def asked(header: str) -> float:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3), at most a day; 0 if it is none."""
    try:
        seconds = float(header) if header.isdecimal() else parsedate_to_datetime(header).timestamp() - time.time()
    except (ValueError, OverflowError):
        return 0.0
    return min(max(0.0, seconds), _DAY)


def backoff(tried: int, pause: float) -> float:
    """Return the seconds until the next try: twice as many each time, and never for all clients the same."""
    return pause * 2.0 ** (tried - 1) * random.uniform(0.5, 1.5)  # noqa: S311  nobody gains by guessing it


def until(seconds: float) -> str:
    """Return when that is, as a person says it."""
    if seconds <= 0:
        return "in some minutes"
    if seconds >= _DAY:
        return "another day"
    return "in a minute" if seconds <= LONGEST else f"in {seconds / 60:.0f} minutes"
