"""Abbreviations, titles, Roman numerals, tags and other written signs, as they are said in English."""

import re
from collections.abc import Callable

from accessible.prepare.verbalise import online
from accessible.prepare.verbalise.english_numbers import cardinal, is_last, ordinal, roman

_TITLES = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Prof": "Professor", "Gen": "General",
    "Sen": "Senator", "Rep": "Representative", "Gov": "Governor", "Rev": "Reverend", "Capt": "Captain",
    "Col": "Colonel", "Lt": "Lieutenant", "Sgt": "Sergeant", "Maj": "Major", "Cmdr": "Commander", "Adm": "Admiral",
    "Cpl": "Corporal", "Hon": "Honourable", "Mt": "Mount", "Ft": "Fort", "Pres": "President", "Supt": "Superintendent",
    "Sens": "Senators", "Reps": "Representatives", "Profs": "Professors", "Drs": "Doctors",
}  # fmt: skip
_WITHOUT_STOP = frozenset({"Dr", "Mr", "Mrs", "Ms", "Prof"})
_TITLE = r"\b([A-Z][a-z]{1,4})(\.?) (?=(?:[A-Z]\.? ?){0,3}[A-Z]\w*)"
_COUPLE = r"\bMr\.? (?:and|&) Mrs\.? (?=[A-Z])"
_STREET = {"St": "Street", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Dr": "Drive", "Ln": "Lane",
           "Sq": "Square", "Pl": "Place"}  # fmt: skip
_ON_STREET = r"\b(\w+) (St|Ave|Blvd|Rd|Dr|Ln|Sq|Pl)\b(?!\.? ?[A-Z(])(\.?)"
_NO_STREET = frozenset("The A An In At On From To Of Near And By With For Mr Mrs Ms Dr Prof".split())
_SAINT = r"(\b[A-Z]\w+ )?\bSt\b\.? (?=([A-Z][a-z]+))"
_SAINTS = frozenset(
    "Albans Andrew Andrews Augustine Bernard Catharines Clair Croix Denis Edmunds Francis George Helena Helens "
    "Helier Ives James John Johns Joseph Kitts Lawrence Louis Lucia Lucie Luke Mark Martin Mary Matthew Michael "
    "Moritz Nicholas Pancras Patrick Paul Pauls Peter Peters Petersburg Pierre Simons Stephen Thomas Tropez "
    "Vincent".split()
)
_WORDS = {
    "e.g.": "for example", "i.e.": "that is", "vs.": "versus", "approx.": "approximately", "cf.": "compare",
    "et al.": "and others", "eg": "for example", "ie": "that is", "vs": "versus", "w/": "with", "w/o": "without",
}  # fmt: skip
_WORD = (
    r"(?<![\w./-])(?:e\.\s?g\.|i\.\s?e\.|vs\.|approx\.|cf\.|et al\.|eg(?=,? [a-z])|ie(?=,? [a-z])|vs|w/o?)(?=[\s,)])"
)
_ET_CETERA = r"\b(?:&c|etc)\.(?=(\W*\Z| [A-Z])?)"
_CASE = r"(?<=[a-z)]) v\.? (?=(?:the )?[A-Z][a-z])"
_CIRCA = r"(?<!\w)(?:ca|c)\. ?(?=\d{3,4})"
_BEFORE_NUMBER = {
    "No": "number", "Nos": "numbers", "no": "number", "nos": "numbers", "p": "page", "pp": "pages", "vol": "volume",
    "Vol": "volume", "ch": "chapter", "Ch": "chapter", "fig": "figure", "Fig": "figure", "para": "paragraph",
    "ed": "edition", "Art": "article", "art": "article", "Sec": "section", "sec": "section",
}  # fmt: skip
_NUMBERED = r"(?<![\w.])([A-Za-z]{1,4})\. ?(?=\d)"
_NUMERO = r"№ ?(?=\d)"
_SECTION = r"§ ?(?=\d)"
_LIFE = r"\((b|d)\. ?(?=\d{4})"
_FIRMS = {"Inc": "Incorporated", "Ltd": "Limited", "Co": "Company", "Corp": "Corporation", "Bros": "Brothers",
          "Jr": "Junior", "Sr": "Senior", "Dept": "Department", "Univ": "University"}  # fmt: skip
