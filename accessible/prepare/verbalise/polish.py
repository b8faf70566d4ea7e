"""What is said in Polish."""

import re

from accessible.prepare.verbalise.grammar import (
    FRACTION,
    Noun,
    Tongue,
    as_number,
    dates_in_figures,
    full_stop,
    nouns,
    pairs,
    rules_of,
    words_before,
)
from accessible.prepare.verbalise.numerals import in_words, roman

_OF = "zera jednego dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu".split()
_MONTHS = ("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia").split()
_ENDINGS = {
    "nominative": ("y", "i", "i"),
    "genitive": ("ego", "iego", "iego"),
    "locative": ("ym", "im", "im"),
    "feminine": ("a", "a", "ia"),
    "oblique": ("ej", "iej", "iej"),
    "neuter": ("e", "ie", "ie"),
    "plural": ("e", "ie", "ie"),
    "plural oblique": ("ych", "ich", "ich"),
}
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(rf"(?<![\w.,])(?:(\d{{1,2}})\.?(\s?(?:–|-|do|i|lub)\s?))?(\d{{1,2}})\.?\s({_MONTH})(?!\w)")
_YEAR_AFTER_DATE = re.compile(r"(?<=\w )((?:1[1-9]|20)\d\d)(?:\s(roku?|r\.)(?!\w))?(?!\w|[.,]\d)")
_YEAR = re.compile(r"(?<![\w.,:/+-])((?:1\d|20)\d\d)\s(roku|r\.|rok|rokiem)(?!\w)")
_CENTURY = re.compile(r"(?<!\w)([XVI]{1,5})\s(wiek|wieku|w\.)(?!\w)")
_JOINING = frozenset("i a lub albo oraz czy".split())
_DECADE = re.compile(r"(?<=\b[Ll]at)(a|ach)\s(\d0)(?:\.|(?!\w|[.,]\d))(?=(\s?)(.?))")
_HOUR = r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?![\w:]|[.,]\d)"
_OCLOCK = re.compile(rf"(?<!\w)([Gg]odz\.|[Gg]odzin(?:a|ie|y|ę|ą))\s{_HOUR}(?:(\s?(?:–|-|do|a)\s?){_HOUR})?")
_TIME = re.compile(
    r"(?:(?<=\b[Oo] )|(?<=\b[Dd]o )|(?<=\b[Oo]d )|(?<=\b[Pp]o ))"
    r"([01]?\d|2[0-4])[:.]([0-5]\d)(?![\w:%]|[.,]\d|\s?(?:%|zł|km|mln|mld|tys))"
)
_SPELLED = re.compile(r"(?<![\w.,])([1-9]\d?)-(go|mu|ej|ym|tym|tego|ta|ty|szy|sza|szego|szej)(?!\w)")


def ordinal(number: str | int, form: str) -> str:
    """Return an ordinal number in a form of `_ENDINGS`; of several words, only tens and units are declined."""
    words = in_words(number, "pl", "ordinal").split()
    declined = len(words) - (2 if int(number) % 100 > 20 and int(number) % 10 else 1)  # noqa: PLR2004  above twenty
    return " ".join([*words[:declined], *(_declined(word, form) for word in words[declined:])])


def _declined(word: str, form: str) -> str:
    hard, velar, soft = _ENDINGS[form]
    if word.endswith("y"):
        return word[:-1] + hard
    return word[:-1] + (soft if word.endswith("ci") else velar)


def dates(text: str) -> str:
    """The day and the year of a date are ordinals in the genitive."""
    text = dates_in_figures(text, _named)
    return _DATE.sub(_date, text)


def _named(day: str, month: str, year: str) -> str:
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _date(match: re.Match[str]) -> str:
    first, joint, day, month = match.groups()
    joint = " do " if (joint or "").strip() in {"–", "-"} else joint
    start = ordinal(first, "genitive") + joint if first else ""
    return f"{start}{ordinal(day, 'genitive')} {month}"


def years(text: str) -> str:
    """A year with its noun is an ordinal, in the case of the noun; after a month it is in the genitive."""
    return _YEAR_AFTER_DATE.sub(_after_month, _YEAR.sub(_year, text))


def _after_month(match: re.Match[str]) -> str:
    return f"{ordinal(match[1], 'genitive')} roku" if words_before(match)[0] in _MONTHS else match[0]


def _year(match: re.Match[str]) -> str:
    before = words_before(match)[0]
    if match[2] == "rok":
        return f"{ordinal(match[1], 'nominative')} rok"
    if match[2] == "rokiem":
        return f"{ordinal(match[1], 'locative')} rokiem"
    if before in _JOINING:
        return match[0]
    case = "locative" if before.lower() in {"w", "we", "po", "o"} else "genitive"
    return f"{ordinal(match[1], case)} roku{full_stop(match)}"


