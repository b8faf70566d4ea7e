"""What the book is like for each reading system, and what that costs: see docs/readers.md."""

from typing import NamedTuple

from accessible.publication import Layout


class Edition(NamedTuple):
    """How pages are laid out, and in a sentence or two what people should know of it; empty if there is nothing."""

    layout: Layout
    remark: str


EDITIONS = {
    "any": Edition(Layout.REFLOWABLE, ""),
    "thorium": Edition(
        Layout.REFLOWABLE, "Thorium plays the book of --for any as it is; words lag behind with --sync word."
    ),
    "readest": Edition(Layout.REFLOWABLE, "Readest plays the book of --for any as it is; it cannot skip notes."),
    "kobo": Edition(
        Layout.REFLOWABLE,
        "Kobo plays this book on iOS only: for Android make another one with --for apple. E-ink readers play none.",
    ),
    "apple": Edition(
        Layout.FIXED,
        "The pages of this edition are fixed, as Apple Books needs: nobody can enlarge or recolour the text. "
        "Give people the book of --for any as well.",
    ),
}
"""By what stands behind `--for`."""
