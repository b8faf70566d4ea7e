"""Numbers in groups, in all languages but English: telephone numbers, scores and versions."""

import re
from collections.abc import Callable

from accessible.prepare.verbalise.signs import names

Rule = Callable[[str], str]
_CALL = re.compile(
    r"((?<!\w)(?:tel|telefon(?:nummer)?|rufnummer|fax|hotline|tél|téléphone|teléfono|telefono|telefone|telemóvel|"
    r"telefoon(?:nummer)?|telefonu|numerem|тел|телефон[уа]?|факс)\b[.:]{0,2} ?(?:(?:unter|au|al|op|pod|по) )?)"
    r"(\(?\d[\d ()/\u00a0.-]{4,16}\d)(?![\d,])",
    re.IGNORECASE,
)
_SCORE = r"(?<![\w.,:/$£€+–-])(\d{{1,3}}){}(\d{{1,3}})(?![\w/%°€$]|[.,:–-]\d)(-(?=[^\W\d]))?"
_AFTER_SCORE = re.compile(r"\W*\Z|[,.;:!?)”\"]")
_RELEASED = (
    r"Python|iOS|iPadOS|macOS|Android|Windows|Linux|Chrome|Firefox|Ubuntu|Debian|Java|PHP|Node|Kernel|Release|HTML|EPUB"
)
_HOURS, _MINUTES = range(25), range(10, 60)


def calls(text: str) -> str:
    """A number behind a word for telephone is said digit by digit."""
    return _CALL.sub(lambda match: match[1] + " ".join(filter(str.isdigit, match[2])), text)


def scores(words: str, sign: str, said: Callable[[str, str], str]) -> Rule:
    """Return the rule that says a score where one of `words` speaks of a game; what may be a time of day stays.

    `sign` is the pattern of what stands between the two numbers.
    """
    game = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    score = re.compile(_SCORE.format(sign))

    def result(match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[2])
        is_time = ":" in match[0] and first in _HOURS and (second in _MINUTES or match[2][0] == "0" != match[2])
        is_range = ":" not in match[0] and first < second and not _AFTER_SCORE.match(match.string, match.end())
        return match[0] if is_time or is_range else said(match[1], match[2]) + (" " if match[3] else "")

    return lambda text: score.sub(result, text) if score.search(text) and game.search(text) else text


def versions(language: str, words: str) -> Rule:
    """Return the rule that says the dots of a version behind one of `words`, or the name of a program."""
    dot = names(language)["."]
    version = re.compile(rf"\b((?:{words}|{_RELEASED}) )(\d{{1,4}}(?:\.\d{{1,4}}){{1,3}})(?!\w|[.,]\d|\s?%)")
    return lambda text: version.sub(lambda match: match[1] + match[2].replace(".", f" {dot} "), text)
