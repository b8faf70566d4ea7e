"""What goes out goes to the public internet, within limits, and what is cut or hostile is an error with a code."""

import base64
import gzip
import ipaddress
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
import trustme
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accessible.errors import AccessibleError, SourceError, UsageError
from accessible.network import Network, body, patience, url
from accessible.network.addresses import allowed, is_public
from accessible.network.clock import FloodError
from accessible.network.robots import Robots
from accessible.network.url import UrlError, parse
from accessible.readers import fetch as fetching
from accessible.readers import read
from accessible.readers.fetch import fetch, fetch_linked
from tests.conftest import SHARED
from tests.internet import PUBLIC, Internet, hang, hostile
from tests.loopback import Handler, Server, serving
from tests.measured import run
from tests.required import REQUIRED

CORPUS = SHARED / "corpus" / "http"


def corpus(name: str) -> Any:  # noqa: ANN401  as JSON is
    path = CORPUS / name
    return json.loads(path.read_text("utf-8")) if path.exists() else []


ROOT = Path(__file__).parent.parent
SCENARIOS: dict[str, dict[str, Any]] = dict(corpus("scenarios.json") or {"scenarios": {}})["scenarios"]


@pytest.fixture(scope="module")
def hostile_port() -> Iterator[int]:
    if not CORPUS.exists():
        pytest.skip("the corpora are not on this machine")
    with hostile(CORPUS) as port:
        yield port


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.reply(b"Ice.", Content_Type="text/plain")
        yield running


@pytest.fixture
def internet(server: Server) -> Internet:
    return Internet({80: server.server_port})


def pages(server: Server) -> list[str]:
    """Return what was asked for, but for the rules of the sites."""
    return [path for path in server.paths if not path.endswith("/robots.txt")]


def refusal(location: str, network: Network, code: str) -> str:
    """Return the one sentence that a visit ends in."""
    with pytest.raises(AccessibleError) as caught:
        fetch(location, network)
    assert caught.value.code == code, str(caught.value)
    message = str(caught.value)
    assert message.endswith(".")
    assert message.isprintable()
    return message


