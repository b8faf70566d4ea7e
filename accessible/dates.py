"""Dates as people write them."""

import re
from datetime import datetime

_TIME = r"(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{_TIME}")
_EITHER_WAY = re.compile(r"\b(0?\d|1[0-2])([/-])(0?\d|1[0-2])\2\d{4}\b")
"""A date whose day and month could change places: nobody can say which is meant."""
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}){_TIME}")
_AROUND = " \t\u00a0|•·,;–—-"
LONGEST = 9  # words: weekday, date, time and zone are fewer
LONGEST_WORD = 15  # characters, on average: what is longer would keep the parser busy for minutes


def parse_date(text: str) -> str:
    """Return a date as ISO 8601, with its time if it has one, or an empty string if `text` is not just a date."""
    text = text.strip(_AROUND)
    if len(text) > LONGEST * LONGEST_WORD:
        return ""
    if match := _YEAR_FIRST.fullmatch(text):
        return _iso(*match.groups())
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year, *time = match.groups()
        return _iso(year, month, day, *time)
    if _EITHER_WAY.search(text) or len(text.split()) > LONGEST or not re.search(r"\d{4}", text):
        return ""
    import dateparser  # slow to import, and seldom needed

    found = dateparser.parse(text, settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]})
    if found is None:
        return ""
    has_time = re.search(r"\d[:h]\d\d|\d\s*[ap]\.?m", text, re.IGNORECASE)
    return str(found.isoformat() if has_time else found.date().isoformat())


def _iso(year: str, month: str, day: str, *time: str | None) -> str:
    hour, minute, second, zone = time
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001  the zone is written as given
    except ValueError:
        return ""
    if not hour:
        return moment.date().isoformat()
    offset = f"{zone[:3]}:{zone[-2:]}" if zone and zone != "Z" else zone or ""
    return moment.isoformat() + offset
