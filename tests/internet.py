"""An internet of this machine: names have public addresses, and whoever dials one gets a server on loopback."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from accessible.network import Limits, Network

PUBLIC = "93.184.216.34"
_SERVER = """
import sys, zlib
sys.path[:0] = [sys.argv[1] + "/../hostile"]
import recipes

def packed(chunks):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for chunk in chunks:
        if piece := packer.compress(chunk):
            yield piece
    yield packer.flush()

# What the server sends, where the recipes beside it have none of that name.
def bomb(size):
    return packed(bytes(1 << 20) for _ in range(size >> 24))  # a sixteenth: ten times what may be read

def nested(times):
    data = bytes(1 << 20)
    for _ in range(times):
        data = b"".join(packed([data]))
    return [data]

recipes.gzip_bomb = getattr(recipes, "gzip_bomb", bomb)
recipes.gzip_nested = getattr(recipes, "gzip_nested", nested)
sys.argv = [sys.argv[1] + "/hostile_server.py"]
exec(compile(open(sys.argv[0]).read(), sys.argv[0], "exec"), {"__name__": "__main__", "__file__": sys.argv[0]})
"""


class Internet:
    """Notes in `asked` which names were looked up, and in `dialled` which addresses and ports were.

    `ports` are those of servers on loopback, by the ports that stand in addresses. `names` are answers to the first,
    the second… question for a name; all other names have a public address.
    """

    def __init__(self, ports: Mapping[int, int], names: Mapping[str, Sequence[Sequence[str]]] | None = None) -> None:
        self._ports, self._names = ports, names or {}
        self.asked: list[str] = []
        self.dialled: list[tuple[str, int]] = []

    def network(self, *allowed: str, seconds: float = 20.0, idle: float = 20.0, pause: float = 0.0) -> Network:
        limits = Limits(seconds=seconds, idle=idle, pause=pause)
        return Network(allowed=allowed, resolve=self.resolve, dial=self.dial, limits=limits)

    def resolve(self, host: str, _: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self._names.get(host, [[PUBLIC]])
        return answers[min(self.asked.count(host), len(answers)) - 1]

    def dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", self._ports[port]), seconds)


@contextmanager
def hostile(folder: Path) -> Iterator[int]:
    """Run the server of the corpus in `folder`; give its port."""
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        try:
            assert server.stdout
            yield int(server.stdout.readline())
        finally:
            server.kill()


def hang(_: str, __: int) -> Sequence[str]:
    """Resolve as a name server that does not answer."""
    time.sleep(30)
    return [PUBLIC]
