"""What languages share: how numbers are written, and how a number, a unit and a currency are put together."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from accessible.prepare.verbalise import online
from accessible.prepare.verbalise.groups import calls, scores, versions
from accessible.prepare.verbalise.pauses import brackets

Rule = Callable[[str], str]

_DIGIT = re.compile(r"\d")
_PHONE = re.compile(r"(?<![\w+])\+(\d[\d ()/\u00a0-]{6,18}\d)(?!\d)")
_SPACES = " \u00a0\u2009\u202f"
_GAP = f"[{_SPACES}]?"
_YEARS = re.compile(r"(?<![\w.,–-])(1\d{3}|20\d\d)[–-](1\d{3}|20\d\d)(?![\w–-]|[.,]\d)")
_DEGREES = rf"{_GAP}(?:[°º%]|[Gg]rad|degré|grado|gradi|grau|graad|stop|градус)"
_MINUS = re.compile(rf"(?<![\w).,])(?:[–-](?=\d{{1,4}}(?:,\d{{1,3}})?{_DEGREES})|−{_GAP}(?=\d))")
_PLUS = re.compile(rf"(?<![\w).,])\+(?=\d{{1,4}}(?:,\d{{1,3}})?{_DEGREES})")
NUMERIC_DATE = re.compile(
    r"(?<![\w./-])(0?[1-9]|[12]\d|3[01])([./-]\s?)(0?[1-9]|1[0-2])\2((?:1[5-9]|20)\d\d)(?![\w/-]|\.\d)"
)
ISO_DATE = re.compile(r"(?<![\w./-])((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)")
FRACTION = 3  # the form of a noun after a fraction, where there is one
_LOWERED = str.maketrans("²³", "23")
_LONGEST_READ = 3  # more digits after the point are said one by one


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its gender, and its forms for one, for few or many, and for a fraction."""

    gender: str
    forms: tuple[str, ...]

    def form(self, place: int) -> str:
        """Return the form at `place`; where there is none for fractions, it is that of few."""
        if place == FRACTION and len(self.forms) == FRACTION:
            return self.forms[1]
        return self.forms[min(place, len(self.forms) - 1)]

    @property
    def many(self) -> str:
        """Return the form after a magnitude: millions of these."""
        return self.form(2)


def nouns(table: str) -> dict[str, Noun]:
    """Read nouns, one a line: its signs and abbreviations, ":", its gender ("-" for none), its forms between "|"."""
    found = {}
    for line in table.strip().splitlines():
        signs, _, rest = line.strip().partition(": ")
        gender, _, forms = rest.partition(" ")
        written = {*signs.split(), *signs.translate(_LOWERED).split()}
        found.update(dict.fromkeys(written, Noun(gender, tuple(forms.split("|")))))
    return found


def pairs(table: str) -> dict[str, str]:
    """Read abbreviations, one a line: as it is written, " = ", as it is said."""
    return dict(line.strip().split(" = ", 1) for line in table.strip().splitlines())


def one_or_many(number: str) -> int:
    """Return 0 where a noun after `number` is singular, else 1: only after one."""
    return 0 if number == "1" else 1


def as_number(digits: str) -> str:
    """Return what is said of the digits after the point: a number, or digits where it is long or starts with 0."""
    if len(digits) > _LONGEST_READ:
        return " ".join(digits)
    short = digits.lstrip("0")
    return " ".join([*("0" * (len(digits) - len(short))), *([short] if short else [])])


def one_by_one(digits: str) -> str:
    """Return the digits after the point as they are said one by one."""
    return " ".join(digits)


