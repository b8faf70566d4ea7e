"""Tracks as one stream of MP3 frames or of another kind, and pictures, straight from the store."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from accessible.errors import StorageError
from accessible.store import Store

if TYPE_CHECKING:
    from accessible.writers.timeline import Episode


def stream(store: Store, names: Iterable[str]) -> Iterator[bytes]:
    """Yield the entries called `names`, one at a time: tracks, or pictures. Raises StorageError if one is gone."""
    for name in names:
        data = store.read(name)
        if data is None:
            what = f"A recording or a picture has vanished from the store {str(store.folder)!r} meanwhile"
            message = f"{what}: run the same command again."
            raise StorageError(message)
        yield data


def transcoded(store: Store, heard: "Episode", encoder: Sequence[str], suffix: str) -> bytes:
    """Return all tracks in one file of another encoder, one of `audio.transcode`: from the store, or made now."""
    from accessible.audio.transcode import encoded

    names = [each.track.name for each in heard.heard]
    recipe = {"kind": "transcoded", "tracks": names, "encoder": encoder}
    return store.get(recipe, suffix, lambda: encoded(stream(store, names), encoder))
