"""The garbage collector is out of the way while something runs, and back afterwards, as it was."""

import gc

import pytest

from accessible import collector


@collector.paused()
def fail() -> None:
    assert not gc.isenabled()
    int("no number")


def test_it_is_paused_inside_and_on_again_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="no number"):
        fail()
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector.paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
