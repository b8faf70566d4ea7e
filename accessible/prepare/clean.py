"""What of a page is the article: rules that drop, relabel, or lift into the metadata.

A rule is a named function that sees the whole article and reports findings. Nothing is deleted: what a rule
drops is kept in `removed` with the rule's name and a reason; what it lifts is spoken with the title. No rule
changes a letter. A person's choices go before the rules: what they keep stays where it stood.
"""

import logging
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Any

from accessible.document import Article, Block, Metadata, Removed, Role, page_order
from accessible.errors import UsageError
from accessible.prepare.about import ABOUT
from accessible.prepare.chrome import PHRASE_RULES
from accessible.prepare.credits import Credits, parse_credits, parse_names, parse_unclear
from accessible.prepare.echoes import pull_quote, repeated
from accessible.prepare.finding import Finding, Rule, Seen
from accessible.prepare.furniture import Judge, furniture, judge
from accessible.prepare.phrases import can_be_lines, phrase
from accessible.prepare.pictures import CAPTION_KIND, figure
from accessible.prepare.shape import ends_as_sentence, is_likely, plain, words
from accessible.prepare.standfirst import standfirst

log = logging.getLogger(__name__)

LONGEST_TITLE = 30  # words
LONGEST_LABEL = 3  # words: a subtitle is longer
LONGEST_AUTHOR_LABEL = 2  # words
LONGEST_NOTE = 80  # words
HEAD = 4  # blocks in which bylines may stand, where no full paragraph shows where the text begins
EMPTY_LABEL = "a label of the byline, without what it stood for"
AUTHOR_LABELS = frozenset(
    {"by", "written by", "author", "von", "autor", "autorin", "par", "auteur", "por", "autora", "di", "door"}
)
TAIL = 6  # blocks in which an author's biography may stand
ABOVE = 20  # blocks above the text in which bylines may stand, on a page that begins with much else

LAST = ("", "note", "author")
"""What blocks are about, in the order in which they stand: the notes after the text, the biography after them."""

_AUTHOR = re.compile(
    r"(?:the|this) (?:author|writer)s? (?:is|are|was|works|writes)\b|about the author\b"
    r"|(?:der|die) autor(?:in)? (?:ist|arbeitet)\b|l[’']auteure? est\b|(?:el|la) autora? es\b|l[’']autore è\b"
    r"|作者(?:是|为|系)",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r".{3,60}? (?:is|was) (?:an? |the )?(?:[\w-]+ ){0,4}"
    r"(?:writer|reporter|journalist|columnist|correspondent|editor|freelancer|contributor)\b",
    re.IGNORECASE,
)


def title(article: Seen) -> Iterator[Finding]:
    """The title of the page, where it stands again above the text, or the first line of a text without one."""
    known = plain(article.metadata.title)
    body = article.body
    start = body.start if body else min(HEAD, len(article.blocks) - 1)
    is_page = any(block.clues and block.clues.path for block in article.blocks)
    for index, block in enumerate(article.blocks[:start]):
        text = plain(block.text)
        if known and (
            text == known or (block.role is Role.HEADING and block.level == 1 and f"{known} ".startswith(f"{text} "))
        ):
            yield Finding(index)
        elif (
            not known
            and (body or not ends_as_sentence(block.text))
            and 0 < words(block.text, LONGEST_TITLE + 1) <= LONGEST_TITLE
            and (index == 0 or not parse_credits(block.text).fields)
            and (not is_page or _is_title(block))
        ):
            yield Finding(index, metadata={"title": block.text})
            return


def _is_title(block: Block) -> bool:
    """Say whether a block of a page can be its title: the line of a menu above the text is none."""
    return block.role is Role.HEADING or is_likely(block)


def byline(article: Seen) -> Iterator[Finding]:
    """Author, source and date, in lines of their own above or right below the text."""
    body = article.body
    for index, block in enumerate(article.blocks):
        is_near = index not in body if body else index < HEAD
        is_near &= not block.clues or body.start - ABOVE <= index < body.stop + TAIL
        if not is_near or block.role is Role.HEADING:
            continue
        found = _credits(article, index, is_above=index < body.start)
        if found.fields or found.left_out:
            yield Finding(index, why=found.left_out, metadata=found.fields)


