"""The alphabet of eSpeak NG for each of its voices, asked of the library: `python -m quality.phonemes` writes it anew.

The names of a voice's phonemes stand in the library's file `phontab`; what each is in the IPA, the library says itself.
"""

import ctypes
import json
import os
import re
import struct
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import espeakng_loader

from accessible import phonetics
from accessible.engines import espeak_server
from accessible.engines.espeak import Espeak

TABLE = Path(__file__).parent.parent / "assets" / "phonemes" / "espeak.json"
UTF8, PHONEME_INPUT, AS_IPA = 1, 0x100, 2  # flags of speak_lib.h
VOWEL, SOUNDS = 2, range(2, 9)  # types of phonemes
SHARED = ""
"""Under this name stands what most voices have."""
PREFERRED = {"ə": "@"}
"""The phoneme to take for a sound where several are called it; else the one of that name, or the plainest."""

OWN: dict[str, dict[str, str]] = {
    "en": {
        "r": "r", "ɹ": "r", "˞": "r", "ɒ": "0", "oʊ": "oU", "əʊ": "oU", "ɑː˞": "A@", "ɑ˞": "A@", "ɔː˞": "O@",
        "ɔ˞": "O@",
        "ɛ˞": "e@", "ɛə˞": "e@", "eə˞": "e@", "eə": "e@", "ɪ˞": "i@3", "iː˞": "i@3", "ɪə˞": "i@3", "ɪə": "i@3",
        "ʊ˞": "U@", "ʊə˞": "U@", "ʊə": "U@", "ə˞": "3", "ɜː˞": "3:", "ɜ˞": "3:", "ɜː": "3:",
        "aɪə˞": "aI3", "aʊə˞": "aU@",
    },
    **{voice: {"˞": ""} for voice in ("en-gb", "en-gb-x-rp", "en-gb-x-gbclan", "en-gb-x-gbcwmd")},
    "de": {"ɐ": "3"},
    "pl": {"dz": "dz", "r": "R", "ɾ": "R", "ɔ̃": "O~", "ɛ̃": "E~", "ʲ": ";"},
    "ru": {"a": "a", "ɐ": "V", "l": "l", "ɫ": "l", "ʲ": ";", "ɨ": "y"},
    **{language: {"ʲ": ";"} for language in ("be", "bg", "lt", "uk")},
    "it": {"r": "R", "ɾ": "R"},
    "pt": {"ʁ": "x"},
}  # fmt: skip
"""What stands for signs that the library calls otherwise, or not at all: by language or by voice."""


class Library:
    """The library in this process, for names of sounds only: it never speaks."""

    def __init__(self) -> None:
        self.data = Path(espeakng_loader.get_data_path())
        self._library, _ = espeak_server.load(espeakng_loader.get_library_path(), str(self.data))
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._callback = espeak_server.CALLBACK(lambda _wave, _count, _events: 0)
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_Synth(b" ", 2, 0, 1, 0, UTF8 | PHONEME_INPUT, None, None)  # from here on, it reads [[…]]

    @cache  # noqa: B019  there is one library
    def identifier(self, voice: str) -> str:
        """Return the path of the file that describes a voice, which is how the library knows it."""
        folder = self.data / "lang"
        name = {"en-gb": "en", "en-us-x-nyc": "en-us-nyc"}.get(voice, voice)
        found = (path for path in folder.rglob("*") if path.is_file() and path.name.lower() == name)
        return str(next(found).relative_to(folder))

    def ipa(self, voice: str, text: str) -> str:
        """Return what a voice, named by its tag, says for a text, in the library's IPA."""
        self._library.espeak_SetVoiceByName(os.fsencode(self.identifier(voice)))
        rest = ctypes.c_char_p(text.encode())
        found = []
        while rest.value:
            found.append(self._library.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, AS_IPA).decode())
        return " ".join(found)

    @cache  # noqa: B019  there is one library
    def _tables(self) -> list[tuple[str, int, list[tuple[str, int]]]]:
        """Return the phoneme tables: the name, the number of the one it extends (0 for none), names and types."""
        content = (self.data / "phontab").read_bytes()
        at, tables = 4, []
        for _ in range(content[0]):
            count, parent = content[at], content[at + 1]
            name = content[at + 4 : at + 36].split(b"\0")[0].decode()
            at += 36
            rows = [struct.unpack_from("<4s7xB4x", content, at + 16 * row) for row in range(count)]
            tables.append((name, parent, [(row[0].rstrip(b"\0").decode("latin-1"), row[1]) for row in rows]))
            at += 16 * count
        return tables

    def sounds(self, voice: str) -> dict[str, tuple[int, int]]:
        """Return the names of a voice's sounds, each with its type and how many tables lie between it and the voice."""
        described = (self.data / "lang" / self.identifier(voice)).read_text("utf-8")
        said = re.search(r"^phonemes\s+(\S+)", described, re.MULTILINE)
        language = re.search(r"^language\s+(\S+)", described, re.MULTILINE)
        names = {name: number for number, (name, *_) in enumerate(self._tables(), 1)}
        wanted = (said or language or [None, ""])[1]
        number, depth, found = names.get(wanted) or names.get(wanted.partition("-")[0], 0), 0, {}
        while number:
            _, parent, rows = self._tables()[number - 1]
            for name, kind in rows:
                if kind in SOUNDS and name.isprintable():
                    found.setdefault(name, (kind, depth))
            number, depth = parent, depth + 1
        return found


