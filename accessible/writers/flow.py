"""Blocks to elements: sections, lists, quotations, tables, pictures and notes, in reading order."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from accessible.assets import labels
from accessible.document import Block, Role, is_described
from accessible.publication import Picture, Publication
from accessible.writers.documents import Document, Piece
from accessible.writers.markup import References, break_lines, element, fill, fill_row, set_language
from accessible.writers.spans import spans

BACK = "\u21a9\ufe0e"
"""An arrow that turns back, as text rather than as a picture."""
_LISTS = frozenset({Role.LIST_ITEM, Role.DEFINITION, Role.NOTE})
_CLASSES = {Role.FIGURE: "picture", Role.CAPTION: "caption"}


def picture_files(pictures: Mapping[str, Picture]) -> dict[Picture, str]:
    """Return the name of the file in the book of each picture, which is called as the first figure that shows it."""
    names: dict[Picture, str] = {}
    for figure, picture in pictures.items():
        names.setdefault(picture, f"pictures/{figure}.{'png' if picture.media_type == 'image/png' else 'jpg'}")
    return names


class Lists:
    """Lists in `container`, each inside the last item of the list one level up."""

    def __init__(self, container: etree._Element) -> None:
        self._container = container
        self._open: list[tuple[int, str, etree._Element]] = []

    def at(self, level: int, tag: str) -> etree._Element:
        """Return the list, `ul` or `ol`, for an item at `level`: that of the item before it, or a new one."""
        outermost = self._open[:1]
        self._open = [entry for entry in self._open if entry[0] <= level]
        if not self._open and outermost and outermost[0][1] == tag:
            self._open = [(level, *outermost[0][1:])]
        if self._open and self._open[-1][0] == level and self._open[-1][1] != tag:
            self._open.pop()
        if not self._open or self._open[-1][0] < level:
            parent = _item(self._open[-1][2]) if self._open else self._container
            self._open.append((level, tag, element(parent, tag)))
        return self._open[-1][2]

    def item(self, level: int) -> etree._Element | None:
        """Return the item that a further paragraph at `level` belongs to."""
        self._open = [entry for entry in self._open if entry[0] <= level] or self._open[:1]
        return _item(self._open[-1][2]) if self._open else None


def _item(listed: etree._Element) -> etree._Element:
    """Return the last item of a list for something beside its text, which gets a paragraph with the item's name."""
    item = listed[-1]
    if item.get("id"):
        text = list(item)
        paragraph = element(item, "p", item.text or "")
        item.text = None
        for name in set(item.attrib) - {"value"}:
            paragraph.set(name, item.attrib.pop(name))
        paragraph.extend(text)
    return item


