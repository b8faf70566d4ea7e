"""Which rules a language has. Only those that are asked for are loaded."""

from functools import cache
from importlib import import_module

from accessible.prepare.language import primary
from accessible.prepare.verbalise.grammar import Rule

MODULES = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "pt-br": "brazilian",
    "ru": "russian",
}


@cache
def by_language(language: str) -> tuple[Rule, ...]:
    """Return the rules of `language`, a BCP 47 tag, in order; none for a language that has none."""
    name = MODULES.get(language.replace("_", "-").lower()) or MODULES.get(primary(language))
    if not name:
        return ()
    rules: tuple[Rule, ...] = import_module(f"accessible.prepare.verbalise.{name}").RULES
    return rules
