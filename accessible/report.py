"""What the commands say about what they read and made."""

import resource
import shlex
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from accessible import document
from accessible.document import Block, Metadata, Removed, Role, block_id, is_described, sentence_id
from accessible.files import File
from accessible.narration import Voice
from accessible.pipeline import Made, Said
from accessible.terminal import duration, size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from accessible.prepare.sentences import Manner
    from accessible.proof.examine import Proof
    from accessible.proof.hearing import Heard
    from accessible.readers.feed import Feed, Item

LONGEST_NAME = 80  # characters
LISTED = 20
"""Findings, and sentences, that `proof` lists if not told otherwise."""


def made(result: Made, warnings: list[str], began: float) -> dict[str, object]:
    """Return what `make --json` prints. `began` is when the command did, by the monotonic clock."""
    narration = result.publication.narration
    article = result.publication.article
    metadata = asdict(article.metadata)
    return {
        "files": [
            {
                "format": name,
                "path": str(file.path),
                "bytes": file.size,
                "seconds": round(file.seconds, 3),
                **_episode(file),
            }
            for name, file in result.files.items()
        ],
        "article": {
            **{name: metadata[name] for name in ("title", "authors", "published", "source", "language")},
            "words": sum(len(block.text.split()) for block in article.blocks),
            "blocks": len(article.blocks),
            "articles": [part.title for part in article.parts],
            "pictures": len(result.publication.pictures),
        },
        "narration": {
            "engine": narration.voice.engine,
            "voice": narration.voice.name,
            "sentences": narration.spoken_now + narration.from_store,
            "spoken_now": narration.spoken_now,
            "from_store": narration.from_store,
            "audio_seconds": round(sum(track.length for track in narration.tracks.values()) / narration.sample_rate, 3),
        },
        "removed": [_removed(entry) for entry in article.removed],
        "warnings": warnings,
        "cpu_seconds": round(_cpu_seconds(), 3),
        "wall_seconds": round(time.monotonic() - began, 3),
    }


def _episode(file: File) -> dict[str, object]:
    """Return what is to be known of the episode that was added to a feed; nothing of what is no feed."""
    if file.added is None:
        return {}
    return {"episode": file.added.title, "new": file.added.is_new, "episodes": file.added.episodes}


