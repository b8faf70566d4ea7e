"""Clock values of SMIL 3, as media overlays use them."""

import re

_FULL = re.compile(r"(\d+):([0-5]\d):([0-5]\d(?:\.\d+)?)")
_PARTIAL = re.compile(r"([0-5]\d):([0-5]\d(?:\.\d+)?)")
_COUNT = re.compile(r"(\d+(?:\.\d+)?)(h|min|s|ms)?")
_UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001, None: 1.0}


def seconds(clock: str) -> float:
    """Return the seconds of a clock value: full, partial, or a count with or without a unit. Raises ValueError.

    `npt=` before it, as in SMIL 1 and DAISY, says nothing new.
    """
    value = clock.strip().removeprefix("npt=")
    if match := _FULL.fullmatch(value):
        return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])
    if match := _PARTIAL.fullmatch(value):
        return int(match[1]) * 60 + float(match[2])
    if match := _COUNT.fullmatch(value):
        return float(match[1]) * _UNITS[match[2]]
    raise ValueError(clock)
