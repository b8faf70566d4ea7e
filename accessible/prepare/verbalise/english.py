"""English: what is said for numbers and signs. Whatever can be read in two ways stays as it is written."""

import re
import unicodedata
from collections.abc import Callable

from accessible.prepare.verbalise import english_measures, english_time, english_words
from accessible.prepare.verbalise.english_numbers import BEFORE, NUMBER, amount, cardinal, digits, ordinal
from accessible.prepare.verbalise.pauses import brackets

_AFTER = r"(?!\w|-[A-Z](?![a-z])|[.,:;/^]\d|\.[A-Za-z]|/[A-Za-z]+[\d.(-]|[-–]\d|\(\w|['’′]\d)"
_POWER = r"(?<=\d)[⁰¹²³⁴-⁹⁺⁻]+"
_POWERS = {"2": " squared", "3": " cubed"}
_HALVES = {"½": "half", "⅓": "third", "¼": "quarter", "⅕": "fifth", "⅙": "sixth", "⅛": "eighth", "⅔": "two thirds",
           "¾": "three quarters", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅚": "five sixths",
           "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths"}  # fmt: skip
_FIGURE = rf"[\d{''.join(_HALVES)}]"
_VULGAR = rf"(?:{BEFORE}(\d{{1,4}})\s?)?([{''.join(_HALVES)}])"
_FRACTION = (
    rf"{BEFORE}(?:(\d{{1,3}}) )?([1-7])/([23458])(?![\w/.]|-\d)|{BEFORE}(?:(\d{{1,3}}) )?(1)/(10|16|100)(?![\w/.]|-\d)"
)
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 10: "tenth", 16: "sixteenth", 100: "hundredth"}
_FIXED = {"24/7": "twenty-four seven", "9/11": "nine eleven", "50/50": "fifty-fifty", "50-50": "fifty-fifty",
          "20/20": "twenty-twenty", "7/7": "seven seven", "911": "nine one one", "999": "nine nine nine",
          "112": "one one two"}  # fmt: skip
_FIXED_PLACES = r"(?<![\w.,:/$£€-])(?:24/7|9/11|50/50|50-50|20/20|7/7)(?![\w/]|[.,:-]\d)"
_EMERGENCY = (
    r"\b((?:[Cc]all(?:ed|ing)?|[Dd]ial(?:led|ed|ling|ing)?|[Rr](?:ang|ing)) )(911|999|112)\b(?![.,]\d| [a-z]+s\b)"
)
_EMERGENCY_CALL = r"(?<![\w.,])(911|999)(?= (?:calls?|callers?|operators?|dispatchers?)\b)"
_LOCAL_CALL = (
    r"\b((?:[Cc]all(?:ed|ing|s)?|[Dd]ial(?:led|ed|ling|ing)?|[Rr](?:ang|ing)|[Tt]ext(?:ed|ing)?|[Pp]hone[ds]?|[Tt]el\.?|"
    r"[Tt]elephone|[Ff]ax|[Nn]umber)(?: (?:at|on|is|us at|them at|him at|her at))?:? )(\d{3}[-.]\d{4})(?![\w-]|[.,]\d)"
)
_AIRLINER = r"\b(Boeing )7(\d)7\b"
_PHONES = (
    r"(?<![\w+.,/-])\+\d[\d ().-]{6,18}\d(?![\w-]|[.,]\d)",
    r"(?<![\w+.,/-])(?:1[ -])?\(?[2-9]\d\d\)?[ .-]\d{3}[.-]\d{4}(?![\w-]|[.,]\d)",
    r"(?<![\w+.,/-])\(?0\d{2,4}\)?(?: \d{3,8}){1,2}(?![\w-]|[.,]\d| \d)",
)
_SCORE = r"(?<![\w.,:/$£€#–-])(\d{1,3})[-–](\d{1,3})(?![\w/%°–-]|[.,:]\d)"
_VOTE_WORDS = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|rul(?:ed|ing)|majority|odds|ratio|decision|split|passed)\b", re.IGNORECASE
)
_GAME_WORDS = re.compile(
    r"\b(?:won|wins?|winning|beat|beats|beaten|lost|los(?:e|es|ing)|defeat(?:s|ed)?|drew|drawn?|victory|lead|leads|led|"
    r"leading|scor(?:e|es|ed|ing)|thrash(?:ed|ing)?|tied?|ahead|behind|trail(?:s|ed|ing)?|half-time|goals?|level)\b",
    re.IGNORECASE,
)
_AFTER_SCORE = re.compile(r"\W*\Z|[,.;:!?)”\"]| (?:to|against|in|at|on|after|with|defeat|loss|home|away|down|by)\b")
_FORMATION = r"(?<![\w.,:/$£€#+–-])\d(?:-\d){2,3}(?![\w/%°–-]|[.,:]\d)"
_PROPORTION = r"\b((?:ratios?|odds|scale|majority)\b[^.;\d]{0,20} )(\d{1,4}):(\d{1,4})\b(?!:)"
_VERSION = r"(?<![\w.])[vV](\d{1,4}(?:\.\d{1,4}){1,3})(?![\w]|\.\d)"
_POINTS = r"(?<![\w.,:/$£€-])(\d{1,4}(?:\.\d{1,4}){2,3})(?!\w|[.,:/-]\d)"
_RELEASE = (
    r"\b(([Vv]ersions?|Python|iOS|iPadOS|macOS|Android|Windows|Linux|kernel|Chrome|Firefox|Ubuntu|Java|PHP|Node|Go|Rust|"
    r"Release|release) )(\d{1,4}\.\d{1,4})(?!\w|[.,]\d|%| ?(?:million|billion|percent))"
)
_ORDINAL = rf"{BEFORE}(\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(st|nd|rd|th)\b"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_RANGE = rf"((?<![^\s(“‘\"'])[−-])?{BEFORE}({NUMBER})(\s?–\s?|-)({NUMBER})(?!\w|[.,:/^]\d|\s?[-–]\d|-[A-Z]|\(\w)"
_NUMBER = rf"((?<![^\s(“‘\"'])[−-])?{BEFORE}({NUMBER}){_AFTER}"
_DECIMAL = r"(?<![^\s(“‘\"'])(-|−)?\.(\d{1,15})(?!\w|[.,:/-]\d)"
_SUM = r"(?<=\d) ?([+×=]|[−*-](?= )) ?(?=\d)"
_AND_MORE = r"(?<=\d)\+(?=[\s.,;:)]|\Z)"
_COMPOUND = rf"{BEFORE}(\d{{1,4}})-(in|on|for|by|foot|to|and|out-of)-(\d{{1,4}})(?![\w-]|[.,]\d)"
_AGED = r"\b([Uu]nder|[Oo]ver)-(\d{1,2})s\b"
_SUM_WORDS = {"+": "plus", "×": "times", "*": "times", "=": "equals", "-": "minus", "−": "minus"}
_TIMES = rf"{BEFORE}(\d{{1,3}})x\b(?![-\w])"


