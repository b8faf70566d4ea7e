"""An import of urllib3 that opens no socket: it tries whether this machine has IPv6, which its own dialling uses."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unprobed() -> Iterator[None]:
    """Let urllib3 be imported meanwhile, by whatever needs it."""
    has_ipv6 = socket.has_ipv6
    socket.has_ipv6 = False  # what it looks at first
    try:
        yield
    finally:
        socket.has_ipv6 = has_ipv6