# Servers that do what they should not


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_hostile_server_gets_what_the_corpus_says(
    name: str, hostile_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "endless_chunked":  # a byte each: the limit itself would take five seconds of CPU
        monkeypatch.setattr(fetching, "LARGEST", 1 << 20)
    expected = SCENARIOS[name]
    seconds = 1.0 if expected["error"] == "timeout" else 60.0
    internet = Internet({80: hostile_port})
    begun, text, code = time.monotonic(), "", None
    try:
        article = read(fetch(f"http://public.test/{name}", internet.network(seconds=seconds)))
        text = " ".join(block.text for block in article.blocks)
    except SourceError as error:
        code = error.code
    assert expected["outcome"] in {"ok_or_error", "error" if code else "ok"}, code
    assert code == expected["error"] or expected["outcome"] == "ok_or_error"
    assert [word for word in expected.get("must", ()) if word not in text] == []
    assert "must not be read" not in text
    assert time.monotonic() - begun < min(expected.get("max_seconds", 60), seconds + 10)
    assert {address for address, _ in internet.dialled} == {PUBLIC}
    tries = len(internet.dialled) - 1  # the first is for robots.txt
    if "retries" in expected:
        assert tries == (1 if expected["retries"] == 0 else 3)


@pytest.mark.parametrize("name", ["gzip_bomb", "gzip_nested", "endless"])
def test_what_never_ends_needs_little_memory(name: str, hostile_port: int) -> None:
    address = f"http://127.0.0.1:{hostile_port}/{name}"
    options = ["--allow-private-network", "127.0.0.1", "--json"]
    command = [sys.executable, "-m", "accessible", "read", address, *options]
    cost = run(command, Path("out"), Path("err"), {**os.environ, "PYTHONPATH": str(ROOT)})
    printed = json.loads(Path("out").read_text("utf-8"))
    assert (cost.code, printed["error"]["code"]) == (4, "too_large")
    assert cost.kilobytes < SCENARIOS[name]["max_rss_mb"] * 1024


# Where addresses lead


@pytest.mark.parametrize("case", corpus("urls.json"), ids=lambda case: ascii(case["url"]))
def test_an_address_is_refused_as_the_corpus_says(case: dict[str, str], internet: Internet) -> None:
    network = internet.network()
    if case["expect"] == "allow":
        secure = case["url"].replace("https:", "http:")
        assert fetch(secure, network).text == "Ice."
        assert urlsplit(case["url"].strip()).hostname in internet.asked
        return
    with pytest.raises(SourceError) as caught:
        network.get(case["url"], 100)
    codes = {"refuse_address": {"blocked_address"}, "refuse_url": {"bad_url"}}
    either = {"blocked_address", "bad_url"}
    is_well_formed = case["url"] == "http://[::bad]/"  # those are hexadecimal digits: it is an address, but not public
    assert caught.value.code in (either if is_well_formed else codes.get(case["expect"], either)), str(caught.value)
    assert internet.dialled == []


@pytest.mark.parametrize("case", corpus("dns.json"), ids=lambda case: str(case["name"]))
def test_a_name_server_gets_what_the_corpus_says(case: dict[str, Any], server: Server) -> None:
    host, expected = case["name"], case["expect"]
    names = {} if host == "slow.test" else {host: case["answers"]}
    internet = Internet({80: server.server_port}, names)
    network = internet.network(seconds=1.0)
    if host == "slow.test":
        network = Network(resolve=hang, dial=internet.dial, limits=network.limits)
    begun = time.monotonic()
    if host in {"rebind.test", "many.test"}:
        assert fetch(f"http://{host}/ice", network).text == "Ice."
        assert {address for address, _ in internet.dialled} == {case["answers"][0][0]}
        assert internet.asked == [host]
        return
    code = expected if expected == "dns_error" else "timeout" if "timeout" in expected else "blocked_address"
    refusal(f"http://{host}/ice", network, code)
    assert time.monotonic() - begun < 3
    assert internet.dialled == []


def test_of_many_addresses_a_few_are_tried_and_both_versions_of_ip() -> None:
    answers = [f"2606:2800::{number}" for number in range(1, 9)] + ["93.184.216.1", "93.184.216.2"]
    internet = Internet({80: 1}, {"many.test": [answers]})
    refusal("http://many.test/", internet.network(), "network_error")
    tried = [address for address, _ in internet.dialled][:4]
    assert tried == ["2606:2800::1", "93.184.216.1", "2606:2800::2", "93.184.216.2"]
    assert len(internet.dialled) == 4 * (1 + patience.TRIES)  # robots.txt once, the page as often as may be


PORTS = [1, 21, 22, 25, 110, 143, 1023, 2049, 3306, 5432, 6000, 6379, 6667, 11211, 27017]


@pytest.mark.parametrize("port", PORTS)
def test_a_port_of_something_else_is_not_asked(port: int, internet: Internet) -> None:
    assert f"port {port} " in refusal(f"http://public.test:{port}/", internet.network("public.test"), "blocked_address")
    assert internet.dialled == []


REFERENCE = [
    *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "0.0.0.0/8"),
    *("224.0.0.0/4", "240.0.0.0/4", "198.18.0.0/15", "192.0.0.0/24", "192.88.99.0/24"),
    *("::/8", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16"),
    *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
]
"""What RFC 6890 and its successors keep from the public internet."""


@given(st.one_of(*(st.ip_addresses(network=block) for block in REFERENCE)))
def test_no_address_of_a_special_block_is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert not is_public(str(address))


@given(st.ip_addresses(v=4))
@example(ipaddress.IPv4Address("127.0.0.1"))
@example(ipaddress.IPv4Address("93.184.216.34"))
def test_an_address_inside_another_is_as_public_as_it_is(address: ipaddress.IPv4Address) -> None:
    if address == ipaddress.IPv4Address("168.63.129.16"):
        return
    reserved = any(address in ipaddress.ip_network(block) for block in REFERENCE if ":" not in block)
    assert is_public(str(address)) <= (address.is_global and not reserved)
    assert is_public(f"::ffff:{address}") == is_public(f"64:ff9b::{address}") == is_public(str(address))
    assert not is_public(f"::{address}")


# What is allowed


@pytest.mark.parametrize("value", ["127.0.0.1", "127.0.0.0/8", "::ffff:127.0.0.1", "10.0.0.0/8,127.0.0.1"])
def test_a_private_address_that_is_named_is_asked(value: str, server: Server) -> None:
    network = Network(allowed=tuple(each for each in value.split(",") if ":" not in each))
    if ":" in value:
        refusal(f"{server.url}/ice", network, "blocked_address")
        return
    assert fetch(f"{server.url}/ice", network).text == "Ice."


def test_a_private_name_that_is_named_is_asked_and_no_other(server: Server) -> None:
    names = {"nas.local": [["192.168.1.5"]], "tv.local": [["192.168.1.6"]]}
    internet = Internet({80: server.server_port}, names)
    network = internet.network("nas.local")
    assert fetch("http://NAS.local/ice", network).text == "Ice."
    assert "'tv.local' is a name of a local network" in refusal("http://tv.local/", network, "blocked_address")


def test_the_error_says_what_would_allow_it(internet: Internet) -> None:
    message = refusal("http://0x7f.1/ice", internet.network(), "blocked_address")
    assert message == (
        "'http://0x7f.1/ice' is not asked (127.0.0.1 is not on the public internet): if you trust it, use "
        "--allow-private-network 127.0.0.1, or save the page and name the file."
    )


def test_the_error_names_the_name_that_was_looked_up(server: Server) -> None:
    internet = Internet({80: server.server_port}, {"wiki.corp": [["10.1.2.3"]]})
    message = refusal("http://wiki.corp/ice", internet.network(), "blocked_address")
    assert "'wiki.corp' has the address 10.1.2.3, which is not on the public internet" in message
    assert "--allow-private-network wiki.corp, " in message
    assert fetch("http://wiki.corp/ice", internet.network("wiki.corp")).text == "Ice."
    assert fetch("http://wiki.corp/ice", internet.network("10.1.0.0/16")).text == "Ice."


@pytest.mark.parametrize(
    "value", ["10.0.0.0/33", "10.0.0", "a b", "http://nas.local", "", "*", "n\u00e4s", "10.0.0.1/8"]
)
def test_what_names_no_host_and_no_network_is_a_usage_error(value: str) -> None:
    with pytest.raises(UsageError, match=r"--allow-private-network") as caught:
        allowed([value])
    assert repr(value) in str(caught.value)


# Redirects


def leads(server: Server, steps: dict[str, str]) -> None:
    """Let paths of a server lead on, or to nothing for a while; what else is asked for is there."""

    def answer(visit: Handler) -> None:
        if visit.path == "/silent":
            server.stopped.wait(5)
        if visit.path in steps:
            visit.begin(302, {"Location": steps[visit.path], "Content_Length": "0"})
        else:
            visit.begin(200, {"Content_Type": "text/plain"})
            visit.wfile.write(f"{visit.headers['Host']} {visit.headers['Authorization']}".encode())

    server.answer = answer


def test_five_redirects_are_followed_and_six_are_not(server: Server, internet: Internet) -> None:
    leads(server, {f"/{number}": f"/{number + 1}" for number in range(6)})
    assert fetch("http://public.test/1", internet.network()).url == "http://public.test/6"
    refusal("http://public.test/0", internet.network(), "too_many_redirects")


def test_every_step_is_vetted(server: Server) -> None:
    internet = Internet({80: server.server_port}, {"inside.test": [["192.168.0.1"]]})
    leads(server, {"/ice": "http://inside.test/admin"})
    message = refusal("http://public.test/ice", internet.network(), "blocked_address")
    assert message.startswith("'http://public.test/ice', which leads to 'http://inside.test/admin', is not asked (")
    assert {address for address, _ in internet.dialled} == {PUBLIC}


def test_credentials_stay_with_the_server_that_they_are_for(server: Server, internet: Internet) -> None:
    leads(server, {"/same": "/ice", "/other": "http://other.test/ice", "/given": "http://eve:x@other.test/ice"})
    basic = f"Basic {base64.b64encode(b'ann:p@ss').decode()}"
    network = internet.network()
    answer = network.get("http://ann:p%40ss@public.test/same", 1000)
    assert answer.body.decode() == f"public.test {basic}"
    assert answer.url == "http://public.test/ice"
    assert network.get("http://ann:p%40ss@public.test/other", 1000).body == b"other.test None"
    assert network.get("http://public.test/given", 1000).body == b"other.test None"
    assert "p%40ss" not in refusal("http://ann:p%40ss@127.0.0.1/", network, "blocked_address")


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/a b?c=d e#f", "http://public.test/a%20b?c=d%20e"),
        ("\\b", "http://public.test/b"),
        ("http:/\\other.test/x", "http://other.test/x"),
        ("//other.test:8080", "http://other.test:8080/"),
        ("?q", "http://public.test/old/ice?q"),
        ("/caf\u00c3\u00a9", "http://public.test/caf%C3%A9"),
        ("http://b\u00fccher.example/", "http://xn--bcher-kva.example/"),
    ],
)
def test_a_redirect_is_understood_as_browsers_do(location: str, target: str) -> None:
    """The targets are what the WHATWG URL Standard makes of them."""
    assert url.follow(parse("http://public.test/old/ice"), location).text == target


