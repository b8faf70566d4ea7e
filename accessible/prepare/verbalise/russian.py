"""What is said in Russian."""

import re

from accessible.prepare.verbalise.grammar import (
    FRACTION,
    Noun,
    Tongue,
    dates_in_figures,
    full_stop,
    nouns,
    pairs,
    rules_of,
    words_before,
)
from accessible.prepare.verbalise.numerals import in_words, roman

_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_DATE = re.compile(
    rf"(?<![\w.,])(?:(\d{{1,2}})(\s?(?:–|-|—|по|и|до|или)\s?))?(\d{{1,2}})\s({'|'.join(_MONTHS)})(?!\w)"
    r"(?:\s((?:1\d|20)\d\d)(?:\s?(?:года(?!\w)|г\.(?!\s?р\.)|г(?![\w.])))?(?![\w–-]|[.,]\d))?"
)
_YEAR = re.compile(r"(?<![\w.,:/+–-])((?:1\d|20)\d\d)[\s\u00a0]?(году|года|годом|год|г\.)(?!\w)")
_YEAR_CASES = (
    dict.fromkeys(("в", "во", "о", "об", "при"), ("году", "p"))
    | dict.fromkeys(("к", "ко"), ("году", "d"))
    | dict.fromkeys(("за", "на", "по", "через"), ("год", "n"))
    | dict.fromkeys(("перед", "между", "под", "над"), ("годом", "i"))
)
_GRAMS = re.compile(r"(?<![\w.,:/+-])(\d{1,3}(?:,\d{1,3})?)[\s\u00a0]?г(?![\w²/-])")
_GRAM = Noun("m", ("грамм", "грамма", "граммов"))
_CENTURY = re.compile(r"(?<!\w)([XVI]{1,5})\s(веке|века|веку|веком|век|в\.)(?!\w)")
_DECADE = re.compile(
    r"(?<![\w.,])((?:1\d|20)?\d0)-(е(?!\s\w{2,20}(?:о|ие|ье)\b)|х|м|ми)(?!\w)(?:\s(гг\.|годы|годов|годах|годам|годами)(?!\w))?"
)
_ORDINAL = re.compile(
    r"(?<![\w.,])(\d{1,4})-?(ый|ий|ой|й|ая|я|ое|ее|е|го|ого|его|му|ому|ему|ую|ю|м|ом|ем)(?!\w)(?=(?:\s(\w+))?)"
)
_FROM_TO = re.compile(r"(?<=\b[Оо]т )(\d{1,15})(?= до \d)")
_TIME = re.compile(r"(?<![\w.,:])([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[.,]\d)")
_CASES = {"году": "p", "года": "g", "год": "n", "годом": "i", "веке": "p", "века": "g", "веку": "d", "веком": "i",
          "век": "n"}  # fmt: skip
_INTO = frozenset("в во на о об при".split())
_FROM = frozenset("с со до от из после для без около у против".split())
_GENITIVE = frozenset("около до от из без для после более менее больше меньше свыше порядка".split())
_JOINING = frozenset("и или а но".split())
_DATIVE = frozenset("к ко по".split())
_WITH = frozenset("с со над под за перед между".split())
_CERTAIN = (
    dict.fromkeys(("ая", "я"), ("n", "f"))
    | dict.fromkeys(("ое", "ее"), ("n", "n"))
    | dict.fromkeys(("го", "ого", "его"), ("g", "m"))
    | dict.fromkeys(("му", "ому", "ему"), ("d", "m"))
    | dict.fromkeys(("ую", "ю"), ("a", "f"))
)
"""Endings that fit one case and gender, or several that are said alike."""
_PLACES = (("десятая", "десятых"), ("сотая", "сотых"), ("тысячная", "тысячных"))


def ordinal(number: str | int, case: str = "n", gender: str = "m", *, plural: bool = False) -> str:
    """Return an ordinal number in a case."""
    return in_words(number, "ru", "ordinal", case=case, gender=gender, plural=plural, animate=False)


