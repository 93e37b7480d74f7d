"""The views as lines of text, for screen readers, pipes and dumb terminals: words for signs, no columns, no drawing.

They are the same rows as on the screen, asked for with spoken signs and without a width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from cockpit.core.facts import Facts
from cockpit.core.model import Board
from cockpit.core.record import Record
from cockpit.view import words
from cockpit.view.arrows import dependency_pane
from cockpit.view.blockers import blocker_pane, queue_pane
from cockpit.view.checkpoints import gates_pane
from cockpit.view.day import day_pane
from cockpit.view.findings import findings_pane
from cockpit.view.glyphs import SPOKEN
from cockpit.view.header import coming_words
from cockpit.view.item import item_pane
from cockpit.view.look import Look
from cockpit.view.retro import retro_pane
from cockpit.view.rows import Pane, Row, Span
from cockpit.view.schedule import shown_tracks
from cockpit.view.standup import standup_pane
from cockpit.view.timeline import timeline_pane
from cockpit.view.tracks import track_pane

ENDLESS = 1_000_000
VIEWS = {
    "day": day_pane,
    "timeline": timeline_pane,
    "blockers": queue_pane,
    "checkpoints": gates_pane,
    "standup": standup_pane,
    "retro": retro_pane,
    "findings": findings_pane,
    "item": item_pane,
}
_GAP = re.compile(r"^ {2,}$")
_COUNT = re.compile(r"^(\d+)/(\d+)$")


def plain(
    view: str,
    board: Board,
    facts: Facts,
    *,
    track: str | None = None,
    day: date | None = None,
    subject: str | None = None,
    record: Record | None = None,
) -> str:
    """A view by name (`board`, a key of `VIEWS`) as text that ends with a newline.

    `track` keeps the board and the standup to one track, `day` is the day view's, `subject` the item view's key;
    `record` is what git told.
    Raises KeyError for a view that does not exist.
    """
    look = Look(width=ENDLESS, glyphs=SPOKEN, track=track, day=day, subject=subject, record=record)
    panes = _board(board, facts, look) if view == "board" else [VIEWS[view](board, facts, look)]
    blocks = [_opening(board, facts), *(_lines((*pane.head, *pane.body)) for pane in panes)]
    return "\n\n".join("\n".join(_tidy(block)) for block in blocks) + "\n"


def _board(board: Board, facts: Facts, look: Look) -> list[Pane]:
    if look.track is not None:
        return [track_pane(board, facts, look.track, look)]
    panes = [track_pane(board, facts, track, look) for track in shown_tracks(board)]
    return [
        *panes,
        gates_pane(board, facts, look),
        dependency_pane(board, facts, look),
        blocker_pane(board, facts, look),
    ]


def _opening(board: Board, facts: Facts) -> list[str]:
    """The header in two sentences."""
    calendar = board.sprint.calendar
    today = calendar.today(facts.now)
    where = f"day {facts.day} of {facts.days}" if facts.day else facts.phase if facts.phase != "running" else "free day"
    late = facts.progress.late
    parts = [f"{facts.done} of {facts.total} done"]
    parts += [f"{late} late"] if late else []
    parts += [words.count(len(facts.queue), "blocker")] if facts.queue else []
    coming = "".join(span.text for span in coming_words(board, facts.now, spoken=True))
    following = [f"Next: {coming}."] if coming else []
    return [
        f"{board.sprint.name}, {words.full_weekday(today)} {today.day} {words.MONTHS[today.month - 1]}, {where}",
        " ".join([f"{', '.join(parts)}.", *following]),
    ]


def _lines(rows: Iterable[Row]) -> list[str]:
    return [line_of(row) for row in rows]


def line_of(row: Row) -> str:
    """A row as a line: gaps between its parts become commas, counts are read as `2 of 9`."""
    parts = [_said(spans) for spans in (row.spans, row.right)]
    text = ", ".join(part for part in parts if part)
    return " " * row.indent + text if text else ""


def _said(spans: Sequence[Span]) -> str:
    said = [", " if _GAP.match(span.text) else _COUNT.sub(r"\1 of \2", span.text) for span in spans]
    return re.sub(r"(, )+", ", ", "".join(said)).strip().strip(",").rstrip()


def _tidy(lines: Sequence[str]) -> list[str]:
    """Never two blank lines in a row, none at the ends."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line.rstrip())
    while kept and not kept[-1]:
        kept.pop()
    return kept