def phones(text: str) -> str:
    """A telephone number is said digit by digit, with pauses between its groups."""
    for pattern in _PHONES:
        text = re.sub(pattern, _phone, text)
    return re.sub(_LOCAL_CALL, lambda match: match[1] + ", ".join(map(digits, re.split("[-.]", match[2]))), text)


def _phone(match: re.Match[str]) -> str:
    groups = [group for group in re.split(r"\D+", match[0]) if group]
    if not 7 <= sum(map(len, groups)) <= 15:  # noqa: PLR2004  as the plan of numbers says
        return match[0]
    return ("plus " if match[0].startswith("+") else "") + ", ".join(map(digits, groups))


def fixed(text: str) -> str:
    """24/7, 9/11, and the numbers of emergency calls and airliners are said in one way only."""
    text = re.sub(_FIXED_PLACES, lambda match: _FIXED[match[0]], text)
    text = re.sub(_EMERGENCY, lambda match: match[1] + _FIXED[match[2]], text)
    text = re.sub(_EMERGENCY_CALL, lambda match: _FIXED[match[1]], text)
    return re.sub(_AIRLINER, lambda match: f"{match[1]}seven {digits(match[2])} seven", text)


def powers(text: str) -> str:
    """A raised number after a number is a power."""
    return re.sub(_POWER, _power, text)


def _power(match: re.Match[str]) -> str:
    raised = unicodedata.normalize("NFKC", match[0]).replace("\u2212", "-")
    return _POWERS.get(raised) or f" to the power of {raised}"


def sums(text: str) -> str:
    """Signs between numbers are said, and that of 65+."""
    text = re.sub(_AND_MORE, " plus", text)
    return re.sub(_SUM, lambda match: f" {_SUM_WORDS[match[1]]} ", text)


def proportions(text: str) -> str:
    """A ratio of 3:1 is three to one."""
    return re.sub(_PROPORTION, lambda match: f"{match[1]}{amount(match[2])} to {amount(match[3])}", text)


def scores(text: str) -> str:
    """2-0 is "two nil" where a game is spoken of, 5-4 "five to four" where a vote is; else it is no score."""
    text = re.sub(_FORMATION, lambda match: digits(match[0]), text)
    has_vote, has_game = _VOTE_WORDS.search(text), _GAME_WORDS.search(text)
    if not has_vote and not has_game:
        return text

    def score(match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[2])
        if first < second and not _AFTER_SCORE.match(text, match.end()):
            return match[0]
        if has_vote:
            return f"{cardinal(first)} to {cardinal(second)}"
        return " ".join(cardinal(number) if number else "nil" for number in (first, second))

    return re.sub(_SCORE, score, text)


