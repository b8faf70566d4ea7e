"""The content documents of a publication as files, as the EPUB writer makes them."""

from accessible.publication import Publication
from accessible.writers import xhtml
from accessible.writers.documents import documents


def title_page(made: Publication) -> bytes:
    """Return the title page."""
    return xhtml.serialise(xhtml.title_page(made))


def contents(made: Publication) -> bytes:
    """Return the navigation document."""
    return xhtml.serialise(xhtml.contents(made, documents(made)))


def article(made: Publication) -> bytes:
    """Return the body of an article that is one content document."""
    (root,) = xhtml.bodies(made, documents(made))
    return xhtml.serialise(root)


def articles(made: Publication) -> dict[str, bytes]:
    """Return the content documents of the body, by name."""
    body = documents(made)
    return {document.name: xhtml.serialise(root) for document, root in zip(body, xhtml.bodies(made, body), strict=True)}
