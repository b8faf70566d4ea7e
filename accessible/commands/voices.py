"""`accessible voices`: the voices that can be used now, and how one says a text."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from accessible import engines, logs, report, terminal
from accessible.commands.common import settings_of

if TYPE_CHECKING:
    from accessible.narration import Voice


def run(options: argparse.Namespace) -> int:
    """List the voices, or let one say something."""
    if options.say is not None:
        return _say(options)
    settings_of(options)  # engines find theirs in the environment
    voices: list[Voice] = []
    with logs.collected() as logged:
        for name in engines.names():
            try:
                voices += engines.load(name).voices()
            except Exception as error:  # noqa: BLE001  somebody else's engine
                if getattr(error, "code", "") != engines.NOT_SET_UP:
                    logged.append(f"The engine {name!r} cannot be used: {error}")
    terminal.warn(logged)
    if options.json:
        terminal.print_json([report.voice(voice) for voice in voices])
    else:
        terminal.say(*(f"{voice.engine} {voice.name}: {voice.language}, {voice.description}" for voice in voices))
    return 0


def _say(options: argparse.Namespace) -> int:
    """Say a text, and write it as an MP3 file."""
    from accessible import pipeline
    from accessible.whole import whole

    path = Path(options.output or "say.mp3")
    options.output = None  # the folder of the settings is for books
    with terminal.interruptible(), logs.collected() as logged:
        said = pipeline.say(options.say, settings_of(options))
        with whole(path) as partial:
            partial.write_bytes(said.mp3)
    terminal.warn([*logged, *said.narration.warnings])
    if options.json:
        terminal.print_json(report.said(said, path))
    else:
        terminal.say(*report.said_lines(said, path))
    return 0
