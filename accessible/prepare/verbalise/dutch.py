"""What is said in Dutch."""

import re

from accessible.prepare.verbalise.grammar import (
    Tongue,
    dates_in_figures,
    full_stop,
    nouns,
    pairs,
    rules_of,
    words_before,
)
from accessible.prepare.verbalise.numerals import in_words

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_SHORT_MONTH = re.compile(r"(?<=\d )(jan|feb|febr|apr|aug|sept|sep|okt|nov|dec)\.(?!\w)")
_ORDINAL = re.compile(r"(?<![\w.,])([1-9]\d{0,2})(?:ste|de|e)(?!\w)")
_CLOCK = r"([01]?\d|2[0-4])[:.]([0-5]\d)"
_SPAN = re.compile(rf"(?<![\w.,:]){_CLOCK}(?:\suur)?\s?(?:–|-|tot)\s?(?={_CLOCK}\suur\b)")
_TIME = re.compile(rf"(?<![\w.,:]){_CLOCK}\s?(?:uur\b|u\b\.?)")
_BARE_TIME = re.compile(
    r"(?:(?<=\b[Oo]m )|(?<=\b[Vv]anaf )|(?<=\b[Tt]ot )|(?<=\b[Rr]ond )|(?<=\b[Vv]an ))"
    r"([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[.,]\d)"
)
_YEAR = re.compile(
    r"(?<![\w.,:/+-])1([1-9])(\d\d)(?![\w°%€$£]|[.,:/]\d|\s?(?:[€$£%°]|(?:km|m|cm|mm|kg|g|t|l|ha|MW|kWh|EUR|euro)\b))"
)
_DECADE = re.compile(r"(?<=\b[Jj]aren )['’](?=\d0\b)")


def ordinals(text: str) -> str:
    """A figure with the end of an ordinal is an ordinal."""
    return _ORDINAL.sub(lambda match: in_words(match[1], "nl", "ordinal"), text)


def dates(text: str) -> str:
    """A date in figures is said with the name of the month."""
    text = dates_in_figures(text, _named)
    return _SHORT_MONTH.sub(_month, text)


def _named(day: str, month: str, year: str) -> str:
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _month(match: re.Match[str]) -> str:
    return next(month for month in _MONTHS if month.startswith(match[1][:3])) + full_stop(match)


def times(text: str) -> str:
    """The hour is said before "uur", the minutes after it."""
    text = _SPAN.sub(lambda match: f"{_clock(match)} tot ", text)
    return _BARE_TIME.sub(_clock, _TIME.sub(lambda match: _clock(match) + full_stop(match), text))


def _clock(match: re.Match[str]) -> str:
    minutes = int(match[2])
    return f"{int(match[1])} uur{f' {minutes}' if minutes else ''}"


def years(text: str) -> str:
    """A year before 2000 is said in hundreds."""
    return _YEAR.sub(_year, _DECADE.sub("", text))


def _year(match: re.Match[str]) -> str:
    """Return a year in words, unless the number is that of a page or the like."""
    if words_before(match)[0] in {"nummer", *TONGUE.before_number} - {"ca."}:
        return match[0]
    hundreds = in_words(f"1{match[1]}", "nl") + "honderd"
    return hundreds if match[2] == "00" else f"{hundreds} {in_words(match[2], 'nl')}"


def _count(number: str, gender: str) -> str:
    """Return a whole number; one is written with accents, so that it is no article."""
    return "één" if number == "1" and gender != "-" else number


TONGUE = Tongue(
    language="nl",
    version=r"[Vv]ersies?",
    games=(
        r"won|wonnen|wint|winnen|gewonnen|versloeg|verloor|verloren|verliest|zege|winst|nederlaag|"
        r"gelijkspel|gelijk|stand|eindstand|ruststand|doelpunten?"
    ),
    score=r"(?:\s?[–-]\s?)",
    result=lambda home, away: f"{in_words(home, 'nl')} {in_words(away, 'nl')}",
    separators=". \u00a0\u2009\u202f",
    point="komma",
    minus="min",
    plus="plus",
    to="tot",
    ampersand="en",
    count=_count,
    units=nouns("""
        km: c kilometer
        m: c meter
        cm: c centimeter
        mm: c millimeter
        km²: c vierkante kilometer
        m²: c vierkante meter
        m³: c kubieke meter
        ha: c hectare
        km/h km/u: c kilometer per uur
        m/s: c meter per seconde
        kg: c kilogram
        g: c gram
        mg: c milligram
        t: c ton
        l L: c liter
        ml: c milliliter
        °C: c graad Celsius|graden Celsius
        °F: c graad Fahrenheit|graden Fahrenheit
        °: c graad|graden
        %: n procent
        ‰: n promille
        kW: c kilowatt
        MW: c megawatt
        GW: c gigawatt
        kWh: n kilowattuur
        MB: c megabyte
        GB: c gigabyte
        uur u: n uur
        min.: c minuut|minuten
        sec.: c seconde|seconden
    """),
    magnitudes=nouns("""
        mln mln.: c miljoen
        mld mld. mrd. mrd: c miljard
    """),
    currencies=nouns("""
        € EUR: c euro
        $ USD: c dollar
        US$: c Amerikaanse dollar
        £ GBP: n pond
        ¥: c yen
    """),
    minor=nouns("""
        € EUR $ USD US$: c cent
        £: c penny|pence
    """),
    before_number=pairs("""
        nr. = nummer
        nrs. = nummers
        blz. = bladzijde
        p. = pagina
        pag. = pagina
        art. = artikel
        hfst. = hoofdstuk
        afb. = afbeelding
        fig. = figuur
        tel. = telefoon
        ca. = circa
    """),
    before_name=pairs("""
        dhr. = de heer
        mevr. = mevrouw
        mw. = mevrouw
        dr. = doctor
        prof. = professor
        drs. = doctorandus
        ir. = ingenieur
        ing. = ingenieur
        mr. = meester
        St. = Sint
    """),
    anywhere=pairs("""
        bijv. = bijvoorbeeld
        bv. = bijvoorbeeld
        enz. = enzovoort
        etc. = et cetera
        d.w.z. = dat wil zeggen
        m.a.w. = met andere woorden
        o.a. = onder andere
        n.a.v. = naar aanleiding van
        t.o.v. = ten opzichte van
        i.p.v. = in plaats van
        m.b.t. = met betrekking tot
        d.m.v. = door middel van
        a.u.b. = alstublieft
        e.d. = en dergelijke
        t/m = tot en met
        incl. = inclusief
        excl. = exclusief
        ca. = circa
        evt. = eventueel
        v.Chr. = voor Christus
        n.Chr. = na Christus
        blz. = bladzijde
    """),
)
RULES = rules_of(TONGUE, dates, times, ordinals, years)
