"""Names of authors in what pages write where an author belongs: without "By", roles, dates, agencies and handles."""

import re
from functools import lru_cache

from accessible.dates import month_number
from accessible.readers.head import letters

LONGEST_NAME = 5  # words
LONGEST_TEXT = 400  # characters

BY = (
    r"(?:(?:this )?(?:article|post|story|blog|text|words|guest post|content)(?: (?:is|was))? )?"
    r"(?:written|posted|published|submitted|reported|authored|created|shared|contributed)?\s*\bby\b|words|authors?"
    r"|von|text(?: von)?|verfasst von|geschrieben von|ein beitrag von|autor(?:en|in|innen)?"
    r"|par|écrit par|rédigé par|publié par|proposé par|auteurs?|auteures?|autrice"
    r"|por|escrito por|publicado por|redactado por|texto(?: de)?|autora?(?:es)?"
    r"|di|a cura di|scritto da|pubblicato da|autor[ei]"
    r"|door|geschreven door|tekst|przez|napisane? przez|opracował[ao]?|autorzy|tekst"
    r"|автор(?:ы)?|текст|作者|撰文|文|著者|執筆|筆者|بقلم|كتبه?|الكاتب|المؤلف"
)
"""What stands before the name of an author."""
_BEFORE = re.compile(rf"\s*(?:{BY})(?:\s*[:：]\s*|\s+(?=\S)|\s*$)", re.IGNORECASE)
_OTHERS_NEXT = re.compile(
    r"\b(?:review|edit|fact|check|translat|übersetz|traduc|photo|foto|illustrat|image|sponsor|lektor|produc|geprüft)\w*"
    r"(?: and \w+)?(?: (?:by|von|par|por|da|door|przez))?\W*$",
    re.IGNORECASE,
)
_ALSO_NAMES = re.compile(r"\s*(?:di|von|par|por|door|text)\s+", re.IGNORECASE)
"""Those of them that are names of people as well, as in Di Wang."""
_SURE_BEFORE = re.compile(
    r"\s*(?:(?:(?:article|post|story)\s+)?(?:written|authored)\s+by\b"
    r"|(?:authors?|autor(?:in|en)?|auteure?s?|autore|автор)\s*:|作者|撰文|著者|執筆|بقلم)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\W*(?:\w+[ -])?(?:reviewed|edited|fact|checked|translat|übersetz|traduc|photo|foto|illustrat|image|sponsor"
    r"|lektorat|medically|produced)",
    re.IGNORECASE,
)
_CJK_BEFORE = re.compile(r"\s*(?:作者|撰文|文|著者|執筆|筆者|(?:本报|本刊)?记者|記者)(?:\s*[/／:：|｜]\s*|\s+)")
_AFTER = re.compile(
    r"\s*(?:[|•·\[{<>»→…©\"“”„]|\((?![^)]*\)\s*\w)|/(?=[A-Z-]{2,})|\s[-–—/]+\s|[-–—]+$"
    r"|\b(?:updated?|published|posted|reviewed|edited|fact[- ]checked|medically|last|min(?:ute)?s? read"
    r"|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|atualizado"
    r"|gepubliceerd|bijgewerkt|opublikowano|опубликовано|обновлено)\b"
    r"|\s(?:on|at|for|from|via|für|pour|para|voor|dla|для|is|was|has)\s|发布|编辑|来源|기자).*",
    re.IGNORECASE | re.DOTALL,
)
"""What no longer belongs to the names."""
_DATE_BEFORE = re.compile(r"[^|•·]{0,24}\b\d{4}\s*(?:[|•·–—-]\s*|(?=by\b))", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·,]\s*|\s+[–—-]\s+")
_PART_ENDS = re.compile("[|•·,–—-]")
"""What sets parts apart: one of a few characters is found much quicker than a part."""
_AND = re.compile(
    r"\s*[;、，]\s*|\s+(?:and|with|und|mit|et|avec|con|com|en|och|og|и)\s+|\s*&\s*(?!Co\b)|\s+[/+]\s+|\s*[和与與]\s*|\s+و\s*"
)
_ONE_LETTER_AND = re.compile(r"\s+[yei]\s+")
_COMMA = re.compile(r"\s*,\s*(?:(?:and|und|et|y|e|en|i|и|&)\s+)?")
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+|@\w+|#\w+|\.(?:com|org|net|html?|php|io)\b|\w+\.\w+\.\w+", re.IGNORECASE)
_CREDENTIAL = re.compile(
    r"(?:[A-Z][A-Za-z]{0,2}\.?){1,4}(?:-[A-Z]+)?\d*|[A-Z]{2,7}(?:[-/ ][A-Z]{2,7})*\d*|Esq\.?|Inc\.?|LLC"
)
_LETTERS_BEHIND = re.compile(r"(?!II|IV|JR|SR)[A-Z]{2,6}")
"""A degree, as in "Ann Lee CPP"; but in a name in capitals, anything."""
_ROLE = re.compile(
    r"\b(?:(?:co-?)?(?:editors?|writers?|authors?|reporters?|correspondents?|contributors?|columnists?|journalists?"
    r"|founders?)|staff|desk|ceo|cto|director|manager|producer|photographer|specialist|consultant|analyst|expert"
    r"|president|professor|marketer|strategist|intern|bureau|head of|officer|reviewer|guest|senior|deputy|associate"
    r"|chefredakt\w+|redakt\w+|korrespondent\w*|journalist\w*|rédact\w+|correspondant\w*|redactor\w*|periodista"
    r"|corresponsal|giornalista|redattore|redattrice|inviat[oa]|jornalista|repórter|redator\w*|redacteur\w*"
    r"|verslaggever|dziennikar\w+|koresponden\w+|журналист\w*|корреспондент\w*|редактор\w*|обозреватель)\b"
    r"|记者|編集|编辑|通讯员|記者|委員|صحفي|مراسل|محرر",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "admin administrator staff editor editors editorial editorialteam editorialstaff staffwriter"
    " staffreporter writer"
    " redaktion redaction larédaction rédaction redacción laredacción redazione laredazione redação redactie redakcja"
    " редакция 编辑部 編集部 本报记者 team guest guestauthor author authors name none null undefined unknown anonymous"
    " user root webmaster default content marketing test website siteadmin webadmin webteam noreply by news agencies"
    " agency contributor contributors dpa afp ap reuters pressrelease follow more share".split()
)
"""Names that say nothing, in letters."""
_CHROME = re.compile(
    r"\b(?:about|follow|share|read|more|posts?|view|see|subscribe|contact|profile|latest|login|sign|click|here|menu"
    r"|search|home|blog|articles?|stories|comments?|newsletter|photo|image|credit|copyright|updated|related|website"
    r"|twitter|linkedin|facebook|instagram|email|e-mail|über|mehr|kommentare?|beitrag|bild|foto|profil|teilen|plus"
    r"|suivre|commentaires?|seguir|comentarios|segui|meer|volg|artikel|our|my|us|your|ich|bin|this|that|how|what|why"
    r"|when|the best|tips)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:admin|news|media|inc|llc|ltd|gmbh|team|group|health|clinic|hospital|bank|labs|studios?|global|editors"
    r"|university|agency|magazine|company|college|institute|association|foundation|network|press|times|journal|solutions|services|agentur|verlag|zeitung|université|universidad)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "de da do di du des la le las los van von vom der den del della dos das ter ten te zu zur"
    " af al el bin ibn bint"
    " y e i en och og und and d' o' mc mac".split()
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·・]{2,8}")


