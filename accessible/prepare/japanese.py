"""Japanese as it is read: eSpeak knows kana, and says "Chinese letter" for every kanji."""

from functools import cache
from typing import Any


@cache
def _converter() -> Any:  # noqa: ANN401  pykakasi has no types
    import pykakasi

    return pykakasi.kakasi()


def kana(text: str) -> str:
    """Return `text` with every kanji replaced by its reading in hiragana."""
    return "".join(word["hira"] for word in _converter().convert(text))
