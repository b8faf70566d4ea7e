"""Dates, times, years and decades, as they are said in English."""

import re
from collections.abc import Callable

from accessible.prepare.verbalise.english_numbers import cardinal, is_last, ordinal, two_digits, year

_FULL = "January February March April May June July August September October November December".split()
MONTHS = {name: name for name in _FULL} | {name[:3]: name for name in _FULL} | {"Sept": "September"}
"""The months by their names and by how these are shortened."""
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_ISO = r"(?<![\w/.-])(\d{4})-(\d\d)-(\d\d)(?![\w/-]|\.\d)"
_NUMERIC = r"(?<![\w/.-])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)"
_DAY_FIRST = (
    rf"(?<![\w.,:/$£€-])(?:([Tt]he) )?{_DAY}(?:(\s?[-–]\s?| and | or | to ){_DAY})?(?: of)? ([A-Z][a-z]{{2,8}})\b"
    r"(\.?)(?:,? (\d{4})(?![\w,/-]|\.\d))?"
)
_MONTH_FIRST = (
    rf"\b([A-Z][a-z]{{2,8}})\.? {_DAY}(?:\s?[-–]\s?(\d{{1,2}}))?(?![\w/%°]|[.:,–-]\d)(?:, (\d{{4}})(?![\w/-]|[.,]\d))?"
)
_COUNTED = re.compile(
    r" (?:people|percent|per cent|of|men|women|children|million|billion|thousand)\b"
    r"| (?!(?:was|is|has|his|this|as|its|always|across|towards|perhaps)\b)[a-z]+(?<!s)s\b"
)
_SHORT_MONTH = r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\. (?=\d)"
_HALF_DAY = r"([AaPp])(?:\.\s?[Mm]\.?|[Mm]\b\.?)(?!\w)"
_CLOCK = r"(\d{1,2})(?:([:.])([0-5]\d))?"
_TIME = (
    rf"(?<![\w/$£€#])(?<![\d.,:-][.,:-]){_CLOCK}(?!\d)(?:\s?{_HALF_DAY})?"
    rf"(?:\s?[-–]\s?{_CLOCK}(?!\d)(?:\s?{_HALF_DAY})?)?(?![\w%]|[:/.,–-]\d)"
)
_MILITARY = (
    r"(?<![\w:.,/-])([01]\d|2[0-3])([0-5]\d)(?:h(?:rs)?\b)?"
    r"(?= (?:GMT|UTC|hours|hrs|[A-Z] [A-Z] [A-Z]\b|[A-Z]\.[A-Z]\.))"
)
_ZONES = "[ACEMP][SD]T GMT UTC BST I?ST CES?T EES?T WES?T AES?T AEDT ACST AWST NZS?T NZDT HKT JST KST SGT MSK".split()
_ZONE = rf"(?<=[\d.mM])(\s\(?)({'|'.join(_ZONES)}|ET|CT|PT)(?!\w|\.\w)(?:([+−-])(\d{{1,2}})(?!\d))?"
_OFFSET = r"\b(GMT|UTC)\s?([+−-])(\d{1,2})(?![\d:])"
_DECADE = r"(?<![\w$£€.,])(1\d|20)(\d)0['’]?s\b(?:\s?[-–]\s?['’‘]?([2-9])0s\b)?"
_SHORT_DECADE = r"(?<![\w$£€.,])['’‘]?([2-9])0s\b(?:\s?[-–]\s?['’‘]?([2-9])0s\b)?"
_DECADES = "hundreds tens twenties thirties forties fifties sixties seventies eighties nineties".split()
_YEARS = r"(?<![\w$£€¥#@/.,:–-])(1\d{3}|20\d\d)(\s?[-–]\s?|/)(\d{4}|\d\d)(?![\w/–-]|[.,:]\d)"
_YEAR = (
    r"(?<![\w$£€¥#@/\\^])(?<!\d[.,:–-])(?<![^\W_][.?!])(1[1-9]\d\d|20\d\d)(?![\w(]|[.,:;/]\d|\.[A-Za-z]|[-–]\d|['’′]\d)"
)
_EARLY_YEAR = (
    r"\b([Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Bb]y|year|circa|AD|A\.D\.) (10\d\d|21\d\d)"
    r"(?![\w(]|[.,:/]\d|[-–]\d|['’]\d| [a-z]+s\b)"
)
_MONTHS_IN_YEAR, _DAYS_IN_MONTH, _NOON, _HOURS = 12, 31, 12, 24


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= _DAYS_IN_MONTH and 1 <= month <= _MONTHS_IN_YEAR


