"""Brackets, which are not said: they are pauses."""

import re

_BRACKETS = re.compile(r"(?<=[\w”’\"'.,%°]) \(([^()]*\w[^()]*)\)(?=([\s,.;:!?”\"])?)")
_DEEPEST = 4
_STOPS = ",.;:!?"


def brackets(text: str) -> str:
    """Round brackets inside a sentence are pauses, and so are those inside them."""
    for _ in range(_DEEPEST):
        if "(" not in text:
            break
        text = _BRACKETS.sub(_bracket, text)
    return text


def _bracket(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match[2]
    if before in ".!?" and match.string[: match.start()].strip():
        return match[0]
    is_last = after is None or after in _STOPS
    return f"{'' if before == ',' else ','} {match[1].strip()}{'' if is_last else ','}"
