"""The gtts engine over real sockets, against a stand-in that speaks Google's protocol on loopback."""

import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from contextlib import closing
from email.utils import formatdate
from pathlib import Path

import numpy as np
import pytest
import trustme
from gtts.lang import tts_langs

from accessible import engines
from accessible.audio import sound
from accessible.engines.gtts import SAMPLE_RATE, Gtts, Limits, Pace
from accessible.errors import EngineError
from accessible.narration import Voice
from tests import google_tts
from tests.google_tts import MOST_CHARACTERS, SECONDS_PER_CHARACTER, Answer, GoogleTTS, refuse

ENGLISH = Voice("gtts", "en", "en", 24000)
LONG = (
    "The committee met on Tuesday, 3 March at 10:30 (as it had done since 1,950 days before), and the chair asked: "
    '"Is this the best? It is the most that anybody did, in St. Ives or elsewhere; well-known names like A. M. Young '
    'and Mr. Smith said so!" Nobody at https://example.org/a?b=c&d=1,2 -- or so it seems -- had counted'
    " the words of this one long part that has no punctuation at all and goes on and on until it is cut between words"
)
MP3_BLUR = 0.05  # seconds by which an MP3 file may smear the start and the end of a tone
CHINESE = "今天天气很好，我们去公园散步。" * 14 + "没有标点的长句子" * 20


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "ACCESSIBLE_GTTS_URL"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("ACCESSIBLE_ALLOW_PRIVATE_NETWORK", "127.0.0.1, localhost")


def engine(url: str | None, waits: list[float] | None = None, tries: int = 4, patience: float = 20) -> Gtts:
    """Return an engine that neither paces nor waits, but writes into `waits` how long it would have waited."""
    waits = [] if waits is None else waits
    limits = Limits(packets=(patience, patience), reply=patience, tries=tries, sleep=waits.append)
    return Gtts(url, pace=Pace(0), limits=limits)


def speak(url: str | None, text: str = "Good morning.", voice: Voice = ENGLISH) -> sound.Samples:
    return engine(url).speak(text, voice, 1.0).samples


def failure(*answers: Answer, tries: int = 4, patience: float = 20) -> tuple[EngineError, GoogleTTS]:
    """Return the error that these answers end in, and the service that gave them."""
    with GoogleTTS(*answers) as google, pytest.raises(EngineError) as caught:
        engine(google.url, tries=tries, patience=patience).speak("Good morning.", ENGLISH, 1.0)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    return caught.value, google


def loud_seconds(samples: sound.Samples) -> float:
    """Return how long the tone is heard, half as loud as it was made or louder."""
    steps = np.diff(np.flatnonzero(np.abs(samples.astype(int)) > 4000))
    return float(steps[steps < 0.01 * SAMPLE_RATE].sum()) / SAMPLE_RATE


# What it offers


def test_it_is_found_by_name_and_says_that_it_is_online() -> None:
    gtts = engines.load("gtts")
    assert (gtts.name, gtts.online, gtts.rates) == ("gtts", True, (1.0, 1.0))
    assert gtts.version.startswith("2.")


def test_there_is_one_voice_for_every_language_of_gtts() -> None:
    voices = {voice.name: voice for voice in Gtts().voices()}
    assert set(voices) == set(tts_langs())
    assert voices["en"] == Voice("gtts", "en", "en", 24000, "English")
    assert voices["zh-CN"].language == "zh-CN"
    assert voices["iw"] == Voice("gtts", "iw", "he", 24000, "Hebrew")


def test_importing_it_warns_of_nothing_even_without_ffmpeg_on_the_path() -> None:
    command = [sys.executable, "-W", "error", "-c", "import accessible.engines.gtts"]
    environment = {"PATH": "/nowhere", "PYTHONPATH": str(Path(engines.__file__).parents[2])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# What reaches the service


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "She said \"it's\" and 'so' \u201cloudly\u201d \\ twice.",
        "one\ntwo\tthree",
        "<b>bold</b> &amp; <script>alert(1)</script>",
        "-o /etc/passwd --help",
        "100 % of a+b=c; x&y #5 f.req=1&",
        "Is it?Yes!No: a.b,c (d) [e]",
        "This is the best. It costs most.",
        "naïve café \u2013 Straße 🎉 e\u0301 日本語 שלום",
        "\u2028 line \u0000 zero \u007f",
    ],
)
def test_short_text_arrives_literally(text: str) -> None:
    with GoogleTTS() as google:
        speak(google.url, text)
    assert google.texts == [text.strip()]
    assert google.languages == ["en"]


