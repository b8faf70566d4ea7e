"""Workers of a Dask scheduler, on this machine or on others, as an executor.

A worker that is lost costs nothing: what it did is done again by another. What an article, or a paragraph, makes of
several in turn is an error with the code `worker_lost`.
"""

import os
import pickle
import secrets
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from accessible.errors import AccessibleError, EngineError, StorageError, UsageError

SECONDS = 10.0
"""How long a scheduler may take to answer, and its first worker to be there."""
START = "start one with: dask worker {} --nthreads 1"
_QUIET = {"distributed": "critical", "distributed.client": "critical", "distributed.gc": "critical"}
"""What Dask logs of a lost connection: an error says so in a sentence."""
_Marks = tuple[str, ...]


def _travels(name: str) -> bool:
    return name.startswith("ACCESSIBLE_") or name == "SOURCE_DATE_EPOCH"


def _variables() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if _travels(name)}


_OWN = _variables()
"""What stood in the environment of a worker before work came with its own."""


@contextmanager
def cluster(address: str, folders: Sequence[Path]) -> Iterator["Cluster"]:
    """Yield the workers of a scheduler: `tcp://HOST:PORT`, and `?GPU=1` behind it for those that offer that resource.

    `folders` are those that the workers have to share with this machine. Raises UsageError where there is no scheduler,
    or no worker. Each worker has to have one thread, this version of the program, and the folders: what it is to do
    raises AccessibleError otherwise.
    """
    try:
        place = urlsplit(address)
        resources = {name: float(number) for name, number in parse_qsl(place.query, strict_parsing=bool(place.query))}
        if not (place.hostname and place.port):
            raise ValueError  # noqa: TRY301  one message for all that is wrong with it
    except ValueError:
        message = f"{address!r} is no address of a scheduler: write one such as tcp://127.0.0.1:8786."
        raise UsageError(message) from None
    with ExitStack() as stack:
        client = stack.enter_context(_client(f"tcp://{place.netloc}"))
        marks = tuple(stack.enter_context(_marked(folder)) for folder in folders)
        pool = Cluster(client, marks, resources)
        stack.callback(pool.shutdown, cancel_futures=True)
        yield pool


@contextmanager
def _client(address: str) -> Iterator[Any]:
    try:
        import dask

        dask.config.set(logging=_QUIET)
        from distributed import Client
    except ImportError:
        message = "There is no Dask here, which --runner tcp://… needs: pip install 'accessible[cluster]'."
        raise UsageError(message, code="no_cluster") from None
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"No scheduler answers at {address}: start it there with 'dask scheduler', or check the address."
        raise UsageError(message, code="no_cluster") from error
    try:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError:
            message = f"The scheduler at {address} has no workers: {START.format(address)}."
            raise UsageError(message, code="no_cluster") from None
        yield client
    finally:
        client.close(timeout=1)


@contextmanager
def _marked(folder: Path) -> Iterator[str]:
    """Put a file with a name that nobody guesses into a folder: who sees it sees this folder."""
    mark = folder.absolute() / f".accessible-{secrets.token_hex(8)}"
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError as error:
        message = f"{str(folder)!r} cannot be written ({error.strerror or error}), but workers have to: name another."
        raise StorageError(message) from error
    try:
        yield str(mark)
    finally:
        mark.unlink(missing_ok=True)


class Cluster(Executor):
    """Hands work to the workers of a scheduler."""

    def __init__(self, client: Any, marks: _Marks, resources: Mapping[str, float]) -> None:  # noqa: ANN401  has no types
        """Take what workers have to see and to offer: `marks` are files, `resources` numbers by their names."""
        self._client, self._marks, self._resources = client, marks, resources
        self._pool = client.get_executor(pure=False, resources=dict(resources) or None)
        self._pending: set[Future[Any]] = set()

    @property
    def threads(self) -> int:
        """Return how many things the workers can do at once, all together, now."""
        return sum(self._client.nthreads().values())

    def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        """Have a worker call `fn`, which it has to be able to import; arguments and result have to be picklable."""
        work = _Work(pickle.dumps((fn, args, kwargs)), self._marks, version("accessible"), _variables())
        there: Future[Any] = self._pool.submit(pickle.loads, pickle.dumps(work))
        here: Future[Any] = Future()
        self._pending.add(here)
        here.add_done_callback(self._pending.discard)
        here.add_done_callback(lambda future: there.cancel() if future.cancelled() else None)
        there.add_done_callback(lambda _: _settle(here, there))
        return here

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  as Executor has it
        """Drop what has not begun if that is wished for; `wait` changes nothing."""
        del wait
        for future in list(self._pending) if cancel_futures else []:
            future.cancel()


class _Work:
    """Work that is done when its pickle is loaded: a worker without this module would die of a function in it."""

    def __init__(self, *arguments: object) -> None:
        self._arguments = arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _call, self._arguments


def _settle(here: Future[Any], there: Future[Any]) -> None:
    """Give a future what became of the work of another."""
    if not here.set_running_or_notify_cancel():
        return
    try:
        here.set_result(there.result())
    except AccessibleError as error:
        here.set_exception(error)
    except (Exception, CancelledError) as error:  # noqa: BLE001  an executor hands every error to whoever asks for the result
        here.set_exception(_in_words(error))


def _in_words(error: BaseException) -> BaseException:
    """Return the error of Dask as a sentence; any other as it is."""
    from distributed.scheduler import KilledWorker, NoValidWorkerError, NoWorkerError

    if isinstance(error, KilledWorker):
        message = "Several workers died of it, one after the other, perhaps for want of memory: give them more."
        return EngineError(message, code="crashed")
    if isinstance(error, CancelledError):
        message = "The scheduler is gone: start it and its workers again, then run the same command again."
    elif isinstance(error, NoWorkerError | NoValidWorkerError):
        message = "The workers are gone: start some again, then run the same command again."
    elif isinstance(error, ImportError):
        message = f"A worker could not load the program ({error}): install accessible {version('accessible')} on all."
    else:
        return error
    return EngineError(message, code="worker_lost")


def _call(called: bytes, marks: _Marks, program: str, variables: Mapping[str, str]) -> object:
    """Do the work, in a worker. Raises AccessibleError where it is not one that gives the result that is wanted."""
    from distributed import get_worker

    host = socket.gethostname()
    if version("accessible") != program:
        message = f"A worker on {host!r} has accessible {version('accessible')}, not {program}: install that there."
        raise UsageError(message, code="no_cluster")
    if get_worker().state.nthreads != 1:
        message = f"A worker on {host!r} has several threads, but voices speak one text at a time: use --nthreads 1."
        raise UsageError(message, code="no_cluster")
    for mark in marks:
        if not Path(mark).exists():
            message = f"A worker on {host!r} does not see {str(Path(mark).parent)!r}: use a folder that all share."
            raise StorageError(message, code="not_shared")
    for name in [name for name in os.environ if _travels(name)]:
        del os.environ[name]
    os.environ.update({**_OWN, **variables})
    function, arguments, named = pickle.loads(called)  # noqa: S301  from the program that this one works for
    return function(*arguments, **named)
