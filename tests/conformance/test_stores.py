"""What every store promises: what it serves is what was put in, or nothing."""

import logging
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from accessible.errors import StorageError
from accessible.store import Store, name_of

STORES: dict[str, Callable[[Path], Store]] = {"files": Store}
RECIPE: Mapping[str, object] = {
    "kind": "speech",
    "text": "Grüße, 世界",
    "rate": 1.25,
    "voice": {"name": "de", "hz": 22050},
}
CONTENT = b"not quite a kilobyte of sound " * 30

Damage = Callable[[bytes], bytes]
DAMAGES: dict[str, Damage] = {
    "first byte": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "length": lambda data: data[:15] + bytes([data[15] ^ 1]) + data[16:],
    "hash": lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
    "one bit": lambda data: data[:-7] + bytes([data[-7] ^ 0x10]) + data[-6:],
    "cut": lambda data: data[:-1],
    "cut in the header": lambda data: data[:20],
    "empty": lambda _: b"",
    "zeros": lambda data: bytes(len(data)),
    "longer": lambda data: data + b"\0",
    "foreign": lambda _: b"\xff\xfb\x90\xc4 somebody else's file",
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return STORES[request.param](tmp_path / "store")


def files(store: Store) -> list[Path]:
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


def fail() -> bytes:
    pytest.fail("made again what is there")


# Names


def test_the_order_of_keys_makes_no_difference() -> None:
    backwards = {"voice": {"hz": 22050, "name": "de"}, "rate": 1.25, "text": "Grüße, 世界", "kind": "speech"}
    assert list(backwards) == list(RECIPE)[::-1]
    assert name_of(backwards, "pcm") == name_of(RECIPE, "pcm")


@pytest.mark.parametrize("change", [{"rate": 1.5}, {"text": "grüße, 世界"}, {"voice": {"name": "de", "hz": 24000}}])
def test_any_other_value_is_another_name(change: dict[str, object]) -> None:
    assert name_of({**RECIPE, **change}, "pcm") != name_of(RECIPE, "pcm")


def test_the_kind_of_file_is_part_of_the_name() -> None:
    assert name_of(RECIPE, "pcm") == name_of(RECIPE, "mp3").removesuffix("mp3") + "pcm"


def test_a_name_is_the_same_in_every_process() -> None:
    script = f"from accessible.store import name_of; print(name_of({dict(RECIPE)!r}, 'pcm'))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == name_of(RECIPE, "pcm")


# Reading and writing


def test_what_was_written_is_read(store: Store) -> None:
    assert store.read("ab.pcm") is None
    store.write("ab.pcm", CONTENT)
    assert store.read("ab.pcm") == CONTENT


@pytest.mark.parametrize("content", [b"", b"\0", bytes(range(256)), bytes(3 << 20)])
def test_any_content_is_kept(store: Store, content: bytes) -> None:
    store.write("ab.pcm", content)
    assert store.read("ab.pcm") == content


def test_get_makes_a_thing_once(store: Store) -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return CONTENT

    assert [store.get(RECIPE, "pcm", make), store.get(RECIPE, "pcm", make)] == [CONTENT, CONTENT]
    assert len(made) == 1
    assert store.read(name_of(RECIPE, "pcm")) == CONTENT


def test_another_store_on_the_same_folder_finds_it(store: Store) -> None:
    store.get(RECIPE, "pcm", lambda: CONTENT)
    assert type(store)(store.folder).get(RECIPE, "pcm", fail) == CONTENT


def test_an_error_while_making_leaves_nothing(store: Store) -> None:
    def broken() -> bytes:
        message = "the voice broke"
        raise ValueError(message)

    with pytest.raises(ValueError, match="the voice broke"):
        store.get(RECIPE, "pcm", broken)
    assert store.get(RECIPE, "pcm", lambda: CONTENT) == CONTENT


def test_reading_makes_no_folder(store: Store) -> None:
    assert store.read("ab.pcm") is None
    assert not store.folder.exists()


def test_only_the_entry_is_left_behind(store: Store) -> None:
    store.get(RECIPE, "pcm", lambda: CONTENT)
    assert files(store) == [store.path(name_of(RECIPE, "pcm"))]


# Spoiled entries


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_spoiled_entry_is_set_aside_and_made_again_with_a_warning(
    store: Store, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    name = name_of(RECIPE, "pcm")
    store.write(name, CONTENT)
    spoiled = DAMAGES[damage](store.path(name).read_bytes())
    store.path(name).write_bytes(spoiled)
    assert store.get(RECIPE, "pcm", lambda: b"made again") == b"made again"
    assert [(record.levelno, name in record.getMessage()) for record in caplog.records] == [(logging.WARNING, True)]
    assert store.get(RECIPE, "pcm", fail) == b"made again"
    aside = [path.read_bytes() for path in files(store) if path != store.path(name)]
    assert aside == [spoiled]


def test_the_entry_of_another_name_is_not_served_under_this_one(store: Store) -> None:
    """A whole entry says what it holds, not what it was made from: this is what the name is for."""
    store.write("aa.pcm", b"one")
    store.write("ab.pcm", b"two")
    assert (store.read("aa.pcm"), store.read("ab.pcm")) == (b"one", b"two")


def test_two_processes_may_find_the_same_spoiled_entry(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    store.write("ab.pcm", CONTENT)
    store.path("ab.pcm").write_bytes(b"spoiled")

    class Other(logging.Handler):
        """Sets the entry aside between this process's look at it and its attempt to do the same."""

        def emit(self, _: logging.LogRecord) -> None:
            store.path("ab.pcm").unlink(missing_ok=True)

    other = Other()
    logging.getLogger("accessible.store").addHandler(other)
    try:
        assert store.read("ab.pcm") is None
    finally:
        logging.getLogger("accessible.store").removeHandler(other)
    assert len(caplog.records) == 1


# Folders that cannot be used


def assert_unusable(error: StorageError, folder: Path) -> None:
    assert error.exit_code == 5
    assert repr(str(folder)) in str(error)
    assert "--store" in str(error)
    assert str(error).endswith(".")
    assert "\n" not in str(error)


@pytest.mark.parametrize("kind", STORES)
@pytest.mark.parametrize("folder", ["file", "file/below", "/proc/nowhere"])
def test_a_folder_that_cannot_be_written_is_named(kind: str, folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = STORES[kind](tmp_path / folder)
    with pytest.raises(StorageError) as caught:
        store.get(RECIPE, "pcm", lambda: CONTENT)
    assert_unusable(caught.value, store.folder)


@pytest.mark.parametrize("kind", STORES)
def test_a_folder_in_the_place_of_an_entry_is_an_error(kind: str, tmp_path: Path) -> None:
    store = STORES[kind](tmp_path)
    store.path("ab.pcm").mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        store.read("ab.pcm")
    assert_unusable(caught.value, tmp_path)
    with pytest.raises(StorageError):
        store.write("ab.pcm", CONTENT)


def test_a_spoiled_entry_that_cannot_be_set_aside_is_an_error_that_names_the_folder(store: Store) -> None:
    store.write("ab.pcm", CONTENT)
    store.path("ab.pcm").write_bytes(b"spoiled")
    aside = store.path("ab.pcm").with_suffix(".bad")
    (aside / "in the way").mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        store.read("ab.pcm")
    assert_unusable(caught.value, store.folder)


@pytest.fixture
def no_large_files() -> Iterator[None]:
    """Let the kernel refuse to write more than 64 KiB into a file, as it does when a disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("no_large_files")
def test_when_the_disk_is_full_nothing_is_left_and_nothing_is_lost(store: Store) -> None:
    store.write("ab.pcm", CONTENT)
    for name in ("ab.pcm", "cd.pcm"):
        with pytest.raises(StorageError) as caught:
            store.write(name, bytes(1 << 20))
        assert_unusable(caught.value, store.folder)
    assert store.read("ab.pcm") == CONTENT
    assert store.read("cd.pcm") is None
    assert files(store) == [store.path("ab.pcm")]


# Many processes, and processes that are killed

WRITER = """
import sys
from pathlib import Path
from accessible.store import Store, name_of
store = Store(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    for number in range(6):
        store.write(name_of({"number": number}, "pcm"), b"%d " % number * 60_000)
"""


def test_no_kill_leaves_an_entry_that_is_wrong(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    served = 0
    for round_ in range(40):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(store.folder)], stdout=subprocess.PIPE)
        with writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(round_ * 0.0007)
            writer.kill()
        for number in range(6):
            content = store.read(name_of({"number": number}, "pcm"))
            served += content is not None
            assert content in (None, b"%d " % number * 60_000)
    assert served > 100
    assert caplog.records == []


def test_two_processes_may_write_the_same_entries(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(store.folder)], stdout=subprocess.PIPE) for _ in "ab"
    ]
    try:
        for writer in writers:
            assert writer.stdout is not None
            writer.stdout.readline()
        until = time.monotonic() + 0.7
        served = 0
        while time.monotonic() < until:
            for number in range(6):
                content = store.read(name_of({"number": number}, "pcm"))
                served += content is not None
                assert content in (None, b"%d " % number * 60_000)
        assert [writer.poll() for writer in writers] == [None, None]
        assert served > 20
        assert caplog.records == []
    finally:
        for writer in writers:
            with writer:
                writer.kill()


# Any order of events


class Events(RuleBasedStateMachine):
    """A store and the dictionary that it should look like."""

    keys = st.integers(0, 3)

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store(Path(self.folder.name))
        self.whole: dict[int, bytes] = {}

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(key=keys, content=st.binary(max_size=40))
    def put(self, key: int, content: bytes) -> None:
        self.store.write(name_of({"key": key}, "x"), content)
        self.whole[key] = content

    @rule(key=keys, content=st.binary(max_size=40))
    def get(self, key: int, content: bytes) -> None:
        expected = self.whole.setdefault(key, content)
        assert self.store.get({"key": key}, "x", lambda: content) == expected

    @rule(key=keys, damage=st.sampled_from(sorted(DAMAGES)))
    def spoil(self, key: int, damage: str) -> None:
        path = self.store.path(name_of({"key": key}, "x"))
        if key in self.whole:
            path.write_bytes(DAMAGES[damage](path.read_bytes()))
            del self.whole[key]

    @rule(key=keys, seed=st.integers(0, 1000), length=st.integers(0, 200))
    def scribble(self, key: int, seed: int, length: int) -> None:
        path = self.store.path(name_of({"key": key}, "x"))
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(random.Random(seed).randbytes(length))  # noqa: S311  not for secrets
        self.whole.pop(key, None)

    @rule(key=keys)
    def lose(self, key: int) -> None:
        self.store.path(name_of({"key": key}, "x")).unlink(missing_ok=True)
        self.whole.pop(key, None)

    @rule()
    def reopen(self) -> None:
        self.store = Store(Path(self.folder.name))

    @invariant()
    def reads_what_is_whole(self) -> None:
        for key in range(4):
            assert self.store.read(name_of({"key": key}, "x")) == self.whole.get(key)


TestEvents = Events.TestCase
TestEvents.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
