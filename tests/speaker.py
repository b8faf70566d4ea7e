"""A program for the engine `command`: it reads text, and hums for as long as one would talk.

    python speaker.py RATE [FAULT]

It imports nothing of ours. A text that contains BROKEN does to it what the fault says.
"""

import io
import math
import os
import signal
import struct
import subprocess
import sys
import time
import wave
from collections.abc import Callable

SAMPLE_RATE = 22050
SECONDS_PER_CHARACTER = 0.06
TRIGGER = "BROKEN"
PERIOD = b"".join(struct.pack("<h", round(6000 * math.cos(2 * math.pi * n / 50))) for n in range(50))


def sound(seconds: float, sample_rate: int = SAMPLE_RATE) -> bytes:
    """Return WAV, loud from its first sample."""
    size = round(seconds * sample_rate)
    with io.BytesIO() as file:
        with wave.open(file, "wb") as out:
            out.setparams((1, 2, sample_rate, size, "NONE", ""))
            out.writeframes((PERIOD * (size // 50 + 1))[: 2 * size])
        return file.getvalue()


def crash(_: float) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def refuse(_: float) -> bytes:
    sys.exit("speaker: starting\nspeaker: I would rather not")


def hang(_: float) -> bytes:
    """Wait for long, with a child that does the same."""
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    time.sleep(600)
    return b""


def endless(seconds: float) -> bytes:
    while True:
        sys.stdout.buffer.write(sound(seconds))


FAULTS: dict[str, Callable[[float], bytes]] = {
    "crash": crash,
    "refuse": refuse,
    "hang": hang,
    "endless": endless,
    "nothing": lambda _: b"",
    "half": lambda seconds: sound(seconds)[: round(seconds * SAMPLE_RATE)],
    "header only": lambda _: sound(0),
    "other rate": lambda seconds: sound(seconds, 48000),
    "no rate": lambda seconds: sound(seconds)[:24] + bytes(4) + sound(seconds)[28:],
    "talk before it": lambda seconds: b"Speaking now ...\n" + sound(seconds),
    "too short": lambda _: sound(0.01),
    "silent": lambda seconds: sound(seconds)[:44] + bytes(2 * round(seconds * SAMPLE_RATE)),
}


def main() -> None:
    """Speak."""
    text = sys.stdin.buffer.read().decode()
    seconds = SECONDS_PER_CHARACTER * len(text.rstrip("\n")) / float(sys.argv[1])
    fault = sys.argv[2] if len(sys.argv) > 2 and TRIGGER in text else ""
    sys.stdout.buffer.write(FAULTS[fault](seconds) if fault else sound(seconds))


if __name__ == "__main__":
    main()
