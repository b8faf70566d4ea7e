"""Dates as people write them."""

import re
from datetime import datetime
from functools import cache

_TIME = r"(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{_TIME}")
_EITHER_WAY = re.compile(r"\b(0?\d|1[0-2])([/-])(0?\d|1[0-2])\2\d{4}\b")
"""A date whose day and month could change places: nobody can say which is meant."""
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}){_TIME}")
_MONTHS = (
    "january januar janvier enero gennaio janeiro januari stycznia styczeń января январь يناير",
    "february februar février febrero febbraio fevereiro februari lutego luty февраля февраль فبراير",
    "march märz mars marzo março maart marca marzec марта март مارس",
    "april avril abril aprile kwietnia kwiecień апреля апрель أبريل",
    "may mai mayo maggio maio mei maja maj мая май مايو",
    "june juni juin junio giugno junho czerwca czerwiec июня июнь يونيو",
    "july juli juillet julio luglio julho lipca lipiec июля июль يوليو",
    "august août agosto augustus sierpnia sierpień августа август أغسطس",
    "september septembre septiembre settembre setembro września wrzesień сентября сентябрь سبتمبر",
    "october oktober octobre octubre ottobre outubro października październik октября октябрь أكتوبر",
    "november novembre noviembre novembro listopada listopad ноября ноябрь نوفمبر",
    "december dezember décembre diciembre dicembre dezembro grudnia grudzień декабря декабрь ديسمبر",
)
_NAMED = re.compile(
    r"(?:[^\W\d_]{2,}\.?,?\s+)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.º])?[\s-]*(?:de\s|of\s)?(?P<month>[^\W\d_]{3,})\.?"
    r"|(?P<first>[^\W\d_]{3,})\.?\s*(?P<second>\d{1,2})(?:st|nd|rd|th)?),?[\s-]+(?:de\s)?(?P<year>\d{4})"
)
"""A day, a month by its name, and a year."""
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_AROUND = " \t\u00a0|•·,;–—-"
SHORTEST_MONTH = 3  # letters
LONGEST = 9  # words: weekday, date, time and zone are fewer
LONGEST_WORD = 15  # characters, on average: what is longer would keep the parser busy for minutes


def parse_date(text: str) -> str:
    """Return a date as ISO 8601, with its time if it has one, or an empty string if `text` is not just a date."""
    text = text.strip(_AROUND)
    if len(text) > LONGEST * LONGEST_WORD:
        return ""
    if found := plain_date(text):
        return found
    if _EITHER_WAY.search(text) or len(text.split()) > LONGEST or not re.search(r"\d{4}", text):
        return ""
    import dateparser  # slow to import, and seldom needed

    found = dateparser.parse(text, settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]})
    if found is None:
        return ""
    has_time = re.search(r"\d[:h]\d\d|\d\s*[ap]\.?m", text, re.IGNORECASE)
    return str(found.isoformat() if has_time else found.date().isoformat())


def plain_date(text: str) -> str:
    """Return what `parse_date` does of the commonest ways to write a date, at once; of others, an empty string."""
    text = text.strip(_AROUND)
    if match := _YEAR_FIRST.fullmatch(text):
        return _iso(*match.groups())
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year, *time = match.groups()
        return _iso(year, month, day, *time)
    if (match := _NAMED.fullmatch(text)) and (number := month_number(match["month"] or match["first"])):
        return _iso(match["year"], str(number), match["day"] or match["second"])
    if (match := _SLASHED.fullmatch(text)) and not _EITHER_WAY.fullmatch(text):
        month, day = sorted((match[1], match[3]), key=int)
        return _iso(match[4], month, day)
    return ""


@cache
def month_number(word: str) -> int:
    """Return the number of the month that `word` names, whole or cut short to three letters or more, else 0."""
    start = word.rstrip(".,").casefold()
    found = {number for number, names in enumerate(_MONTHS, 1) if f" {start}" in f" {names}"}
    return found.pop() if len(found) == 1 and len(start) >= SHORTEST_MONTH and start.isalpha() else 0


def _iso(year: str, month: str, day: str, *time: str | None) -> str:
    hour, minute, second, zone = time or (None, None, None, None)
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001  the zone is written as given
    except ValueError:
        return ""
    if not hour:
        return moment.date().isoformat()
    offset = f"{zone[:3]}:{zone[-2:]}" if zone and zone != "Z" else zone or ""
    return moment.isoformat() + offset
