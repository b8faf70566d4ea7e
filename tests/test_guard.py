"""What an article names leads to the public internet, or nowhere."""

from collections.abc import Iterator

import pytest

from accessible.errors import SourceError
from accessible.network import Network
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


LOOPBACK = Network(allowed=("127.0.0.1",))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_nothing_is_asked_of_a_machine_that_an_article_names_in_its_readers_network(server: Server, host: str) -> None:
    (found,) = fetch_pictures([f"http://{host}:{server.server_port}/picture"], 100, 10.0, Network())
    assert isinstance(found, SourceError)
    assert server.paths == []


def test_a_machine_that_is_allowed_is_asked(server: Server) -> None:
    (found,) = fetch_pictures([f"http://127.0.0.1:{server.server_port}/picture"], 100, 10.0, LOOPBACK)
    assert found == b"picture"


def test_a_redirect_leads_no_further(server: Server) -> None:
    """The first answer comes from an address that is allowed; where it leads is another name for the same machine."""
    address = f"http://127.0.0.1:{server.server_port}/to/localhost"
    (found,) = fetch_pictures([address], 100, 10.0, LOOPBACK)
    assert isinstance(found, SourceError)
    assert len(server.paths) == 1


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
