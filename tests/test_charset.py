"""Bytes to text, as browsers do it (WHATWG Encoding Standard)."""

import base64
import codecs
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.readers.charset import declared, decode

RUSSIAN = (
    "Гавань маленького города замёрзла той зимой дважды, и рыбаки ходили по льду на рынок с корзинами, полными "
    "копчёной сельди и хлеба. Никто в городском совете не видел раньше такого льда."
)
FRENCH = (
    "Le port de la petite ville gela deux fois cet hiver-là, et les pêcheurs allèrent au marché à pied, "
    "leurs paniers pleins de harengs fumés. « C'était très étrange », dit l'épicière."
)
JAPANESE = (
    "その冬、小さな町の港は二度凍った。漁師たちは燻製の鰊とパンを籠に入れて、氷の上を歩いて市場へ行った。町議会の誰も、"
    "そのような氷を見たことがなかった。都から呼ばれた技師は、学校で借りた物差しで氷の厚さを測った。春になると船は一隻ずつ"
    "戻ってきて、鰊の値段は戦争の前の年と同じところまで下がった。"
)


def page(text: str, encoding: str, label: str) -> bytes:
    return f"<html><head><meta charset='{label}'></head><p>{text}</p>".encode(encoding)


def body(data: bytes, charset: str | None = None) -> str:
    return decode(data, charset).partition("<p>")[2].removesuffix("</p>")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_wins_over_every_label_and_is_no_text(mark: bytes, encoding: str) -> None:
    text = "<meta charset='koi8-r'>Ice — лёд — 氷"
    assert decode(mark + text.encode(encoding), "shift_jis") == text


def test_the_label_of_http_wins_over_that_of_the_page() -> None:
    assert body(page(RUSSIAN, "koi8-r", "windows-1251"), "KOI8-R") == RUSSIAN


def test_the_label_of_the_page_wins_over_what_the_bytes_look_like() -> None:
    assert body(page("Ã©", "utf-8", "windows-1252")) == "Ã\u0192Â©"


@pytest.mark.parametrize(
    "declaration",
    [
        "<meta charset=windows-1251>",
        "<META CharSet = 'Windows-1251' />",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_a_page_may_declare_its_encoding_in_any_of_these_ways(declaration: str) -> None:
    assert decode(f"{declaration}Лёд".encode("cp1251"), None) == f"{declaration}Лёд"


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("latin1", "cp1252", "“café” – 10 €"),
        ("ISO-8859-1", "cp1252", "“café” – 10 €"),
        ("us-ascii", "cp1252", "“café” – 10 €"),
        ("iso_8859-1", "cp1252", "“café” – 10 €"),
        ("iso-8859-9", "cp1254", "“ığüş” €"),
        ("iso-8859-2", "iso8859-2", "žluťoučký kůň"),
        ("latin2", "iso8859-2", "žluťoučký kůň"),
        ("iso8859-15", "iso8859-15", "cœur 10 €"),
        ("Shift_JIS", "cp932", "氷①"),
        ("x-sjis", "cp932", "氷①"),
        ("csshiftjis", "cp932", "氷①"),
        ("euc-jp", "euc-jp", "氷と港"),
        ("x-euc-jp", "euc-jp", "氷と港"),
        ("KOI8-R", "koi8-r", "лёд"),
        ("koi8_r", "koi8-r", "лёд"),
        ("koi8-u", "koi8-u", "лід і ґанок"),
        ("windows-1251", "cp1251", "лёд"),
        ("cp1251", "cp1251", "лёд"),
        ("ibm866", "cp866", "лёд"),
        ("x-mac-cyrillic", "mac-cyrillic", "лёд"),
        ("gb2312", "gb18030", "冰镕€"),
        ("GBK", "gb18030", "冰镕€"),
        ("gb_2312-80", "gb18030", "冰镕€"),
        ("big5", "big5", "冰與港口"),
        ("euc-kr", "cp949", "얼음 뢔"),
        ("ks_c_5601-1987", "cp949", "얼음 뢔"),
        ("tis-620", "cp874", "น้ำแข็ง"),
        ("utf8", "utf-8", "лёд"),
        ("unicode-1-1-utf-8", "utf-8", "лёд"),
    ],
)
def test_labels_mean_what_they_mean_in_a_browser(label: str, encoding: str, text: str) -> None:
    assert body(page(text, encoding, "?"), label) == text
    assert body(page(text, encoding, label)) == text


def test_a_page_that_can_be_read_to_its_label_is_not_in_utf_16() -> None:
    assert body(page("лёд", "utf-8", "utf-16")) == "лёд"


@pytest.mark.parametrize("label", ["utf-16le", "utf-16"])
def test_utf_16_that_http_declares_is_utf_16(label: str) -> None:
    assert decode("Ice: лёд".encode("utf-16-le"), label) == "Ice: лёд"


