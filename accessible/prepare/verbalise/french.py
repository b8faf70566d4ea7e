"""What is said in French."""

import re

from accessible.prepare.verbalise.grammar import Tongue, dates_in_figures, nouns, pairs, rules_of, words_before
from accessible.prepare.verbalise.numerals import in_words, roman

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_SHORT_MONTH = re.compile(r"(?<=\d )(janv|févr|avr|juil|sept|oct|nov|déc)\.(?!\w)")
_FIRST = re.compile(r"(?<![\w.,])1(er|re|ère|ers|res|ères|ᵉʳ|ʳᵉ)(?!\w)")
_SECOND = re.compile(r"(?<![\w.,])2n?d(e?)(s?)(?!\w)")
_ORDINAL = re.compile(r"(?<![\w.,])([2-9]|[1-9]\d{1,2})(?:e|ᵉ|è|ème|eme|ième)(s?)(?!\w)")
_NUMBERED = r"(?:siècles?|République|Empire|Reich|millénaire|dynastie|Internationale)\b"
_FIRST_CENTURY = re.compile(rf"(?<!\w)I(er|re|ère)(?=\s{_NUMBERED})")
_CENTURY = re.compile(
    rf"(?<!\w)([XVI]{{1,5}})(?:e|ᵉ|è|ème)(?=\s(?:et\s[XVI]|au\s[XVI]|ou\s[XVI]|s\.|{_NUMBERED})|\s?[–-]\s?[XVI])"
)
_PHONE = re.compile(r"(?<![\d+])0[1-9](?:[ .\u00a0]\d\d){4}(?![ .]?\d)")
_TIME = re.compile(
    r"(?<![\w.,:])([01]?\d|2[0-4])\s?h(?:\s?([0-5]\d)(?!\d|[.,]\d|\s?(?:km|%|€)))?(?:\s?min\b)?(?![\w/])"
)
_COLON = re.compile(r"(?<![\w.,:])([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[.,]\d)")
_BEFORE_TIME = frozenset("à vers dès de jusqu'à jusqu’à avant après et entre".split())


def ordinals(text: str) -> str:
    """A figure with the end of an ordinal is an ordinal: its end tells its gender and number."""
    text = _FIRST.sub(_first, text)
    text = _SECOND.sub(lambda match: f"second{match[1]}{match[2]}", text)
    return _ORDINAL.sub(lambda match: in_words(match[1], "fr", "ordinal") + match[2], text)


def _first(match: re.Match[str]) -> str:
    plural = "s" if match[1].endswith("s") else ""
    return ("premier" if match[1] in {"er", "ers", "ᵉʳ"} else "première") + plural


def centuries(text: str) -> str:
    """The number of a century is an ordinal."""
    text = _FIRST_CENTURY.sub(_first, text)
    return _CENTURY.sub(lambda match: in_words(roman(match[1]), "fr", "ordinal"), text)


def dates(text: str) -> str:
    """A date in figures is said with the name of the month; the first of a month is an ordinal."""
    text = dates_in_figures(text, _named)
    return _SHORT_MONTH.sub(lambda match: next(month for month in _MONTHS if month.startswith(match[1])), text)


def _named(day: str, month: str, year: str) -> str:
    first = int(day) == 1
    return f"{'premier' if first else int(day)} {_MONTHS[int(month) - 1]} {year}"


def telephones(text: str) -> str:
    """A telephone number is said two figures at a time; a nought before the second is said too."""
    return _PHONE.sub(lambda match: ", ".join(map(_pair, re.findall(r"\d\d", match[0]))), text)


def _pair(figures: str) -> str:
    return f"0 {figures[1]}" if figures[0] == "0" else figures


def times(text: str) -> str:
    """The hours are said in full, the minutes after them."""
    text = _TIME.sub(lambda match: _clock(match[1], match[2]), text)
    return _COLON.sub(
        lambda match: _clock(match[1], match[2]) if words_before(match)[0].lower() in _BEFORE_TIME else match[0], text
    )


def _clock(hour: str, minutes: str | None) -> str:
    hours = TONGUE.quantity(str(int(hour)), TONGUE.units["heures"])
    return f"{hours} {int(minutes)}" if minutes and int(minutes) else hours


