"""Money, percentages, and units of measurement, as they are said in English."""

import re
from collections.abc import Callable

from accessible.prepare.verbalise.english_numbers import BEFORE, NUMBER, amount, cardinal

_MAGNITUDES = {"k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion", "tn": "trillion"}
_SIGNS = "$£€¥₹₩₽₺₴₪₦"
_CURRENCIES = {
    "$": ("dollar", "dollars"), "£": ("pound", "pounds"), "€": ("euro", "euros"), "¥": ("yen", "yen"),
    "₹": ("rupee", "rupees"), "₩": ("won", "won"), "₽": ("rouble", "roubles"), "₺": ("lira", "lira"),
    "₴": ("hryvnia", "hryvnias"), "₪": ("shekel", "shekels"), "₦": ("naira", "naira"),
    "USD": ("US dollar", "US dollars"), "EUR": ("euro", "euros"), "GBP": ("pound", "pounds"), "JPY": ("yen", "yen"),
    "CHF": ("Swiss franc", "Swiss francs"), "CAD": ("Canadian dollar", "Canadian dollars"),
    "AUD": ("Australian dollar", "Australian dollars"), "NZD": ("New Zealand dollar", "New Zealand dollars"),
    "CNY": ("yuan", "yuan"), "RMB": ("yuan", "yuan"), "INR": ("rupee", "rupees"), "Rs": ("rupee", "rupees"),
    "SEK": ("Swedish krona", "Swedish kronor"), "NOK": ("Norwegian krone", "Norwegian kroner"),
    "DKK": ("Danish krone", "Danish kroner"), "PLN": ("zloty", "zlotys"),
}  # fmt: skip
_COINS = {"$": ("cent", "cents"), "£": ("penny", "pence"), "€": ("cent", "cents")}
_COUNTRIES = {"HK": "Hong Kong", "AU": "Australian", "A": "Australian", "CA": "Canadian", "C": "Canadian",
              "NZ": "New Zealand", "S": "Singapore", "US": "US"}  # fmt: skip
