"""Fixtures that all tests share."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accessible.settings import Settings

SHARED = Path(os.environ.get("ACCESSIBLE_SHARED", Path(__file__).parent.parent.parent / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that takes what comes out now as what has to come out."""
    parser.addoption("--accept-golden", action="store_true", help="rewrite the golden files; review the diff")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Say whether golden files are to be rewritten."""
    return bool(request.config.getoption("--accept-golden"))


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep the tests from the user's settings, store, proxy and current folder, and from one another's settings."""
    for name in list(os.environ):
        if name.startswith("ACCESSIBLE_") or name == "SOURCE_DATE_EPOCH" or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    yield
    for name in [name for name in os.environ if name.startswith("ACCESSIBLE_")]:
        del os.environ[name]  # a command in this process has told engines its settings


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """Return a function that finds a file of the shared corpora, and skips the test where they are missing."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"the corpora are not on this machine ({name})")
        return path

    return find


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for a quick run without speech, in this process, that may ask servers of this machine."""
    folders = {"output": str(tmp_path / "out"), "store": str(tmp_path / "store")}
    return Settings(**folders, engine="tone", workers=0, allow_private_network=("127.0.0.1",))