class Flow:
    """Where the blocks of a content document go: into the section that is open, or behind all sections.

    `body` is the body of the document, `section` the element of all that it holds.
    """

    def __init__(
        self,
        body: etree._Element,
        section: etree._Element,
        document: Document,
        publication: Publication,
        references: References,
    ) -> None:
        self._body = body
        self._pictures, self._files = publication.pictures, picture_files(publication.pictures)
        self._sections = [section]
        self._document = document
        self._publication = publication
        self._labels = labels(document.language)
        self._notes: list[tuple[str, etree._Element, Block]] = []
        self._references = references
        self._regions: set[str] = set()
        self._about_authors: etree._Element | None = None

    def write(self) -> None:
        """Append all blocks of the document."""
        for is_quoted, group in groupby(self._document.pieces, key=_is_quoted):
            quotation = element(self._sections[-1], "blockquote") if is_quoted else None
            for role, run in _runs(list(group)):
                self._run(role, run, quotation)

    def _run(self, role: Role, run: Sequence[Piece], quotation: etree._Element | None) -> None:
        """Append blocks that belong together, to the quotation that they stand in, or to the open section."""
        parent = self._sections[-1] if quotation is None else quotation
        if role is Role.HEADING and quotation is None:
            self._block(self._section(run[0]), run[0])
        elif role is Role.LIST_ITEM:
            self._list(parent, run)
        elif role is Role.TABLE:
            self._table(parent, run)
        elif role is Role.FIGURE:
            self._figure(parent, run)
        elif role is Role.DEFINITION:
            self._definitions(parent, run)
        elif role is Role.NOTE:
            self._note_section(run)
        else:
            self._block(parent, run[0])

    def _section(self, heading: Piece) -> etree._Element:
        del self._sections[heading.level - 1 :]
        own = {"aria_labelledby": heading.utterance.id} if self._is_new(heading.block.text) else {}
        self._sections.append(element(self._sections[-1], "section", **own))
        return self._sections[-1]

    def _is_new(self, name: str) -> bool:
        """Say whether no region of the document is called so yet: a second one could not be told from the first."""
        folded = " ".join(name.split()).casefold()
        is_new = folded not in self._regions
        self._regions.add(folded)
        return is_new

    def _author_notes(self) -> etree._Element:
        """Return what holds all that is said about authors."""
        if self._about_authors is None:
            self._about_authors = element(self._body, "aside", aria_label=self._labels["about the author"])
        return self._about_authors

    def _block(self, parent: etree._Element, piece: Piece, tag: str = "") -> etree._Element:
        """Append a block that is one element, a paragraph if it is nothing else."""
        block = piece.block
        if block.about == "author":
            parent = self._author_notes()
        own = {Role.HEADING: f"h{piece.level}", Role.CODE: "pre"}.get(block.role, "p")
        classes = {"class": _CLASSES[block.role]} if block.role in _CLASSES and not tag else {}
        child = element(parent, tag or own, id=piece.utterance.id, **classes)
        self._set_language(child, block)
        named = spans(piece.utterance, self._publication, block.marks)
        fill(child, block.text, named, block.marks, self._references)
        if block.role is not Role.CODE and "\n" in block.text:
            break_lines(child)
        return child

    def _set_language(self, child: etree._Element, block: Block) -> None:
        language = block.language or self._publication.article.metadata.language
        if language != self._document.language:
            set_language(child, language)

    def _list(self, parent: etree._Element, items: Sequence[Piece]) -> None:
        lists = Lists(parent)
        for piece in items:
            block = piece.block
            item = lists.item(block.level) if block.continues else None
            if item is not None or block.role is Role.CODE:
                self._block(parent if item is None else item, piece, "pre" if block.role is Role.CODE else "p")
                continue
            child = self._block(lists.at(block.level, "ol" if block.number else "ul"), piece, "li")
            if block.number:
                child.set("value", str(block.number))

    def _table(self, parent: etree._Element, rows: Sequence[Piece]) -> None:
        table = element(parent, "table")
        captions = [piece for piece in rows if piece.block.role is Role.CAPTION]
        self._captions(table, "caption", captions)
        for piece in rows[len(captions) :]:
            row = element(table, "tr", id=piece.utterance.id)
            self._set_language(row, piece.block)
            named = spans(piece.utterance, self._publication, piece.block.marks)
            fill_row(row, piece.block, named, self._references)
            if "\n" in piece.block.text:
                break_lines(row)

    def _figure(self, parent: etree._Element, run: Sequence[Piece]) -> None:
        """Append a picture, or what stands in its place, and its captions."""
        figure = element(parent, "figure")
        piece = run[0]
        if picture := self._pictures.get(piece.utterance.id):
            self._picture(figure, piece, picture)
        elif piece.block.text:
            self._block(figure, piece)
        self._captions(figure, "figcaption", run[1:])
        if not len(figure):
            parent.remove(figure)

    def _picture(self, figure: etree._Element, piece: Piece, picture: Picture) -> None:
        """Append a picture with what describes it, or with a label that says that nothing does."""
        is_unknown = bool(piece.block.text) and not is_described(piece.block)
        text = self._labels["no description"] if is_unknown else piece.block.text
        classes = {"class": "undescribed"} if is_unknown else {}
        size = {"width": str(picture.width), "height": str(picture.height)}
        source = self._files[picture]
        image = element(figure, "img", id=piece.utterance.id, src=source, alt=text, **size, **classes)
        self._set_language(image, piece.block)

    def _captions(self, parent: etree._Element, tag: str, captions: Sequence[Piece]) -> None:
        caption = element(parent, tag) if captions else parent
        for piece in captions:
            self._block(caption, piece, "p")

    def _definitions(self, parent: etree._Element, run: Sequence[Piece]) -> None:
        listed = element(parent, "dl")
        for piece in run:
            self._block(listed, piece, "dt" if piece.block.role is Role.TERM else "dd")

    def _note_section(self, run: Sequence[Piece]) -> None:
        """Append notes behind all that has a heading, each with the paragraphs that go on with it."""
        del self._sections[1:]
        label = self._labels["notes"]
        own = {"aria_label": label} if self._is_new(label) else {}
        section = element(self._sections[0], "section", epub_type="footnotes", **own)
        for piece in run:
            if piece.block.name or not len(section):
                note = f"note-{piece.utterance.id}"
                aside = element(section, "aside", id=note, epub_type="footnote", role="doc-footnote")
                self._notes.append((piece.block.name, aside, piece.block))
            self._block(section[-1], piece)

    def lead_back(self) -> None:
        """End each note that something refers to with a link to where that is, and begin it with its mark.

        This is for when all documents are written: a note may stand in another one than what refers to it.
        """
        for name, aside, block in self._notes:
            if name not in self._references.first:
                continue
            document, link = self._references.first[name]
            mark = "".join(link.itertext())
            if not block.text.lstrip("[(^").startswith(mark.strip("[]()^")):
                aside[0].set("data-mark", mark)
            href = f"{'' if document == self._document.name else f'{document}.xhtml'}#{link.get('id')}"
            element(aside, "a", BACK, role="doc-backlink", href=href, aria_label=self._labels["back"])


