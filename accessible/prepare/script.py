"""An article as a script: everything that is said, in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from accessible.document import Article, Block, Mark, MarkKind, Role, block_id, cells, heading_levels, is_described
from accessible.headers import Header, rows
from accessible.narration import Break, Part, Phrase, Script, Sentence, Utterance
from accessible.prepare.imprint import imprint
from accessible.prepare.sentences import (
    PLAIN,
    Manner,
    Text,
    after,
    closed,
    code_lines,
    heard,
    joined,
    sentences,
    text_of,
    with_end,
)

_BOXES = {"☑": "done", "☐": "not done"}
_ANSWERS = dict.fromkeys("✓✔✅☑", "yes") | dict.fromkeys("✗✘✕✖❌☒×", "no")


def script(article: Article, labels: Mapping[str, str], manner: Manner = PLAIN) -> Script:
    """Return what is said of an article; `labels` are the words that are added, in its language."""
    language = article.metadata.language
    say = partial(_utterance, language=language, manner=manner)
    metadata = article.metadata
    front = [say("title", metadata.title, pause=Break.HEADING, part=Part.HEADING)]
    if metadata.subtitle:
        front.append(say("subtitle", metadata.subtitle))
    if metadata.authors and not article.parts:
        front.append(say("byline", labels["by"].format(", ".join(metadata.authors)), pause=Break.HEADING))
    headings = [(_entry(block), block.language) for block in article.blocks if block.role is Role.HEADING]
    listed = headings if article.parts else [(metadata.title, ""), *headings]
    entries = [
        _utterance(f"contents-{number}", text, tag or language, manner) for number, (text, tag) in enumerate(listed, 1)
    ]
    return Script(
        front=tuple(front),
        imprint=tuple(say(name, text) for name, text in imprint(metadata, labels).items()),
        contents=(say("contents", labels["contents"], pause=Break.HEADING), *entries),
        body=tuple(_Body(article, labels, manner).utterances()),
    )


def saying(text: str, language: str, manner: Manner) -> Utterance:
    """Return a text as one utterance, said as in an article."""
    return _utterance("say", text, language, manner)


def _entry(heading: Block) -> str:
    """Return a heading as the table of contents lists it: in one line, without what is not said."""
    return heard(heading).replace("\n", " ").strip() or heading.text


class _Body:
    """Says the blocks of an article, each by what it is."""

    def __init__(self, article: Article, labels: Mapping[str, str], manner: Manner) -> None:
        self._blocks = article.blocks
        self._labels = labels
        self._manner = manner
        self._language = article.metadata.language
        self._rows = rows(article.blocks)
        self._said: dict[Header, tuple[Phrase, ...]] = {}

    def utterances(self) -> Iterator[Utterance]:
        """Yield what is said, block by block."""
        for place, (block, level) in enumerate(zip(self._blocks, heading_levels(self._blocks), strict=True)):
            text = self._text(block)
            said = after(self._announced(block, level), self._sentences(place, block, text))
            pause = Break.HEADING if block.role is Role.HEADING else Break.PARAGRAPH
            yield Utterance(block_id(place + 1), block.text, text.language, said, pause, _part(block))

    def _sentences(self, place: int, block: Block, text: Text) -> tuple[Sentence, ...]:
        """Say a block by what it is; of a picture that nothing describes, say so."""
        if place in self._rows:
            return self._row(place, text)
        if block.role is Role.CODE:
            return code_lines(text)
        if block.role is Role.FIGURE and block.text and not is_described(block):
            return (Sentence(0, len(text.text), (Phrase(self._labels["no description"], self._language),)),)
        return sentences(text, 0, len(text.text))

    def _announced(self, block: Block, level: int) -> list[Phrase]:
        """Return what is said before a block to tell what it is."""
        number = [Phrase(f"{block.number}. ", block.language or self._language)] if block.number else []
        if block.role is Role.CODE:
            words = self._labels["code"]
        elif block.role is Role.FIGURE and is_described(block):
            words = self._labels["picture"]
        elif block.role is Role.HEADING and self._manner.headings:
            words = self._labels["heading"].format(level)
        elif block.role is Role.LIST_ITEM and block.text[:1] in _BOXES:
            words = self._labels[_BOXES[block.text[:1]]]
        else:
            return number
        return [*number, Phrase(words, self._language)]

    def _text(self, block: Block) -> Text:
        return text_of(block, block.language or self._language, self._manner)

    def _row(self, place: int, text: Text) -> tuple[Sentence, ...]:
        """Say a row of a table cell by cell, each behind the headers of its column; what separates cells is silent."""
        row = self._rows[place]
        filled = [cell for cell in cells(self._blocks[place]) if cell.start < cell.end]
        starts = [0, *(cell.start for cell in filled[1:]), len(text.text)]
        is_headed = row.heads or any(row.headers) or filled[0].kind is MarkKind.HEADER
        found: list[Sentence] = []
        for cell, headers, (start, end) in zip(filled, row.headers, pairwise(starts), strict=True):
            said = self._cell(text, cell)
            said[0] = replace(said[0], start=start)
            said[-1] = replace(said[-1], end=end)
            if is_headed and cell is not filled[-1]:
                names_row = cell.kind is MarkKind.HEADER and not any(row.headers)
                said = closed(said, "," if row.heads else ":" if names_row else ";")
            found += after(self._names(headers), said)
        return tuple(found)

    def _cell(self, text: Text, cell: Mark) -> list[Sentence]:
        """Say a cell; one that holds a tick or a cross and no more is an answer."""
        answer = _ANSWERS.get(text.text[cell.start : cell.end].rstrip("\ufe0f"))
        if answer:
            return [Sentence(cell.start, cell.end, (Phrase(self._labels[answer], self._language),))]
        return list(sentences(text, cell.start, cell.end))

    def _names(self, headers: Sequence[Header]) -> list[Phrase]:
        """Return what is said of headers before a cell: all of them, and a colon."""
        names = [name for header in headers if (name := self._name(header))]
        ends = [*[", "] * (len(names) - 1), ": "]
        return joined([phrase for name, end in zip(names, ends, strict=False) for phrase in with_end(name, end)])

    def _name(self, header: Header) -> tuple[Phrase, ...]:
        """Return what is said of one header, which is found once."""
        if header not in self._said:
            place, cell = header
            said = sentences(self._text(self._blocks[place]), cell.start, cell.end)
            self._said[header] = tuple(joined([phrase for sentence in said for phrase in sentence.phrases]))
        return self._said[header]


def _part(block: Block) -> Part:
    if block.role is Role.HEADING:
        return Part.HEADING
    return Part.QUOTATION if block.quoted or block.role is Role.BLOCKQUOTE else Part.TEXT


def _utterance(
    name: str, text: str, language: str, manner: Manner, *, pause: Break = Break.PARAGRAPH, part: Part = Part.TEXT
) -> Utterance:
    whole = Text(text, language, manner)
    return Utterance(name, text, language, sentences(whole, 0, len(text)), pause, part)
