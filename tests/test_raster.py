"""Pictures from strangers: what comes out is small, bare and the same each time, or there is a reason."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageDraw

from accessible import raster
from accessible.raster import UnusableError, encoded, size_of


def file(image: Image.Image, kind: str, **options: Any) -> bytes:  # noqa: ANN401  whatever Pillow takes
    held = io.BytesIO()
    image.save(held, kind, **options)
    return held.getvalue()


def photo(width: int = 300, height: int = 200) -> Image.Image:
    """Return a picture with thousands of colours: it is red on the left, and green at the bottom."""
    red = Image.linear_gradient("L").rotate(90).resize((width, height))
    green = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (red.transpose(Image.Transpose.FLIP_LEFT_RIGHT), green, Image.new("L", red.size)))


def drawing() -> Image.Image:
    image = Image.new("RGB", (120, 80), "white")
    ImageDraw.Draw(image).rectangle((10, 10, 60, 60), fill="navy")
    return image


def decoded(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image


def reason(data: bytes) -> str:
    with pytest.raises(UnusableError) as caught:
        encoded(data)
    return str(caught.value)


def test_a_photo_is_a_jpeg_of_the_same_size() -> None:
    made = encoded(file(photo(), "PNG"))
    assert size_of(made) == ("image/jpeg", 300, 200)
    assert made[:3] == b"\xff\xd8\xff"


def test_a_drawing_keeps_every_pixel() -> None:
    made = encoded(file(drawing(), "PNG"))
    assert size_of(made) == ("image/png", 120, 80)
    assert decoded(made).convert("RGB").tobytes() == drawing().tobytes()


def test_what_was_a_jpeg_is_one_again() -> None:
    assert size_of(encoded(file(drawing(), "JPEG")))[0] == "image/jpeg"


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_transparency_stays(kind: str) -> None:
    image = photo().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    made = decoded(encoded(file(image, kind)))
    assert made.format == "PNG"
    assert made.getchannel("A").getpixel((150, 0)) < 16  # type: ignore[operator]
    assert made.getchannel("A").getpixel((150, 199)) > 240  # type: ignore[operator]


def test_what_is_transparent_nowhere_is_a_photo() -> None:
    assert size_of(encoded(file(photo().convert("RGBA"), "PNG")))[0] == "image/jpeg"


@pytest.mark.parametrize(("size", "expected"), [((4000, 1000), (1600, 400)), ((900, 3200), (450, 1600))])
def test_the_long_side_has_1600_pixels_at_most(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert size_of(encoded(file(photo(*size), "PNG")))[1:] == expected
    assert size_of(encoded(file(photo(*size), "JPEG")))[1:] == expected


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "1"), ("PNG", "P"), ("GIF", "P"), ("BMP", "RGB"), ("AVIF", "RGB")],
)
def test_every_way_of_colouring_is_read(kind: str, mode: str) -> None:
    made = decoded(encoded(file(photo().convert(mode), kind))).convert("RGB")
    assert made.size == (300, 200)
    left, right = (made.crop(box).resize((1, 1), Image.Resampling.BOX) for box in ((0, 0, 60, 99), (240, 0, 300, 99)))
    assert left.getpixel((0, 0))[0] > right.getpixel((0, 0))[0] + 60  # type: ignore[index]


def test_of_sixteen_bits_the_upper_eight_count() -> None:
    image = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0x1000, 0xF0FF))
    made = decoded(encoded(file(image, "PNG"))).convert("L")
    assert [made.getpixel((0, 0)), made.getpixel((1, 0))] == [0x10, 0xF0]


def test_a_picture_stands_upright_and_has_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: the top of the picture is at its right
    exif[0x010E] = "secret description"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    for kind in ("JPEG", "PNG"):
        made = encoded(file(photo(), kind, exif=exif, icc_profile=b"secret profile" * 20))
        picture = decoded(made)
        assert picture.size == (200, 300)
        assert dict(picture.getexif()) == {}
        assert b"secret" not in made
        assert {*picture.info} <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_of_a_moving_picture_the_first_frame_is_taken() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]
    for kind in ("GIF", "PNG", "WEBP"):
        options = {"lossless": True} if kind == "WEBP" else {}
        made = decoded(encoded(file(frames[0], kind, save_all=True, append_images=frames[1:], duration=99, **options)))
        assert made.n_frames == 1 if hasattr(made, "n_frames") else True
        assert made.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_the_same_picture_becomes_the_same_bytes() -> None:
    for data in (file(photo(2000, 900), "JPEG"), file(drawing(), "PNG")):
        assert encoded(data) == encoded(data)


def test_what_hides_behind_a_picture_or_in_its_comments_is_gone() -> None:
    script, zipped = b"<script>alert(1)</script>", b"PK\x03\x04 an archive"
    gif = file(drawing().convert("P"), "GIF", comment=script) + script
    png = file(drawing(), "PNG") + zipped
    jpeg = file(photo(), "JPEG", comment=script) + zipped
    for data in (gif, png, jpeg):
        made = encoded(data)
        assert script in data or zipped in data
        assert script not in made
        assert zipped not in made


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(50_001, 1000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_not_decoded(size: tuple[int, int]) -> None:
    assert reason(png(*size, zlib.compress(b"\0" * 1000))) == "larger than 50 million pixels"


def test_rows_without_end_are_no_more_than_the_picture_needs() -> None:
    bomb = png(10, 10, zlib.compress(b"\0" * 200_000_000, 9))
    assert len(bomb) < 300_000
    assert size_of(encoded(bomb)) == ("image/png", 10, 10)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_a_picture_that_was_cut_off(kind: str) -> None:
    whole = file(photo(), kind)
    assert reason(whole[: len(whole) // 2]) == "damaged or cut off"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!DOCTYPE html><html><p>404",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"%PDF-1.7\n",
        b"II*\0\x08\0\0\0",
        b"\xd7\xcd\xc6\x9a\0\0",
        b"GIF89a",
    ],
    ids=["nothing", "HTML", "EPS", "PDF", "TIFF", "WMF", "a signature alone"],
)
def test_what_is_no_picture_of_a_known_kind(data: bytes) -> None:
    assert reason(data) == "no picture of a known kind"


@pytest.mark.parametrize("start", ["", '<?xml version="1.0"?>\n<!-- a -->\n', "\ufeff"])
def test_a_drawing_that_is_a_document_is_not_taken(start: str) -> None:
    svg = f'{start}<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    assert reason(svg.encode()) == "SVG"


def test_what_decides_the_bytes_is_known_to_the_store() -> None:
    assert raster.settings()["side"] == 1600
    assert {"quality", "colours", "pixels", "by", "format"} <= raster.settings().keys()