def in_digits(number: str, _gender: str) -> str:
    """Return a whole number as digits, which every voice can say."""
    return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """How a language, a primary subtag of BCP 47, writes and says numbers and what stands with them.

    `count` says a whole number with the gender of its noun, `plural` tells the place of the form of a noun after
    a number, `governed` says both after a word that asks for a case, and `link` stands between a magnitude and a
    currency. `cents` says that minor units are named. `version` are words before the number of a version, `games` words
    that speak of a game, both as patterns; `score` is the pattern of what stands between the numbers of a result, which
    `result` says.
    """

    language: str
    separators: str
    decimals: str = r",\d{1,15}|,[–-]{1,2}(?!\d)"
    point: str
    minus: str
    plus: str
    to: str
    ampersand: str
    units: Mapping[str, Noun]
    magnitudes: Mapping[str, Noun]
    currencies: Mapping[str, Noun]
    minor: Mapping[str, Noun] = field(default_factory=dict)
    cents: bool = False
    joint: str = " "
    link: str = ""
    elides: bool = False
    plural: Callable[[str], int] = one_or_many
    count: Callable[[str, str], str] = in_digits
    digits: Callable[[str], str] = as_number
    fraction: Callable[[str, str, str], str] | None = None
    governed: Callable[[str, str, Noun], str] | None = None
    anywhere: Mapping[str, str]
    before_number: Mapping[str, str]
    before_name: Mapping[str, str]
    declined_titles: bool = False
    version: str
    games: str
    score: str
    result: Callable[[str, str], str]

    def number(self, number: str, gender: str = "m") -> str:
        """Say a plain number, whole or with a comma."""
        whole, comma, digits = number.partition(",")
        if not comma:
            return self.count(number, gender)
        if self.fraction:
            return self.fraction(whole, digits, gender)
        return f"{whole} {self.point} {self.digits(digits)}"

    def quantity(self, number: str, noun: Noun) -> str:
        """Say a number and what it counts."""
        return f"{self.number(number, noun.gender)} {noun.form(self.plural(number))}".replace("' ", "'")

    def counted(self, match: re.Match[str], number: str, noun: Noun) -> str:
        """Say a number and what it counts, in the case that the word before `match` asks for, where that is certain."""
        governed = self.governed(words_before(match)[0].lower(), number, noun) if self.governed else ""
        return governed or self.quantity(number, noun)

    def linked(self, size: Noun, currency: str) -> str:
        """Return a currency as it stands after a magnitude; French elides the link before a vowel."""
        if not self.link or size.gender == "-":
            return currency
        return f"d'{currency}" if self.elides and currency[0] in "aeiou" else f"{self.link}{currency}"

    def cash(self, number: str, sign: str) -> str:
        """Say an amount of money: two digits after the comma are cents."""
        whole, _, rest = number.partition(",")
        minor = self.minor.get(sign)
        if len(rest) != 2 or not minor:  # noqa: PLR2004  two digits are cents
            return self.quantity(number, self.currencies[sign])
        cents = rest.lstrip("0")
        if not cents:
            return self.quantity(whole, self.currencies[sign])
        if not whole.lstrip("0"):
            return self.quantity(cents, minor)
        small = self.quantity(cents, minor) if self.cents else cents
        return f"{self.quantity(whole, self.currencies[sign])}{self.joint}{small}"

    def pattern(self) -> str:
        """Return the pattern of a number as the language writes it, of at most 15 digits."""
        group = f"[{self.separators}]"
        return (
            rf"(?<![\w.,:/+])(?<!\d{group})(?:[1-9]\d{{0,2}}(?:{group}\d{{3}}){{1,4}}|\d{{1,15}})(?:{self.decimals})?"
            rf"(?!\d|[.,:/]\d|{group}\d{{3}}(?!\d))"
        )

    def plain(self, number: str) -> str:
        """Return a number without what groups its digits."""
        return "".join(char for char in number if char.isdigit() or char == ",").rstrip(",")


def any_of(written: Iterable[str]) -> str:
    """Return a pattern for any of these, the longest first; a space in one may be left out."""
    longest = sorted(written, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(each).replace(r"\ ", rf"[{_SPACES}]?") for each in longest) + ")"


def with_digits(*rules: Rule) -> Rule:
    """Return a rule that applies `rules` in order to a text with a digit, and nothing to any other."""

    def numbers(text: str) -> str:
        if _DIGIT.search(text):
            for rule in rules:
                text = rule(text)
        return text

    return numbers


def full_stop(match: re.Match[str]) -> str:
    """Return the full stop that ends the sentence as well as the abbreviation in `match`, if it does."""
    rest = match.string[match.end() : match.end() + 3].strip("\"'”’»“ ")
    return "." if match[0].rstrip().endswith(".") and not rest else ""