_FIRM = r"(?<=[A-Za-z0-9),.] )(?<!the )(Inc|Ltd|Co|Corp|Bros|Jr|Sr)\.(?=(\W*\Z)?)|\b(Dept|Univ)\.(?= of )"
_ERA = r"(?<=[\da-z] )AD\b|\bAD(?= \d)"
_SPELLED = r"(?:(?<=\b[Tt]he )|(?<=\())WHO(?![\w-])|(?<![\w-])(?<![A-Z] )IT(?![\w-]| [A-Z]{2})"
_RULERS = frozenset(
    "Abdullah Adrian Albert Alexander Alfonso Amenhotep Baudouin Bayezid Benedict Boniface Callixtus Carlos Casimir "
    "Catherine Celestine Charles Christian Cleopatra Clement Constantine Darius Edward Elizabeth Emmanuel Eric "
    "Eugene Felipe Ferdinand Francis Frederick Friedrich George Gregory Gustav Haakon Hamid Harald Hassan Henri "
    "Henry Hussein Innocent Isabella Ivan James John Joseph Julius Karl Leo Leopold Louis Magnus Margrethe Mary "
    "Mehmed Mithridates Murad Napoleon Nicholas Olav Otto Paul Pedro Peter Philip Philippe Pius Ptolemy Rama "
    "Ramesses Ramses Richard Robert Selim Seti Sigismund Sixtus Stephen Suleiman Theodosius Thutmose Umberto Urban "
    "Victor Wilhelm William Xerxes".split()
)
_RULER = r"(?:\b([A-Z]\w+) )?\b([A-Z]\w+) ([IVX]{1,6})\b(?=(\.? [A-Z])?)(?=(['’]s\b|\W*\Z|[,;:)](?!\w))?)"
_CROWN = frozenset("King Queen Pope Emperor Empress Tsar Czar Kaiser Prince Sultan Pharaoh Saint Shah Franz".split())
_PARTS = (
    "Chapter|Part|Act|Scene|Volume|Vol|Book|Section|Article|Phase|Stage|Level|Type|Class|Appendix|Episode|Figure|"
    "Table|Title|Category|Apollo|Mark|Schedule|Super Bowl|World War|chapter|part|act|scene|volume|book|section|"
    "phase|stage|type"
)
_PART = rf"\b({_PARTS})\.? ([IVXL]{{1,7}})\b(?! [a-z]+['’]|['’](?!s\b))(?=( [a-z]+)?)"
_SINGLE = frozenset("Chapter Part Act Scene Volume Vol Book Phase Type Stage".split())
_LETTERED = frozenset("Appendix Class Exhibit Grade Group Plan Schedule Section Series Team Type Vitamin".split())
_SEVERAL_PARTS = r"\b((?:Chapter|Part|Volume|Book|Act|World War)s) ([IVXL]{1,7})( and | to |\s?[-–]\s?)([IVXL]{1,7})\b"
_STATES = r"(?<![\w.])(?:U\.S|U\.K|U\.N|E\.U|D\.C)\.(?= [A-Z])"
_INITIALS = r"(?<![\w.])(?:[A-Z]\. ?){1,4}(?=[A-Z][a-z])"
_CENTURY = r"\b([IVX]{1,5})(?=(?:th)? centur(?:y|ies)\b)"


def abbreviations(text: str) -> str:
    """e.g., i.e., vs., etc. and others of one meaning are said in full."""
    text = re.sub(_WORD, lambda match: _WORDS[match[0].replace(". ", ".").replace("etal", "et al")], text)
    text = re.sub(_ET_CETERA, lambda match: "et cetera" + ("" if match[1] is None else "."), text)
    return re.sub(_CASE, " versus ", text)


def before_numbers(text: str) -> str:
    """No. 5 is number five, p. 5 page five, c. 1500 circa; (b. 1950) is born then."""
    text = re.sub(_CIRCA, "circa ", text)
    text = re.sub(_LIFE, lambda match: f"({'born' if match[1] == 'b' else 'died'} ", text)
    text = re.sub(_NUMERO, "number ", text)
    text = re.sub(_SECTION, "section ", text)
    return re.sub(_NUMBERED, _numbered, text)


def _numbered(match: re.Match[str]) -> str:
    word = _BEFORE_NUMBER.get(match[1])
    if not word or (match[1] in {"no", "sec", "ed", "art"} and not match[0].endswith(" ")):
        return match[0]
    starts = not match.string[: match.start()].strip("\"'“‘( ")
    return f"{word.capitalize() if starts else word} "


def streets(text: str) -> str:
    """St. after a name is Street, before one Saint; where it stands between two, it is Saint if that is one."""
    return re.sub(_ON_STREET, _street, re.sub(_SAINT, _saint, text))