def _cpu_seconds() -> float:
    """Return the CPU time of this process and of those that it started and that have ended."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in usage)


def summary(result: Made) -> list[str]:
    """Return what `make` says at its end: success, and where the files are."""
    narration = result.publication.narration
    narrated = sum(utterance.id in narration.tracks for utterance in result.publication.body)
    return [f"Done. Paragraphs narrated by the voice {narration.voice.name}: {narrated}."] + [
        ", ".join([f"{name}: {file.path}", size(file.size), *_told(file)]) for name, file in result.files.items()
    ]


def _told(file: File) -> list[str]:
    """Return how long a file plays, and of a feed, how many episodes there are, and which was added or made anew."""
    told = [duration(file.seconds)] if file.seconds else []
    if file.added is None:
        return told
    count = file.added.episodes
    what = "added" if file.added.is_new else "made anew"
    return [f"{count} episode{'s' * (count != 1)}", *told, f"{what}: {file.added.title}"]


def article(read: document.Article) -> dict[str, object]:
    """Return what `read --json` prints."""
    return {
        "metadata": asdict(read.metadata),
        "blocks": [
            {
                "id": block_id(number),
                **{name: value for name, value in asdict(block).items() if name not in {"marks", "clues"}},
            }
            for number, block in enumerate(read.blocks, 1)
        ],
        "removed": [_removed(entry) for entry in read.removed],
    }


def _removed(entry: Removed) -> dict[str, str]:
    return {"text": entry.text, "rule": entry.rule, "why": entry.why}


def article_lines(read: document.Article) -> list[str]:
    """Return what `read` prints: the metadata, what is spoken, and what is not, by rule, and why."""
    spoken = list(map(_line, read.blocks))
    lines = [f"{name}: {value}" for name, value in known(read.metadata)]
    for line in (f"Spoken, {len(spoken)} paragraphs:", *spoken):
        lines += ["", line]
    if read.removed:
        lines += ["", f"Not spoken, {len(read.removed)}:"]
    for (rule, why), entries in by_rule(read.removed).items():
        lines += ["", f"{rule}: {why}. {_hint(rule, 'it' if len(entries) == 1 else 'them')}."]
        lines += [f"- {entry.text}" for entry in entries]
    return lines


def _line(block: Block) -> str:
    """Return what `read` prints of a block: what it is, its text, and of a picture where it is."""
    label, text = kind(block), shown(block)
    place = f" ({block.target})" if block.target else ""
    return f"{label}: {text}{place}" if label else text


def shown(block: Block) -> str:
    """Return the text of a block, and of a picture without a description what is to be known of it."""
    if block.role is not Role.FIGURE or is_described(block):
        return block.text
    return "without a description" if block.text else "an ornament, shown but not spoken"


def spoken(read: document.Article, manner: "Manner") -> dict[str, list[dict[str, str]]]:
    """Return what `read --spoken --json` prints beside the article: each sentence, as written and as spoken."""
    from accessible import assets
    from accessible.prepare.script import script

    numbers = {block_id(number): block.number for number, block in enumerate(read.blocks, 1) if block.number}
    return {
        "sentences": [
            {
                "id": sentence_id(utterance.id, number),
                "written": _written(utterance.text[sentence.start : sentence.end], numbers.get(utterance.id), number),
                "spoken": sentence.spoken,
            }
            for utterance in script(read, assets.labels(read.metadata.language), manner).utterances
            for number, sentence in enumerate(utterance.sentences, 1)
        ]
    }


def _written(text: str, item: int | None, number: int) -> str:
    """Return a sentence on one line, the first of a list item with its number, because that is spoken too."""
    line = " ".join(text.split())
    return f"{item}. {line}" if item and number == 1 else line


def spoken_lines(read: document.Article, manner: "Manner") -> list[str]:
    """Return what `read --spoken` prints: the sentences that are spoken in other words, and how many are not."""
    sentences = spoken(read, manner)["sentences"]
    different = [each for each in sentences if each["spoken"] != each["written"]]
    same = len(sentences) - len(different)
    lines = [f"Not spoken as they are written, {len(different)} of {len(sentences)} sentences:"]
    for each in different:
        lines += ["", f"written: {each['written']}", f"spoken: {each['spoken'] or '(nothing)'}"]
    return [*lines, "", f"Spoken as they are written: {same}."]


def known(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each field that is not empty, lists with commas; of a guess, that it is one."""
    fields = {name: value for name, value in asdict(metadata).items() if value}
    if fields.pop("published_is_guess", False):
        fields["published"] += " (a guess: the page declares no date)"
    if people := fields.pop("contributors", ()):
        fields["contributors"] = tuple(f"{one['name']} ({one['role']})" for one in people)
    if filed := fields.pop("file_as", ()):
        fields["file_as"] = "; ".join(how for _, how in filed)
    for name, value in fields.items():
        yield name.replace("_", " "), ", ".join(value) if isinstance(value, tuple) else value


def by_rule(removed: Iterable[Removed]) -> dict[tuple[str, str], list[Removed]]:
    """Return what was taken out by rule and reason; rules and texts in the order in which they stood."""
    groups: dict[str, dict[tuple[str, str], list[Removed]]] = {}
    for entry in removed:
        groups.setdefault(entry.rule, {}).setdefault((entry.rule, entry.why), []).append(entry)
    return {reason: entries for group in groups.values() for reason, entries in group.items()}


def _hint(rule: str, them: str) -> str:
    option = speaking(rule)
    return f"{option} speaks {them}" if option.startswith("--keep") else f"Leave {option} away to speak {them}"


def speaking(rule: str) -> str:
    """Return the option that speaks what a rule takes out, as it is typed; for kinds of blocks, that which does not."""
    from accessible.prepare.clean import ROLE_RULES

    is_kind = rule in {each.__name__ for each in ROLE_RULES}
    return f"{'--drop' if is_kind else '--keep'} {shlex.quote(rule)}"


def kind(block: Block) -> str:
    """Return what a block is, in words; nothing for a paragraph."""
    if block.role is Role.PARAGRAPH:
        return ""
    if block.role is Role.HEADING:
        return f"heading {block.level}"
    if block.role is Role.LIST_ITEM and block.number:
        return f"list item {block.number}"
    return "about the author" if block.about == "author" else _KINDS.get(block.role, block.role.replace("-", " "))