# TLS and proxies


@pytest.fixture
def secure(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Give an internet with a server that has a certificate for public.test, and notes whom it was asked for."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("public.test").configure_cert(context)
    names: list[str | None] = []
    context.sni_callback = lambda _, name, __: names.append(name)
    with serving() as running:
        running.socket = context.wrap_socket(running.socket, server_side=True)
        leads(running, {"/down": "http://public.test/plain"})
        yield SimpleNamespace(internet=Internet({443: running.server_port, 80: server.server_port}), names=names)


def test_the_name_is_kept_where_an_address_is_dialled(secure: SimpleNamespace) -> None:
    source = fetch("https://public.test/ice", secure.internet.network())
    assert source.text == "public.test None"
    assert set(secure.names) == {"public.test"}
    assert {address for address, _ in secure.internet.dialled} == {PUBLIC}


def test_a_certificate_of_somebody_else_is_refused(secure: SimpleNamespace) -> None:
    message = refusal("https://other.test/ice", secure.internet.network(), "untrusted_server")
    assert "certificate" in message.lower()
    assert len(secure.internet.dialled) == 2  # robots.txt, and the page once


def test_a_way_out_of_https_is_taken_with_a_warning(secure: SimpleNamespace, caplog: pytest.LogCaptureFixture) -> None:
    assert fetch("https://public.test/down", secure.internet.network()).text == "Ice."
    assert "without encryption" in caplog.text


def test_a_silent_server_is_left_over_tls_too(secure: SimpleNamespace) -> None:
    begun = time.monotonic()
    refusal("https://public.test/silent", secure.internet.network(seconds=0.5), "timeout")
    assert time.monotonic() - begun < 2


def test_a_proxy_is_asked_for_what_is_vetted_by_its_name(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://ann:secret@127.0.0.1:{server.server_port}")
    monkeypatch.setenv("no_proxy", "direct.test")
    internet = Internet({server.server_port: server.server_port})
    assert fetch("http://public.test/ice", internet.network()).text == "Ice."
    assert {address for address, _ in internet.dialled} == {"127.0.0.1"}
    assert pages(server) == ["http://public.test/ice"]
    for address in ("http://10.0.0.1/", "http://nas.local/", "http://public.test:22/"):
        refusal(address, internet.network(), "blocked_address")
    assert internet.asked == []
    assert len(internet.dialled) == 2
    refusal("http://direct.test/", Internet({80: 1}).network(), "network_error")
    assert len(pages(server)) == 1


# Who asks, and what for


def test_it_says_who_it_is_and_keeps_no_cookies(server: Server, internet: Internet) -> None:
    seen: list[tuple[str | None, str | None]] = []

    def answer(visit: Handler) -> None:
        seen.append((visit.headers["User-Agent"], visit.headers["Cookie"]))
        visit.begin(302 if visit.path == "/ice" else 200, {"Location": "/end", "Set-Cookie": "id=7; Path=/"})

    server.answer = answer
    internet.network().get("http://public.test/ice", 100)
    assert set(seen) == {("accessible/0.1 (reads an article aloud for the person who asked for it)", None)}
    assert len(seen) == 3


RULES = "User-agent: *\nDisallow: /all/\n\nUser-agent: accessible\nDisallow: /ours/\nAllow: /ours/open\n"


def ruled(server: Server, rules: str, status: int = 200) -> None:
    def answer(visit: Handler) -> None:
        visit.begin(status if visit.path == "/robots.txt" else 200, {"Content_Type": "text/plain"})
        visit.wfile.write(rules.encode() if visit.path == "/robots.txt" else b"Ice.")

    server.answer = answer


def test_a_rule_for_this_program_always_holds(server: Server, internet: Internet) -> None:
    ruled(server, RULES)
    network = internet.network()
    assert "robots.txt" in refusal("http://public.test/ours/a", network, "disallowed_by_robots")
    assert fetch("http://public.test/ours/open", network).text == "Ice."
    assert fetch("http://public.test/all/a", network).text == "Ice."
    assert pages(server) == ["/ours/open", "/all/a"]


def test_a_rule_for_all_programs_holds_where_no_person_named_the_address(server: Server, internet: Internet) -> None:
    ruled(server, "User-agent: *\nDisallow: /")
    network = internet.network()
    assert fetch("http://public.test/ice", network).text == "Ice."
    with pytest.raises(SourceError) as caught:
        fetch_linked("http://public.test/ice", network)
    assert caught.value.code == "disallowed_by_robots"
    assert network.get("http://public.test/ice.png", 100, robots=Robots.NOBODYS).body == b"Ice."
    assert server.paths.count("/robots.txt") == 2


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (503, False)])
def test_where_no_rules_can_be_read(server: Server, internet: Internet, status: int, may: bool) -> None:  # noqa: FBT001
    """RFC 9309, 2.3.1: what is not there forbids nothing, and of what cannot be read one must assume the worst."""
    ruled(server, "User-agent: *\nDisallow: /", status)
    network = internet.network()
    assert fetch("http://public.test/ice", network).text == "Ice."
    if may:
        assert fetch_linked("http://public.test/ice", network).text == "Ice."
    else:
        with pytest.raises(SourceError):
            fetch_linked("http://public.test/ice", network)


