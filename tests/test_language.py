"""The language of a text, and of the passages in it that are in other scripts."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.document import Article, Block, Mark, MarkKind, Metadata
from accessible.prepare.language import detect, marked, passages, primary

SCRIPTS = st.text(st.sampled_from("ab é1 .Ωдж日の가אبไ𐌲\u0301ʰµ—"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), SCRIPTS), st.sampled_from(["en", "ru", "ja", "zh-Hant", "sr", "ko", "und", ""]))
def test_passages_join_to_the_text(text: str, language: str) -> None:
    found = passages(text, language)
    assert "".join(passage for passage, _ in found) == text
    assert all(before != after for (_, before), (_, after) in pairwise(found))
    assert len(found) == 1 or all(passage for passage, _ in found)


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "Z"], exclude_characters="µ"), max_size=40),
    st.sampled_from(["en", "ru", "ja", "ar", "und"]),
)
def test_latin_letters_stay_with_the_voice_of_the_text(text: str, language: str) -> None:
    assert passages(text, language) == [(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He said Привет, мир! to us", "en", [("He said ", "en"), ("Привет, мир! ", "ru"), ("to us", "en")]),
        ("the word 漢字 here", "en", [("the word ", "en"), ("漢字 ", "zh"), ("here", "en")]),
        ("Ελλάδα", "en", [("Ελλάδα", "el")]),
        ("שלום and سلام", "en", [("שלום ", "he"), ("and ", "en"), ("سلام", "ar")]),
        ("안녕 is hello", "en", [("안녕 ", "ko"), ("is hello", "en")]),
        ("ひらがな is a script", "en", [("ひらがな ", "ja"), ("is a script", "en")]),
        ("สวัสดี", "de", [("สวัสดี", "th")]),
        ("नमस्ते", "en", [("नमस्ते", "hi")]),
        ("1998: «…» Москва", "en", [("1998: «…» Москва", "ru")]),
    ],
)
def test_a_passage_in_another_script_has_the_language_of_that_script(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert passages(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Москва и New York, 1998", "ru"),
        ("Привіт, світе", "uk"),
        ("Србија и Ђоковић", "sr-Cyrl"),
        ("日本語の漢字とカタカナー、々", "ja"),
        ("안녕하세요 漢字", "ko-KR"),
        ("今天天气很好〇", "zh-Hans-CN"),
        ("गाँव में", "mr"),
        ("گاؤں", "ur"),
        ("10 000 km…", "en"),
        ("", "en"),
    ],
)
def test_the_scripts_of_a_language_are_its_own(text: str, language: str) -> None:
    assert passages(text, language) == [(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hawaiʻi is warm", "en"),
        ("1º de mayo, 2ª vez", "es"),
        ("5 µm thick", "en"),
        ("xⁿ and xₐ", "en"),
        ("ＡＢＣ", "ja"),
        ("ｱｲｳ", "ja"),
        ("ℓ = 3", "de"),
    ],
)
def test_letters_that_are_signs_of_no_script_stay_with_the_voice_of_the_text(text: str, language: str) -> None:
    assert passages(text, language) == [(text, language)]


def with_languages(block: Block, language: str = "en") -> Block:
    (found,) = marked(Article(Metadata(language=language), (block,))).blocks
    return found


def in_language(start: int, end: int, tag: str) -> Mark:
    return Mark(start, end, MarkKind.LANGUAGE, tag)


def test_a_block_that_is_all_in_another_script_is_labelled_and_a_passage_marked() -> None:
    assert with_languages(Block("Ελλάδα")) == Block("Ελλάδα", language="el")
    assert with_languages(Block("The word Ελλάδα here")).marks == (in_language(9, 15, "el"),)


def test_a_declared_language_stays_and_only_what_is_outside_it_is_detected() -> None:
    ancient = in_language(4, 8, "grc")
    found = with_languages(Block("He: λόγο and дом", marks=(ancient,)))
    assert found.marks == (ancient, in_language(13, 16, "ru"))
    assert with_languages(Block("λόγος λόγος", marks=(in_language(0, 5, "grc"),))).marks == (
        in_language(0, 5, "grc"),
        in_language(5, 11, "el"),
    )


def test_the_declared_language_of_a_block_stays_and_its_letters_are_its_own() -> None:
    assert with_languages(Block("Москва", language="uk")) == Block("Москва", language="uk")
    assert with_languages(Block("C'est l'hiver.", language="fr")) == Block("C'est l'hiver.", language="fr")
    assert with_languages(Block("Il dit: дом", language="fr")).marks == (in_language(8, 11, "ru"),)


@settings(max_examples=100, deadline=None)
@given(SCRIPTS.filter(bool), st.data())
def test_what_is_detected_never_overlaps_what_is_declared(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    declared = in_language(start, end, "fr")
    found = with_languages(Block(text, marks=(declared,))).marks
    assert declared in found
    covered = [at for mark in found for at in range(mark.start, mark.end)]
    assert len(covered) == len(set(covered))


@pytest.mark.parametrize("text", ["𐌲𐌿𐍄𐌰", "ᚠᚢᚦ", "𒀀𒀁"])
def test_a_script_that_nobody_speaks_has_no_language(text: str) -> None:
    assert passages(f"{text} is old", "en") == [(f"{text} ", ""), ("is old", "en")]


@pytest.mark.parametrize(
    ("tag", "code"), [("zh-Hant-TW", "zh"), ("EN", "en"), ("pt_BR", "pt"), ("sr-Cyrl", "sr"), ("", "")]
)
def test_the_primary_language_of_a_tag(tag: str, code: str) -> None:
    assert primary(tag) == code


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour froze twice that winter, and the fishers walked to the market across the ice."),
        ("de", "Der Hafen fror in jenem Winter zweimal zu, und die Fischer gingen über das Eis zum Markt."),
        ("fr", "Le port gela deux fois cet hiver-là, et les pêcheurs allèrent au marché à pied sur la glace."),
        ("es", "El puerto se heló dos veces aquel invierno, y los pescadores fueron al mercado por el hielo."),
        ("it", "Quell'inverno il porto gelò due volte e i pescatori andarono al mercato camminando sul ghiaccio."),
        ("pt", "O porto congelou duas vezes naquele inverno e os pescadores foram ao mercado a pé sobre o gelo."),
        ("nl", "De haven vroor die winter twee keer dicht en de vissers liepen over het ijs naar de markt."),
        ("pl", "Tej zimy port zamarzł dwa razy, a rybacy chodzili na targ po lodzie z koszami pełnymi śledzi."),
        ("ru", "Той зимой гавань замерзала дважды, и рыбаки ходили на рынок по льду с корзинами сельди."),
        ("zh", "那年冬天港口结了两次冰，渔民们提着装满鲱鱼的篮子，从冰上走到市场去。"),
        ("ja", "その冬、港は二度凍り、漁師たちは鰊の入った籠を持って氷の上を歩いて市場へ行った。"),
        ("ar", "تجمد الميناء مرتين في ذلك الشتاء، ومشى الصيادون فوق الجليد إلى السوق ومعهم سلال مليئة بالسمك."),
    ],
)
def test_the_language_of_a_paragraph_is_found(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "123", "…"])
def test_the_language_of_no_words_is_not_known(text: str) -> None:
    assert detect(text) == "und"
