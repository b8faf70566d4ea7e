"""Emoji as words in brackets, for copies that cannot show them."""

from collections.abc import Callable
from typing import Any

from accessible.assets import emoji_names


def in_words(text: str, language: str, is_shown: Callable[[str], bool]) -> str:
    """Return a text with the names of its emoji in brackets, but for those that can be shown as they are.

    The names are in `language`, a BCP 47 tag, or in English; `is_shown` is asked for each emoji, whole.
    """
    import emoji  # names of thousands

    tag = language.partition("-")[0].lower()
    ours = emoji_names(tag)
    tag = tag if tag in emoji.LANGUAGES else "en"
    emoji.config.load_language(tag)

    def name(signs: str, known: dict[str, Any]) -> str:
        if is_shown(signs):
            return signs
        found = ours.get(signs.replace("\ufe0f", "")) or known.get(tag) or known["en"]
        return f"[{found.strip(':').replace('_', ' ')}]"

    return emoji.replace_emoji(text, name)
