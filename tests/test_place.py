"""Laying tracks end to end: the clips of the whole stream."""

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from accessible.narration import Clip, Track, place


@st.composite
def recordings(draw: st.DrawFn) -> Track:
    """Return a track like those that are recorded: some sentences with sound, some without, frames around them."""
    lengths = draw(st.lists(st.just(0) | st.integers(1, 10**6), min_size=1, max_size=6))
    delay, rest = draw(st.integers(0, 2000)), draw(st.integers(0, 2000))
    edges = [sum(lengths[:number]) for number in range(len(lengths) + 1)]
    clips = tuple(Clip(start, end) for start, end in pairwise(edges))
    return Track("x.mp3", 1, delay + edges[-1] + rest, delay, clips)


def test_two_tracks_by_hand() -> None:
    first = Track("a.mp3", 1, 5000, 1105, (Clip(0, 1000), Clip(1000, 1000), Clip(1000, 3000)))
    second = Track("b.mp3", 1, 4000, 1105, (Clip(0, 0), Clip(0, 2500)))
    clips, length = place([first, second])
    assert length == 9000
    assert clips == [[Clip(0, 2105), Clip(2105, 2105), Clip(2105, 6105)], [Clip(6105, 6105), Clip(6105, 9000)]]


def test_nothing_is_nothing() -> None:
    assert place([]) == ([], 0)


@given(st.lists(recordings(), max_size=8))
def test_clips_tile_the_stream(tracks: list[Track]) -> None:
    placed, length = place(tracks)
    assert length == sum(track.length for track in tracks)
    assert [len(clips) for clips in placed] == [len(track.clips) for track in tracks]
    flat = list(chain.from_iterable(placed))
    if any(clip.start < clip.end for track in tracks for clip in track.clips):
        assert flat[0].start == 0
        assert flat[-1].end == length
    assert all(one.end == other.start for one, other in pairwise(flat))
    assert all(clip.start <= clip.end for clip in flat)


@given(st.lists(recordings(), max_size=8))
def test_a_clip_is_empty_where_nothing_is_said_and_only_there(tracks: list[Track]) -> None:
    placed, _ = place(tracks)
    for track, clips in zip(tracks, placed, strict=True):
        assert [clip.start < clip.end for clip in clips] == [clip.start < clip.end for clip in track.clips]


@given(st.lists(recordings(), max_size=8))
def test_each_clip_begins_with_its_sound_and_the_first_with_the_stream(tracks: list[Track]) -> None:
    placed, _ = place(tracks)
    offset, found, expected = 0, [], []
    for track, clips in zip(tracks, placed, strict=True):
        for clip, original in zip(clips, track.clips, strict=True):
            if original.start < original.end:
                found.append(clip.start)
                expected.append(offset + track.delay + original.start)
        offset += track.length
    assert found[1:] == expected[1:]
    assert found[:1] == [0] * len(found[:1])
