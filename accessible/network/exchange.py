"""One request and its answer, over connections that a guard opens."""

import os
import ssl
from contextlib import closing
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.util import make_headers, parse_url
from urllib3.util.ssl_ import create_urllib3_context

from accessible.network import body, robots
from accessible.network.clock import SecureSocket
from accessible.network.guard import Guard, arm
from accessible.network.url import Url

HEADERS = 64 << 10
"""Bytes that may stand above a body; http.client takes a hundred headers."""
_READ_AHEAD = 8 << 10
"""Bytes of the body that http.client may have read with the headers."""
_OK = frozenset({200, 203})
"""Answers whose body is what was asked for (RFC 9110, 15.3): all of it, and nothing else."""
USER_AGENT = f"{robots.NAME}/0.1 (reads an article aloud for the person who asked for it)"


class Reply(NamedTuple):
    """An answer: `body` is there where it is what was asked for, else None."""

    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes | None


class Exchange:
    """Asks, each time once, and keeps connections open in between."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._pools: dict[tuple[str, str], urllib3.PoolManager] = {}

    def ask(self, url: Url, most: int) -> Reply:
        """Return the answer of an address, a body of at most `most` bytes.

        Raises what `accessible.network.failures:explained` explains.
        """
        guard, clock = self._guard, self._guard.clock
        guard.check(url.host, url.port)
        clock.allow(HEADERS + _READ_AHEAD, f"longer than {HEADERS >> 10} kB above the text")
        response = self._pool(url).urlopen(
            "GET",
            url.text,
            headers=_headers(url),
            timeout=clock.left(),
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
        )
        with closing(response):
            clock.allow(most + _READ_AHEAD, f"larger than {most >> 20} MB")
            found = body.read(response, most) if response.status in _OK else None
            return Reply(response.status, response.headers, found)

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.clear()

    def _pool(self, url: Url) -> urllib3.PoolManager:
        way = url.scheme, _proxy(url)
        if way not in self._pools:
            self._pools[way] = _pool(*way, self._guard)
        return self._pools[way]


def _headers(url: Url) -> dict[str, str]:
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": body.CODINGS, "Accept": "*/*"}
    return {**headers, **(make_headers(basic_auth=url.credentials) if url.credentials else {})}


def _proxy(url: Url) -> str:
    """Return the proxy that the environment or the system names for an address; else nothing."""
    proxies = getproxies()
    found = proxies.get(url.scheme) or proxies.get("all") or ""
    if not found or proxy_bypass(f"{url.host}:{url.port}"):
        return ""
    return found if "://" in found else f"http://{found}"


@cache
def _context(*_: str | None) -> ssl.SSLContext:
    """Return who is trusted, which takes a while to read; what is given says where that is."""
    context = create_urllib3_context()
    context.sslsocket_class = SecureSocket
    context.load_default_certs()
    return context


def _pool(scheme: str, proxy: str, guard: Guard) -> urllib3.PoolManager:
    named = map(os.environ.get, ("SSL_CERT_FILE", "SSL_CERT_DIR"))
    context = _context(*named) if "https" in {scheme, urlsplit(proxy).scheme} else None
    if proxy:
        authority = parse_url(proxy).auth
        headers = make_headers(proxy_basic_auth=authority) if authority else None
        pools: urllib3.PoolManager = urllib3.ProxyManager(proxy, proxy_headers=headers, ssl_context=context)
    else:
        pools = urllib3.PoolManager(ssl_context=context)
    arm(pools, guard)
    return pools
