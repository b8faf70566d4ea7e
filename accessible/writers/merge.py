"""An item of a feed made anew, without losing what a person changed in it.

Each item ends with a processing instruction, its record: a short hash of every element as it was written. An element
that has another hash now was changed by hand, and stays.
"""

import hashlib
from collections.abc import Mapping

from lxml import etree

from accessible.writers.rss import ADDRESSES, DURATION, ENCLOSURE, GUID, Elements, line_up, text_of

RECORD = "accessible"
"""The name of the processing instruction."""
LENGTH = "length"
_DIGITS = 8


def find(channel: etree._Element, guid: str, file: str) -> etree._Element | None:
    """Return the item with an identifier, else the one that brings a file, whose identifier somebody changed."""
    items = channel.findall("item")
    same = [item for item in items if text_of(item, GUID) == guid] or [item for item in items if file_of(item) == file]
    return same[0] if same else None


def file_of(item: etree._Element) -> str:
    """Return the name of the file that an item brings; empty if it has none."""
    return _file(item.findall(ENCLOSURE))


def _file(enclosures: Elements) -> str:
    return (enclosures[0].get("url") or "").rpartition("/")[2] if enclosures else ""


def merge(item: etree._Element, new: Mapping[str, Elements], base: str) -> list[str]:
    """Put the elements of `new` into an item, in their order, and return the names of those that stay as they were.

    What was changed by hand stays, but for what is said of our own file, which is always true. So do the identifier,
    which never changes, and all that is not ours. `base` is the address that the files are below.
    """
    record = _record(item)
    there = {tag: item.findall(tag) for tag in new}
    always = {GUID} if there[ENCLOSURE] else {GUID, ENCLOSURE}
    by_hand = {tag for tag in new if _is_by_hand(there[tag], new[tag], record.get(_name(tag)), base)} - always
    kept = {tag: there[tag] if tag in by_hand or (tag == GUID and there[tag]) else new[tag] for tag in new}
    if ENCLOSURE not in by_hand or file_of(item) == _file(new[ENCLOSURE]):
        _tell_the_truth(kept, new)
        by_hand.discard(DURATION)
    ours = {node for nodes in there.values() for node in nodes}
    others = [node for node in item if node not in ours and not _is_record(node)]
    stamps = {
        _name(tag): record.get(_name(tag), "") if tag in by_hand else _digest(kept[tag], base)
        for tag in new
        if tag != GUID
    }
    note = " ".join(f"{name}={stamp}" for name, stamp in stamps.items() if stamp)
    item[:] = [*(node for nodes in kept.values() for node in nodes), *others, etree.ProcessingInstruction(RECORD, note)]
    line_up(item, 3)
    return [_name(tag) for tag in new if tag in by_hand]


def _is_by_hand(there: Elements, new: Elements, recorded: str | None, base: str) -> bool:
    """Say whether somebody wrote what is there; without a record of it, all that is there counts as written by hand."""
    found = _digest(there, base)
    if found == _digest(new, base):
        return False
    return found != recorded if recorded else bool(there)


def _tell_the_truth(kept: dict[str, Elements], new: Mapping[str, Elements]) -> None:
    """Say of our file how long it is and how long it plays, whatever address somebody gave it."""
    for each in kept[ENCLOSURE]:
        each.attrib.update({name: value for name, value in new[ENCLOSURE][0].attrib.items() if name != "url"})
    kept[DURATION] = new[DURATION]


def _name(tag: str) -> str:
    return str(etree.QName(tag).localname)


def _is_record(node: etree._Element) -> bool:
    return node.tag is etree.ProcessingInstruction and node.target == RECORD


def _record(item: etree._Element) -> dict[str, str]:
    """Return the hashes of what was written in an item, by the names of the elements."""
    notes = [node.text or "" for node in item if _is_record(node)]
    return dict(part.split("=", 1) for note in notes for part in note.split() if "=" in part)


def _digest(elements: Elements, base: str) -> str:
    """Return a hash of what elements say, whatever their layout, the length of a file, and where our files are."""
    said = repr([_said(each, base) for each in elements])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _said(each: etree._Element, base: str) -> tuple[object, ...]:
    attributes = {
        name: value.removeprefix(base) if name in ADDRESSES else value for name, value in each.items() if name != LENGTH
    }
    return (
        str(each.tag),
        sorted(attributes.items()),
        " ".join((each.text or "").split()),
        [_said(below, base) for below in each],
    )