@lru_cache(maxsize=64)
def people(text: str) -> tuple[str, ...]:
    """Return the names in what stands for an author, in order; empty if nobody is named."""
    text = without_by(_DATE_BEFORE.sub("", text[:LONGEST_TEXT]))
    text = _without_date(_AFTER.sub("", text))
    if _ADDRESS.search(text) and " " not in text:
        return ()
    names: list[str] = []
    for part in _AND.split(_ADDRESS.sub("", text)):
        found, is_end = _of_list([piece for one in _split_pairs(part) for piece in _COMMA.split(one) if piece])
        if names:
            found = [name for name in found if is_capitalised(name)]
        names.extend(found)
        if is_end:
            break
    return tuple(dict.fromkeys(names))


def inverted(text: str) -> str:
    """Return "Ann Lee" for "Lee, Ann", as catalogues write it, and any other text as it is."""
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else text


def is_other_credit(text: str) -> bool:
    """Say whether a text announces somebody else than the author: who edited, checked, translated or illustrated."""
    return bool(_OTHERS.match(text))


def is_with_role(text: str) -> bool:
    """Say whether a text begins with a full name, and what somebody does for a living stands behind it."""
    if not _PART_ENDS.search(text):
        return False
    name, *others = _PARTS.split(text)
    is_name = is_capitalised(name) and is_full(name) and not is_chrome(name) and not _ROLE.search(name)
    return is_name and people(name) == (name,) and any(map(_ROLE.search, others))


