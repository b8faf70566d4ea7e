"""Media overlays: which sentence sounds when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml import etree

from accessible.document import sentence_id
from accessible.narration import Clip, Narration, Utterance, place

SMIL = "http://www.w3.org/ns/SMIL"
EPUB = "http://www.idpf.org/2007/ops"
_TEXTREF = f"{{{EPUB}}}textref"


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay of one content document: its SMIL, the tracks it plays, and its length in samples."""

    smil: bytes
    tracks: tuple[str, ...]
    length: int


def clock(milliseconds: int) -> str:
    """Return a SMIL full clock value: h:mm:ss.mmm."""
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{milliseconds // 1000:02d}.{milliseconds % 1000:03d}"


def overlay(
    document: str, audio: str, utterances: Sequence[Utterance], narration: Narration, pictures: Collection[str] = ()
) -> Overlay:
    """Return the overlay of `document`: one `seq` an utterance, one `par` a sentence, contiguous clips of `audio`.

    Of an utterance in `pictures`, what describes a picture, all is one `par`, which points to the picture.
    """
    spoken = [utterance for utterance in utterances if utterance.id in narration.tracks]
    tracks = [narration.tracks[utterance.id] for utterance in spoken]
    placed, length = place(tracks)
    root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": EPUB})
    body = etree.SubElement(root, f"{{{SMIL}}}body", {_TEXTREF: document})
    for utterance, clips in zip(spoken, placed, strict=True):
        if utterance.id in pictures:
            whole = Clip(clips[0].start, clips[-1].end)
            _par(body, utterance.id, document, audio, whole, narration.sample_rate)
            continue
        seq = etree.SubElement(
            body, f"{{{SMIL}}}seq", {"id": f"seq-{utterance.id}", _TEXTREF: f"{document}#{utterance.id}"}
        )
        for number, clip in enumerate(clips, 1):
            if clip.start < clip.end:
                _par(seq, sentence_id(utterance.id, number), document, audio, clip, narration.sample_rate)
    smil = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return Overlay(bytes(smil), tuple(track.name for track in tracks), length)


def _par(seq: etree._Element, name: str, document: str, audio: str, clip: Clip, sample_rate: int) -> None:
    par = etree.SubElement(seq, f"{{{SMIL}}}par", {"id": f"par-{name}"})
    etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"{document}#{name}"})
    times = {"clipBegin": clock(clip.start * 1000 // sample_rate), "clipEnd": clock(clip.end * 1000 // sample_rate)}
    etree.SubElement(par, f"{{{SMIL}}}audio", {"src": audio, **times})
