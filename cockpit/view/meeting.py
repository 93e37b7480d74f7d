"""View 6 while the standup runs: one subject on the screen, its name and its clock in large type, few lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cockpit.core.facts import Facts
from cockpit.core.meeting import BLOCKERS, Meeting
from cockpit.core.model import Board, Item
from cockpit.core.queue import Queued
from cockpit.core.standup import Brief, TrackBrief, brief_for
from cockpit.view.blockers import queued_rows
from cockpit.view.look import Look, beside, empty, rule, track_span
from cockpit.view.rows import BLANK, Pane, Row, Span, cells, shorten, wrap
from cockpit.view.standup import (
    GAP,
    PROSE,
    THREE_COLUMNS,
    action_rows,
    first_key,
    news_rows,
    since_label,
    three_columns,
    today_rows,
    waiting_rows,
)
from cockpit.view.turn import meeting_head

HEAD = 3
"""Rows that the head takes beyond those of every pane."""
WIDEST = 200
"""Cells the three subjects of a track are at most wide together: columns stay columns on a wide screen."""


def meeting_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The stop `look.meeting` is at, its entries apart from each other where `look.height` has room for that."""
    meeting = look.meeting
    assert meeting is not None
    brief = brief_for(board, facts, look.record)
    below = [*_parked(meeting, look), *_following(board, meeting)]
    if meeting.stop == BLOCKERS:
        rows = _blockers(board, facts, brief, meeting, look)
    else:
        rows = _track(board, facts, brief, brief.track(meeting.stop), look, len(below))
    rows += below
    return Pane(head=meeting_head(board, facts, look), body=tuple(rows), start=first_key(rows, board, brief))


def _apart(rows: list[Row]) -> list[Row]:
    """A blank row before each entry but the first; what is indented goes on with the one above."""
    return [row for number, one in enumerate(rows) for row in ((BLANK, one) if number and not one.indent else (one,))]


# the blockers


def _blockers(board: Board, facts: Facts, brief: Brief, meeting: Meeting, look: Look) -> list[Row]:
    """The queue in the order to speak of it, then what was resolved in this meeting."""
    resolved = {deed.key for deed in meeting.deeds if deed.verb == "resolved"}
    raised = {deed.key for deed in meeting.deeds if deed.verb.startswith("raised")}
    rows: list[Row] = [BLANK]
    for entry in brief.blockers:
        rows += [*_blocker_rows(entry, board, look, fresh=f"blk:{entry.id}" in raised), BLANK]
    for entry in facts.resolved:
        if f"blk:{entry.id}" in resolved:
            sign = Span(look.glyphs.states["done"], "good", bold=True)
            rows += [
                Row((sign, Span(" "), Span(entry.text, "done")), (Span("resolved", "good"),), f"blk:{entry.id}"),
                BLANK,
            ]
    if len(rows) == 1:
        sign = Span(look.glyphs.states["done"], "good", bold=True)
        rows += [Row((sign, Span(" "), Span("nothing is blocked", "dim"))), BLANK]
    actions = action_rows(brief, board, facts, look.sized(min(look.width, WIDEST)))[1:]
    return [*rows, *actions, *([BLANK] if actions else [])]


def _blocker_rows(entry: Queued, board: Board, look: Look, *, fresh: bool) -> list[Row]:
    """What and for how long, who under it, the next step beside it; a stack where there is no room beside."""
    news = "new" if fresh else "newly there" if entry.news and entry.rung_number > 1 else ""
    said = (Span(f"  {news}", "dim"),) if news else ()
    if look.width < THREE_COLUMNS:
        rows = queued_rows(entry, board, look, lines=3)
        return [*rows[:-1], replace(rows[-1], right=said)] if len(rows) > 1 else rows
    width = min(look.width, WIDEST)
    left, right = width * 3 // 5, width - width * 3 // 5 - GAP
    texts = queued_rows(replace(entry, rung=None, rung_number=0), board, look.sized(left), lines=3)
    colour = "warn" if entry.rung_number > 1 else "dim"
    step = entry.rung.name if entry.rung else ""
    lines = wrap(f"{look.glyphs.so} {step}", right - 14, 2) if step else ()
    steps = [Row((Span(line, colour), *(() if number else said))) for number, line in enumerate(lines)]
    return beside(texts, steps or [Row(said)], (left, right), GAP, look)


# a track