_MAGNITUDE = r"(?:([\s-]?)((?i:k|m|mn|b|bn|tn|thousand|million|billion|trillion))\b)?"
_CODES = "|".join(name for name in _CURRENCIES if name not in _SIGNS)
_PER_WHAT = "month|mo|year|yr|week|day|hour|hr|night|person|user|seat|kWh"
_MONEY = (
    rf"(?:\b([Aa]n?) )?(?<![\w$£€])([−-])?(?:(US|HK|AU|CA|NZ|A|C|S)?([{_SIGNS}])|({_CODES})\.?\s)"
    rf"\s?({NUMBER}){_MAGNITUDE}(?:\s?[-–]\s?\4?({NUMBER}){_MAGNITUDE})?(?!\w|[.,:]\d|-\d)"
    rf"(?: (?:dollars?|pounds?|euros?)\b)?((?:\+(?=[\s.,;:)/]|\Z))?(?:/(?:{_PER_WHAT})\b)*)(?:(-)(?=[a-z]))?"
)
_PER = {"+": " plus", "/mo": " per month", "/yr": " per year", "/hr": " per hour", "/kWh": " per kilowatt-hour"}
_NO_NOUN = re.compile(
    r" (?:an?|the|per|in|to|for|from|of|on|at|by|and|or|more|less|each|every|with|as|than|is|was|were|are|if|when|but|"
    r"that|which|who|he|she|it|they|we|after|before|because)\b| ?[^ a-z]| ?$"
)
_ARTICLE = re.compile(r"\b[Aa]n? ")
_CENTS = rf"{BEFORE}(\d{{1,3}})\s?¢"
_SIGNED = r"((?<![^\s(“‘\"'])[−–+-])?"
_PERCENT = rf"{_SIGNED}{BEFORE}({NUMBER})(?:\s?%?\s?[-–]\s?({NUMBER}))?\s?%(?!\w)"
_DEGREES = rf"{_SIGNED}{BEFORE}({NUMBER})(?:\s?(?:°\s?[CF]?)?\s?[-–]\s?({NUMBER}))?\s?°(\s?[CFNSEW]\b)?(?!\w)"
_SCALES = {"C": " Celsius", "F": " Fahrenheit", "N": " north", "S": " south", "E": " east", "W": " west"}
_WEATHER = r"(?<![\w.,-])([−-])?(\d{1,3})C \(([−-])?(\d{1,3})F\)"
_UNITS = """
km=kilometre cm=centimetre mm=millimetre m=metre nm=nanometre µm=micrometre μm=micrometre mi=mile ft=foot=feet yd=yard
yds=yard ha=hectare km²=square_kilometre m²=square_metre cm²=square_centimetre mm²=square_millimetre
km2=square_kilometre m2=square_metre m³=cubic_metre cm³=cubic_centimetre km³=cubic_kilometre m3=cubic_metre
sq_km=square_kilometre sq_m=square_metre sq_mi=square_mile sq_ft=square_foot=square_feet sq_in=square_inch=square_inches
ft²=square_foot=square_feet cu_m=cubic_metre cu_ft=cubic_foot=cubic_feet
kg=kilogram g=gram mg=milligram µg=microgram μg=microgram lb=pound lbs=pound oz=ounce
l=litre L=litre ml=millilitre mL=millilitre cl=centilitre
mph=mile_per_hour=miles_per_hour MPH=mile_per_hour=miles_per_hour
hp=horsepower=horsepower
Nm=newton_metre kph=kilometre_per_hour=kilometres_per_hour km/h=kilometre_per_hour=kilometres_per_hour
kmh=kilometre_per_hour=kilometres_per_hour m/s=metre_per_second=metres_per_second
km/s=kilometre_per_second=kilometres_per_second mpg=mile_per_gallon=miles_per_gallon
rpm=revolution_per_minute=revolutions_per_minute bpm=beat_per_minute=beats_per_minute
fps=frame_per_second=frames_per_second ppm=part_per_million=parts_per_million ppb=part_per_billion=parts_per_billion
W=watt kW=kilowatt MW=megawatt GW=gigawatt TW=terawatt Wh=watt-hour kWh=kilowatt-hour MWh=megawatt-hour
GWh=gigawatt-hour TWh=terawatt-hour V=volt kV=kilovolt mAh=milliamp-hour
Hz=hertz=hertz kHz=kilohertz=kilohertz MHz=megahertz=megahertz GHz=gigahertz=gigahertz
dB=decibel Pa=pascal hPa=hectopascal kPa=kilopascal kcal=kilocalorie kJ=kilojoule MJ=megajoule
kB=kilobyte KB=kilobyte MB=megabyte GB=gigabyte TB=terabyte PB=petabyte
kbps=kilobit_per_second=kilobits_per_second Mbps=megabit_per_second=megabits_per_second
Gbps=gigabit_per_second=gigabits_per_second Mbit/s=megabit_per_second=megabits_per_second
MB/s=megabyte_per_second=megabytes_per_second
hr=hour hrs=hour min=minute mins=minute sec=second secs=second ms=millisecond yr=year yrs=year
mn=million=million bn=billion=billion tn=trillion=trillion
"""
_NAMES = {
    symbol.replace("_", " "): (one.replace("_", " "), (many or f"{one}s").replace("_", " "))
    for symbol, one, many in ((*entry.split("="), "")[:3] for entry in _UNITS.split())
}
_MEASURE = (
    rf"{_SIGNED}{BEFORE}({NUMBER})(?:\s?[-–]\s?({NUMBER}))?([\s-]?)"
    r"((?:(?:sq|cu)\.?\s)?[A-Za-zµμ]{1,4}(?:/[hs]|[²³23])?)(?![\w/²³'’]|\.\w|-(?:ft|in|lb)\b)(?:\.(?=\s[a-z]|,))?"
)
_SAME_UNIT = r"(?<=\d)\s?([A-Za-zµμ°]{1,4})\s?[-–]\s?(?=\d{1,6}(?:\.\d{1,6})?\s?\1\b)"
_METRES_NEXT = re.compile(
    r" (?:tall|high|long|wide|deep|away|apart|above|below|from|race|sprint|final|freestyle|butterfly|breaststroke|"
    r"backstroke|hurdles|relay|run|dash|thick)\b"
)
_MILLIONS_NEXT = re.compile(
    r" (?:people|users|viewers|listeners|copies|barrels|homes|jobs|tonnes|tons|years|votes|households|customers|"
    r"subscribers|readers|downloads|members|visitors|passengers|workers|children|patients|pounds|dollars|euros)\b"
)
_FEET = r"(?<![\w.,])(\d{1,2})(?:['’′]\s?|\s?ft\.?\s)(\d{1,2})(?:[\"”″]|in\b|\sin\b\.?(?!\s[a-z]))"
_INCHES = rf"{BEFORE}({NUMBER}) in\.(?= [a-z])"
_UNSURE = frozenset({"m", "g", "l", "L", "V", "W", "min", "ms", "mi", "yr", "hr", "ha"})


