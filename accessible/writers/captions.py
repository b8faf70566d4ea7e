"""Captions of the podcast file: WebVTT, SubRip and LRC, and the podcast namespace's transcript. Times are its times."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from accessible.document import Metadata
from accessible.publication import Publication
from accessible.store import Store
from accessible.writers.cues import Cue, cues
from accessible.writers.timeline import Episode, Line, episode

COLUMNS = 42
"""Netflix, "English Timed Text Style Guide", character limitation."""
COLUMNS_OF_A_PODCAST = 32
"""Podcast namespace, "Transcript File Format Details", SRT: at most two lines of 32 characters."""
_SPACE = re.compile(r"\s+")
_JOINER = "\u2060"
"""A word joiner: parts what a player could take for markup, where a format has no escapes; nobody sees or hears it."""
_VTT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ROUND = str.maketrans("[]", "()")
_TAG = re.compile(r"[A-Za-z\d]{1,8}(?:-[A-Za-z\d]{1,8})*", re.ASCII)
_SRT_MARKUP = re.compile(r"<(?=[A-Za-z/])|\{(?=\\|[A-Za-z]:)|--(?=>)")
_LRC_MARKUP = re.compile(r"[\[<](?=\d+[:.]\d)")


def vtt(publication: Publication, _store: Store, path: Path) -> int:
    """Write WebVTT (W3C), with when each word begins inside its cue, to `path`. Return 0: it does not sound."""
    heard = episode(publication)
    languages = _languages(heard, publication.article.metadata.language)
    notes = "".join(f"NOTE {line.replace('-->', '-- >')}\n\n" for line in _about(publication.article.metadata))
    shown = "\n".join(_vtt_cue(cue, languages) for cue in cues(heard, COLUMNS))
    return _save(path, f"WEBVTT\n\n{notes}{shown}")


def _about(metadata: Metadata) -> Iterator[str]:
    """Yield what a file says of itself, a line each."""
    said = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Language": metadata.language,
        "Source": " ".join(filter(None, (metadata.source, metadata.url))),
    }
    yield from (f"{name}: {_line(text)}" for name, text in said.items() if _line(text))


def _line(text: str) -> str:
    """Return a text as one line."""
    return _SPACE.sub(" ", text).strip()


def _languages(heard: Episode, main: str) -> dict[str, str]:
    """Return the language of each utterance that is in another one than the article, by its id."""
    return {each.utterance.id: each.utterance.language for each in heard.heard if each.utterance.language != main}


def _vtt_cue(cue: Cue, languages: Mapping[str, str]) -> str:
    lines = _timed(cue, _clock(cue.begin), _clock, lambda text: text.translate(_VTT_ESCAPES))
    text = "\n".join(lines)
    language = languages.get(cue.line.id.rpartition("-s")[0], "")
    if _TAG.fullmatch(language):
        text = f"<lang {language}>{text}</lang>"
    return f"{_clock(cue.begin)} --> {_clock(cue.end)}\n{text}\n"


def _timed(cue: Cue, last: str, stamp: Callable[[int], str], escape: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of a cue, with its stamp before each piece whose stamp is another than the `last`."""
    for line in cue.lines:
        text = ""
        for piece in line:
            if last != stamp(piece.begin) and piece.begin < cue.end:
                last = stamp(piece.begin)
                text += f"<{last}>"
            text += escape(piece.text) + " " * piece.space
        yield text.rstrip(" ")


def _clock(milliseconds: int, point: str = ".") -> str:
    """Return a time as WebVTT and SubRip write it."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def srt(publication: Publication, _store: Store, path: Path) -> int:
    """Write SubRip to `path`. Return 0: it does not sound."""
    found = enumerate(cues(episode(publication), COLUMNS_OF_A_PODCAST), 1)
    return _save(path, "\n".join(f"{number}\n{_srt_cue(cue)}\n" for number, cue in found))


def _srt_cue(cue: Cue) -> str:
    text = _SRT_MARKUP.sub(lambda found: found[0] + _JOINER, "\n".join(cue.text))
    return f"{_clock(cue.begin, ',')} --> {_clock(cue.end, ',')}\n{text}"


def lrc(publication: Publication, _store: Store, path: Path) -> int:
    """Write LRC with word times (the "A2" extension) to `path`, a line a cue. Return 0: it does not sound."""
    heard = episode(publication)
    metadata = publication.article.metadata
    length = _minutes(heard.milliseconds(heard.length))
    tags = {
        "ti": metadata.title,
        "ar": ", ".join(metadata.authors),
        "al": metadata.source,
        "la": metadata.language,
        "length": length,
    }
    about = [f"[{name}:{_line(text).translate(_ROUND)}]" for name, text in tags.items() if _line(text)]
    return _save(path, "\n".join([*about, *map(_lrc_line, cues(heard, COLUMNS)), ""]))


def _lrc_line(cue: Cue) -> str:
    lines = _timed(cue, "", _minutes, _lrc_text)
    return f"[{_minutes(cue.begin)}]{' '.join(lines)}"


def _lrc_text(text: str) -> str:
    return _LRC_MARKUP.sub(lambda found: found[0] + _JOINER, text)


def _minutes(milliseconds: int) -> str:
    """Return a time as LRC writes it: minutes, however many, and seconds with hundredths."""
    hundredths = milliseconds // 10
    return f"{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def transcript(publication: Publication, _store: Store, path: Path) -> int:
    """Write the podcast namespace's JSON transcript, with words, to `path`. Return 0: it does not sound."""
    heard = episode(publication)
    metadata = publication.article.metadata
    said = {
        "version": "1.0.0",
        "title": metadata.title,
        "authors": list(metadata.authors),
        "language": metadata.language,
        "source": metadata.source,
        "url": metadata.url,
        "duration": heard.milliseconds(heard.length) / 1000,
    }
    languages = _languages(heard, metadata.language)
    segments = [_segment(line, heard, _speaker(publication), languages) for line in heard.lines]
    document = {**{name: value for name, value in said.items() if value}, "segments": segments}
    return _save(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _speaker(publication: Publication) -> dict[str, str]:
    """Return who speaks, if it is one voice: nobody keeps which of several says what."""
    voices = publication.narration.voices
    names = [publication.labels["narrator"].format(f"{voice.name} ({voice.engine})") for voice in voices]
    return {"speaker": names[0]} if len(names) == 1 else {}


def _segment(line: Line, heard: Episode, speaker: Mapping[str, str], languages: Mapping[str, str]) -> dict[str, object]:
    language = languages.get(line.id.rpartition("-s")[0])
    words = [{**_times(word.begin, word.until, heard), "body": line.text[word.start : word.end]} for word in line.words]
    return {
        "id": line.id,
        **speaker,
        **({"language": language} if language else {}),
        **_times(line.begin, line.until, heard),
        "body": _line(line.text),
        "words": words,
    }


def _times(begin: int, until: int, heard: Episode) -> dict[str, float]:
    return {"startTime": heard.milliseconds(begin) / 1000, "endTime": heard.milliseconds(until) / 1000}


def _save(path: Path, text: str) -> int:
    path.write_text(text, "utf-8", newline="\n")
    return 0
