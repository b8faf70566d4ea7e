"""Connections to the public internet only: a name is resolved once, all its addresses are vetted, one is dialled."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, TypeAlias

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from accessible.network.addresses import Allowed, is_local_name, is_public, is_web_port
from accessible.network.clock import Clock, PlainSocket, SecureSocket

if TYPE_CHECKING:
    Connection = HTTPConnection
else:
    Connection = object

Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""Returns the IP addresses of a host, the best first; raises OSError where it has none."""
Dialer: TypeAlias = Callable[[str, int, float], socket.socket]
"""Returns a connection to an IP address and a port, within so many seconds; raises OSError where there is none."""

MOST_DIALLED = 4
"""Addresses of one name that are tried."""
SECONDS_TO_CONNECT = 10.0


class RefusedError(NewConnectionError):
    """An address that must not be asked. `name` is what would allow it.

    `why` says so as a part of a sentence, `advice` begins one that says how to allow it.
    """

    def __init__(self, why: str, name: str = "") -> None:
        super().__init__(HTTPConnection("nowhere"), why)
        self.why = why
        self.advice = f"if you trust it, use --allow-private-network {name}, or " if name else ""


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host as the system knows them. Raises OSError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is too long
        raise socket.gaierror(str(error)) from error
    return [str(entry[4][0]) for entry in found]


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """Return a connection over TCP. Raises OSError."""
    return socket.create_connection((address, port), seconds)


@dataclass
class Guard:
    """Opens connections to hosts on the public internet, and to those that are allowed.

    A name is asked for once; who controls it may answer the next time with an address of our own network.
    """

    clock: Clock
    allowed: Allowed
    resolve: Resolver = resolve
    dial: Dialer = dial
    _known: dict[str, Sequence[str]] = field(default_factory=dict)

    def check(self, host: str, port: int) -> None:
        """Look at what a host and a port say by themselves. Raises RefusedError."""
        if is_local_name(host) and not self.allowed.has_name(host):
            message = f"{host!r} is a name of a local network"
            raise RefusedError(message, host)
        if _is_address(host):
            self._vet(host, host)
        if not is_web_port(port):
            message = f"port {port} is none of a web server"
            raise RefusedError(message)

    def open(self, host: str, port: int) -> socket.socket:
        """Return a connection to a host; its addresses are vetted first. Raises HTTPError of urllib3."""
        self.check(host, port)
        addresses = [host] if _is_address(host) else self._addresses(host, port)
        error: Exception = OSError("no address")
        for address in _interleaved(addresses)[:MOST_DIALLED]:
            try:
                return self._dialled(address, port)
            except OSError as failed:
                error = failed
        self._known.pop(host, None)
        raise _failure(host, error) from error

    def open_proxy(self, host: str, port: int) -> socket.socket:
        """Return a connection to a proxy, wherever it is: somebody has set it. Raises HTTPError of urllib3."""
        try:
            return self._dialled(host, port)
        except OSError as error:
            raise _failure(host, error) from error

    def _dialled(self, address: str, port: int) -> PlainSocket:
        """Return a connection that looks at the clock."""
        connection = self.dial(address, port, min(SECONDS_TO_CONNECT, self.clock.left()))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        seconds = connection.gettimeout()
        timed = PlainSocket(connection.family, connection.type, connection.proto, connection.detach())
        timed.settimeout(seconds)
        timed.clock = self.clock
        return timed

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses of a name, all of them vetted."""
        if host not in self._known:
            try:
                found = list(dict.fromkeys(self._looked_up(host, port)))
            except TimeoutError as error:
                raise ConnectTimeoutError(HTTPConnection(host), "the name was not found in time") from error
            except OSError as error:
                raise _unresolved(host, str(error)) from error
            for address in found:
                self._vet(address, host)
            self._known[host] = found
        if not self._known[host]:
            raise _unresolved(host, "it has no address")
        return self._known[host]

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        """Return what the resolver says, in time: it has no clock of its own, so a thread waits for it."""
        answers: list[Sequence[str] | OSError] = []

        def ask() -> None:
            try:
                answers.append(self.resolve(host, port))
            except OSError as error:
                answers.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self.clock.left())
        if not answers:
            raise TimeoutError
        if isinstance(answers[0], OSError):
            raise answers[0]
        return answers[0]

    def _vet(self, address: str, host: str) -> None:
        if is_public(address) or self.allowed.has_address(address) or self.allowed.has_name(host):
            return
        named = f"{host!r} has the address {address}, which" if address != host else address
        message = f"{named} is not on the public internet"
        raise RefusedError(message, host)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _interleaved(addresses: Sequence[str]) -> list[str]:
    """Return addresses with both versions of IP by turns, so that one that leads nowhere costs one try (RFC 8305)."""
    first = [address for address in addresses if (":" in address) == (":" in addresses[0])]
    second = [address for address in addresses if address not in first]
    return [address for address in chain.from_iterable(zip_longest(first, second)) if address]


def _unresolved(host: str, why: str) -> NameResolutionError:
    return NameResolutionError(host, HTTPConnection(host), socket.gaierror(why))


def _failure(host: str, error: Exception) -> NewConnectionError | ConnectTimeoutError:
    if isinstance(error, TimeoutError):
        return ConnectTimeoutError(HTTPConnection(host), "nobody answered in time")
    return NewConnectionError(HTTPConnection(host), str(error))


def arm(pools: urllib3.PoolManager, guard: Guard) -> None:
    """Let all connections of a pool manager be opened by a guard; those to a proxy are opened as they are."""

    class Guarded(Connection):
        def _new_conn(self) -> socket.socket:
            go = guard.open_proxy if self.proxy else guard.open
            return go(self.host, self.port or 0)

    class Plain(Guarded, HTTPConnection):
        pass

    class Secure(Guarded, HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            if isinstance(self.sock, SecureSocket):
                self.sock.clock = guard.clock

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    pools.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
