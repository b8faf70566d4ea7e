"""An article as bytes and back: so is one that was read before kept in the store, and not read again."""

import json
from dataclasses import asdict
from typing import Any

from accessible.document import Article, Block, Mark, MarkKind, Metadata, Removed, Role


def dump(article: Article) -> bytes:
    """Return an article, as it is after cleaning, in JSON. The same article gives the same bytes."""
    return json.dumps(asdict(article), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(data: bytes) -> Article:
    """Return the article that `dump` wrote."""
    found = json.loads(data.decode("utf-8", "surrogatepass"))
    return Article(
        _metadata(found["metadata"]), tuple(map(_block, found["blocks"])), tuple(map(_removed, found["removed"]))
    )


def _metadata(fields: dict[str, Any]) -> Metadata:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    return Metadata(**values)


def _block(fields: dict[str, Any]) -> Block:
    marks = tuple(Mark(**{**mark, "kind": MarkKind(mark["kind"])}) for mark in fields["marks"])
    return Block(**{**fields, "role": Role(fields["role"]), "marks": marks})


def _removed(fields: dict[str, Any]) -> Removed:
    return Removed(**{**fields, "block": _block(fields["block"]) if fields["block"] else None})
