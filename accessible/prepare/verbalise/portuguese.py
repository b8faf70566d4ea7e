"""What is said in Portuguese; where Brazil says something else, that is in the module beside it."""

import re

from accessible.prepare.verbalise.grammar import Tongue, dates_in_figures, nouns, pairs, rules_of, words_before
from accessible.prepare.verbalise.numerals import in_words, roman

MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()
_ORDINAL = re.compile(r"(?<![\w.,])([1-9]\d{0,2})\.?([ºª])(?!\w)")
_CENTURY = re.compile(r"(?<=\b[Ss]éculo )([XVI]{1,5})(?!\w)")
_TIME = re.compile(r"(?<![\w.,:])([01]?\d|2[0-4])\s?h(?:([0-5]\d)(?!\d))?(?:min\b)?(?![\w/])")
_COLON = re.compile(r"(?<![\w.,:])([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[.,]\d)(?:\s?h\b)?")
_BEFORE_TIME = frozenset("às as das pelas até".split())


def ordinals(text: str) -> str:
    """A figure with a raised letter is an ordinal: the letter tells its gender."""
    return _ORDINAL.sub(_ordinal, text)


def _ordinal(match: re.Match[str]) -> str:
    words = in_words(match[1], "pt", "ordinal")
    return " ".join(word[:-1] + "a" for word in words.split()) if match[2] == "ª" else words


def centuries(text: str) -> str:
    """The Roman numeral of a century is a plain number."""
    return _CENTURY.sub(lambda match: str(roman(match[1])), text)


def dates(text: str) -> str:
    """A date in figures is said with the name of the month; of the first, two countries say two things."""
    return dates_in_figures(text, _named)


def _named(day: str, month: str, year: str) -> str:
    return f"{int(day)} de {MONTHS[int(month) - 1]} de {year}"


def times(text: str) -> str:
    """The hours are said in full and in the feminine, the minutes after "e"."""
    text = _TIME.sub(lambda match: _clock(match[1], match[2]), text)
    return _COLON.sub(
        lambda match: _clock(match[1], match[2]) if words_before(match)[0].lower() in _BEFORE_TIME else match[0], text
    )


def _clock(hour: str, minutes: str | None) -> str:
    hours = TONGUE.quantity(str(int(hour)), TONGUE.units["horas"])
    if not minutes or not int(minutes):
        return hours
    return f"{hours} e {TONGUE.quantity(str(int(minutes)), TONGUE.units['min'])}"


def _count(number: str, gender: str) -> str:
    """Return a whole number; one, two and hundreds agree with a feminine noun."""
    if gender == "m" and number == "1":
        return "um"
    ends = number[-1] in "12" and number[-2:] not in {"11", "12"}
    hundreds = len(number) > 2 and number[-3] not in "01"  # noqa: PLR2004  has hundreds
    if gender != "f" or not (ends or hundreds) or len(number) > 3:  # noqa: PLR2004  thousands are said in two ways
        return number
    words = in_words(number, "pt").replace("entos", "entas")
    if ends:
        words = words.removesuffix("dois") + "duas" if words.endswith("dois") else words.removesuffix("um") + "uma"
    return words


TONGUE = Tongue(
    language="pt",
    version=r"[Vv]ers(?:ão|ões)",
    games=(
        r"venceu|venceram|vence|ganhou|ganharam|ganha|bateu|derrotou|perdeu|perderam|vitória|derrota|"
        r"empate|empatou|empataram|resultado|placar|gol(?:o|os|s)?|jogo|partida"
    ),
    score=r"(?:\s?[x×–-]\s?)",
    result=lambda home, away: f"{home} a {away}",
    separators=". \u00a0\u2009\u202f",
    point="vírgula",
    minus="menos",
    plus="mais",
    to="a",
    ampersand="e",
    link="de ",
    joint=" e ",
    count=_count,
    units=nouns("""
        km: m quilómetro|quilómetros
        m: m metro|metros
        cm: m centímetro|centímetros
        mm: m milímetro|milímetros
        km²: m quilómetro quadrado|quilómetros quadrados
        m²: m metro quadrado|metros quadrados
        m³: m metro cúbico|metros cúbicos
        ha: m hectare|hectares
        km/h: m quilómetro por hora|quilómetros por hora
        m/s: m metro por segundo|metros por segundo
        kg: m quilograma|quilogramas
        g: m grama|gramas
        mg: m miligrama|miligramas
        t: f tonelada|toneladas
        l L: m litro|litros
        ml: m mililitro|mililitros
        °C ºC: m grau Celsius|graus Celsius
        °F ºF: m grau Fahrenheit|graus Fahrenheit
        %: - por cento
        ‰: - por mil
        kW: m quilowatt|quilowatts
        MW: m megawatt|megawatts
        GW: m gigawatt|gigawatts
        kWh: m quilowatt-hora|quilowatts-hora
        MB: m megabyte|megabytes
        GB: m gigabyte|gigabytes
        min: m minuto|minutos
        horas: f hora|horas
    """),
    magnitudes=nouns("""
        mi M: m milhão|milhões
        bi: m bilhão|bilhões
        mM: m mil milhões
        mil: - mil
    """),
    currencies=nouns("""
        € EUR: m euro|euros
        $ USD: m dólar|dólares
        US$: m dólar americano|dólares americanos
        R$: m real|reais
        £ GBP: f libra|libras
        ¥: m iene|ienes
    """),
    minor=nouns("""
        € EUR: m cêntimo|cêntimos
        R$: m centavo|centavos
        $ USD US$: m centavo|centavos
        £: m péni|pence
    """),
    before_number=pairs("""
        n.º = número
        nº = número
        n° = número
        núm. = número
        pág. = página
        págs. = páginas
        p. = página
        pp. = páginas
        art. = artigo
        cap. = capítulo
        vol. = volume
        fig. = figura
        tel. = telefone
        aprox. = aproximadamente
    """),
    before_name=pairs("""
        Sr. = senhor
        Sra. = senhora
        Srta. = senhorita
        Srs. = senhores
        Sras. = senhoras
        Dr. = doutor
        Dra. = doutora
        Prof. = professor
        Profa. = professora
        Prof.ª = professora
        Eng. = engenheiro
        Eng.ª = engenheira
        Sto. = santo
        Sta. = santa
        Gen. = general
    """),
    anywhere=pairs("""
        p. ex. = por exemplo
        i. e. = isto é
        etc. = et cetera
        a. C. = antes de Cristo
        d. C. = depois de Cristo
        aprox. = aproximadamente
        Av. = avenida
        pág. = página
    """),
)
RULES = rules_of(TONGUE, dates, ordinals, times, centuries=centuries)
