"""eSpeak NG, through the library in the espeakng-loader wheel: every language, small, quick, robotic.

The library's state drifts from one call to the next: the same sentence gets other samples each time.
So the process that loads it never speaks: it forks a child a sentence, reads the samples through a pipe,
and a crash or a hang costs that sentence only.
"""

import ctypes
import os
import select
import signal
import time
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import espeakng_loader

from accessible.errors import EngineError
from accessible.narration import Voice

if TYPE_CHECKING:
    from accessible.audio.sound import Samples

SYNCHRONOUS = 2  # espeak_AUDIO_OUTPUT: AUDIO_OUTPUT_SYNCHRONOUS
BUFFER_MS = 2000
CHARACTERS_UTF8 = 1  # espeakCHARS_UTF8
POSITION_CHARACTER = 1  # espeak_POSITION_TYPE: POS_CHARACTER
RATE_PARAMETER = 1  # espeak_PARAMETER: espeakRATE
WORDS_PER_MINUTE = 165
PIPE_CHUNK = 1 << 16
AMERICAN_LOUDNESS = -20.8  # LUFS, measured once: it is the voice that is used most

_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class _VoiceRecord(ctypes.Structure):
    """espeak_VOICE of speak_lib.h."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.POINTER(ctypes.c_char)),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


@cache
def _library() -> tuple[ctypes.CDLL, int]:
    """Return the loaded library and its sample rate, in hertz."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
    library.espeak_Info.restype = ctypes.c_char_p
    sample_rate = library.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, os.fsencode(espeakng_loader.get_data_path()), 0)
    if sample_rate <= 0:
        message = "The espeak engine did not start: its data files are missing; reinstall the package espeakng-loader."
        raise EngineError(message)
    return library, sample_rate


def _languages(record: _VoiceRecord) -> Iterator[tuple[int, str]]:
    """Yield the languages of a voice with their priorities; the record holds them as bytes, each ended by a zero."""
    at = 0
    while priority := record.languages[at][0]:
        start = at + 1
        at = start
        while record.languages[at] != b"\0":
            at += 1
        yield priority, bytes(record.languages[start:at]).decode()
        at += 1


def _tag(record: _VoiceRecord) -> str:
    """Return the BCP 47 tag of a voice: the end of its identifier, but "en" alone is British."""
    code = str(record.identifier.decode()).rpartition("/")[2]
    return "en-GB" if code == "en" else code


@cache
def _voices() -> dict[str, tuple[Voice, bytes]]:
    """Return the voices by name, each with the identifier by which the library knows it."""
    library, sample_rate = _library()
    records = library.espeak_ListVoices(None)
    found: list[tuple[bool, int, Voice, bytes]] = []
    index = 0
    while records[index]:
        record = records[index].contents
        language = _tag(record)
        priority = min(priority for priority, _ in _languages(record))
        loudness = AMERICAN_LOUDNESS if language == "en-US" else None
        voice = Voice("espeak", language.lower(), language, sample_rate, f"{record.name.decode()}, synthetic", loudness)
        found.append((language != "en-US", priority, voice, record.identifier))
        index += 1
    found.sort(key=lambda row: (row[2].language.split("-")[0], *row[:2]))
    return {voice.name: (voice, identifier) for _, _, voice, identifier in found}


def _speak_into(pipe: int, text: str, identifier: bytes, words_per_minute: int) -> None:
    """Speak in this process, which ends afterwards, and write the samples to `pipe`."""
    library, _ = _library()

    def take(wave: "ctypes._Pointer[ctypes.c_short]", count: int, _events: int) -> int:
        if wave and count:
            data = ctypes.string_at(wave, count * 2)
            while data:
                data = data[os.write(pipe, data) :]
        return 0

    callback = _CALLBACK(take)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetVoiceByName(identifier)
    library.espeak_SetParameter(RATE_PARAMETER, words_per_minute, 0)
    encoded = text.encode() + b"\0"
    library.espeak_Synth(encoded, len(encoded), 0, POSITION_CHARACTER, 0, CHARACTERS_UTF8, None, None)


def _drain(pipe: int, seconds: float) -> bytes | None:
    """Return all that comes out of `pipe`, or None if its end does not come in time."""
    deadline = time.monotonic() + seconds
    chunks: list[bytes] = []
    while select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
        chunk = os.read(pipe, PIPE_CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
    return None


def _in_child(text: str, identifier: bytes, words_per_minute: int, seconds: float) -> bytes | None:
    """Return the samples as bytes, or None if the child crashed or took longer than `seconds`."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _speak_into(writer, text, identifier, words_per_minute)
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    try:
        data = _drain(reader, seconds)
    finally:
        os.close(reader)
        if data is None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return data if status == 0 else None


def _plain(text: str) -> str:
    """Return `text` without what the library would obey: control characters, and [[phonemes]]."""
    return "".join(" " if ord(char) < ord(" ") else char for char in text).replace("[[", "[ [")


class Espeak:
    """The eSpeak NG library as an engine."""

    name = "espeak"
    online = False
    rates = (0.5, 2.7)

    def __init__(self) -> None:
        library, _ = _library()
        self.version = str(library.espeak_Info(None).decode())

    def voices(self) -> Sequence[Voice]:
        """Return one voice a language or accent."""
        return [voice for voice, _ in _voices().values()]

    def speak(self, text: str, voice: Voice, rate: float) -> "Samples":
        """Return the samples of `text`; raise EngineError if the library crashed or did not finish."""
        identifier = _voices()[voice.name][1]
        seconds = 30 + 0.1 * len(text)
        data = _in_child(_plain(text), identifier, round(WORDS_PER_MINUTE * rate), seconds)
        if data is None:
            message = (
                f"The espeak engine crashed or hung on {text[:40]!r}: leave that sentence out, or choose another voice."
            )
            raise EngineError(message)
        import numpy as np

        return np.frombuffer(data, np.int16)
