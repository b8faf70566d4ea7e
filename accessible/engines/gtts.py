"""Google Translate's voices, over the internet: the text goes to Google.

gTTS shapes the requests. It would send them without checking certificates and wait for ever: this module sends them.
"""

import base64
import json
import math
import os
import re
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.client import responses
from http.cookiejar import DefaultCookiePolicy
from importlib import metadata
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import requests
from gtts.lang import tts_langs
from gtts.tts import gTTS
from gtts.utils import _translate_url
from imageio_ffmpeg import get_ffmpeg_exe
from urllib3.exceptions import HTTPError, MaxRetryError

from accessible.audio import sound
from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice
from accessible.network import patience
from accessible.network.addresses import allowed
from accessible.network.clock import Clock
from accessible.network.guard import Guard, RefusedError, arm

with warnings.catch_warnings():
    # pydub was written for older Pythons, and looks on the PATH for an ffmpeg that it is not going to use.
    warnings.filterwarnings("ignore", "Couldn't find ffmpeg|'audioop' is deprecated|.*invalid escape sequence")
    from pydub import AudioSegment
    from pydub.exceptions import PydubException

RECIPE = 1  # goes up when this module makes other samples of the same text
SAMPLE_RATE = 24000
PAUSE = 0.08  # seconds between two pieces of a text
REPLY_BYTES = 2 << 20  # the longest reply that is read; a hundred characters take about 50 kB
URL_VARIABLE = "ACCESSIBLE_GTTS_URL"
ALLOWED_VARIABLE = "ACCESSIBLE_ALLOW_PRIVATE_NETWORK"

_TAGS = {"iw": "he", "jw": "jv"}  # codes that BCP 47 has replaced
_STOPS = ".,;:!?\u2026\u060c\u061b\u061f\u0964"  # with Arabic's and Hindi's; a space follows, maybe after a quote
_WIDE_STOPS = "\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f"  # Chinese and Japanese: no space follows
_PHRASE = re.compile(rf"""(?s).{{1,999}}?(?:[{_STOPS}]["')\]\u2019\u201d\xbb]*\s+|[{_WIDE_STOPS}]+|\Z)|.{{999}}""")
_AUDIO = re.compile(rf'"{gTTS.GOOGLE_TTS_RPC}","\[(\\"[^"\[]*\\")\]')
_OFFLINE = "choose --engine espeak, which works offline"
_RESUME = "run the same command again; paragraphs that are already spoken are kept"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait for the service, in seconds, and how often to ask it."""

    packets: tuple[float, float] = (10.0, 30.0)  # for a connection, for a packet
    reply: float = 60.0  # for all of a reply
    tries: int = 4
    backoff: float = 1.0  # before the second try; it doubles with each
    wait: float = 60.0  # if the service asks for more, there is no further try
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """Lets requests through `interval` seconds or more after each other, whichever thread they come from."""

    def __init__(self, interval: float) -> None:
        """Begin with a request that need not wait; `interval` is in seconds."""
        self._interval, self._free = interval, 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Return when the next request may go out."""
        with self._lock:
            time.sleep(max(0.0, self._free - time.monotonic()))
            self._free = time.monotonic() + self._interval


LIMITS = Limits()
PACE = Pace(0.2)  # of the whole process, but for engines that are given another


@dataclass
class _BusyError(Exception):
    what: str  # that the service did
    wait: float = 0.0  # seconds that it asked for


class _GuardedAdapter(requests.adapters.HTTPAdapter):
    """Opens connections to the public internet only, and to what is allowed, but for those to a proxy.

    A packet may take `seconds`.
    """

    def __init__(self, seconds: float) -> None:
        named = filter(None, map(str.strip, os.environ.get(ALLOWED_VARIABLE, "").split(",")))
        self._guard = Guard(Clock(math.inf, seconds), allowed(named))
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **more: Any) -> None:  # noqa: ANN401  as the parent's
        super().init_poolmanager(*arguments, **more)
        arm(self.poolmanager, self._guard)


