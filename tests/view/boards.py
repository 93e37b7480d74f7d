"""Random boards: any number of tracks, items that hang from each other in circles, texts from anywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from cockpit.core.calendar import Calendar
from cockpit.core.model import (
    STATES,
    Blocker,
    Board,
    Ceremony,
    Checkpoint,
    Claim,
    Dependency,
    Evidence,
    Finding,
    Headline,
    Item,
    Metric,
    Place,
    Risk,
    Rung,
    Sprint,
    Topic,
    Track,
)
from cockpit.core.prerequisites import Prerequisite

START = date(2025, 11, 24)
PLACE = Place(path="docs/plans/a.md", line=1)
WORDS = st.text(alphabet="ab 宽é́👩‍👩‍👧✅[/]-→…١\u200b\ufe0f\u0301", max_size=40)
MOMENTS = st.integers(-200, 800).map(lambda hours: datetime(2025, 11, 24, tzinfo=UTC) + timedelta(hours=hours))
MAYBE = st.none() | MOMENTS
DAYS = st.dates(date(2025, 11, 20), date(2025, 12, 20))
KINDS = ("task", "deliverable", "action", "criterion", "metric", "note", "blocker")


@st.composite
def items(draw: st.DrawFn, number: int, tracks: list[str], ids: list[str]) -> Item:
    kind: Any = draw(st.sampled_from(KINDS))
    others = st.sampled_from(ids)
    return Item(
        id=f"i{number}",
        kind=kind,
        track=draw(st.sampled_from(tracks)),
        text=f"item{number:03} {draw(WORDS)}",
        state=draw(st.sampled_from(STATES)),
        counted=kind in ("task", "deliverable", "action"),
        reference=draw(st.integers(0, 9)) == 0,
        start=draw(st.none() | DAYS),
        due=draw(MAYBE),
        parent=draw(st.none() | others),
        children=tuple(draw(st.lists(others, max_size=2))),
        needs=tuple(draw(st.lists(others, max_size=2))),
        needs_tracks=tuple(draw(st.lists(st.sampled_from(tracks), max_size=1))),
        files=tuple(draw(st.lists(WORDS, max_size=2))),
        details=tuple(draw(st.lists(WORDS, max_size=2))),
        target=draw(WORDS),
        owner=draw(WORDS),
    )


@st.composite
def things(draw: st.DrawFn, tracks: list[str], ids: list[str]) -> dict[str, Any]:
    track, some = st.sampled_from(tracks), st.lists(st.sampled_from(ids), max_size=3).map(tuple)
    spans = st.tuples(DAYS, DAYS).map(sorted)
    found: dict[str, Any] = {
        "headlines": [
            Headline(start=span[0], end=span[1], track=draw(track), text=draw(WORDS), target=draw(WORDS), place=PLACE)
            for span in draw(st.lists(spans, max_size=4))
        ],
        "checkpoints": [
            Checkpoint(id=f"c{n}", name=draw(WORDS), due=draw(MAYBE), scope=draw(st.just("") | track), items=draw(some))
            for n in range(draw(st.integers(0, 3)))
        ],
        "dependencies": [
            Dependency(
                id=f"d{n}", source=draw(track), target=draw(track), both=draw(st.booleans()), what=draw(WORDS),
                due=draw(MAYBE), needs=draw(some), met_by_hand=draw(st.booleans()),
            )
            for n in range(draw(st.integers(0, 4)))
        ],
        "blockers": [
            Blocker(
                id=f"b{n}", track=draw(track), text=draw(WORDS), since=draw(MAYBE), waits_on=draw(WORDS),
                waiting=tuple(draw(st.lists(track, max_size=3))), blocks=draw(some), resolved=draw(st.booleans()),
            )
            for n in range(draw(st.integers(0, 3)))
        ],
        "evidence": {
            item_id: Evidence(state=draw(st.sampled_from(["landed", "missing", "branch", "none"])), commit="abcdef1234")
            for item_id in draw(some)
        },
    }  # fmt: skip
    return {key: value if isinstance(value, dict) else tuple(value) for key, value in found.items()}


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """A board of up to 9 tracks and 12 items."""
    names = [f"t{n}" for n in range(draw(st.integers(0, 9)))]
    tracks = [*names, "shared"]
    ids = [f"i{n}" for n in range(draw(st.integers(1, 12)))]
    calendar = Calendar(
        start=START,
        end=START + timedelta(days=draw(st.integers(0, 20))),
        zone=UTC,
        holidays=frozenset(draw(st.lists(DAYS, max_size=2))),
    )
    week = frozenset(range(5))
    return Board(
        sprint=Sprint(name=draw(WORDS), calendar=calendar),
        tracks=tuple(Track(id=name, name=draw(WORDS) or name, role=draw(WORDS)) for name in names),
        items=tuple(draw(items(number, tracks, ids)) for number in range(len(ids))),
        topics=(Topic(day=draw(DAYS), text=draw(WORDS), place=PLACE),),
        risks=(Risk(text=draw(WORDS), fallback=draw(WORDS), track="", place=PLACE, responses=("a", draw(WORDS))),),
        prerequisites=tuple(
            Prerequisite(text=draw(WORDS), of=draw(WORDS), met=met, track="", path="p", line=1, item=ids[0])
            for met in draw(st.lists(st.booleans(), max_size=3))
        ),
        metrics=(Metric(name=draw(WORDS), track="", target=draw(WORDS), actual=draw(WORDS)),),
        ceremonies=(Ceremony(kind="standup", name=draw(WORDS), at=time(9), days=week),),
        escalation=(Rung(name=draw(WORDS), after=timedelta(hours=1)), Rung(name=draw(WORDS), tracks_waiting=2)),
        claims=(Claim(path="docs/plans/a.md", line=1, text=draw(WORDS)),),
        findings=(
            Finding(code="unowned", severity="hint", path="docs/a.md", line=3, message=draw(WORDS), remedy=draw(WORDS)),
        ),
        **draw(things(tracks, ids)),
    )
