"""The bare engine: speak sentences one by one, and throw the sound away.

    python bench/bare.py hibari|espeak SENTENCES.json

Prints the seconds of sound. Nobody can speak these sentences for less with this engine.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path


def hibari(sentences: Sequence[str]) -> float:
    """Return the seconds of sound that hibari makes of `sentences`."""
    from hibari import SAMPLE_RATE, Hibari

    voice = Hibari(threads=1)
    seconds: float = sum(len(voice(sentence, seed=0)) for sentence in sentences) / SAMPLE_RATE
    return seconds


def espeak(sentences: Sequence[str]) -> float:
    """Return the seconds of sound that espeak-ng makes of `sentences`."""
    from espeak import SAMPLE_WIDTH, Espeak

    voice = Espeak()
    return sum(len(voice(sentence)) for sentence in sentences) / SAMPLE_WIDTH / voice.sample_rate


def main(engine: str, sentences: str) -> None:
    """Speak the list of strings in the file `sentences`."""
    speak = {"hibari": hibari, "espeak": espeak}[engine]
    print(f"{speak(json.loads(Path(sentences).read_text(encoding='utf-8'))):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
