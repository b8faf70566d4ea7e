"""What our own modules log, as sentences."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected() -> Iterator[list[str]]:
    """Collect what our own modules log."""
    sentences: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: sentences.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("accessible")
    logger.addHandler(handler)
    try:
        yield sentences
    finally:
        logger.removeHandler(handler)
