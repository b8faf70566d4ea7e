"""The file accessible.toml: settings of runs in its folder, and of the show that the folder is."""

from pathlib import Path

from accessible.errors import UsageError

FILE = "accessible.toml"
SHOW = "show"
"""The table with what is said of the show, which is no setting of a run."""


def read(path: Path) -> dict[str, object]:
    """Return what stands in a file of this name; nothing if it is not there. Raises UsageError if it is no TOML."""
    if not path.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        message = f"{str(path)!r} could not be read as TOML ({error}): correct it, or move it away."
        raise UsageError(message) from None