def test_a_server_that_asks_to_wait_is_waited_for(server: Server, internet: Internet) -> None:
    waited: list[float] = []
    replies = iter([(200, "0"), (429, "7"), (503, "11"), (200, "0")])  # the first is robots.txt

    def answer(visit: Handler) -> None:
        status, seconds = next(replies)
        visit.begin(status, {"Retry-After": seconds, "Content_Type": "text/plain"})

    server.answer = answer
    network = internet.network()
    patient = replace(network, limits=replace(network.limits, sleep=waited.append))
    assert patient.get("http://public.test/ice", 100).body == b""
    assert waited == [7, 11]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("-5", 0),
        ("soon", 0),
        ("", 0),
        ("9" * 400, 86400),
        ("Wed, 21 Oct 2099 07:28:00 GMT", 86400),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0),
    ],
)
def test_what_retry_after_asks_for(header: str, seconds: float) -> None:
    assert patience.asked(header) == seconds


# No network at all


def traced(folder: Path, *command: str) -> str:
    """Return the calls for sockets that a program and all that it starts make, in a network without anything."""
    trace = folder / "trace"
    strace = [
        str(shutil.which("strace")),
        "-f",
        "-qq",
        "-e",
        "trace=socket,connect",
        "-e",
        "signal=none",
        "-o",
        str(trace),
    ]
    try:
        subprocess.run(
            [str(shutil.which("unshare")), "-rn", *strace, *command], check=True, capture_output=True, cwd=folder
        )
    except (OSError, subprocess.CalledProcessError) as error:
        if REQUIRED or b"Traceback" in getattr(error, "stderr", b""):
            raise
        pytest.skip(f"no process can be traced here ({error})")
    return "".join(line for line in trace.read_text("utf-8").splitlines(keepends=True) if "AF_INET" in line)


