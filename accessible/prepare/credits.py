"""Bylines and dates: "By A and B  Source: C  Published: 2015-7-7 22:43:29" into metadata."""

import re
from dataclasses import dataclass, field

from accessible.dates import parse_date

_BY = r"(?:written )?by|von|par|por|di|door|przez"
_AUTHOR = rf"{_BY}|da|autor(?:in)?|auteur|authors?|автор|作者|文|記者|기자"
_SOURCE = r"source|quelle|fuente|fonte|bron|źródło|источник|来源|來源|出典|출처"
_DATE = (
    r"(?:first )?published(?: on| at)?|posted(?: on)?|date|(?:last )?updated?|modified"
    r"|veröffentlicht(?: am)?|stand|publié(?: le)?|publicado(?: el)?"
    r"|pubblicato(?: il)?|gepubliceerd(?: op)?|opublikowano|опубликовано|发布时间|发布于|日期|公開日"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s|•·,;–—]))(?:(?P<authors>{_AUTHOR})\s*[:：]\s*|(?P<source>{_SOURCE})\s*[:：]\s*"
    rf"|(?P<published>{_DATE})(?:\s*[:：]\s*|\s+(?=\S*\d)|\s+(?=\w+\.? \d)))|^(?P<by>{_BY})\s+",
    re.IGNORECASE,
)
_SEPARATORS = " \t\u00a0|•·,;–—-"
_SPLIT = re.compile(r"[|•·–—,]| - ")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = frozenset(
    "de da di du des la le van von der den del della dos ter ten zu af al el bin ibn y e och".split()  # noqa: SIM905  readable
)
_ROLES = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|contributor|columnist|news|desk|bureau|redaktion|agency)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|/|&|、|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b)\s*")
LONGEST_NAME = 5  # words
LONGEST_SOURCE = 8  # words
LONGEST_LINE = 25  # words
LONGEST_WORD = 20  # characters, on average


@dataclass(frozen=True, slots=True)
class Credits:
    """What a line says: `authors`, `source`, `published`, or nothing if the line says anything else.

    `left_out` says, in words, what of the line is in none of the fields.
    """

    fields: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    left_out: str = ""


def parse_names(text: str) -> tuple[str, ...]:
    """Return the names in "A, B and C", or nothing if `text` is anything but names."""
    names = tuple(name.strip(_SEPARATORS) for name in _AND.split(text.strip(_SEPARATORS)) if name.strip(_SEPARATORS))
    return names if names and all(_is_name(name) for name in names) else ()


def _is_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > LONGEST_NAME or any(not _NAME_WORD.fullmatch(word) for word in words):
        return False
    return all(not word[0].islower() or word.lower() in _PARTICLES for word in words) and not words[-1][0].islower()


def parse_credits(text: str) -> Credits:
    """Return what a line says of author, source and date, if it is made of nothing else."""
    if len(text) > LONGEST_LINE * LONGEST_WORD or len(text.split()) > LONGEST_LINE:
        return Credits()
    labels = list(_LABEL.finditer(text))
    if not labels or labels[0].start() != 0:
        date = parse_date(text)
        return Credits({"published": date}) if date else Credits()
    fields: dict[str, str | tuple[str, ...]] = {}
    left_out = ""
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        part = _field(str(label.lastgroup), text[label.end() : end].strip(_SEPARATORS))
        if not part.fields:
            return Credits()
        if part.left_out or any(fields.get(name, value) != value for name, value in part.fields.items()):
            left_out = "author and date are kept as metadata, without the rest of the line"
        fields = {**part.fields, **fields}
    return Credits(fields, left_out)


def _field(kind: str, value: str) -> Credits:
    """Return what stands behind one label; nothing if that is not of its kind."""
    if kind == "source":
        is_name = value and len(value.split()) <= LONGEST_SOURCE and value[-1] not in ".!?"
        return Credits({"source": value}) if is_name else Credits()
    if kind == "published":
        date = parse_date(value)
        return Credits({"published": date}) if date else Credits()
    return _author(value)


def _author(value: str) -> Credits:
    """Return the names at the start of `value`, and the date or the role that may follow them."""
    for cut in [*_SPLIT.finditer(value), None]:
        head, tail = (value[: cut.start()], value[cut.end() :]) if cut else (value, "")
        names = parse_names(head)
        if not names:
            continue
        if cut is None:
            without_roles = tuple(name for name in names if not _ROLES.search(name)) or names
            return Credits({"authors": without_roles}, "a role" if without_roles != names else "")
        if date := parse_date(tail):
            return Credits({"authors": names, "published": date})
    return Credits()
