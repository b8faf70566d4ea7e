"""What is said in Spanish."""

import re

from accessible.prepare.verbalise.grammar import Tongue, dates_in_figures, nouns, pairs, rules_of
from accessible.prepare.verbalise.numerals import in_words, roman

_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_TEENS = (
    "undécimo duodécimo decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno"
).split()
_ORDINAL = re.compile(r"(?<![\w.,])([1-9]\d?)(?:\.?(º|ª)|\.(o|a)(?=\s\w)|(\.?er|ero|era))(?!\w)")
_CENTURY = re.compile(r"(?<=\b[Ss]iglo )([XVI]{1,5})(?!\w)")
_TIME = re.compile(r"(?<![\w.,:])([01]?\d|2[0-4])[:.]([0-5]\d)\s?(?:h\b\.?|horas\b)")
_ARTICLE_TIME = re.compile(r"(?<=\b[Ll]as )([01]?\d|2[0-4])[:.]([0-5]\d)(?![\w:%€$]|[.,]\d|\s?(?:h\b|horas\b|%|€))")
_ONE_O_CLOCK = re.compile(r"(?<=\b[Ll]a )0?1[:.]([0-5]\d)(?![\w:]|[.,]\d|\s?h\b)")
_DON = re.compile(r"(?<![\w.])D\.\s(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])")
_HOURS = re.compile(r"(?<=\b[Ll]as )([01]?\d|2[0-4])\s?h(?!\w)\.?(?=\s)")


def ordinal(number: int, ending: str) -> str:
    """Return an ordinal number that ends in -o or -a, or is cut short before a noun: "tercer"."""
    place = number - 11
    words = _TEENS[place] if 0 <= place < len(_TEENS) else in_words(number, "es", "ordinal")
    if ending == "er":
        return words.removesuffix("o")
    return " ".join(word[:-1] + "a" for word in words.split()) if ending == "a" else words


def ordinals(text: str) -> str:
    """A figure with a raised letter is an ordinal: the letter tells its gender."""
    return _ORDINAL.sub(_ordinal, text)


def _ordinal(match: re.Match[str]) -> str:
    number, raised, letter, ending = match.groups()
    if ending:
        if number[-1] not in "13" or number in {"11", "13"}:
            return match[0]
        last = {"ero": "o", "era": "a"}.get(ending, "er")
    else:
        last = "a" if "ª" in (raised or "") or letter == "a" else "o"
    return ordinal(int(number), last)


def centuries(text: str) -> str:
    """The Roman numeral of a century is a plain number."""
    return _CENTURY.sub(lambda match: str(roman(match[1])), text)


def dates(text: str) -> str:
    """A date in figures is said with the name of the month."""
    return dates_in_figures(text, _named)


def _named(day: str, month: str, year: str) -> str:
    return f"{int(day)} de {_MONTHS[int(month) - 1]} de {year}"


def times(text: str) -> str:
    """Hours and minutes are joined with "y"; a full hour is said with "horas"."""
    text = _ONE_O_CLOCK.sub(lambda match: f"una y {int(match[1])}" if int(match[1]) else "una", text)
    text = _TIME.sub(_hours_and_minutes, text)
    text = _ARTICLE_TIME.sub(_clock, text)
    return _HOURS.sub(lambda match: _hours(match[1]), text)


def don(text: str) -> str:
    """The title of a gentleman is "don" before a name, but not before an initial: Washington is in D. C."""
    return _DON.sub("don ", text)


def _hours(hour: str) -> str:
    return TONGUE.quantity(str(int(hour)), TONGUE.units["horas"])


def _hours_and_minutes(match: re.Match[str]) -> str:
    minutes = str(int(match[2]))
    return _hours(match[1]) + ("" if minutes == "0" else f" y {TONGUE.quantity(minutes, TONGUE.units['min'])}")


def _clock(match: re.Match[str]) -> str:
    hour, minutes = str(int(match[1])), int(match[2])
    return f"{TONGUE.count(hour, 'f')} y {minutes}" if minutes else _hours(hour)


