"""XML from strangers, whatever it declares: no entity is replaced, no DTD loaded, no connection opened."""

from lxml import etree


def hardened(*, recover: bool = False, encoding: str | None = None) -> etree.XMLParser:
    """Return a parser that leaves out comments and instructions, and stops at the library's own limits.

    With `recover`, it reads what is not well-formed as far as it can. `encoding` overrules what the file declares.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        encoding=encoding,
    )
