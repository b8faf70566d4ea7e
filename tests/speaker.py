"""A program for the engine `command`: text on standard input, WAV on standard output. It hums as long as one would talk.

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


def fail(fault: str, whole: bytes, seconds: float) -> bytes:
    """Do what goes wrong; return what is still written."""
    match fault:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "refuse":
            sys.exit("speaker: I would rather not")
        case "hang":
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            time.sleep(600)
        case "endless":
            while True:
                sys.stdout.buffer.write(whole)
        case "nothing":
            return b""
        case "half":
            return whole[: len(whole) // 2]
        case "header only":
            return sound(0)
        case "other rate":
            return sound(seconds, 48000)
        case "no rate":
            return whole[:24] + bytes(4) + whole[28:]
        case "noise":
            return b"Speaking now ...\n" + whole
        case "too short":
            return sound(0.01)
        case "no sound":
            return whole[:44] + bytes(len(whole) - 44)
    return whole


def main() -> None:
    """Speak."""
    text = sys.stdin.buffer.read().decode()
    rate, fault = float(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    seconds = SECONDS_PER_CHARACTER * len(text.rstrip("\n")) / rate
    whole = sound(seconds)
    sys.stdout.buffer.write(fail(fault, whole, seconds) if TRIGGER in text else whole)


if __name__ == "__main__":
    main()
