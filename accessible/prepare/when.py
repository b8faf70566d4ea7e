"""Dates in bylines, in many languages: where one stands in a line, and what day it is."""

import re
from functools import lru_cache

from accessible.dates import parse_date

_MONTHS = (
    "jan f[eé][bv] m[aä]r apr may? jun jul aug sep oct nov dec",  # and the months that other languages write alike
    "mär mai juni juli okt dez | janv avr juin juil août aout sept déc | ene abr mayo ago set dic",
    "gen mag giu lug ott | fev out | maa mrt mei | sty lut kwi maj cze lip sie wrz paź lis gru",
    "led úno bře dub kvě čer srp zář říj pro | oca şub nis haz tem ağu eyl eki kas ara | des",
    "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "янв фев мар апр мая май июн июл авг сен окт ноя дек | січ лют бер кві тра чер лип сер вер жов лис гру",
    "يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
)
_DAYS = (
    "mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lun mar mer mié mie jeu jue gio ven vie sam sáb sab dim dom seg ter qua qui sex",
    "maan dins woen dond vrij zat zon pon wto śro czw pią sob nie пон вто сре чет пят суб вос",
    "mån tis ons tor fre lör sön man lør søn",
)


def _any_of(rows: tuple[str, ...]) -> str:
    return "|".join(sorted({word for row in rows for word in row.split() if word != "|"}, key=len, reverse=True))


_MONTH = rf"(?:{_any_of(_MONTHS)})[^\W\d]{{0,9}}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|[ºª.])?"
_CALENDAR = (
    rf"(?:(?:{_any_of(_DAYS)})[^\W\d]{{0,9}}\.?,?\s+)?(?:{_DAY}[\s-]+(?:de\s|of\s)?{_MONTH},?[\s-]+(?:de\s|del\s)?\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*|\s+)\d{{4}})(?!\d)(?:\sг\.)?"
    r"|\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}(?!\d)\s?[日일]?(?:\s?[(（]?(?:星期|周)?[一二三四五六日月火水木金土][)）]?)?"
    r"|\d{1,2}([-/]|\.\s?)\d{1,2}\2\d{4}(?!\d)"
)
_CLOCK = (
    r"(?:T|\s*[,|/•·–—-]?\s*(?:at|um|à|a\slas|às|alle(?:\sore)?|ore|om|o\sgodz\.|godz\.|в|о|kl\.?|klo|saat|الساعة|오전|오후|上午|下午|午前|午後)?\s*)"
    r"\d{1,2}\s?[:h.時]\s?\d{2}(?::\d{2}(?:\.\d+)?)?分?(?!\d)"
    r"(?:\s?(?:[ap]\.?m\b\.?|uhr|hrs?\b|h\b|uur|z\b|(?:[a-z]{1,3}t|utc|ist)\b))?(?:\s?[+-]\d{2}:?\d{2})?(?:\s[a-z]{1,3}t\b)?"
)
DATE = re.compile(
    rf"(?<![\w/.-])(?:le\s|am\s|el\s|il\s|den\s|on\s)?(?P<day>{_CALENDAR})(?P<clock>{_CLOCK})?", re.IGNORECASE
)
"""A date that names a day, with the time that may follow it."""
_DIGIT = re.compile(r"\d")
_PORTUGUESE_CLOCK = re.compile(r"\sàs\s+(\d{1,2})h(\d{2})")  # dateparser does not know it
_UNIT = (
    r"(?:sec|min|hour|hr|day|week|month|year|sekunde|stunde|std|tag|woche|monat|jahr|heure|jour|semaine|mois|an|hora|día"
    r"|semana|mes|año|dia|mês|ano|ora|ore|giorn|settiman|mese|mesi|ann|uur|uren|dag|week|weken|maand|jaar|godz|dni|dzień"
    r"|tyg|miesi|rok|lat|сек|мин|час|дн|день|ден|недел|месяц|год|лет|годин|тиж|місяц|timm|dygn|veck|månad|år|time|uge|uke|måned"
    r"|saat|dakika|gün|hafta|ay|yıl|hodin|týdn)[^\W\d]{0,6}\.?"
)
_MANY = r"(?:\d+|an?|one|einer?|einem|une?|una?|um|uma|een)"
_RELATIVE = (
    rf"{_MANY}\+?\s?{_UNIT}\s(?:ago|fa|atrás|geleden|temu|назад|тому|sedan|siden|önce)|(?:vor|il\sy\sa|hace|há|před|för|for)\s{_MANY}\s{_UNIT}(?:\ss(?:edan|iden))?"
    r"|\d+\s?(?:秒|分钟|分鐘|小时|小時|天|周|个月|年|時間|分|日|週間|か月)\s?[之以]?前|\d+\s?(?:초|분|시간|일|주|개월)\s?전|(?:منذ|قبل)\s\d*\s?\w+|\d+\s\w+\sपहले"
    r"|just\snow|yesterday|today|gestern|heute|hier|ayer|hoy|ieri|oggi|ontem|hoje|gisteren|vandaag|wczoraj|dzisiaj|вчера|сегодня|昨天|今天|昨日|今日"
)
RELATIVE = re.compile(rf"(?<!\w)(?:{_RELATIVE})(?!\w)(?:{_CLOCK})?", re.IGNORECASE)
"""A date that counts from the day on which the page was copied."""


def can_hold_date(text: str) -> bool:
    """Say whether `DATE` is worth trying, which is slow: it takes a number."""
    return bool(_DIGIT.search(text))


def date_at(text: str) -> str:
    """Return the date that `text` is, as ISO 8601, or an empty string. Quick where it is none."""
    match = DATE.fullmatch(text)
    return _parsed(text, match["day"]) if match else ""


@lru_cache(maxsize=1 << 10)
def _parsed(text: str, day: str) -> str:
    return parse_date(_PORTUGUESE_CLOCK.sub(r" \1:\2", text)) or parse_date(day)
