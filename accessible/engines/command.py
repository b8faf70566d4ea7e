"""Any program that reads text (UTF-8) on standard input and writes WAV on standard output, for each text anew."""

import hashlib
import os
import re
import selectors
import shlex
import shutil
import signal
import subprocess
import time
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice

if TYPE_CHECKING:
    from accessible.audio.sound import Samples, Speech

VARIABLE = "ACCESSIBLE_COMMAND"
EVERY_LANGUAGE = "mul"
SECONDS, SECONDS_PER_CHARACTER = 60.0, 0.25
"""How long a program may take for a text."""
MOST, MOST_TALK = 1 << 28, 1 << 12
"""Bytes of sound that are taken of a program, and of what it says on standard error, of which the end is kept."""
TRIAL = "1, 2, 3."
SAMPLE_RATES = frozenset({8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000})
"""Those that a voice may have, because MP3 has them."""
OTHERWISE = 24000
ADVICE = f"try it with: echo Hello | PROGRAM > try.wav, and change {VARIABLE}"
_CHUNK = 1 << 16
_TAG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


class Command:
    """The engine `command`; see `accessible.engines.Engine`."""

    name = "command"
    online = False
    pitches = (1.0, 1.0)
    takes_phonemes = False
    preload = "accessible.audio.wav"  # nobody knows how quick a program is: it is worth worker processes

    def __init__(self) -> None:
        """Read the command line from the environment. Raises EngineError if its quotes do not match."""
        line = os.environ.get(VARIABLE, "")
        try:
            self._arguments = shlex.split(line)
        except ValueError as error:
            message = f"The command {line!r} cannot be split into words ({error}): correct {VARIABLE}."
            raise EngineError(message) from None
        self.rates = (0.5, 2.0) if "{rate}" in line else (1.0, 1.0)
        self.version = _version(self._arguments)

    @cached_property
    def _voice(self) -> Voice:
        """The program's voice, at the sample rate of a first, short text."""
        if not self._arguments:
            message = (
                f"The command engine has no program: name one with {VARIABLE}, or with command in accessible.toml."
            )
            raise EngineError(message, code="not_set_up")
        _, sample_rate = self._spoken(TRIAL, "en", 1.0)
        program = Path(self._arguments[0]).name
        fits = sample_rate if sample_rate in SAMPLE_RATES else OTHERWISE
        return Voice(self.name, program, EVERY_LANGUAGE, fits, f"what the program {program} speaks")

    def voices(self) -> Sequence[Voice]:
        """Return the one voice, after the program has spoken a short text.

        Raises EngineError if that fails, with the code `not_set_up` if there is no program.
        """
        return [self._voice]

    def speak(
        self,
        text: str,
        voice: Voice,
        rate: float,
        pitch: float = 1.0,  # noqa: ARG002  it cannot be changed
        phonemes: Sequence[Phonemes] = (),  # noqa: ARG002  they are not taken
    ) -> "Speech":
        """Return the samples of `text`; raise EngineError if the program crashed, hung, or gave no WAV."""
        from accessible.audio import sound

        samples, sample_rate = self._spoken(text, voice.language, rate)
        return sound.Speech(sound.resample(samples, sample_rate, voice.sample_rate))

    def _spoken(self, text: str, language: str, rate: float) -> "tuple[Samples, int]":
        """Return what the program says, and its sample rate."""
        from accessible.audio import wav

        values = {"{language}": language if _TAG.fullmatch(language) else "und", "{rate}": f"{rate:g}"}
        arguments = [_filled(argument, values) for argument in self._arguments]
        output, said = _run(arguments, f"{_plain(text)}\n".encode(), SECONDS + SECONDS_PER_CHARACTER * len(text))
        try:
            samples, sample_rate = wav.decode(output)
        except ValueError as error:
            raise _failed(arguments, f"gave no WAV that can be used, because {error}", said) from None
        if samples.size == 0:
            raise _failed(arguments, "gave no sound", said)
        return samples, sample_rate