def iso_dates(text: str) -> str:
    """2024-05-03 is a day."""
    return re.sub(_ISO, _iso, text)


def _iso(match: re.Match[str]) -> str:
    of, month, day = (int(part) for part in match.groups())
    return f"{_FULL[month - 1]} {ordinal(day)}, {year(of)}" if _is_day(day, month) else match[0]


def numeric_dates(text: str) -> str:
    """13/05/2024 is a day; 03/05/2024 can be two of them, and stays."""
    return re.sub(_NUMERIC, _numeric, text)


def _numeric(match: re.Match[str]) -> str:
    first, second, of = int(match[1]), int(match[3]), int(match[4])
    if _is_day(first, second) and (first > _MONTHS_IN_YEAR or first == second):
        return f"the {ordinal(first)} of {_FULL[second - 1]} {year(of)}"
    if _is_day(second, first) and second > _MONTHS_IN_YEAR:
        return f"{_FULL[first - 1]} {ordinal(second)}, {year(of)}"
    return match[0]


def days_of_months(text: str) -> str:
    """3 May 2024 is the third of May, 3-5 May the third to the fifth of it."""
    return re.sub(_DAY_FIRST, _day_first, text)


def _day_first(match: re.Match[str]) -> str:
    the, day, between, last, month, stop, of = match.groups()
    name = MONTHS.get(month)
    if not name or not _is_day(int(day), 1) or not _is_day(int(last or 1), 1):
        return match[0]
    words = f"{the or 'the'} {ordinal(int(day))}"
    if last:
        words += f" {'to' if between.strip() in '-–' else between.strip()} the {ordinal(int(last))}"
    if of:
        return f"{words} of {name} {year(int(of))}"
    is_end = month == name or is_last(match)
    return f"{words} of {name}" + (stop if is_end else "")


def months_with_days(text: str) -> str:
    """May 3, 2024 is May third; "In March 10 people" is not."""
    return re.sub(_MONTH_FIRST, _month_first, text)


def _month_first(match: re.Match[str]) -> str:
    month, day, last, of = match.groups()
    name = MONTHS.get(month)
    if not name or not _is_day(int(day), 1) or not _is_day(int(last or 1), 1):
        return match[0]
    if month == name and not of and _COUNTED.match(match.string, match.end()):
        return match[0]
    words = f"{name} {ordinal(int(day))}" + (f" to {ordinal(int(last))}" if last else "")
    return words + (f", {year(int(of))}" if of else "")


def short_months(text: str) -> str:
    """Jan. before a number is January."""
    return re.sub(_SHORT_MONTH, lambda match: f"{MONTHS[match[1]]} ", text)


def zones(text: str) -> str:
    """A time zone after a time is said letter by letter; UTC+2 with its difference."""
    text = re.sub(_ZONE, _zone, text)
    return re.sub(_OFFSET, lambda match: _letters(match[1]) + _difference(match[2], match[3]), text)


def _zone(match: re.Match[str]) -> str:
    words = match[1] + _letters(match[2]) + _difference(match[3], match[4])
    has_stop = match.string.startswith(".", match.end())
    return words.removesuffix(".") if has_stop else words


def _letters(written: str) -> str:
    """Say letters one by one; voices take a lone "A" for the article."""
    return "".join(f"{letter}." for letter in written) if "A" in written else " ".join(written)