def dates(text: str) -> str:
    """The day and the year of a date are ordinals in the genitive."""
    text = dates_in_figures(text, _named)
    return _DATE.sub(_date, text)


def _named(day: str, month: str, year: str) -> str:
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year} года"


def _date(match: re.Match[str]) -> str:
    first, joint, day, month, year = match.groups()
    before = words_before(match)[0].lower()
    case = "d" if before in {"к", "ко"} else "g"
    start, last = "", ordinal(day, case, "n")
    if first:
        joint = joint if joint[0] == " " and joint.strip().isalpha() else " – "
        start = ordinal(first, case, "n") + joint
        last = ordinal(day, "n", "n") if joint.strip() == "по" else last
    end = f" {ordinal(year, 'g')} года" if year else ""
    return f"{start}{last} {month}{end}{full_stop(match)}"


def years(text: str) -> str:
    """A year with its noun is an ordinal, in the case of the noun."""
    return _YEAR.sub(_year, text)


def _year(match: re.Match[str]) -> str:
    before = words_before(match)[0].lower()
    year, noun = match.groups()
    if noun == "г.":
        noun, case = _of_year(before)
    else:
        case = "d" if noun == "году" and before in _DATIVE else _CASES[noun]
    return f"{ordinal(year, case)} {noun}{full_stop(match)}" if noun else match[0]


def _of_year(before: str) -> tuple[str, str]:
    """Return the word "year" and its case after the word before it; an empty one where that does not tell."""
    if before in _YEAR_CASES:
        return _YEAR_CASES[before]
    return ("год", "n") if before in {"", "("} else ("года", "g") if _is_noun(before) else ("", "")


def grams(text: str) -> str:
    """After a number of four digits, the sign of a gram may be that of a year: only smaller ones are grams."""
    return _GRAMS.sub(lambda match: TONGUE.counted(match, match[1], _GRAM), text)


def centuries(text: str) -> str:
    """The Roman numeral of a century is an ordinal, in the case of the noun."""
    return _CENTURY.sub(_century, text)


def _century(match: re.Match[str]) -> str:
    before, noun = words_before(match)[0].lower(), match[2]
    if noun == "в.":
        noun = "веке" if before in _INTO else "века" if _is_noun(before) else ""
    return f"{ordinal(roman(match[1]), _CASES[noun])} {noun}{full_stop(match)}" if noun else match[0]


def _is_noun(before: str) -> bool:
    """Tell whether a genitive follows this word, as it does all but "and" and prepositions of other cases."""
    return before.isalpha() and before not in _DATIVE | _JOINING


def decades(text: str) -> str:
    """A decade is an ordinal in the plural, and its end tells the case."""
    return _DECADE.sub(_decade, text)


def _decade(match: re.Match[str]) -> str:
    number, ending, noun = match.groups()
    case = {"е": "n", "х": "g", "м": "d", "ми": "i"}[ending]
    if case == "d" and not noun:
        return match[0]
    if noun == "гг.":
        into = words_before(match)[0].lower() in _INTO
        noun = {"n": "годы", "g": "годах" if into else "годов", "d": "годам", "i": "годами"}[case]
    said = ordinal(number, case, plural=True)
    return f"{said} {noun}{full_stop(match)}" if noun else said


def spans(text: str) -> str:
    """A number between "от" and "до" is in the genitive."""
    return _FROM_TO.sub(lambda match: in_words(match[1], "ru", case="g"), text)


def times(text: str) -> str:
    """A time is said with hours and minutes after "в", and in the genitive after "до" and the like."""
    return _TIME.sub(_clock, text)


