"""What directories ask of a feed, as data: `assets/podcast/rules.json` says each rule, and where it is written."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache

from lxml import etree

from accessible import assets
from accessible.check.message import Message, Severity, quote
from accessible.writers.rss import NAMESPACES

Values = list[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what is selected at a channel or an item, what that must do, and what is said where it does not.

    `select` is an XPath, and `must` a name of `TESTS`; both are empty for what is asked of files, and of the document.
    """

    code: str
    severity: Severity
    sources: tuple[str, ...]
    at: str
    says: str
    select: str = ""
    must: str = ""
    value: object = None

    def message(self, path: str, value: str = "", found: str = "") -> Message:
        """Return what is wrong at `path`, and what to do."""
        return Message(self.code, self.severity, path, self.says.format(value=value, found=found))


@cache
def rules() -> dict[str, Rule]:
    """Return all rules by their codes."""
    return {
        each["code"]: Rule(**{**each, "severity": Severity(each["severity"]), "sources": tuple(each["sources"])})
        for each in assets.podcast_rules()
    }


def judge(node: etree._Element, at: str, path: str) -> list[Message]:
    """Return what is wrong with a channel or an item, by the rules for it."""
    return [
        rule.message(path, value)
        for rule in rules().values()
        if rule.at == at and rule.must
        for value in TESTS[rule.must](node.xpath(rule.select, namespaces=NAMESPACES), rule.value)
    ]


def _texts(found: Sequence[object]) -> Values:
    """Return the texts of what was selected, elements or attributes, without space around them; none that is empty."""
    texts = [each.text or "" if isinstance(each, etree._Element) else str(each) for each in found]  # noqa: SLF001  see lxml
    return [text.strip() for text in texts if text.strip()]


def _say(found: Sequence[object], _: object) -> Values:
    return [] if _texts(found) else [""]


def _be_there(found: Sequence[object], _: object) -> Values:
    return [] if found else [""]


def _not_be_there(found: Sequence[object], _: object) -> Values:
    return ["" for _ in found]


def _be_one_of(found: Sequence[object], allowed: object) -> Values:
    return [quote(text) for text in _texts(found) if text not in list(allowed)]  # type: ignore[call-overload]


def _match(found: Sequence[object], pattern: object) -> Values:
    return [quote(text) for text in _texts(found) if not re.fullmatch(str(pattern), text)]


def _take_bytes(found: Sequence[object], most: object) -> Values:
    lengths = (len(text.encode()) for text in _texts(found))
    return [f"{length} bytes" for length in lengths if length > int(str(most))]


def _take_characters(found: Sequence[object], most: object) -> Values:
    lengths = map(len, _texts(found))
    return [f"{length} characters" for length in lengths if length > int(str(most))]


def _be_an_address(found: Sequence[object], _: object) -> Values:
    return [quote(text) for text in _texts(found) if not re.match(r"https?://[^/\s]", text)]


def _differ(found: Sequence[object], _: object) -> Values:
    return [quote(text) for text, count in Counter(_texts(found)).items() if count > 1]


def _be_a_date(found: Sequence[object], _: object) -> Values:
    return [quote(text) for text in _texts(found) if not _is_date(text)]


def _is_date(text: str) -> bool:
    try:
        parsedate_to_datetime(text)
    except ValueError:
        return False
    return True


def _be_a_category(found: Sequence[object], _: object) -> Values:
    known = assets.podcast_categories()
    wrong = []
    for each in found:
        name = each.get("text") or ""  # type: ignore[attr-defined]
        wrong += [] if name in known else [name]
        wrong += [below for child in each if (below := child.get("text") or "") not in known.get(name, ())]  # type: ignore[attr-defined]
    return list(map(quote, wrong))


TESTS: dict[str, Callable[[Sequence[object], object], Values]] = {
    "say": _say,
    "be there": _be_there,
    "not be there": _not_be_there,
    "be one of": _be_one_of,
    "match": _match,
    "take bytes": _take_bytes,
    "take characters": _take_characters,
    "be an address": _be_an_address,
    "differ": _differ,
    "be a date": _be_a_date,
    "be a category": _be_a_category,
}
"""What a rule can ask, by its name: a function from what was selected, and the value of the rule, to what is wrong."""
