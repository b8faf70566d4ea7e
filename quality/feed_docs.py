"""The page about what directories ask of a feed: `python -m quality.docs` writes it anew."""

from pathlib import Path

from accessible import assets
from accessible.check.feed.rules import Rule, rules

PAGE = Path(__file__).parent.parent / "docs" / "feed-rules.md"
_BEGINNING = """\
# What directories ask of a feed

This page is made from the rules themselves, `assets/podcast/rules.json`: `make docs` writes it anew. `accessible feed
check SHOW` says which of them a show breaks; [podcasting.md](podcasting.md) says how a show is made.

- **error**: a directory refuses the show or the episode, or apps do not find what the feed promises.
- **warning**: it is asked for, but not required.
- **note**: it is good to know.

"…" stands for what is found.
"""
_SUBJECTS = {"feed": "The document", "channel": "The show", "item": "Each episode", "file": "The files"}


def page() -> str:
    """Return the page, as Markdown: the rules by what they look at, and who asks for them."""
    parts = [_BEGINNING]
    for at, subject in _SUBJECTS.items():
        rows = [_row(rule) for rule in rules().values() if rule.at == at]
        parts.append(
            "\n".join([f"## {subject}", "", "| code | | what it says | asked by |", "|---|---|---|---|", *rows, ""])
        )
    sources = "\n".join(f"- {name}: {text}" for name, text in assets.podcast_sources().items())
    return "\n".join([*parts, f"## Who asks\n\n{sources}\n"])


def _row(rule: Rule) -> str:
    says = rule.says.format(value="…", found="…")
    return f"| `{rule.code}` | {rule.severity} | {says} | {', '.join(rule.sources)} |"
