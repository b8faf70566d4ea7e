"""What is said in German."""

import re

from accessible.prepare.verbalise.grammar import (
    ISO_DATE,
    NUMERIC_DATE,
    Tongue,
    full_stop,
    nouns,
    one_by_one,
    pairs,
    rules_of,
    words_before,
)
from accessible.prepare.verbalise.numerals import in_words

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_SHORT = pairs("""
    Jan. = Januar
    Jän. = Jänner
    Feb. = Februar
    Febr. = Februar
    Apr. = April
    Aug. = August
    Sept. = September
    Sep. = September
    Okt. = Oktober
    Nov. = November
    Dez. = Dezember
""")
_WEAK = frozenset(
    "am vom zum beim im dem den des bis ab zur einem einen einer eines diesem diesen dieses jedem jeden "
    "seinem seinen ihrem ihren unserem unseren meinem meinen deinem deinen keinem keinen".split()
)
_OF_MONTHS = frozenset("der dieser jeder".split())
_NOMINATIVE = frozenset("Der die das Die Das eine Eine diese Diese jede Jede jedes".split())
_BEFORE_DATIVE = frozenset(
    "in In von Von mit Mit bei Bei nach Nach aus Aus zu Zu seit Seit an An auf Auf vor Vor hinter unter über neben "
    "zwischen während Während wegen trotz ab".split()
)
_MASCULINE = (
    "krieg",
    "tag",
    "platz",
    "teil",
    "stock",
    "bezirk",
    "satz",
    "rang",
    "akt",
    "monat",
    "versuch",
    "sieg",
    "fc",
)
_WEEKDAYS = frozenset(
    "Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonnabend, Sonntag, Mo., Di., Mi., Do., Fr., Sa., "
    "So.,".split()
)
_MONTH = "|".join([*_MONTHS, "Jänner", *map(re.escape, _SHORT)])
_JOINED = r"(?:(\d{1,2})\.(\s?(?:bis zum|bis|und|oder|[/–-])\s?))?"
_DATE = re.compile(rf"(?<![\w.,]){_JOINED}(\d{{1,2}})\.\s?({_MONTH})(?!\w)")
_DAY_AND_MONTH = re.compile(
    r"(?:(?<=\b[Aa]m )|(?<=\b[Vv]om )|(?<=\b[Zz]um ))(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?!\d)"
)
_LIFE = re.compile(r"((?<=\()\*|†)\s?(?=(\d{1,2}\.\s)|(?:(?:um|vor|nach)\s)?\d{3,4}(?!\w))")
_BORN = {"*": "geboren ", "†": "gestorben "}
_ORDINAL = re.compile(r"(?<![\w.,])(?:(\d{1,3})\.(\s(?:bis|und|oder)\s))?(\d{1,3})\.\s(?=([A-ZÄÖÜ][A-Za-zäöüß]+))")
_UHR = r"([01]?\d|2[0-4])[:.]([0-5]\d)"
_SPAN = re.compile(rf"(?<![\w.,:]){_UHR}(?:\sUhr)?\s?(?:–|-|bis)\s?(?={_UHR}\sUhr\b)")
_TIME = re.compile(rf"(?<![\w.,:]){_UHR}\s?(?:Uhr\b|h\b)")
_BARE_TIME = re.compile(
    r"(?:(?<=\b[Uu]m )|(?<=\b[Aa]b )|(?<=\b[Gg]egen )|(?<=\b[Bb]is )|(?<=\b[Vv]on )|(?<=\b[Ss]eit ))"
    r"([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[.,]\d)"
)
_DECADE = re.compile(r"(?<![\w.,])(\d0|1[1-9]\d0|20\d0)er(n?)(?!\w)")
_YEAR = re.compile(
    r"(?<![\w.,:/+-])(1[1-9]\d\d)(?![\w°%€$£]|[.,:/]\d|\s?(?:[€$£%°]|(?:km|m|cm|mm|kg|g|t|l|ha|MW|kWh|EUR|Euro|Dollar)\b))"
)
_SECTIONS = re.compile(r"(§§?)\s?(?=\d)")


def ordinal(number: str, ending: str) -> str:
    """Return an ordinal number: "dritte" and its ending."""
    return in_words(number, "de", "ordinal") + ending


