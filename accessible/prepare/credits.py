"""Bylines and dates: "By A and B  Source: C  Published: 2015-7-7 22:43:29" into metadata."""

import re
from dataclasses import dataclass, field

from accessible.prepare.phrases import phrase
from accessible.prepare.when import DATE, RELATIVE, can_hold_date, date_at

_BY = (
    r"(?:(?:written|words|story|report|reported|posted|published|text|article)\s+)?by"
    r"|(?:(?:ein\s)?(?:artikel|beitrag|gastbeitrag|kommentar|interview|text|geschrieben|verfasst|veröffentlicht)\s)?von"
    r"|(?:(?:écrit|rédigé|publié|texte|propos\srecueillis)\s)?par|(?:(?:escrito|publicado|redactado|texto)\s)?por"
    r"|(?:testo\s|articolo\s)?di|(?:scritto|pubblicato)\sda|a\scura\sdi|(?:geschreven\s|tekst\s)?door|przez|av|af"
)
_AUTHOR = (
    rf"{_BY}|da|autor(?:in|en|a|es|ka|zy)?|auteure?s?|autore|authors?|tekst|texte?|testo|texto|escribe|skribent|yazan"
    r"|yazar|авторы?|текст|作者|記者|记者|撰文|文|文・写真|取材・文|著者|執筆|執筆者|筆者|ライター|기자|글|작성자"
    r"|بقلم|كتب|كتبت|الكاتب|लेखक|द्वारा"
)
_SOURCE = (
    r"source|quelle|fuente|fonte|bron|źródło|источник|джерело|zdroj|kaynak|källa"
    r"|来源|來源|文章来源|稿源|出典|출처|المصدر|स्रोत"
)
_DATE = (
    r"(?:(?:first|originally)\s)?published(?: date| on| at)?|posted(?: on)?|date|(?:last )?updated?(?: on| at)?"
    r"|(?:last )?modified|created(?: on)?|criado(?: em)?|(?:erstmals )?veröffentlicht(?: am)?|stand"
    r"|(?:zuletzt )?aktualisiert(?: am)?|erstellt(?: am)?|publiée?(?: le)?|mis à jour(?: le)?"
    r"|modifiée?(?: le)?|publicado(?: el| em)?|actualizado(?: el)?|atualizado(?: em)?"
    r"|pubblicato(?: il)?|aggiornato(?: il)?|gepubliceerd(?: op)?|(?:laatst )?bijgewerkt(?: op)?"
    r"|opublikowano|aktualizacja|data publikacji|опубликовано|обновлено|дата(?: публикации)?|опубліковано|оновлено"
    r"|publikováno|aktualizováno|publicerad|uppdaterad|udgivet|opdateret|publisert|oppdatert"
    r"|yayınlanma(?: tarihi)?|güncelleme"
    r"|发布时间|发布于|发布日期|发表时间|更新时间|更新于|日期|時間|时间|發布時間|更新時間|公開日|公開|更新日|更新|掲載日"
    r"|입력|수정|등록|승인"
    r"|نشر في|نشر بتاريخ|تاريخ النشر|تحديث|آخر تحديث|प्रकाशित|अपडेट"
)
_BY_ALONE = r"作者|記者|记者|撰文|بقلم|كتبت?|लेखक|द्वारा"
_OTHER = (
    r"foto|fotos|photos?|(?:(?:medically |clinically |expert )?reviewed|edited|fact[- ]checked|verified|translated"
    r"|curated|approved|photographs?|photos) by|(?:übersetzt|bearbeitet|redigiert) von|traduit par|traducido por"
    r"|责任编辑|責任編輯|责编|编辑|編輯|校对|사진"
)
"""Who else worked on the page."""
_LABEL = re.compile(
    rf"(?:^|(?<=[\s|•·,;/–—]))(?:(?P<authors>{_AUTHOR})\s*[:：／/]\s*|(?P<source>{_SOURCE})\s*[:：]\s*"
    rf"|(?P<published>{_DATE})(?:\s*[:：]\s*|\s+(?=\S*\d)|\s+(?=\w+\.?,? \d)))|^(?P<by>{_BY}|{_BY_ALONE})\s+"
    rf"|(?<=[\s|•·,;/–—])(?P<others>{_OTHER})\s*[:：]\s*",
    re.IGNORECASE,
)
_SEPARATORS = " \t\u00a0|•·●,;–—-/"
_SPLIT = re.compile(r"[|•·●–—,/／(（\[]|\s-\s|(?=@\w)|\s(?=\S+@\S+\.\w)|\s(?=https?://)")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’\u0900-\u0dff-]*")  # the vowel signs of India are no letters to \w
_PARTICLES = frozenset(
    "de da di du des la le van von der den del della dos ter ten zu af al el bin ibn y e och".split()
)
_ROLES = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|contributors?|columnists?|journalists?|news|desk|bureau"
    r"|agency|redaktion|redakteur(?:in)?|korrespondent(?:in)?|journaliste?|envoyée? spécial\w*|correspondante?"
    r"|rédact\w+|redacción|redactora?|corresponsal|periodista|redazione|inviat[oa]|giornalista|redação|repórter|jornalista|redactie"
    r"|verslaggever|redakcja|dziennikarz\w*|корреспондент|обозреватель|редакция|medewerker"
    r"|redaktør|journalist\w*|muhabir\w*)\b",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:,|;|/|&|、|，|\band\b|\bwith\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bта\b|\bog\b|\boch\b)\s*"
)
LONGEST_NAME = 5  # words
LONGEST_SOURCE = 8  # words
LONGEST_LINE = 25  # words
LONGEST_TEXT = 250  # characters
_WIDE_GAP = re.compile(r"\s{3}")  # which would make the patterns slow
LONGEST_REST = 10  # words that stand beside the names and the date of a byline
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w+|https?://\S+|(?:www\.)\S+")
_OTHERS = re.compile(rf"(?:{_OTHER})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)
_REPORTED = re.compile(r"\s+\w{0,6}(?:报道|報道|報導|报导)$")
_BEFORE_DATE = re.compile(r"\s(?:on|op|am|le|el|il|em|den|w|dnia)\s*$", re.IGNORECASE)
_KOREAN = re.compile(r"([가-힣]{2,4})\s?(?:[가-힣]{2,4}\s?)?기자(?:\s*[(|]?\s*\S+@\S+)?")
_BY_AFTER = re.compile(r"[\s|•·–—,-]*(?:by|von|par|por|di|da|door|przez)\s+(?P<people>.+)", re.IGNORECASE)
_IN_OR_FOR = re.compile(
    r"(?<=\w)\s(?=(?:in|for|from|aus|für|à|pour|para|em|op|on|at|with|avec|mit|con|com)\s)", re.IGNORECASE
)
_TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?(?!\d)", re.IGNORECASE)
_START = re.compile(rf"(?:{_AUTHOR}|{_SOURCE}|{_DATE})\s*[:：]?\s+", re.IGNORECASE)
_PIECE = re.compile(r"[|•·●–—,;/／()（）\[\]:：]|\s-\s|\s\s+")
_PREPOSITION = re.compile(
    r"(?:in|for|from|at|by|on|with|aus|für|mit|von|à|pour|avec|par|en|para|por|con|per|di|em|com|voor|uit|door|op|z|dla|из|для|в)\s",
    re.IGNORECASE,
)
_BESIDE = frozenset({"reading time", "counts", "comments", "share", "byline", "navigation", "related", "player"})
REST = "author and date are kept as metadata, without the rest of the line"
RELATIVE_DATE = "a date that counts from the day on which the page was copied"
UNCLEAR = "a byline whose parts could not be told apart"


@dataclass(frozen=True, slots=True)
class Credits:
    """What a line says: `authors`, `source`, `published`, or nothing if the line says anything else.

    `left_out` says, in words, what of the line is in none of the fields. With it alone, the line is a byline whose
    parts are unclear.
    """

    fields: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    left_out: str = ""


def parse_names(text: str) -> tuple[str, ...]:
    """Return the names in "A, B and C", or nothing if `text` is anything but names."""
    if len(text) > LONGEST_TEXT:
        return ()
    names = tuple(name.strip(_SEPARATORS) for name in _AND.split(text.strip(_SEPARATORS)) if name.strip(_SEPARATORS))
    return names if names and all(_is_name(name) for name in names) else ()


def _is_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > LONGEST_NAME or any(not _NAME_WORD.fullmatch(word) for word in words):
        return False
    return all(not word[0].islower() or word.lower() in _PARTICLES for word in words) and not words[-1][0].islower()


def parse_credits(text: str) -> Credits:
    """Return what a line says of author, source and date, if it is made of nothing else."""
    if not _can_be_line(text):
        return Credits()
    if korean := _KOREAN.fullmatch(text):
        return Credits({"authors": (korean[1],)})
    start = DATE.match(text) if can_hold_date(text) else None
    if start and (rest := text[start.end() :].strip(_SEPARATORS + "\u3000")) and _LABEL.match(rest):
        after = _labelled(rest)
        published = date_at(start[0])
        return (
            Credits({"published": published, **after.fields}, after.left_out) if published and after.fields else after
        )
    return _labelled(text) if _LABEL.match(text) else _dated(text)


def _can_be_line(text: str) -> bool:
    return len(text) <= LONGEST_TEXT and len(text.split()) <= LONGEST_LINE and not _WIDE_GAP.search(text)


def _labelled(text: str) -> Credits:
    """Return what stands behind each label; nothing if that is not of its kind."""
    labels = list(_LABEL.finditer(text))
    fields: dict[str, str | tuple[str, ...]] = {}
    left_out = ""
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        part = _field(str(label.lastgroup), text[label.end() : end].strip(_SEPARATORS))
        if not part.fields and not part.left_out:
            return Credits()
        if part.left_out or any(fields.get(name, value) != value for name, value in part.fields.items()):
            left_out = REST if fields or part.fields else part.left_out
        fields = {**part.fields, **fields}
    return Credits(fields, left_out)


def _field(kind: str, value: str) -> Credits:
    """Return what stands behind one label; nothing if that is not of its kind."""
    if kind == "source":
        is_name = value and len(value.split()) <= LONGEST_SOURCE and value[-1] not in ".!?"
        return Credits({"source": value}) if is_name else Credits()
    if kind == "others":
        return Credits({}, REST) if parse_names(value) else Credits()
    return _dated(value) if kind == "published" else _author(value)


def _dated(value: str) -> Credits:
    """Return the date that `value` is, or begins with, if names, a place or a length follow it."""
    relative = Credits({}, RELATIVE_DATE) if _is_relative(value) else Credits()
    if not can_hold_date(value):
        return relative
    if date := date_at(value.strip(_SEPARATORS)):
        return Credits({"published": date})
    match = DATE.match(value)
    by = _BY_AFTER.fullmatch(value[match.end() :]) if match else None
    if match and by and (names := parse_names(by["people"])) and (date := date_at(match[0])):
        return Credits({"published": date, "authors": _without_places(names)})
    if match and _says_nothing_else(value[match.end() :]) and (date := date_at(match[0])):
        return Credits({"published": date}, REST)
    return relative


def _is_relative(text: str) -> bool:
    """Say whether `text` is a date like "2 hours ago". "Today" alone can be a heading."""
    return bool(RELATIVE.fullmatch(text)) and (" " in text or any(char.isdigit() for char in text))


def _author(value: str) -> Credits:
    """Return the names at the start of `value`, and the date or the role that may follow them."""
    date = DATE.search(value)
    before = _REPORTED.sub("", _BEFORE_DATE.sub("", value[: date.start()]) if date else value)
    published = {"published": found} if date and (found := date_at(date[0])) else {}
    after = value[date.end() :] if date else ""
    for cut in [None, *reversed([*_SPLIT.finditer(before), *_IN_OR_FOR.finditer(before)])]:
        head, tail = (before[: cut.start()], before[cut.start() :]) if cut else (before, "")
        names = parse_names(head)
        if names and _says_nothing_else(tail) and _says_nothing_else(after):
            people = _without_places(names)
            rest = (tail + after).strip(_SEPARATORS) or people != names
            return Credits({"authors": people, **published}, REST if rest else "")
    return Credits()


def _without_places(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return people only: no roles, and no single word behind a name of two, which is a place or an agency."""
    first_is_long = " " in names[0] and names[0][:1].isupper()
    people = tuple(
        name
        for number, name in enumerate(names)
        if not _ROLES.search(name) and not (number and first_is_long and " " not in name and name[0].isupper())
    )
    return people or names[:1]


def _says_nothing_else(text: str) -> bool:
    """Say whether `text` holds nothing but what stands beside a name: dates, addresses, lengths, places, roles."""
    for known in (DATE, RELATIVE, _ADDRESS, _TIME):
        text = known.sub("|", text)
    pieces = [piece.strip(_SEPARATORS) for piece in _PIECE.split(text)]
    return sum(len(piece.split()) for piece in pieces) <= LONGEST_REST and all(map(_is_beside_a_name, pieces))


def _is_beside_a_name(piece: str) -> bool:
    if not piece or ((known := phrase(piece)) and known.rule in _BESIDE):
        return True
    return bool(parse_names(_PREPOSITION.sub("", piece))) or (
        len(piece.split()) <= LONGEST_NAME and bool(_ROLES.search(piece))
    )


def _can_hold_address(text: str) -> bool:
    return "@" in text or "//" in text or "www." in text


def parse_unclear(text: str) -> Credits:
    """Return what is left to say of a line above the text that `parse_credits` does not know: its date at least.

    It holds a date or an address, and besides nothing but short names.
    """
    if not _can_be_line(text):
        return Credits()
    date = DATE.search(text) if can_hold_date(text) else None
    relative = " " in text and RELATIVE.search(text)
    name, _, role = text.partition(",")
    is_named = bool(_ROLES.search(role) and " " in name and parse_names(name))
    is_signed = (
        is_named
        or date
        or relative
        or _OTHERS.match(text)
        or (_can_hold_address(text) and _LABEL.match(text) and _ADDRESS.search(text))
    )
    if not is_signed or not _says_nothing_else(_OTHERS.sub("", _START.sub("", text))):
        return Credits()
    published = date_at(date[0]) if date else ""
    return Credits({"published": published}, REST) if published else Credits({}, RELATIVE_DATE if relative else UNCLEAR)
