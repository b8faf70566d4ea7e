"""The lists of a Word document: which instance of a list each item belongs to (ECMA-376, part 1, 17.9)."""

from dataclasses import dataclass

from lxml import etree

from accessible import assets
from accessible.document import Block
from accessible.writers.docx_package import add, serialised, w

DEEPEST = 9
"""Levels of a list in Word."""
LARGEST = 32_767
"""The largest number that Word counts to."""
_BULLETS, _NUMBERED = "1", "1"
"""The instance of all lists without numbers, and the definition of all with numbers, in `assets/word/numbering.xml`."""
_INDENT = 567


@dataclass(slots=True)
class _Open:
    """A numbered list that is open: its instance, and the number of its last item."""

    instance: str
    number: int


class Numbering:
    """Counts the items as Word will, and begins a new instance of a list where it would count otherwise."""

    def __init__(self) -> None:
        self._root = etree.fromstring(assets.word("numbering"))
        self._open: dict[int, _Open] = {}

    def place(self, properties: etree._Element, block: Block) -> None:
        """Say in the properties of a paragraph at which level of which list it stands."""
        level = min(max(block.level, 1), DEEPEST)
        for deeper in [open_ for open_ in self._open if open_ > level]:
            del self._open[deeper]
        if block.continues:
            self._insert(properties, self._indent(level))
            return
        numbered = etree.Element(w("numPr"))
        add(numbered, "ilvl", str(level - 1))
        add(numbered, "numId", self._instance(level, block.number) if block.number else _BULLETS)
        if not block.number:
            self._open.pop(level, None)
        self._insert(properties, numbered)

    def _insert(self, properties: etree._Element, element: etree._Element) -> None:
        """Put an element where the schema wants it: `numPr` before `bidi`, `ind` behind it."""
        properties.insert(1 if element.tag == w("numPr") else len(properties), element)

    def _indent(self, level: int) -> etree._Element:
        return etree.Element(w("ind"), {w("left"): str(_INDENT * level)})

    def _instance(self, level: int, number: int) -> str:
        """Return the list whose next item at a level has this number."""
        before = self._open.get(level)
        if before is None or before.number + 1 != number:
            before = self._open[level] = _Open(self._begun(level, number), number)
        before.number = number
        return before.instance

    def _begun(self, level: int, number: int) -> str:
        instance = str(len(self._root.findall(w("num"))) + 1)
        begun = add(self._root, "num", numId=instance)
        add(begun, "abstractNumId", _NUMBERED)
        add(add(begun, "lvlOverride", ilvl=str(level - 1)), "startOverride", str(min(number, LARGEST)))
        return instance

    def xml(self) -> bytes:
        """Return the part with all lists."""
        return serialised(self._root)
