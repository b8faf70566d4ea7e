"""Tracks as one stream of MP3 frames, and pictures, straight from the store."""

from collections.abc import Iterable, Iterator

from accessible.errors import StorageError
from accessible.store import Store


def stream(store: Store, names: Iterable[str]) -> Iterator[bytes]:
    """Yield the entries called `names`, one at a time: tracks, or pictures. Raises StorageError if one is gone."""
    for name in names:
        data = store.read(name)
        if data is None:
            what = f"A recording or a picture has vanished from the store {str(store.folder)!r} meanwhile"
            message = f"{what}: run the same command again."
            raise StorageError(message)
        yield data