def alphabet(library: Library, voice: str) -> dict[str, str]:
    """Return the phoneme that a voice has for each sound of the IPA."""
    found: dict[str, tuple[tuple[bool, int, int, int, str], str]] = {}
    sounds = library.sounds(voice)
    for name, (kind, depth) in sounds.items():
        heard = library.ipa(voice, f"[['{name}]]" if kind == VOWEL else f"[[{name}|@]]")
        sign = heard.replace(phonetics.PRIMARY, "") if kind == VOWEL else heard[:-1]
        if _is_sound(sign):
            plainness = sum(not (char.isalpha() or char in ":~") for char in name)
            rank = (name != PREFERRED.get(sign, sign), plainness, depth, len(name), name)
            found[sign] = min(found.get(sign, (rank, name)), (rank, name))
    if phonetics.LONG in library.ipa(voice, "[[n|'a|:|n|@]]"):
        found[phonetics.LONG] = found.get(phonetics.LONG, ((False, 0, 0, 0, ""), ":"))
    said = OWN.get(voice.partition("-")[0], {}) | OWN.get(voice, {})
    own = {sign: name for sign, name in said.items() if name in sounds or not name}
    return {sign: name for sign, (_, name) in found.items()} | own


def _is_sound(sign: str) -> bool:
    """Say whether the library's name for a sound is broad IPA for one: not for a vowel and a consonant."""
    letters = {char for char in sign if char.isalpha() and char not in "ːʲ"}
    mixed = bool(letters & phonetics.VOWELS) and bool(letters - phonetics.VOWELS)
    is_one = not mixed and not set(sign) & set(f"{phonetics.PRIMARY}{phonetics.SECONDARY}. ")
    return is_one and bool(letters) and phonetics.broad(sign) == sign and not phonetics.unknown(sign)


def alphabets() -> dict[str, dict[str, str | None]]:
    """Return what most voices have, and for each voice, by tag, what differs from that: None for what it lacks."""
    library = Library()
    found = {voice.name: alphabet(library, voice.name) for voice in Espeak().voices()}
    counts = Counter(pair for rows in found.values() for pair in rows.items())
    shared = {sign: name for (sign, name), count in sorted(counts.items()) if count > len(found) / 2}
    rows: dict[str, dict[str, str | None]] = {SHARED: {**shared}}
    for voice, row in sorted(found.items()):
        rows[voice] = dict(sorted(row.items() - shared.items())) | dict.fromkeys(sorted(shared.keys() - row.keys()))
    return rows


def lines() -> Iterator[str]:
    """Yield the file, one voice a line."""
    rows = [f"{json.dumps(voice)}: {json.dumps(row, ensure_ascii=False)}" for voice, row in alphabets().items()]
    yield "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    TABLE.write_text("".join(lines()), "utf-8")
