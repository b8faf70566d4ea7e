"""Numbers in words, and Roman numerals."""

LONGEST = 15
"""Nobody says a number of more digits as one."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def in_words(number: str | int, language: str, to: str = "cardinal", **form: str | bool) -> str:
    """Return `number` in words, as it was written where it is too long or the library does not know how."""
    if len(str(number)) > LONGEST:
        return str(number)
    from num2words import num2words  # a text without digits never gets here, and never loads it

    try:
        return str(num2words(int(number), lang=language, to=to, **form))
    except (OverflowError, NotImplementedError):
        return str(number)


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral below 90, such as the number of a century."""
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