def test_no_socket_is_opened_for_a_local_file(tmp_path: Path) -> None:
    (tmp_path / "ice.html").write_text("<article><h1>Ice</h1><p>The ice came early.</p><p>It stayed.</p></article>")
    made = "-m", "accessible", "make", "ice.html", "--engine", "espeak", "--format", "epub,podcast", "--quiet"
    assert traced(tmp_path, sys.executable, *made, "--store", "store") == ""
    assert len([*tmp_path.glob("*.epub"), *tmp_path.glob("*.mp3")]) == 2
    look_up = "import socket; socket.socket().close()"
    assert "AF_INET" in traced(tmp_path, sys.executable, "-c", look_up)


# Any text, any bytes


@given(st.text() | st.from_regex(r"https?://[^/]{0,20}(/.{0,20})?", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_any_text_is_an_address_in_ascii_or_none(text: str) -> None:
    try:
        found = parse(text)
    except UrlError:
        return
    assert found.text.isascii()
    assert re.fullmatch(r"[!-~]+", found.text)
    assert parse(found.text).text == found.text
    assert urlsplit(found.text).hostname == found.host


class Reply:
    """An answer, as urllib3 gives it, of bytes at hand."""

    def __init__(self, data: bytes, coding: str) -> None:
        self._data, self.headers = data, {"Content-Encoding": coding}

    def stream(self, size: int, *, decode_content: bool) -> Iterator[bytes]:
        assert not decode_content
        return (self._data[at : at + size] for at in range(0, len(self._data), size))


def unpacked(data: bytes, coding: str, most: int = 1 << 20) -> bytes:
    return body.read(Reply(data, coding), most)  # type: ignore[arg-type]  it is all that is needed of one


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
def test_what_is_compressed_comes_out_as_the_standard_library_has_it(parts: list[bytes]) -> None:
    data = b"".join(map(gzip.compress, parts))
    assert unpacked(data, "gzip") == unpacked(data + bytes(9), "x-gzip") == gzip.decompress(data)
    assert unpacked(gzip.compress(data), "gzip, GZIP, identity") == b"".join(parts)
    assert unpacked(zlib.compress(parts[0]), "deflate") == parts[0]


@given(st.binary(min_size=1, max_size=300), st.data())
def test_what_is_cut_anywhere_is_noticed(text: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(text)
    end = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(body.CutError):
        unpacked(packed[:end], "gzip")


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, br", "evil"])
def test_what_was_not_asked_for_is_named(coding: str) -> None:
    with pytest.raises(body.CodingError, match=coding.rpartition(" ")[2]):
        unpacked(b"x", coding)


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzip.compress(bytes(2 << 20)), "gzip"),
        (gzip.compress(gzip.compress(bytes(2 << 20))), "gzip, gzip"),
        (gzip.compress(b"") * 1200, "gzip"),
        (zlib.compress(bytes(2 << 20)), "deflate"),
        (bytes((1 << 20) + 1), ""),
        (b"x", "gzip, gzip, gzip"),
    ],
)
def test_what_swells_up_is_a_flood(data: bytes, coding: str) -> None:
    with pytest.raises(FloodError):
        unpacked(data, coding)
