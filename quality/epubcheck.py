"""EPUBCheck for many books in one Java machine: starting one costs more than a book does.

`python -m quality.epubcheck JAR` reads a path of a book a line, and prints a line of JSON for each: its messages.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import jpype

SEVERITIES = ("FATAL", "ERROR", "WARNING")


def check(jar: Path, books: Sequence[str]) -> Iterator[list[str]]:
    """Yield the messages about each book: severity, code, place, text; advice on usage is left out."""
    jpype.startJVM(classpath=[str(jar)])
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        for book in books:
            checker().run([book, "--quiet", "--json", str(report)])
            yield list(_messages(json.loads(report.read_text("utf-8"))))
            report.unlink()


def _messages(report: dict) -> Iterator[str]:
    for message in report["messages"]:
        if message["severity"] in SEVERITIES:
            place = (message["locations"] or [{}])[0]
            where = f"{place.get('path')}:{place.get('line')}"
            yield f"{message['severity']} {message['ID']} {where} {message['message']}"


if __name__ == "__main__":
    for found in check(Path(sys.argv[1]), sys.stdin.read().splitlines()):
        print(json.dumps(found), flush=True)