def words_before(match: re.Match[str]) -> list[str]:
    """Return the last words before `match`: at most three, the nearest first, then empty ones."""
    near = match.string[max(match.start() - 50, 0) : match.start()].split()
    return [*reversed(near[-3:]), "", "", ""][:3]


def dates_in_figures(text: str, named: Callable[[str, str, str], str]) -> str:
    """Say a date in figures as `named` does: the day, the month and the year, as they are written."""
    text = ISO_DATE.sub(lambda match: named(match[3], match[2], match[1]), text)
    return NUMERIC_DATE.sub(lambda match: named(match[1], match[3], match[4]), text)


def phones(tongue: Tongue) -> Rule:
    """A telephone number with a country code is said digit by digit."""
    return lambda text: _PHONE.sub(
        lambda match: f"{tongue.plus} " + " ".join(char for char in match[1] if char.isdigit()), text
    )


def signs(tongue: Tongue) -> Rule:
    """A sign before a temperature or a rate is said, and a true minus before any number."""
    return lambda text: _PLUS.sub(f"{tongue.plus} ", _MINUS.sub(f"{tongue.minus} ", text))


def ranges(tongue: Tongue) -> Rule:
    """A dash between two years, or between two numbers before a unit, is "to"."""
    number, after = tongue.pattern(), any_of([*tongue.units, *tongue.magnitudes, *tongue.currencies])
    counted = re.compile(rf"({number}){_GAP}[–-]{_GAP}({number})(?={_GAP}{after}(?!\w))")

    def years(match: re.Match[str]) -> str:
        return f"{match[1]} {tongue.to} {match[2]}" if match[1] < match[2] else match[0]

    def rule(text: str) -> str:
        return _YEARS.sub(years, counted.sub(rf"\1 {tongue.to} \2", text))

    return rule if tongue.to else lambda text: text


def money(tongue: Tongue) -> Rule:
    """Money: the amount, its magnitude, the currency, wherever its sign stands."""
    number, sign = tongue.pattern(), any_of(tongue.currencies)
    sizes = {_lean(form): noun for noun in tongue.magnitudes.values() for form in noun.forms} | dict(tongue.magnitudes)
    size = any_of([*tongue.magnitudes, *(form for noun in tongue.magnitudes.values() for form in noun.forms)])
    link = rf"(?:{re.escape(tongue.link)})?" if tongue.link else ""
    before = re.compile(
        rf"(?<![\w$])({sign}){_GAP}({number})(?:{_GAP}[–-]{_GAP}({number}))?(?:{_GAP}({size})(?!\w))?(?!\w)"
    )
    after = re.compile(rf"({number}){_GAP}(?:({size}){_GAP}{link})?({sign})(?!\w)")

    def amount(match: re.Match[str], written: str, magnitude: str | None, sign: str) -> str:
        number = tongue.plain(written)
        if magnitude:
            noun, currency = sizes[_lean(magnitude)], tongue.currencies[_lean(sign)].many
            return f"{tongue.counted(match, number, noun)} {tongue.linked(noun, currency)}"
        if "," in number:
            return tongue.cash(number, _lean(sign))
        return tongue.counted(match, number, tongue.currencies[_lean(sign)])

    def said_before(match: re.Match[str]) -> str:
        sign, first, second, magnitude = match.groups()
        if second:
            return f"{tongue.plain(first)} {tongue.to or '–'} {amount(match, second, magnitude, sign)}" + full_stop(
                match
            )
        return amount(match, first, magnitude, sign) + full_stop(match)

    def said_after(match: re.Match[str]) -> str:
        number, magnitude, sign = match.groups()
        return amount(match, number, magnitude, sign) + full_stop(match)

    return lambda text: after.sub(said_after, before.sub(said_before, text))


def _lean(written: str) -> str:
    """Return an abbreviation without spaces, as tables list it."""
    return "".join(written.split())


