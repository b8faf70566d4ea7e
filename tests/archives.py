"""Makes DOCX files and EPUBs for tests, from their parts as the standards show them."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def archive(entries: dict[str, str | bytes]) -> bytes:
    """Return a ZIP file of these entries."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in entries.items():
            out.writestr(name, content)
    return held.getvalue()


def relations(*rows: tuple[str, str, str], outside: bool = False) -> str:
    """Return a part of relationships: rows of identifier, kind and target."""
    mode = ' TargetMode="External"' if outside else ""
    listed = (f'<Relationship Id="{name}" Type="{KINDS}/{kind}" Target="{to}"{mode}/>' for name, kind, to in rows)
    return f'<Relationships xmlns="{RELATIONS}">{"".join(listed)}</Relationships>'


def docx(body: str, links: dict[str, str] | None = None, main: str = "document", **parts: str) -> bytes:
    """Return a DOCX file with this body, parts by the name of their relationship, and links by identifier."""
    inner = relations(*((f"p{kind}", kind, f"{kind}.xml") for kind in parts if kind != "core"))
    outer = relations(*((name, "hyperlink", to) for name, to in (links or {}).items()), outside=True)
    joined = inner.replace("</Relationships>", "") + outer.partition(">")[2]
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("m", "officeDocument", f"word/{main}.xml"), ("c", "core-properties", "core.xml")),
        f"word/{main}.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        f"word/_rels/{main}.xml.rels": joined,
    }
    entries |= {f"word/{kind}.xml": part for kind, part in parts.items() if kind != "core"}
    return archive(entries | ({"core.xml": parts["core"]} if "core" in parts else {}))


def epub(*bodies: str, metadata: str = "", **extra: str | bytes) -> bytes:
    """Return an EPUB whose spine is content documents with these bodies, named c1, c2 and so on.

    `extra` holds `manifest`, `spine`, `guide` and `attributes` (of `html`), to be added; and entries by name.
    """
    numbers = range(1, len(bodies) + 1)
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'
    said = {name: str(extra.pop(name, "")) for name in ("manifest", "spine", "guide", "attributes")}
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata {dublin}>{metadata}</metadata>'
        f"<manifest>{items}{said['manifest']}</manifest><spine>{spine}{said['spine']}</spine>"
        f"<guide>{said['guide']}</guide></package>"
    )
    spaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    documents: dict[str, str | bytes] = {
        f"OEBPS/c{n}.xhtml": f"<html {spaces} {said['attributes']}><head><title>x</title></head>{body}</html>"
        for n, body in zip(numbers, bodies, strict=True)
    }
    start = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/content.opf": package}
    return archive({**start, **documents, **extra})
