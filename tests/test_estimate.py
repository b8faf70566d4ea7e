"""What a list would cost, against what it costs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from accessible import cli
from accessible.batch import cpu

SENTENCE = "the wheel has turned again since Monday, and half of the town came to look at it."
NEAR = 0.25
"""How far from the truth an estimate of a few articles may be; of fifty, `make trust` asks for 0.15."""


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, float]:
    assert cli.run([*arguments, "--json", "--offline"]) == 0
    found: dict[str, float] = json.loads(capsys.readouterr().out)
    return found


def used(folder: str, *endings: str) -> int:
    """Return how much of the disk files with these endings take; all files if none is named."""
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    return sum(path.stat().st_blocks * 512 for path in files if not endings or path.suffix in endings)


def test_an_estimate_is_near_what_a_batch_then_costs(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(20):
        paragraphs = (f"Paragraph {count} of {number}: {SENTENCE}" for count in range(1 + (number * 7) % 12))
        Path(f"{number}.txt").write_text("\n\n".join(paragraphs), "utf-8")
    Path("list.txt").write_text("".join(f"{number}.txt\n" for number in range(20)), "utf-8")
    found = shown(capsys, "estimate", "list.txt", "--engine", "tone", "--price", "2")
    made = shown(capsys, "batch", "list.txt", "--engine", "tone", "-o", "out", "--store", "store")
    results: list[dict[str, float]] = made["articles"]  # type: ignore[assignment]
    hours = sum(result["cpu"] for result in results) / 3600
    assert found["articles"] == len(results) == 20
    assert found["made"] == 12
    assert found["words"] == sum(result["words"] for result in results)
    assert found["cpu_hours"] == pytest.approx(hours, rel=NEAR)
    assert found["sound_hours"] == pytest.approx(sum(result["seconds"] for result in results) / 3600, rel=NEAR)
    assert found["bytes_of_files"] == pytest.approx(used("out", ".epub", ".mp3"), rel=NEAR)
    assert found["bytes_of_store"] == pytest.approx(used("store"), rel=NEAR)
    assert found["price_per_1000"] == pytest.approx(found["cpu_hours_per_1000"] * 2, rel=0.01)
    assert found["cpu_hours_per_1000"] == pytest.approx(found["cpu_hours"] / 20 * 1000, rel=0.01)


def test_each_engine_has_articles_that_are_made_and_nothing_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    english = "The wheel has turned again since Monday, and half of the town came to look at it number {}.\n"
    german = "Das Rad hat sich seit Montag wieder gedreht, und die halbe Stadt kam, um es zu sehen, Nummer {}.\n"
    for number in range(8):
        Path(f"{number}.txt").write_text((german if number < 3 else english).format(number), "utf-8")
    Path("empty.txt").touch()
    Path("list.txt").write_text("".join(f"{number}.txt\n" for number in range(8)) + "empty.txt\ngone.txt\n", "utf-8")
    assert cli.run(["estimate", "list.txt", "--offline", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "articles: 8, and 2 that cannot be read"
    assert lines[-1] == "Reckoned from 8 articles that were made here, and the letters of all."
    assert list((tmp_path / "tmp").iterdir()) == []
    assert sorted(path.name for path in Path().iterdir() if path.suffix != ".txt") == ["tmp"]


def test_where_nothing_can_be_read_the_reason_of_the_first_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("list.txt").write_text("gone.txt\n", "utf-8")
    assert cli.run(["estimate", "list.txt", "--quiet"]) == 4
    assert "There is no file 'gone.txt'" in capsys.readouterr().err


@pytest.mark.parametrize("price", ["-1", "nan", "inf"])
def test_what_is_no_price_is_refused(capsys: pytest.CaptureFixture[str], price: str) -> None:
    assert cli.run(["estimate", "list.txt", "--price", price]) == 2
    assert "is no value for --price" in capsys.readouterr().err


def test_the_time_of_a_child_counts_while_it_runs_and_when_it_has_ended() -> None:
    burn = "import time\nwhile time.process_time() < 0.6: pass\nprint(flush=True); input()"
    between = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    before = cpu.spent()
    child = subprocess.Popen([sys.executable, "-c", between], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    assert 0.55 < cpu.spent() - before < 1.5
    child.communicate(b"\n")
    assert 0.55 < cpu.spent() - before < 1.5
