"""View 6 while the standup runs: one subject on the screen, its name and its clock in large type, few lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cockpit.core.facts import Facts
from cockpit.core.meeting import BLOCKERS, Meeting
from cockpit.core.model import Board, Item
from cockpit.core.queue import Queued
from cockpit.core.standup import Brief, TrackBrief, brief_for
from cockpit.view.blockers import queued_rows, who_waits
from cockpit.view.look import Look, beside, empty, rule, track_span
from cockpit.view.rows import BLANK, Pane, Row, Span, cells, shorten, wrap
from cockpit.view.standup import (
    GAP,
    PROSE,
    THREE_COLUMNS,
    first_key,
    news_rows,
    since_label,
    three_columns,
    today_rows,
    waiting_rows,
)
from cockpit.view.turn import meeting_head

WIDEST = 156
"""Cells the three subjects of a track are at most wide together: columns stay columns on a wide screen."""


def meeting_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The stop `look.meeting` is at; the head is `turn.meeting_head`."""
    meeting = look.meeting
    assert meeting is not None
    brief = brief_for(board, facts, look.record)
    if meeting.stop == BLOCKERS:
        rows = _blockers(board, facts, brief, meeting, look)
    else:
        rows = _track(board, facts, brief, brief.track(meeting.stop), look)
    rows += _parked(meeting, look)
    rows += _following(board, meeting)
    return Pane(head=meeting_head(board, facts, look), body=tuple(rows), start=first_key(rows, board))


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
    return rows


def _blocker_rows(entry: Queued, board: Board, look: Look, *, fresh: bool) -> list[Row]:
    """What at the left, who beside it, the next step at the right; a stack of them where there is no room."""
    news = "new" if fresh else "new on this rung" if entry.news and entry.rung_number > 1 else ""
    if look.width < THREE_COLUMNS:
        rows = queued_rows(entry, board, look, lines=3)
        return [*rows[:-1], replace(rows[-1], right=(Span(news, "warn"),))] if news and len(rows) > 1 else rows
    width = min(look.width, WIDEST)
    column = (width - 2 * GAP) // 3
    first, *rest = queued_rows(entry, board, look.sized(column), lines=3)
    who = who_waits(entry, board)
    texts = [first, *(row for row in rest if row.spans != who and not _is_rung(row, entry))]
    step = [Row((Span(f"{look.glyphs.so} {line}" if not number else f"  {line}", "warn"),))
            for number, line in enumerate(wrap(entry.rung.name, column - 2, 2))] if entry.rung else []  # fmt: skip
    step += [Row((Span(f"  {news}", "dim"),))] if news else []
    right = beside([Row(who)], step, (column, column), GAP, look)
    return beside(texts, right, (column, 2 * column + GAP), GAP, look)


def _is_rung(row: Row, entry: Queued) -> bool:
    return entry.rung is not None and entry.rung.name in row.text


# a track


def _track(board: Board, facts: Facts, brief: Brief, track: TrackBrief, look: Look) -> list[Row]:
    wide = look.width >= THREE_COLUMNS
    width = min(look.width, WIDEST)
    size = (width - 2 * GAP) // 3 if wide else (width - GAP) // 2
    column = look.sized(size)
    touched = touched_items(look.meeting)
    news = [one for one in track.news if one.item not in touched]
    first = _subject(since_label(brief, board), "bright", news_rows(news, board, facts, column), column)
    today = today_rows(track, today_items(board, facts, track, look.meeting), board, facts, column)
    second = _subject("Today", "today", today, column)
    waiting = _stuck(track, board, column) + waiting_rows(track, board, facts, column)
    third = _subject("Waiting", "bright", waiting, column)
    if wide:
        return [BLANK, *three_columns(first, second, third, size, look)]
    left = [*first, BLANK, *third]
    joined = beside([Row(row.spans, row.right, None, row.indent) for row in left], second, (size, size), GAP, look)
    keys = [row.key for row in second] + [None] * len(joined)
    reach = (size + GAP, 2 * size + GAP)
    return [BLANK, *(Row(row.spans, key=keys[number], reach=reach) for number, row in enumerate(joined))]


def _subject(title: str, style: str, rows: list[Row], look: Look) -> list[Row]:
    return [Row((Span(title, style, bold=True),)), rule(look), *(rows or [empty("nothing")])]


def _stuck(track: TrackBrief, board: Board, look: Look) -> list[Row]:
    """The blockers that concern the track, above its handoffs; what follows from a handoff stands there already."""
    handoffs = {wait.key for wait in (*track.waits_for, *track.holds_up)}
    rows: list[Row] = []
    for entry in track.blockers:
        if f"dep:{entry.id}" not in handoffs:
            rows += queued_rows(entry, board, look)[: 3 if entry.track != track.track else 4]
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
