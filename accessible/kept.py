"""An article, and what is said of it, as bytes and back: so are they kept in the store, and not worked out again."""

import json
from typing import Any

from accessible.document import Article, Block, Contributor, Mark, MarkKind, Metadata, Removed, Role
from accessible.narration import Break, Lexeme, Part, Phrase, Pronunciation, Script, Sentence, Utterance


def dump(article: Article) -> bytes:
    """Return an article, as it is after cleaning, in JSON. The same article gives the same bytes."""
    return _dumped(article)


def load(data: bytes) -> Article:
    """Return the article that `dump` wrote."""
    found = _loaded(data)
    return Article(
        _metadata(found["metadata"]),
        tuple(map(_block, found["blocks"])),
        tuple(map(_removed, found["removed"])),
        tuple(map(_metadata, found["parts"])),
    )


def dump_script(script: Script) -> bytes:
    """Return what is said of an article in JSON. The same script gives the same bytes."""
    return _dumped(script)


def load_script(data: bytes) -> Script:
    """Return the script that `dump_script` wrote."""
    return Script(**{part: tuple(map(_utterance, utterances)) for part, utterances in _loaded(data).items()})


def _dumped(value: Article | Script) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_fields)
    return text.encode("utf-8", "surrogatepass")


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401  any of our dataclasses
    """Return the fields of a dataclass: `asdict` copies all that is in them as well, which takes ten times as long."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _loaded(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    return found


def _utterance(fields: dict[str, Any]) -> Utterance:
    sentences = tuple(map(_sentence, fields["sentences"]))
    pause, part = Break(fields["pause"]), Part(fields["part"])
    return Utterance(**{**fields, "sentences": sentences, "pause": pause, "part": part})


def _sentence(fields: dict[str, Any]) -> Sentence:
    phrases = tuple(map(_phrase, fields["phrases"]))
    return Sentence(fields["start"], fields["end"], phrases, tuple(Lexeme(**each) for each in fields["lexemes"]))


def _phrase(fields: dict[str, Any]) -> Phrase:
    said = tuple(Pronunciation(**each) for each in fields["pronunciations"])
    return Phrase(fields["text"], fields["language"], said)


def _metadata(fields: dict[str, Any]) -> Metadata:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    people = tuple(Contributor(**person) for person in values["contributors"])
    filed = tuple((name, filed) for name, filed in values["file_as"])
    return Metadata(**{**values, "contributors": people, "file_as": filed})


def _block(fields: dict[str, Any]) -> Block:
    marks = tuple(Mark(**{**mark, "kind": MarkKind(mark["kind"])}) for mark in fields["marks"])
    return Block(**{**fields, "role": Role(fields["role"]), "marks": marks})


def _removed(fields: dict[str, Any]) -> Removed:
    return Removed(**{**fields, "block": _block(fields["block"]) if fields["block"] else None})
