"""Settings: what was typed wins over the environment, that over the file, and that over the defaults."""

import os
from pathlib import Path

import pytest

from accessible.errors import UsageError
from accessible.settings import Settings, export, load


def write(folder: Path, text: str) -> None:
    (folder / "accessible.toml").write_text(text, "utf-8")


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    settings = load({}, {}, tmp_path)
    assert settings == Settings()
    assert (settings.output, settings.format, settings.engine) == (".", "epub,podcast", "auto")
    assert (settings.voice, settings.rate, settings.language, settings.offline) == ("", 1.0, "", False)
    assert settings.workers == (os.cpu_count() or 1)


def test_the_file_wins_over_the_defaults(tmp_path: Path) -> None:
    write(tmp_path, 'engine = "espeak"\nrate = 2\noffline = true\nworkers = 3\ntitle = "A \\"title\\""\n')
    settings = load({}, {}, tmp_path)
    assert (settings.engine, settings.rate, settings.offline, settings.workers) == ("espeak", 2.0, True, 3)
    assert settings.title == 'A "title"'
    assert settings.format == "epub,podcast"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    write(tmp_path, 'engine = "espeak"\nrate = 2\noffline = true\nvoice = "de"\n')
    environment = {"ACCESSIBLE_ENGINE": "tone", "ACCESSIBLE_RATE": "0.5", "ACCESSIBLE_OFFLINE": "no"}
    settings = load({}, environment, tmp_path)
    assert (settings.engine, settings.rate, settings.offline, settings.voice) == ("tone", 0.5, False, "de")


def test_what_was_typed_wins_over_everything(tmp_path: Path) -> None:
    write(tmp_path, 'engine = "espeak"\nrate = 2\nlanguage = "de"\n')
    environment = {"ACCESSIBLE_ENGINE": "gtts", "ACCESSIBLE_RATE": "0.5", "ACCESSIBLE_LANGUAGE": "fr"}
    settings = load({"engine": "tone", "rate": "1.5", "language": None}, environment, tmp_path)
    assert (settings.engine, settings.rate, settings.language) == ("tone", 1.5, "fr")


def test_what_engines_want_to_know_is_put_where_they_look(tmp_path: Path) -> None:
    write(tmp_path, 'command = "say -v {language}"\npiper-voices = "~/voices"\n')
    environment = {"ACCESSIBLE_PIPER_VOICES": "/voices", "HOME": "/home/ann"}
    settings = load({}, environment, tmp_path)
    assert (settings.command, settings.piper_voices) == ("say -v {language}", "/voices")
    export(settings, environment)
    assert environment == {
        "ACCESSIBLE_COMMAND": "say -v {language}",
        "ACCESSIBLE_PIPER_VOICES": "/voices",
        "HOME": "/home/ann",
    }
    export(Settings(), environment)
    assert environment["ACCESSIBLE_PIPER_VOICES"] == "/voices"


def test_a_list_is_a_list_in_the_file_and_has_commas_in_the_environment(tmp_path: Path) -> None:
    write(tmp_path, 'keep = ["caption", "reading time"]\ndrop = "table, code"\nkeep-text = ["One, two"]\nraw = true\n')
    settings = load({}, {}, tmp_path)
    assert (settings.keep, settings.drop) == (("caption", "reading time"), ("table", "code"))
    assert (settings.keep_text, settings.raw) == (("One, two",), True)
    environment = {"ACCESSIBLE_KEEP": " share ,tags,, ", "ACCESSIBLE_KEEP_TEXT": "ice", "ACCESSIBLE_RAW": "no"}
    settings = load({}, environment, tmp_path)
    assert (settings.keep, settings.drop) == (("share", "tags"), ("table", "code"))
    assert (settings.keep_text, settings.raw) == (("ice",), False)
    settings = load({"keep": ["legal"], "keep_text": ["a, b", "c"], "drop": []}, environment, tmp_path)
    assert (settings.keep, settings.drop, settings.keep_text) == (("legal",), (), ("a, b", "c"))


@pytest.mark.parametrize(
    ("word", "value"), [("1", True), ("TRUE", True), ("yes", True), ("0", False), ("no", False), ("", False)]
)
def test_yes_and_no_can_be_written_in_several_ways(tmp_path: Path, word: str, value: bool) -> None:  # noqa: FBT001
    assert load({}, {"ACCESSIBLE_OFFLINE": word}, tmp_path).offline is value


@pytest.mark.parametrize("word", ["skip", "name"])
def test_emoji_are_skipped_or_named(tmp_path: Path, word: str) -> None:
    assert load({"emoji": word}, {}, tmp_path).emoji == word


