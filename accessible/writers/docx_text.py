"""Text with its marks as runs of WordprocessingML: the only place where ranges become runs (ECMA-376, part 1, 17.3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from accessible.document import CELLS, Mark, MarkKind
from accessible.writers.docx_package import R, Relations, add, w
from accessible.writers.inline import runs
from accessible.writers.markup import direction

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RAISED = {MarkKind.SUPERSCRIPT: "superscript", MarkKind.SUBSCRIPT: "subscript"}
_STYLES = {MarkKind.LINK: "Hyperlink", MarkKind.CODE: "HTMLCode"}
_TOGGLES = {MarkKind.STRONG: ("b", "bCs"), MarkKind.EMPHASIS: ("i", "iCs"), MarkKind.DELETED: ("strike",)}


@dataclass(frozen=True, slots=True)
class Look:
    """What a run is: the kinds of its marks, and its language; empty where that is the document's."""

    kinds: frozenset[MarkKind] = frozenset()
    language: str = ""


@dataclass(slots=True)
class Runs:
    """Writes the text of a part: `language` is the document's, `notes` are the numbers of its footnotes by their names.

    Only the text of the document refers to footnotes; a footnote has no `notes`.
    """

    language: str
    relations: Relations
    notes: Mapping[str, str] = field(default_factory=dict)
    _referred: set[str] = field(default_factory=set)

    def paragraph(self, parent: etree._Element, style: str, language: str = "") -> etree._Element:
        """Append a paragraph, without text as yet, that runs the way of its language."""
        element = add(parent, "p")
        properties = add(element, "pPr")
        add(properties, "pStyle", style)
        if direction(language or self.language) == "rtl":
            add(properties, "bidi")
        return element

    def fill(
        self,
        parent: etree._Element,
        text: str,
        marks: Iterable[Mark] = (),
        place: tuple[int, int] | None = None,
        language: str = "",
    ) -> None:
        """Append the text of a range, else all of it, with its marks."""
        kept = [mark for mark in marks if mark.kind not in CELLS and mark.kind is not MarkKind.PHONEMES]
        start, end = place or (0, len(text))
        self._fill(parent, text, kept, (start, end), Look(language="" if language == self.language else language))

    def _fill(
        self, parent: etree._Element, text: str, marks: Sequence[Mark], place: tuple[int, int], look: Look
    ) -> None:
        for run in runs(marks, *place):
            mark = run.mark
            if mark is None:
                self.text(parent, text[run.start : run.end], look)
            elif mark.kind is MarkKind.NOTE_REFERENCE and mark.value in self.notes:
                self._refer(parent, mark.value)
            else:
                quotes = ("“", "”") if mark.kind is MarkKind.QUOTE else ("", "")
                inside = self._link(parent, mark, look)
                self.text(inside, quotes[0], look)
                self._fill(inside, text, run.inside, (run.start, run.end), _with(look, mark))
                self.text(inside, quotes[1], look)

    def _link(self, parent: etree._Element, mark: Mark, look: Look) -> etree._Element:
        """Return where what is in a mark is written: for a link, in a new element; no link stands in another."""
        if mark.kind is not MarkKind.LINK or MarkKind.LINK in look.kinds:
            return parent
        link = add(parent, "hyperlink")
        link.set(f"{{{R}}}id", self.relations.add("hyperlink", mark.value))
        return link

    def text(self, parent: etree._Element, text: str, look: Look = Look()) -> None:
        """Append a text in one run, with its line breaks."""
        if not text:
            return
        run = self._run(parent, look)
        for number, line in enumerate(text.split("\n")):
            if number:
                add(run, "br")
            if line:
                element = add(run, "t")
                element.text = line
                element.set(_SPACE, "preserve")

    def _run(self, parent: etree._Element, look: Look) -> etree._Element:
        """Append a run, without text as yet; the order of its properties is that of the schema."""
        run = add(parent, "r")
        properties = add(run, "rPr")
        if style := next((_STYLES[kind] for kind in _STYLES if kind in look.kinds), ""):
            add(properties, "rStyle", style)
        for name in (name for kind, names in _TOGGLES.items() if kind in look.kinds for name in names):
            add(properties, name)
        if MarkKind.INSERTED in look.kinds:
            add(properties, "u", "single")
        if raised := next((_RAISED[kind] for kind in _RAISED if kind in look.kinds), ""):
            add(properties, "vertAlign", raised)
        if direction(look.language or self.language) == "rtl":
            add(properties, "rtl")
        if look.language:
            set_language(properties, look.language)
        if not len(properties):
            run.remove(properties)
        return run

    def _refer(self, parent: etree._Element, name: str) -> None:
        """Append a reference to a footnote; a further one leads to the first, because Word numbers each."""
        number = self.notes[name]
        if name in self._referred:
            link = add(parent, "hyperlink", anchor=f"note-{number}")
            self._raised(link, "t").text = number
            return
        self._referred.add(name)
        add(parent, "bookmarkStart", id=number, name=f"note-{number}")
        self._raised(parent, "footnoteReference").set(w("id"), number)
        add(parent, "bookmarkEnd", id=number)

    def _raised(self, parent: etree._Element, name: str) -> etree._Element:
        run = add(parent, "r")
        add(add(run, "rPr"), "rStyle", "FootnoteReference")
        return add(run, name)

    def footnote(self, parent: etree._Element, number: str) -> etree._Element:
        """Append a footnote with its number, and return its first paragraph."""
        paragraph = self.paragraph(add(parent, "footnote", id=number), "FootnoteText")
        self._raised(paragraph, "footnoteRef")
        self.text(paragraph, " ")
        return paragraph


def _with(look: Look, mark: Mark) -> Look:
    if mark.kind is MarkKind.LANGUAGE:
        return replace(look, language=mark.value)
    return replace(look, kinds=look.kinds | {mark.kind})


def set_language(properties: etree._Element, tag: str) -> None:
    """Say which language a run is in, whatever its letters: Word asks for each of three kinds of script."""
    add(properties, "lang", tag, eastAsia=tag, bidi=tag)