def _count(number: str, gender: str) -> str:
    """Return a whole number; one and, in the feminine, hundreds agree with their noun."""
    one = number[-1] == "1" and number[-2:] != "11"
    hundreds = gender == "f" and len(number) > 2 and number[-3] not in "01"  # noqa: PLR2004  has hundreds
    if gender == "-" or not (one or hundreds) or len(number) > 6:  # noqa: PLR2004  millions do not agree
        return number
    words = in_words(number, "es")
    if gender == "f":
        words = words.replace("cientos", "cientas").replace("quinientos", "quinientas")
        return words.removesuffix("uno") + "una" if one else words
    if words == "uno" or words.endswith(" uno"):
        return words.removesuffix("o")
    return words.removesuffix("uno") + "ún"


TONGUE = Tongue(
    language="es",
    version=r"[Vv]ersi(?:ón|ones)",
    games=(
        r"ganó|ganaron|gana|ganan|ganado|venció|vencieron|vence|derrotó|derrotaron|perdió|perdieron|"
        r"victoria|derrota|empate|empató|empataron|marcador|goleó|goles|gol|partido|triunfo"
    ),
    score=r"(?:\s?[–-]\s?)",
    result=lambda home, away: f"{home} a {away}",
    separators=". \u00a0\u2009\u202f",
    decimals=r",(?!\d{3}(?!\d))\d{1,15}",  # "1,500" is a thousand and a half in Mexico
    point="coma",
    minus="menos",
    plus="más",
    to="a",
    ampersand="y",
    link="de ",
    joint=" con ",
    count=_count,
    units=nouns("""
        km: m kilómetro|kilómetros
        m: m metro|metros
        cm: m centímetro|centímetros
        mm: m milímetro|milímetros
        km²: m kilómetro cuadrado|kilómetros cuadrados
        m²: m metro cuadrado|metros cuadrados
        m³: m metro cúbico|metros cúbicos
        ha: f hectárea|hectáreas
        km/h: m kilómetro por hora|kilómetros por hora
        m/s: m metro por segundo|metros por segundo
        kg: m kilogramo|kilogramos
        g: m gramo|gramos
        mg: m miligramo|miligramos
        t: f tonelada|toneladas
        l L: m litro|litros
        ml: m mililitro|mililitros
        °C ºC: m grado Celsius|grados Celsius
        °F ºF: m grado Fahrenheit|grados Fahrenheit
        %: - por ciento
        ‰: - por mil
        kW: m kilovatio|kilovatios
        MW: m megavatio|megavatios
        GW: m gigavatio|gigavatios
        kWh: m kilovatio hora|kilovatios hora
        MB: m megabyte|megabytes
        GB: m gigabyte|gigabytes
        h horas: f hora|horas
        min: m minuto|minutos
    """),
    magnitudes=nouns("""
        mill. M: m millón|millones
        mM: m mil millones
        mil: - mil
    """),
    currencies=nouns("""
        € EUR: m euro|euros
        $ USD: m dólar|dólares
        US$: m dólar estadounidense|dólares estadounidenses
        £ GBP: f libra|libras
        ¥: m yen|yenes
    """),
    minor=nouns("""
        € EUR: m céntimo|céntimos
        $ USD US$: m centavo|centavos
        £: m penique|peniques
    """),
    before_number=pairs("""
        n.º = número
        nº = número
        n° = número
        núm. = número
        núms. = números
        pág. = página
        págs. = páginas
        p. = página
        pp. = páginas
        art. = artículo
        cap. = capítulo
        vol. = volumen
        fig. = figura
        tel. = teléfono
        aprox. = aproximadamente
    """),
    before_name=pairs("""
        Sr. = señor
        Sra. = señora
        Srta. = señorita
        Sres. = señores
        Sras. = señoras
        Dr. = doctor
        Dra. = doctora
        Dña. = doña
        Prof. = profesor
        Profa. = profesora
        Lic. = licenciado
        Sto. = santo
        Sta. = santa
        Gral. = general
    """),
    anywhere=pairs("""
        p. ej. = por ejemplo
        etc. = etcétera
        EE. UU. = Estados Unidos
        EE.UU. = Estados Unidos
        a. C. = antes de Cristo
        d. C. = después de Cristo
        a. m. = a eme
        p. m. = pe eme
        aprox. = aproximadamente
        Ud. = usted
        Uds. = ustedes
        Avda. = avenida
        pág. = página
        núm. = número
    """),
)
RULES = (*rules_of(TONGUE, dates, ordinals, times, centuries=centuries), don)
