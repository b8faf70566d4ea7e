"""Numbers in English words, without "and" inside them: one hundred five, two thousand five."""

import re

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_GROUPS = ("", " thousand", " million", " billion", " trillion")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
              "twelve": "twelfth"}  # fmt: skip
_ROMAN = re.compile(r"(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_ONES = str.maketrans("XL", "IV")
_ROMAN_DIGITS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
MOST_DIGITS = 15
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,]\d)|\d{1,15}(?!\d))(?:\.\d{1,15}(?!\d))?"
"""Pattern of a number as it is written, with commas between thousands and a decimal point."""
BEFORE = r"(?<![\w$£€¥#@/^\\])(?<!\d[–-])(?<![^\W_][.,:;?!])(?<!\w-)(?<![\s(]\.)(?<!^\.)"
"""Pattern of what a number does not follow: then it is part of something else."""

_LAST = re.compile(r"[\W_]*\Z")


def is_last(match: re.Match[str]) -> bool:
    """Say whether no letter and no figure follows what was found."""
    return _LAST.match(match.string, match.end()) is not None


def cardinal(number: int) -> str:
    """Return a whole number below 10 ** 15 in words."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number < 1000:  # noqa: PLR2004  a group of digits
        return _below_thousand(number)
    groups = []
    for name in _GROUPS:
        number, group = divmod(number, 1000)
        if group:
            groups.append(_below_thousand(group) + name)
    return " ".join(reversed(groups))


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest or not hundreds:
        words.append(_below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    if number < len(SMALL):
        return SMALL[number]
    tens, one = divmod(number, 10)
    return TENS[tens] + (f"-{SMALL[one]}" if one else "")


def ordinal(number: int) -> str:
    """Return the ordinal of a whole number: 22 is twenty-second."""
    words = cardinal(number)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return words[:at] + _IRREGULAR.get(last, regular)


def year(number: int) -> str:
    """Return a year as it is said: nineteen eighty-four, nineteen oh five, nineteen hundred, two thousand five."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10 or century < 10:  # noqa: PLR2004, RUF021  the first years of a millennium
        return cardinal(number)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {two_digits(rest)}"


def two_digits(number: int) -> str:
    """Return the last two digits of a year or the minutes of an hour: oh five, forty-five."""
    return f"oh {SMALL[number]}" if number < 10 else cardinal(number)  # noqa: PLR2004  one digit


def digits(written: str) -> str:
    """Return the digits of a text, one by one."""
    return " ".join(SMALL[int(char)] for char in written if char in "0123456789")


def amount(written: str) -> str:
    """Return a number in words as `NUMBER` finds it; as it is written if it is too long, or 007."""
    whole, _, decimals = written.replace(",", "").partition(".")
    if len(whole) > MOST_DIGITS or (len(whole) > 1 and whole[0] == "0"):
        return written
    return cardinal(int(whole)) + (f" point {digits(decimals)}" if decimals else "")


def roman(written: str) -> int:
    """Return the value of a Roman numeral below 90; 0 if it is none, or not written as usual."""
    match = _ROMAN.fullmatch(written)
    if not match:
        return 0
    return 10 * _ROMAN_DIGITS.index(match[1].translate(_ROMAN_ONES)) + _ROMAN_DIGITS.index(match[2])
