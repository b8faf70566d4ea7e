"""Lexicons in the W3C's format: its own examples, and files from people who mean no good."""

import socket
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.assets import FOLDER
from accessible.errors import UsageError
from accessible.prepare.pls import LARGEST, read_pls
from accessible.prepare.pronounce import Entry
from accessible.prepare.x_sampa import to_ipa

STARTER = (FOLDER / "pronunciations" / "en.pls").read_bytes()


def lexicon(*lexemes: str, alphabet: str = "ipa", language: str = "en-US") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
        <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.w3.org/2005/01/pronunciation-lexicon
                http://www.w3.org/TR/2007/CR-pronunciation-lexicon-20071212/pls.xsd"
            alphabet="{alphabet}" xml:lang="{language}">{"".join(lexemes)}</lexicon>""".encode()


def refusal(data: bytes) -> str:
    with pytest.raises(UsageError) as caught:
        read_pls(data, "names.pls")
    message = str(caught.value)
    assert "names.pls" in message
    assert "\n" not in message
    return message


def test_a_word_and_a_name_of_several() -> None:
    data = lexicon(
        "<lexeme><grapheme>La vita è bella</grapheme><phoneme>ˈlɑ ˈviːɾə ˈʔeɪ ˈbɛlə</phoneme></lexeme>",
        "<lexeme><grapheme>Roberto</grapheme><phoneme>ɹəˈbɛːɹɾoʊ</phoneme></lexeme>",
    )
    assert read_pls(data, "names.pls") == [
        Entry("La vita è bella", "en-US", "ˈlɑ ˈviːɾə ˈʔeɪ ˈbɛlə"),
        Entry("Roberto", "en-US", "ɹəˈbɛːɹɾoʊ"),
    ]


def test_every_spelling_is_an_entry() -> None:
    data = lexicon(
        "<lexeme><grapheme>theatre</grapheme><grapheme>theater</grapheme><grapheme>théâtre</grapheme>"
        "<phoneme>ˈθɪətər</phoneme></lexeme>"
    )
    assert [entry.grapheme for entry in read_pls(data, "a")] == ["theatre", "theater", "théâtre"]


def test_the_preferred_pronunciation_counts_else_the_first() -> None:
    newton = "<lexeme><grapheme>Newton</grapheme><phoneme>ˈnjuːtən</phoneme><phoneme{}>ˈnuːtən</phoneme></lexeme>"
    assert read_pls(lexicon(newton.format("")), "a") == [Entry("Newton", "en-US", "ˈnjuːtən")]
    assert read_pls(lexicon(newton.format(' prefer="true"')), "a") == [Entry("Newton", "en-US", "ˈnuːtən")]
    assert read_pls(lexicon(newton.format(' prefer="false"')), "a") == [Entry("Newton", "en-US", "ˈnjuːtən")]


def test_an_alias_is_read_instead_or_where_no_phonemes_are_taken() -> None:
    both = "<lexeme><grapheme>W3C</grapheme>{}</lexeme>"
    alias, phoneme = "<alias>World Wide Web Consortium</alias>", "<phoneme>ˈdʌbljuː</phoneme>"
    words = "World Wide Web Consortium"
    assert read_pls(lexicon(both.format(alias)), "a") == [Entry("W3C", "en-US", alias=words)]
    assert read_pls(lexicon(both.format(alias + phoneme)), "a") == [Entry("W3C", "en-US", alias=words)]
    assert read_pls(lexicon(both.format(phoneme + alias)), "a") == [Entry("W3C", "en-US", "ˈdʌbljuː", words)]


def test_what_says_nothing_about_sounds_is_passed_over() -> None:
    data = lexicon(
        "<meta name='author' content='me'/><metadata><x/></metadata><!-- a note -->",
        "<lexeme role='a:verb' xmlns:a='http://example.org/a'><grapheme>read</grapheme><phoneme>rɛd</phoneme>"
        "<example>I have read it.</example></lexeme>",
        "<lexeme><grapheme>silent</grapheme></lexeme>",
    )
    assert read_pls(data, "a") == [Entry("read", "en-US", "rɛd")]


def test_other_alphabets() -> None:
    lexeme = "<lexeme><grapheme>Sepulveda</grapheme><phoneme{}>{}</phoneme></lexeme>"
    x_sampa = lexeme.format("", 's@"pVlv@d@')
    assert read_pls(lexicon(x_sampa, alphabet="x-sampa"), "a") == [Entry("Sepulveda", "en-US", "səˈpʌlvədə")]
    own = lexeme.format(' alphabet="x-sampa"', 's@"pVlv@d@')
    assert read_pls(lexicon(own), "a") == [Entry("Sepulveda", "en-US", "səˈpʌlvədə")]
    assert "'x-microsoft-ups'" in refusal(lexicon(x_sampa, alphabet="x-microsoft-ups"))
    assert "'!'" in refusal(lexicon(lexeme.format("", "a!"), alphabet="x-sampa"))


@pytest.mark.parametrize(
    ("x_sampa", "ipa"),
    [
        ('"wQt3r\\', "ˈwɒtɜɹ"),
        ("R2:s_jy`", "ʁøːsʲy˞"),
        ("O~ b_<@`", "ɔ\u0303 ɓə˞"),
        ("n=", "n\u0329"),
    ],
)
def test_x_sampa(x_sampa: str, ipa: str) -> None:
    assert to_ipa(x_sampa) == ipa


def test_a_file_in_another_encoding_says_so() -> None:
    text = lexicon("<lexeme><grapheme>théâtre</grapheme><alias>theatre</alias></lexeme>").decode()
    data = text.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert read_pls(data, "a") == [Entry("théâtre", "en-US", alias="theatre")]
    assert read_pls(text.replace("UTF-8", "UTF-16").encode("utf-16"), "a") == read_pls(data, "a")


@pytest.mark.parametrize(
    ("lexeme", "part"),
    [
        ("<lexeme><phoneme>a</phoneme></lexeme>", "no <grapheme>"),
        ("<lexeme><grapheme> </grapheme><phoneme>a</phoneme></lexeme>", "<grapheme> is empty"),
        ("<lexeme><grapheme>a</grapheme><phoneme/></lexeme>", "<phoneme> is empty"),
        ("<lexeme><grapheme>a</grapheme><alias/></lexeme>", "<alias> is empty"),
        ("<lexeme><grapheme>Xi</grapheme><phoneme>ʃ8</phoneme></lexeme>", "'8' in the pronunciation of 'Xi'"),
        ("<lexeme><grapheme>Xi</grapheme><phoneme>ˈˈ</phoneme></lexeme>", "no sounds"),
    ],
)
def test_a_lexeme_that_is_wrong_is_named_with_its_line(lexeme: str, part: str) -> None:
    message = refusal(lexicon("<meta name='a' content='b'/>", "\n\n", lexeme))
    assert part in message
    assert "line 8" in message


def test_a_file_that_is_no_lexicon_is_refused() -> None:
    assert "<html>" in refusal(b"<html><body>names</body></html>")
    assert "line 1" in refusal(b"Xi = she")
    assert "well-formed" in refusal(b"")
    assert "well-formed" in refusal(b"\x00\xff\xfe")
    assert "xml:lang" in refusal(b'<lexicon version="1.0" alphabet="ipa"/>')
    assert "<lexicon>" in refusal(b'<lexicon xmlns="http://example.org/other" xml:lang="en"/>')


def test_a_cut_file_is_refused() -> None:
    message = refusal(STARTER[: len(STARTER) // 2])
    assert "well-formed" in message


def test_entities_are_refused_and_never_grow() -> None:
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    bomb = f'<!DOCTYPE lexicon [<!ENTITY l0 "ha">{levels}]>'
    inside = "<lexeme><grapheme>&l9;</grapheme><alias>a</alias></lexeme>"
    refusal(lexicon(inside).replace(b"<lexicon", bomb.encode() + b"<lexicon", 1))
    one = inside.replace("l9", "l0"), '<!DOCTYPE lexicon [<!ENTITY l0 "ha">]>'
    assert "entities" in refusal(lexicon(one[0]).replace(b"<lexicon", one[1].encode() + b"<lexicon", 1))
    attribute = lexicon("<lexeme role='&l9;'><grapheme>a</grapheme><alias>a</alias></lexeme>")
    refusal(attribute.replace(b"<lexicon", bomb.encode() + b"<lexicon", 1))


def test_no_file_and_no_address_is_read() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(1)
    asked: list[object] = []
    thread = threading.Thread(target=lambda: asked.append(_accepted(server)))
    thread.start()
    address = f"http://127.0.0.1:{server.getsockname()[1]}/a.dtd"
    inside = lexicon("<lexeme><grapheme>&file;</grapheme><alias>a</alias></lexeme>")
    outer = f'<!DOCTYPE lexicon SYSTEM "{address}" [<!ENTITY file SYSTEM "file:///etc/hostname">]>'.encode()
    assert "entities" in refusal(inside.replace(b"<lexicon", outer + b"<lexicon", 1))
    public = f'<!DOCTYPE lexicon PUBLIC "-//W3C//DTD PLS 1.0//EN" "{address}">'.encode()
    plain = lexicon("<lexeme><grapheme>Xi</grapheme><alias>she</alias></lexeme>")
    assert read_pls(plain.replace(b"<lexicon", public + b"<lexicon", 1), "a") == [Entry("Xi", "en-US", alias="she")]
    thread.join()
    server.close()
    assert asked == [False]


def _accepted(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except TimeoutError:
        return False
    return True


def test_a_huge_file_is_refused() -> None:
    assert "megabytes" in refusal(b" " * (LARGEST + 1))


def test_deep_nesting_is_refused() -> None:
    refusal(lexicon("<a>" * 5000, "</a>" * 5000))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(st.sampled_from("<>lexicon/ &;=\"'xml:"), max_size=60).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused(data: bytes) -> None:
    try:
        read_pls(data, "names.pls")
    except UsageError:
        return


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(STARTER) - 1), st.integers(0, 255))
def test_a_changed_byte_is_read_or_refused(at: int, byte: int) -> None:
    try:
        read_pls(STARTER[:at] + bytes([byte]) + STARTER[at + 1 :], "names.pls")
    except UsageError as error:
        assert "names.pls" in str(error)  # noqa: PT017  either is right
