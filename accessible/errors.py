"""One error class a stage, each with the exit code that the command line returns for it."""


class AccessibleError(Exception):
    """Something that a user can act on.

    `str(error)` is one sentence that says what went wrong, where, and what to do.
    `code` is a stable name for scripts; `exit_code` is what the command returns.
    """

    exit_code = 1
    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code


class Terminated(BaseException):
    """Somebody asked this process to end (SIGTERM)."""


class UsageError(AccessibleError):
    """An option, a name or a setting that does not exist or does not fit."""

    exit_code = 2
    code = "usage"


class SourceError(AccessibleError):
    """The article could not be fetched or read."""

    exit_code = 4
    code = "unreadable_source"


class StorageError(AccessibleError):
    """The output folder or the store could not be written."""

    exit_code = 5
    code = "unwritable"


class ResourceError(AccessibleError):
    """The machine has no room for one more process."""

    exit_code = 5
    code = "no_process"

    def __init__(self, error: Exception) -> None:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        super().__init__(f"A process could not be started ({why}): end other programs, and run the same command again.")


class EngineError(AccessibleError):
    """A voice could not speak."""

    exit_code = 6
    code = "engine_failed"


class FormatError(AccessibleError):
    """A format cannot be made here, or not of this article."""

    exit_code = 8
    code = "not_made"
