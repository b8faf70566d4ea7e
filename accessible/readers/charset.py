"""Bytes to text: byte order mark, then HTTP, then the page's own declaration, then detection.

Labels mean what the WHATWG Encoding Standard says: latin-1 is windows-1252, and nothing that Python alone knows.
"""

import codecs
import re
from collections.abc import Iterable
from functools import cache

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_VALUE = rb"\"([^\"]*)\"|'([^']*)'|((?![\"'])[^\s>]*)"
_ATTRIBUTE = rb"[\s/]*+([^\s/>=]++)(?:\s*+=\s*+(?:" + _VALUE + rb"))?+"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_PIECE = re.compile(
    rb"<!--(?:-?>|.*?-->|.*)|</?(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:"
    + _ATTRIBUTE
    + rb")*+)[\s/]*+(?P<end>>?)|<[!/?][^>]*",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, a tag with its name, its attributes and its end, or something else that is skipped."""
_IN_CONTENT = re.compile(rb"charset\s*=\s*(?:" + _VALUE.replace(rb"\s>", rb"\s;") + rb")", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*(?:" + _VALUE + rb")")
_PRESCAN = 4096
_DETECTED = 1 << 16
"""Bytes that are looked at for a declaration, and for detection."""
_ZEROS, _FEWEST = 0.05, 4
"""Least share and least number of zeros in UTF-16: the spaces of a text in any script."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FIRST_HIGH, _USER_DEFINED = 0x80, 0xF700
"""The first byte that is not ASCII, and what is added to it for a character of private use."""

_LABELS = """
utf-8: unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
cp866: 866 cp866 csibm866 ibm866
iso8859-2: csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
iso8859-3: csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
iso8859-4: csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
iso8859-5: csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
iso8859-6: arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i
 iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7
 iso_8859-7:1987 sun_eu_greek
iso8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8
 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
iso8859-10: csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso8859-13: iso-8859-13 iso8859-13 iso885913
iso8859-14: iso-8859-14 iso8859-14 iso885914
iso8859-15: csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
iso8859-16: iso-8859-16
koi8-r: cskoi8r koi koi8 koi8-r koi8_r
koi8-u: koi8-ru koi8-u
mac-roman: csmacintosh mac macintosh x-mac-roman
cp874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
cp1250: cp1250 windows-1250 x-cp1250
cp1251: cp1251 windows-1251 x-cp1251
cp1252: ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1
 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 latin-1
cp1253: cp1253 windows-1253 x-cp1253
cp1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254
 x-cp1254
cp1255: cp1255 windows-1255 x-cp1255
cp1256: cp1256 windows-1256 x-cp1256
cp1257: cp1257 windows-1257 x-cp1257
cp1258: cp1258 windows-1258 x-cp1258
mac-cyrillic: x-mac-cyrillic x-mac-ukrainian
gb18030: chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030
big5hkscs: big5 big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp: cseucpkdfmtjapanese euc-jp x-euc-jp
iso2022-jp: csiso2022jp iso-2022-jp
cp932: csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
cp949: cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
utf-16-be: unicodefffe utf-16be
x-user-defined: x-user-defined
replacement: csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement
utf-16-le: csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
"""
"""Python's codec, then the labels of the Encoding Standard that mean it (and latin-1, which many pages say).

`x-user-defined` and `replacement` are no codecs of Python: see `_decoded`.
"""


@cache
def _codecs() -> dict[str, str]:
    rows = (row.split(": ") for row in _LABELS.strip().replace("\n ", " ").splitlines())
    return {label: codec for codec, labels in rows for label in labels.split()}


def decode(data: bytes, charset: str | None) -> str:
    """Return `data` as text; bytes that the encoding does not know become U+FFFD.

    `charset` is what HTTP said, or None.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    if known := _codec((charset or "").strip()) or utf16(data) or declared(data[:_PRESCAN]):
        return _decoded(data, known)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data)


def _codec(label: str) -> str:
    return _codecs().get(label.lower(), "")


def declared(data: bytes) -> str:
    """Return the codec that a page declares in a `<meta>` or in its XML declaration, else an empty text.

    It is the prescan of the HTML standard: what stands in comments or in values of attributes declares nothing.
    """
    for piece in _PIECE.finditer(data):
        if piece["name"] and not piece["end"]:
            break
        if (piece["name"] or b"").lower() == b"meta" and (known := _of_meta(piece["attributes"])):
            return known
    xml = _XML.match(data)
    return _declarable(_text(xml.groups())) if xml else ""


def _of_meta(attributes: bytes) -> str:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTES.findall(attributes):
        found.setdefault(_text([name]).lower(), _text(values))
    if "charset" in found:
        return _declarable(found["charset"])
    inside = _IN_CONTENT.search(found.get("content", "").encode("ascii", "replace"))
    if not inside or found.get("http-equiv", "").lower() != "content-type":
        return ""
    return _declarable(_text(inside.groups()))


def _text(values: Iterable[bytes | None]) -> str:
    return next(filter(None, values), b"").decode("ascii", "replace").strip(" \t\n\f\r")


def _declarable(label: str) -> str:
    """Return the codec for a label inside a page: what could be read as ASCII up to there is no UTF-16."""
    known = _codec(label)
    return "cp1252" if known == "x-user-defined" else "utf-8" if known.startswith("utf-16") else known


def utf16(data: bytes) -> str:
    """Return the codec of text in UTF-16 without a byte order mark, by the zeros of its ASCII; else an empty text."""
    sample = data[:_PRESCAN]
    places = {at % 2 for at, byte in enumerate(sample) if not byte} if 0 in sample else set()
    if len(places) != 1 or sample.count(0) < max(_FEWEST, len(sample) * _ZEROS):
        return ""
    codec = "utf-16-le" if places == {1} else "utf-16-be"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) else codec


def _decoded(data: bytes, codec: str) -> str:
    if codec == "replacement":
        return "\ufffd" if data else ""
    if codec == "x-user-defined":
        return "".join(chr(byte if byte < _FIRST_HIGH else byte + _USER_DEFINED) for byte in data)
    return data.decode(codec, "replace")


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_DETECTED]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")
