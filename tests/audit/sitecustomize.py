"""Notes what a Python process, and all that it starts, writes and whom it speaks to: loaded by PYTHONPATH."""

import os
import sys

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
_SPEAKS = {"socket.connect", "socket.sendto", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"}
_OUT = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def _note(event: str, *paths: object, folder: object = -1) -> None:
    base = os.readlink(f"/proc/self/fd/{folder}") if isinstance(folder, int) and folder >= 0 else ""
    for path in paths:
        name = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else ""
        if name:
            os.write(_OUT, f"{event}\t{os.path.realpath(os.path.join(base, name))}\n".encode("utf-8", "replace"))


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
        _note("write", arguments[0])
    elif event in _CHANGES:
        _note(event, *arguments[:2], folder=arguments[-1])
    elif event in _SPEAKS:
        address = arguments[-1] if event == "socket.connect" else arguments[1:]
        is_local = isinstance(address, (str, bytes)) or (
            event == "socket.bind" and isinstance(arguments[1], (str, bytes))
        )
        if not is_local:  # a socket of the file system joins our own processes
            os.write(_OUT, f"{event}\t{address!r}\n".encode())


sys.addaudithook(_hook)
