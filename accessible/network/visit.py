"""From the address that somebody wrote to the last byte of what is there: redirects, tries, and robots.txt."""

import logging
from contextlib import closing
from dataclasses import replace
from http.client import responses
from urllib.parse import urljoin

from accessible.errors import SourceError
from accessible.network import Answer, Network, guard, patience, robots
from accessible.network import url as urls
from accessible.network.addresses import allowed
from accessible.network.clock import Clock
from accessible.network.exchange import Exchange, Reply
from accessible.network.failures import EXPECTED, Failure, explained
from accessible.network.robots import Robots
from accessible.network.url import SchemeError, Url, UrlError

REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_TOO_MANY = 429
_SERVER_ERROR = 500
_INSTEAD = "open it in a browser, save the page and name the file"
_log = logging.getLogger(__name__)


def visit(network: Network, location: str, most: int, whose: Robots) -> Answer:
    """Return what is at an address; see `accessible.network:Network.get`."""
    with closing(_Visit(network, location)) as ours:
        return ours.answer(most, whose)


class _Visit:
    """One address, as somebody wrote it, and all that is asked for its sake."""

    def __init__(self, network: Network, location: str) -> None:
        self._location = urls.without_credentials(location)
        self._limits = limits = network.limits
        self._clock = Clock(limits.seconds, limits.idle)
        dialled = network.dial or guard.dial
        doors = guard.Guard(self._clock, allowed(network.allowed), network.resolve or guard.resolve, dialled)
        self._exchange = Exchange(doors)
        self._waited = 0.0
        try:
            self._url = urls.parse(location)
        except UrlError as error:
            what = f"is no address that can be fetched ({error})"
            raise Failure(what, "check it", code="bad_url").error(repr(self._location)) from None

    def close(self) -> None:
        """Close all connections."""
        self._exchange.close()

    def answer(self, most: int, whose: Robots) -> Answer:
        """Return what is there, or where it leads. Raises SourceError."""
        url, asked = self._url, ""
        for _ in range(REDIRECTS + 1):
            if whose is not Robots.NOBODYS and url.origin != asked:
                self._heed(url, whose)
                asked = url.origin
            reply = self._patiently(url, most)
            if reply.body is not None:
                return Answer(url.shown, reply.body, reply.headers.get("Content-Type", ""))
            if reply.status not in _MOVED:
                raise self._refusal(url, reply)
            url = self._next(url, reply)
        raise Failure(f"leads on more than {REDIRECTS} times", _INSTEAD, code="too_many_redirects").error(
            self._place(url)
        )

    def _place(self, url: Url) -> str:
        """Return what is said of an address: how it was written, and where that led."""
        return repr(self._location) if url == self._url else f"{self._location!r}, which leads to {url.shown!r},"

    def _next(self, url: Url, reply: Reply) -> Url:
        """Return where an answer leads. Raises SourceError."""
        location = reply.headers.get("Location", "")
        leads = f"leads to {urls.without_credentials(location)[:200]!r}" if location else "leads on"
        try:
            target = urls.follow(url, location) if location else _nowhere()
        except SchemeError as error:
            raise Failure(f"{leads} ({error})", _INSTEAD, code="blocked_address").error(self._place(url)) from None
        except UrlError as error:
            raise Failure(f"{leads} ({error})", _INSTEAD, code="bad_redirect").error(self._place(url)) from None
        if (url.scheme, target.scheme) == ("https", "http"):
            _log.warning("%s is read without encryption: it leads from https to %r.", self._place(url), target.shown)
        return target

    def _patiently(self, url: Url, most: int) -> Reply:
        """Return the answer of an address, asked again where that may help. Raises SourceError."""
        for tried in range(1, patience.TRIES + 1):
            is_last = tried == patience.TRIES
            try:
                reply = self._exchange.ask(url, most)
            except EXPECTED as error:
                if is_last or not explained(error).passes:
                    raise self._failed(url, error) from error
                self._wait(patience.backoff(tried, self._limits.pause))
                continue
            if reply.status not in patience.BUSY or is_last:
                break
            wished = patience.asked(reply.headers.get("Retry-After", ""))
            if wished + self._waited > patience.LONGEST:
                raise self._come_back(url, reply, wished)
            self._waited += wished
            self._wait(max(wished, patience.backoff(tried, self._limits.pause)))
        return reply

    def _failed(self, url: Url, error: Exception) -> SourceError:
        failure, limits = explained(error), self._limits
        if failure.code == "timeout":
            most = f"{limits.seconds:.0f} seconds in all, {limits.idle:.0f} without a byte"
            failure = replace(failure, what=f"{failure.what} ({most})")
        return failure.error(self._place(url))

    def _wait(self, seconds: float) -> None:
        self._clock.pause(seconds)
        self._limits.sleep(seconds)

    def _refusal(self, url: Url, reply: Reply) -> SourceError:
        """Return the error for an answer that is none: its page is not what was asked for."""
        if reply.status == _TOO_MANY:
            return self._come_back(url, reply, patience.asked(reply.headers.get("Retry-After", "")))
        advice = "check the address, or save the page from a browser and name the file"
        return Failure(f"answered {_status(reply)}", advice, code="http_error").error(self._place(url))

    def _come_back(self, url: Url, reply: Reply, seconds: float) -> SourceError:
        advice = f"try again {patience.until(seconds)}, or {_INSTEAD}"
        return Failure(f"answered {_status(reply)}", advice, code="rate_limited").error(self._place(url))

    def _heed(self, url: Url, whose: Robots) -> None:
        """Read what a site asks of programs. Raises SourceError if that is to leave the address alone."""
        text = self._rules(url)
        if text is None and whose is Robots.ALL:
            what, advice = "may ask programs not to read it, but its robots.txt cannot be read", _INSTEAD
        elif text and robots.forbids(text, url.text, whose):
            what, advice = "asks programs not to read it, in its robots.txt", _INSTEAD
        else:
            return
        raise Failure(what, advice, code="disallowed_by_robots").error(self._place(url))

    def _rules(self, url: Url) -> str | None:
        """Return the robots.txt of a site; empty if there is none, None if nobody can know (RFC 9309, 2.3.1)."""
        rules = url._replace(target="/robots.txt", shown=urljoin(url.shown, "/robots.txt"))
        with self._clock.shorter(self._limits.rules):
            try:
                for _ in range(REDIRECTS + 1):
                    reply = self._exchange.ask(rules, robots.LARGEST)
                    if reply.status not in _MOVED:
                        break
                    rules = urls.follow(rules, reply.headers.get("Location", ""))
            except UrlError:
                return ""
            except EXPECTED as error:
                return "" if explained(error).code == "blocked_address" else None
        if reply.body is not None:
            return reply.body.decode("utf-8", "replace").removeprefix("\ufeff")
        return None if reply.status >= _SERVER_ERROR else ""


def _nowhere() -> Url:
    message = "it does not say where to"
    raise UrlError(message)


def _status(reply: Reply) -> str:
    return f"{reply.status} {responses.get(reply.status, '')}".strip()
