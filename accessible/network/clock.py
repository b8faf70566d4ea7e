"""What one visit to the web may take: seconds in all, and bytes of each answer."""

import math
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Socket = socket.socket
else:
    Socket = object


class FloodError(Exception):
    """More came than may. Says what it is, as a part of a sentence."""


class Clock:
    """Counts down `seconds` in all, and no more than `idle` seconds for each packet."""

    def __init__(self, seconds: float, idle: float) -> None:
        self._end, self._idle = time.monotonic() + seconds, idle
        self._bytes: float = math.inf
        self._what = ""

    def left(self) -> float:
        """Return how many seconds the next packet may take. Raises TimeoutError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            message = "time is up"
            raise TimeoutError(message)
        return min(left, self._idle)

    def pause(self, seconds: float) -> None:
        """Let the time stand still for so long: a server asked to wait."""
        self._end += seconds

    @contextmanager
    def shorter(self, seconds: float) -> Iterator[None]:
        """Have no more than so many seconds for what is done meanwhile."""
        end = self._end
        self._end = min(end, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._end = end

    def allow(self, most: int, what: str) -> None:
        """Begin to count bytes; `what` is too long where more than `most` come."""
        self._bytes, self._what = most, what

    def count(self, received: int) -> None:
        """Count bytes that came. Raises FloodError where they are too many."""
        self._bytes -= received
        if self._bytes < 0:
            raise FloodError(self._what)


class _Timed(Socket):
    """A socket that looks at a clock at every packet: its own time starts anew with each, so bytes could drip."""

    clock: Clock | None = None

    def recv_into(self, *arguments: Any) -> int:  # noqa: ANN401  as the socket's own
        clock = self.clock
        if clock is None:
            return super().recv_into(*arguments)
        self.settimeout(clock.left())
        received = super().recv_into(*arguments)
        clock.count(received)
        return received


class PlainSocket(_Timed, socket.socket):
    """A timed socket over TCP."""


class SecureSocket(_Timed, ssl.SSLSocket):
    """A timed socket over TLS."""
