"""Lexicons in the W3C's Pronunciation Lexicon Specification, version 1.0."""

from collections.abc import Iterator

from lxml import etree

from accessible.errors import UsageError
from accessible.prepare import x_sampa
from accessible.prepare.pronounce import Entry, checked
from accessible.secure_xml import hardened

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
LARGEST = 32 << 20
"""Bytes of a lexicon: more words than a language has."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_pls(data: bytes, name: str) -> list[Entry]:
    """Return the entries of a lexicon, in order: one for each spelling of each word.

    Of several pronunciations, the preferred one counts, else the first. `role`, `meta`, `metadata` and `example` say
    nothing here. Raises UsageError, naming the file and the line, where it is none.
    """
    root = _parsed(data, name)
    language = root.get(_LANGUAGE, "").strip()
    if not language:
        message = f'{_at(name, root)}: <lexicon> does not say of which language it is: add xml:lang="en", or its own.'
        raise UsageError(message)
    alphabet = root.get("alphabet", "ipa")
    lexemes = (child for child in root if _is(child, "lexeme"))
    return [entry for lexeme in lexemes for entry in _entries(lexeme, language, alphabet, name)]


def _at(name: str, element: etree._Element) -> str:
    return f"{name!r}, line {element.sourceline}"


def _parsed(data: bytes, name: str) -> etree._Element:
    if len(data) > LARGEST:
        message = f"{name!r} is larger than {LARGEST >> 20} megabytes, the limit for a lexicon: split it."
        raise UsageError(message)
    try:
        root = etree.fromstring(data, hardened())
    except etree.XMLSyntaxError as error:
        what = error.msg.partition(", line")[0]
        message = f"{name!r}, line {error.lineno}: this is no well-formed XML ({what}): correct it, or leave it out."
        raise UsageError(message) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        message = f"{name!r} declares entities, which no lexicon needs: write the characters themselves."
        raise UsageError(message)
    if not _is(root, "lexicon"):
        message = (
            f"{_at(name, root)}: this begins with <{etree.QName(root).localname}>, not with the <lexicon> of the "
            "Pronunciation Lexicon Specification: name such a file."
        )
        raise UsageError(message)
    return root


def _is(element: etree._Element, name: str) -> bool:
    """Say whether this is an element of that name, in the namespace of lexicons or in none."""
    return element.tag in {f"{{{NAMESPACE}}}{name}", name}


def _entries(lexeme: etree._Element, language: str, alphabet: str, name: str) -> Iterator[Entry]:
    """Yield an entry for each spelling; none where the lexeme does not say how it is pronounced."""
    spellings = [_text(child, name) for child in lexeme if _is(child, "grapheme")]
    if not spellings:
        message = f"{_at(name, lexeme)}: a <lexeme> has no <grapheme>: write in one which word it is about."
        raise UsageError(message)
    said = [child for child in lexeme if _is(child, "phoneme") or _is(child, "alias")]
    if not said:
        return
    best = next((child for child in said if child.get("prefer") == "true"), said[0])
    ipa = _ipa(best, spellings[0], best.get("alphabet", alphabet), name) if _is(best, "phoneme") else ""
    alias = next((_text(child, name) for child in (best, *said) if _is(child, "alias")), "")
    for spelling in spellings:
        yield Entry(spelling, language, ipa, alias)


def _text(element: etree._Element, name: str) -> str:
    text = " ".join("".join(element.itertext()).split())
    if not text:
        message = f"{_at(name, element)}: <{etree.QName(element).localname}> is empty: fill it in, or take it out."
        raise UsageError(message)
    return text


def _ipa(phoneme: etree._Element, word: str, alphabet: str, name: str) -> str:
    where, text = _at(name, phoneme), _text(phoneme, name)
    if alphabet.lower() == "x-sampa":
        try:
            text = x_sampa.to_ipa(text)
        except ValueError as error:
            message = f"{where}: {str(error)!r} in the pronunciation of {word!r} is no sign of X-SAMPA: correct it."
            raise UsageError(message) from None
    elif alphabet != "ipa":
        message = f"{where}: the alphabet {alphabet!r} is not known here: write {word!r} in ipa or in x-sampa."
        raise UsageError(message)
    return checked(text, word, where)