@pytest.mark.parametrize(
    "label", ["rot13", "zlib_codec", "utf-7", "unicode_escape", "idna", "punycode", "hex", "cp037", "mbcs"]
)
def test_an_encoding_that_only_python_knows_is_never_obeyed(label: str) -> None:
    text = "+ADw-script+AD4- \\u0041 xn--bcher-kva 4142 лёд"
    assert body(page(text, "utf-8", label), label) == text


@pytest.mark.parametrize(
    "label", ["", " ", "none", "iso-8859-12", "iso-8859-99", "windows-1259", "x" * 5000, "utf-8; q=1", "\x00", "é"]
)
def test_a_label_that_nobody_knows_is_ignored(label: str) -> None:
    assert body(page("лёд", "utf-8", "?"), label) == "лёд"


@pytest.mark.parametrize("label", ["iso-8859-12", "windows-1259", "koi7"])
def test_a_label_in_the_page_that_nobody_knows_is_ignored(label: str) -> None:
    assert body(page("лёд", "utf-8", label)) == "лёд"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(RUSSIAN, "cp1251", id="windows-1251"),
        pytest.param(RUSSIAN, "koi8-r", id="koi8-r"),
        pytest.param(RUSSIAN, "utf-8", id="utf-8"),
        pytest.param(FRENCH, "cp1252", id="windows-1252"),
        pytest.param(JAPANESE, "cp932", id="shift_jis"),
        pytest.param(JAPANESE, "euc-jp", id="euc-jp"),
    ],
)
def test_an_encoding_that_nobody_declares_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), None) == text


@pytest.mark.parametrize("label", ["utf-8", "shift_jis", "euc-kr", "gbk", None])
def test_bytes_that_fit_no_encoding_lose_no_good_words(label: str | None) -> None:
    words = decode(b"The start word. " + b"\xff\xfe\xc3 \x80\x81 " * 3 + b" The end word.", label)
    assert words.startswith("The start word. ")
    assert words.endswith(" The end word.")


def test_a_bad_byte_of_utf_8_is_replaced_and_only_that() -> None:
    assert decode("caf\u00e9 — ".encode() + b"\xff" + " — thé".encode(), "utf-8") == "café — \ufffd — thé"


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=60),
    st.one_of(st.none(), st.text(max_size=12), st.from_regex(r"(iso-8859-|windows-125|koi8-|utf-)\w{1,2}")),
)
def test_no_bytes_and_no_label_ever_stop_it(data: bytes, label: str | None) -> None:
    assert isinstance(decode(data, label), str)


def test_what_a_page_declares_is_found_as_the_html_standard_says(shared: Callable[[str], Path]) -> None:
    cases = json.loads(shared("corpus/payloads/html5lib_encoding.json").read_text("utf-8"))["items"]
    codec_of = {"windows-1252": "cp1252", "iso-8859-2": "iso8859-2", "utf-8": "utf-8"}
    wrong = []
    for case in cases:
        data = base64.b64decode(case["data_b64"])
        found = "utf-8" if data.startswith(codecs.BOM_UTF8) else declared(data) or "cp1252"
        if found != codec_of[case["encoding"].lower()]:
            wrong.append((case, found))
    assert wrong == []
    assert len(cases) == 41


@pytest.mark.parametrize(
    "page",
    [
        b"<!-- <meta charset='koi8-r'> -->",
        b"<p title='<meta charset=koi8-r>'>",
        b"<meta name=a content='text/html; charset=koi8-r'>",
        b"<meta charset=koi8-r",
        b"<title>charset=koi8-r</title>",
    ],
)
def test_what_only_looks_like_a_declaration_declares_nothing(page: bytes) -> None:
    assert decode(page + "<p>лёд".encode(), None).endswith("лёд")


@pytest.mark.parametrize(
    "label", ["hz-gb-2312", "iso-2022-kr", "iso-2022-cn", "iso-2022-cn-ext", "csiso2022kr", "replacement"]
)
def test_encodings_that_hide_markup_are_read_as_nothing(label: str) -> None:
    assert decode(b"~{<:Ky2;NSJ)~}<script>", label) == "\ufffd"
    assert decode(b"", label) == ""


def test_a_user_defined_encoding_is_private_use_by_http_and_western_in_a_page() -> None:
    assert decode(b"a\x80\xff", "x-user-defined") == "a\uf780\uf7ff"
    assert body(page("caf\u00e9", "cp1252", "x-user-defined")) == "café"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, f"<!DOCTYPE html><p>{JAPANESE}"])
def test_utf_16_that_nobody_declares_is_found_by_its_zeros(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), None) == text


@pytest.mark.parametrize("data", [b"Ice\x00 in the harbour.", bytes(100), b"\x00\x01" * 50, b"a\x00b\x00\x00c"])
def test_zeros_alone_make_no_utf_16(data: bytes) -> None:
    assert "\x00" in decode(data, None)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80).map(lambda data: b"<meta " + data))
def test_no_page_stops_the_search_for_its_declaration(data: bytes) -> None:
    assert isinstance(declared(data), str)
