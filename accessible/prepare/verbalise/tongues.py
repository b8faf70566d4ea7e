"""Which rules a language has. Only those that are asked for are loaded."""

from functools import cache
from importlib import import_module

from accessible.prepare.verbalise.grammar import Rule

_MODULES = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
}


@cache
def by_language(language: str) -> tuple[Rule, ...]:
    """Return the rules of `language`, a primary subtag of BCP 47, in order; none for a language that has none."""
    if language not in _MODULES:
        return ()
    rules: tuple[Rule, ...] = import_module(f"accessible.prepare.verbalise.{_MODULES[language]}").RULES
    return rules