class Gtts:
    """The engine `gtts`; see `accessible.engines.Engine`."""

    name = "gtts"
    version = f"{metadata.version('gTTS')}+{RECIPE}"
    online = True
    rates = (1.0, 1.0)
    pitches = (1.0, 1.0)
    takes_phonemes = False
    preload = ""

    def __init__(self, endpoint: str | None = None, *, pace: Pace = PACE, limits: Limits = LIMITS) -> None:
        """Speak through `endpoint`: by default the address in `ACCESSIBLE_GTTS_URL`, or else Google's own."""
        google = _translate_url(path="_/TranslateWebserverUi/data/batchexecute")
        self._endpoint = endpoint or os.environ.get(URL_VARIABLE) or google
        self._pace, self._limits = pace, limits
        self._session = requests.Session()
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, _GuardedAdapter(limits.packets[1]))
        self._session.headers.update(gTTS.GOOGLE_TTS_HEADERS)
        # A cookie would let Google tie the sentences of one reader together.
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))

    def voices(self) -> Sequence[Voice]:
        """Return one voice a language, named by Google's code for it."""
        return [Voice(self.name, code, _TAGS.get(code, code), SAMPLE_RATE, name) for code, name in tts_langs().items()]

    def speak(
        self,
        text: str,
        voice: Voice,
        rate: float,  # noqa: ARG002  Google has one speed
        pitch: float = 1.0,  # noqa: ARG002  and one pitch
        phonemes: Sequence[Phonemes] = (),  # noqa: ARG002  and takes none
    ) -> sound.Speech:
        """Return `text` spoken, 24 kHz; no samples if nothing in it can be pronounced.

        Raises EngineError, with the code `no_network` if the service cannot be reached, `untrusted_server` if
        it cannot prove who it is, and `try_later` if it still refuses after `Limits.tries` tries.
        """
        pieces = [_samples(self._ask(body), text, voice) for body in _bodies(text, voice.name)]
        gap = sound.silence(PAUSE, SAMPLE_RATE)
        parts = [part for piece in pieces for part in (gap, sound.trim(piece, SAMPLE_RATE))]
        return sound.Speech(sound.join(parts[1:]))

    def _ask(self, body: str) -> bytes:
        """Send a request, again where that may help, and return the reply. Raises EngineError."""
        tries = 1
        while True:
            self._pace.wait()
            try:
                return self._post(body)
            except _BusyError as busy:
                if tries >= self._limits.tries or busy.wait > self._limits.wait:
                    minutes = f"{busy.wait / 60:.0f}" if busy.wait > self._limits.wait else "some"
                    message = f"Google's speech service {busy.what}: wait {minutes} minutes and {_RESUME}."
                    raise EngineError(message, code="try_later") from busy
                self._limits.sleep(max(busy.wait, self._limits.backoff * 2 ** (tries - 1)))
            tries += 1

    def _post(self, body: str) -> bytes:
        """Send a request once and return the reply. Raises EngineError, or _BusyError if another try may help."""
        deadline = time.monotonic() + self._limits.reply
        times = self._limits.packets
        try:
            with self._session.post(self._endpoint, body, timeout=times, allow_redirects=False, stream=True) as reply:
                _check(reply)
                return _read(reply, deadline)
        except (OSError, HTTPError) as error:
            raise _explained(error, self._endpoint) from error


def _explained(error: OSError | HTTPError, endpoint: str) -> EngineError | _BusyError:
    """Return what a failed exchange means to the user, or that it may be tried again."""
    match error:
        case requests.exceptions.SSLError():
            what = f"could not verify the certificate of {urlsplit(endpoint).hostname}: check this computer's clock"
            return EngineError(f"The gtts engine {what} and proxy, or {_OFFLINE}.", code="untrusted_server")
        case requests.exceptions.ConnectionError(args=[MaxRetryError(reason=RefusedError() as refused), *_]):
            what = f"does not ask {urlsplit(endpoint).hostname} ({refused.why}): {refused.advice}"
            return EngineError(f"The gtts engine {what}{_OFFLINE}.", code="blocked_address")
        case requests.exceptions.ConnectionError(args=[MaxRetryError(), *_]):
            what = f"needs the internet and could not reach {urlsplit(endpoint).hostname}: connect"
            return EngineError(f"The gtts engine {what}, or {_OFFLINE}.", code="no_network")
        case requests.exceptions.ReadTimeout():
            return _BusyError("did not answer in time")
        case requests.exceptions.ConnectionError() | HTTPError():
            return _BusyError("broke off the connection")
    return EngineError(f"The gtts engine could not use {endpoint!r} ({error}): check {URL_VARIABLE}, or {_OFFLINE}.")


