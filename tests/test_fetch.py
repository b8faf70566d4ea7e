"""A path, an address or standard input becomes a source; over real sockets on loopback."""

import gzip
import io
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from accessible.errors import AccessibleError, SourceError, UsageError
from accessible.network import Limits, Network
from accessible.readers import fetch as fetching
from accessible.readers.source import Source
from tests.archives import archive, epub
from tests.loopback import Handler, Server, serving

ADVICE = ("check ", "name the ", "name another ", "save ", "try ", "split ", "use ", "paste ", "leave out ")
HTML = "<!DOCTYPE html><html><body><p>Лёд в гавани</p></body></html>"


def fetch(location: str, *, offline: bool = False, seconds: float = 20.0) -> Source:
    """Fetch, also from this machine."""
    return fetching.fetch(location, Network(offline, ("127.0.0.1",), limits=Limits(seconds=seconds, pause=0.0)))


def failure(
    location: str,
    code: str,
    *,
    kind: type[AccessibleError] = SourceError,
    offline: bool = False,
    seconds: float = 20.0,
) -> str:
    """Return the message that fetching ends in: one line, that names the place and says what to do."""
    with pytest.raises(kind) as caught:
        fetch(location, offline=offline, seconds=seconds)
    message = str(caught.value)
    assert caught.value.code == code
    assert "\n" not in message
    assert message.endswith((".", ").", "'."))
    assert repr(location) in message
    assert any(word in message for word in ADVICE), message
    return message


# Files


def test_a_file_is_read_as_what_its_name_or_its_beginning_says() -> None:
    Path("a.txt").write_text("Ice.", "utf-8")
    Path("b.MD").write_text("# Ice", "utf-8")
    Path("c.htm").write_text("Ice <b>here</b>", "utf-8")
    Path("d.txt").write_text(f"\n<!-- saved -->\n{HTML}", "utf-8")
    Path("-f").write_text("<not html> but text", "utf-8")
    assert fetch("a.txt") == Source("Ice.", "text/plain")
    assert fetch("b.MD") == Source("# Ice", "text/markdown")
    assert [fetch(name).media_type for name in ("c.htm", "d.txt", "-f")] == ["text/html", "text/html", "text/plain"]


def test_a_file_needs_no_network() -> None:
    Path("a.txt").write_text("Ice.", "utf-8")
    assert fetch("a.txt", offline=True).text == "Ice."


def test_a_file_that_is_missing() -> None:
    assert "no file" in failure("nowhere/ice.txt", "not_found")


def test_a_folder(tmp_path: Path) -> None:
    assert "folder" in failure(str(tmp_path), "not_found")


@pytest.mark.parametrize("name", ["a\x00b.txt", "a" * 5000, "new\nline.txt", "\ud800.txt"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(name)
    assert "\n" not in str(caught.value)
    assert any(word in str(caught.value) for word in ADVICE), str(caught.value)[-100:]


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(data: bytes) -> None:
    Path("ice.txt").write_bytes(data)
    assert "empty" in failure("ice.txt", "no_readable_text")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n" + bytes(20),
        b"\x7fELF\x02\x01\x01",
        b"\xff\xd8\xff\xe0JFIF",
        b"Ice in the harbour.\x00 And more.",
    ],
    ids=["PDF", "PNG", "ELF", "JPEG", "zero byte"],
)
@pytest.mark.parametrize("name", ["ice.html", "ice.txt"])
def test_a_file_that_is_not_text(data: bytes, name: str) -> None:
    Path(name).write_bytes(data)
    assert "not text" in failure(name, "no_readable_text")


@pytest.mark.parametrize("name", ["ice.zip", "ice.docx", "ice.epub"])
def test_an_archive_that_is_no_document(name: str) -> None:
    Path(name).write_bytes(archive({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}))
    assert "not text" in failure(name, "no_readable_text")


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    Path("fits.txt").write_text("x" * 1000, "utf-8")
    Path("large.txt").write_text("x" * 1001, "utf-8")
    assert len(fetch("fits.txt").text) == 1000
    failure("large.txt", "too_large")


def test_a_book_may_be_larger_than_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    monkeypatch.setattr(fetching, "LARGEST_ARCHIVE", 5000)
    Path("fits.epub").write_bytes(epub("<body>x</body>", picture=os.urandom(3000)))
    Path("large.epub").write_bytes(epub("<body>x</body>", picture=os.urandom(6000)))
    assert len(fetch("fits.epub").data) > 3000
    failure("large.epub", "too_large")


