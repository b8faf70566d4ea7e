"""The sound files that clips play."""

from collections.abc import Iterator

from accessible.check.book import Book
from accessible.check.message import Codes, Finding, Findings, at, error, warning
from accessible.check.overlay import is_remote
from accessible.check.sound import MP3, Sound
from accessible.readers.package import resolve

CODES: Codes = {
    "AUD-001": error(
        "a sound file is not in the book",
        "The text is highlighted in silence, or the reading aloud stops there.",
        "Put the file in, or mend the address in the overlay.",
    ),
    "AUD-002": error(
        "a sound file is not in the manifest",
        "Reading systems that stream or copy by the manifest do not find it: silence.",
        "List it in the manifest, with its media type.",
    ),
    "AUD-003": warning(
        "a sound file is never played",
        "It makes the book larger, and what is said in it nobody hears: a part of the overlay may be missing.",
        "Take it out, or write the clips that play it.",
    ),
    "AUD-004": error(
        "a sound file is declared as another type than it is",
        "Reading systems choose the decoder by the declared type, and play nothing.",
        "Declare what it is: audio/mpeg for MP3, audio/mp4 for AAC in MP4, audio/ogg; codecs=opus for Opus.",
    ),
    "AUD-005": warning(
        "a clip plays a file from the network",
        "Without a connection nothing is heard, and the server learns who reads what, and when.",
        "Put the file into the book.",
    ),
    "AUD-006": error(
        "a sound file cannot be decoded",
        "Nothing is heard.",
        "Encode it anew from its source.",
    ),
    "AUD-007": warning(
        "an MP3 has a variable bit rate",
        "Players guess where a moment lies in such a file: measured, sound and highlight are 0.5 to 3 seconds apart.",
        "Encode it with a constant bit rate.",
    ),
    "AUD-008": error(
        "an MP3 has a variable bit rate, and no header that says how long it is",
        "Players guess length and place: measured, sound and highlight are up to a minute apart.",
        "Encode it with a constant bit rate.",
    ),
    "AUD-009": error(
        "an MP3 says that it is shorter than it is",
        "Its header is that of the first of several files that were joined. Players that believe it stop early, and "
        "seek to wrong places.",
        "Decode the files, join the samples, and encode them once; or join frames without Xing or Info headers.",
    ),
    "AUD-010": warning(
        "a sound file is damaged in places",
        "Some players skip the damage, others stop; the highlight runs ahead of what is heard.",
        "Encode it anew from its source.",
    ),
    "AUD-011": error(
        "the type of a sound file is none that reading systems must play",
        "It is silent in many of them. All play MP3 and AAC in MP4, new ones also Opus in Ogg.",
        "Encode it as MP3 with a constant bit rate.",
    ),
    "AUD-012": error(
        "the sample rate changes within an MP3",
        "From there on, players speak too fast or too slow, or stop, because files of different kinds were joined.",
        "Decode all of it, bring it to one rate, and encode it once.",
    ),
}

_OTHER_NAMES = {
    "audio/mp3": MP3,
    "audio/mpeg3": MP3,
    "audio/x-mpeg": MP3,
    "audio/m4a": "audio/mp4",
    "audio/x-m4a": "audio/mp4",
    "video/mp4": "audio/mp4",
    "audio/opus": "audio/ogg",
    "application/ogg": "audio/ogg",
    "audio/x-wav": "audio/wav",
    "audio/wave": "audio/wav",
}
CORE = frozenset({MP3, "audio/mp4", "audio/ogg"})
_SHORT = 0.5  # seconds by which a header may be wrong


def played(book: Book) -> dict[str, str]:
    """Return the sound files in the book that clips play, each with the place of the first clip."""
    found: dict[str, str] = {}
    for overlay in book.overlays:
        for par in overlay.pars:
            if par.clip and not par.clip.remote:
                found.setdefault(par.clip.audio, par.path)
    return found


def presence(book: Book) -> Findings:
    """Every file that a clip plays is in the book and in the manifest."""
    listed = {item.name for item in book.items.values()}
    for name, path in played(book).items():
        if name not in book.archive.names:
            yield Finding("AUD-001", path, f"The sound file {name!r} is not in the book: put it in.")
        elif name not in listed:
            yield Finding("AUD-002", name, "A clip plays this file, but the manifest does not list it: list it.")


def remote(book: Book) -> Findings:
    """Clips play files of the book."""
    for overlay in book.overlays:
        addresses = dict.fromkeys(par.clip.audio for par in overlay.pars if par.clip and par.clip.remote)
        for address in addresses:
            text = f"A clip plays {address!r} from the network: put the file into the book."
            yield Finding("AUD-005", overlay.name, text)


def unused(book: Book) -> Findings:
    """Every sound file of the manifest is played."""
    if not book.overlays:
        return
    used = set(played(book)) | set(_embedded(book))
    for item in book.items.values():
        if item.media_type.startswith("audio/") and item.name not in used and item.name in book.archive.names:
            yield Finding("AUD-003", item.name, "No clip plays this file: take it out, or write its clips.")


def _embedded(book: Book) -> Iterator[str]:
    """Yield the sound files that pages play by themselves."""
    for page in book.documents.values():
        for element in page.all("audio", "source", "video", "a"):
            address = element.get("src") or element.get("href") or ""
            if not is_remote(address):
                yield resolve(page.folder, address)


def kind(book: Book) -> Findings:
    """Every sound file is of a core type, and of the type that is declared."""
    clips = played(book)
    for item in book.items.values():
        sound = book.sounds.get(item.name)
        if sound is None or item.name not in clips:
            continue
        declared = item.media_type.partition(";")[0].strip().lower()
        if _OTHER_NAMES.get(declared, declared) != sound.media_type or declared in {"audio/mp3", "audio/x-mpeg"}:
            text = f"It is declared as {item.media_type!r}, but is {sound.media_type}: declare that."
            yield Finding("AUD-004", item.name, text)
        if sound.media_type not in CORE:
            text = f"It is {sound.media_type}, which not every reading system plays: encode it as MP3."
            yield Finding("AUD-011", item.name, text)


def decoding(book: Book) -> Findings:
    """Every file that a clip plays can be decoded, whole."""
    for name in played(book):
        sound = book.sounds.get(name)
        if name not in book.archive.names:
            continue
        if sound is None or not sound.seconds:
            why = f" ({sound.complaint})" if sound and sound.complaint else ""
            yield Finding("AUD-006", name, f"It cannot be decoded{why}: encode it anew.")
        elif sound.complaint:
            yield Finding("AUD-010", name, f"It is damaged: {sound.complaint}; encode it anew.")


def frames(book: Book) -> Findings:
    """Every MP3 has one bit rate, one sample rate, and is as long as it says."""
    for name in played(book):
        if sound := book.sounds.get(name):
            yield from _frames(name, sound)


def _frames(name: str, sound: Sound) -> Findings:
    if sound.declared and sound.declared < sound.seconds - _SHORT:
        text = (
            f"Its header says that it plays {at(sound.declared)}, but its frames play {at(sound.seconds)}, as where "
            f"files were joined by their bytes: encode it once, as a whole."
        )
        yield Finding("AUD-009", name, text)
    if len(sound.sample_rates) > 1:
        rates = " and ".join(map(str, sorted(sound.sample_rates)))
        yield Finding("AUD-012", name, f"It has {rates} samples a second: encode it with one rate.")
    if len(sound.bit_rates) > 1:
        code = "AUD-007" if sound.declared else "AUD-008"
        yield Finding(code, name, "Its bit rate changes: encode it with a constant bit rate.")


RULES = (presence, remote, unused, kind, decoding, frames)