def _is_quoted(piece: Piece) -> bool:
    return piece.block.role is Role.BLOCKQUOTE or (piece.block.quoted and piece.block.role is not Role.NOTE)


def _runs(pieces: Sequence[Piece]) -> list[tuple[Role, list[Piece]]]:
    """Return runs of blocks that make one list, table, figure, list of definitions or section of notes together.

    A run of any other role has one block.
    """
    runs: list[tuple[Role, list[Piece]]] = []
    before: Block | None = None
    for role, piece in _placed(pieces):
        if before and runs[-1][0] is role and _goes_on(role, before, piece.block):
            runs[-1][1].append(piece)
        else:
            runs.append((role, [piece]))
        before = piece.block
    return runs


def _goes_on(role: Role, before: Block, block: Block) -> bool:
    """Say whether a block belongs in the run of this role that the block before it is in."""
    if role is Role.TABLE:
        follows_caption = before.role is Role.CAPTION
        return follows_caption or (block.role is Role.TABLE and block.level == 0)
    return role in _LISTS or (role is Role.FIGURE and block.role is Role.CAPTION)


def _placed(pieces: Sequence[Piece]) -> Iterator[tuple[Role, Piece]]:
    """Yield each block behind the role of the run that it belongs in."""
    groups = [(role, list(group)) for role, group in groupby(pieces, key=lambda piece: piece.block.role)]
    roles = [None, *(role for role, _ in groups), None]
    for before, (role, group), after in zip(roles, groups, roles[2:], strict=False):
        if role is Role.CAPTION:
            yield from zip(_of_captions(before, after, len(group)), group, strict=True)
            continue
        run = role
        if role in {Role.TERM, Role.DEFINITION}:
            is_defined = after is Role.DEFINITION if role is Role.TERM else before is Role.TERM
            run = Role.DEFINITION if is_defined else Role.PARAGRAPH
        for piece in group:
            yield _of_its_own(piece.block) or run, piece


def _of_its_own(block: Block) -> Role | None:
    """Return the role of the run that a block belongs in for another reason than its own role, if there is one."""
    if block.about == "author":
        return Role.PARAGRAPH
    return Role.LIST_ITEM if block.role is Role.CODE and block.continues else None


def _of_captions(before: Role | None, after: Role | None, number: int) -> list[Role]:
    """Return what so many captions between blocks of two roles belong to: the figure before them, the table after."""
    if before is Role.FIGURE:
        return [Role.FIGURE, *[Role.TABLE if after is Role.TABLE else Role.FIGURE] * (number - 1)]
    return [Role.TABLE if after is Role.TABLE else Role.PARAGRAPH] * number
