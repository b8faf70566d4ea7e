"""A cover made from the title: white on dark blue, as large as it fits."""

from io import BytesIO
from typing import TYPE_CHECKING

from accessible.assets import FOLDER
from accessible.document import Metadata
from accessible.store import Store

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

BACKGROUND, INK, ACCENT = "#14284b", "#ffffff", "#ffd166"  # contrast 14.4 and 10.2 to 1
FONT = FOLDER / "fonts" / "DejaVuSans-Bold.ttf"
PORTRAIT, SQUARE = (1200, 1600), (1400, 1400)
FORMAT = 1


def cover(metadata: Metadata, size: tuple[int, int], store: Store) -> bytes:
    """Return a cover as a PNG file of `size` pixels, from the store if it is there.

    A text in a script that the font does not have is left out: the cover then is the bare pattern.
    """
    recipe = {
        "kind": "cover",
        "format": FORMAT,
        "size": size,
        "title": metadata.title,
        "authors": metadata.authors,
        "source": metadata.source,
    }
    return store.get(recipe, "png", lambda: _draw(metadata, size))


def _draw(metadata: Metadata, size: tuple[int, int]) -> bytes:
    from PIL import Image, ImageDraw

    width, height = size
    margin = width // 12
    image = Image.new("RGB", size, BACKGROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((margin, margin, margin + width // 6, margin + height // 80), fill=ACCENT)
    _fit(draw, metadata.title, (margin, margin + height // 12, width - margin, height * 3 // 4), height // 11)
    below = "\n".join(text for text in (", ".join(metadata.authors), metadata.source) if text)
    _fit(draw, below, (margin, height * 13 // 16, width - margin, height - margin), height // 30)
    data = BytesIO()
    image.quantize(64).save(data, "PNG", optimize=True)
    return data.getvalue()


def _fit(draw: "ImageDraw", text: str, box: tuple[int, int, int, int], largest: int) -> None:
    """Write `text` into `box` (left, top, right, bottom), as large as it fits, at most `largest` pixels high."""
    from PIL import ImageFont

    left, top, right, bottom = box
    for size in range(largest, largest // 4, -2):
        font = ImageFont.truetype(FONT, size)
        if not _has_glyphs(font, text):
            return
        lines = _wrap(font, text, right - left)
        if max((font.getlength(line) for line in lines), default=0) <= right - left and len(lines) * size * 1.25 <= bottom - top:
            draw.multiline_text((left, top), "\n".join(lines), font=font, fill=INK, spacing=size // 4)
            return


def _has_glyphs(font: "FreeTypeFont", text: str) -> bool:
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
