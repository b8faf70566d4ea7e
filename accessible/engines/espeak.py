"""eSpeak NG, through the library in the espeakng-loader wheel: every language, small, quick, robotic.

The library's state drifts from one call to the next: the same sentence gets other samples each time. So each sentence
is spoken in a process of its own, forked from one that never speaks (`espeak_server`): the bytes repeat, and a crash
or a hang costs that sentence only.
"""

import ctypes
import json
import math
import os
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

import espeakng_loader

from accessible.engines import espeak_server
from accessible.engines.ipa import to_espeak
from accessible.errors import EngineError, StorageError
from accessible.narration import Phonemes, Voice, words

if TYPE_CHECKING:
    import subprocess

    from accessible.audio.sound import Speech

WORDS_PER_MINUTE = 165
PITCH, OCTAVE = 50, 50
"""A voice's own pitch on the library's scale, and how much more doubles the lowest tone of its speech."""
LOWEST_TONE, MEAN_TONE = 71, 102
"""Of a voice, in hertz; what is between them stays as it is. Measured with American English."""
AMERICAN_LOUDNESS = -21.0  # LUFS, measured once: it is the voice that is used most
SERVER = (sys.executable, "-S", str(Path(espeak_server.__file__)))
SILENT = frozenset({"chr", "fo", "kaa", "xex"})
"""Voices that are listed, but say nothing: their dictionaries are not in the wheel."""
_CONTROLS = dict.fromkeys(range(ord(" ")), " ")
SECONDS, SECONDS_PER_CHARACTER = 30.0, 0.1
"""How long a sentence may take to be synthesised."""


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
    """Return the library and its sample rate, in hertz."""
    library, sample_rate = espeak_server.load(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
    library.espeak_Info.restype = ctypes.c_char_p
    if sample_rate <= 0:
        message = "The espeak engine did not start: its data files are missing; reinstall the package espeakng-loader."
        raise EngineError(message)
    return library, sample_rate


def _priorities(record: _VoiceRecord) -> Iterator[int]:
    """Yield the priorities of a voice's languages: each is a byte, then a name, which a zero ends."""
    at = 0
    while priority := record.languages[at][0]:
        yield priority
        while record.languages[at] != b"\0":
            at += 1
        at += 1


def _tag(record: _VoiceRecord) -> str:
    """Return the BCP 47 tag of a voice: the end of its identifier, but "en" alone is British."""
    code = str(record.identifier.decode()).rpartition("/")[2]
    return {"en": "en-GB", "en-US-nyc": "en-US-x-nyc"}.get(code, code)


@cache
def _voices() -> dict[str, tuple[Voice, str]]:
    """Return the voices by name, each with the identifier by which the library knows it."""
    library, sample_rate = _library()
    records = library.espeak_ListVoices(None)
    found: list[tuple[str, bool, int, Voice, str]] = []
    index = 0
    while records[index]:
        record = records[index].contents
        index += 1
        language = _tag(record)
        if language in SILENT:
            continue
        loudness = AMERICAN_LOUDNESS if language == "en-US" else None
        description = f"{record.name.decode()}, synthetic"
        voice = Voice("espeak", language.lower(), language, sample_rate, description, loudness)
        order = (language.partition("-")[0], language != "en-US", min(_priorities(record)))
        found.append((*order, voice, record.identifier.decode()))
    found.sort(key=lambda row: row[:3])
    return {voice.name: (voice, identifier) for *_, voice, identifier in found}


class _Server:
    """A running `espeak_server` with one voice at one speed and one pitch."""

    def __init__(self, identifier: str, words_per_minute: int, pitch: int) -> None:
        import subprocess
        import tempfile
        from multiprocessing.util import Finalize

        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  open as long as the server
        except OSError as error:
            raise _no_room() from error
        descriptor = self._file.fileno()
        paths = (espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
        self._process = subprocess.Popen(  # noqa: S603  our own script, with a voice from the library's list
            [*SERVER, *paths, identifier, str(words_per_minute), str(pitch), str(descriptor)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # what could not be written must not be tried again when the pipe is closed
            pass_fds=[descriptor],
            start_new_session=True,
        )
        self.close = Finalize(self, _end, (self._process, self._file), exitpriority=1)

    def speak(self, text: str) -> bytes | None:
        """Return what the server writes for `text`, or None if its process crashed or took too long."""
        import select

        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            return None
        try:
            requests.write(json.dumps(text).encode() + b"\n")
        except BrokenPipeError:
            return None
        if not select.select([answers], [], [], SECONDS + SECONDS_PER_CHARACTER * len(text))[0]:
            return None
        status, _, size = answers.readline().partition(b" ")
        if status == b"%d" % espeak_server.NO_ROOM:
            raise _no_room()
        return os.pread(self._file.fileno(), int(size), 0) if status == b"0" else None


def _no_room() -> StorageError:
    import tempfile

    where = tempfile.tempdir or "any folder"
    message = f"There is no room for speech in {where}: make room there, or name another folder in TMPDIR."
    return StorageError(message)


def _end(process: "subprocess.Popen[bytes]", file: IO[bytes]) -> None:
    """End a server and the child that may hang in it, and wait for it."""
    import signal

    with file, process:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _pitch(factor: float) -> int:
    """Return where on the library's scale speech is higher by a factor."""
    lowest = LOWEST_TONE + (factor - 1) * MEAN_TONE
    return round(PITCH + OCTAVE * math.log2(lowest / LOWEST_TONE))


def _plain(text: str) -> str:
    """Return `text` without what the library would obey, control characters and [[phonemes]]: as long as before."""
    return text.translate(_CONTROLS).replace("[[", "((")


def _with_phonemes(
    text: str, places: Sequence[tuple[int, int]], phonemes: Sequence[Phonemes], language: str
) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with phonemes as the library takes them, [[so]], and where its words are then."""
    if not phonemes:
        return text, list(places)
    pieces, at, size = [], 0, 0
    ranges = []
    for each in phonemes:
        said = f"[[{to_espeak(each.ipa, language)}]]"
        pieces += [text[at : each.start], said]
        size, at = size + each.start - at + len(said), each.end
        ranges.append((size - len(said), size))

    def there(place: int, *, is_end: bool) -> int:
        number = bisect_left(starts, place + (not is_end)) - 1
        if number < 0:
            return place
        return ranges[number][is_end] if place < ends[number] else ranges[number][1] + place - ends[number]

    starts, ends = [each.start for each in phonemes], [each.end for each in phonemes]
    found = [(there(start, is_end=False), there(end, is_end=True)) for start, end in places]
    return "".join([*pieces, text[at:]]), found


def _speech(written: bytes, text: str, places: Sequence[tuple[int, int]]) -> "Speech":
    """Return what the server wrote for `text`, with the beginning of each of its words.

    The library tells one time for words that it says in one breath ("of the"): the others are put between their
    neighbours, by their distance in the text.
    """
    import numpy as np

    from accessible.audio.sound import Speech

    end = len(written) - 4 - 8 * int.from_bytes(written[-4:], sys.byteorder)
    events = np.frombuffer(written[end:-4], np.int32).reshape(-1, 2)
    samples = np.frombuffer(memoryview(written)[:end], np.int16)
    first = {0: 0, len(text): samples.size}
    begins = [start for start, _ in places]
    for at, sample in events.tolist()[::-1]:
        word = bisect_right(begins, at - 1) - 1
        if word >= 0 and at <= places[word][1]:
            first[begins[word]] = sample
    known = sorted(first)
    times = np.maximum.accumulate(np.minimum([first[at] for at in known], samples.size))
    return Speech(samples, tuple(np.interp(begins, known, times).astype(int).tolist()))


class Espeak:
    """The eSpeak NG library as an engine."""

    name = "espeak"
    online = False
    rates = (0.5, 2.7)
    pitches = (0.7, 1.6)
    takes_phonemes = True
    preload = ""

    def __init__(self) -> None:
        library, _ = _library()
        self.version = str(library.espeak_Info(None).decode())
        self._servers: dict[tuple[str, int, int], _Server] = {}

    def voices(self) -> Sequence[Voice]:
        """Return one voice a language or accent."""
        return [voice for voice, _ in _voices().values()]

    def speak(
        self,
        text: str,
        voice: Voice,
        rate: float,
        pitch: float = 1.0,
        phonemes: Sequence[Phonemes] = (),
    ) -> "Speech":
        """Return the samples of `text`; raise EngineError if the library crashed or did not finish."""
        key = (_voices()[voice.name][1], round(WORDS_PER_MINUTE * rate), _pitch(pitch))
        sent, places = _with_phonemes(_plain(text), words(text), phonemes, voice.language)
        if key not in self._servers:
            self._servers[key] = _Server(*key)
        try:
            data = self._servers[key].speak(sent)
        except BaseException:
            self._servers.pop(key).close()  # its answer would be taken for that to the next request
            raise
        if data is None:
            self._servers.pop(key).close()
            message = (
                f"The espeak engine crashed or hung on {text[:40]!r}: leave that sentence out, or choose another voice."
            )
            raise EngineError(message)
        return _speech(data, sent, places)
