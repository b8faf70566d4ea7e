"""The cover: of the right size, readable, and the bare pattern where the font has no letters."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from accessible.document import Metadata
from accessible.store import Store
from accessible.writers.cover import PORTRAIT, SQUARE, cover

SIZES = {"portrait": (1200, 1600), "square": (1400, 1400)}

Colour = tuple[int, int, int]


def draw(folder: Path, size: tuple[int, int] = PORTRAIT, **fields: object) -> Image.Image:
    metadata = Metadata(**{"title": "The title", "authors": ("An Author",), "source": "A Paper", **fields})  # type: ignore[arg-type]
    with Image.open(BytesIO(cover(metadata, size, Store(folder / "store")))) as image:
        assert image.format == "PNG"
        return image.convert("RGB")


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def colours(image: Image.Image) -> dict[Colour, int]:
    """Return how many pixels there are of each colour."""
    return {colour: count for count, colour in image.getcolors(image.width * image.height)}


def ink(image: Image.Image, top: float = 0, bottom: float = 1) -> tuple[int, int, int, int] | None:
    """Return the box around all that is not background, between two shares of the height; None if there is nothing."""
    part = image.crop((0, round(image.height * top), image.width, round(image.height * bottom)))
    return ImageChops.difference(part, Image.new("RGB", part.size, image.getpixel((0, 0)))).getbbox()


def test_the_sizes_are_those_that_shops_and_players_ask_for() -> None:
    assert (SIZES["portrait"], SIZES["square"]) == (PORTRAIT, SQUARE)


@pytest.mark.parametrize("name", SIZES)
def test_it_is_a_png_of_the_size_that_was_asked_for(tmp_path: Path, name: str) -> None:
    assert draw(tmp_path, SIZES[name]).size == SIZES[name]


def test_title_and_accent_stand_out_from_the_background(tmp_path: Path) -> None:
    found = colours(draw(tmp_path))
    background = max(found, key=found.__getitem__)
    solid = [colour for colour, count in found.items() if count > 500 and colour != background]
    strongest = sorted(solid, key=lambda colour: contrast(colour, background), reverse=True)[:2]
    assert len(strongest) == 2
    assert all(contrast(colour, background) >= 7 for colour in strongest)


def test_letters_of_title_and_author_are_of_the_strongest_colour(tmp_path: Path) -> None:
    image = draw(tmp_path)
    background = image.getpixel((0, 0))
    title = image.crop((0, round(image.height * 0.12), image.width, round(image.height * 0.75)))
    author = image.crop((0, round(image.height * 0.8), image.width, image.height))
    for part in (title, author):
        assert max(contrast(colour, background) for colour in colours(part)) >= 7


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(
    "title",
    [
        "Short",
        "A title of middling length, as most have it, with a colon: and more",
        "Words " * 50,
        "A title that goes on: " + "and on, and further on, " * 12 + "until nobody remembers how it began.",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "W" * 300,
        "https://example.org/" + "a/" * 90,
    ],
)
def test_a_title_of_any_length_stays_inside_the_margins(tmp_path: Path, title: str, name: str) -> None:
    image = draw(tmp_path, SIZES[name], title=title, authors=("Bartholomew Featherstonehaugh",) * 9, source="S" * 90)
    box = ink(image)
    assert box is not None
    left, top, right, bottom = box
    edge = image.width // 16
    assert left >= edge
    assert top >= edge
    assert right <= image.width - edge
    assert bottom <= image.height - edge


@pytest.mark.parametrize(
    "title",
    [
        "Short",
        "Words " * 50,
        "A title that goes on, and on, and on. " * 8,
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    ],
)
def test_a_long_title_is_there(tmp_path: Path, title: str) -> None:
    assert ink(draw(tmp_path, title=title), 0.12, 0.75) is not None


def test_the_last_word_of_a_long_title_is_there_too(tmp_path: Path) -> None:
    longer = "Words and " * 20
    one = colours(draw(tmp_path, title=longer.strip()))
    more = colours(draw(tmp_path, title=f"{longer}words"))
    assert one != more


@pytest.mark.parametrize(
    "title",
    ["བོད་ཡིག", "今天天气很好", "오늘의 날씨", "हिन्दी में शीर्षक", "\U0001f9c2\U0001f30a", "\U000e0041\U0010fffd", "የኢትዮጵያ"],
)
def test_a_title_that_the_font_cannot_write_leaves_the_pattern_bare(tmp_path: Path, title: str) -> None:
    assert draw(tmp_path, title=title).tobytes() == draw(tmp_path, title="").tobytes()


def test_one_letter_that_the_font_does_not_have_draws_no_box(tmp_path: Path) -> None:
    mixed = draw(tmp_path, title="Weather 天气")
    assert mixed.tobytes() in {draw(tmp_path, title=title).tobytes() for title in ("", "Weather")}


@pytest.mark.parametrize("title", ["Ünïcödé", "Čeština", "Ελληνικά", "Русский", "Tiếng Việt", "“Quotes” — & dashes…"])
def test_a_title_that_the_font_can_write_is_written(tmp_path: Path, title: str) -> None:
    assert ink(draw(tmp_path, title=title), 0.12, 0.75) is not None


def test_nobody_and_nothing_below_the_title_is_fine(tmp_path: Path) -> None:
    image = draw(tmp_path, authors=(), source="")
    assert ink(image, 0.8) is None
    assert ink(image, 0.12, 0.75) is not None


def test_the_same_texts_make_the_same_bytes(tmp_path: Path) -> None:
    metadata = Metadata(title="The title", authors=("An Author",))
    assert cover(metadata, PORTRAIT, Store(tmp_path / "a")) == cover(metadata, PORTRAIT, Store(tmp_path / "b"))


def test_another_title_makes_another_cover(tmp_path: Path) -> None:
    assert draw(tmp_path, title="One").tobytes() != draw(tmp_path, title="Two").tobytes()
