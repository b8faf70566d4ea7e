"""`accessible store`: what is kept for the next run."""

import argparse
import time
from collections import Counter

from accessible.commands.common import settings_of
from accessible.logs import collected
from accessible.store import PARTS, Store
from accessible.terminal import print_json, say, size

DAY = 86_400
SPOILED = 7
"""The exit code where entries were spoiled."""


def run(options: argparse.Namespace) -> int:
    """Say how large the store is, read all of it, or take away what is of no use."""
    with collected():  # each spoiled entry is counted here
        store = Store(settings_of(options).store_folder)
        found = {"size": _size, "check": _check, "prune": _prune}[options.do](store, options)
    if options.json:
        print_json({"store": str(store.folder), **found})
    else:
        say(f"store: {store.folder}", *(f"{name}: {_shown(name, value)}" for name, value in found.items()))
    return SPOILED if found.get("spoiled") else 0


def _shown(name: str, value: int) -> str:
    return size(value) if name.startswith("bytes") else str(value)


def _size(store: Store, _: argparse.Namespace) -> dict[str, int]:
    """Return how many entries there are, and how large they are, in all and by their kind."""
    sizes: Counter[str] = Counter()
    count = 0
    for path in store.entries():
        count += 1
        sizes[path.suffix.lstrip(".")] += path.stat().st_size
    kinds = {f"bytes of {kind}": bytes_ for kind, bytes_ in sorted(sizes.items())}
    return {"entries": count, "bytes": sum(sizes.values()), **kinds}


def _check(store: Store, _: argparse.Namespace) -> dict[str, int]:
    """Read every entry; what is spoiled is set aside, and made again when it is wanted."""
    whole = Counter(map(store.is_whole, store.entries()))
    return {"whole": whole[True], "spoiled": whole[False]}


def _prune(store: Store, options: argparse.Namespace) -> dict[str, int]:
    """Take away what crashes left, and what is older than so many days if that was said."""
    sizes = {path: path.stat().st_size for path in [*store.folder.glob("??/*"), *store.folder.glob(f"{PARTS}/.*")]}
    gone = store.prune(0.0 if options.days is None else time.time() - options.days * DAY)
    return {"removed": len(gone), "bytes removed": sum(sizes.get(path, 0) for path in gone)}