_KINDS = {Role.BLOCKQUOTE: "quotation", Role.TABLE: "table row", Role.FIGURE: "picture"}


def feed(read: "Feed", items: "Sequence[Item]") -> dict[str, object]:
    """Return what `read --json` prints of a feed: what is known of it, and these items, without their texts."""
    listed = [{name: value for name, value in asdict(item).items() if name != "markup"} for item in items]
    return {"feed": {"title": read.title, "language": read.language, "items": len(read.items)}, "items": listed}


def feed_lines(read: "Feed", items: "Sequence[Item]") -> list[str]:
    """Return what `read` prints of a feed: its items, each with title, date, authors and address."""
    listed = (", ".join(filter(None, (_name(item), item.published, *item.authors, item.url))) for item in items)
    return [
        f"title: {read.title}",
        "",
        f"A feed, {len(read.items)} items; choose one with --item:",
        *(f"{item.number}. {line}" for item, line in zip(items, listed, strict=True)),
    ]


def _name(item: "Item") -> str:
    """Return the title of an item, or how its text begins."""
    from accessible.readers.feed import plain

    return item.title or plain(item.markup)[:LONGEST_NAME]


def said(result: Said, path: "Path") -> dict[str, object]:
    """Return what `voices --say --json` prints."""
    spoken = "".join(sentence.spoken for sentence in result.utterance.sentences)
    return {
        "written": result.utterance.text,
        "spoken": spoken,
        "language": result.utterance.language,
        "voice": voice(result.narration.voice),
        "seconds": round(result.seconds, 3),
        "file": str(path),
    }


def said_lines(result: Said, path: "Path") -> list[str]:
    """Return what `voices --say` prints."""
    found = said(result, path)
    one = result.narration.voice
    return [
        f"Done. Said by the voice {one.name} ({one.engine}), in {result.utterance.language}: {path}",
        f"spoken: {found['spoken']}",
    ]


def voice(one: Voice) -> dict[str, object]:
    """Return what `voices --json` prints of a voice."""
    return asdict(one)


def proof(found: "Proof", limit: int | None) -> dict[str, object]:
    """Return what `proof --json` prints: at most `limit` findings and sentences, the worst first."""
    return {
        "sound": found.is_sound,
        "clips": found.clips,
        "seconds": round(found.seconds, 3),
        "listened": found.listened,
        "words": found.words,
        "word_error_rate": round(found.error_rate, 4) if found.listened else None,
        "findings": [asdict(finding) for finding in found.findings[:limit]],
        "sentences": [
            {
                "where": heard.narrated.where,
                "written": heard.narrated.text,
                "heard": heard.text,
                "word_error_rate": round(heard.error_rate, 4),
            }
            for heard in found.differing[:limit]
        ],
    }


def proof_lines(found: "Proof", limit: int) -> list[str]:
    """Return what `proof` prints: counts, then at most `limit` findings and sentences, the worst first."""
    errors = sum(finding.severity == "error" for finding in found.findings)
    lines = [
        f"clips: {found.clips}",
        f"sound: {duration(found.seconds)}",
        f"errors: {errors}",
        f"warnings: {len(found.findings) - errors}",
    ]
    if found.listened:
        lines += [f"words: {found.words}", f"word error rate: {100 * found.error_rate:.1f} percent"]
    for finding in found.findings[:limit]:
        lines += ["", f"{finding.severity}, {finding.code}: {finding.where}", finding.text]
    lines += _more(len(found.findings) - limit, "findings")
    if found.differing:
        lines += ["", f"Heard otherwise, {len(found.differing)} sentences, the worst first:"]
    for heard in found.differing[:limit]:
        lines += ["", *_heard_lines(heard)]
    return lines + _more(len(found.differing) - limit, "sentences")


def _heard_lines(heard: "Heard") -> list[str]:
    return [
        f"{heard.narrated.where}: {100 * heard.error_rate:.0f} percent",
        f"written: {heard.narrated.text}",
        f"heard: {heard.text or 'nothing'}",
    ]


def _more(count: int, what: str) -> list[str]:
    return ["", f"And {count} more {what}: --limit lists more."] if count > 0 else []