def units(tongue: Tongue) -> Rule:
    """A unit, a percent sign or a magnitude after a number is a word, in the form that the number asks for."""
    sizes = {sign: noun for sign, noun in tongue.magnitudes.items() if len(sign) > 1}  # "3M" is no three million
    number, end = tongue.pattern(), r"(?![\w²³/'’])"
    sized = re.compile(rf"({number}){_GAP}({any_of(sizes)})[{_SPACES}]({any_of(tongue.units)}){end}")
    known = {**sizes, **tongue.units}
    plain = re.compile(rf"({number}){_GAP}({any_of(known)}){end}")

    def said(match: re.Match[str]) -> str:
        return tongue.counted(match, tongue.plain(match[1]), known[match[2]]) + full_stop(match)

    def said_sized(match: re.Match[str]) -> str:
        size, unit = sizes[match[2]], tongue.units[match[3]]
        return (
            f"{tongue.counted(match, tongue.plain(match[1]), size)} {tongue.linked(size, unit.many)}{full_stop(match)}"
        )

    return lambda text: plain.sub(said, sized.sub(said_sized, text))


def plain_numbers(tongue: Tongue) -> Rule:
    """A number has no dots or spaces in it, and its comma is a word."""
    pattern = re.compile(tongue.pattern())

    def said(match: re.Match[str]) -> str:
        number = tongue.plain(match[0])
        return tongue.number(number) if "," in number else number

    return lambda text: pattern.sub(said, text)


def abbreviations(tongue: Tongue) -> Rule:
    """An abbreviation is said in full where nothing else can be meant; one that ends a sentence keeps the stop."""
    table = _with_capitals(tongue.anywhere)
    if tongue.ampersand:
        table[" & "] = f" {tongue.ampersand} "
    known = {_lean(written): said for written, said in table.items()}
    pattern = re.compile(rf"(?<![\w.])(?:{any_of(written for written in table if written != ' & ')})(?!\w)")

    def rule(text: str) -> str:
        text = pattern.sub(lambda match: known[_lean(match[0])] + full_stop(match), text)
        return text.replace(" & ", f" {tongue.ampersand} ")

    return rule


def before_numbers(tongue: Tongue) -> Rule:
    """The abbreviation of a page, a number or the like is said in full before a number."""
    table = _with_capitals(tongue.before_number)
    known = {_lean(written): said for written, said in table.items()}
    pattern = re.compile(rf"(?<![\w.])({any_of(table)}){_GAP}(?=\d)")
    return lambda text: pattern.sub(lambda match: f"{known[_lean(match[1])]} ", text)


def titles(tongue: Tongue) -> Rule:
    """A title is said in full before a name; where titles are declined, only where it starts a clause."""
    table = _with_capitals(tongue.before_name)
    each = re.compile(rf"(?<![\w.])({any_of(table)})[{_SPACES}]")
    pattern = re.compile(rf"(?<![\w.])(?:{any_of(table)}[{_SPACES}])+(?=[^\W\d_])")

    def said(match: re.Match[str]) -> str:
        before = match.string[max(match.start() - 2, 0) : match.start()].strip()
        if not match.string[match.end()].isupper() or (tongue.declined_titles and before and before[-1] not in ".,:;("):
            return match[0]
        return each.sub(lambda title: f"{table[title[1]]} ", match[0])

    return lambda text: pattern.sub(said, text)


def _with_capitals(table: Mapping[str, str]) -> dict[str, str]:
    """Return `table` and, for each abbreviation in small letters, the same at the start of a sentence."""
    small = {written: said for written, said in table.items() if written.islower()}
    capitals = {written[0].upper() + written[1:]: said[0].upper() + said[1:] for written, said in small.items()}
    return {**capitals, **table}


def rules_of(tongue: Tongue, *own: Rule, centuries: Rule | None = None) -> tuple[Rule, ...]:
    """Return the rules of a language, in order; `own` are those for its dates, times, ordinals and years."""
    first = (phones, signs, ranges)
    results = scores(tongue.games, tongue.score, tongue.result)
    then = (money, units, plain_numbers, before_numbers)
    return (
        *online.rules(tongue.language),
        *([centuries] if centuries else []),  # in Roman numerals, so without a digit
        with_digits(
            *(rule(tongue) for rule in first),
            versions(tongue.language, tongue.version),
            *own,
            calls,
            results,
            *(rule(tongue) for rule in then),
        ),
        titles(tongue),
        abbreviations(tongue),
        online.tags(tongue.language),
        brackets,
    )
