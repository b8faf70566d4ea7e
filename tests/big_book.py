"""A book of hundreds of megabytes of sound, whose writer is measured in a process of its own.

`python -m tests.big_book STORE PUBLICATION FILE NAME` writes a publication that was pickled to a file of the table of
writers, and prints the CPU seconds that this took, and those that it takes to copy the same sound.
"""

import os
import pickle
import sys
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile

from accessible import assets, pipeline
from accessible.narration import Track
from accessible.prepare.script import script
from accessible.publication import Publication
from accessible.settings import Settings
from accessible.store import Store
from accessible.writers import writer

SENTENCES = 5
"""In a paragraph."""
LINE = "Sentence {} of this paragraph is as long as those that people write in newspapers, and it says as little."


def publication(folder: Path, size: int, section: int) -> Publication:
    """Return a book with `size` bytes of sound and more, with `section` paragraphs behind a heading.

    Every paragraph and every heading has an entry of its own in the store below `folder`.
    """
    paragraph = " ".join(LINE.format(number) for number in range(1, SENTENCES + 1))
    (folder / "one.md").write_text(f"# A book\n\n{paragraph}\n\n## A part\n\n{paragraph}\n")
    settings = Settings(str(folder), "epub", "espeak", store=str(folder / "store"), language="en", workers=0)
    made = pipeline.make([str(folder / "one.md")], settings, lambda *_: None).publication
    said = (*made.front, *made.contents, *made.body)
    tracks = {utterance.text: made.narration.tracks[utterance.id] for utterance in said}
    part = (made.article.blocks[-2], *[made.article.blocks[-1]] * section)
    blocks = part * (size // (tracks[paragraph].size * section) + 1)
    article = replace(made.article, blocks=blocks[: size // tracks[paragraph].size * (section + 1) // section + 2])
    store, numbers = Store(folder / "store"), count(1)
    whole = script(article, assets.labels("en"))
    own = {utterance.id: _copy(tracks[utterance.text], next(numbers), store) for utterance in whole.utterances}
    narration = replace(made.narration, tracks=own)
    return Publication(article, narration, whole.front, whole.imprint, whole.contents, whole.body, made.labels)


def _copy(track: Track, number: int, store: Store) -> Track:
    """Return a track with the same frames under a name of its own."""
    name = f"{number:064x}.mp3"
    store.path(name).parent.mkdir(exist_ok=True)
    os.link(store.path(track.name), store.path(name))
    return replace(track, name=name)


def main(store: Path, pickled: Path, file: Path, name: str) -> None:
    """Write the file, then copy the sound, and print what each cost."""
    made: Publication = pickle.loads(pickled.read_bytes())  # noqa: S301  we have just written it
    began = time.process_time()
    writer(name)(made, Store(store), file)
    written = time.process_time()
    with TemporaryFile(dir=file.parent) as copied:
        for track in made.narration.tracks.values():
            copied.write(Store(store).path(track.name).read_bytes())
    sys.stdout.write(f"{written - began} {time.process_time() - written}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), sys.argv[4])
