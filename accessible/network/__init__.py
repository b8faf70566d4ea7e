"""Every request that goes out: to the public internet alone, within limits, and under our own name."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accessible.errors import UsageError
from accessible.network.robots import Robots

if TYPE_CHECKING:
    from accessible.network.guard import Dialer, Resolver

SECONDS = 55.0
"""What one address may take, with its redirects and tries: under a minute."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a visit may last, in seconds; what a server makes us wait for is not counted."""

    seconds: float = SECONDS
    idle: float = 20.0  # until the next packet
    rules: float = 5.0  # for robots.txt
    pause: float = 0.5  # before the second try; it doubles with each
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address, and at which: `url` is where redirects led, without credentials.

    `content_type` is the header as it came.
    """

    url: str
    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Network:
    """What may be reached, and how.

    `allowed` names hosts, addresses and networks that may be asked although they are not on the public internet.
    `resolve` and `dial` are the system's own if they are not given.
    """

    offline: bool = False
    allowed: tuple[str, ...] = ()
    resolve: "Resolver | None" = None
    dial: "Dialer | None" = None
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        """Raise UsageError for what names no host, whether it will be needed or not."""
        if self.allowed:
            from accessible.network.addresses import allowed

            allowed(self.allowed)

    def get(self, location: str, most: int, *, robots: Robots = Robots.OURS, seconds: float = SECONDS) -> Answer:
        """Return what is at an address, at most `most` bytes; in `seconds`, if that is less than the limit.

        Raises SourceError, with a code that says which of the many things went wrong; UsageError if the network may
        not be used.
        """
        if self.offline:
            message = f"{location!r} needs the network, but --offline allows none: save the page and name the file."
            raise UsageError(message)
        from accessible.network.visit import visit

        limits = replace(self.limits, seconds=min(seconds, self.limits.seconds))
        return visit(replace(self, limits=limits), location, most, robots)
