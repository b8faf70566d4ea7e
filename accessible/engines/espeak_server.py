"""A process that has one voice of eSpeak NG loaded, never speaks, and forks a child for each sentence.

    python espeak_server.py LIBRARY DATA VOICE WORDS_PER_MINUTE FILE_DESCRIPTOR

A request is a line of JSON on standard input: a text. The child that speaks it writes 16-bit samples to the file.
The answer is a line on standard output: the child's exit status and the size of the file, in bytes. It is run as a
script and imports next to nothing, because forking a small process costs a third of forking a large one.
"""

import ctypes
import json
import os
import sys

SYNCHRONOUS = 2  # espeak_AUDIO_OUTPUT: AUDIO_OUTPUT_SYNCHRONOUS
BUFFER_MS = 2000
CHARACTERS_UTF8 = 1  # espeakCHARS_UTF8
POSITION_CHARACTER = 1  # espeak_POSITION_TYPE: POS_CHARACTER
RATE = 1  # espeak_PARAMETER: espeakRATE
CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def load(library: str, data: str) -> tuple[ctypes.CDLL, int]:
    """Return the library, initialised, and its sample rate in hertz, which is not positive if it failed."""
    espeak = ctypes.CDLL(library)
    espeak.espeak_Initialize.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
    return espeak, espeak.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, os.fsencode(data), 0)


def serve(espeak: ctypes.CDLL, file: int) -> None:
    """Answer requests until standard input ends."""

    def take(wave: int | None, count: int, _events: int) -> int:
        data = ctypes.string_at(wave, count * 2) if wave and count else b""
        try:
            while data:
                data = data[os.write(file, data) :]
        except OSError:
            os._exit(1)  # an exception in a callback would be ignored, and half a sentence taken for a whole one
        return 0

    callback = CALLBACK(take)
    espeak.espeak_SetSynthCallback(callback)
    for request in sys.stdin.buffer:
        text = json.loads(request).encode() + b"\0"
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        child = os.fork()
        if child == 0:
            espeak.espeak_Synth(text, len(text), 0, POSITION_CHARACTER, 0, CHARACTERS_UTF8, None, None)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        try:
            os.write(1, f"{status} {os.lseek(file, 0, os.SEEK_CUR)}\n".encode())
        except BrokenPipeError:
            return  # whoever asked has ended


def main() -> None:
    """Load what the command line names, and serve."""
    library, data, voice, words_per_minute, file = sys.argv[1:]
    espeak, _ = load(library, data)
    espeak.espeak_SetVoiceByName(os.fsencode(voice))
    espeak.espeak_SetParameter(RATE, int(words_per_minute), 0)
    serve(espeak, int(file))


if __name__ == "__main__":
    main()
