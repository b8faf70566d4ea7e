"""What a reader reads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A document as text, with where it came from and what it is.

    `url` is its final address, empty for a file; `media_type` is one of the keys of `readers.READERS`. An archive is
    in `data` and has no text; everything else is in `text`.
    """

    text: str
    media_type: str
    url: str = ""
    data: bytes = b""