def _track(board: Board, facts: Facts, brief: Brief, track: TrackBrief, look: Look, below: int) -> list[Row]:
    """News, today and waiting beside each other; in little room the first and the last below each other."""
    wide = look.width >= THREE_COLUMNS
    width = min(look.width, WIDEST)
    size = (width - 2 * GAP) // 3 if wide else (width - GAP) // 2
    column = look.sized(size)
    last = look.sized(width - 2 * (size + GAP)) if wide else column
    touched = touched_items(look.meeting)
    news = [one for one in track.news if one.item not in touched]
    items = today_items(board, facts, track, look.meeting)
    entries = (
        news_rows(news, board, facts, column),
        today_rows(track, items, board, facts, column),
        _stuck(track, board, last) + waiting_rows(track, board, facts, last),
    )
    titles = ((since_label(brief, board), "bright"), ("Today", "today"), ("Waiting", "bright"))

    def stacks(told: Sequence[list[Row]]) -> list[list[Row]]:
        parts = zip(titles, told, (column, column, last), strict=True)
        return [_subject(title, style, rows, part) for (title, style), rows, part in parts]

    first, second, third = stacks([_apart(rows) for rows in entries])
    longest = max(len(first), len(second), len(third)) if wide else max(len(first) + 1 + len(third), len(second))
    if look.height is not None and longest + 1 + below > look.height - HEAD:
        first, second, third = stacks(entries)
    if wide:
        return [BLANK, *three_columns(first, second, third, size, look.sized(width))]
    left = [Row(row.spans, row.right, None, row.indent) for row in (*first, BLANK, *third)]
    joined = beside(left, second, (size, size), GAP, look)
    keys = [row.key for row in second] + [None] * len(joined)
    return [BLANK, *(Row(row.spans, key=keys[n], reach=(size + GAP, 2 * size + GAP)) for n, row in enumerate(joined))]


def _subject(title: str, style: str, rows: list[Row], look: Look) -> list[Row]:
    return [Row((Span(title, style, bold=True),)), rule(look), *(rows or [empty("nothing")])]


def _stuck(track: TrackBrief, board: Board, look: Look) -> list[Row]:
    """The blockers that concern the track, above its handoffs; what follows from a handoff stands there already."""
    handoffs = {wait.key for wait in (*track.waits_for, *track.holds_up)}
    rows: list[Row] = []
    for entry in track.blockers:
        if f"dep:{entry.id}" not in handoffs:
            rows += queued_rows(entry, board, look)
    return rows


def touched_items(meeting: Meeting | None) -> frozenset[str]:
    """The items something was done to in this meeting: they stay where they were."""
    return frozenset(deed.key for deed in meeting.deeds) if meeting is not None else frozenset()


def today_items(board: Board, facts: Facts, track: TrackBrief, meeting: Meeting | None) -> tuple[Item, ...]:
    """The track's work of today, with what was done in this meeting in its old place."""
    calendar = board.sprint.calendar
    today = calendar.today(facts.now)
    ids = {item.id for item in track.today}
    known = (board.by_id.get(key) for key in touched_items(meeting))
    ids |= {item.id for item in known if item is not None and item.track == track.track and item.kind != "blocker"}

    def group(item: Item) -> int:
        day = calendar.today(item.due) if item.due else None
        return 2 if day is None or day > today else int(day == today)

    return tuple(sorted((item for item in board.items if item.id in ids), key=group))


# below


def _parked(meeting: Meeting, look: Look) -> list[Row]:
    if not meeting.parked:
        return []
    width = min(look.width, WIDEST)
    rows = [BLANK, Row((Span("Parked", "bright", bold=True),)), rule(look)]
    for number, point in enumerate(meeting.parked, start=1):
        room = min(width - 6 - (cells(point.who) + 2 if point.who else 0), PROSE)
        first, *rest = wrap(point.text, max(8, room), 3) or ("",)
        who = (Span("  "), Span(shorten(point.who, 24), "dim")) if point.who else ()
        rows.append(Row((Span(f"{number:>3}  ", "dim"), Span(first), *who)))
        rows += [Row((Span(line),), indent=5) for line in rest]
    return rows


def _following(board: Board, meeting: Meeting) -> list[Row]:
    """`Next  Grok then GPT`; at the last track, what ends it."""
    left = meeting.stops[meeting.at + 1 :]
    if not left:
        return [BLANK, Row((Span("Last track", "dim"),))]
    spans: list[Span] = [Span("Next", "dim"), Span("  ")]
    for number, track in enumerate(_first(left, 5)):
        spans += [Span(" then ", "dim")] if number else []
        spans.append(track_span(board, track, bold=True))
    return [BLANK, Row(tuple(spans) + ((Span(f" and {len(left) - 5} more", "dim"),) if len(left) > 5 else ()))]


def _first(names: Iterable[str], number: int) -> list[str]:
    return list(names)[:number]