def _of_day(words: list[str]) -> str:
    """Return the ending of a day of the month after these words, the nearest first."""
    nearest, second = words[0].lower(), words[1].lower()
    if nearest in _OF_MONTHS:
        return ""
    if nearest in _WEAK or (words[0] in _WEEKDAYS and second in _WEAK):
        return "n"
    return "r"


def dates(text: str) -> str:
    """A day is an ordinal with the ending that the word before it asks for: "am dritten Mai"."""
    return _DATE.sub(_date, text)


def lives(text: str) -> str:
    """In the brackets behind a name, * is the day of birth and † that of death."""
    return _LIFE.sub(lambda match: _BORN[match[1]] + ("am " if match[2] else ""), text)


def _date(match: re.Match[str]) -> str:
    first, joint, day, month = match.groups()
    ending = _of_day(words_before(match))
    start = ""
    if first:
        joint = {"/": " und ", "–": " bis ", "-": " bis "}.get(joint.strip(), joint)
        start = ordinal(first, ending) + joint
        ending = "n" if ending == "r" and joint.strip() == "bis zum" else ending
    return f"{start}{ordinal(day, ending)} {_SHORT.get(month, month)}{full_stop(match)}"


def numeric_dates(text: str) -> str:
    """A date in figures is said with the name of the month."""
    text = ISO_DATE.sub(lambda match: _named(match, match[3], match[2], f" {match[1]}"), text)
    text = NUMERIC_DATE.sub(
        lambda match: _named(match, match[1], match[3], f" {match[4]}") if match[2][0] == "." else match[0], text
    )
    return _DAY_AND_MONTH.sub(lambda match: _named(match, match[1], match[2], "") + full_stop(match), text)


def _named(match: re.Match[str], day: str, month: str, year: str) -> str:
    return f"{ordinal(day, _of_day(words_before(match)))} {_MONTHS[int(month) - 1]}{year}"


def ordinals(text: str) -> str:
    """A figure with a full stop before a noun is an ordinal, where an article or a preposition tells its ending."""
    return _ORDINAL.sub(_before_noun, text)


def _before_noun(match: re.Match[str]) -> str:
    first, joint, number, noun = match.groups()
    nearest, second, _ = words_before(match)
    if nearest.lower() in _WEAK or (nearest == "der" and second in _BEFORE_DATIVE):
        ending = "n"
    elif nearest in _NOMINATIVE or (nearest == "der" and noun.lower().endswith(_MASCULINE)):
        ending = ""
    else:
        return match[0]
    start = ordinal(first, ending) + joint if first else ""
    return f"{start}{ordinal(number, ending)} "


def times(text: str) -> str:
    """The hour is said before "Uhr", the minutes after it."""
    text = _SPAN.sub(lambda match: f"{_clock(match)} bis ", text)
    return _BARE_TIME.sub(_clock, _TIME.sub(_clock, text))


def _clock(match: re.Match[str]) -> str:
    hour, minutes = str(int(match[1])), int(match[2])
    return f"{'ein' if hour == '1' else hour} Uhr{f' {minutes}' if minutes else ''}"


def years(text: str) -> str:
    """A year before 2000 is said in hundreds, and so is a decade."""
    text = _DECADE.sub(lambda match: f"{in_words(match[1], 'de', 'year')}er{match[2]}", text)
    return _YEAR.sub(_year, text)


def _year(match: re.Match[str]) -> str:
    """Return a year in words, unless the number is that of a page or the like."""
    before = words_before(match)[0]
    return match[0] if before in {"§", "Nummer", *TONGUE.before_number} - {"ca."} else in_words(match[1], "de", "year")


def sections(text: str) -> str:
    """The sign of a section is a word before its number."""
    return _SECTIONS.sub(lambda match: "Paragraf " if len(match[1]) == 1 else "Paragrafen ", text)


def _count(number: str, gender: str) -> str:
    """Return a whole number; one agrees with its noun."""
    return ("eine" if gender == "f" else "ein") if number == "1" else number