@pytest.mark.parametrize("text", [LONG, " ".join([LONG] * 5), "word " * 300, "a" * 99 + ". " + "b" * 99 + "? c"])
def test_long_text_arrives_whole_and_in_order(text: str) -> None:
    with GoogleTTS() as google:
        speak(google.url, text)
    assert " ".join(google.texts).split() == text.split()
    assert max(map(len, google.texts)) <= MOST_CHARACTERS


@pytest.mark.parametrize("text", [CHINESE, "x" * 2500, "नमस्ते। " * 40])
def test_text_without_spaces_arrives_whole_and_in_order(text: str) -> None:
    with GoogleTTS() as google:
        speak(google.url, text)
    assert "".join("".join(google.texts).split()) == "".join(text.split())
    assert max(map(len, google.texts)) <= MOST_CHARACTERS


def test_pieces_end_after_punctuation_where_they_can_and_are_as_few_as_can_be() -> None:
    first = "Long ago, there was a king, and the king had a daughter, and she had a garden;"
    second = "in the middle of the garden, there was a tree."
    with GoogleTTS() as google:
        speak(google.url, f"{first} {second}")
    assert google.texts == [first, second]


@pytest.mark.parametrize("text", ["", " ", "...", "?!", "—\n"])
def test_text_that_cannot_be_pronounced_is_no_samples_and_no_request(text: str) -> None:
    with GoogleTTS() as google:
        samples = speak(google.url, text)
    assert samples.size == 0
    assert google.texts == []


def test_the_language_is_the_code_of_google() -> None:
    voice = next(voice for voice in Gtts().voices() if voice.language == "he")
    with GoogleTTS() as google:
        speak(google.url, "שלום", voice)
    assert google.languages == ["iw"]


def test_a_voice_that_does_not_exist_is_refused_before_anything_is_sent() -> None:
    with GoogleTTS() as google, pytest.raises(EngineError, match="no voice 'tlh'"):
        speak(google.url, "Qapla'", Voice("gtts", "tlh", "tlh", 24000))
    assert google.texts == []


def test_no_cookie_is_sent_back() -> None:
    with GoogleTTS() as google:
        speak(google.url, LONG)
    assert len(google.headers) > 2
    assert not any("Cookie" in headers for headers in google.headers)


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with GoogleTTS() as google:
        monkeypatch.setenv("ACCESSIBLE_GTTS_URL", google.url)
        speak(None)
    assert google.texts == ["Good morning."]


# What comes back


@pytest.mark.parametrize("text", ["Hi.", "Good morning, everybody.", "x" * 100])
def test_the_sound_is_as_long_as_the_service_made_it(text: str) -> None:
    with GoogleTTS() as google:
        samples = speak(google.url, text)
    expected = len(text) * SECONDS_PER_CHARACTER
    assert samples.dtype == np.int16
    assert samples.ndim == 1
    assert loud_seconds(samples) == pytest.approx(expected, abs=0.02)
    assert expected <= samples.size / SAMPLE_RATE <= expected + 2 * sound.EDGE + MP3_BLUR


def test_pieces_are_joined_with_a_short_pause() -> None:
    with GoogleTTS() as google:
        samples = speak(google.url, "word " * 60)
    characters = sum(map(len, google.texts))
    joints = len(google.texts) - 1
    assert joints == 2
    assert loud_seconds(samples) == pytest.approx(characters * SECONDS_PER_CHARACTER, abs=0.06)
    heard = np.flatnonzero(np.abs(samples.astype(int)) > 100)
    pauses = np.diff(heard)[np.diff(heard) > 0.05 * SAMPLE_RATE] / SAMPLE_RATE
    assert len(pauses) == joints
    assert all(0.08 <= pause <= 0.08 + 2 * sound.EDGE + MP3_BLUR for pause in pauses)


def test_the_pitch_is_unchanged() -> None:
    with GoogleTTS() as google:
        samples = speak(google.url)
    spectrum = np.abs(np.fft.rfft(samples))
    assert float(spectrum.argmax()) * SAMPLE_RATE / samples.size == pytest.approx(440, abs=3)


