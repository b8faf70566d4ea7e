"""The read-along page: text, sound and player in one HTML file, which plays from disk, without network or server."""

import hashlib
import json
import logging
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

from lxml import etree

from accessible import assets
from accessible.html import add, serialise
from accessible.publication import Publication, Sync
from accessible.store import Store
from accessible.writers.audio import stream
from accessible.writers.identity import file_stem, identifier
from accessible.writers.markup import direction
from accessible.writers.reading import article, images, labelled
from accessible.writers.timeline import Episode, episode
from accessible.writers.times import times

log = logging.getLogger(__name__)

LARGE = 30_000_000
"""Bytes of a page that is slow to open; some browsers refuse addresses with more than 32 MB of data in them."""
SAID = ("play", "pause", "of", "speed", "muted", "unmuted", "end", "missing", "unplayable")
"""Labels of the player that its script writes."""
_ENTRY = re.compile(rb'<(?:audio|img) data-entry="(\d+)"')


class _Entries(NamedTuple):
    """Entries of the store that stand in the page one after another, as one address with data in it."""

    media_type: str
    names: Sequence[str]


def write(publication: Publication, store: Store, path: Path) -> int:
    """Write the page to `path`; return how long it plays, in samples. Same publication, same bytes.

    Sound and pictures stand in it as data, or the sound is the podcast file beside it.
    """
    publication = replace(publication, sync=Sync.SENTENCE)  # the script marks words by itself
    heard = episode(publication)
    root, entries = _page(publication, heard)
    with path.open("wb") as file:
        for piece in _pieces(serialise(root), entries, store):
            file.write(piece)
        size = file.tell()
    if size > LARGE and not publication.copies.separate_audio:
        log.warning(
            "The read-along page has %d MB, and is slow to open: make it with --separate-audio.", size // 1_000_000
        )
    return heard.length


def _page(publication: Publication, heard: Episode) -> tuple[etree._Element, list[_Entries]]:
    """Return the root of the page, and what its `data-entry` stand for."""
    language = publication.article.metadata.language
    root = etree.Element("html", lang=language, dir=direction(language))
    script, style = _asset("page.js"), assets.style("page")
    is_apart = publication.copies.separate_audio
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    etree.SubElement(
        head, "meta", {"http-equiv": "Content-Security-Policy", "content": _policy(script, style, is_apart=is_apart)}
    )
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="referrer", content="no-referrer")
    add(head, "title", publication.article.metadata.title)
    add(head, "style", style)
    body = add(root, "body")
    entries = _body(body, publication, heard)
    add(body, "script", script)
    return root, entries


def _policy(script: str, style: str, *, is_apart: bool) -> str:
    """Return what the page may load (CSP level 3): its own script, style and data, and its sound, if that is apart."""
    sources = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "media-src": "'self' file:" if is_apart else "data:",  # of a file on disk, not every browser knows the 'self'
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in sources.items())


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _body(body: etree._Element, publication: Publication, heard: Episode) -> list[_Entries]:
    """Fill the body of the page; return what stands in it as data."""
    labels = assets.player(publication.article.metadata.language)
    own = labelled(publication.article.metadata.language)
    add(body, "a", labels["skip"], class_="skip", href="#text", **own)
    player = _player(labels, own)
    body.append(player)
    text = article(publication, labels)
    shown = list(images(text, publication))
    add(body, "main", id="text", tabindex="-1").append(text)
    for number, (image, _) in enumerate(shown):
        _mark(image, number)
    entries = [_Entries(picture.media_type, [picture.name]) for _, picture in shown]
    audio = player.find("audio")
    if sound := _sound_file(publication):
        audio.set("src", sound)
    else:
        _mark(audio, len(entries))
        entries.append(_Entries("audio/mpeg", [each.track.name for each in heard.heard]))
    add(body, "script", _data(publication, heard, text, labels), type="application/json", id="times")
    return entries


def _player(labels: Mapping[str, str], own: Mapping[str, str]) -> etree._Element:
    """Return the player with attributes of its own; its controls are hidden until the script is there."""
    words = {name.replace(" ", "_"): escape(label) for name, label in labels.items()}
    player = etree.fromstring(Template(_asset("player.html")).substitute(words))
    for name, value in own.items():
        player.set(name, value)
    for node in player.iter():  # what stands between the tags of the file is no text
        node.text = node.text and (node.text.strip() or None)
        node.tail = node.tail and (node.tail if node.tail.strip() else " " if node.tag == "kbd" else None)
    return player


def _sound_file(publication: Publication) -> str:
    """Return the name of the file with the sound, or nothing where the sound is in the page."""
    return f"{file_stem(publication.article)}.mp3" if publication.copies.separate_audio else ""


def _data(publication: Publication, heard: Episode, text: etree._Element, labels: Mapping[str, str]) -> str:
    """Return what the script has to know, as JSON that can stand in a page."""
    metadata = publication.article.metadata
    data = {
        "id": str(identifier(publication.article)),
        "length": heard.milliseconds(heard.length),
        "file": _sound_file(publication),
        "artist": ", ".join(metadata.authors),
        "album": metadata.source,
        "labels": {name: labels[name] for name in SAID},
        "lines": times(heard, text),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _mark(element: etree._Element, number: int) -> None:
    """Let an element have data as its address: those of the entry with this number, named by its first attribute."""
    others = {name: value for name, value in element.attrib.items() if name != "src"}
    element.attrib.clear()
    element.set("data-entry", str(number))
    element.attrib.update(others)


def _pieces(page: bytes, entries: Sequence[_Entries], store: Store) -> Iterator[bytes]:
    """Yield a page with the data in its place. No text of an article looks like that place: its "<" is escaped."""
    at = 0
    for found in _ENTRY.finditer(page):
        tag = found.group().partition(b" ")[0]
        media_type, names = entries[int(found[1])]
        yield page[at : found.start()] + tag + f' src="data:{media_type};base64,'.encode()
        yield from _base64(stream(store, names))
        yield b'"'
        at = found.end()
    yield page[at:]


def _base64(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the base64 of all pieces as one, piece by piece: three bytes are four letters."""
    left = b""
    for piece in pieces:
        data = left + piece
        whole = len(data) - len(data) % 3
        yield b64encode(data[:whole])
        left = data[whole:]
    yield b64encode(left)


def _asset(name: str) -> str:
    return (assets.FOLDER / "page" / name).read_text("utf-8")