def centuries(text: str) -> str:
    """The Roman numeral of a century is an ordinal, in the case of the noun."""
    return _CENTURY.sub(_century, text)


def _century(match: re.Match[str]) -> str:
    before = words_before(match)[0].lower()
    if match[2] == "w." and (not before.isalpha() or before in _JOINING):
        return match[0]
    if match[2] == "wiek":
        return f"{ordinal(roman(match[1]), 'nominative')} wiek"
    case = "locative" if before in {"w", "po", "o"} else "genitive"
    return f"{ordinal(roman(match[1]), case)} wieku{full_stop(match)}"


def decades(text: str) -> str:
    """A decade is an ordinal in the plural."""
    return _DECADE.sub(_decade, text)


def _decade(match: re.Match[str]) -> str:
    stop = "." if not match[4] or (match[3] and match[4].isupper()) else ""
    stop = stop if match[0].endswith(".") else ""
    return f"{match[1]} {ordinal(match[2], 'plural' if match[1] == 'a' else 'plural oblique')}{stop}"


def times(text: str) -> str:
    """An hour is an ordinal in the feminine, the minutes after it are a plain number."""
    text = _OCLOCK.sub(_oclock, text)
    return _TIME.sub(lambda match: _clock(match[1], match[2], "oblique"), text)


def _oclock(match: re.Match[str]) -> str:
    noun, hour, minutes, joint, last, last_minutes = match.groups()
    before = words_before(match)[0].lower()
    if noun.lower() == "godz.":
        case = {"o": "godzinie", "po": "godzinie", "od": "godziny", "do": "godziny", "około": "godziny"}.get(before)
        noun = noun if before == "w" else case or ("Godzina" if noun[0] == "G" else "godzina")
    if noun[-1] in "ęą":
        return match[0]
    if before == "w" and noun == "godz.":
        noun = "godzinach od"
        if not last:
            return match[0]
    form = "feminine" if noun.endswith("a") else "oblique"
    said = f"{noun} {_clock(hour, minutes, form)}"
    if last:
        joint = " do " if joint.strip() in {"–", "-"} else joint
        said += joint + _clock(last, last_minutes, "oblique")
    return said


def _clock(hour: str, minutes: str | None, form: str) -> str:
    said = ordinal(int(hour), form) if int(hour) else {"feminine": "zerowa"}.get(form, "zerowej")
    return f"{said} {int(minutes)}" if minutes and int(minutes) else said


def ordinals(text: str) -> str:
    """A figure with a hyphen and the end of an ordinal is an ordinal."""
    return _SPELLED.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    ending = match[2]
    for form, endings in (("genitive", ("go",)), ("oblique", ("ej",)), ("locative", ("ym",))):
        if ending.endswith(endings):
            return ordinal(match[1], form)
    if ending in {"ta", "sza"}:
        return ordinal(match[1], "feminine")
    return ordinal(match[1], "nominative") if ending in {"ty", "szy"} else match[0]


def _plural(number: str) -> int:
    """Return the place of the form after `number`: one, few, many, or a fraction."""
    if "," in number:
        return FRACTION
    if number == "1":
        return 0
    return 1 if number[-1] in "234" and number[-2:-1] != "1" else 2


def _count(number: str, gender: str) -> str:
    """Return a whole number; one, and two in the feminine, agree with their noun."""
    if number == "1":
        return {"f": "jedna", "n": "jedno"}.get(gender, "1")
    if gender == "f" and number[-1] == "2" and number[-2:-1] != "1":
        return in_words(number, "pl").removesuffix("dwa") + "dwie"
    return number


def _governed(before: str, number: str, noun: Noun) -> str:
    """Say one of a feminine noun in the accusative, which prepositions of time ask for."""
    if before not in {"w", "za", "na", "przez"} or number != "1" or noun.gender != "f":
        return ""
    return f"jedną {noun.forms[0].removesuffix('a')}ę"


def _fraction(whole: str, digits: str, gender: str) -> str:
    """Return a fraction: a half is "i pół", any other is said after "przecinek"."""
    if digits == "5":
        return "pół" if whole == "0" else f"{_count(whole, gender)} i pół"
    return f"{whole} przecinek {as_number(digits)}"


def _result(home: str, away: str) -> str:
    """Say the result of a game: the second number is in the genitive, and as it is written where that is not known."""
    return f"{home} do {_OF[int(away)]}" if int(away) < len(_OF) else f"{home}:{away}"


