"""Archives and XML from strangers: nothing is unpacked, nothing is fetched, nothing is too large."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.errors import SourceError
from accessible.readers import archive as archives
from accessible.readers.archive import Archive, parse_xml
from tests.archives import archive


def code(data: bytes, name: str = "a") -> str:
    with pytest.raises(SourceError) as caught:
        Archive(data).read(name)
    return caught.value.code


def test_an_entry_is_read_by_its_name_and_only_so() -> None:
    held = Archive(archive({"a": "one", "../../b": "two"}))
    assert held.read("a") == b"one"
    assert held.read("b") == b""
    assert held.read("/etc/hostname") == b""


def test_a_cut_archive_is_damaged() -> None:
    data = archive({"a": "ice " * 1000})
    assert code(data[: len(data) // 2]) == "bad_container"


def test_a_changed_byte_is_noticed() -> None:
    data = archive({"a": bytes(range(256)) * 4})
    at = data.index(b"a", 4) + 20
    assert code(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]) == "bad_container"


def test_an_entry_with_a_password_is_not_read() -> None:
    data = bytearray(archive({"a": "ice"}))
    data[6] |= 1  # flags of the local header, and of the entry in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code(bytes(data)) == "bad_container"


def test_a_bomb_is_left_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code(archive({"a": bytes(3 << 20)})) == "too_large"  # packed a thousand times smaller
    monkeypatch.setattr(archives, "LARGEST_ENTRY", 1000)
    assert Archive(archive({"a": bytes(1000)})).read("a") == bytes(1000)
    assert code(archive({"a": bytes(1001)})) == "too_large"


def test_all_that_is_read_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 250)
    held = Archive(archive({"a": "x" * 100}))
    held.read("a")
    held.read("a")
    with pytest.raises(SourceError):
        held.read("a")


def test_a_size_that_is_a_lie_is_not_believed() -> None:
    data = bytearray(archive({"a": bytes(3 << 20)}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert code(bytes(data)) in {"bad_container", "too_large"}


def test_an_archive_of_too_many_files() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        for number in range(archives.ENTRIES + 1):
            out.writestr(str(number), b"")
    assert code(held.getvalue()) == "too_large"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300).map(lambda data: b"PK\x03\x04" + data))
def test_no_bytes_end_in_anything_but_a_clear_error(data: bytes) -> None:
    assert code(data) == "bad_container"


# XML


def text(markup: str, *, mend: bool = False) -> str:
    return "".join(parse_xml(markup, mend=mend).itertext())


def test_entities_that_a_document_declares_are_nothing() -> None:
    external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "why">]>'
    assert text(f"{external}<a>one &x;&y;two</a>") == "one two"


def test_names_that_html_knows_are_characters() -> None:
    assert text("<a>&nbsp;caf&eacute; &hellip; &lt;b&gt; &amp;eacute; &LT;</a>") == "\u00a0café … <b> &eacute; <"


@pytest.mark.parametrize("mend", [True, False])
@pytest.mark.parametrize(
    "markup",
    [
        "<a>" * 300 + "x" + "</a>" * 300,
        "<!DOCTYPE a ["
        + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
        + '<!ENTITY e0 "lol">]><a b="&e9;">x</a>',
        f"<a>{'x' * 11_000_000}</a>",
    ],
    ids=["depth", "laughs", "length"],
)
def test_what_grows_without_end_is_refused_and_never_cut(markup: str, *, mend: bool) -> None:
    with pytest.raises(SourceError) as caught:
        parse_xml(markup, mend=mend)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<a>Salt & pepper</a>", "Salt & pepper"),
        ("<a>one\x0b&#11;&#x1;two</a>", "onetwo"),
        ("<a><b>one</b><b>two", "onetwo"),
        ("<a>&nobody; knows</a>", " knows"),
        ('<a><b:c xmlns:d="x">one</b:c></a>', "one"),
    ],
)
def test_what_is_not_well_formed_is_mended(markup: str, words: str) -> None:
    assert text(markup, mend=True) == words
    with pytest.raises(SourceError):
        text(markup + "<")


def test_a_document_in_another_encoding_is_what_it_says() -> None:
    data = '<?xml version="1.0" encoding="koi8-r"?><a>лёд</a>'.encode("koi8-r")
    root = Archive(archive({"a": data})).xml("a")
    assert root is not None
    assert root.text == "лёд"
