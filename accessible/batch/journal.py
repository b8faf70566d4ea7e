"""What became of each article, in a file that is only ever added to: a line once its files are in place.

A line that a crash cut off is no line. Of several about one article, the last one counts.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from accessible.errors import StorageError

NAME = "batch.jsonl"
FORMAT = 1
"""Counts up when a line means something else."""
MADE, UNCHANGED, FAILED = "made", "unchanged", "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an article.

    `key` is the same for the same text, list entry, settings and program; empty where it could not be read. `files`
    are paths from the output folder. `words` are those that were written, `seconds` is how long the sound plays, `cpu`
    how long it was computed. `code` and `message` say why there is nothing.
    """

    location: str
    state: str
    key: str = ""
    title: str = ""
    files: tuple[str, ...] = ()
    words: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    code: str = ""
    message: str = ""
    warnings: tuple[str, ...] = ()


class Journal:
    """The results of this run and of those before it, in the output folder."""

    def __init__(self, folder: Path) -> None:
        """Read what there is. Raises StorageError if it cannot be read, or a newer program wrote it."""
        self._path = folder / NAME
        self.results = {result.location: result for result in self._read()}

    def _read(self) -> Iterator[Result]:
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._unusable(error) from error
        for line in lines:
            try:
                found = json.loads(line)
            except ValueError:
                continue
            if isinstance(found, dict):
                yield self._result(found)

    def _result(self, line: dict[str, Any]) -> Result:
        version = line.pop("format", None)
        if version != FORMAT or not isinstance(line.get("location"), str) or not isinstance(line.get("state"), str):
            what = "of another version of accessible" if isinstance(version, int) else "no journal of accessible"
            message = f"{str(self._path)!r} is {what}: name another folder with -o."
            raise StorageError(message)
        known = {each.name: line[each.name] for each in fields(Result) if each.name in line}
        lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        return Result(**known | lists)

    def add(self, result: Result) -> None:
        """Write a result, and wait until it is on the disk. Raises StorageError if it cannot be written."""
        self.results[result.location] = result
        line = json.dumps({"format": FORMAT, **asdict(result)}, ensure_ascii=False)
        try:
            with self._path.open("ab") as file:
                file.write(f"{self._mend()}{line}\n".encode("utf-8", "surrogatepass"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._unusable(error) from error

    def _mend(self) -> str:
        """Return what ends a line that a crash cut off, so that the next one is a line of its own."""
        with self._path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return ""
            file.seek(-1, os.SEEK_END)
            return "" if file.read() == b"\n" else "\n"

    def _unusable(self, error: OSError) -> StorageError:
        why = error.strerror or error
        return StorageError(f"The journal {str(self._path)!r} cannot be used ({why}): name another folder with -o.")