TONGUE = Tongue(
    language="pl",
    version=r"[Ww]ersj[aięąe]",
    games=(
        r"wygra\w*|zwycię\w*|pokona\w*|przegra\w*|porażk\w*|remis\w*|zremis\w*|prowadz\w*|wynik\w*|gol\w*|"
        r"mecz\w*"
    ),
    score=r"(?:\s?[:–-]\s?)",
    result=_result,
    separators=" \u00a0\u2009\u202f",
    point="przecinek",
    minus="minus",
    plus="plus",
    to="do",
    ampersand="i",
    plural=_plural,
    count=_count,
    fraction=_fraction,
    governed=_governed,
    cents=True,
    declined_titles=True,
    units=nouns("""
        km: m kilometr|kilometry|kilometrów|kilometra
        m: m metr|metry|metrów|metra
        cm: m centymetr|centymetry|centymetrów|centymetra
        mm: m milimetr|milimetry|milimetrów|milimetra
        km²: m kilometr kwadratowy|kilometry kwadratowe|kilometrów kwadratowych|kilometra kwadratowego
        m²: m metr kwadratowy|metry kwadratowe|metrów kwadratowych|metra kwadratowego
        m³: m metr sześcienny|metry sześcienne|metrów sześciennych|metra sześciennego
        ha: m hektar|hektary|hektarów|hektara
        km/h: m kilometr na godzinę|kilometry na godzinę|kilometrów na godzinę|kilometra na godzinę
        m/s: m metr na sekundę|metry na sekundę|metrów na sekundę|metra na sekundę
        kg: m kilogram|kilogramy|kilogramów|kilograma
        g: m gram|gramy|gramów|grama
        mg: m miligram|miligramy|miligramów|miligrama
        t: f tona|tony|ton|tony
        l: m litr|litry|litrów|litra
        ml: m mililitr|mililitry|mililitrów|mililitra
        °C: m stopień Celsjusza|stopnie Celsjusza|stopni Celsjusza|stopnia Celsjusza
        °: m stopień|stopnie|stopni|stopnia
        %: m procent
        ‰: m promil|promile|promili|promila
        kW: m kilowat|kilowaty|kilowatów|kilowata
        MW: m megawat|megawaty|megawatów|megawata
        GW: m gigawat|gigawaty|gigawatów|gigawata
        kWh: f kilowatogodzina|kilowatogodziny|kilowatogodzin|kilowatogodziny
        GB: m gigabajt|gigabajty|gigabajtów|gigabajta
        MB: m megabajt|megabajty|megabajtów|megabajta
        godz.: f godzina|godziny|godzin|godziny
        min: f minuta|minuty|minut|minuty
        proc.: m procent
    """),
    magnitudes=nouns("""
        tys. tys: m tysiąc|tysiące|tysięcy|tysiąca
        mln mln.: m milion|miliony|milionów|miliona
        mld mld.: m miliard|miliardy|miliardów|miliarda
        bln: m bilion|biliony|bilionów|biliona
    """),
    currencies=nouns("""
        zł PLN: m złoty|złote|złotych|złotego
        € EUR: n euro
        $ USD: m dolar|dolary|dolarów|dolara
        £ GBP: m funt|funty|funtów|funta
        CHF: m frank szwajcarski|franki szwajcarskie|franków szwajcarskich|franka szwajcarskiego
        gr: m grosz|grosze|groszy|grosza
    """),
    minor=nouns("""
        zł PLN: m grosz|grosze|groszy|grosza
        € EUR $ USD: m cent|centy|centów|centa
        £: m pens|pensy|pensów|pensa
    """),
    before_number=pairs("""
        nr = numer
        na str. = na stronie
        na s. = na stronie
        str. = strona
        rozdz. = rozdział
        art. = artykuł
        tab. = tabela
        rys. = rysunek
        ok. = około
        tel. = telefon
    """),
    before_name=pairs("""
        dr = doktor
        mgr = magister
        prof. = profesor
        dyr. = dyrektor
    """),
    anywhere=pairs("""
        np. = na przykład
        tzn. = to znaczy
        tj. = to jest
        itd. = i tak dalej
        itp. = i tym podobne
        m. in. = między innymi
        ok. = około
        wg = według
        p.n.e. = przed naszą erą
        n.e. = naszej ery
        na ul. = na ulicy
        przy ul. = przy ulicy
        z ul. = z ulicy
        tel. = telefon
    """),
)
RULES = rules_of(TONGUE, dates, years, decades, times, ordinals, centuries=centuries)
