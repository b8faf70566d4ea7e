"""A sound file for every sentence."""

from pathlib import Path

from tests.broken import clock
from tests.check.breaking import Change, book
from tests.check.good import DOCUMENTS, good, tone

PATH = "EPUB/content.opf"
SAYS = "23 sound files for 23 clips"


def broken(folder: Path) -> Path:
    changes: dict[str, Change | bytes | None] = {}
    items = ""
    for name, (_, _, narrated) in DOCUMENTS.items():
        smil = good()[f"EPUB/{name}.smil"].decode()
        for number, identifier in enumerate(narrated):
            smil = smil.replace(
                f'src="{name}.mp3" clipBegin="{clock(number * 1000)}" clipEnd="{clock(number * 1000 + 1000)}"',
                f'src="{identifier}.mp3" clipBegin="0:00:00.000" clipEnd="0:00:01.000"',
            )
            changes[f"{identifier}.mp3"] = tone(1)
            items += f'<item id="{identifier}-mp3" href="{identifier}.mp3" media-type="audio/mpeg"/>'
        changes |= {f"{name}.smil": smil.encode(), f"{name}.mp3": None}
    package = good()["EPUB/content.opf"].decode()
    for name in DOCUMENTS:
        package = package.replace(f'<item id="{name}-mp3" href="{name}.mp3" media-type="audio/mpeg"/>', "")
    changes["content.opf"] = package.replace("</manifest>", f"{items}</manifest>").encode()
    return book(folder, changes)
