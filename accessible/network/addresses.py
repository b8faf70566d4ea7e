"""Which machines may be asked: those of the public internet, and those that somebody names."""

import ipaddress
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from accessible.errors import UsageError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Block: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        """
        0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
        203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32
        2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20
        """.split(),
    )
)
"""Blocks with a purpose of their own (IANA's special-purpose address registries, RFC 6890), groups of machines, and
Azure's own service, whose address only looks public."""
_UNICAST = ipaddress.ip_network("2000::/3")
"""All that IPv6 has given out to machines (IANA, "Internet Protocol Version 6 Address Space")."""
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for those of IPv4 in their last 32 bits (RFC 6052)."""
_LOCAL_NAMES = ("localhost", "localdomain", "local", "internal", "home.arpa")
"""The ends of names that mean something in one network only (RFC 6761, 6762, 8375; ICANN 2024)."""
_WEB_PORTS = frozenset({80, 443})
_FIRST_FREE = 1024
_OTHER_SERVICES = frozenset(
    {
        *(1433, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060),
        *(5061, 5432, 5672, 5900, 5901, 6000, 6379, 6380, 6443, 6566, *range(6665, 6670), 6679, 6697, 9042, 9092),
        *(10080, 10250, 11211, 27017),
    }
)
"""Ports from 1024 on of what is no web server: those that browsers refuse (WHATWG Fetch, "port blocking"), and those
of databases, queues and remote control."""


def is_public(address: str) -> bool:
    """Say whether an IP address, of either version, is one of the public internet, and of one machine there."""
    found = plain(ipaddress.ip_address(address.partition("%")[0]))
    if isinstance(found, ipaddress.IPv6Address) and found not in _UNICAST:
        return False
    return found.is_global and not any(found in block for block in _REFUSED)


def plain(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address stands for, if it does; else the same."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address


def is_local_name(host: str) -> bool:
    """Say whether a name means something in one network only."""
    return f".{host.rstrip('.').lower()}".endswith(tuple(f".{name}" for name in _LOCAL_NAMES))


def is_web_port(port: int) -> bool:
    """Say whether a web server may be asked at a port: 80, 443, or from 1024 on if no other service is known there."""
    return port in _WEB_PORTS or (port >= _FIRST_FREE and port not in _OTHER_SERVICES)


class Allowed(NamedTuple):
    """The machines that somebody names although they are not on the public internet."""

    names: frozenset[str] = frozenset()
    blocks: tuple[Block, ...] = ()

    def has_name(self, host: str) -> bool:
        """Say whether a host is among them by its name."""
        return host.rstrip(".").lower() in self.names

    def has_address(self, address: str) -> bool:
        """Say whether an IP address is among them."""
        found = plain(ipaddress.ip_address(address.partition("%")[0]))
        return any(found in block for block in self.blocks)


def allowed(values: Iterable[str]) -> Allowed:
    """Return what is named by values such as `nas.local`, `192.168.1.5` and `10.0.0.0/8`.

    Raises UsageError for one that names nothing.
    """
    names, blocks = set(), []
    for value in values:
        try:
            blocks.append(ipaddress.ip_network(value.strip("[]")))
        except ValueError:
            names.add(_name(value))
    return Allowed(frozenset(names), tuple(blocks))


def _name(value: str) -> str:
    is_number = value.replace(".", "").isdecimal()
    if is_number or not value.isascii() or not value.replace("-", "").replace(".", "").replace("_", "").isalnum():
        message = (
            f"{value!r} is no host and no network (--allow-private-network): name one such as nas.local, "
            "192.168.1.5 or 192.168.1.0/24."
        )
        raise UsageError(message)
    return value.rstrip(".").lower()
