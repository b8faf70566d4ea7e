"""Piper: the user's own voices, as files, of any language that they were trained for.

A voice is a model, NAME.onnx, with its description, NAME.onnx.json, in a folder of the user's or in an installed
package. Piper puts text into phonemes with an eSpeak NG of its own; the model makes sound of them.
"""

import json
import logging
import os
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import metadata
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accessible.engines.ipa import to_piper
from accessible.errors import EngineError
from accessible.narration import Phonemes, Voice, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from accessible.audio.sound import Speech

VERSION = "1.8.0"
VARIABLE = "ACCESSIBLE_PIPER_VOICES"
INSTALL = "install it with: pip install 'accessible[piper]'"
LATE = 0.045
"""Seconds by which a model's times are later than the sound, at its own rate, measured against a forced aligner."""
QUALITIES = ("high", "medium", "low", "x_low")
OFFLINE = frozenset({"espeak", "text", "hebrew"})
"""The kinds of phonemes that Piper makes without a download or another package."""
LONGEST, PAUSES = 400, frozenset(",;:")
"""Phonemes that are spoken in one go, as more take much memory, and those behind which a sentence is cut first."""

_LOGGER = logging.getLogger(__name__)


class Piper:
    """The engine `piper`; see `accessible.engines.Engine`."""

    name = "piper"
    version = VERSION
    online = False
    rates = (0.5, 2.0)
    pitches = (1.0, 1.0)
    takes_phonemes = True
    preload = "piper"

    def __init__(self) -> None:
        self._models: dict[str, _Model] = {}

    @cached_property
    def _installed(self) -> dict[str, tuple[Voice, Path]]:
        """The voices by name, each with its model; one in the user's folder goes before one in a package."""
        _check()
        found: dict[str, tuple[Voice, Path]] = {}
        for path in (*_in_folder(), *_in_packages()):
            voice = _described(path) if path.stem not in found else None
            if voice is not None:
                found[voice.name] = (voice, path)
        return dict(sorted(found.items(), key=lambda item: _order(item[1][0])))

    def voices(self) -> Sequence[Voice]:
        """Return the voices that were found, the best of each language first.

        Raises EngineError, with the code `not_set_up`, if Piper is not installed or has no voice.
        """
        if not self._installed:
            what = f"put NAME.onnx and NAME.onnx.json into {str(_folder())!r}, or name another folder with {VARIABLE}"
            message = f"The piper engine found no voice: {what}."
            raise EngineError(message, code="not_set_up")
        return [voice for voice, _ in self._installed.values()]

    def speak(
        self,
        text: str,
        voice: Voice,
        rate: float,
        pitch: float = 1.0,  # noqa: ARG002  it cannot be changed
        phonemes: Sequence[Phonemes] = (),
    ) -> "Speech":
        """Return the samples of `text`, and where its words begin if the model tells."""
        if voice.name not in self._models:
            if voice.name not in self._installed:
                message = f"The piper engine has no voice {voice.name!r}: choose one that 'accessible voices' lists."
                raise EngineError(message)
            self._models[voice.name] = _Model(voice, self._installed[voice.name][1])
        return self._models[voice.name].speak(text, rate, phonemes)


def _check() -> None:
    """Raise EngineError if Piper is not there, or is another one than this module was written for."""
    try:
        found = metadata.version("piper-tts")
    except metadata.PackageNotFoundError:
        message = f"The piper engine is not installed: {INSTALL}."
        raise EngineError(message, code="not_set_up") from None
    if found != VERSION:
        message = f"The piper engine needs piper-tts {VERSION}, not {found}: {INSTALL}."
        raise EngineError(message)


def _folder() -> Path:
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "piper-voices"


def _in_folder() -> list[Path]:
    """Return the models in the user's folder. Raises EngineError if a folder that was named is not there."""
    folder = _folder()
    if os.environ.get(VARIABLE) and not folder.is_dir():
        message = f"There is no folder {str(folder)!r} with piper's voices: make it, or change {VARIABLE}."
        raise EngineError(message)
    return sorted(path for path in folder.glob("*.onnx") if Path(f"{path}.json").is_file())


