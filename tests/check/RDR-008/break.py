"""A page of eleven megabytes."""

from pathlib import Path

from tests.check.breaking import book, swap

TEXT = "".join(f"<p>{number:x} {number * 7919 % 1000003:x}</p>" for number in range(640_000))
PATH = "EPUB/two.xhtml"
SAYS = "has 11 MB"


def broken(folder: Path) -> Path:
    return book(
        folder, {"two.xhtml": swap("</section>\n</body>", f'<div hidden="hidden">{TEXT}</div></section>\n</body>')}
    )