def money(text: str) -> str:
    """Money: the amount, the magnitude, the currency: "$12.5bn" is twelve point five billion dollars."""
    return re.sub(_MONEY, _money, re.sub(_CENTS, _cents, text))


def _cents(match: re.Match[str]) -> str:
    return f"{amount(match[1])} {'cent' if match[1] == '1' else 'cents'}"


def _money(match: re.Match[str]) -> str:
    article, minus, country, sign, code, first, joint, size, second, _, size_to, per, hyphen = match.groups()
    sizes = [_MAGNITUDES.get(each.lower(), each.lower()) if each else "" for each in (size, size_to)]
    coins = "" if second or any(sizes) else _coins(sign, first)
    one, many = _CURRENCIES[sign or code]
    is_one = first == "1" and not second and not any(sizes)
    is_part = bool(hyphen or joint == "-" or (article and _is_before_noun(match)))
    words = [
        "minus" if minus else "",
        _with_coins(first, coins, sign, is_part=is_part) if coins else _bare(first, sign, is_range=bool(second)),
        sizes[0],
        f"to {_bare(second, sign, is_range=True)}" if second else "",
        sizes[1],
        _COUNTRIES[country] if country and not coins else "",
        "" if coins else (one if is_one or is_part else many),
        "".join(_PER.get(each, each.replace("/", " per ")) for each in re.findall(r"\+|/\w+", per)).strip(),
    ]
    said = " ".join(filter(None, words))
    if hyphen:
        said = said.replace(" ", "-") + "-"
    return f"{article} {said}" if article else said


def _is_before_noun(match: re.Match[str]) -> bool:
    """Say whether a word follows that can be what the amount is of: "a $5 note"."""
    return not _NO_NOUN.match(match.string, match.end())


def _is_part(match: re.Match[str]) -> bool:
    """Say whether a measure belongs to a noun: "a 20mph limit" is a twenty mile per hour limit."""
    start = match.start()
    return bool(_ARTICLE.search(match.string, max(start - 3, 0), start)) and _is_before_noun(match)


def _bare(written: str, sign: str | None, *, is_range: bool) -> str:
    """Return an amount without its currency; in a range, "thirty-four fifty to forty"."""
    coins = _coins(sign, written)
    if is_range and coins and coins[0] != "0":
        return f"{amount(written.partition('.')[0])} {cardinal(int(coins))}"
    return amount(written.removesuffix(".00"))


def _coins(sign: str | None, written: str) -> str:
    """Return the digits of the cents or pence; empty if none are written, or two noughts."""
    decimals = written.partition(".")[2]
    return decimals if sign in _COINS and len(decimals) == 2 and decimals != "00" else ""  # noqa: PLR2004  two digits


