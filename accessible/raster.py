"""A picture from a stranger becomes one that a book can hold: small enough, without anything but its pixels."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FORMAT = 1
"""Counts up when the same picture becomes other bytes."""
KINDS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP")
"""What is decoded, of all that Pillow could: some of it runs other programs."""
MOST_PIXELS = 50_000_000
"""What decodes to more is refused before it is decoded: a few kilobytes can stand for gigabytes."""
LONGEST_SIDE = 1600
OPAQUE = 255
QUALITY = 82
FEW_COLOURS = 128
"""A picture with no more, that was no JPEG, is a drawing: it becomes PNG, which keeps its edges."""


class UnusableError(Exception):
    """A file that no picture can be made of. The message says what it is, in words that stand behind a number."""


def settings() -> dict[str, object]:
    """Return all that decides which bytes come out, beside those that come in."""
    import PIL

    values = {"format": FORMAT, "side": LONGEST_SIDE, "quality": QUALITY, "colours": FEW_COLOURS}
    return {**values, "pixels": MOST_PIXELS, "by": PIL.__version__}


def prepare() -> None:
    """Load the decoders now: what runs in a copy of this process then need not load them for each picture."""
    from PIL import Image

    Image.init()


def encoded(data: bytes) -> bytes:
    """Return the picture in `data` as JPEG, or as PNG if it is a drawing or transparent.

    It is upright, its first frame if it moves, at most `LONGEST_SIDE` pixels long and wide, and has no metadata. Same
    bytes in, same bytes out. Raises UnusableError.
    """
    from PIL import Image, UnidentifiedImageError

    if is_drawing(data):
        message = "SVG"
        raise UnusableError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)
            with Image.open(BytesIO(data), formats=KINDS) as image:
                return _encoded(image)
    except UnusableError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        message = "no picture of a known kind"
        raise UnusableError(message) from None
    except MemoryError:
        raise
    except Exception as error:  # a decoder may raise anything for a file that is made to break it
        message = "damaged or cut off"
        raise UnusableError(message) from error


def is_drawing(data: bytes) -> bool:
    """Say whether a file is SVG: a document, with scripts and links, which no decoder of pictures reads."""
    return b"<svg" in data[:4096].lower()


def _too_many_pixels() -> UnusableError:
    return UnusableError(f"larger than {MOST_PIXELS // 1_000_000} million pixels")


def _encoded(image: "Picture") -> bytes:
    from PIL import Image, ImageOps

    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    shown = _shown(image)
    is_drawn = image.format != "JPEG" and shown.getcolors(FEW_COLOURS) is not None
    shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    ImageOps.exif_transpose(shown, in_place=True)
    if shown.mode == "RGBA" and shown.getchannel("A").getextrema()[0] == OPAQUE:
        shown = shown.convert("RGB")
    bare = Image.frombytes(shown.mode, shown.size, shown.tobytes())  # nothing comes along but the pixels
    out = BytesIO()
    if is_drawn or bare.mode == "RGBA":
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _shown(image: "Picture") -> "Picture":
    """Return a picture in grey or in colours, with transparency where it may have any; the same where it is so."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")  # of 16 bits, the upper 8
    mode = "RGBA" if image.has_transparency_data else "L" if image.mode in {"1", "L"} else "RGB"
    return image if image.mode == mode else image.convert(mode)


def size_of(data: bytes) -> tuple[str, int, int]:
    """Return media type, width and height of a picture that `encoded` made."""
    from PIL import Image

    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
        return f"image/{str(image.format).lower()}", *image.size
