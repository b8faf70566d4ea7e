"""Write samples to listen to: a paragraph by each engine, and one in each of ten languages and more.

`python -m quality.samples FOLDER` writes MP3 files and `index.html`, which plays them. What cannot be made, because a
voice is not installed or needs the network, is named with the reason.
"""

import html
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accessible import assets, engines
from accessible.casting import match
from accessible.errors import AccessibleError
from accessible.narration import Voice
from accessible.pipeline import say
from accessible.settings import Settings

ENGLISH = (
    "Dr. Marta Quill paid $12.5bn for the lighthouse at 17 St. Anne’s Road on 3 May 2024, i.e. a third more than in "
    "1998. “It’s worth it,” she said – and -5°C outside or not, the U.S. visitors came."
)
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "zh", "ja", "ar", "hi")
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Voices to listen to</title></head>
<body><h1>Voices to listen to</h1>
{}
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to be said by a voice."""

    voice: Voice
    language: str
    text: str

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return f"{self.voice.engine}-{self.language}.mp3"


def samples() -> Iterator[Sample]:
    """Yield English for each engine, then other languages for those that speak them offline."""
    for name in engines.names():
        voices = _voices(name)
        if name != "tone" and (voice := match("en", voices)):
            yield Sample(voice, "en", ENGLISH)
    for language in LANGUAGES:
        for name in ("piper", "espeak"):
            if voice := match(language, _voices(name)):
                yield Sample(voice, language, assets.sample(language))


@cache
def _voices(engine: str) -> Sequence[Voice]:
    try:
        return engines.load(engine).voices()
    except AccessibleError as error:
        print(f"{engine}: not made: {error}")
        return ()


def main(folder: Path) -> None:
    """Write all samples that can be made, and a page with them."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for sample in samples():
        voice = f"{sample.voice.engine}/{sample.voice.name}"
        try:
            said = say(sample.text, Settings(voice=voice, language=sample.language, offline=True))
        except AccessibleError as error:
            print(f"{sample.name}: not made: {error}")
            continue
        (folder / sample.name).write_bytes(said.mp3)
        print(f"{sample.name}: {said.seconds:.1f} seconds, {sample.voice.description}")
        title = html.escape(f"{voice}, {sample.language}: {sample.voice.description}")
        text = f'<p lang="{sample.language}">{html.escape(sample.text)}</p>'
        entries.append(f'<h2>{title}</h2>\n{text}\n<audio controls src="{sample.name}" title="{title}"></audio>')
    (folder / "index.html").write_text(PAGE.format("\n".join(entries)), "utf-8")
    print(f"Done. Open {folder / 'index.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
