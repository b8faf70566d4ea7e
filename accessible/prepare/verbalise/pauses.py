"""Brackets, which are not said: they are pauses."""

import re

_BRACKETS = re.compile(r"(?<=[\w”’\"'.,%°]) \(([^()]*\w[^()]*)\)(?=(.)?)", re.DOTALL)
_DEEPEST = 4
_STOPS = ".,;:"


def brackets(text: str) -> str:
    """Round brackets inside a sentence are pauses, and so are those inside them."""
    for _ in range(_DEEPEST):
        if "(" not in text:
            break
        text = _BRACKETS.sub(_bracket, text)
    return text


def _bracket(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match[2] or ""
    if before in ".!?" and match.string[: match.start()].strip():
        return match[0]
    end = "," if after.isspace() else ", " if after.isalnum() else ""
    inside = match[1].strip().rstrip(_STOPS if after and after in _STOPS else "")
    return f"{'' if before == ',' else ','} {inside}{end}"
