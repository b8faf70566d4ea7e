"""When each sentence and each word of a page is heard, and where the words stand in the text of their paragraph."""

from collections.abc import Sequence

from lxml import etree

from accessible.writers.timeline import Episode, Line


def times(heard: Episode, page: etree._Element) -> list[tuple[str, int, list[int]]]:
    """Return, for each line that is heard, its id, when it begins in milliseconds, and its words one after another.

    Of a word there are three numbers: milliseconds after the beginning of the line, and its start and its end in the
    text of the element with the name of the utterance, in UTF-16 units, as scripts count them. Where `page` has another
    text there, or none, as for a picture, there are no words.
    """
    shown = {element.get("id"): element for element in page.iter() if element.get("id")}
    lines = iter(heard.lines)
    found = []
    for each in heard.heard:
        name, text = each.utterance.id, each.utterance.text
        where = places(text, "".join(shown[name].itertext()) if name in shown else "")
        at = 0
        while at < len(text) and (line := next(lines, None)):  # the lines of an utterance tile its text
            found.append((line.id, heard.milliseconds(line.begin), _words(heard, line, where[at:]) if where else []))
            at += len(line.text)
    return found


def _words(heard: Episode, line: Line, where: Sequence[int]) -> list[int]:
    begin = heard.milliseconds(line.begin)
    return [
        number
        for word in line.words
        for number in (heard.milliseconds(word.begin) - begin, where[word.start], where[word.end])
    ]


def places(text: str, shown: str) -> Sequence[int]:
    """Return where each character of a text, and its end, is on the page, in UTF-16 units.

    On the page stands no line break, and nothing between the cells of a table. There is no place if another text
    stands there.
    """
    if shown == text and text.isascii():
        return range(len(text) + 1)
    found, at, unit = [], 0, 0
    for char in text:
        found.append(unit)
        if at < len(shown) and shown[at] == char:
            at += 1
            unit += 2 if char > "\uffff" else 1
    return [*found, unit] if shown and at == len(shown) else []