def _version(arguments: Sequence[str]) -> str:
    """Return a name for a command line and for the files that it names: another one where any of them changed."""
    marks = [repr(arguments)]
    for argument in (shutil.which(arguments[0]) or "", *arguments[1:]) if arguments else ():
        with suppress(OSError, ValueError):
            stat = Path(argument).stat()
            marks.append(f"{stat.st_size}:{stat.st_mtime_ns}")
    return hashlib.sha256(" ".join(marks).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _filled(argument: str, values: dict[str, str]) -> str:
    """Return an argument with values in their places; other braces stay."""
    for place, value in values.items():
        argument = argument.replace(place, value)
    return argument


def _plain(text: str) -> str:
    """Return `text` as one line without what programs obey: control characters, and [[phonemes]]."""
    text = "".join(" " if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char for char in text)
    return text.replace("[", "[ ")


def _run(arguments: Sequence[str], data: bytes, seconds: float) -> tuple[bytes, bytes]:
    """Return what a program writes on standard output, and the end of what it says on standard error.

    Neither it nor a process that it began is left. Raises EngineError if it fails, or is not done in so many seconds.
    """
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(  # noqa: S603  what the user named, without a shell
            arguments, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, start_new_session=True
        )
    except (OSError, ValueError) as error:
        what = f"could not be started ({getattr(error, 'strerror', None) or error})"
        raise _failed(arguments, what) from error
    talk = _Talk(data, time.monotonic() + seconds)
    with process:
        try:
            talk.hold(process)
        except (TimeoutError, subprocess.TimeoutExpired):
            raise _failed(arguments, f"was not done after {seconds:.0f} seconds") from None
        except OverflowError:
            raise _failed(arguments, f"gave more than {MOST >> 20} MB") from None
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    code = process.returncode
    if code:
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with the exit code {code}"
        raise _failed(arguments, how, talk.said)
    return bytes(talk.output), talk.said


class _Talk:
    """What a program is given, what it gives, and the end of what it says on standard error."""

    def __init__(self, data: bytes, deadline: float) -> None:
        self._data, self._deadline = data, deadline
        self.output, self.said = bytearray(), b""

    def hold(self, process: "subprocess.Popen[bytes]") -> None:
        """Go on until the program ends. Raises TimeoutError, TimeoutExpired, or OverflowError for too much."""
        with selectors.DefaultSelector() as selector:
            for stream, event, step in (
                (process.stdin, selectors.EVENT_WRITE, self._give),
                (process.stdout, selectors.EVENT_READ, self._take),
                (process.stderr, selectors.EVENT_READ, self._hear),
            ):
                if stream is not None:
                    os.set_blocking(stream.fileno(), False)
                    selector.register(stream, event, (stream, step))
            while process.stdout is not None and not process.stdout.closed:
                ready = selector.select(self._left())
                if not ready:
                    raise TimeoutError
                for key, _ in ready:
                    stream, step = key.data
                    if not step(key.fd):
                        selector.unregister(stream)
                        stream.close()
        process.wait(self._left())
        if process.stderr is not None and not process.stderr.closed:
            with suppress(BlockingIOError):
                self._hear(process.stderr.fileno())

    def _left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())

    def _give(self, descriptor: int) -> bool:
        """Give some of what is left, and say whether there is more."""
        try:
            self._data = self._data[os.write(descriptor, self._data[:_CHUNK]) :]
        except BrokenPipeError:  # a program need not read to the end
            return False
        return bool(self._data)

    def _take(self, descriptor: int) -> bool:
        """Take some output, and say whether there may be more."""
        chunk = os.read(descriptor, _CHUNK)
        self.output += chunk
        if len(self.output) > MOST:
            raise OverflowError
        return bool(chunk)

    def _hear(self, descriptor: int) -> bool:
        """Hear what the program says, and say whether there may be more."""
        chunk = os.read(descriptor, _CHUNK)
        self.said = (self.said + chunk)[-MOST_TALK:]
        return bool(chunk)


def _failed(arguments: Sequence[str], what: str, said: bytes = b"") -> EngineError:
    """Return an error that says what a program did, and the last line of what it said itself."""
    lines = [line.strip() for line in said.decode(errors="replace").splitlines() if line.strip()]
    why = f" ({lines[-1][-200:]})" if lines else ""
    return EngineError(f"The program {arguments[0]!r} {what}{why}: {ADVICE}.")
