"""Addresses, handles and tags as they are said aloud."""

import re
from collections.abc import Callable

from accessible.prepare.verbalise.signs import apart, names

_MAIL = re.compile(r"(?<![\w.+@-])([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?![\w@])")
_DOMAINS = (
    "com|org|net|edu|gov|mil|int|info|biz|eu|uk|ie|us|ca|au|nz|in|za|de|at|ch|li|fr|be|lu|es|mx|ar|cl|co|it|pt|br|nl|pl|"
    "ru|ua|by|cz|sk|hu|ro|bg|gr|hr|si|rs|se|no|dk|fi|is|ee|lv|lt|il|tr|jp|cn|kr|tw|hk|sg|io|ai|tv|fm|me|app|dev|xyz|"
    "online|site|blog|news|museum|berlin"
)
_SITE = re.compile(
    rf"(?<![\w@/.-])(?!\d+\.)((?:[\w-]{{2,63}}\.){{1,8}}(?:{_DOMAINS})|[a-z]\.com)(?![\w@-]|\.\w)(?:/(?:[^\s.,;:!?)\]”»\"]|[.,;:!?)](?=\w))*)?"
)
_DOTTED = re.compile(r"\w\.[a-z]{2}")
"""What a name of a site has, and few sentences have."""
_HANDLE = re.compile(r"(?<![\w.@/])@([^\W\d]\w{1,30}(?:\.\w{1,30})*)")
_TAG = re.compile(r"(?:\b(?:hashtag|hasztag|хештег)e?s? )?(?<![\w#&/])#(\d*[^\W\d_]\w*)", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?<![\w#&/])#(?=\d+(?!\w))")
_DIGITS_NEXT = re.compile(r"(?<=[^\W\d_])(?=\d)")
_TAG_WORDS = {"de": "Hashtag", "pl": "hasztag", "ru": "хештег"}
_NUMBERS = {"en": "number", "de": "Nummer", "fr": "numéro", "es": "número", "it": "numero", "pt": "número",
            "nl": "nummer", "pl": "numer", "ru": "номер"}  # fmt: skip


def rules(language: str) -> tuple[Callable[[str], str], ...]:
    """Return the rules of a language whose names for signs are known."""
    known = names(language)
    at, dot = known["@"], known["."]

    def spelled(written: str) -> str:
        return "".join(f" {known[char]} " if char in "._+-" else char for char in written)

    def mail(text: str) -> str:
        """In the address of a mailbox, all signs are named."""
        if "@" not in text:
            return text
        return _MAIL.sub(lambda match: f"{spelled(match[1])} {at} {spelled(match[2])}", text)

    def sites(text: str) -> str:
        """In the name of a site, the dots are named; what stands behind it is not said."""
        if not _DOTTED.search(text):
            return text
        return _SITE.sub(lambda match: match[1].replace(".", f" {dot} "), text)

    def handles(text: str) -> str:
        """@name is "at name"."""
        return _HANDLE.sub(lambda match: f"{at} {apart(match[1])}", text) if "@" in text else text

    def number_signs(text: str) -> str:
        """#5 is number five."""
        return _NUMBER_SIGN.sub(f"{_NUMBERS[language]} ", text) if "#" in text else text

    return (mail, sites, handles, number_signs)


def tags(language: str) -> Callable[[str], str]:
    """Return the rule for tags: #MeToo is "hashtag Me Too"."""
    word = _TAG_WORDS.get(language, "hashtag")

    def rule(text: str) -> str:
        if "#" not in text:
            return text
        return _TAG.sub(lambda match: f"{word} {_DIGITS_NEXT.sub(' ', apart(match[1]))}", text)

    return rule
