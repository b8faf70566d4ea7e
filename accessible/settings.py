"""Settings: defaults, then accessible.toml in the current folder, then the environment, then the command line."""

import math
import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeAlias, cast

from accessible import configuration
from accessible.configuration import FILE
from accessible.errors import UsageError

_PREFIX = "ACCESSIBLE_"
_Value: TypeAlias = str | float | bool | tuple[str, ...] | Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can choose. An empty text means: find out.

    `voice` is the name of a voice, or lists languages with theirs. `rate` and `pitch` are factors of the voice's own;
    `loudness` is in LUFS.
    `workers` is the number of processes that speak, 0 for none. `runner` is where: `inline`, which means none,
    `processes`, or the address of a scheduler.
    `command` is the program of the engine that is called so, `piper_voices` the folder with the voices of the other.
    `allow_private_network` names hosts and networks that may be asked although they are not on the public internet.
    `book` is the title of a book of several articles.
    `certified_by` names who says that the book is accessible, the three after it when, with what right, and where.
    `emoji` is `skip` or `name`, `announce_headings` says what they are.
    `sync` is what the book marks while it is heard: `word`, `sentence` or `paragraph`.
    `reader` is the reading system that the book is for.
    `braille` is `uncontracted` or `contracted`, `braille_table` a table of liblouis instead; `braille_width` is in
    cells, `braille_lines` is of a page. `print_size` is that of large print, in points. `separate_audio` leaves the
    sound of the read-along page outside of it.
    `keep` and `drop` name cleaning rules, `keep_text` quotes paragraphs that stay, `raw` leaves everything.
    `lexicons` are files with pronunciations, `pronunciation` words with theirs; `starter_pronunciations` adds ours.
    `proof_model` is the folder or the name of the model that listens.
    """

    output: str = "."
    format: str = "epub,podcast"
    engine: str = "auto"
    voice: str = ""
    quote_voice: str = ""
    heading_voice: str = ""
    rate: float = 1.0
    pitch: float = 1.0
    loudness: float = -19.0
    lexicons: tuple[str, ...] = ()
    pronunciation: Mapping[str, object] = field(default_factory=dict)
    starter_pronunciations: bool = True
    emoji: str = "skip"
    announce_headings: bool = False
    sync: str = "sentence"
    reader: str = "any"
    braille: str = "uncontracted"
    braille_table: str = ""
    braille_width: int = 40
    braille_lines: int = 25
    print_size: float = 18.0
    separate_audio: bool = False
    language: str = ""
    title: str = ""
    book: str = ""
    author: str = ""
    certified_by: str = ""
    certified_on: str = ""
    certifier_credential: str = ""
    certifier_report: str = ""
    item: str = ""
    store: str = ""
    offline: bool = False
    allow_private_network: tuple[str, ...] = ()
    workers: int = os.cpu_count() or 1
    runner: str = "processes"
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    keep_text: tuple[str, ...] = ()
    raw: bool = False
    command: str = ""
    piper_voices: str = ""
    proof_model: str = ""

    @property
    def store_folder(self) -> Path:
        """Return where recordings are kept: as set, else in the user's cache folder."""
        if self.store:
            return Path(self.store).expanduser()
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "accessible"


def load(flags: Mapping[str, object], environment: Mapping[str, str], folder: Path) -> Settings:
    """Return the settings. `flags` holds what was typed; None means that it was not.

    Raises UsageError for an unknown name or a value of the wrong kind, and says where it stands.
    """
    values: dict[str, Any] = {}
    for name, value in configuration.read(folder / FILE).items():
        if name != configuration.SHOW:
            values |= _value(name, value, f"in {FILE}")
    for each in fields(Settings):
        variable = _PREFIX + each.name.upper()
        if variable in environment:
            where = f"in the environment variable {variable}"
            values |= _value(_public(each.name), environment[variable], where)
    for name, value in flags.items():
        if value is not None:
            values |= _value(_public(name), value, f"after --{_OPTIONS.get(name, _public(name))}")
    found = replace(Settings(), **values)
    return replace(found, workers=0) if found.runner == "inline" else found


def export(settings: Settings, environment: MutableMapping[str, str]) -> None:
    """Put what engines want to know into the environment: they look there, in this process and in workers."""
    reachable = ",".join(settings.allow_private_network)
    found = {"command": settings.command, "piper_voices": settings.piper_voices, "allow_private_network": reachable}
    for name, value in found.items():
        if value:
            environment[_PREFIX + name.upper()] = value


def _public(name: str) -> str:
    """Return a field's name as it is written in the file and on the command line."""
    return name.replace("_", "-")


def _value(name: str, value: object, where: str) -> dict[str, _Value]:
    """Return the field that the setting `name` stands for, with `value` as its type.

    A text is read, anything else has to have the type.
    """
    kinds = {_public(each.name): each for each in fields(Settings)}
    if name not in kinds:
        message = f"There is no setting called {name!r} ({where}): choose one of {', '.join(kinds)}."
        raise UsageError(message)
    kind = cast("type[_Value]", kinds[name].type)
    try:
        found = _read(value, kind) if isinstance(value, str) else _checked(value, kind)
        first, last = _RANGES.get(name, (-math.inf, math.inf))
        is_address = name == "runner" and str(found).startswith("tcp://")
        if found not in [*_CHOICES.get(name, [found]), is_address and found] or (
            name in _RANGES and not first <= cast("float", found) <= last
        ):
            raise ValueError  # noqa: TRY301  one message for all kinds of values
    except ValueError:
        takes = _takes(name, kind)
        message = f"{value!r} is no value for {name} ({where}): it takes {takes}."
        raise UsageError(message) from None
    return {kinds[name].name: found}


def _takes(name: str, kind: type[_Value]) -> str:
    if name in _CHOICES:
        return " or ".join(_CHOICES[name])
    if name in _RANGES:
        first, last = _RANGES[name]
        return f"{_KINDS[kind.__name__]}, from {first}" + (f" to {last}" if last < math.inf else "")
    return _KINDS[kind.__name__]


def _read(text: str, kind: type[_Value]) -> _Value:
    if kind.__name__ == "Mapping":
        raise ValueError
    if kind.__name__ == "tuple":
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if kind in {str, float, int}:
        return cast("type[str | float]", kind)(text)
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
    if text.lower() not in words:
        raise ValueError
    return words[text.lower()]


def _checked(value: object, kind: type[_Value]) -> _Value:
    if kind is float and type(value) is int:
        return float(value)
    if kind.__name__ == "Mapping" and isinstance(value, Mapping):
        return value
    if kind.__name__ == "tuple" and isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(part.strip() for part in value if part.strip())
    if type(value) is not kind:
        raise ValueError
    return value


_OPTIONS = {"lexicons": "lexicon", "proof_model": "model", "reader": "for"}
"""What is typed for a setting, where it is called otherwise."""
_CHOICES = {"emoji": ["skip", "name"], "sync": ["word", "sentence", "paragraph"],
            "braille": ["uncontracted", "contracted"], "runner": ["inline", "processes", "tcp://HOST:PORT"],
            "reader": ["any", "thorium", "readest", "kobo", "apple"]}  # fmt: skip
_RANGES: dict[str, tuple[float, float]] = {"workers": (0, math.inf), "braille-width": (20, 80),
           "braille-lines": (5, 60), "print-size": (8, 72), "loudness": (-31, -16)}  # fmt: skip
"""What is the least and the most that a setting may be."""
_KINDS = {
    "str": "a text",
    "float": "a number",
    "int": "a whole number",
    "bool": "yes or no",
    "tuple": "a list of texts",
    "Mapping": "a table of words in accessible.toml",
}
