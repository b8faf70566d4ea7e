"""Bytes to text: byte order mark, then HTTP, then the page's own declaration, then detection.

Labels mean what the WHATWG Encoding Standard says: latin-1 is windows-1252, and nothing that Python alone knows.
"""

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_PRESCAN = 4096
_SAME = {
    "windows-1252": "ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1 l1 cp1252 windows-1252 x-cp1252",
    "windows-1254": "iso-8859-9 latin5 windows-1254",
    "windows-874": "tis-620 iso-8859-11 windows-874",
    "gb18030": "gb2312 gbk gb18030 x-gbk chinese",
    "cp949": "euc-kr ks_c_5601-1987 korean windows-949",
    "cp932": "shift_jis shift-jis sjis windows-31j x-sjis ms_kanji",
    "big5-hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
}
_LABELS = {label: codec for codec, labels in _SAME.items() for label in labels.split()}
_PLAIN = re.compile(
    r"utf-?8|utf-16(?:le|be)?|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|euc-jp|iso-2022-jp|macintosh|ibm866"
)


def decode(data: bytes, charset: str | None) -> str:
    """Return `data` as text; bytes that the encoding does not know become U+FFFD.

    `charset` is what HTTP said, or None.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    declared = _DECLARED.search(data[:_PRESCAN])
    for label in (charset, declared[1].decode("ascii") if declared else None):
        if known := _codec(label):
            return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data)


def _codec(label: str | None) -> str | None:
    label = (label or "").strip().lower()
    if label in _LABELS:
        codec = _LABELS[label]
        return "cp874" if codec == "windows-874" else codec
    if not _PLAIN.fullmatch(label):
        return None
    return "utf-8" if label.startswith("utf-16") else {"macintosh": "mac-roman", "ibm866": "cp866"}.get(label, label)


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 16]).best()
    return data.decode(best.encoding if best else "windows-1252", "replace")