def _credits(article: Seen, index: int, *, is_above: bool) -> Credits:
    text = article.blocks[index].text
    found = parse_credits(text)
    if found.fields or found.left_out:
        return found
    if index and _is_author_label(article.blocks[index - 1].text) and (names := parse_names(text)):
        return Credits({"authors": names})
    if text in article.metadata.authors:
        return Credits({"authors": article.metadata.authors})
    if _is_empty_label(text):
        return Credits({}, EMPTY_LABEL)
    return parse_unclear(text) if is_above else Credits()


def _is_empty_label(text: str) -> bool:
    """Say whether a text is labels of a byline and no more: whole lines, as no pattern knows a byline."""
    if not can_be_lines(text.split()) or ends_as_sentence(text.rstrip(":：")):
        return False
    known = phrase(text)
    return known is not None and known.rule == "byline"


def _is_author_label(text: str) -> bool:
    return words(text, LONGEST_AUTHOR_LABEL + 1) <= LONGEST_AUTHOR_LABEL and plain(text) in AUTHOR_LABELS


def subtitle(article: Seen) -> Iterator[Finding]:
    """One line that is no sentence, between the title and the text, or the subtitle that is known already."""
    known = plain(article.metadata.subtitle)
    repeated = (index for index, block in enumerate(article.blocks[:HEAD]) if known and plain(block.text) == known)
    yield from map(Finding, repeated)
    head = article.blocks[: article.body.start]
    if article.metadata.subtitle or not article.metadata.title or len(head) != 1:
        return
    line = head[0]
    length = words(line.text, LONGEST_TITLE + 1)
    if line.role is Role.PARAGRAPH and LONGEST_LABEL < length <= LONGEST_TITLE and not ends_as_sentence(line.text):
        yield Finding(0, metadata={"subtitle": line.text})


def author_note(article: Seen) -> Iterator[Finding]:
    """The biography of the author is kept, as a note at the end."""
    body = article.body
    first = max(len(article.blocks) - TAIL, body.start + 1)
    names = tuple(article.metadata.authors)
    for index, block in enumerate(article.blocks[first:], first):
        says_who = _AUTHOR.match(block.text) or (names and block.text.startswith(names) and _TRADE.match(block.text))
        is_last = index not in body and _TRADE.match(block.text)
        if words(block.text, LONGEST_NOTE + 1) <= LONGEST_NOTE and (says_who or is_last):
            yield Finding(index, block=replace(block, role=Role.NOTE, level=0, about="author"))


def _role(name: str, role: Role) -> Rule:
    """Return the rule that suspects all blocks of one role."""

    def drop(article: Seen) -> Iterator[Finding]:
        for index, block in enumerate(article.blocks):
            if block.role is role:
                yield Finding(index, ABOUT[name].why, suspected=True)

    drop.__name__ = name
    return drop


RULES: tuple[Rule, ...] = (*PHRASE_RULES, title, byline, subtitle, pull_quote, author_note, furniture, repeated)
"""In this order: a caption must be gone before what is left above the text can be the subtitle."""
PAGE_RULES: tuple[Rule, ...] = (
    figure,
    standfirst,
    title,
    byline,
    furniture,
    *PHRASE_RULES,
    subtitle,
    pull_quote,
    author_note,
    repeated,
)
"""Of a page, most goes by the one rule that looks at its markup; the others read what that leaves."""
HIDDEN = {"figure": Role.FIGURE, "caption": Role.CAPTION}
"""What of a picture that stays is hidden from all rules that come after one: it is no line of the text."""

_ROLES = {
    "heading": Role.HEADING,
    "blockquote": Role.BLOCKQUOTE,
    "list": Role.LIST_ITEM,
    "table": Role.TABLE,
    "code": Role.CODE,
    "note": Role.NOTE,
}
ROLE_RULES = tuple(_role(name, role) for name, role in _ROLES.items())
"""Last, and only where somebody chose to drop them: a first heading is the title before it is a heading."""

