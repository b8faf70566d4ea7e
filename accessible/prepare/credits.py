"""Bylines and dates: "By A and B  Source: C  Published: 2015-7-7 22:43:29" into metadata."""

import re
from datetime import datetime

_BY = r"(?:written )?by|von|par|por|di|da|door|przez|autor(?:in)?|auteur|authors?|автор|作者|文|記者|기자"
_SOURCE = r"source|quelle|fuente|fonte|bron|źródło|источник|来源|來源|出典|출처"
_DATE = (
    r"(?:first )?published(?: on| at)?|posted(?: on)?|date|updated?|last updated|modified"
    r"|veröffentlicht(?: am)?|stand|publié(?: le)?|publicado(?: el)?"
    r"|pubblicato(?: il)?|gepubliceerd(?: op)?|opublikowano|опубликовано|发布时间|发布于|日期|公開日"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s|•·,;–—]))(?:(?P<by>{_BY})(?:\s*[:：]\s*|\s+)"
    rf"|(?P<source>{_SOURCE})\s*[:：]\s*"
    rf"|(?P<date>{_DATE})(?:\s*[:：]\s*|\s+(?=\S*\d)|\s+(?=\w+\.? \d)))",
    re.IGNORECASE,
)
_SEPARATORS = " \t\u00a0|•·,;–—-"
_NUMERIC = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|[+-]\d{2}:\d{2})?"
)
_NAME_WORD = re.compile(r"(?:[^\W\d_][\w.'’-]*)")
_PARTICLES = frozenset(
    "de da di du des la le van von der den del della dos ter ten zu af al el bin ibn y e och".split()  # noqa: SIM905  readable
)
_AND = re.compile(r"\s*(?:,|;|/|&|、|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b)\s*")
LONGEST_NAME = 5  # words
LONGEST_LINE = 25  # words


def parse_date(text: str) -> str:
    """Return a date as ISO 8601, with its time if it has one, or an empty string if `text` is not just a date."""
    text = text.strip(_SEPARATORS)
    if match := _NUMERIC.fullmatch(text):
        return _iso(match)
    if len(text.split()) > 9 or not re.search(r"\d{4}", text):  # noqa: PLR2004  weekday, date, time and zone are fewer words
        return ""
    import dateparser  # slow to import, and seldom needed

    found = dateparser.parse(text, settings={"STRICT_PARSING": True, "PREFER_DATES_FROM": "past"})
    if found is None:
        return ""
    has_time = re.search(r"\d[:.h]\d\d|\d\s*[ap]\.?m", text, re.IGNORECASE)
    return str(found.isoformat() if has_time else found.date().isoformat())


def _iso(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001  the zone is written as given
    except ValueError:
        return ""
    return (moment.isoformat() + (zone or "")) if hour else moment.date().isoformat()


def parse_names(text: str) -> tuple[str, ...]:
    """Return the names in "A, B and C", or nothing if `text` is anything but names."""
    names = tuple(name.strip(_SEPARATORS) for name in _AND.split(text.strip(_SEPARATORS)) if name.strip(_SEPARATORS))
    return names if names and all(_is_name(name) for name in names) else ()


def _is_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > LONGEST_NAME or any(not _NAME_WORD.fullmatch(word) for word in words):
        return False
    return all(not word[0].islower() or word.lower() in _PARTICLES for word in words) and not words[-1][0].islower()


def parse_credits(text: str) -> dict[str, str | tuple[str, ...]]:
    """Return `authors`, `source` and `published` of a line that is made of nothing else; empty if it is not."""
    if len(text.split()) > LONGEST_LINE:
        return {}
    labels = list(_LABEL.finditer(text))
    if not labels or labels[0].start() != 0:
        date = parse_date(text)
        return {"published": date} if date else {}
    found: dict[str, str | tuple[str, ...]] = {}
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        value = text[label.end() : end].strip(_SEPARATORS)
        fields = _field(str(label.lastgroup), value)
        if not fields:
            return {}
        found = {**fields, **found}
    return found


def _field(kind: str, value: str) -> dict[str, str | tuple[str, ...]]:
    if kind == "source":
        return {"source": value} if value else {}
    if kind == "date":
        date = parse_date(value)
        return {"published": date} if date else {}
    head, _, tail = value.partition("|") if "|" in value else value.partition("•")
    names = parse_names(head)
    date = parse_date(tail) if tail.strip() else ""
    if not names or (tail.strip() and not date):
        return {}
    return {"authors": names, "published": date} if date else {"authors": names}
