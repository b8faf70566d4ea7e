"""The title of an article: its heading, where the page's head agrees with it, without the name of the site."""

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from accessible.readers.head import letters

LONGEST_SITE = 6
"""Words of a name of a site."""
SHORTEST_NAME = 4
"""Letters of a name that may stand inside another: fewer stand in too many words."""
SHARE_OF_NAME = 0.3
"""The part of a last part of a title that a site's name has to be, as in "The Gazette of the Harbour"."""
SHARE_OF_TITLE = 0.4
"""The part of a declared title that a heading has to be to be taken for its beginning or end."""
ALIKE = 0.3
"""The part of their words that a heading and a declared title share if they are two versions of one title."""
FEWEST_SHARED = 2
"""Words: one word, such as "Blog", stands in every title of a site."""
_BETWEEN = re.compile(r"\s+(?:[|–—―·•»«›‹>~⁄/-]|::)+\s+|\s*[|｜»]\s*|\s*::\s*")
_COLON = re.compile(r":\s+")
_WORD = re.compile(r"\w+")


def title(declared: Sequence[str], element: str, headings: Sequence[str], sites: Collection[str]) -> str:
    """Return the title that the parts of a page agree on.

    `declared` are the titles that the head gives to others, `element` is that of `<title>`, `headings` are those of
    the first level, `sites` the names of the site, in letters (`accessible.readers.head:letters`).
    """
    known = [text for text in (*declared, element) if text]
    headings = [bare for heading in headings if (bare := without_site(heading, sites)) and letters(bare) not in sites]
    if heading := _agreeing(headings, known) or _alike(headings, known):
        return heading
    if declared:
        return without_site(declared[0], sites)
    bare = without_site(element, sites)
    return (bare if bare != element else _shorter(element)) or (headings[0] if headings else "")


def _agreeing(headings: Sequence[str], known: Sequence[str]) -> str:
    """Return the first heading that is a part of a declared title, or most of it."""
    declared = [(letters(text), frozenset(map(letters, _parts(text)))) for text in known]
    for heading in headings:
        same = letters(heading)
        for whole, parts in declared:
            is_most = (whole.startswith(same) or whole.endswith(same)) and len(same) >= SHARE_OF_TITLE * len(whole)
            if is_most or same in parts:
                return heading
    return ""


def _alike(headings: Sequence[str], known: Sequence[str]) -> str:
    """Return the heading that shares most words with a declared title: authors write another for search engines."""
    titles = [words for text in known if (words := _words(text))]
    scores = {heading: max((_share(_words(heading), words) for words in titles), default=0.0) for heading in headings}
    best = max(scores, key=lambda heading: scores[heading], default="")
    return best if best and scores[best] >= ALIKE else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    shared = len(some & others)
    return shared / min(len(some), len(others)) if shared >= FEWEST_SHARED else 0.0


def _parts(text: str) -> Iterator[str]:
    """Yield the beginnings and ends of a title that bars and dashes set apart."""
    for cut in _BETWEEN.finditer(text):
        yield text[: cut.start()]
        yield text[cut.end() :]


def without_site(text: str, sites: Collection[str]) -> str:
    """Return a title without the name of the site before or behind it."""
    while bare := next((rest for rest, name, is_last in _cuts(text) if _is_site(name, sites, is_last)), ""):
        text = bare
    return text


def _cuts(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what is left of a title, what is cut off, and whether that is the end, for its last part and its first."""
    cuts = list(_BETWEEN.finditer(text))
    if cuts:
        yield text[: cuts[-1].start()], text[cuts[-1].end() :], True
        yield text[cuts[0].end() :], text[: cuts[0].start()], False
    if colon := _COLON.search(text):
        yield text[colon.end() :], text[: colon.start()], False


def _is_site(text: str, sites: Collection[str], is_last: bool) -> bool:  # noqa: FBT001  it says which part
    name = letters(text)
    if name in sites or not is_last:
        return name in sites
    return len(_WORD.findall(text)) <= LONGEST_SITE and any(
        (site in name and len(site) >= max(SHORTEST_NAME, SHARE_OF_NAME * len(name)))
        or (name in site and len(name) >= SHORTEST_NAME)
        for site in sites
    )


def _shorter(text: str) -> str:
    """Return a title without its last part, where a bar or a dash sets that apart and it is the shorter one."""
    cut = next(reversed(list(_BETWEEN.finditer(text))), None)
    if cut is None:
        return text
    head, tail = text[: cut.start()], text[cut.end() :]
    return head if len(_WORD.findall(tail)) <= LONGEST_SITE and len(tail) < len(head) else text


def host_name(url: str) -> str:
    """Return the letters of the longest label of an address's host but the last: most often the name of the site."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return letters(max(labels[:-1], key=len, default=""))
