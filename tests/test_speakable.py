"""Written form to spoken form, by what style guides say how it is read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.prepare.speakable import speakable

LANGUAGES = st.sampled_from(["en", "en-GB", "de", "zh", "ar", "und", ""])


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("It cost $12.5bn.", "It cost twelve point five billion dollars."),
        ("They lent $3 million to it.", "They lent three million dollars to it."),
        ("£2m and €20k", "two million pounds and twenty thousand euros"),
        ("US$5 million", "five million US dollars"),
        ("$1, not $2", "one dollar, not two dollars"),
        ("It was $1,000, he said.", "It was one thousand dollars, he said."),
        ("It was £1,250,000.", "It was one million two hundred fifty thousand pounds."),
        ("¥500", "five hundred yen"),
        ("$4 trillion", "four trillion dollars"),
        ("Pay $5.", "Pay five dollars."),
    ],
)
def test_the_currency_is_said_after_the_amount_and_its_magnitude(written: str, spoken: str) -> None:
    assert speakable(written, "en") == spoken


@pytest.mark.parametrize(
    ("written", "never"),
    [
        ("HK$20 million", "HK20"),
        ("A$5 note", "A5 "),
        ("$10-15 billion", "dollars-15"),
        ("$5–10 a day", "dollars–10"),
        ("$1.50 a litre", "dollar.50"),
        ("$5 mice", "million"),
    ],
)
def test_money_in_other_forms_is_never_said_wrong(written: str, never: str) -> None:
    assert never not in speakable(written, "en")


def test_money_is_left_to_the_voice_in_languages_without_rules() -> None:
    assert speakable("Det kostar $5 & mer.", "sv") == "Det kostar $5 & mer."


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("See https://www.example.org/path/page.html?x=1#y.", "See example.org."),
        ("See http://example.org.", "See example.org."),
        ("(www.example.com/a)", "(example.com)"),
        ("Is it https://news.example.co.uk/2015/07? Yes.", "Is it news.example.co.uk? Yes."),
        ("“HTTPS://Example.org/A”, he said", "“Example.org”, he said"),
        ("https://example.org/a, https://example.net/b; both", "example.org, example.net; both"),
        ("https://en.example.org/wiki/Ice_(water).", "en.example.org."),
        ("https://example.org:8080/a", "example.org"),
    ],
)
def test_of_an_address_the_site_is_said_and_the_punctuation_after_it_stays(written: str, spoken: str) -> None:
    assert speakable(written, "und") == spoken


@pytest.mark.parametrize("written", ["详情见 https://example.org/news/1。", "详情见https://example.org/news/1。"])
def test_an_address_in_a_script_without_spaces(written: str) -> None:
    assert speakable(written, "zh").replace(" ", "") == "详情见example.org。"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Write to ann.lee@example.org.", "Write to ann dot lee at example dot org."),
        ("info@mail.example.co.uk, now", "info at mail dot example dot co dot uk, now"),
        ("@annlee said", "at annlee said"),
        ("5 apples @ 3 cents", "five apples @ three cents"),
    ],
)
def test_a_mail_address_is_said_in_words(written: str, spoken: str) -> None:
    assert speakable(written, "en") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("It froze.[3] Then[12][13] it thawed.", "It froze. Then it thawed."),
        ("It froze [sic] twice.", "It froze [sic] twice."),
        ("The year[2015] was cold.", "The year[2015] was cold."),
    ],
)
def test_a_note_mark_is_not_said(written: str, spoken: str) -> None:
    assert speakable(written, "de") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("The ice — thick and grey — held.", "The ice, thick and grey, held."),
        ("The ice—thick and grey—held.", "The ice, thick and grey, held."),
        ("The ice – thick – held.", "The ice, thick, held."),
        ("The ice -- thick -- held.", "The ice, thick, held."),
        ("From 1990–2000 a well-known twenty-one.", "From nineteen ninety to two thousand a well-known twenty-one."),
        ("— Bonjour, dit-il.", "Bonjour, dit-il."),
        ("Ice, — he said — is thick; — and cold.", "Ice, he said, is thick; and cold."),
    ],
)
def test_a_dash_between_words_is_a_pause(written: str, spoken: str) -> None:
    assert speakable(written, "en") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("I ♥ ice 😀 so much", "I ice so much"),
        ("Hello 👋🏽 there", "Hello there"),
        ("Hello 👩🏽\u200d💻 there", "Hello there"),
        ("I ❤\ufe0f ice", "I ice"),
        ("It froze 🥶. Then 😀, it thawed", "It froze. Then, it thawed"),
        ("🇩🇪 Germany", "Germany"),
        ("Home → News ➜ Sport", "Home News Sport"),
        ("★★★ Ice ■", "Ice"),
        ("It was 20 °C at № 5.", "It was twenty degrees Celsius at number five."),
        ("2 + 2 = 4, x < y, 50 %", "two plus two equals four, x < y, fifty percent"),
    ],
)
def test_pictures_and_ornaments_are_not_said(written: str, spoken: str) -> None:
    assert speakable(written, "en") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("« Oui », dit-il.", "“Oui”, dit-il."),
        ("sagte »ja« und »nein«.", "sagte “ja” und “nein”."),
        ("dijo «sí».", "dijo “sí”."),
        ("Home » News » Sport", "Home, News, Sport"),
        ("Read more »", "Read more"),
    ],
)
def test_pointing_quotation_marks_are_round_ones_or_pauses(written: str, spoken: str) -> None:
    assert speakable(written, "und") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [("ＩＣＥ２０１５", "ICE2015"), ("𝐈𝐜𝐞 𝒘𝒂𝒍𝒌 𝟚𝟘𝟙𝟝", "Ice walk 2015"), ("ｺｵﾘ", "コオリ")],
)
def test_letters_of_other_widths_and_styles_are_the_plain_ones(written: str, spoken: str) -> None:
    assert speakable(written, "ja") == spoken


def test_a_lone_ampersand_is_a_word() -> None:
    assert speakable("Research & development at AT&T", "en") == "Research and development at AT&T"


@pytest.mark.parametrize("text", ["", " ", "* * *", "—", "…", "😀😀", "→", "*[3]", "***\n***", "\u00a0"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_there_is_nothing_to_say_nothing_is_said(text: str, language: str) -> None:
    assert speakable(text, language) == ""


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.text(st.sampled_from("$£US1,.5bn @ahttps://w-—[3]&😀"), max_size=40)), LANGUAGES
)
def test_any_text_can_be_said_on_one_line_or_not_at_all(text: str, language: str) -> None:
    spoken = speakable(text, language)
    assert spoken == " ".join(spoken.split())
    assert not spoken or any(char.isalnum() for char in spoken)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["ice", "Hafen", "où", "лёд", "冰", "it's", "well-known", "(so)", "no.", "yes,", "“he”"]),
        min_size=1,
    ),
    LANGUAGES,
)
def test_plain_words_are_said_as_they_are_written(words: list[str], language: str) -> None:
    assert speakable("  ".join(words), language) == " ".join(words)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["ice", "$5", "$1,000,", "£3m", "—", "😀", "a@b.org", "https://a.org/b", "x[1]", "&", "冰"])
    ),
    LANGUAGES,
)
def test_no_word_is_lost(words: list[str], language: str) -> None:
    spoken = speakable(" ".join(words), language)
    assert len(re.findall(r"\bice\b", spoken)) == words.count("ice")
    assert spoken.count("冰") == words.count("冰")
    assert len(re.findall(r"\ba(?:\.| dot | Punkt )org\b", spoken)) == words.count("https://a.org/b")
    assert len(re.findall(r"\bx\b", spoken)) == words.count("x[1]")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Roses are red\nviolets blue", "Roses are red, violets blue"),
        ("Roses are red,\nviolets blue.\n", "Roses are red, violets blue."),
        ("Buy:\n• salt\n– bread\n- rye", "Buy: salt, bread, rye"),
        ("salt • bread • rye", "salt, bread, rye"),
        ("“Who?”\nhe said", "“Who?” he said"),
        ("the “red”\nroses", "the “red”, roses"),
        ("花は赤く、\n空は青い。", "花は赤く、 空は青い。"),
        ("12 Quay Road \n Northport", "twelve Quay Road, Northport"),
        ("It froze —\nand thawed", "It froze, and thawed"),
    ],
)
def test_the_end_of_a_line_is_a_pause(written: str, spoken: str) -> None:
    assert speakable(written, "en") == spoken
