"""Addresses of the web, taken apart as browsers do (WHATWG URL Standard), but stricter where parsers differ."""

import ipaddress
import re
import socket
import string
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535
_LONGEST_HOST = 253
_PARTS = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.IGNORECASE)
_AROUND = "".join(map(chr, range(0x21)))
"""What a browser takes away around an address: spaces and control characters."""
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]|%[01][0-9a-f]|%7f", re.IGNORECASE)
_DOMAIN = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?")
"""A host whose last part is a number is an IPv4 address, in whatever form."""
_TO_QUERY = re.compile(r"([?#])")
_SLASHES = re.compile(r"^(https?:)?/{2,}", re.IGNORECASE)
"""Any number of slashes before a host is two."""
_CREDENTIALS = re.compile(r"(?<=//)[^/?#\\\s]*@")


class UrlError(ValueError):
    """A text is no address; says why, as a part of a sentence."""


class SchemeError(UrlError):
    """An address is one of something else than the web."""


class Url(NamedTuple):
    """An http or https address.

    `host` is in ASCII and without brackets, an IPv4 address in its usual form; `target` is path and query, in ASCII.
    `shown` is the address as it was written, without `credentials`.
    """

    scheme: str
    host: str
    port: int
    target: str
    credentials: str
    shown: str

    @property
    def origin(self) -> str:
        """Return scheme, host and port: what a page shares with what comes from the same server."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def text(self) -> str:
        """Return what is asked for, in ASCII, without credentials."""
        return self.origin + self.target


def without_credentials(text: str) -> str:
    """Return an address without user and password."""
    return _CREDENTIALS.sub("", text, count=1)


def parse(text: str) -> Url:
    """Return an address that somebody wrote. Raises UrlError, or SchemeError for one of another kind."""
    text = text.strip(_AROUND)
    if _UNUSABLE.search(text):
        message = "it has a control character in it"
        raise UrlError(message)
    parts = _PARTS.fullmatch(text)
    scheme = parts[1].lower() if parts else ""
    if not parts or scheme not in _PORTS:
        message = "it begins with neither http:// nor https://"
        raise SchemeError(message)
    authority, rest = _divided(parts[2])
    credentials, _, place = authority.rpartition("@")
    host, port = _place(place)
    target = quote(rest.partition("#")[0], safe=string.punctuation)
    target = target if target.startswith("/") else f"/{target}"
    return Url(scheme, host, port or _PORTS[scheme], target, unquote(credentials), without_credentials(text))


def _divided(rest: str) -> tuple[str, str]:
    """Return who is asked and for what; `rest` is what follows the scheme."""
    end = re.compile(r"[/?#]|\Z").search(rest, 2)
    authority = rest[2 : end.start()] if rest.startswith("//") and end else ""
    if "\\" in authority:
        message = "it has a backslash before the path"
        raise UrlError(message)
    if not authority.rpartition("@")[2].partition(":")[0]:
        message = "it names no host"
        raise UrlError(message)
    return authority, rest[2 + len(authority) :]


def _place(place: str) -> tuple[str, int]:
    """Return host and port; 0 if none is named."""
    match = re.fullmatch(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::(\d*))?", place, re.ASCII)
    port = int((match[2] or "0")[:6]) if match else 0
    if not match or port > _LAST_PORT:
        message = "its host or its port is none"
        raise UrlError(message)
    host = match[1]
    return (_ipv6(host[1:-1]) if host.startswith("[") else _domain(host)), port


def _ipv6(text: str) -> str:
    try:
        return str(ipaddress.IPv6Address(text))
    except ValueError:
        message = "its host is no IPv6 address"
        raise UrlError(message) from None


def _domain(text: str) -> str:
    """Return a host in ASCII; what is a number in any form, as an IPv4 address."""
    host = _ascii(unquote(text)).lower()
    if not _DOMAIN.fullmatch(host) or len(host) > _LONGEST_HOST:
        message = "its host has characters that none can have"
        raise UrlError(message)
    if not _NUMBER.fullmatch(host):
        return host
    try:
        return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError:
        message = "its host is no IPv4 address"
        raise UrlError(message) from None


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    import idna

    try:
        # Digits of another script and ideographic stops may make an address of IPv4, which is no name.
        mapped = idna.uts46_remap(host)
        return mapped if mapped.isascii() else idna.encode(mapped).decode("ascii")
    except idna.IDNAError:
        message = "its host is no name that can be looked up"
        raise UrlError(message) from None


def follow(url: Url, location: str) -> Url:
    """Return where the header `Location` of an answer leads; credentials stay with the server that they were for.

    Raises UrlError, or SchemeError where it leads out of the web.
    """
    with suppress(UnicodeError):  # http.client took it for Latin-1, and it may be
        location = location.encode("latin-1").decode()
    location = location.strip(_AROUND)
    if _CONTROL.search(location):
        message = "it has a control character in it"
        raise UrlError(message)
    path, end, rest = _TO_QUERY.split(location, maxsplit=1) if _TO_QUERY.search(location) else (location, "", "")
    path = _SLASHES.sub(r"\1//", path.replace("\\", "/"))
    try:
        joined = urljoin(url.shown, path + end + rest)
    except ValueError as error:
        raise UrlError(str(error)) from None
    target = parse(joined)
    return target._replace(credentials=url.credentials if target.origin == url.origin else "")
