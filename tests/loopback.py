"""A real server, of this machine only."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Answers every request with what `reply` or `answer` was given, and notes the paths that were asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.paths: list[str] = []
        self.stopped = threading.Event()
        self.answer: Callable[[Handler], None] = lambda _: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        def answer(handler: Handler) -> None:
            handler.begin(status, {"Content_Length": str(len(body)), **headers})
            handler.wfile.write(body)

        self.answer = answer

    def handle_error(self, *_: object) -> None:
        """Say nothing where a client has gone."""


class Handler(BaseHTTPRequestHandler):
    """The requests of a `Server`."""

    server: Server

    def begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        with suppress(OSError):
            self.server.answer(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """Give a server that runs."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield running
        finally:
            running.stopped.set()
            running.shutdown()
            thread.join()
