"""The rules, by what they look at, and their codes."""

from collections.abc import Callable, Mapping

from accessible.check.book import Book
from accessible.check.message import Code, Findings
from accessible.check.rules import (
    audio,
    claims,
    clips,
    container,
    content,
    limits,
    navigation,
    overlays,
    package,
    styles,
)

_MODULES = (container, package, audio, clips, overlays, content, navigation, claims, styles, limits)
RULES: tuple[Callable[[Book], Findings], ...] = tuple(rule for module in _MODULES for rule in module.RULES)
CODES: Mapping[str, Code] = {code: about for module in _MODULES for code, about in module.CODES.items()}
"""Every code of ours, and what it means."""
