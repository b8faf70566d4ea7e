"""Content documents as pages of a fixed size, each a document, with links that lead to the right ones."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from accessible.writers.documents import Content
from accessible.writers.markup import XHTML, element
from accessible.writers.pages import WIDTH, Page, page, pages
from accessible.writers.xhtml import FIXED_STYLE


def paged(contents: Sequence[Content], whole: frozenset[str]) -> list[list[Content]]:
    """Return the pages of each content document; those that `whole` names stay one page, however high."""
    cut = [list(_pages(content, is_whole=content.name in whole)) for content in contents]
    places = {
        (content.name, name): made.name
        for content, own in zip(contents, cut, strict=True)
        for made in own
        for name in made.root.xpath("//@id")
    }
    firsts = {content.name: own[0].name for content, own in zip(contents, cut, strict=True)}
    for content, own in zip(contents, cut, strict=True):
        for made in own:
            _redirect(made, content.name, places, firsts)
    return cut


def _pages(content: Content, *, is_whole: bool) -> Iterator[Content]:
    head, body = content.root
    found = [page(body)] if is_whole else pages(body)
    for number, made in enumerate(found, 1):
        name = content.name if len(found) == 1 else f"{content.name}-page-{number}"
        yield Content(name, _document(content.root, head, made))


def _document(source: etree._Element, head: etree._Element, made: Page) -> etree._Element:
    root = etree.Element(source.tag, dict(source.attrib), nsmap=source.nsmap)
    own = element(root, "head")
    for child in head:
        element(own, etree.QName(child).localname, child.text or "", **child.attrib)
    element(own, "meta", name="viewport", content=f"width={WIDTH}, height={made.height}")
    element(own, "link", rel="stylesheet", type="text/css", href=FIXED_STYLE)
    root.append(made.body)
    return root


def _redirect(made: Content, source: str, places: Mapping[tuple[str, str], str], firsts: Mapping[str, str]) -> None:
    """Let the links of a page, which was cut from the document `source`, lead to pages."""
    for link in made.root.iter(f"{{{XHTML}}}a"):
        document, hash_, name = link.get("href", "").partition("#")
        target = document.removesuffix(".xhtml") if document else source
        if target not in firsts or (document and not document.endswith(".xhtml")):
            continue
        place = places[target, name] if name else firsts[target]
        link.set("href", f"{'' if place == made.name and name else f'{place}.xhtml'}{hash_}{name}")
