"""`python open_daisy202.py BOOK` prints, as JSON, what daisy-dtb makes of a folder or a zip in DAISY 2.02.

It runs by itself, with daisy-dtb and what that needs in PYTHONPATH: they are no part of this installation.
"""

import json
import sys
import typing

import typing_extensions

if not hasattr(typing, "override"):  # it says that Python 3.11 is enough
    typing.override = typing_extensions.override

from daisy_dtb import DaisyBook, FolderDtbSource, ZipDtbSource
from loguru import logger

logger.remove()
book = DaisyBook((ZipDtbSource if sys.argv[1].endswith(".zip") else FolderDtbSource)(sys.argv[1]))
entries = [
    {
        "level": entry.level,
        "text": entry.text,
        "duration": entry.smil.total_duration,
        "sections": [
            {
                "id": each.id,
                "text": each.text.content,
                "clips": [(clip.src, clip.begin, clip.end) for clip in each.clips],
            }
            for each in entry.sections
        ],
    }
    for entry in book.toc_entries
]
print(json.dumps({"title": book.title, "depth": book.navigation_depth, "entries": entries}))
