"""The tokens of a Markdown text, none of it left out: not what a parser gives up on, and not what it swallows."""

import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from accessible.errors import SourceError

DEEPEST = 100
"""Levels of quotations and lists, of which an item takes two."""
DEEPEST_IN_A_LINE = 20
"""Levels of brackets, each of which makes the parser look at the line once more; those that are deeper are text."""
_CONTAINERS = frozenset({"blockquote_open", "list_item_open"})
_MARKER = r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))"
_MARKERS = re.compile(rf"^((?:{_MARKER}){{20}})(?:{_MARKER})+", re.MULTILINE)
"""More of them at the start of a line than anyone means."""
_RAW = re.compile(r"\s*<(?:script|style|textarea|pre)\b", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|style|textarea|pre)>", re.IGNORECASE)
"""What begins and ends raw HTML that blank lines do not end."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_RUN = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
"""The schemes of addresses that are code."""


def parse(parser: MarkdownIt, text: str, found: dict[str, Any] | None = None) -> list[Token]:
    """Return the tokens of a text; `found` is what the parser collects beside them.

    Raises SourceError where it is nested so deep that the parser leaves text out.
    """
    parser.core.ruler.after("block", "levels_in_a_line", _limit_levels)
    return _parse(parser, text, {} if found is None else found)


def _limit_levels(state: StateCore) -> None:
    """Go on with fewer levels, as a rule of the parser that runs when it has found the blocks."""
    state.md.options["maxNesting"] = DEEPEST_IN_A_LINE


def _parse(parser: MarkdownIt, text: str, found: dict[str, Any]) -> list[Token]:
    tokens = _tokens(parser, text, found)
    if _is_cut(tokens):
        found.clear()
        tokens = _tokens(parser, _MARKERS.sub(r"\1 ", text), found)
    if _is_cut(tokens):
        message = "Its lists and quotations are nested too deeply to be read whole: take some levels away."
        raise SourceError(message, code="too_large")
    for token in tokens:
        token.children = token.children and list(_without_code(token.children))
    return [part for token in tokens for part in _ended(parser, token, found)]


def _tokens(parser: MarkdownIt, text: str, found: dict[str, Any]) -> list[Token]:
    parser.options["maxNesting"] = DEEPEST
    return parser.parse(text, found)


def _is_cut(tokens: list[Token]) -> bool:
    """Say whether a quotation or an item is on the deepest level, where the parser drops what is in it."""
    return any(token.level >= DEEPEST - 1 and token.type in _CONTAINERS for token in tokens)


def _without_code(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens of a line, but for addresses in angle brackets that would be run."""
    is_code = False
    for token in tokens:
        is_address = token.markup == "autolink"
        if is_address and token.nesting == 1:
            is_code = bool(_RUN.match(str(token.attrs.get("href", ""))))
        if not is_code:
            yield token
        elif is_address and token.nesting == -1:
            is_code = False


def _ended(parser: MarkdownIt, token: Token, found: dict[str, Any]) -> list[Token]:
    """Return a token; a script or the like without an end, which holds all that follows, ends at its blank line."""
    if token.type != "html_block" or not _RAW.match(token.content) or _RAW_END.search(token.content):
        return [token]
    raw, *rest = _BLANK_LINE.split(token.content, maxsplit=1)
    token.content = raw
    parser.disable("html_block")  # none of those that follow has an end either
    following = _parse(parser, "".join(rest), found)
    parser.enable("html_block")
    return [token, *following]