def test_what_else_is_done_with_emoji_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'sing' is no value for emoji \(after --emoji\): it takes skip or name\."):
        load({"emoji": "sing"}, {}, tmp_path)


@pytest.mark.parametrize("wanted", [-31, -16.0, "-19"])
def test_sound_is_as_loud_as_somebody_wants(tmp_path: Path, wanted: object) -> None:
    assert load({"loudness": wanted}, {}, tmp_path).loudness == float(str(wanted))


@pytest.mark.parametrize("wanted", ["-14", "-40", "0", "19", "nan", "inf"])
def test_what_is_too_loud_or_too_soft_is_refused(tmp_path: Path, wanted: str) -> None:
    with pytest.raises(UsageError, match=r"loudness \(after --loudness\): it takes a number, from -31 to -16\."):
        load({"loudness": wanted}, {}, tmp_path)


def test_other_variables_of_the_environment_are_none_of_ours(tmp_path: Path) -> None:
    assert load({}, {"ENGINE": "tone", "ACCESSIBLE_DEBUG": "1", "ACCESSIBLE_GTTS_URL": "x"}, tmp_path) == Settings()


def test_the_file_is_looked_for_in_that_folder_only(tmp_path: Path) -> None:
    write(tmp_path, 'engine = "espeak"\n')
    (tmp_path / "below").mkdir()
    assert load({}, {}, tmp_path / "below") == Settings()


@pytest.mark.parametrize(
    "text",
    [
        'colour = "red"',
        "[make]\nrate = 1",
        'engine = "tone"\nspeed = 2',
        'Engine = "tone"',
        'keep_text = ["x"]',
    ],
)
def test_an_unknown_name_in_the_file_is_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(
        UsageError, match=r"no setting called '(colour|make|speed|Engine|keep_text)' \(in accessible\.toml\).*engine"
    ):
        load({}, {}, tmp_path)


def test_an_unknown_flag_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'colour'.*--colour"):
        load({"colour": "red"}, {}, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        'rate = "fast"',
        "rate = [1, 2]",
        "rate = true",
        'workers = "many"',
        "workers = 2.5",
        "workers = true",
        'offline = "maybe"',
        "offline = 2",
        "offline = 1.0",
        "title = 3",
        'title = ["a", "b"]',
        "voice = true",
        'store = {path = "x"}',
        "author = 2024-01-01",
        "keep = 3",
        "drop = true",
        'keep = ["caption", 2]',
        'keep-text = {words = "x"}',
        "raw = 1",
    ],
)
def test_a_value_of_the_wrong_kind_in_the_file_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(UsageError, match=rf"\b{text.split(maxsplit=1)[0]}\b.*in accessible\.toml"):
        load({}, {}, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rate", "fast"),
        ("rate", ""),
        ("workers", "two"),
        ("workers", "1.5"),
        ("offline", "maybe"),
    ],
)
def test_a_value_of_the_wrong_kind_in_the_environment_is_refused_with_its_place(
    tmp_path: Path, name: str, value: str
) -> None:
    variable = f"ACCESSIBLE_{name.upper()}"
    with pytest.raises(UsageError, match=rf"\b{name}\b.*{variable}"):
        load({}, {variable: value}, tmp_path)


@pytest.mark.parametrize(("name", "value"), [("rate", "fast"), ("rate", "1,5"), ("workers", "x")])
def test_a_value_of_the_wrong_kind_that_was_typed_is_refused_with_its_place(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(UsageError, match=rf"'{value}' .*--{name}"):
        load({name: value}, {}, tmp_path)


@pytest.mark.parametrize("text", ["rate = ", "rate 1", '"""', 'engine = "tone"\nengine = "tone"\n', "\x00"])
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(UsageError, match=r"accessible\.toml.*TOML"):
        load({}, {}, tmp_path)


def test_a_file_in_another_encoding_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "accessible.toml").write_bytes('title = "Größe"\n'.encode("latin-1"))
    with pytest.raises(UsageError, match=r"accessible\.toml"):
        load({}, {}, tmp_path)


def test_messages_are_one_sentence_on_one_line(tmp_path: Path) -> None:
    write(tmp_path, '"a\\nb" = 1\n')
    with pytest.raises(UsageError) as caught:
        load({}, {}, tmp_path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_recordings_are_kept_in_the_folder_that_was_set() -> None:
    assert Settings(store="here").store_folder == Path("here")


def test_recordings_are_kept_in_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert Settings().store_folder == tmp_path / "cache" / "accessible"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert Settings().store_folder == tmp_path / "home" / ".cache" / "accessible"
