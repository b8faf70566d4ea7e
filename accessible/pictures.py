"""The pictures of an article: fetched, or found beside it or in it, made fit for a book, and kept in the store."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from accessible import kept, raster
from accessible.document import Article, Metadata, Role
from accessible.errors import SourceError
from accessible.network import Network
from accessible.publication import Picture
from accessible.readers.archive import Archive
from accessible.readers.fetch import MEGABYTE, beside, fetch_pictures
from accessible.readers.images import is_picture_address
from accessible.readers.source import Source
from accessible.store import Store, name_of

MOST = 200
"""Pictures of a book."""
LARGEST = 10 * MEGABYTE
"""Bytes of one as it comes."""
LARGEST_TOTAL = 100 * MEGABYTE
"""Bytes of all as they stand in the book."""
SECONDS, SECONDS_EACH = 120.0, 30.0
"""How long all may take to arrive, and how long each."""
AT_ONCE = 4
"""Pictures that are asked for at the same time."""

_WHY = {
    "http_error": "answered with an error",
    "timeout": "too slow to arrive",
    "network_error": "could not be reached",
    "dns_error": "could not be reached",
    "blocked_address": "not on the public internet",
    "rate_limited": "refused for now",
    "not_found": "not there",
    "too_large": "too large",
}
_log = logging.getLogger(__name__)


class _Work(NamedTuple):
    """What makes a picture fit: a function of arguments. `recipe` stands for both; `raw` is to be kept under `name`."""

    recipe: Mapping[str, object]
    function: Callable[..., bytes]
    arguments: tuple[object, ...]
    name: str = ""
    raw: bytes = b""


class Gathering:
    """The pictures of one book.

    `apart` calls a function, given behind what errors call its input, where nothing that goes wrong does harm.
    """

    def __init__(self, store: Store, apart: Callable[..., bytes], network: Network) -> None:
        self._store, self._apart, self._network = store, apart, network
        self._count = self._bytes = 0
        self._seconds = SECONDS
        self._missing: dict[str, list[str]] = {}

    def of(self, article: Article, source: Source, location: str) -> list[Picture | None]:
        """Return the picture of each figure of an article, in their order; None where it cannot be had.

        The article was read from `source`, which came from `location`.
        """
        targets = [block.target for block in article.blocks if block.role is Role.FIGURE]
        wanted = list(dict.fromkeys(filter(None, targets)))
        fitting = wanted[: max(0, MOST - self._count)]
        self._count += len(wanted)
        for target in wanted[len(fitting) :]:
            self._miss(target, f"more than the {MOST} that a book may have")
        there = [target for target in fitting if is_picture_address(target)]
        here = [target for target in fitting if target not in there]
        inside = _inside(here, source.data) if source.data else self._files(here, location)
        made = {target: self._made(target, work) for target, work in chain(inside, self._fetched(there, article))}
        return [made.get(target) for target in targets]

    def warn(self) -> None:
        """Say once which pictures cannot be had, and why."""
        if not self._missing:
            return
        count = sum(map(len, self._missing.values()))
        reasons = (f"{why} ({len(targets)}, first {targets[0]!r})" for why, targets in self._missing.items())
        what = f"{count} of {self._count} pictures are not in the book, and what describes them stands in their place"
        _log.warning("%s: %s.", what, ", ".join(reasons))

    def _miss(self, target: str, why: str) -> None:
        self._missing.setdefault(why, []).append(target)

    def _files(self, paths: Sequence[str], location: str) -> Iterator[tuple[str, _Work]]:
        """Yield the pictures that stand in the folder of the article."""
        for path in paths:
            try:
                yield path, _of_bytes(beside(location, path, LARGEST))
            except SourceError as error:
                self._miss(path, _WHY.get(error.code, error.code))

    def _fetched(self, addresses: Sequence[str], article: Article) -> Iterator[tuple[str, _Work]]:
        """Yield the pictures of the network, a few at a time; those of the same article that came before are kept."""
        told = hashlib.sha256(kept.dump(Article(Metadata(), article.blocks))).hexdigest()
        names = {
            address: name_of({"kind": "fetched picture", "article": told, "address": address}, "raw")
            for address in addresses
        }
        for start in range(0, len(addresses), AT_ONCE):
            batch = addresses[start : start + AT_ONCE]
            known = {address: data for address in batch if (data := self._store.read(names[address])) is not None}
            for address, data in known.items():
                yield address, _of_bytes(data)
            for address, found in self._from_network([each for each in batch if each not in known]):
                yield address, _of_bytes(found)._replace(name=names[address], raw=found)

    def _from_network(self, addresses: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        if not addresses:
            return
        if self._network.offline or self._seconds <= 0:
            why = "--offline allows no network" if self._network.offline else _WHY["timeout"]
            for address in addresses:
                self._miss(address, why)
            return
        began = time.monotonic()
        answers = fetch_pictures(addresses, LARGEST, min(SECONDS_EACH, self._seconds), self._network)
        self._seconds -= time.monotonic() - began
        for address, found in zip(addresses, answers, strict=True):
            if isinstance(found, bytes):
                yield address, found
            else:
                self._miss(address, _WHY.get(found.code, found.code))

    def _made(self, target: str, work: _Work) -> Picture | None:
        """Return a picture as the book has it: from the store, or made now and kept."""
        try:
            name, data = self._encoded(target, work)
        except raster.UnusableError as error:
            self._miss(target, str(error))
            return None
        except SourceError as error:
            self._miss(target, _WHY.get(error.code, "damaged or cut off"))
            return None
        if self._bytes + len(data) > LARGEST_TOTAL:
            self._miss(target, f"more than the {LARGEST_TOTAL // MEGABYTE} MB that they may have together")
            return None
        self._bytes += len(data)
        if work.name:
            self._store.write(work.name, work.raw)
        return Picture(name, *raster.size_of(data))

    def _encoded(self, target: str, work: _Work) -> tuple[str, bytes]:
        name = name_of({"kind": "picture", **work.recipe, **raster.settings()}, "picture")
        data = self._store.read(name)
        if data is None:
            raster.prepare()
            data = self._apart(target, work.function, *work.arguments)
            self._store.write(name, data)
        return name, data


def _of_bytes(data: bytes) -> _Work:
    return _Work({"source": hashlib.sha256(data).hexdigest()}, raster.encoded, (data,))


def _inside(names: Sequence[str], archive: bytes) -> Iterator[tuple[str, _Work]]:
    """Yield the pictures in an archive, which is opened only where they are made fit."""
    told = hashlib.sha256(archive).hexdigest() if names else ""
    for name in names:
        yield name, _Work({"archive": told, "entry": name}, _of_entry, (archive, name))


def _of_entry(archive: bytes, name: str) -> bytes:
    """Return the picture called `name` in an archive, made fit. Raises UnusableError, and SourceError."""
    data = Archive(archive).read(name)
    if not data or len(data) > LARGEST:
        raise raster.UnusableError(_WHY["too_large" if data else "not_found"])
    return raster.encoded(data)
