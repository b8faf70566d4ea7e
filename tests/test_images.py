"""What the markup of a page says of a picture."""

import pytest
from lxml import html

from accessible.readers.images import Image, best, candidates, target_of


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("a.jpg", [("a.jpg", 800)]),
        ("a.jpg 1x, b.jpg 2x", [("a.jpg", 800), ("b.jpg", 1600)]),
        ("a.jpg 320w, b.jpg 640w,c.jpg 1280w", [("a.jpg", 320), ("b.jpg", 640), ("c.jpg", 1280)]),
        ("https://cdn/w_300,h_200/a.jpg 300w,\n b.jpg", [("https://cdn/w_300,h_200/a.jpg", 300), ("b.jpg", 800)]),
        ("a.jpg, , b.jpg 100w 50h , c.jpg", [("a.jpg", 800), ("b.jpg", 100), ("c.jpg", 800)]),
        ("data:image/gif;base64,R0lG 1w, b.jpg 2w", [("data:image/gif;base64,R0lG", 1), ("b.jpg", 2)]),
        ("a.jpg wide, b.jpg -3w", [("a.jpg", 800), ("b.jpg", 800)]),
        ("", []),
        (" , ", []),
    ],
)  # fmt: skip
def test_a_list_of_files_is_read_as_browsers_do(srcset: str, expected: list[tuple[str, float]]) -> None:
    assert candidates(srcset) == expected


def test_a_list_without_end_is_read_in_no_time() -> None:
    assert len(candidates("a.jpg 1w, " * 1_000_000)) < 3000
    assert len(candidates("x" * 5_000_000)) == 1


@pytest.mark.parametrize(
    ("widths", "expected"), [([320, 1600, 640], 1600), ([320, 1601, 3200], 320), ([2400, 1800, 3600], 1800)]
)
def test_the_widest_file_up_to_1600_pixels_is_best(widths: list[int], expected: int) -> None:
    assert best([(f"{width}.jpg", width) for width in widths]) == f"{expected}.jpg"


def image(markup: str) -> Image:
    (element,) = html.fragment_fromstring(markup, create_parent="div").iter("img")
    return Image(element)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<img src=a.jpg>", ["a.jpg"]),
        ("<img src=blank.gif data-src=a.jpg>", ["a.jpg", "blank.gif"]),
        ("<img src=a.jpg srcset='b.jpg 900w, c.jpg 300w'>", ["b.jpg", "a.jpg"]),
        ("<img src=a.jpg srcset='data:, 1x' data-srcset='b.jpg 900w'>", ["b.jpg", "a.jpg"]),
        ("<img src=a.jpg data-lazy-src=c.jpg data-lazy-srcset='b.jpg 900w'>", ["b.jpg", "c.jpg", "a.jpg"]),
        (
            "<picture><source srcset='b.webp 1200w'><source srcset='d.svg 1500w' type=image/svg+xml><img src=a.jpg>",
            ["b.webp", "a.jpg"],
        ),
        ("<img src=''>", []),
    ],
)
def test_where_a_picture_may_be_the_best_first(markup: str, expected: list[str]) -> None:
    assert list(image(markup).addresses()) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<img alt='A boat'>", "A boat"),
        ("<img alt=''>", ""),
        ("<img alt>", ""),
        ("<img alt=' '>", None),
        ("<img title='A boat'>", None),
        ("<img alt='A boat' role=presentation>", ""),
    ],
)
def test_what_describes_a_picture_is_what_the_page_says(markup: str, expected: str | None) -> None:
    assert image(markup).text == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [("width=16", True), ("height='49px'", True), ("width=50 height=50", False), ("width='5%'", False), ("", False)],
)
def test_what_is_smaller_than_50_pixels_is_an_icon(markup: str, expected: bool) -> None:  # noqa: FBT001  a value
    assert image(f"<img {markup}>").is_icon is expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("", False),
        ("#top", False),
        ("/large/boat.JPG?x=1", False),
        ("https://en.example.org/wiki/File:Boat_in_ice.jpg", False),
        ("https://de.example.org/wiki/Datei:Boot%20im%20Eis.svg", False),
        ("/2024/other-article", True),
        ("/boat.jpg.html", True),
        ("http://[::1", True),
    ],
)
def test_a_picture_that_is_a_link_to_something_else(href: str, expected: bool) -> None:  # noqa: FBT001  a value
    assert Image(html.fromstring("<img src=a.jpg>"), href).leads_away is expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("boat.jpg", "boat.jpg"),
        (" pictures/the boat.jpg ", "pictures/the%20boat.jpg"),
        ("./a/../boat.jpg?v=2", "./a/../boat.jpg?v=2"),
        ("https://example.org/boat.jpg", "https://example.org/boat.jpg"),
        *((name, "") for name in ("../boat.jpg", "a/../../boat.jpg", "%2e%2e/boat.jpg", "..%2fboat.jpg", "..\\b.jpg")),
        *((name, "") for name in ("/etc/passwd", "//example.org/boat.jpg", "%2fetc/passwd", "C:\\boat.jpg", "")),
        *((name, "") for name in ("file:///etc/passwd", "data:image/png;base64,AA", "javascript:alert(1)", "ftp://a/b")),
        *((name, "") for name in ("mailto:a@example.org", "blob:https://example.org/1", "a\0b.jpg", "a\u202eb.jpg")),
    ],
)  # fmt: skip
def test_beside_a_file_a_picture_is_looked_up_below_its_folder_only(reference: str, expected: str) -> None:
    assert target_of(reference, "") == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("boat.jpg", "https://example.org/ice/boat.jpg"),
        ("../boat.jpg", "https://example.org/boat.jpg"),
        ("//cdn.example.org/boat.jpg", "https://cdn.example.org/boat.jpg"),
        ("file:///etc/passwd", ""),
        ("data:image/png;base64,AAAA", ""),
    ],
)
def test_on_a_page_a_picture_has_an_address(reference: str, expected: str) -> None:
    assert target_of(reference, "https://example.org/ice/page") == expected
