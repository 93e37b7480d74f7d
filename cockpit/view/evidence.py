"""What git says of one item: where its files are and since when, and what became of it, by whom."""

from __future__ import annotations

from datetime import datetime

from cockpit.core.marks import mark_of
from cockpit.core.model import Board, Evidence, Item
from cockpit.core.record import Event
from cockpit.view import words
from cockpit.view.itemrow import join
from cockpit.view.look import Look, section
from cockpit.view.rows import Row, Span, pad

LABEL = 12
MOST_EVENTS = 12
STYLES = {"landed": "good", "existing": "good", "missing": "warn", "deleted": "warn", "ambiguous": "warn"}
SAID = {
    "landed": "landed",
    "existing": "there before the sprint",
    "branch": "on a branch",
    "staged": "staged, not committed",
    "worktree": "not committed",
    "missing": "not found",
    "deleted": "deleted",
    "ambiguous": "several files fit",
}
DONE_WORDS = {
    "added": "added",
    "removed": "removed",
    "ticked": "ticked",
    "unticked": "unticked",
    "deferred": "put off",
    "doing": "begun",
    "blocked": "blocked",
    "cancelled": "cancelled",
    "reopened": "opened again",
    "reworded": "reworded",
}


def pair(label: str, value: tuple[Span, ...], look: Look) -> Row:
    """A property: its name in the left column, then what it is."""
    return Row((Span(f"{label}: " if look.spoken else pad(label, LABEL), "faint"), *value))


def found_rows(item: Item, board: Board, look: Look) -> list[Row]:
    """A row for each file: state, commit, author, date, size; then what that says against the plan."""
    whole = board.evidence.get(item.id)
    if whole is None or whole.state == "none":
        return []
    each = (look.record.files.get(item.id) if look.record is not None else None) or (whole,)
    rows = [
        pair("in git" if not number or look.spoken else "", _evidence(one, board, named=len(each) > 1), look)
        for number, one in enumerate(each)
    ]
    mark = mark_of(item, whole)
    if mark == "landed-not-ticked":
        rows.append(pair("", (Span("landed, but open: tick it if this is what the plan means", "warn"),), look))
    elif mark == "claimed-not-found":
        rows.append(pair("", (Span("ticked, but in no commit and not on disk", "warn"),), look))
    return rows


def _evidence(evidence: Evidence, board: Board, *, named: bool) -> tuple[Span, ...]:
    said = SAID.get(evidence.state, evidence.state)
    if evidence.state == "worktree" and not evidence.sure:
        said = "there"
    if evidence.state == "branch" and evidence.branch:
        said = f"on {evidence.branch}, not merged"
    parts: list[tuple[Span, ...]] = [(Span(said, STYLES.get(evidence.state, "bright")),)]
    if named and evidence.path:
        parts.insert(0, (Span(evidence.path.rstrip("/").rpartition("/")[2]),))
    if evidence.commit:
        parts.append((Span(evidence.commit[:7], "dim"), Span(f" {evidence.author}" if evidence.author else "", "dim")))
    if evidence.date:
        parts.append((Span(_when(evidence.date, board), "dim"),))
    if evidence.late:
        parts.append((Span("late", "warn"),))
    if evidence.merged and evidence.date and evidence.merged != evidence.date:
        parts.append((Span(f"merged {_when(evidence.merged, board)}", "dim"),))
    if evidence.size is not None:
        parts.append((Span(_size(evidence.size), "dim"),))
    if evidence.candidates:
        shown = ", ".join(evidence.candidates[:4])
        more = len(evidence.candidates) - 4
        parts.append((Span(f"{shown}, {more} more" if more > 0 else shown, "dim"),))
    return join(tuple(parts))


def past_rows(item: Item, board: Board, look: Look) -> list[Row]:
    """What became of an item, newest first: when, what, who, in which commit."""
    history = look.record.history if look.record is not None else None
    events = history.of(item) if history is not None else ()
    if not events:
        return []
    rows = section("History", look, (Span(_ticked_by(events, item), "dim"),))
    rows += [_event(event, board, look) for event in reversed(events[-MOST_EVENTS:])]
    if len(events) > MOST_EVENTS:
        rows.append(Row((Span(f"{len(events) - MOST_EVENTS} earlier", "faint"),)))
    return rows


def _ticked_by(events: tuple[Event, ...], item: Item) -> str:
    if item.state != "done":
        return ""
    last = next((event for event in reversed(events) if event.kind == "ticked"), None)
    return f"ticked by {last.author}" if last is not None and last.author else ""


def _event(event: Event, board: Board, look: Look) -> Row:
    moment = event.made or event.when
    when = _when(moment, board) if moment else "not committed"
    said = DONE_WORDS.get(event.kind, event.kind)
    style = "good" if event.kind == "ticked" else "warn" if event.kind in ("unticked", "removed", "blocked") else ""
    was = (Span(f"  was: {event.before}", "dim"),) if event.before else ()
    late = moment and event.commit and event.when and (event.when - moment).total_seconds() >= 60
    merged = (Span(f"merged {_when(event.when, board)}", "dim"),) if late and event.when else ()
    right = join(
        (
            merged,
            (Span(event.author, "dim"),) if event.author else (),
            (Span(event.commit[:7] or "working copy", "dim"),),
        )
    )
    time = Span(f"{when}: " if look.spoken else pad(when, 18), "dim")
    return Row((time, Span(said, style or "bright"), *was), right)


def _when(moment: datetime, board: Board) -> str:
    local = board.sprint.calendar.local(moment)
    return f"{words.full_date(local.date())} {local:%H:%M}"


def _size(size: int) -> str:
    if size < 10_000:
        return f"{size:,} bytes"
    return f"{size / 1000:,.0f} kB" if size < 10_000_000 else f"{size / 1_000_000:,.0f} MB"
