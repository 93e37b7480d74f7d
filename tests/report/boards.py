"""Boards made by hand for the tests of reports and commands."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cockpit.core.calendar import Calendar
from cockpit.core.model import (
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
    Mention,
    Metric,
    Place,
    Risk,
    Rung,
    Sprint,
    Track,
)
from cockpit.core.prerequisites import Prerequisite

BERLIN = ZoneInfo("Europe/Berlin")
CALENDAR = Calendar(start=date(2025, 3, 24), end=date(2025, 4, 4), zone=BERLIN, zone_name="Europe/Berlin")
"""Two weeks with the change to summer time between them (30 March)."""
FRIDAY = datetime(2025, 3, 28, 9, 30, tzinfo=BERLIN)


def eod(day: int, month: int = 3) -> datetime:
    return CALENDAR.end_of(date(2025, month, day))


def mention(path: str, line: int, text: str = "", leading_id: str = "") -> Mention:
    return Mention(
        path=path, line=line, form="checkbox", state="todo", role="plan", text=text, key=text, leading_id=leading_id
    )


def small_board() -> Board:
    """Two tracks and a shared item; one of everything the status has a key for."""
    parser = Item(
        id="ada-000001", kind="deliverable", track="ada", text="parser.py", state="doing", owner="Ada", is_file=True,
        type="Code", files=("src/parser.py",), due=eod(27), start=date(2025, 3, 25), target="fast",
        section=("Week 1", "Deliverables"), group="Deliverables", children=("ada-000002",),
        mentions=(mention("plans/ada.md", 7, "parser.py", "T1"), mention("plans/all.md", 3)),
    )  # fmt: skip
    tests = Item(
        id="ada-000002", kind="task", track="ada", text="Write the **tests**", state="done", parent="ada-000001",
        mentions=(mention("plans/ada.md", 8),),
    )  # fmt: skip
    docs = Item(
        id="bob-000001", kind="task", track="bob", text="Write the docs", state="todo", needs=("ada-000001",),
        due=eod(2, 4), estimate="2 days", mentions=(mention("plans/bob.md", 4),),
    )  # fmt: skip
    gate = Item(
        id="shared-000001", kind="criterion", track="shared", text="All green", state="todo", counted=False,
        mentions=(mention("plans/all.md", 9),),
    )  # fmt: skip
    listed = Item(
        id="shared-000002", kind="task", track="shared", text="Check the list", state="done", counted=False,
        reference=True, mentions=(mention("plans/check.md", 2),),
    )  # fmt: skip
    return Board(
        sprint=Sprint(name="Übung", calendar=CALENDAR, goal="Parse"),
        tracks=(Track(id="ada", name="Ada", role="Code"), Track(id="bob", name="Bob")),
        items=(parser, tests, docs, gate, listed),
        headlines=(
            Headline(start=date(2025, 3, 24), end=date(2025, 3, 25), track="ada", text="Read",
                     place=Place(path="a", line=1)),
        ),
        checkpoints=(Checkpoint(id="cp-1", name="Week 1", due=eod(28), items=("shared-000001",)),
                     Checkpoint(id="cp-2", name="Ada's", due=None, scope="ada")),
        dependencies=(Dependency(id="dep-1", source="ada", target="bob", both=False, what="The parser", due=eod(27),
                                 needs=("ada-000001",), mentions=(mention("plans/all.md", 12),)),),
        blockers=(
            Blocker(id="b-1", track="bob", text="No reviewer", since=FRIDAY - timedelta(hours=30), waits_on="Vendor"),
            Blocker(id="b-2", track="ada", text="Was broken", since=eod(24), resolved=True, resolved_at=eod(25)),
        ),
        risks=(Risk(text="Too slow", fallback="Cache", track="ada", place=Place(path="a", line=2)),),
        prerequisites=(
            Prerequisite(text="Sprint 1", of="Parser", met=False, track="ada", path="a", line=3, item="ada-000001"),
            Prerequisite(text="A licence", of="", met=True, track="shared", path="a", line=4),
        ),
        metrics=(Metric(name="Speed", track="ada", target="1 s", actual="2 s"),),
        ceremonies=(Ceremony(kind="standup", name="Standup", at=time(9), days=frozenset(range(5))),
                    Ceremony(kind="retro", name="Retro", at=time(16), date=date(2025, 3, 21))),
        escalation=(Rung(name="Say", after=timedelta()), Rung(name="Shout", before_due=timedelta(hours=24))),
        claims=(Claim(path="plans/all.md", line=1, text="2/4 done", done=2, total=4),),
        findings=(
            Finding(code="unowned", severity="hint", path="plans/all.md", line=9, message="nobody owns it",
                    remedy="say who"),
            Finding(code="not-utf8", severity="error", path="plans/a,b.md", line=1, column=4,
                    message="100% wrong:\nall", remedy=""),
        ),
        evidence={"ada-000001": Evidence(state="landed", path="src/parser.py", commit="abc", author="Ada", late=True,
                                         date=eod(27) + timedelta(hours=1), candidates=("x",))},
    )  # fmt: skip
