"""Tracks as one stream of MP3 frames, straight from the store."""

from collections.abc import Iterable, Iterator

from accessible.errors import StorageError
from accessible.store import Store


def stream(store: Store, names: Iterable[str]) -> Iterator[bytes]:
    """Yield the frames of the tracks called `names`, one track at a time. Raises StorageError if one is gone."""
    for name in names:
        data = store.read(name)
        if data is None:
            message = (
                f"A recording has vanished from the store {str(store.folder)!r} meanwhile: run the same command again."
            )
            raise StorageError(message)
        yield data
