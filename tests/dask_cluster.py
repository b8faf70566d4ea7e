"""A scheduler and workers on loopback, as docs/cluster.md starts them, without the guards that replace a lost one."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECONDS = 60.0
SCHEDULER = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
WORKER = ("--nthreads", "1", "--no-nanny", "--no-dashboard")


class Machines:
    """A scheduler, its address, and the workers that were started."""

    def __init__(self, folder: Path, scheduler: Sequence[str] = SCHEDULER) -> None:
        self._folder = folder
        self.address = ""
        self.scheduler = self._started("scheduler", "scheduler", *scheduler)
        self.address = self._said("scheduler", "Scheduler at:").split()[-1]
        self.workers: list[subprocess.Popen[bytes]] = []

    def _started(
        self, name: str, *arguments: str, before: Sequence[str] = (), **variables: str
    ) -> "subprocess.Popen[bytes]":
        command = [*before, sys.executable, "-m", "dask", *arguments]
        with (self._folder / name).open("wb") as log:
            return subprocess.Popen(command, cwd=self._folder, env=os.environ | variables, stdout=log, stderr=log)

    def _said(self, name: str, words: str) -> str:
        """Return the line of a log with these words, once it is there."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            for line in (self._folder / name).read_text("utf-8").splitlines():
                if words in line:
                    return line
            time.sleep(0.05)
        raise TimeoutError((self._folder / name).read_text("utf-8"))

    def hire(self, *options: str, before: Sequence[str] = (), **variables: str) -> "subprocess.Popen[bytes]":
        """Start a worker of one thread; `before` stands before its command, `variables` are for its environment."""
        name, usual = f"worker{len(self.workers)}", options if "--nworkers" in options else (*WORKER, *options)
        worker = self._started(name, "worker", self.address, *usual, before=before, **variables)
        self.workers.append(worker)
        return worker

    def ready(self) -> None:
        """Wait until all workers are there."""
        for number in range(len(self.workers)):
            self._said(f"worker{number}", "Registered to:")

    def end(self) -> None:
        """End all that was started."""
        for process in [*self.workers, self.scheduler]:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def machines(folder: Path, workers: int) -> Iterator[Machines]:
    """Yield a scheduler with so many workers; `folder` is for what they log."""
    found = Machines(folder)
    try:
        for _ in range(workers):
            found.hire()
        found.ready()
        yield found
    finally:
        found.end()
