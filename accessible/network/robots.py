"""What a site asks of programs, in its robots.txt (RFC 9309)."""

import re
from enum import Enum

NAME = "accessible"
"""What rules call this program."""
LARGEST = 512 << 10
"""Bytes that are read: RFC 9309 asks for 500 KiB at least."""
_FOR_ALL = re.compile(r"^(\s*user-agent\s*:\s*)\*", re.IGNORECASE | re.MULTILINE)
_NOBODY = r"\1nobody-is-called-so"


class Robots(Enum):
    """Whose rules hold for a request."""

    NOBODYS = "nobody's"
    """What belongs to a page comes with it."""
    OURS = "ours"
    """A person named the address: only rules that name this program."""
    ALL = "all"
    """Nobody named it: those for all programs, too."""


def forbids(text: str, url: str, robots: Robots) -> bool:
    """Say whether a robots.txt asks this program not to read an address."""
    from protego import Protego

    rules = text if robots is Robots.ALL else _FOR_ALL.sub(_NOBODY, text)
    return not Protego.parse(rules).can_fetch(url, NAME)