def _plural(number: str) -> int:
    """Return 1 for the plural, which starts with two."""
    return 0 if int(number.partition(",")[0]) < 2 else 1  # noqa: PLR2004  less than two


def _count(number: str, gender: str) -> str:
    """Return a whole number; one agrees with its noun."""
    if gender == "f" and number == "1":
        return "une"
    if gender == "f" and number[-1] == "1" and number[-2] in "23456":
        return in_words(number, "fr") + "e"
    return "un" if number == "1" else number


TONGUE = Tongue(
    language="fr",
    version=r"[Vv]ersions?",
    games=(
        r"gagnée?s?|gagnent?|battus?|bat|battent|perdus?|perd|perdent|victoire|défaite|match|nul|mène|"
        r"mènent|menés?|score|s['’]impose(?:nt)?|imposés?|buts?|mi-temps"
    ),
    score=r"(?:\s?[–-]\s?|\sà\s)",
    result=lambda home, away: f"{home} à {away}",
    separators="'’ \u00a0\u2009\u202f",
    point="virgule",
    minus="moins",
    plus="plus",
    to="à",
    ampersand="et",
    link="de ",
    elides=True,
    plural=_plural,
    count=_count,
    units=nouns("""
        km: m kilomètre|kilomètres
        m: m mètre|mètres
        cm: m centimètre|centimètres
        mm: m millimètre|millimètres
        km²: m kilomètre carré|kilomètres carrés
        m²: m mètre carré|mètres carrés
        m³: m mètre cube|mètres cubes
        ha: m hectare|hectares
        km/h: m kilomètre à l'heure|kilomètres à l'heure
        m/s: m mètre par seconde|mètres par seconde
        kg: m kilogramme|kilogrammes
        g: m gramme|grammes
        mg: m milligramme|milligrammes
        t: f tonne|tonnes
        l L: m litre|litres
        cl: m centilitre|centilitres
        ml: m millilitre|millilitres
        °C: m degré Celsius|degrés Celsius
        °F: m degré Fahrenheit|degrés Fahrenheit
        %: m pour cent
        ‰: m pour mille
        kW: m kilowatt|kilowatts
        MW: m mégawatt|mégawatts
        GW: m gigawatt|gigawatts
        kWh: m kilowattheure|kilowattheures
        TWh: m térawattheure|térawattheures
        Mo: m mégaoctet|mégaoctets
        Go: m gigaoctet|gigaoctets
        min: f minute|minutes
        heures: f heure|heures
    """),
    magnitudes=nouns("""
        M: m million|millions
        Md Mds: m milliard|milliards
        k: - mille
    """),
    currencies=nouns("""
        € EUR: m euro|euros
        $ USD: m dollar|dollars
        US$ $US: m dollar américain|dollars américains
        $CA CA$: m dollar canadien|dollars canadiens
        £ GBP: f livre|livres
        ¥: m yen|yens
        CHF: m franc suisse|francs suisses
    """),
    minor=nouns("""
        € EUR CHF: m centime|centimes
        $ USD US$ $US $CA CA$: m cent|cents
        £: m penny|pence
    """),
    before_number=pairs("""
        n° = numéro
        nº = numéro
        nos = numéros
        p. = page
        pp. = pages
        art. = article
        chap. = chapitre
        fig. = figure
        vol. = volume
        t. = tome
        env. = environ
        tél. = téléphone
    """),
    before_name=pairs("""
        M. = monsieur
        MM. = messieurs
        Mme = madame
        Mmes = mesdames
        Mlle = mademoiselle
        Dr = docteur
        Pr = professeur
        Me = maître
        Mgr = monseigneur
        Ste = sainte
    """),
    anywhere=pairs("""
        p. ex. = par exemple
        c.-à-d. = c'est-à-dire
        etc. = et cetera
        cf. = confer
        apr. J.-C. = après Jésus-Christ
        av. J.-C. = avant Jésus-Christ
        N. B. = nota bene
        M. le = monsieur le
        M. et madame = monsieur et madame
        Mme la = madame la
        env. = environ
    """),
)
RULES = rules_of(TONGUE, telephones, dates, ordinals, times, centuries=centuries)
