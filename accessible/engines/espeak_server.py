"""A process that has one voice of eSpeak NG loaded, never speaks, and forks a child for each sentence.

    python espeak_server.py LIBRARY DATA VOICE WORDS_PER_MINUTE PITCH FILE_DESCRIPTOR

A request is a line of JSON on standard input: a text. The child that speaks it writes 16-bit samples to the file, then
the beginnings of words: pairs of 32-bit numbers, a position in the text, from 1, and a sample, and the count of pairs.
The answer is a line on standard output: the child's exit status and the size of the file, in bytes. It is run as a
script and imports next to nothing, because forking a small process costs a third of forking a large one.
"""

import ctypes
import json
import os
import sys
from array import array

SYNCHRONOUS = 2  # espeak_AUDIO_OUTPUT: AUDIO_OUTPUT_SYNCHRONOUS
BUFFER_MS = 2000
CHARACTERS_UTF8, PHONEMES = 1, 0x100  # espeakCHARS_UTF8, and espeakPHONEMES: [[so]] is said as phonemes
POSITION_CHARACTER = 1  # espeak_POSITION_TYPE: POS_CHARACTER
NO_ROOM = 3
"""The exit status of a child that could not write."""
RATE, PITCH = 1, 3  # espeak_PARAMETER: espeakRATE, espeakPITCH
END, WORD = 0, 1  # espeak_EVENT_TYPE: espeakEVENT_LIST_TERMINATED, espeakEVENT_WORD


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))


def load(library: str, data: str) -> tuple[ctypes.CDLL, int]:
    """Return the library, initialised, and its sample rate in hertz, which is not positive if it failed."""
    espeak = ctypes.CDLL(library)
    espeak.espeak_Initialize.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
    return espeak, espeak.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, os.fsencode(data), 0)


def serve(espeak: ctypes.CDLL, file: int) -> None:
    """Answer requests until standard input ends."""
    words = array("i")

    def take(wave: int | None, count: int, events: "ctypes._Pointer[Event]") -> int:
        put(ctypes.string_at(wave, count * 2) if wave and count else b"")
        at = 0
        while events[at].type != END:
            if events[at].type == WORD:
                words.extend((events[at].text_position, events[at].sample))
            at += 1
        return 0

    def put(data: bytes) -> None:
        try:
            while data:
                data = data[os.write(file, data) :]
        except OSError:
            os._exit(NO_ROOM)  # an exception in a callback would be ignored, and half a sentence taken for a whole one

    callback = CALLBACK(take)
    espeak.espeak_SetSynthCallback(callback)
    for request in sys.stdin.buffer:
        text = json.loads(request).encode() + b"\0"
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        child = fork()
        if child == 0:
            espeak.espeak_Synth(text, len(text), 0, POSITION_CHARACTER, 0, CHARACTERS_UTF8 | PHONEMES, None, None)
            put(words.tobytes() + array("i", [len(words) // 2]).tobytes())
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if child else 1
        try:
            os.write(1, f"{status} {os.lseek(file, 0, os.SEEK_CUR)}\n".encode())
        except BrokenPipeError:
            return  # whoever asked has ended


def fork() -> int | None:
    """Return as `os.fork` does; None where the machine has no room for one more process just now."""
    try:
        return os.fork()
    except OSError:
        return None


def main() -> None:
    """Load what the command line names, and serve."""
    library, data, voice, words_per_minute, pitch, file = sys.argv[1:]
    espeak, _ = load(library, data)
    espeak.espeak_SetVoiceByName(os.fsencode(voice))
    espeak.espeak_SetParameter(RATE, int(words_per_minute), 0)
    espeak.espeak_SetParameter(PITCH, int(pitch), 0)
    serve(espeak, int(file))


if __name__ == "__main__":
    main()