def _saint(match: re.Match[str]) -> str:
    before, saint = match[1] or "", match[2]
    if before and before.strip() not in _NO_STREET and saint not in _SAINTS:
        return match[0]
    return f"{before}Saint "


def _street(match: re.Match[str]) -> str:
    name, short, stop = match.groups()
    is_name = name[0].isupper() or re.fullmatch(r"\d+(?:st|nd|rd|th)", name)
    if not is_name or name in _NO_STREET or (short in {"Dr", "Pl"} and not stop):
        return match[0]
    return f"{name} {_STREET[short]}{'.' if stop and is_last(match) else ''}"


def titles(text: str) -> str:
    """Dr. and Prof. before a name are Doctor and Professor."""
    text = re.sub(_COUPLE, "Mister and Missus ", text)
    return re.sub(_TITLE, _title, text)


def _title(match: re.Match[str]) -> str:
    short, stop = match.groups()
    if short not in _TITLES or not (stop or short in _WITHOUT_STOP):
        return match[0]
    return f"{_TITLES[short]} "


def firms(text: str) -> str:
    """Inc. and Ltd. after a name are said in full, and Jr. and Sr."""
    return re.sub(_FIRM, _firm, text)


def _firm(match: re.Match[str]) -> str:
    return _FIRMS[match[1] or match[3]] + ("." if match[2] is not None else "")


def spelled(text: str) -> str:
    """Acronyms that voices take for words are said letter by letter, but not where all is in capitals."""
    text = re.sub(_ERA, "A.D.", text)
    return text if text.isupper() else re.sub(_SPELLED, lambda match: " ".join(match[0]), text)


def rulers(text: str) -> str:
    """Henry VIII is Henry the Eighth; but "I" can be a word, and any one letter an initial: "James V. Brown"."""
    return re.sub(_RULER, _ruler, text)


def _ruler(match: re.Match[str]) -> str:
    before, name, numeral, surname, end = match.groups()
    number = roman(numeral)
    if name not in _RULERS or not number:
        return match[0]
    if before not in _CROWN and ((numeral == "I" and end is None) or (len(numeral) == 1 and surname)):
        return match[0]
    return f"{f'{before} ' if before else ''}{name} the {ordinal(number).capitalize()}"


def parts(text: str) -> str:
    """Chapter IV is chapter four, World War II World War two; Part I only where "I" cannot be a word."""
    text = re.sub(_SEVERAL_PARTS, _several, text)
    return re.sub(_CENTURY, _century, re.sub(_PART, _part, text))


def _several(match: re.Match[str]) -> str:
    names, first, between, last = match.groups()
    if not roman(first) or not roman(last):
        return match[0]
    return f"{names} {cardinal(roman(first))} {'and' if 'and' in between else 'to'} {cardinal(roman(last))}"


def _part(match: re.Match[str]) -> str:
    name, numeral, after = match.groups()
    number = roman(numeral)
    if not number or (len(numeral) == 1 and not _is_numeral(name, numeral, after)):
        return match[0]
    return f"{name} {cardinal(number)}"


def _is_numeral(name: str, letter: str, after: str | None) -> bool:
    """Say whether a single letter is a number: "World War I was", but not "the part I like" or "Type V"."""
    if name in {"World War", "Super Bowl"}:
        return True
    if letter == "I":
        return name in _SINGLE and (not after or after in {" of", " and", " to", " in"})
    return name in _SINGLE and letter != "L" and name != "Type"


def _century(match: re.Match[str]) -> str:
    number = roman(match[1])
    return ordinal(number) if number else match[0]


def initials(text: str) -> str:
    """Letters before a name are said without the pauses that voices make at their full stops."""
    text = re.sub(_STATES, lambda match: match[0].replace(".", ""), text)
    return re.sub(_INITIALS, _initials, text)


def _initials(match: re.Match[str]) -> str:
    letters = [char for char in match[0] if char.isalpha()]
    before = match.string[max(match.start() - 20, 0) : match.start()].split()
    if len(letters) == 1 and before and (before[-1][0].islower() or before[-1] in _LETTERED):
        return match[0]  # "with vitamin C. Then" has a sentence's end in it
    return "".join("A. " if letter == "A" else f"{letter} " for letter in letters)


RULES: tuple[Callable[[str], str], ...] = (
    *online.rules("en"),
    online.tags("en"),
    before_numbers,
    streets,
    titles,
    firms,
    abbreviations,
    rulers,
    parts,
    spelled,
    initials,
)
"""In this order, before the numbers."""
