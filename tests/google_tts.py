"""A stand-in for Google's speech service: tests have no network.

It is not Google. It is an HTTP or HTTPS server on the loopback interface that speaks Google's protocol: it
reads the `f.req` form of a batchexecute call and frames its replies as Google does, so that the code under
test sends real requests over real sockets. The speech is a tone, in a real MP3 file, that lasts
`SECONDS_PER_CHARACTER` for each character of the text, with silence before and after it.
"""

import base64
import gzip
import json
import socket
import ssl
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import lameenc
import numpy as np

SECONDS_PER_CHARACTER = 0.06
SECONDS_OF_SILENCE = 0.3
PATH = "/_/TranslateWebserverUi/data/batchexecute"
RPC = "jQ1olc"
MOST_CHARACTERS = 100


@cache
def tone(seconds: float, sample_rate: int, channels: int) -> bytes:
    """Return an MP3 file, 32 kb/s, of a tone that is loud from its first sample to its last, between silences."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(sample_rate)
    encoder.set_out_sample_rate(sample_rate)
    encoder.set_channels(channels)
    encoder.set_quality(7)
    encoder.silence()
    wave = 8000 * np.cos(2 * np.pi * 440 * np.arange(round(seconds * sample_rate)) / sample_rate)
    pcm = np.repeat(np.pad(wave.astype(np.int16), round(SECONDS_OF_SILENCE * sample_rate)), channels)
    return bytes(encoder.encode(pcm.tobytes())) + bytes(encoder.flush())


def frame(payload: str | None, *, lengths: bool) -> bytes:
    """Return a batchexecute reply: in one array, or with `rt=c` in chunks that each follow their length."""
    call = ["wrb.fr", RPC, payload, None, None, None, "generic"]
    rest = [["di", 27], ["af.httprm", 27, "3172555329265361983", 8]]
    chunks: list[list[object]] = [[call], [*rest]] if lengths else [[call, *rest]]
    reply = ")]}'\n\n"
    for chunk in chunks:
        text = "[" + "\n,".join(json.dumps(item, separators=(",", ":")) for item in chunk) + "\n]\n"
        reply += f"{len(text)}\n{text}" if lengths else text
    return reply.encode()


def speech(mp3: bytes) -> str:
    """Return the payload that carries a file."""
    return json.dumps([base64.b64encode(mp3).decode()])


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: "Service"
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        google = self.server.google
        google.times.append(time.monotonic())
        google.headers.append(dict(self.headers.items()))
        try:
            [[[rpc, parameters, _, _]]] = json.loads(parse_qs(body.decode(), strict_parsing=False)["f.req"][0])
            text, language, _, _ = json.loads(parameters)
        except (ValueError, KeyError):
            return self.send(400, b"")
        google.texts.append(text)
        google.languages.append(language)
        known = rpc == RPC and len(text) <= MOST_CHARACTERS
        misbehave = google.answers.popleft() if google.answers else None
        if misbehave:
            return misbehave(self)
        return self.payload(speech(google.mp3(text)) if known else None)

    def payload(self, payload: str | None) -> None:
        self.send(200, frame(payload, lengths="rt=c" in urlsplit(self.path).query))

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """Send a whole reply, compressed and in one chunk as Google does; `_` in the names of headers is `-`."""
        body = gzip.compress(body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Set-Cookie", "NID=it-is-you; Path=/")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


Answer = Callable[[Handler], None]


def refuse(status: int, **headers: str) -> Answer:
    """Answer with a status and headers, such as Retry_After="1"."""
    return lambda handler: handler.send(status, b"<html>Sorry</html>", **headers)


def silent(handler: Handler) -> None:
    """Answer 200 without sound, as Google does for a language that it does not speak."""
    handler.payload(None)


def blank(handler: Handler) -> None:
    """Answer 200 with nothing at all."""
    handler.send(200, b"")


def garbled(handler: Handler) -> None:
    """Answer with sound whose base64 is damaged."""
    handler.payload(speech(tone(1.0, 24000, 1)).replace("A", "*", 4))


def not_mp3(handler: Handler) -> None:
    """Answer with base64 that is not an MP3 file."""
    handler.payload(speech(b"This is no sound. " * 50))


def escaped(handler: Handler) -> None:
    """Answer with sound whose base64 is escaped as JSON allows."""
    handler.payload(speech(tone(1.0, 24000, 1)).replace("/", "\\/").replace("A", "\\u0041"))


def flood(handler: Handler) -> None:
    """Answer with far more than one sentence."""
    handler.payload(speech(bytes(4 << 20)))


def hang(handler: Handler) -> None:
    """Do not answer."""
    handler.server.google.over.wait(10)
    handler.close_connection = True


def trickle(handler: Handler) -> None:
    """Answer one byte at a time, for as long as somebody listens."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.server.google.over.wait(0.02):
        handler.wfile.write(b"\n")


def drop(handler: Handler) -> None:
    """Close the connection instead of answering."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def cut_short(handler: Handler) -> None:
    """Close the connection in the middle of the answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b")]}'\n\n")
    drop(handler)


class Service(ThreadingHTTPServer):
    """The server; `google` holds what it has seen and is to do."""

    google: "GoogleTTS"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  typeshed has it so
        """Report errors of the stand-in, but not clients that hang up."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class GoogleTTS:
    """The running service, as a context manager.

    `answers` are given first, one a request; every further request gets speech. `texts`, `languages`,
    `times` (monotonic seconds) and `headers` say what came, in order.
    """

    def __init__(
        self, *answers: Answer, tls: ssl.SSLContext | None = None, sample_rate: int = 24000, channels: int = 1
    ) -> None:
        self.answers = deque(answers)
        self.texts: list[str] = []
        self.languages: list[str] = []
        self.times: list[float] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()
        self._format = (sample_rate, channels)
        self._server = Service(("127.0.0.1", 0), Handler)
        self._server.google = self
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}{PATH}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def mp3(self, text: str) -> bytes:
        return tone(round(len(text) * SECONDS_PER_CHARACTER, 3), *self._format)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
