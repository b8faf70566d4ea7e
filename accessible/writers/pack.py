"""A pack: a zip file of copies of an article, with a page that says what they are and how each is opened."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html
from lxml.builder import E

from accessible.assets import labelled, pack_words
from accessible.publication import Publication
from accessible.writers.markup import direction

ENDING = "-pack.zip"
USUAL = ("epub", "podcast", "page", "daisy202", "braille", "print", "text")
"""Formats of a pack where none are named."""
TEXT, PAGE = "README.txt", "README.html"
DEVICES = ("phone", "player", "computer")
_STORED = frozenset({".epub", ".mp3", ".m4a", ".m4b", ".opus", ".ogg", ".zip", ".jpg", ".png", ".pdf", ".docx"})
"""Endings of files that do not get smaller."""
_TAPPED = {
    "podcast": "MP3",
    "m4b": "M4B",
    "opus": "Opus",
    "page": "HTML",
    "print": "PDF",
    "text": "TXT",
    "docx": "DOCX",
}
"""Formats that open by themselves, and how they are called."""
_WAYS = {"daisy202": "daisy", "daisy3": "daisy", "podcast": "sound"}
"""Formats that are opened as others are."""
_STYLE = "body { font: 1.25em/1.5 sans-serif; max-width: 40em; margin: auto; padding: 1em } li { margin: 0.5em 0 }"
_LINE_END = "\r\n"
_NOT_PACKED = frozenset({"feed"})
_CHUNK = 1 << 20


def takes(name: str) -> bool:
    """Say whether a file goes into a pack, by its name in the table of writers: a show holds other articles, too."""
    return _format(name) not in _NOT_PACKED


def write(publication: Publication, files: Mapping[str, Path], path: Path) -> None:
    """Write a zip file of files and folders, by their names in the table of writers. Same copies, same bytes."""
    chosen = _chosen(files)
    language = publication.article.metadata.language
    sections = _readme(publication, chosen)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in ((TEXT, _text(sections)), (PAGE, _page(sections, language, labelled(language)))):
            archive.writestr(_entry(name), data)
        for copy in chosen.values():
            for file in sorted(copy.rglob("*")) if copy.is_dir() else [copy]:
                if file.is_file():
                    _add(archive, _entry(file.relative_to(copy.parent).as_posix()), file)


class _Line(NamedTuple):
    """A paragraph, and the names of the files that it is about."""

    text: str
    files: tuple[str, ...] = ()


class _Section(NamedTuple):
    """A heading, and what stands below it."""

    heading: str
    lines: list[_Line]


def _chosen(files: Mapping[str, Path]) -> dict[str, Path]:
    """Return what goes into a pack: of a format that is there as a folder and as a zip file, the folder."""
    folders = {_format(name) for name, path in files.items() if path.is_dir()}
    return {
        name: path
        for name, path in files.items()
        if path.is_dir() or path.suffix != ".zip" or _format(name) not in folders
    }


def _format(name: str) -> str:
    return name.partition(".")[0]


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry that is the same on every machine, and at any time."""
    entry = zipfile.ZipInfo(name)  # of the first day that a zip archive knows
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _STORED else zipfile.ZIP_DEFLATED
    return entry


def _add(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: Path) -> None:
    """Add a file, of any size, piece by piece."""
    entry.file_size = file.stat().st_size  # tells the archive whether 4 GB are enough
    with file.open("rb") as source, archive.open(entry, "w") as target:
        while piece := source.read(_CHUNK):
            target.write(piece)


def _readme(publication: Publication, copies: Mapping[str, Path]) -> list[_Section]:
    """Return what the page says: what the article is, what is in the pack, and how it is opened on each device."""
    words = pack_words(publication.article.metadata.language)
    title, *front = [" ".join(each.text.split()) for each in (*publication.front, *publication.imprint)]
    formats: dict[str, list[str]] = {}
    for name, path in copies.items():
        formats.setdefault(_format(name), []).append(f"{path.name}/" if path.is_dir() else path.name)
    held = [_Line(words[f"what.{name}"], tuple(files)) for name, files in formats.items()]
    opened = [
        _Section(words[device], [_Line(text) for text in _ways(device, list(formats), words)]) for device in DEVICES
    ]
    return [
        _Section(title, [_Line(text) for text in (*front, words["about"], words["unpack"])]),
        _Section(words["contents"], held),
        *(section for section in opened if section.lines),
    ]


def _ways(device: str, formats: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    """Yield how formats are opened on a device, those of one way together."""
    tapped = ", ".join(_TAPPED[name] for name in formats if name in _TAPPED)
    if tapped and f"{device}.tap" in words:
        yield words[f"{device}.tap"].format(tapped)
    ways = dict.fromkeys(f"{device}.{_WAYS.get(name, name)}" for name in formats)
    yield from (words[way] for way in ways if way in words)


def _text(sections: Sequence[_Section]) -> str:
    """Return the page as plain text."""
    lines: list[str] = []
    for section in sections:
        lines += ["", section.heading, ""]
        for line in section.lines:
            lines += [*line.files, line.text, ""]
    return _LINE_END.join(lines).strip() + _LINE_END


def _page(sections: Sequence[_Section], language: str, words_language: str) -> bytes:
    """Return the page as HTML, with links to the files; its words are in a language of ours."""
    head, *others = sections
    main = E.main(E.h1(head.heading, lang=language, dir=direction(language)), *map(_paragraph, head.lines))
    for section in others:
        main.extend([E.h2(section.heading), E.ul(*(E.li(*_links(line), line.text) for line in section.lines))])
    title = E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(head.heading),
        E.style(_STYLE),
    )
    root = E.html(title, E.body(main), lang=words_language, dir=direction(words_language))
    return bytes(html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>"))


def _paragraph(line: _Line) -> etree._Element:
    return E.p(line.text)


def _links(line: _Line) -> Iterator[etree._Element]:
    """Yield a link to each file, which is read from left to right in all languages, on a line of its own."""
    for name in line.files:
        yield E.a(name, href=name, dir="ltr")
        yield E.br()