def test_another_format_is_made_mono_at_24_khz() -> None:
    with GoogleTTS(sample_rate=48000, channels=2) as google:
        samples = speak(google.url)
    spectrum = np.abs(np.fft.rfft(samples))
    assert float(spectrum.argmax()) * SAMPLE_RATE / samples.size == pytest.approx(440, abs=3)
    assert loud_seconds(samples) == pytest.approx(13 * SECONDS_PER_CHARACTER, abs=0.02)


def test_the_same_text_gives_the_same_samples() -> None:
    with GoogleTTS() as google:
        assert np.array_equal(speak(google.url), speak(google.url))


def test_replies_in_chunks_with_lengths_are_read_too() -> None:
    with GoogleTTS() as google:
        assert np.array_equal(speak(f"{google.url}?rt=c"), speak(google.url))


def test_escapes_in_the_reply_are_undone() -> None:
    with GoogleTTS(google_tts.escaped) as google:
        assert loud_seconds(speak(google.url)) == pytest.approx(1.0, abs=0.02)


# When the service is busy


def test_it_waits_as_long_as_the_service_asks_and_goes_on() -> None:
    waits: list[float] = []
    with GoogleTTS(refuse(429, Retry_After="7"), refuse(429, Retry_After=formatdate(time.time() + 30))) as google:
        samples = engine(google.url, waits).speak("Good morning.", ENGLISH, 1.0).samples
    assert loud_seconds(samples) == pytest.approx(13 * SECONDS_PER_CHARACTER, abs=0.02)
    assert waits == [7, pytest.approx(30, abs=3)]


def test_it_really_waits() -> None:
    with GoogleTTS(refuse(429, Retry_After="1")) as google:
        Gtts(google.url, pace=Pace(0)).speak("Good morning.", ENGLISH, 1.0)
    assert google.times[1] - google.times[0] >= 0.99


@pytest.mark.parametrize("answer", [refuse(429), refuse(500), refuse(503), google_tts.drop, google_tts.cut_short])
def test_waits_double_and_the_fourth_try_may_succeed(answer: Answer) -> None:
    waits: list[float] = []
    with GoogleTTS(*[answer] * 3) as google:
        samples = engine(google.url, waits).speak("Good morning.", ENGLISH, 1.0).samples
    assert waits == [1, 2, 4]
    assert google.texts == ["Good morning."] * 4
    assert loud_seconds(samples) == pytest.approx(13 * SECONDS_PER_CHARACTER, abs=0.02)


def test_after_four_refusals_it_says_what_to_do() -> None:
    error, google = failure(*[refuse(429)] * 9)
    assert len(google.texts) == 4
    assert error.code == "try_later"
    assert str(error) == (
        "Google's speech service refused for now (429, too many requests): wait some minutes and run the same "
        "command again; paragraphs that are already spoken are kept."
    )


@pytest.mark.parametrize(("seconds", "minutes"), [("61", 1), ("3600", 60), ("9" * 400, 1440)])
def test_a_long_wait_is_left_to_the_user(seconds: str, minutes: int) -> None:
    error, google = failure(refuse(429, Retry_After=seconds))
    assert len(google.texts) == 1
    assert f"wait {minutes} minutes and run the same command again" in str(error)


@pytest.mark.parametrize("header", ["soon", "", "-5", "Thu, 32 Foo 2026"])
def test_an_unreadable_wait_does_no_harm(header: str) -> None:
    error, _ = failure(*[refuse(429, Retry_After=header)] * 4)
    assert error.code == "try_later"


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (refuse(502), "refused for now (502, bad gateway)"),
        (google_tts.drop, "broke off the connection"),
        (google_tts.cut_short, "broke off the connection"),
        (google_tts.hang, "did not answer in time"),
        (google_tts.trickle, "did not come to the end of its reply"),
        (google_tts.flood, "did not come to the end of its reply"),
    ],
)
def test_other_trouble_that_lasts_is_named(answer: Answer, what: str) -> None:
    started = time.monotonic()
    error, google = failure(answer, answer, tries=2, patience=0.4)
    assert time.monotonic() - started < 8
    assert len(google.texts) == 2
    assert f"Google's speech service {what}: wait some minutes" in str(error)
    assert error.code == "try_later"


