"""Connections to the public internet only: what an article names must not lead into the network of whoever reads it.

A name is resolved once, every address that it has is looked at, and one of those is dialled.
"""

import ipaddress
import socket
from typing import TYPE_CHECKING

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

if TYPE_CHECKING:
    Connection = HTTPConnection
else:
    Connection = object

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for those of IPv4 in their last 32 bits (RFC 6052)."""
_DOCUMENTATION = ipaddress.ip_network("3fff::/20")
"""Addresses for examples (RFC 9637), which Python counts among the public ones."""
_NEVER_PUBLIC = ("localhost", "local", "internal", "home.arpa", "test", "invalid", "example")
"""The ends of names that mean something in one network only, or nothing (RFC 6761, 6762, 8375; ICANN 2024)."""
_REFUSED = "it is no address of the public internet"


def is_public(address: str) -> bool:
    """Say whether an IP address, of either version, is one of the public internet, and of one machine there."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    is_example = found in _DOCUMENTATION
    return found.is_global and not found.is_multicast and not found.is_reserved and not is_example


class _Guarded(Connection):
    """A connection that is opened to `trusted`, a host, or to a public address."""

    trusted = ""

    def _new_conn(self) -> socket.socket:
        if self.host == self.trusted:
            return super()._new_conn()
        if f".{self.host.lower()}".endswith(tuple(f".{name}" for name in _NEVER_PUBLIC)):
            raise NewConnectionError(self, _REFUSED)
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NameResolutionError(self.host, self, socket.gaierror(str(error))) from error
        addresses = [str(entry[4][0]) for entry in found]
        if not all(map(is_public, addresses)):
            raise NewConnectionError(self, _REFUSED)
        try:
            return create_connection((addresses[0], self.port or 0), self.timeout, socket_options=self.socket_options)
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error


def guarded(pool: urllib3.PoolManager, trusted: str) -> urllib3.PoolManager:
    """Return a pool whose connections lead to public addresses, or to the host that is trusted."""

    class Plain(_Guarded, HTTPConnection):
        pass

    class Secure(_Guarded, HTTPSConnection):
        pass

    Plain.trusted = Secure.trusted = trusted

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    pool.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return pool
