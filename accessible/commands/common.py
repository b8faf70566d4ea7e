"""What the commands share: the settings, and a limit."""

import argparse
import os
from dataclasses import fields
from pathlib import Path

from accessible import settings
from accessible.errors import UsageError


def settings_of(options: argparse.Namespace) -> settings.Settings:
    """Return the settings of a run. Raises UsageError for one that does not exist or does not fit."""
    flags = {field.name: getattr(options, field.name, None) for field in fields(settings.Settings)}
    found = settings.load(flags, os.environ, Path())
    settings.export(found, os.environ)
    return found


def check_limit(options: argparse.Namespace) -> None:
    """Raise UsageError if what stands after `--limit` is no number of things to list."""
    if options.limit is not None and options.limit < 1:
        message = f"{options.limit} is no value for --limit: it takes a whole number, from 1."
        raise UsageError(message)