TONGUE = Tongue(
    language="de",
    version=r"[Vv]ersion(?:en)?",
    games=(
        r"gewann|gewannen|gewinnt|gewinnen|gewonnen|siegte|siegten|siegt|Sieg|besiegte|besiegten|schlug|"
        r"schlugen|verlor|verloren|verliert|Niederlage|unentschieden|Remis|führte|führten|führt|Führung|"
        r"Endstand|Halbzeit|Spielstand|Stand|Tore?|steht es|es steht|stand es|trennten"
    ),
    score=r"(?:\s?[:–-]\s?)",
    result=lambda home, away: f"{home} zu {away}",
    separators=".'’ \u00a0\u2009\u202f",
    point="Komma",
    minus="minus",
    plus="plus",
    to="bis",
    ampersand="und",
    count=_count,
    digits=one_by_one,
    units=nouns("""
        km: m Kilometer
        m: m Meter
        cm: m Zentimeter
        mm: m Millimeter
        km² qkm: m Quadratkilometer
        m² qm: m Quadratmeter
        m³: m Kubikmeter
        ha: m Hektar
        km/h: m Kilometer pro Stunde
        m/s: m Meter pro Sekunde
        kg: n Kilogramm
        g: n Gramm
        mg: n Milligramm
        t: f Tonne|Tonnen
        l: m Liter
        ml: m Milliliter
        °C: m Grad Celsius
        °F: m Grad Fahrenheit
        °: m Grad
        %: n Prozent
        ‰: n Promille
        kW: n Kilowatt
        MW: n Megawatt
        GW: n Gigawatt
        W: n Watt
        kWh: f Kilowattstunde|Kilowattstunden
        TWh: f Terawattstunde|Terawattstunden
        MB: n Megabyte
        GB: n Gigabyte
        Std. h: f Stunde|Stunden
        Min. min: f Minute|Minuten
        Sek. s: f Sekunde|Sekunden
        Uhr: m Uhr
        Jh. Jhd.: n Jahrhundert|Jahrhunderte
    """),
    magnitudes=nouns("""
        Mio. Mio Mill.: f Million|Millionen
        Mrd. Mrd: f Milliarde|Milliarden
        Bio. Bio: f Billion|Billionen
        Tsd. Tsd: - tausend
    """),
    currencies=nouns("""
        € EUR: m Euro
        $ USD: m Dollar
        US$ US-$: m US-Dollar
        £ GBP: n Pfund
        ¥: m Yen
        CHF SFr.: m Franken
        Ct. ct: m Cent
    """),
    minor=nouns("""
        € EUR $ USD US$ US-$: m Cent
        £ GBP: m Penny|Pence
        CHF: m Rappen
    """),
    before_number=pairs("""
        Nr. = Nummer
        Nrn. = Nummern
        S. = Seite
        Abb. = Abbildung
        Abs. = Absatz
        Art. = Artikel
        Bd. = Band
        Kap. = Kapitel
        Tab. = Tabelle
        Ziff. = Ziffer
        Anm. = Anmerkung
        ca. = circa
        Tel. = Telefon
    """),
    before_name=pairs("""
        Dr. = Doktor
        Prof. = Professor
        Hr. = Herr
        Hrn. = Herrn
        Fr. = Frau
        St. = Sankt
        Dipl.-Ing. = Diplomingenieur
    """),
    anywhere=pairs("""
        z. B. = zum Beispiel
        Z. B. = Zum Beispiel
        d. h. = das heißt
        u. a. = unter anderem
        u. U. = unter Umständen
        i. d. R. = in der Regel
        z. T. = zum Teil
        o. Ä. = oder Ähnliches
        u. Ä. = und Ähnliches
        v. a. = vor allem
        s. o. = siehe oben
        s. u. = siehe unten
        n. Chr. = nach Christus
        v. Chr. = vor Christus
        usw. = und so weiter
        usf. = und so fort
        etc. = et cetera
        bzw. = beziehungsweise
        ggf. = gegebenenfalls
        evtl. = eventuell
        vgl. = vergleiche
        bspw. = beispielsweise
        insb. = insbesondere
        inkl. = inklusive
        zzgl. = zuzüglich
        ca. = circa
        Str. = Straße
        Mio. = Millionen
        Mrd. = Milliarden
    """),
)
RULES = rules_of(TONGUE, lives, numeric_dates, dates, times, ordinals, sections, years)