def _check(reply: requests.Response) -> None:
    """Raise _BusyError for a status that may pass, EngineError for any other but 200."""
    status = reply.status_code
    what = f"refused for now ({status}, {responses.get(status, 'unknown').lower()})"
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _BusyError(what, patience.asked(reply.headers.get("Retry-After", "")))
    if status != HTTPStatus.OK:
        message = f"Google's speech service {what}: update the package gTTS, or {_OFFLINE}."
        raise EngineError(message)


def _read(reply: requests.Response, deadline: float) -> bytes:
    """Return the body. Raises _BusyError if it is too long or the clock passes `deadline`."""
    body = bytearray()
    # read1 returns what is there, so that a trickle of bytes cannot hold up the look at the clock.
    while chunk := reply.raw.read1(1 << 16, decode_content=True):
        body += chunk
        if len(body) > REPLY_BYTES or time.monotonic() > deadline:
            what = "did not come to the end of its reply"
            raise _BusyError(what)
    return bytes(body)


def _phrases(text: str) -> list[str]:
    """Return all of `text` in pieces that end after punctuation, each as long as gTTS's limit allows."""
    pieces = [""]
    for phrase in _PHRASE.findall(text):
        if len(pieces[-1]) + len(phrase.rstrip()) > gTTS.GOOGLE_TTS_MAX_CHARS:
            pieces.append("")
        pieces[-1] += phrase
    return pieces


def _bodies(text: str, language: str) -> list[str]:
    """Return the bodies of the requests for `text`, none if it is all punctuation. Raises EngineError."""
    if language not in tts_langs():
        message = f"The gtts engine has no voice {language!r}: choose one of those that it lists."
        raise EngineError(message)
    try:
        # gTTS's own pre-processors and tokenizer drop punctuation and ask for every comma's worth on its own.
        # It still cuts a phrase that is longer than its limit, between words.
        speech = gTTS(text, lang=language, lang_check=False, pre_processor_funcs=[], tokenizer_func=_phrases)
        return list(speech.get_bodies())
    except AssertionError:  # how gTTS says that there is nothing to pronounce
        return []


def _decoded(reply: bytes) -> sound.Samples:
    """Return the sound in a reply, mono, 24 kHz. Raises ValueError or PydubException if it is garbled."""
    found = _AUDIO.findall(reply.decode(errors="replace"))
    # A string in base64, in JSON, in a string of JSON: Google may escape any character of it twice.
    mp3 = b"".join(base64.b64decode(json.loads(json.loads(f'"{quoted}"')), validate=True) for quoted in found)
    if not mp3:
        return sound.silence(0, SAMPLE_RATE)
    AudioSegment.converter = get_ffmpeg_exe()
    # Given a codec, pydub needs no ffprobe. Its `parameters` are put where ffmpeg ignores them.
    segment = AudioSegment.from_file(BytesIO(mp3), format="mp3", codec="mp3").set_channels(1)
    return sound.resample(np.frombuffer(segment.raw_data, np.int16), segment.frame_rate, SAMPLE_RATE)


def _samples(reply: bytes, text: str, voice: Voice) -> sound.Samples:
    """Return the sound in a reply, decoded. Raises EngineError if there is none or if it is broken."""
    try:
        samples = _decoded(reply)
    except (ValueError, PydubException, RuntimeError, OSError) as error:
        what = str(error).partition("\n")[0]
        message = f"The gtts engine could not decode what Google sent ({what}): {_RESUME}."
        raise EngineError(message) from error
    if samples.size == 0:
        what = f"no sound for {text[:60]!r} in the voice {voice.name!r}"
        message = f"Google's speech service sent {what}: choose another voice, or {_OFFLINE}."
        raise EngineError(message)
    return samples
