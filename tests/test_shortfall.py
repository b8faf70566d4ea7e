"""A page whose markup makes the parser lose text is read again without it, and a warning names the share."""

import pytest

from accessible.readers import html
from accessible.readers.markless import running_text
from accessible.readers.source import Source

BEFORE = "The harbour of the small town froze over twice that winter."
AFTER = "The fishers walked across it to the market, and sold what they had under the ice."


def read(page: str) -> list[str]:
    return [block.text for block in html.read(Source(page, "text/html")).blocks]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>One</p>two<br>three", ["One", "two", "three"]),
        ("<p>fo<b>ur</b><a href='/x'>teen</a></p><abbr>no</abbr>.", ["fourteen", "no."]),
        ("<title>No</title><script>if (a<b) no</script><style>p{}</style><!-- <p>no</p> -->Yes", ["No", "Yes"]),
        ("<head><title>No</title></head><body>Yes", ["Yes"]),
        ('<p title="a > b">Salt &amp; ice</p>', ["Salt & ice"]),
        ("3 < 4 and 5 > 4", ["3 < 4 and 5 > 4"]),
    ],
)
def test_running_text_is_what_stands_between_tags_and_is_shown(page: str, lines: list[str]) -> None:
    assert [line.strip() for line in running_text(page).splitlines() if line.strip()] == lines


def test_a_whole_page_is_read_once_and_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    assert read(f"<p>{BEFORE}</p><p>{AFTER}</p>") == [BEFORE, AFTER]
    assert caplog.records == []


@pytest.mark.parametrize("name", ["iframe", "noscript", "template"])
def test_what_stands_behind_an_unclosed_element_is_read_all_the_same(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    lost = len(AFTER.replace(" ", "")) - 2
    share = f"{lost / (lost + len(BEFORE.replace(' ', '')) - 1):.0%}"
    assert read(f"<p>{BEFORE}</p><{name}><p>{AFTER}</p>") == [BEFORE, AFTER]
    assert [record.getMessage() for record in caplog.records] == [
        f"The markup of the page is broken: {share} of its text was lost, so it was read again without markup."
    ]


def test_a_block_of_noscript_in_the_head_takes_nothing_from_the_page() -> None:
    page = f"<html><head><noscript><div>No script</div></noscript><title>Ice</title></head><body><p>{BEFORE}</body>"
    assert read(page) == [BEFORE]


def test_words_that_are_cut_by_soft_hyphens_are_not_lost(caplog: pytest.LogCaptureFixture) -> None:
    cut = AFTER.replace("e", "e\u00ad")
    assert read(f"<p>{cut}</p>") == [AFTER]
    assert caplog.records == []


def test_words_that_stand_in_two_elements_are_not_lost(caplog: pytest.LogCaptureFixture) -> None:
    assert read("<title>A long title</title><p>four<a href=/x>teen</a></p>") == ["fourteen"]
    assert caplog.records == []
