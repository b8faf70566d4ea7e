"""The styles of a book: what they say of which elements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

_CLASS = re.compile(r"\.(-?[^\W\d][\w-]*|--[\w-]+)")
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_DARK = re.compile(r"prefers-color-scheme")


@dataclass(frozen=True, slots=True)
class Block:
    """Declarations, by property, for a selector, as text; `media` is the condition that they stand under."""

    selector: str
    declared: dict[str, str]
    media: str = ""

    @property
    def classes(self) -> frozenset[str]:
        """Return the names of the classes in the selector."""
        return frozenset(_CLASS.findall(_ESCAPED.sub(_unescaped, self.selector)))

    @property
    def is_for_darkness(self) -> bool:
        """Say whether it stands under a condition that asks for the light or dark of the reading system."""
        return bool(_DARK.search(self.media))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet: its blocks, and the addresses of those that it imports."""

    blocks: tuple[Block, ...]
    imports: tuple[str, ...]


def parse(css: str) -> Sheet:
    """Return what a style sheet says; what cannot be parsed is left out, as reading systems do."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    imports = tuple(
        token.value
        for rule in rules
        if rule.type == "at-rule" and rule.lower_at_keyword == "import"
        for token in _addresses(rule.prelude)
    )
    return Sheet(tuple(_blocks(rules, "")), imports)


def inline(css: str, selector: str) -> Block:
    """Return the declarations of a `style` attribute."""
    return Block(selector, _declarations(tinycss2.parse_blocks_contents(css, skip_comments=True)))


def _addresses(tokens: Iterable[Any]) -> Iterator[Any]:
    """Yield the address with which an `@import` begins, as a string, `url(…)` or `url("…")`."""
    for token in tokens:
        kind = getattr(token, "type", "")
        if kind in {"string", "url"}:
            yield token
        elif kind == "function":
            yield from _addresses(getattr(token, "arguments", ()))


def _blocks(rules: Iterable[Any], media: str) -> Iterator[Block]:
    for rule in rules:
        kind, content = getattr(rule, "type", ""), getattr(rule, "content", None)
        if content is None:
            continue
        if kind == "qualified-rule":
            declared = _declarations(tinycss2.parse_blocks_contents(content, skip_comments=True))
            yield Block(tinycss2.serialize(rule.prelude).strip(), declared, media)
        elif kind == "at-rule" and rule.lower_at_keyword in {"media", "supports", "layer"}:
            inside = f"{media} {tinycss2.serialize(rule.prelude)}"
            yield from _blocks(tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True), inside)


def _declarations(content: Iterable[Any]) -> dict[str, str]:
    return {
        each.lower_name: tinycss2.serialize(each.value).strip().lower()
        for each in content
        if getattr(each, "type", "") == "declaration"
    }


def _unescaped(match: re.Match[str]) -> str:
    return chr(min(int(match[1], 16), 0x10FFFF) or 0xFFFD) if match[1] else match[2]
