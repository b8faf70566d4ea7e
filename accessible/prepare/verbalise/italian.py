"""What is said in Italian."""

import re

from accessible.prepare.verbalise.grammar import Tongue, dates_in_figures, nouns, pairs, rules_of, words_before
from accessible.prepare.verbalise.numerals import in_words, roman

_MONTHS = ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre").split()
_COUNTED = (
    "posto piano secolo giorno grado articolo turno anniversario comma capitolo volume premio classificato minuto "
    "parallelo meridiano"
).split()
_ORDINAL = re.compile(r"(?<![\w.,])([1-9]\d{0,2})([ºª])(?![\w°])(?!\s?C\b)")
_DEGREE = re.compile(rf"(?<![\w.,])([1-9]\d?)°(?=\s(?:{'|'.join([*_MONTHS, *_COUNTED])})\b)")
_CENTURY = re.compile(r"(?<!\w)([XVI]{1,5})(?=\s(?:secolo|sec\.))")
_TIME = re.compile(
    r"(?<![\w.,:])([01]?\d|2[0-4])([:.,])([0-5]\d)(?![\w:%€°]|[.,]\d|\s?(?:%|€|km\b|milioni\b|miliardi\b))"
)
_BEFORE_TIME = frozenset("ore alle dalle ore, all'una".split())
_DECADE = re.compile(r"(?:(?<=\b[Aa]nni )|(?<=\d0 e ))['’](?=\d0\b)")


def ordinals(text: str) -> str:
    """A figure with a raised letter is an ordinal; so is one with a degree sign before what is counted."""
    text = _DEGREE.sub(lambda match: in_words(match[1], "it", "ordinal"), text)
    return _ORDINAL.sub(_ordinal, text)


def _ordinal(match: re.Match[str]) -> str:
    words = in_words(match[1], "it", "ordinal")
    return words[:-1] + "a" if match[2] == "ª" else words


def centuries(text: str) -> str:
    """The Roman numeral of a century is an ordinal."""
    return _CENTURY.sub(lambda match: in_words(roman(match[1]), "it", "ordinal"), text)


def dates(text: str) -> str:
    """A date in figures is said with the name of the month; the first of a month is an ordinal."""
    text = dates_in_figures(text, _named)
    return _DECADE.sub("", text)


def _named(day: str, month: str, year: str) -> str:
    first = int(day) == 1
    return f"{'primo' if first else int(day)} {_MONTHS[int(month) - 1]} {year}"


def times(text: str) -> str:
    """After "ore" or "alle", the minutes are joined with "e"."""
    return _TIME.sub(_clock, text)


def _clock(match: re.Match[str]) -> str:
    if words_before(match)[0].lower() not in _BEFORE_TIME:
        return match[0]
    hour, minutes = int(match[1]), int(match[3])
    return f"{hour} e {minutes}" if minutes else str(hour)


def _count(number: str, gender: str) -> str:
    """Return a whole number; one agrees with its noun."""
    return {"f": "una", "m": "un", "e": "un'", "-": number}[gender] if number == "1" else number


TONGUE = Tongue(
    language="it",
    version=r"[Vv]ersion[ei]",
    games=(
        r"vinto|vince|vincono|vinse|batte|battuto|perso|perde|vittoria|sconfitta|pareggio|pareggiato|gol|"
        r"partita|risultato|punteggio|segnato"
    ),
    score=r"(?:\s?[–-]\s?)",
    result=lambda home, away: f"{home} a {away}",
    separators=".'’ \u00a0\u2009\u202f",
    point="virgola",
    minus="meno",
    plus="più",
    to="a",
    ampersand="e",
    link="di ",
    joint=" e ",
    count=_count,
    units=nouns("""
        km: m chilometro|chilometri
        m: m metro|metri
        cm: m centimetro|centimetri
        mm: m millimetro|millimetri
        km² kmq: m chilometro quadrato|chilometri quadrati
        m² mq: m metro quadrato|metri quadrati
        m³ mc: m metro cubo|metri cubi
        ha: m ettaro|ettari
        km/h: m chilometro orario|chilometri orari
        m/s: m metro al secondo|metri al secondo
        kg: m chilogrammo|chilogrammi
        g: m grammo|grammi
        mg: m milligrammo|milligrammi
        t: f tonnellata|tonnellate
        l L: m litro|litri
        ml: m millilitro|millilitri
        °C: m grado Celsius|gradi Celsius
        °F: m grado Fahrenheit|gradi Fahrenheit
        %: - per cento
        ‰: - per mille
        kW: m kilowatt
        MW: m megawatt
        GW: m gigawatt
        kWh: m kilowattora
        MB: m megabyte
        GB: m gigabyte
        min: m minuto|minuti
        h: e ora|ore
    """),
    magnitudes=nouns("""
        mln mln. mio: m milione|milioni
        mld mld. mrd: m miliardo|miliardi
        mila: - mila
    """),
    currencies=nouns("""
        € EUR: m euro
        $ USD: m dollaro|dollari
        US$: m dollaro statunitense|dollari statunitensi
        £ GBP: f sterlina|sterline
        ¥: m yen
        CHF: m franco svizzero|franchi svizzeri
    """),
    minor=nouns("""
        € EUR: m centesimo|centesimi
        $ USD US$: m centesimo|centesimi
        £: m penny|pence
        CHF: m centesimo|centesimi
    """),
    before_number=pairs("""
        n. = numero
        nº = numero
        n° = numero
        nn. = numeri
        pag. = pagina
        pagg. = pagine
        p. = pagina
        pp. = pagine
        art. = articolo
        artt. = articoli
        cap. = capitolo
        vol. = volume
        fig. = figura
        tel. = telefono
        ca. = circa
    """),
    before_name=pairs("""
        sig. = signor
        sig.ra = signora
        sig.na = signorina
        sigg. = signori
        dott. = dottor
        dott.ssa = dottoressa
        dr. = dottor
        prof. = professor
        prof.ssa = professoressa
        ing. = ingegner
        avv. = avvocato
        on. = onorevole
        mons. = monsignor
        gen. = generale
    """),
    anywhere=pairs("""
        p. es. = per esempio
        ad es. = ad esempio
        ecc. = eccetera
        etc. = eccetera
        cfr. = confronta
        a. C. = avanti Cristo
        d. C. = dopo Cristo
        n.d.r. = nota della redazione
        ca. = circa
        sec. = secolo
    """),
)
RULES = rules_of(TONGUE, dates, ordinals, times, centuries=centuries)