@pytest.mark.parametrize("content_type", ["application/octet-stream", "text/html", "text/plain; charset=utf-8", ""])
def test_an_archive_is_read_whatever_the_server_calls_it(server: "Server", content_type: str) -> None:
    data = epub("<body><p>Ice.</p></body>")
    server.reply(data, Content_Type=content_type)
    assert fetch(f"{server.url}/get?id=7") == Source("", "application/epub+zip", f"{server.url}/get?id=7", data)


def test_a_file_without_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    failure("/dev/zero", "too_large")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Лёд в гавани.".encode())))
    assert fetch("-", offline=True) == Source("Лёд в гавани.", "text/plain")


def test_standard_input_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 5000)))
    failure("-", "too_large")


# Addresses


@pytest.mark.parametrize(
    "address", ["ftp://example.org/ice.txt", "file:///etc/hostname", "gopher://example.org/0/ice", "JAR://x"]
)
def test_only_http_and_https_are_opened(address: str) -> None:
    with pytest.raises(UsageError, match=r"http and https") as caught:
        fetch(address)
    assert repr(address) in str(caught.value)


def test_offline_opens_no_connection(server: "Server") -> None:
    server.reply(b"Ice.")
    failure(f"{server.url}/", "usage", kind=UsageError, offline=True)
    assert server.paths == []


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1", "http://127.0.0.1:99999/", "http://127.0.0.1:port/", "http:///ice"]
)
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(AccessibleError) as caught:
        fetch(address)
    assert repr(address) in str(caught.value)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_a_page_is_read_in_the_encoding_that_the_server_names(server: Server) -> None:
    server.reply(HTML.encode("koi8-r"), Content_Type="text/html; charset=KOI8-R")
    assert fetch(f"{server.url}/ice") == Source(HTML, "text/html", f"{server.url}/ice")


@pytest.mark.parametrize(
    ("path", "content_type", "media_type"),
    [
        ("/ice", "text/html", "text/html"),
        ("/ice", "application/xhtml+xml", "text/html"),
        ("/ice.md?raw=1", "text/plain; charset=utf-8", "text/markdown"),
        ("/ice", "text/markdown", "text/markdown"),
        ("/ice", "text/plain", "text/plain"),
        ("/ice", "", "text/plain"),
    ],
)
def test_the_server_says_what_it_is(server: Server, path: str, content_type: str, media_type: str) -> None:
    server.reply(b"# Ice in the <b>harbour</b>", Content_Type=content_type)
    assert fetch(server.url + path).media_type == media_type


@pytest.mark.parametrize("kind", ["absolute", "relative"])
def test_a_redirect_is_followed_and_the_last_address_is_kept(server: Server, kind: str) -> None:
    def answer(handler: Handler) -> None:
        if handler.path == "/old/ice":
            handler.begin(
                302, {"Location": f"{server.url if kind == 'absolute' else ''}/new/ice", "Content-Length": "0"}
            )
        else:
            handler.begin(200, {"Content-Type": "text/plain", "Content-Length": "4"})
            handler.wfile.write(b"Ice.")

    server.answer = answer
    assert fetch(f"{server.url}/old/ice") == Source("Ice.", "text/plain", f"{server.url}/new/ice")
    assert server.paths == ["/robots.txt", "/old/ice", "/new/ice"]


def test_redirects_in_a_circle_end(server: Server) -> None:
    server.reply(b"", 302, Location="/again")
    failure(f"{server.url}/again", "too_many_redirects")
    assert server.paths.count("/again") == 6 + 5  # five more are for robots.txt, which leads there too


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/ice", "gopher://127.0.0.1/"])
def test_a_redirect_leads_nowhere_but_to_http(server: Server, target: str) -> None:
    server.reply(b"", 302, Location=target)
    with pytest.raises(SourceError):
        fetch(f"{server.url}/ice")


@pytest.mark.parametrize(
    ("status", "words"), [(404, "404 Not Found"), (403, "403 Forbidden"), (500, "500 Internal Server Error")]
)
def test_an_error_of_the_server_is_said_and_its_page_is_not_the_article(
    server: Server, status: int, words: str
) -> None:
    server.reply(HTML.encode(), status, Content_Type="text/html")
    assert words in failure(f"{server.url}/ice", "http_error")