def _clock(match: re.Match[str]) -> str:
    before = words_before(match)[0].lower()
    hour, minutes = str(int(match[1])), str(int(match[2]))
    if before == "в":
        said = TONGUE.quantity(hour, TONGUE.units["ч"])
        minute = _accusative(TONGUE.quantity(minutes, TONGUE.units["мин"]))
        return said if minutes == "0" else f"{said} {minute}"
    if before in _FROM:
        hours = "часа" if _plural(hour) == 0 else "часов"
        minute = "минуты" if _plural(minutes) == 0 else "минут"
        said = f"{in_words(hour, 'ru', case='g')} {hours}"
        return said if minutes == "0" else f"{said} {in_words(minutes, 'ru', case='g', gender='f')} {minute}"
    return match[0]


def _accusative(minutes: str) -> str:
    return minutes.replace("одна", "одну").replace("минута", "минуту")


def ordinals(text: str) -> str:
    """A figure with the end of an ordinal is one; where the end fits several cases, the words around it decide."""
    return _ORDINAL.sub(_ordinal, text)


def _ordinal(match: re.Match[str]) -> str:
    number, ending, after = match.groups()
    before, after = words_before(match)[0].lower(), after or ""
    if ending in _CERTAIN:
        case, gender = _CERTAIN[ending]
        return ordinal(number, case, gender)
    if ending == "е":
        return _in_e(number, after) or match[0]
    if ending in {"м", "ом", "ем"}:
        return ordinal(number, "p") if before in _INTO else match[0]
    return ordinal(number, "p", "f") if _is_oblique(before, after) else ordinal(number)


def _in_e(number: str, after: str) -> str:
    """Return an ordinal that is neuter or plural, as the word after it; empty if that tells neither."""
    if after in _MONTHS or after.endswith(("о", "е")):
        return ordinal(number, "n", "n")
    return ordinal(number, plural=True) if after.endswith(("ы", "и")) else ""


def _is_oblique(before: str, after: str) -> bool:
    """Tell whether an ordinal in -й is feminine and oblique: "в 5-й школе", but "в 5-й раз"."""
    return before in _FROM | _DATIVE | _WITH or (before in _INTO and after.endswith(("е", "и")))


def _plural(number: str) -> int:
    """Return the place of the form after `number`: one, few, many, or a fraction."""
    if "," in number:
        return FRACTION
    if number[-2:-1] == "1" or number[-1] in "056789":
        return 2
    return 0 if number[-1] == "1" else 1


def _count(number: str, gender: str) -> str:
    """Return a whole number; one and two agree with their noun."""
    if gender in {"f", "n"} and number[-1] in "12" and number[-2:-1] != "1" and (gender == "f" or number[-1] == "1"):
        return in_words(number, "ru", gender=gender)
    return number


def _governed(before: str, number: str, noun: Noun) -> str:
    """Say a quantity in the genitive after "около", one of a feminine noun in the accusative after "за"."""
    if "," in number:
        return ""
    one = _plural(number) == 0
    if before in _GENITIVE:
        form = noun.form(FRACTION if one else 2)
        return f"{in_words(number, 'ru', case='g', gender=noun.gender)} {form}"
    if before in {"в", "за", "на", "через"} and one and noun.gender == "f":
        return f"{in_words(number, 'ru', case='a', gender='f', animate=False)} {noun.forms[0].removesuffix('а')}у"
    return ""


def _fraction(whole: str, digits: str, _gender: str) -> str:
    """Return a fraction of at most three digits in words: so many whole, so many tenths."""
    if len(digits) > len(_PLACES):
        return f"{whole} запятая {' '.join(digits)}"
    place, part = _PLACES[len(digits) - 1], digits.lstrip("0") or "0"
    units = "целая" if _plural(whole) == 0 else "целых"
    parts = place[0] if _plural(part) == 0 else place[1]
    return f"{in_words(whole, 'ru', gender='f')} {units} {in_words(part, 'ru', gender='f')} {parts}"


