"""Documents that are made from the code: `python -m quality.docs` writes them anew."""

from pathlib import Path

from accessible.prepare.about import ABOUT, About
from accessible.prepare.clean import ROLE_RULES
from accessible.prepare.parts import NAMES
from accessible.report import speaking
from quality import check_docs, feed_docs

CLEANING = Path(__file__).parent.parent / "docs" / "cleaning.md"
_BEGINNING = """\
# What is removed, and why

This page is made from the rules themselves: `make docs` writes it anew.

An article is read as a row of blocks: paragraphs, headings, list items and so on. Each rule below looks at all of them
and takes out those that it knows. Nothing is deleted: `accessible read SOURCE` shows what stays, what goes, and why,
and `accessible read SOURCE --html FILE` writes the same as a page, everything in its place.

What holds for all rules:

- No rule changes a letter. A block stays whole, or goes whole.
- A phrase has to be the whole block. A full paragraph (20 words or more that end like a sentence) is never taken out
  for a phrase in it.
- Title, author, source and date are lifted: they go to the title page and are spoken first. Where a line says more
  than that, it is shown as not spoken, and the reason says what was left out.
- If the rules would leave nothing, nothing is taken out.

You can choose otherwise, for one run or in `accessible.toml`:

| option | in `accessible.toml` | what it does |
|---|---|---|
| `--keep RULE` | `keep = ["caption"]` | what the rule would take out stays where it stood |
| `--drop RULE` | `drop = ["table"]` | all that the rule finds goes, also what it only suspects, lifts or moves |
| `--keep-text WORDS` | `keep-text = ["as seen from the quay"]` | a block with these words stays, whatever a rule says |
| `--raw` | `raw = true` | nothing is taken out; nothing is known but what the page's own metadata says |

"Between full paragraphs" says whether a rule acts on a block that stands between two of them, where what looks like a
menu is more often text.
"""


_ROLES = """\
## Blocks of one kind

These rules take out nothing by themselves. With `--drop`, they take out blocks for what they are.

| option | takes out |
|---|---|
"""


def cleaning() -> str:
    """Return the page about the cleaning rules, as Markdown."""
    roles = [rule.__name__ for rule in ROLE_RULES]
    rules = (_rule(name, about) for name, about in ABOUT.items() if name not in roles)
    rows = (f"| `--drop {name}` | {ABOUT[name].what} |\n" for name in roles)
    return "\n".join([_BEGINNING, *rules, "".join([_ROLES, *rows])])


def _rule(name: str, about: About) -> str:
    keep = speaking(name)
    drop = keep.replace("keep", "drop", 1)
    lines = [
        f"## `{name}`",
        "",
        f"{about.what[0].upper()}{about.what[1:]}.",
        "",
        f"- The reason that is shown{f' with `{drop}`' if about.kept else ''}: {about.why}.",
        f"- Between full paragraphs: {about.between}.",
        f"- To keep it: `{keep}`. It {about.kept or 'stays where it stood'}.",
    ]
    if name in NAMES:
        classes = ", ".join(f"`{word}`" for word in sorted(NAMES[name]))
        lines.append(f"- Of a web page, also short blocks in a part with one of these words in its class: {classes}.")
    if about.dropped:
        lines.append(f"- `{drop}` takes out {about.dropped}.")
    if about.examples:
        lines += ["", "Blocks that it takes out:", "", *(f"    {example}" for example in about.examples)]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    CLEANING.write_text(cleaning(), "utf-8")
    check_docs.write()
    feed_docs.PAGE.write_text(feed_docs.page(), "utf-8")
