"""What an article names leads to the public internet, or nowhere."""

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accessible.errors import SourceError
from accessible.network.addresses import is_public
from accessible.readers.fetch import fetch_pictures
from accessible.readers.images import target_of
from tests.loopback import Handler, Server, serving

PRIVATE = [
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
    "0.0.0.0",  # noqa: S104  nothing is bound to it
    *("255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::ffff:a9fe:a9fe"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_another_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def answer(visit: Handler) -> None:
    """Give a picture; or, for a path such as `/to/HOST`, lead to the one at that host."""
    if visit.path.startswith("/to/"):
        visit.begin(302, {"Location": f"http://{visit.path[4:]}:{visit.server.server_port}/picture"})
        return
    visit.begin(200, {})
    visit.wfile.write(b"picture")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.answer = answer
        yield running


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_nothing_is_asked_of_a_machine_that_an_article_names_in_its_readers_network(server: Server, host: str) -> None:
    (found,) = fetch_pictures([f"http://{host}:{server.server_port}/picture"], 100, 10.0)
    assert isinstance(found, SourceError)
    assert server.paths == []


def test_the_host_of_the_article_may_be_anywhere(server: Server) -> None:
    (found,) = fetch_pictures([f"http://127.0.0.1:{server.server_port}/picture"], 100, 10.0, "127.0.0.1")
    assert found == b"picture"


def test_a_redirect_leads_no_further(server: Server) -> None:
    """The first answer comes from the host that is trusted; where it leads is another name for the same machine."""
    address = f"http://127.0.0.1:{server.server_port}/to/localhost"
    (found,) = fetch_pictures([address], 100, 10.0, "127.0.0.1")
    assert isinstance(found, SourceError)
    assert len(server.paths) == 1


def test_a_name_with_one_address_in_the_network_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an attacker's name server would answer: the resolver is the one part that cannot be real here."""
    answers = [("93.184.216.34", 80), ("127.0.0.1", 80)]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", answer) for answer in answers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    (refused,) = fetch_pictures([f"http://evil.example.com:{server.server_port}/picture"], 100, 10.0)
    assert isinstance(refused, SourceError)
    assert server.paths == []


def test_every_address_of_the_corpus_that_is_to_be_refused_is(shared: Callable[[str], Path]) -> None:
    cases = json.loads(shared("corpus/http/urls.json").read_text("utf-8"))
    refused = [case["url"] for case in cases if case["expect"] == "refuse_address"]
    assert len(refused) > 10
    found = dict(zip(refused, fetch_pictures(refused, 100, 20.0), strict=True))
    assert all(isinstance(answer, SourceError) for answer in found.values())
    others = [str(answer) for answer in found.values() if "public internet" not in str(answer)]
    assert [answer for answer in others if "not a valid IDNA label" not in answer] == []


@pytest.mark.parametrize(
    ("reference", "url", "target"),
    [
        ("http://169.254.169.254/x.png", "https://news.example/a", ""),
        ("http://127.0.0.1:6379/x.png", "https://news.example/a", ""),
        ("x.png", "http://127.0.0.1:8000/a", "http://127.0.0.1:8000/x.png"),
        ("http://[::1]/x.png", "", ""),
        ("https://cdn.example/x.png", "https://news.example/a", "https://cdn.example/x.png"),
    ],
)
def test_a_machine_that_is_named_by_number_has_no_picture_but_for_a_page_of_its_own(
    reference: str, url: str, target: str
) -> None:
    assert target_of(reference, url) == target
