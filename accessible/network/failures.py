"""What went wrong with a request: a code, a sentence, and whether another try may help."""

import http.client
from dataclasses import dataclass, field

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from accessible.errors import SourceError
from accessible.network.body import CodingError, CutError
from accessible.network.clock import FloodError
from accessible.network.guard import RefusedError

_INSTEAD = "save the page and name the file"
_LONGEST = 100
EXPECTED = (HTTPError, OSError, ValueError, http.client.HTTPException, FloodError, CutError, CodingError)
"""What `explained` explains."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong: `what` is said of the address, `advice` tells what to do; `passes` if another try may help."""

    what: str
    advice: str = f"try again, or {_INSTEAD}"
    passes: bool = False
    code: str = field(kw_only=True)

    def error(self, place: str) -> SourceError:
        """Return the error for an address; `place` says which."""
        return SourceError(f"{place} {self.what}: {self.advice}.", code=self.code)


def explained(error: Exception) -> Failure:
    """Return what an error of urllib3, of the system or of a guard means."""
    return _of_ours(error) or _of_theirs(error)


def _of_ours(error: Exception) -> Failure | None:
    match error:
        case RefusedError():
            return Failure(f"is not asked ({error.why})", f"{error.advice}{_INSTEAD}", code="blocked_address")
        case FloodError():
            return Failure(f"is {error}, which is more than is read", _INSTEAD, code="too_large")
        case CodingError():
            what = f"came compressed by {_printable(str(error))!r}, which was not asked for"
            return Failure(what, _INSTEAD, code="unsupported_type")
        case CutError():
            return Failure(f"came incomplete ({error})", passes=True, code="network_error")
    return None


def _of_theirs(error: Exception) -> Failure:
    cause = error.args[-1] if isinstance(error, ProtocolError) and error.args else error
    if isinstance(cause, http.client.IncompleteRead):
        return Failure("came incomplete", passes=True, code="network_error")
    if type(cause) in {http.client.LineTooLong, http.client.HTTPException}:
        return Failure("has headers that are longer than is read", _INSTEAD, code="too_large")
    why = "its answer is no HTTP" if type(cause) is http.client.BadStatusLine else _plain(cause)
    match error:
        case NameResolutionError():
            return Failure(f"could not be fetched ({why})", _check("the connection"), code="dns_error")
        case NewConnectionError():
            pass  # one that urllib3 takes for a timeout
        case ConnectTimeoutError() | ReadTimeoutError() | TimeoutError():
            return Failure("did not arrive in time", code="timeout")
        case SSLError() if "certificate" in str(error).lower():
            return Failure(
                f"could not prove who it is ({why})", _check("this computer's clock"), code="untrusted_server"
            )
    return Failure(f"could not be fetched ({why})", _check("the connection"), passes=True, code="network_error")


def _check(what: str) -> str:
    return f"check the address and {what}, or {_INSTEAD}"


def _plain(error: object) -> str:
    """Return why, in words: the innermost cause that urllib3 wrapped, fit for a terminal."""
    reason = str(getattr(error, "reason", None) or error).rpartition(": ")[2] or type(error).__name__
    return _printable(reason)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:_LONGEST]
