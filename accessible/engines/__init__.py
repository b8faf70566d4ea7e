"""Speech engines: a protocol, and a table of those that come with the project.

An engine is loaded when it is first used and once in a process. Other packages add theirs
with an entry point of the group `accessible.engines`, whose value is a class without arguments.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from accessible import untold  # noqa: F401  before an engine is loaded
from accessible.errors import AccessibleError, EngineError, UsageError

if TYPE_CHECKING:
    from accessible.audio.sound import Speech
    from accessible.narration import Phonemes, Voice

ENGINES = {
    "hibari": "accessible.engines.hibari:Hibari",
    "espeak": "accessible.engines.espeak:Espeak",
    "piper": "accessible.engines.piper:Piper",
    "command": "accessible.engines.command:Command",
    "gtts": "accessible.engines.gtts:Gtts",
    "tone": "accessible.engines.tone:Tone",
}

NOT_SET_UP = "not_set_up"
"""The code of the error of an engine that needs something that most people do not have."""


class Engine(Protocol):
    """What the narration needs of a synthesizer.

    `name` and `version` go into the recipe of every recording: a new version speaks again.
    `online` says that the engine sends the text to somebody else's computer.
    `rates` is the slowest and the fastest speed, `pitches` the lowest and the highest pitch, each as a factor of the
    voice's own: both are 1 where it cannot be changed. `takes_phonemes` says whether `speak` obeys them.
    `preload` names a module that loads the model when it is imported, so that processes which are forked afterwards
    share it; empty for a quick engine without a model.
    """

    name: str
    version: str
    online: bool
    rates: tuple[float, float]
    pitches: tuple[float, float]
    takes_phonemes: bool
    preload: str

    def voices(self) -> Sequence["Voice"]:
        """Return the voices that can be used now, the preferred one of each language first.

        Raises EngineError with the code `not_set_up` if the engine lacks what its user has to install or to name.
        """
        ...

    def speak(
        self, text: str, voice: "Voice", rate: float, pitch: float = 1.0, phonemes: Sequence["Phonemes"] = ()
    ) -> "Speech":
        """Return `text` spoken: 16-bit mono samples at `voice.sample_rate`, and where its words begin in them.

        `phonemes` are ranges of the text, in order, none over another. The same arguments give the same samples where
        the engine can. Raises EngineError, with what to install or to change, if it cannot speak.
        """
        ...


@cache
def names() -> tuple[str, ...]:
    """Return the names of all engines, ours first."""
    from importlib.metadata import entry_points

    return (*ENGINES, *sorted({point.name for point in entry_points(group="accessible.engines")} - set(ENGINES)))


@cache
def load(name: str) -> Engine:
    """Return the engine called `name`. Raises UsageError if there is none, EngineError if it cannot start."""
    target = ENGINES.get(name)
    if target is None:
        from importlib.metadata import entry_points

        points = {point.name: point.value for point in entry_points(group="accessible.engines")}
        if name not in points:
            message = f"There is no engine called {name!r}: choose one of auto, {', '.join(names())}."
            raise UsageError(message)
        target = points[name]
    module, _, attribute = target.partition(":")
    try:
        return cast("Engine", getattr(import_module(module), attribute)())
    except AccessibleError:
        raise
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        message = f"The engine {name!r} could not be loaded ({what}): reinstall or remove the package that brings it."
        raise EngineError(message) from error
