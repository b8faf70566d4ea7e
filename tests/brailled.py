"""Braille, read back: by the program and the tables of liblouis."""

import re
import shutil
import subprocess
from pathlib import Path

from tests.judged import absent

TABLES = Path("/usr/share/liblouis/tables")
ENGLISH = "en-ueb-g1.ctb"


def require_liblouis() -> None:
    """Skip the test, or fail it where nothing may be left out, if liblouis is not on this machine."""
    if shutil.which("lou_translate") is None:
        absent("lou_translate is not on this machine")


def cell_of_sign() -> dict[str, str]:
    """Return the cell of six dots of each sign of braille ASCII, as liblouis has it."""
    if not TABLES.is_dir():
        absent("the tables of liblouis are not where Debian puts them")
    text = (TABLES / "text_nabcc.dis").read_text("utf-8")
    found = {" ": "\u2800"}
    for number, numbers in re.findall(r"^display\s+\\x00([2-7][0-9a-f])\s+([1-8]+)\s", text, re.MULTILINE):
        sign = chr(int(number, 16)).upper()
        if sign <= "_":
            found[sign] = chr(0x2800 + sum(1 << int(dot) - 1 for dot in numbers if dot < "7"))
    return found


def back(cells: str, table: str) -> str:
    """Return what liblouis reads in Unicode braille."""
    given = "\n".join(re.findall("(?s).{1,200}(?:\u2800|$)|.{200}", cells)) + "\n"
    command = [shutil.which("lou_translate") or "", "--backward", f"unicode.dis,{table}"]
    return subprocess.run(command, input=given.encode(), capture_output=True, check=True).stdout.decode()


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