def _difference(sign: str | None, hours: str | None) -> str:
    return f" {'plus' if sign == '+' else 'minus'} {cardinal(int(hours))}" if sign and hours else ""


def military_times(text: str) -> str:
    """1800 GMT is eighteen hundred."""
    return re.sub(_MILITARY, _military, text)


def _military(match: re.Match[str]) -> str:
    hour, minute = two_digits(int(match[1])), int(match[2])
    return f"{hour} {two_digits(minute)}" if minute else f"{hour} hundred"


def times(text: str) -> str:
    """9:30 a.m. is nine thirty, 17:45 seventeen forty-five, 9am-5pm from one to the other."""
    return re.sub(_TIME, _time, text)


def _time(match: re.Match[str]) -> str:
    hour, mark, minute, half, hour_to, mark_to, minute_to, half_to = match.groups()
    stop = "." if match[0].endswith(".") and is_last(match) else ""
    first = _clock(hour, mark, minute, half or half_to, half)
    if not first:
        return match[0]
    if not hour_to:
        return first + stop
    second = _clock(hour_to, mark_to, minute_to, half_to, half_to)
    return f"{first} to {second}{stop}" if second else match[0]


def _clock(hour: str, mark: str | None, minute: str | None, half: str | None, said: str | None) -> str:
    """Return a time in words; `half` is the half of the day that it is in, `said` that which stands after it.

    Empty if it is no time: 17 alone, 9.30 without a.m., or 25:10.
    """
    hours, minutes = int(hour), int(minute or 0)
    if not half and mark != ":":
        return ""
    if hours >= _HOURS or (half and not 1 <= hours <= _NOON):
        return ""
    after = f" {said.upper()}M" if said else ""
    if minutes:
        return f"{cardinal(hours)} {two_digits(minutes)}{after}"
    if half:
        return cardinal(hours) + after
    if not hours:
        return "midnight"
    return f"{cardinal(hours)} {'o’clock' if hours <= _NOON else 'hundred'}"


def decades(text: str) -> str:
    """The 1980s are the nineteen eighties, the '90s the nineties."""
    return re.sub(_SHORT_DECADE, _short_decade, re.sub(_DECADE, _decade, text))


def _decade(match: re.Match[str]) -> str:
    century, tens, last = match.groups()
    words = "two thousands" if century + tens == "200" else f"{cardinal(int(century))} {_DECADES[int(tens)]}"
    return words + (f" to {_DECADES[int(last)]}" if last else "")


def _short_decade(match: re.Match[str]) -> str:
    return _DECADES[int(match[1])] + (f" to {_DECADES[int(match[2])]}" if match[2] else "")


def year_ranges(text: str) -> str:
    """1914-18 and 1914-1918 go from year to year; 2023/24 is both years."""
    return re.sub(_YEARS, _years, text)


def _years(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[3])
    whole = last if len(match[3]) > 2 else first // 100 * 100 + last  # noqa: PLR2004  the year without its century
    if match[2] == "/":
        return f"{year(first)} {_last(match[3])}" if (whole - first) % 100 == 1 else match[0]
    if len(match[3]) == 2 and first % 100 == 99 and not last:  # noqa: PLR2004  1999-00
        return match[0]
    return f"{year(first)} to {_last(match[3])}" if whole > first else match[0]


def _last(written: str) -> str:
    return year(int(written)) if len(written) > 2 else two_digits(int(written))  # noqa: PLR2004  see `_years`


def years(text: str) -> str:
    """Four digits without a comma are said like a year: fifteen hundred, nineteen eighty-four."""
    text = re.sub(_EARLY_YEAR, lambda match: f"{match[1]} {year(int(match[2]))}", text)
    return re.sub(_YEAR, lambda match: year(int(match[1])), text)


RULES: tuple[Callable[[str], str], ...] = (
    iso_dates,
    numeric_dates,
    days_of_months,
    months_with_days,
    short_months,
    zones,
    military_times,
    times,
    decades,
)
"""In this order, before the other numbers; ranges of years and years come later."""