def _in_packages() -> Iterator[Path]:
    """Yield the models in installed packages, without importing any."""
    for distribution in metadata.distributions():
        if ".onnx.json" in (distribution.read_text("RECORD") or ""):
            for file in distribution.files or ():
                path = Path(str(distribution.locate_file(file))).with_suffix("")
                if file.name.endswith(".onnx.json") and path.is_file():
                    yield path


def _described(model: Path) -> Voice | None:
    """Return the voice that a model is, or None, with a warning, if what describes it does not."""
    try:
        config: dict[str, Any] = json.loads(Path(f"{model}.json").read_text("utf-8"))
        about = config.get("language", {})
        tag = str(about.get("code") or config["espeak"]["voice"]).replace("_", "-")
        sample_rate, kind = int(config["audio"]["sample_rate"]), config.get("phoneme_type", "espeak")
        quality = str(config["audio"].get("quality") or model.stem.rpartition("-")[2])
        revision = f"{model.stat().st_size}-{model.stat().st_mtime_ns}"
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        what = f"{type(error).__name__}: {error}"
        _LOGGER.warning("The piper voice %r is left out, because %r is broken (%s).", model.stem, f"{model}.json", what)
        return None
    if kind not in OFFLINE:
        _LOGGER.warning("The piper voice %r is left out, because it needs downloads to read %s.", model.stem, kind)
        return None
    names = (about.get("name_english"), f"({about['country_english']})" if about.get("country_english") else "")
    spoken = " ".join(filter(None, names)) or tag
    return Voice("piper", model.stem, tag, sample_rate, f"{spoken}, {quality} quality", revision=revision)


def _order(voice: Voice) -> tuple[str, int, str]:
    """Return what voices are sorted by: language, quality, name."""
    quality = voice.name.rpartition("-")[2]
    return voice.language, QUALITIES.index(quality) if quality in QUALITIES else len(QUALITIES), voice.name