TONGUE = Tongue(
    language="ru",
    version=r"[Вв]ерси[яиюейй]+",
    games=(
        r"выигра\w*|победи\w*|побед\w|обыгра\w*|проигра\w*|поражени\w*|ничь\w+|вничью|сч[её]т\w*|гол\w?|"
        r"матч\w*"
    ),
    score=r"(?:\s?[:–-]\s?)",
    result=lambda home, away: f"{in_words(home, 'ru')} {in_words(away, 'ru')}",
    separators=" \u00a0\u2009\u202f",
    point="запятая",
    minus="минус",
    plus="плюс",
    to="",
    ampersand="и",
    plural=_plural,
    count=_count,
    fraction=_fraction,
    governed=_governed,
    cents=True,
    declined_titles=True,
    units=nouns("""
        км: m километр|километра|километров
        м: m метр|метра|метров
        см: m сантиметр|сантиметра|сантиметров
        мм: m миллиметр|миллиметра|миллиметров
        км²: m квадратный километр|квадратных километра|квадратных километров|квадратного километра
        м²: m квадратный метр|квадратных метра|квадратных метров|квадратного метра
        м³: m кубический метр|кубических метра|кубических метров|кубического метра
        га: m гектар|гектара|гектаров
        км/ч: m километр в час|километра в час|километров в час
        м/с: m метр в секунду|метра в секунду|метров в секунду
        кг: m килограмм|килограмма|килограммов
        мг: m миллиграмм|миллиграмма|миллиграммов
        т: f тонна|тонны|тонн
        л: m литр|литра|литров
        мл: m миллилитр|миллилитра|миллилитров
        °C °С: m градус Цельсия|градуса Цельсия|градусов Цельсия
        °: m градус|градуса|градусов
        %: m процент|процента|процентов
        ‰: n промилле
        кВт: m киловатт|киловатта|киловатт|киловатта
        МВт: m мегаватт|мегаватта|мегаватт|мегаватта
        ГВт: m гигаватт|гигаватта|гигаватт|гигаватта
        МБ: m мегабайт|мегабайта|мегабайт|мегабайта
        ГБ: m гигабайт|гигабайта|гигабайт|гигабайта
        ч ч.: m час|часа|часов
        мин мин.: f минута|минуты|минут
        чел.: m человек|человека|человек
    """),
    magnitudes=nouns("""
        тыс. тыс: f тысяча|тысячи|тысяч
        млн млн.: m миллион|миллиона|миллионов
        млрд млрд.: m миллиард|миллиарда|миллиардов
        трлн трлн.: m триллион|триллиона|триллионов
    """),
    currencies=nouns("""
        руб. руб р. ₽ RUB: m рубль|рубля|рублей
        € EUR: n евро
        $ USD: m доллар|доллара|долларов
        £ GBP: m фунт|фунта|фунтов
        коп. коп: f копейка|копейки|копеек
    """),
    minor=nouns("""
        руб. руб р. ₽ RUB: f копейка|копейки|копеек
        € EUR $ USD: m цент|цента|центов
        £: m пенс|пенса|пенсов
    """),
    before_number=pairs("""
        № = номер
        на стр. = на странице
        стр. = страница
        на рис. = на рисунке
        рис. = рисунок
        табл. = таблица
        в гл. = в главе
        гл. = глава
        в ст. = в статье
        тел. = телефон
    """),
    before_name=pairs("""
        проф. = профессор
        акад. = академик
        доц. = доцент
        г-н = господин
        г-жа = госпожа
        г-на = господина
        г-ну = господину
        г-ном = господином
        г-же = госпоже
        г-жу = госпожу
        г-жой = госпожой
        г-жи = госпожи
    """),
    anywhere=pairs("""
        т. е. = то есть
        т. к. = так как
        т. д. = так далее
        т. п. = тому подобное
        и др. = и другие
        напр. = например
        см. = смотри
        в г. = в городе
        из г. = из города
        на ул. = на улице
        до н. э. = до нашей эры
        н. э. = нашей эры
    """),
)
RULES = rules_of(TONGUE, dates, years, decades, times, spans, ordinals, grams, centuries=centuries)
