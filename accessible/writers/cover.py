"""A cover made from the title: white on dark blue, as large as it fits."""

import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING

from accessible.assets import FOLDER
from accessible.document import Metadata
from accessible.store import Store

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageFont import FreeTypeFont

BACKGROUND, INK, ACCENT = (0x14, 0x28, 0x4B), (0xFF, 0xFF, 0xFF), (0xFF, 0xD1, 0x66)  # contrast 14.6 and 10.2 to 1
INK_INDEX, ACCENT_INDEX = 254, 255
"""In the palette: from background (0) to ink in even steps, for smooth edges, and the accent."""
FONT = FOLDER / "fonts" / "DejaVuSans-Bold.ttf"
PORTRAIT, SQUARE = (1200, 1600), (1400, 1400)
LINE_HEIGHT = 1.25
FORMAT = 1
"""Counts up when the drawing of the same texts changes."""


def cover(metadata: Metadata, size: tuple[int, int], store: Store) -> bytes:
    """Return a cover as a PNG file of `size` pixels, from the store if it is there.

    A text in a script that the font does not have is left out: the cover then is the bare pattern.
    """
    texts = {"title": metadata.title, "authors": metadata.authors, "source": metadata.source}
    return store.get({"kind": "cover", "format": FORMAT, "size": size, **texts}, "png", lambda: _draw(metadata, size))


def _draw(metadata: Metadata, size: tuple[int, int]) -> bytes:
    from PIL import Image, ImageDraw

    width, height = size
    margin = width // 12
    image = Image.new("P", size, 0)
    image.putpalette(_palette())
    draw = ImageDraw.Draw(image)
    draw.rectangle((margin, margin, margin + width // 6, margin + height // 80), fill=ACCENT_INDEX)
    _fit(image, metadata.title, (margin, margin + height // 12, width - margin, height * 3 // 4), height // 11)
    below = "\n".join(text for text in (", ".join(metadata.authors), metadata.source) if text)
    _fit(image, below, (margin, height * 13 // 16, width - margin, height - margin), height // 30)
    data = BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _palette() -> list[int]:
    steps = [
        round(a + (b - a) * step / INK_INDEX)
        for step in range(INK_INDEX + 1)
        for a, b in zip(BACKGROUND, INK, strict=True)
    ]
    return [*steps, *ACCENT]


def _fit(image: "Picture", text: str, box: tuple[int, int, int, int], largest: int) -> None:
    """Write `text` into `box` (left, top, right, bottom), as large as it fits, at most `largest` pixels high.

    What is too long for the smallest size is cut off at the edge of the box.
    """
    from PIL import Image, ImageDraw

    left, top, right, bottom = box
    if not _has_glyphs(_font(largest), text):
        return
    for size in range(largest, largest // 4, -4):
        font = _font(size)
        lines = _wrap(font, text, right - left)
        if max(map(font.getlength, lines)) <= right - left and len(lines) * size * LINE_HEIGHT <= bottom - top:
            break
    mask = Image.new("L", (right - left, bottom - top), 0)
    ImageDraw.Draw(mask).multiline_text((0, 0), "\n".join(lines), font=font, fill=INK_INDEX, spacing=size // 4)
    image.paste(mask, (left, top))


def _font(size: int) -> "FreeTypeFont":
    """Return the font, laid out letter by letter: a shaping library that is or is not there would change the bytes."""
    from PIL import ImageFont

    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def _has_glyphs(font: "FreeTypeFont", text: str) -> bool:
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text):
        return False  # needs shaping
    missing = bytes(font.getmask("\U0010fffd"))
    return not any(bytes(font.getmask(char)) == missing for char in set(text) if not char.isspace())


def _wrap(font: "FreeTypeFont", text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and font.getlength(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