def test_nobody_answers() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert "refused" in failure(f"http://127.0.0.1:{port}/ice", "network_error").lower()


def test_a_compressed_page_is_read(server: Server) -> None:
    server.reply(gzip.compress(HTML.encode()), Content_Type="text/html; charset=utf-8", Content_Encoding="gzip")
    assert fetch(f"{server.url}/ice").text == HTML


def test_a_compressed_page_that_is_cut_is_an_error(server: Server) -> None:
    page = f"<html><body>{''.join(f'<p>Line {number} of the article.</p>' for number in range(5000))}</body></html>"
    data = gzip.compress(page.encode())

    def answer(handler: Handler) -> None:
        handler.begin(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
        handler.wfile.write(data[: len(data) // 2])

    server.answer = answer
    with pytest.raises(SourceError):
        fetch(f"{server.url}/ice")


def test_a_page_that_is_shorter_than_announced_is_an_error(server: Server) -> None:
    server.reply(HTML.encode(), Content_Type="text/html", Content_Length="5000")
    failure(f"{server.url}/ice", "network_error")


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_page_larger_than_the_limit_is_not_read_to_its_end(
    server: Server, monkeypatch: pytest.MonkeyPatch, coding: str
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 100_000)
    body = b"x" * 3_000_000
    server.reply(gzip.compress(body) if coding == "gzip" else body, Content_Type="text/plain", Content_Encoding=coding)
    failure(f"{server.url}/ice", "too_large")


def test_a_server_that_never_ends_is_left_at_the_limit(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 100_000)

    def answer(handler: Handler) -> None:
        handler.begin(200, {"Content-Type": "text/plain"})
        while not server.stopped.is_set():
            handler.wfile.write(b"x" * 10_000)

    server.answer = answer
    failure(f"{server.url}/ice", "too_large")


def test_a_connection_that_is_given_up_is_closed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 100_000)
    client_left = threading.Event()

    def answer(handler: Handler) -> None:
        handler.connection.settimeout(2)
        handler.begin(200, {"Content-Type": "text/plain"})
        try:
            while True:
                handler.wfile.write(b"x" * 100_000)
        except ConnectionError:
            client_left.set()

    server.answer = answer
    with pytest.raises(SourceError) as caught:
        fetch(f"{server.url}/ice")
    assert client_left.wait(1), caught.value


@pytest.mark.parametrize("coding", ["chunked", "identity"])
def test_a_body_that_drips_is_left_when_time_is_up(server: Server, coding: str) -> None:
    def answer(handler: Handler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.begin(
            200,
            {
                "Content-Type": "text/plain",
                **({"Transfer-Encoding": "chunked"} if coding == "chunked" else {"Connection": "close"}),
            },
        )
        end = time.monotonic() + 4
        while not server.stopped.wait(0.05) and time.monotonic() < end:
            handler.wfile.write(b"1\r\nx\r\n" if coding == "chunked" else b"x")
            handler.wfile.flush()
        handler.close_connection = True

    server.answer = answer
    begun = time.monotonic()
    failure(f"{server.url}/ice", "timeout", seconds=0.5)
    assert time.monotonic() - begun < 2.5


def test_headers_that_drip_are_left_when_time_is_up(server: Server) -> None:
    def answer(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        end = time.monotonic() + 4
        while not server.stopped.wait(0.05) and time.monotonic() < end:
            handler.wfile.write(b"X-Ice: 1\r\n")
            handler.wfile.flush()

    server.answer = answer
    begun = time.monotonic()
    failure(f"{server.url}/ice", "timeout", seconds=0.5)
    assert time.monotonic() - begun < 2.5


@pytest.mark.parametrize("data", [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n" + bytes(20)])
def test_a_download_that_is_not_text(server: Server, data: bytes) -> None:
    server.reply(data, Content_Type="text/html")
    assert "not text" in failure(f"{server.url}/ice", "unsupported_type")


@pytest.mark.timeout(10)
def test_a_page_of_many_comments_is_recognised_at_once(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text("<!-- a -->" * 200 + "no tag at all", "utf-8")
    assert fetch(str(path)).media_type == "text/plain"


def test_markdown_that_begins_with_a_tag_is_markdown(tmp_path: Path) -> None:
    path = tmp_path / "readme.md"
    path.write_text("<p align='center'>Logo</p>\n\n# Heading\n\nText.", "utf-8")
    assert fetch(str(path)).media_type == "text/markdown"
