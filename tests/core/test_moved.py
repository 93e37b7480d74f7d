"""What was moved to another day is put off until then, and asked for again on that day."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.closing import due_today
from cockpit.core.daywork import day_work
from cockpit.core.facts import take_stock
from cockpit.core.standup import brief_for
from cockpit.plan.assemble import assemble
from cockpit.plan.config import read_settings
from cockpit.plan.reader import read_document

SETTINGS = read_settings(
    b'[sprint]\nname = "Moves"\nstart = 2026-01-05\nend = 2026-01-09\ntimezone = "Europe/Berlin"\n'
)
PLAN = b"# Plan\n\n## Tuesday\n\n- [ ] Paint (moved to 2026-01-08)\n- [ ] Sweep (deferred)\n"
ZONE = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("day", "hour", "asked", "late", "planned"),
    [
        (6, 9, False, False, 0),
        (7, 23, False, False, 0),
        (8, 0, True, False, 0),
        (8, 16, True, False, 0),
        (8, 18, True, True, 1),
        (9, 9, False, True, 1),
    ],
)
def test_a_moved_item_comes_back_on_its_day(day: int, hour: int, asked: bool, late: bool, planned: int) -> None:
    board = assemble(SETTINGS, [read_document("docs/plans/p.md", PLAN, SETTINGS)])
    paint, sweep = board.items
    assert (paint.state, paint.moved, sweep.state, sweep.moved) == ("deferred", True, "deferred", False)
    now = datetime(2026, 1, day, hour, tzinfo=ZONE)
    facts = take_stock(board, now)
    assert (facts.standing[paint.id].due_today, facts.standing[paint.id].late) == (asked, late)
    assert not facts.standing[sweep.id].due_today
    assert not facts.standing[sweep.id].late
    assert facts.progress.planned == planned
    assert facts.progress.late == int(late)
    assert due_today(board, facts) == ((paint,) if asked else ())
    work = day_work(board, facts, now.date())["shared"]
    briefs = [track for track in brief_for(board, facts).tracks if track.track == "shared"]
    assert (paint in work.due, paint in work.late) == (asked, late and not asked)
    assert [item for brief in briefs for item in brief.today] == ([paint] if asked or late else [])