def test_requests_keep_their_distance_across_engines_and_threads() -> None:
    pace = Pace(0.1)
    with GoogleTTS() as google:
        speakers = [
            threading.Thread(target=Gtts(google.url, pace=pace).speak, args=("word " * 40, ENGLISH, 1.0)) for _ in "ab"
        ]
        for speaker in speakers:
            speaker.start()
        for speaker in speakers:
            speaker.join()
    assert len(google.times) == 4
    assert np.diff(sorted(google.times)).min() > 0.08


# When it cannot work


@pytest.mark.parametrize("answer", [refuse(400), refuse(403), refuse(302, Location="/elsewhere")])
def test_a_final_refusal_is_not_asked_again_or_followed(answer: Answer) -> None:
    error, google = failure(answer)
    assert len(google.texts) == 1
    assert "update the package gTTS, or choose --engine espeak" in str(error)


@pytest.mark.parametrize("answer", [google_tts.silent, google_tts.blank])
def test_a_reply_without_sound_names_the_text_and_the_voice(answer: Answer) -> None:
    error, _ = failure(answer)
    assert "sent no sound for 'Good morning.' in the voice 'en'" in str(error)


@pytest.mark.parametrize("answer", [google_tts.garbled, google_tts.not_mp3])
def test_broken_sound_is_an_error(answer: Answer) -> None:
    error, _ = failure(answer)
    assert "could not decode what Google sent" in str(error)


def test_without_anybody_listening_it_names_the_host_and_the_way_out() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(EngineError) as caught:
        speak(f"http://127.0.0.1:{port}/")
    assert caught.value.code == "no_network"
    assert str(caught.value) == (
        "The gtts engine needs the internet and could not reach 127.0.0.1: connect, or choose --engine espeak, "
        "which works offline."
    )


def test_a_name_that_does_not_resolve_is_no_network() -> None:
    with pytest.raises(EngineError, match=r"could not reach nowhere\.invalid") as caught:
        speak("https://nowhere.invalid/")
    assert caught.value.code == "no_network"


def test_it_asks_google_unless_told_otherwise_through_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listener.getsockname()[1]}")
    with pytest.raises(EngineError, match=r"could not reach translate\.google\.com") as caught:
        speak(None)
    assert caught.value.code == "no_network"


def test_a_private_address_is_not_asked_but_where_that_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACCESSIBLE_ALLOW_PRIVATE_NETWORK")
    with GoogleTTS() as google, pytest.raises(EngineError) as caught:
        speak(google.url)
    assert google.texts == []
    assert caught.value.code == "blocked_address"
    assert str(caught.value) == (
        "The gtts engine does not ask 127.0.0.1 (127.0.0.1 is not on the public internet): if you trust it, use "
        "--allow-private-network 127.0.0.1, or choose --engine espeak, which works offline."
    )


@pytest.mark.parametrize("url", ["ftp://example.org/x", "nonsense", "http://[", "http://", "file:///etc/passwd"])
def test_an_address_that_is_none_is_named(url: str) -> None:
    with pytest.raises(EngineError, match=r"check ACCESSIBLE_GTTS_URL") as caught:
        speak(url)
    assert repr(url) in str(caught.value)


# Whom it trusts


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def test_a_trusted_certificate_works(
    authority: trustme.CA, tls: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    with GoogleTTS(tls=tls) as google:
        assert loud_seconds(speak(google.url)) == pytest.approx(13 * SECONDS_PER_CHARACTER, abs=0.02)


def test_an_untrusted_certificate_is_refused_and_nothing_is_sent(tls: ssl.SSLContext) -> None:
    with GoogleTTS(tls=tls) as google, pytest.raises(EngineError) as caught:
        speak(google.url)
    assert google.texts == []
    assert caught.value.code == "untrusted_server"
    assert str(caught.value) == (
        "The gtts engine could not verify the certificate of 127.0.0.1: check this computer's clock and proxy, "
        "or choose --engine espeak, which works offline."
    )


def test_the_certificate_of_another_host_is_refused(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("elsewhere.example").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    with GoogleTTS(tls=context) as google, pytest.raises(EngineError) as caught:
        speak(google.url)
    assert google.texts == []
    assert caught.value.code == "untrusted_server"


def test_a_missing_certificate_file_is_named(monkeypatch: pytest.MonkeyPatch, tls: ssl.SSLContext) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem")
    with GoogleTTS(tls=tls) as google, pytest.raises(EngineError, match=r"/nowhere/ca\.pem"):
        speak(google.url)
    assert google.texts == []