class _Model:
    """A model that is loaded, and Piper's way to put text into phonemes for it."""

    def __init__(self, voice: Voice, path: Path) -> None:
        """Load the model. Raises EngineError if it is broken."""
        from onnxruntime import InferenceSession, SessionOptions
        from piper import PiperConfig, PiperVoice, SynthesisConfig

        from accessible.engines import onnx_outputs

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4  # what is wrong with a model, the exception says
        try:
            config = PiperConfig.from_dict(json.loads(Path(f"{path}.json").read_text("utf-8")))
            model = path.read_bytes()
            durations = onnx_outputs.outputs_of(model, "Ceil")
            if len(durations) == 1:
                model = onnx_outputs.with_output(model, durations[0])
            session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has a class of its own for each way in which a file can be broken
            what = str(error).partition("\n")[0]
            message = (
                f"The piper voice {voice.name!r} cannot be loaded ({what}): copy {path.name!r} and its .json anew."
            )
            raise EngineError(message) from error
        self._piper = PiperVoice(session, config)
        self._sample_rate = voice.sample_rate
        # The noise that Piper adds is different each time, and no seed can be given: without it, samples repeat.
        self._manner = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)

    def speak(self, text: str, rate: float, phonemes: Sequence[Phonemes]) -> "Speech":
        """Return `text` spoken, and where its words begin if the model tells."""
        from accessible.audio import sound

        if self._piper.config.phoneme_type != "espeak":
            phonemes = ()  # the letters of the text, or signs of their own, are what such a model knows
        phonemes = [part for each in phonemes for part in _by_word(text, each)]
        whole = self._phonemes(text, (0, len(text)), phonemes)
        sentences = [piece for sentence in whole for piece in _pieces(sentence)]
        parts: list[sound.Samples] = []
        begin: list[int | None] = []
        size = 0
        for sentence in sentences:
            wave, positions = self._sound(sentence, rate)
            begin += (size + position for position in positions) if positions else [None] * len(sentence)
            parts.append(sound.from_float(wave))
            size += wave.size
        told = [at for at in (*begin, size) if at is not None]
        if len(told) <= len(begin):
            return sound.Speech(sound.join(parts))
        spoken = [phoneme for sentence in sentences for phoneme in sentence]
        late = round(LATE / rate * self._sample_rate)
        starts = tuple(max(0, told[number] - late) for number in self._first(text, phonemes, spoken))
        return sound.Speech(sound.join(parts), starts)

    def _first(self, text: str, phonemes: Sequence[Phonemes], spoken: Sequence[str]) -> list[int]:
        """Return the phoneme of those that are spoken with which each word begins; none if that takes too long."""
        from accessible.engines import word_phonemes

        alone = [[one for part in self._phonemes(text, word, phonemes) for one in part] for word in words(text)]
        return word_phonemes.begins(alone, spoken) or []

    def _phonemes(self, text: str, span: tuple[int, int], phonemes: Sequence[Phonemes]) -> list[list[str]]:
        """Return a range of a text in phonemes that the model knows, sentence by sentence."""
        known = self._piper.config.phoneme_id_map
        sentences = self._piper.phonemize(_marked(text, span, phonemes, self._piper.config.espeak_voice))
        return [found for sentence in sentences if (found := [one for one in sentence if one in known])]

    def _sound(self, phonemes: list[str], rate: float) -> "tuple[NDArray[np.float32], list[int]]":
        """Return a sentence as a wave, and where in it each phoneme begins; nowhere if the model does not tell."""
        import numpy as np

        config, ids = self._piper.config, self._piper.phonemes_to_ids(phonemes)
        self._manner.length_scale = config.length_scale / rate
        result = self._piper.phoneme_ids_to_audio(ids, self._manner, include_alignments=True)
        wave, lengths = result if isinstance(result, tuple) else (result, None)
        wave = wave.reshape(-1)
        if lengths is None or lengths.size != len(ids) or int(lengths.sum()) != wave.size:
            return wave, []
        # Each phoneme is followed by a pad, and so is the mark of the beginning, which comes before all.
        counts = (len(config.phoneme_id_map[one]) + len(config.phoneme_id_map["_"]) for one in ("^", *phonemes))
        first = list(accumulate(counts))[:-1]
        return wave, [int(at) for at in (np.cumsum(lengths) - lengths)[first]]


def _pieces(sentence: list[str]) -> Iterator[list[str]]:
    """Yield a sentence in pieces that are short enough, cut behind punctuation or else between words if possible."""
    while len(sentence) > LONGEST:
        space = next(
            (at for at in reversed(range(1, LONGEST)) if sentence[at] == " " and sentence[at - 1] in PAUSES), 0
        )
        space = space or next((at for at in reversed(range(1, LONGEST)) if sentence[at] == " "), LONGEST - 1)
        yield sentence[: space + 1]
        sentence = sentence[space + 1 :]
    yield sentence


def _by_word(text: str, phonemes: Phonemes) -> list[Phonemes]:
    """Return the phonemes of several words as those of each, if there are as many parts in them."""
    spans = words(text[phonemes.start : phonemes.end])
    parts = phonemes.ipa.split()
    if len(parts) != len(spans):
        return [phonemes]
    at = phonemes.start
    return [Phonemes(at + start, at + end, part) for (start, end), part in zip(spans, parts, strict=True)]


def _marked(text: str, span: tuple[int, int], phonemes: Sequence[Phonemes], language: str) -> str:
    """Return a range of a text as Piper reads it, with what begins there and is said as phonemes marked as such."""
    at, end = span
    parts = []
    for each in phonemes:
        if each.end > at and each.start < end:
            parts.append(_plain(text[at : max(at, each.start)]))
            said = unicodedata.normalize("NFD", to_piper(each.ipa, language))
            parts.append(f"[[{said}]]" if each.start >= at else "")
            at = min(each.end, end)
    return "".join(parts) + _plain(text[at:end])


def _plain(text: str) -> str:
    """Return `text` without what Piper or its eSpeak NG would obey: control characters, and [[phonemes]]."""
    text = "".join(" " if unicodedata.category(char) in {"Cc", "Cs"} else char for char in text)
    return text.replace("[", "[ ")
