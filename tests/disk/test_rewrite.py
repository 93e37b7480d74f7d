from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.disk.rewrite import PAGE, Rewrite, finished, touched_lines, writes
from cockpit.plan.splice import Refusal, Splice, apply, in_order, invert, joined, moved


@st.composite
def changes(draw: st.DrawFn) -> Rewrite:
    """A file of up to four pages and one to three splices that change it."""
    seed = draw(st.binary(min_size=1, max_size=64))
    old = (seed * (draw(st.integers(1, 4 * PAGE)) // len(seed) + 1))[: draw(st.integers(1, 4 * PAGE))]
    cuts = sorted(draw(st.lists(st.integers(0, len(old)), min_size=2, max_size=6, unique=True)))
    splices = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        stop = draw(st.sampled_from([start, start + 1, end]))
        splices.append(Splice(start, min(stop, len(old)), draw(st.binary(max_size=12))))
    splices = [s for s in splices if old[s.start : s.end] != s.new]
    if not splices:
        splices = [Splice(0, 0, b"x")]
    return Rewrite(old, in_order(splices))


def on_disk(rewrite: Rewrite, steps: int) -> bytes:
    """The file after so many of the writes, as the system carries them out."""
    data = bytearray(rewrite.old)
    for offset, piece in list(writes(rewrite))[:steps]:
        data[offset : offset + len(piece)] = piece
    return bytes(data)


@given(changes())
def test_all_writes_together_make_the_new_file(rewrite: Rewrite) -> None:
    data = on_disk(rewrite, 10_000)[: rewrite.size]
    assert data == rewrite.new == apply(rewrite.old, rewrite.splices)


@given(changes())
def test_every_state_on_the_way_is_recognised(rewrite: Rewrite) -> None:
    stop = len(rewrite.old) if rewrite.growth else rewrite.stop
    for steps in range(len(list(writes(rewrite))) + 1):
        torn = on_disk(rewrite, steps)
        tail = torn[rewrite.start :] if rewrite.growth else torn[rewrite.start : stop]
        assert finished(tail, rewrite.before, rewrite.after)
        assert torn[: rewrite.start] == rewrite.old[: rewrite.start]


@given(changes())
def test_each_write_stays_in_one_page_unless_it_lengthens_the_file(rewrite: Rewrite) -> None:
    for place, (offset, piece) in enumerate(writes(rewrite)):
        lengthens = place == 0 and rewrite.growth > 0 and not rewrite.whole
        assert lengthens or offset // PAGE == (offset + len(piece) - 1) // PAGE


@given(st.binary(min_size=1, max_size=3 * PAGE), st.data())
def test_one_insertion_never_loses_a_byte_on_the_way(old: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    rewrite = Rewrite(old, (Splice(at, at, b"[x] "),))
    for steps in range(len(list(writes(rewrite))) + 1):
        torn = on_disk(rewrite, steps)
        rest = old[at:]
        kept = next(n for n in range(len(rest) + 1) if torn[at + 4 + n :] == rest[n:] or len(torn) == len(old))
        assert len(torn) == len(old) or torn[at : at + kept] == rest[:kept] or torn[at : at + 4] == b"[x] "


@given(changes(), st.binary(min_size=1, max_size=3))
def test_other_bytes_are_not_taken_for_a_torn_file(rewrite: Rewrite, noise: bytes) -> None:
    torn = rewrite.before + rewrite.after + noise
    assert not finished(torn, rewrite.before, rewrite.after)


@given(changes())
def test_inverting_restores(rewrite: Rewrite) -> None:
    assert apply(rewrite.new, invert(rewrite.old, rewrite.splices)) == rewrite.old


@given(changes(), st.integers(0, 4 * PAGE))
def test_a_byte_outside_the_splices_is_found_where_it_moved(rewrite: Rewrite, at: int) -> None:
    if at < len(rewrite.old) and not any(s.start <= at < s.end for s in rewrite.splices):
        there = moved(at, rewrite.splices)
        assert rewrite.new[there : there + 1] == rewrite.old[at : at + 1]


def test_a_tick_is_one_write() -> None:
    old = b"- [ ] a\n" * 3000
    assert list(writes(Rewrite(old, (Splice(16003, 16004, b"x"),)))) == [(16003, b"x")]


def test_changes_that_meet_are_refused() -> None:
    with pytest.raises(Refusal, match="same place"):
        in_order([Splice(1, 3, b"a"), Splice(2, 4, b"b")])
    with pytest.raises(Refusal, match="same place"):
        in_order([Splice(1, 1, b"a"), Splice(1, 1, b"b")])
    assert in_order([Splice(4, 5, b"x"), Splice(1, 2, b"x"), Splice(4, 5, b"x")]) == (
        Splice(1, 2, b"x"),
        Splice(4, 5, b"x"),
    )


@pytest.mark.parametrize(
    ("data", "at", "line"),
    [
        (b"one\ntwo\nthree", 5, b"two"),
        (b"one\r\ntwo\r\n", 5, b"two\r"),
        (b"one\rtwo\rthree", 5, b"two\rthree"),
        (b"one", 0, b"one"),
        (b"", 0, b""),
    ],
)
def test_the_lines_a_splice_stands_on(data: bytes, at: int, line: bytes) -> None:
    [(start, end)] = touched_lines(data, [Splice(at, at, b"x")])
    assert data[start:end] == line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Splice(1, 3, b""), Splice(3, 3, b"new")),
        (Splice(1, 3, b""), Splice(3, 5, b"")),
        (Splice(2, 2, b"in"), Splice(2, 4, b"")),
        (Splice(1, 2, b"x"), Splice(4, 5, b"y")),
    ],
)
def test_changes_that_touch_can_be_taken_back(one: Splice, other: Splice) -> None:
    old = b"abcdefg"
    splices = joined([other, one])
    new = apply(old, splices)
    back = in_order(invert(old, splices))
    assert apply(new, back) == old
    assert all(before.end < after.start for before, after in pairwise(splices))
