"""Print how well articles are read and spoken, beside the best libraries, and fail where a score is under its floor.

`python -m quality.run [NAME …]` measures the parts that are named: cleaning, metadata, sentences, words,
speech-heard; all if none is.
Floors and goals stand in `floors.toml`; `--raise` lifts each floor to the score that was reached, and never lowers one.
"""

import importlib.util
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

from quality import cleaning, metadata, sentences, wer, words
from quality.row import Row
from quality.train import SHARED

FLOORS = Path(__file__).parent / "floors.toml"
PARTS: Mapping[str, Callable[[Path, ModuleType], Iterable[Row]]] = {
    "cleaning": cleaning.measure,
    "metadata": metadata.measure,
    "sentences": lambda corpus, _: sentences.measure(corpus),
    "words": lambda corpus, _: words.measure(SHARED / "articles" / "seed.txt", corpus / "plain.jsonl.gz"),
    "speech-heard": lambda corpus, _: wer.measure(SHARED / "articles" / "seed.txt", corpus / "plain.jsonl.gz"),
}


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and return 1 if a score misses its floor or has none."""
    corpus, judge = SHARED / "corpus" / "articles", _judge(SHARED / "tools" / "score_cleaning.py")
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    names = [name for name in arguments if not name.startswith("--")] or list(PARTS)
    rows = []
    print("| measure | ours | floor | goal | others, same texts |\n|---|---|---|---|---|")
    for row in (row for name in names for row in PARTS[name](corpus, judge)):
        rows.append(row)
        print(_line(row, floors[row.name]), flush=True)
    missed = [row.name for row in rows if not reached(row, floors[row.name]["floor"])]
    print(*(f"missed: {name}" for name in missed), sep="\n", file=sys.stderr)
    if "--raise" in arguments:
        FLOORS.write_text(raised(floors, rows), "utf-8")
    return bool(missed)


def _number(row: Row, limit: float | str) -> float:
    """Return a limit; one that names a peer is that peer's score."""
    return row.peers[limit] if isinstance(limit, str) else limit


def reached(row: Row, named: float | str) -> bool:
    """Say whether a score is on the right side of a limit."""
    limit = _number(row, named)
    return row.ours <= limit if row.fewer_is_better else row.ours >= limit


def _line(row: Row, limits: Mapping[str, float | str]) -> str:
    others = ", ".join(f"{name} {value:.4g}" for name, value in row.peers.items())
    sign = "≤ " if row.fewer_is_better else ""
    mark = "" if reached(row, limits["floor"]) else " (missed)"
    floor, goal = (_number(row, limits[name]) for name in ("floor", "goal"))
    return f"| {row.name} | {row.ours:.4g}{mark} | {sign}{floor:.4g} | {sign}{goal:.4g} | {others} |"


def raised(floors: Mapping[str, Mapping[str, float | str]], rows: Sequence[Row]) -> str:
    """Return the text of the floors, each lifted to what was reached, rounded to the worse side; none is lowered."""
    found = {row.name: row for row in rows}
    lines = ["# Scores that must be reached, and those that are aimed at. Floors are only ever raised."]
    for name, limits in floors.items():
        floor = limits["floor"]
        if name in found and not isinstance(floor, str):
            row = found[name]
            ours = round(row.ours + (0.0005 if row.fewer_is_better else -0.0005), 3)
            floor = min(floor, ours) if row.fewer_is_better else max(floor, ours)
        lines.append(f'\n["{name}"]\nfloor = {json.dumps(floor)}\ngoal = {json.dumps(limits["goal"])}')
    return "\n".join(lines) + "\n"


def _judge(path: Path) -> ModuleType:
    """Return the module that scores predictions: somebody else's, so that we do not mark our own work."""
    spec = importlib.util.spec_from_file_location("judge", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