def versions(text: str) -> str:
    """Version 3.11.7 is three point eleven point seven; four groups are an address, with dots."""
    text = re.sub(_VERSION, lambda match: f"version {_points(match[1])}", text)
    text = re.sub(_RELEASE, lambda match: match[1] + _points(match[3]), text)
    return re.sub(_POINTS, lambda match: match[0] if _is_date(match[1]) else _points(match[1]), text)


def _is_date(written: str) -> bool:
    """Say whether it may be a day, as 3.5.2024 is."""
    return re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{4}", written) is not None


def _points(written: str) -> str:
    groups = written.split(".")
    point = " dot " if len(groups) > 3 else " point "  # noqa: PLR2004  an internet address
    return point.join(cardinal(int(group)) for group in groups)


def fractions(text: str) -> str:
    """1/2 and ½ are one half, 2½ is two and a half."""
    text = re.sub(_VULGAR, _vulgar, text)
    return re.sub(_FRACTION, _fraction, text) if "/" in text else text


def _vulgar(match: re.Match[str]) -> str:
    whole, part = match[1], _HALVES[match[2]]
    if " " not in part:
        part = f"a {part}" if whole else f"one {part}"
    return f"{amount(whole)} and {part}" if whole else part


def _fraction(match: re.Match[str]) -> str:
    whole, above, below = match[1] or match[4], int(match[2] or match[5]), int(match[3] or match[6])
    is_rating = below == 5 and above > 1 and not match.string.startswith(" of ", match.end())  # noqa: PLR2004  4/5
    if above >= below or is_rating:
        return match[0]
    name = _PARTS[below]
    if above == 1:
        part = f"{'a' if whole else 'one'} {name}"
    else:
        part = f"{cardinal(above)} {'halves' if name == 'half' else f'{name}s'}"
    return f"{amount(whole)} and {part}" if whole else part


def ordinals(text: str) -> str:
    """22nd is twenty-second; 22th is nothing."""
    return re.sub(_ORDINAL, _ordinal, text)


def _ordinal(match: re.Match[str]) -> str:
    number = int(match[1].replace(",", ""))
    is_teen = 10 < number % 100 < 20  # noqa: PLR2004
    ending = "th" if is_teen else _ENDINGS.get(number % 10, "th")
    return ordinal(number) if match[2] == ending and match[1][0] != "0" else match[0]


def ranges(text: str) -> str:
    """5-10 is five to ten; with a hyphen only upwards, because 10-5 may be anything."""
    return re.sub(_RANGE, _range, text)


def _range(match: re.Match[str]) -> str:
    minus, first, _, second = match.groups()
    from_, to = amount(first), amount(second)
    if first == from_ or second == to:
        return match[0]
    is_upwards = bool(minus) or float(first.replace(",", "")) < float(second.replace(",", ""))
    return f"{'minus ' if minus else ''}{from_} to {to}" if is_upwards else match[0]


def numbers(text: str) -> str:
    """All other numbers; those of under-18s and of a 1-in-100 chance too."""
    text = re.sub(_AGED, lambda match: f"{match[1]}-{_plural(amount(match[2]))}", text)
    text = re.sub(_COMPOUND, lambda match: f"{amount(match[1])}-{match[2]}-{amount(match[3])}", text)
    text = re.sub(_TIMES, lambda match: f"{amount(match[1])} times", text)
    text = re.sub(_DECIMAL, lambda match: f"{'minus ' if match[1] else ''}point {digits(match[2])}", text)
    return re.sub(_NUMBER, lambda match: ("minus " if match[1] else "") + amount(match[2]), text)


def _plural(words: str) -> str:
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}{'es' if words.endswith('x') else 's'}"


def ampersands(text: str) -> str:
    """A lone ampersand is "and"."""
    return text.replace(" & ", " and ")


def figures(text: str) -> str:
    """Whatever has figures in it, by the rules `OF_FIGURES`."""
    if re.search(_FIGURE, text):
        for rule in OF_FIGURES:
            text = rule(text)
    return text


OF_FIGURES: tuple[Callable[[str], str], ...] = (
    phones,
    fixed,
    *english_time.RULES,
    proportions,
    *english_measures.RULES,
    powers,
    sums,
    scores,
    versions,
    fractions,
    ordinals,
    english_time.year_ranges,
    ranges,
    english_time.years,
    numbers,
)
"""For a sentence with figures, in this order: what is longer or more special first."""
RULES: tuple[Callable[[str], str], ...] = (
    *english_words.RULES,
    figures,
    ampersands,
    brackets,
)
"""For every sentence, in this order."""