NAMES = tuple(dict.fromkeys(("extraction", *(rule.__name__ for rule in (*RULES, figure, standfirst, *ROLE_RULES)))))
"""What `Choices` can name: readers take out by the rule `extraction`, all others are here."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person wants done otherwise than the rules would.

    What the rules in `keep` would take out stays where it stood; what they would lift is then said twice. The rules
    in `drop` also take out what they only suspect, lift or relabel. A block that contains a text of `keep_text`,
    in any case of letters and any white space, is never taken out. `raw` leaves all, and no other choice counts.
    Raises UsageError for a name that no rule has, and for one that is in both.
    """

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    keep_text: tuple[str, ...] = ()
    raw: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be done."""
        for name in (*self.keep, *self.drop):
            if name not in NAMES:
                message = f"There is no cleaning rule called {name!r}: choose one of {', '.join(NAMES)}."
                raise UsageError(message)
        if both := sorted({*self.keep} & {*self.drop}):
            message = f"The cleaning rule {both[0]!r} is in both keep and drop: choose one of them."
            raise UsageError(message)

    def hold(self, rule: str, text: str) -> bool:
        """Say whether `rule` must leave a block with this text."""
        return rule in self.keep or bool(self.keep_text and self.wanted(text))

    def wanted(self, text: str) -> set[str]:
        """Return which of `keep_text` this text contains."""
        folded = _folded(text)
        return {wanted for wanted in self.keep_text if _folded(wanted) in folded}


DEFAULT = Choices()


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


_Taken = tuple[str, str, str, Block | None]
"""What is `Removed`, without its place: that is known when all rules have run."""

_PICTURED = frozenset({Role.FIGURE, Role.CAPTION})
_SAID = attrgetter(*(field.name for field in fields(Block) if field.name != "clues"))
"""The fields of a block but its last, its clues: quicker than `replace`, which is felt with all blocks of a page."""


@dataclass(slots=True)
class _Sorting:
    """Every block of an article by its place: still to be judged, held by a choice, or taken out."""

    choices: Choices
    metadata: Metadata
    left: dict[int, Block]
    held: dict[int, Block]
    taken: dict[int, _Taken]
    lines: dict[int, Block] = field(default_factory=dict)  # what is left, as the rules see it
    seen: Seen | None = None  # all of it, until a rule changes it

    def add(self, place: int, block: Block) -> None:
        """Let a block be judged."""
        self.left[place], self.lines[place] = block, _for_rules(block)

    def _take(self, place: int) -> Block:
        """Take a block away from what is left."""
        del self.lines[place]
        return self.left.pop(place)

    def run(self, rule: Rule) -> None:
        """Let a rule judge what is left. What a choice holds is hidden from later rules, as if it were gone."""
        self.seen = self.seen or Seen(self.metadata, tuple(self.lines.values()))
        places = list(self.left)
        name = rule.__name__
        for finding in {found.index: found for found in rule(self.seen)}.values():
            if not finding.suspected or name in self.choices.drop:
                self._settle(name, places[finding.index], finding)
                self.seen = None
        if name in HIDDEN:
            self._hide(HIDDEN[name])

    def _hide(self, role: Role) -> None:
        """Hide the pictures that stay from later rules, or their captions."""
        for place, block in [*self.left.items()]:
            if block.role is role and block.clues and block.clues.kind in {"img", CAPTION_KIND}:
                self.held[place] = self._take(place)
                self.seen = None

    def _settle(self, name: str, place: int, finding: Finding) -> None:
        dropped = name in self.choices.drop
        if finding.metadata:
            self.metadata = _merge(self.metadata, _unspoken(finding.metadata) if dropped else finding.metadata)
        why = finding.why or (ABOUT[name].why if dropped else _contradicted(self.metadata, finding))
        relabelled = None if dropped else finding.block
        if name in self.choices.keep or (not relabelled and self.choices.hold(name, self.left[place].text)):
            self.held[place] = self._take(place)
        elif relabelled:
            self.add(place, replace(relabelled, text=self.left[place].text))
        else:
            block = self._take(place)
            if why:
                self.taken[place] = (block.text, name, why, _known(block))

    def article(self) -> Article:
        """Return what stays, notes about the author last, and what goes, each with its place among what stays."""
        stays = sorted({**self.left, **self.held}.items(), key=lambda pair: (LAST.index(pair[1].about), pair[0]))
        places = [place for place, block in stays if not block.about]
        goes = (Removed(*self.taken[place], bisect_left(places, place)) for place in sorted(self.taken))
        return Article(self.metadata, tuple(_known(block) for _, block in stays), tuple(goes))


def clean(article: Article, choices: Choices = DEFAULT, judge: Judge = judge) -> Article:
    """Return the article without chrome, as far as `choices` allow; `judge` says how likely each block is its text.

    If the rules would leave nothing, nothing is taken out. What choices ask for and cannot have is logged.
    """
    if choices.raw:
        return replace(article, blocks=tuple(_known(_block(entry)) for entry in page_order(article)), removed=())
    stood = page_order(judge(article))
    found = set[str]().union(*(choices.wanted(entry.text) for entry in stood if choices.keep_text))
    for wanted in (wanted for wanted in choices.keep_text if wanted not in found):
        log.warning("No paragraph contains %r, which was to be kept: look up how it is written there.", wanted)
    cleaned = _judged(article.metadata, stood, choices)
    if choices.drop and not _says_something(cleaned):
        log.warning("Nothing would be left to speak without %s: they stay.", ", ".join(choices.drop))
        cleaned = _judged(article.metadata, stood, replace(choices, drop=()))
    return cleaned if _says_something(cleaned) else replace(article, blocks=tuple(map(_known, article.blocks)))


def _known(block: Block) -> Block:
    """Return a block without its clues: nobody needs them any more."""
    return Block(*_SAID(block)) if block.clues else block


def _says_something(article: Article) -> bool:
    return any(char.isalnum() for block in article.blocks if block.role not in _PICTURED for char in block.text)


def _judged(metadata: Metadata, stood: Sequence[Block | Removed], choices: Choices) -> Article:
    sorting = _Sorting(choices, metadata, {}, {}, {})
    for place, entry in enumerate(stood):
        if isinstance(entry, Removed) and not choices.hold(entry.rule, entry.text):
            sorting.taken[place] = (entry.text, entry.rule, entry.why, entry.block)
        elif _is_apart(block := _block(entry)):
            sorting.held[place] = block
        else:
            sorting.add(place, block)
    is_page = any(block.clues and block.clues.path for block in sorting.left.values())
    rules = PAGE_RULES if is_page else RULES
    for rule in (*rules, *(rule for rule in ROLE_RULES if rule.__name__ in choices.drop)):
        sorting.run(rule)
    return sorting.article()


def _block(entry: Block | Removed) -> Block:
    return entry if isinstance(entry, Block) else entry.block or Block(entry.text)


def _is_apart(block: Block) -> bool:
    """Say whether a block is no line of the text, so that no rule may count it: a picture, or what a mark refers to."""
    return block.clues is None and (block.role is Role.FIGURE or block.about == "note")


def _for_rules(block: Block) -> Block:
    """Return a block as the rules see it: in one line, as a label or a byline is whatever its layout."""
    if "\n" not in block.text or block.role is Role.CODE:
        return block
    return replace(block, text=block.text.replace("\n", " "))


def _contradicted(metadata: Metadata, finding: Finding) -> str:
    """Say of a lifted block that its words are not those that are spoken: the metadata had others already."""
    differs = any(getattr(metadata, name) != value for name, value in finding.metadata.items())
    return "" if finding.block or not differs else "the page's own metadata says it in other words"


def _unspoken(fields: Mapping[str, str | tuple[str, ...]]) -> dict[str, str | tuple[str, ...]]:
    """Return the fields that are not said with the title."""
    return {name: value for name, value in fields.items() if name == "subjects"}


def _merge(metadata: Metadata, fields: Mapping[str, str | tuple[str, ...]]) -> Metadata:
    """Add fields that are not known yet; subjects are added to the known ones."""
    new: dict[str, Any] = {
        name: value for name, value in fields.items() if name != "subjects" and not getattr(metadata, name)
    }
    subjects = tuple(dict.fromkeys((*metadata.subjects, *fields.get("subjects", ()))))
    return replace(metadata, **new, subjects=subjects) if new or subjects != metadata.subjects else metadata
