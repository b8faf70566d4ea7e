"""Pages to look at: HTML that needs nothing beside it, no script and no network."""

import hashlib
from base64 import b64encode

from lxml import etree


def begin(title: str, style: str) -> tuple[etree._Element, etree._Element]:
    """Return the root and the `main` of an empty page in English, which may load nothing but this style."""
    root = etree.Element("html", lang="en")
    head = add(root, "head")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = {"http-equiv": "Content-Security-Policy", "content": f"default-src 'none'; style-src 'sha256-{digest}'"}
    add(head, "meta", charset="utf-8")
    etree.SubElement(head, "meta", policy)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", title)
    add(head, "style", style)
    return root, add(add(root, "body"), "main")


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element with a text, and return it. `class_` is the attribute `class`."""
    child = etree.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text or None
    return child


def section(parent: etree._Element, name: str, heading: str) -> etree._Element:
    """Add a section with a heading, whose identifier is `name`, and return it."""
    inner = etree.SubElement(parent, "section", {"aria-labelledby": name})
    add(inner, "h2", heading, id=name)
    return inner


def serialise(root: etree._Element) -> bytes:
    """Return a page as a file."""
    return bytes(etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"))
