"""Books in DAISY 2.02 and DAISY 3 before the schemas of the DAISY Consortium: DTD, RELAX NG and Schematron.

`check_daisy.py` starts Java for every file, and leaves out rules that need XSLT, and those of schemas that another one
includes; this is for many books, and leaves out none.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from lxml import etree

SCHEMAS = {
    "ncc.html": "d202/d202ncc.rng",
    "d202.smil": "d202/d202smil.rng",
    ".ncx": "z39862005/ncx-2005-1.rng",
    ".smil": "z39862005/dtbsmil-2005-2.rng",
    ".xml": "z39862005/dtbook-2005-3.rng",
    ".res": "z39862005/resource-2005-1.rng",
    ".opf": "oeb/oebpkg12.rng",
}
"""By the ending of a file; the SMIL files of a book with an `ncc.html` are those of DAISY 2.02."""
_DTDS = {
    "-//W3C//DTD SMIL 1.0//EN": "smil1/SMIL10.dtd",
    "-//W3C//DTD XHTML 1.0 Transitional//EN": "xhtml10/xhtml1-transitional.dtd",
    "-//NISO//DTD dtbook 2005-3//EN": "z39862005/dtbook-2005-3.dtd",
    "-//NISO//DTD dtbsmil 2005-2//EN": "z39862005/dtbsmil-2005-2.dtd",
    "-//NISO//DTD ncx 2005-1//EN": "z39862005/ncx-2005-1.dtd",
    "-//NISO//DTD resource 2005-1//EN": "z39862005/resource-2005-1.dtd",
    "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN": "oeb/oebpkg12.dtd",
}
_SCHEMATRON = "{http://www.ascc.net/xml/schematron}"
_RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
_XSL = "http://www.w3.org/1999/XSL/Transform"
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(\[[^\]]*\])?[^>]*>")
_LOWER = re.compile(r"lower-case\((@http-equiv)\)")
"""The only function of XPath 2 in the rules, and what it is asked for: "content-type"."""
_KINDS = frozenset({".html", ".smil", ".xml", ".ncx", ".opf", ".res"})


class Consortium:
    """The schemas in the folder `catalog`; `lib` is the folder of EPUBCheck that has jing."""

    def __init__(self, catalog: Path, lib: Path) -> None:
        self._catalog, self._lib = catalog, lib
        self._rules: dict[str, list[etree.XSLT]] = {}

    def against(self, folders: Sequence[Path]) -> dict[Path, list[str]]:
        """Return what the schemas say against each book: nothing, if all is well."""
        files = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in _KINDS]
        found: dict[Path, list[str]] = {folder: [] for folder in folders}
        for path in files:
            said = [*self._by_dtd(path), *self._by_schematron(path)]
            found[path.parent] += [f"{path.name}: {each}" for each in said]
        for path, said in self._by_jing([path for path in files if self._schema(path)]).items():
            found[path.parent] += [f"{path.name}: {each}" for each in said]
        return found

    @staticmethod
    def _schema(path: Path) -> str:
        is_old = (path.parent / "ncc.html").exists()
        if path.name == "ncc.html":
            return SCHEMAS["ncc.html"]
        if path.name == "master.smil" or path.suffix == ".html":
            return ""
        return SCHEMAS["d202.smil" if is_old else path.suffix]

    @cached_property
    def _parser(self) -> etree.XMLParser:
        parser = etree.XMLParser(dtd_validation=True, load_dtd=True, no_network=True, resolve_entities=True)
        parser.resolvers.add(_Resolver(self._catalog))
        return parser

    def _by_dtd(self, path: Path) -> Iterator[str]:
        try:
            etree.parse(path, self._parser)
        except etree.XMLSyntaxError as error:
            yield from (f"DTD, line {entry.line}: {entry.message}" for entry in error.error_log)

    def _by_schematron(self, path: Path) -> Iterator[str]:
        document = etree.fromstring(_DOCTYPE.sub(b"", path.read_bytes()))
        if schema := self._schema(path):
            if schema not in self._rules:
                self._rules[schema] = list(_rules(self._catalog / schema))
            for rules in self._rules[schema]:
                yield from str(rules(document)).splitlines()

    def _by_jing(self, files: Sequence[Path]) -> Mapping[Path, list[str]]:
        with tempfile.TemporaryDirectory() as folder:
            bare = [Path(folder) / f"{at}{path.suffix}" for at, path in enumerate(files)]
            for path, without in zip(files, bare, strict=True):
                without.write_bytes(_DOCTYPE.sub(b"", path.read_bytes()))  # its DTD would be asked for from the network
            lines = [
                json.dumps([str(self._catalog / self._schema(path)), str(without)])
                for path, without in zip(files, bare, strict=True)
            ]
            command = [sys.executable, "-m", "quality.jing", str(self._lib)]
            done = subprocess.run(  # noqa: S603  our own command
                command,
                input="\n".join(lines),
                capture_output=True,
                text=True,
                check=True,
                cwd=Path(__file__).parent.parent,
            )
        return dict(zip(files, map(json.loads, done.stdout.splitlines()), strict=True))


class _Resolver(etree.Resolver):
    """Finds DTDs, and the files they are made of, in a folder."""

    def __init__(self, catalog: Path) -> None:
        self._files = {path.name: path for path in catalog.rglob("*")}
        self._dtds = {name: catalog / path for name, path in _DTDS.items()}

    def resolve(self, url: str, public: str | None, context: object) -> object:
        path = self._dtds.get(public or "") or self._files.get((url or "").rpartition("/")[2])
        if url and Path(url.removeprefix("file://")).exists():
            return None
        return self.resolve_filename(str(path), context) if path else self.resolve_string("", context)


def _rules(schema: Path) -> Iterator[etree.XSLT]:
    """Yield the Schematron rules of a schema, and of those that it includes, as transformations to messages."""
    root = etree.parse(schema).getroot()
    for name in root.iter(f"{_RELAXNG}include"):
        yield from _rules(schema.parent / name.get("href"))
    namespaces = {each.get("prefix"): each.get("uri") for each in root.iter(f"{_SCHEMATRON}ns")}
    keys = [(each.get("name"), each.get("match"), each.get("path")) for each in root.iter(f"{_SCHEMATRON}key")]
    for rule in root.iter(f"{_SCHEMATRON}rule"):
        yield etree.XSLT(_transformation(rule, namespaces, keys))


def _transformation(
    rule: etree._Element, namespaces: Mapping[str, str], keys: Sequence[tuple[str, str, str]]
) -> etree._Element:
    sheet = etree.Element(f"{{{_XSL}}}stylesheet", {"version": "1.0"}, nsmap={"xsl": _XSL, **namespaces})
    etree.SubElement(sheet, f"{{{_XSL}}}output", method="text")
    for name, match, path in keys:
        etree.SubElement(sheet, f"{{{_XSL}}}key", name=name, match=match, use=path)
    template = etree.SubElement(sheet, f"{{{_XSL}}}template", match="/")
    context = rule.get("context", "")
    each = etree.SubElement(
        template, f"{{{_XSL}}}for-each", select=context if context.startswith("/") else f"//{context}"
    )
    for test in rule.iter(f"{_SCHEMATRON}assert", f"{_SCHEMATRON}report"):
        holds = _LOWER.sub(r"translate(\1, 'CENOPTY', 'cenopty')", test.get("test", ""))
        wanted = holds if test.tag == f"{_SCHEMATRON}report" else f"not({holds})"
        said = etree.SubElement(each, f"{{{_XSL}}}if", test=wanted)
        text = " ".join("".join(test.itertext()).split())
        etree.SubElement(said, f"{{{_XSL}}}text").text = f"Schematron: {text}\n"
    return sheet