def _with_coins(written: str, coins: str, sign: str, *, is_part: bool) -> str:
    """Say "two pounds fifty", but name the pence where there are no pounds or fewer pence than ten."""
    whole = written.partition(".")[0]
    (one, many), (one_coin, coin) = _CURRENCIES[sign], _COINS[sign]
    small = f"{cardinal(int(coins))} {one_coin if coins == '01' else coin}"
    if whole == "0":
        return small
    large = f"{amount(whole)} {one if is_part or whole == '1' else many}"
    return f"{large} and {small}" if coins[0] == "0" else f"{large} {cardinal(int(coins))}"


def _signed(sign: str | None) -> str:
    return "" if not sign else "plus " if sign == "+" else "minus "


def _between(first: str, second: str | None) -> str:
    return f"{amount(first)} to {amount(second)}" if second else amount(first)


def percentages(text: str) -> str:
    """A percent sign after a number is "percent"."""
    if "%" not in text:
        return text
    return re.sub(_PERCENT, lambda match: f"{_signed(match[1])}{_between(match[2], match[3])} percent", text)


def degrees(text: str) -> str:
    """Degrees, of a scale or of a direction; 20C (68F) too."""
    if "C (" in text:
        text = re.sub(_WEATHER, _weather, text)
    return re.sub(_DEGREES, _degrees, text) if "°" in text else text


def _weather(match: re.Match[str]) -> str:
    below, celsius, below_too, fahrenheit = match.groups()
    first = f"{_signed(below)}{amount(celsius)} degrees Celsius"
    return f"{first} ({_signed(below_too)}{amount(fahrenheit)} degrees Fahrenheit)"


def _degrees(match: re.Match[str]) -> str:
    sign, first, second, scale = match.groups()
    name = "degree" if (first == "1" and not second) or _is_part(match) else "degrees"
    return f"{_signed(sign)}{_between(first, second)} {name}{_SCALES[scale.strip()] if scale else ''}"


def heights(text: str) -> str:
    """5ft 10in, also with primes, is five foot ten."""
    return re.sub(_FEET, lambda match: f"{amount(match[1])} foot {amount(match[2])}", text)


def inches(text: str) -> str:
    """5 in. of snow are five inches; "in" without a full stop is a word."""
    return re.sub(_INCHES, lambda match: f"{amount(match[1])} {'inch' if match[1] == '1' else 'inches'}", text)


def units(text: str) -> str:
    """A unit after a number is said in full: 5 km is five kilometres, a 5-km run a five-kilometre one."""
    return re.sub(_MEASURE, _measure, re.sub(_SAME_UNIT, "-", text))


def _measure(match: re.Match[str]) -> str:
    sign, first, second, space, unit = match.groups()
    names = _NAMES.get(unit.replace(".", ""))
    if not names or (unit == "m" and not space.isspace()):
        names = _attached_m(match) if unit == "m" else None
    if not names or (unit in _UNSURE and space.isspace() and match.string.startswith("-", match.end())):
        return match[0]
    words = f"{_signed(sign)}{_between(first, second)}"
    one, many = names
    if space == "-":
        return f"{words}-{one.replace(' ', '-')}"
    is_one = (first == "1" and not second) or _is_part(match)
    return f"{words} {one if is_one else many}"


def _attached_m(match: re.Match[str]) -> tuple[str, str] | None:
    """Return what 5m is: metres or millions, by the word after it; None if that does not tell."""
    if match[4] == "-" or _METRES_NEXT.match(match.string, match.end()):
        return ("metre", "metres")
    return ("million", "million") if _MILLIONS_NEXT.match(match.string, match.end()) else None


RULES: tuple[Callable[[str], str], ...] = (money, percentages, degrees, heights, inches, units)
"""In this order, after dates and times."""