def announces_other(text: str) -> bool:
    """Say whether a text ends with what stands before the name of somebody else than the author."""
    return bool(_OTHERS_NEXT.search(text))


def is_written_by(text: str) -> bool:
    """Say whether a text begins with words that can only stand before an author, be it a first name only."""
    return bool(_SURE_BEFORE.match(text))


def without_by(text: str) -> str:
    """Return `text` without what stands before a name; empty if there is nothing else."""
    text = _CJK_BEFORE.sub("", text, count=1) if _CJK_BEFORE.match(text) else text
    for _ in range(2):
        match = _BEFORE.match(text)
        rest = text[match.end() :] if match else text
        if not match or rest[:1].islower() or (_ALSO_NAMES.fullmatch(match[0]) and " " not in rest):
            break
        text = rest
    return text.strip()


def is_by(text: str) -> bool:
    """Say whether `text` begins with what stands before a name."""
    return without_by(text) != text.strip()


def is_group(name: str) -> bool:
    """Say whether a name has a word that only organisations have."""
    return "&" in name or bool(_GROUP.search(name))


def is_full(name: str) -> bool:
    """Say whether this is the name of a person with more than one part, as far as one can see."""
    return not is_group(name) and (" " in name or bool(_CJK.fullmatch(name)))


def is_capitalised(name: str) -> bool:
    """Say whether every word of a name begins as the words of names do; scripts without capitals always do."""
    return all(not word[0].islower() or word.lower() in _PARTICLES or word[1:2].isupper() for word in name.split())


def is_chrome(text: str) -> bool:
    """Say whether a text has words that pages put near names, but that are in none."""
    return bool(_CHROME.search(text))


def _split_pairs(text: str) -> list[str]:
    """Split at "y", "e" or "i" only where full names stand on both sides: Ortega y Gasset is one person."""
    parts = _ONE_LETTER_AND.split(text)
    return parts if all(" " in part.strip() for part in parts) else [text]


def _of_list(pieces: list[str]) -> tuple[list[str], bool]:
    """Return the names among what commas set apart, and whether something else begins: a role, a place, a date."""
    names: list[str] = []
    for piece in pieces:
        if names and _CREDENTIAL.fullmatch(piece):
            continue
        name = _name(piece)
        is_next = not names or (is_capitalised(name) and (" " in name or bool(_CJK.fullmatch(name))))
        if names and (_ROLE.search(piece) or not name or not is_next):
            return names, True
        if name:
            names.append(name)
    return names, False


def _name(text: str) -> str:
    """Return a name without a role behind it, or nothing if `text` is no name."""
    words = text.strip(" \t\u00a0.,:;*'’‘-–—_").split()
    if len(words) > 3 and (role := _ROLE.search(text)):  # noqa: PLR2004  a name of two words, and what they are
        words = words[:2] if role.start() > len(" ".join(words[:2])) else []
    if len(words) > 2 and _LETTERS_BEHIND.fullmatch(words[-1]) and not text.isupper():  # noqa: PLR2004  first and last name
        words.pop()
    name = " ".join(_leading(words))
    if not words or ":" in name or len(words) > LONGEST_NAME or letters(name) in _NOBODY or not letters(name):
        return ""
    if any(char.isdigit() for char in name) or (_ROLE.fullmatch(name)):
        return ""
    return name


def _leading(words: list[str]) -> list[str]:
    """Return a name without the text that goes on behind it: "Ann Lee im Gespräch"."""
    for index, word in enumerate(words):
        if index > 1 and word[0].islower() and not is_capitalised(word):
            return words[:index] if words[index - 1].lower() not in _PARTICLES else words[: index - 1]
    return words


def _without_date(text: str) -> str:
    """Return what stands before the first number that belongs to a date or a time."""
    words = text.split()
    first = next((index for index, word in enumerate(words) if word[0].isdigit()), len(words))
    while 0 < first < len(words) and (month_number(words[first - 1]) or len(words[first - 1]) == 1):
        first -= 1
    return " ".join(words[:first])
