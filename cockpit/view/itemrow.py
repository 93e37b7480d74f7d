"""One item as one row, the same in every view: sign at the left, words, its most important fact at the right."""

from __future__ import annotations

from dataclasses import replace

from cockpit.core import daywork
from cockpit.core.facts import Facts, Standing
from cockpit.core.marks import mark_of
from cockpit.core.model import Board, Evidence, Item
from cockpit.view import words
from cockpit.view.look import Look
from cockpit.view.rows import Row, Span, cells, span_cells, wrap

NOTHING = Standing()
SIGN_STYLES = {
    "todo": "dim",
    "doing": "today",
    "blocked": "bad",
    "deferred": "dim",
    "cancelled": "faint",
    "done": "good",
}
FINISHED = daywork.FINISHED


def sign(item: Item, facts: Facts, look: Look) -> Span:
    """The state's sign; late ones in the colour of lateness, with the word for it among the facts."""
    late = facts.standing.get(item.id, NOTHING).late
    return Span(look.glyphs.states[item.state], "bad" if late else SIGN_STYLES[item.state], item.state == "blocked")


def text_style(item: Item, *, over: bool) -> str:
    if over:
        return "done"
    return "dim" if item.kind == "note" else "bright"


def item_row(
    item: Item,
    board: Board,
    facts: Facts,
    look: Look,
    *,
    depth: int = 0,
    dues: bool = True,
    said_due: bool = False,
    extra: tuple[Span, ...] = (),
) -> Row:
    """`depth` indents nested items; `extra` facts stand before the item's own.

    Without `dues` the row says no time, because what stands above it does; with `said_due` it names the day too.
    """
    if said_due and item.due and item.state not in FINISHED and not facts.standing.get(item.id, NOTHING).late:
        extra, dues = (*extra, Span(f"due {words.due_label(item.due, board.sprint.calendar)}", "dim")), False
    spans = (
        sign(item, facts, look),
        Span(" "),
        Span(item.text or "(no text)", text_style(item, over=daywork.is_over(item, facts))),
    )
    right = join((extra, _children(item, board), fact(item, board, facts, look, dues=dues)))
    return Row(spans, right, item.id, indent=2 * depth)


def restated(
    row: Row, before: Item, after: Item, board: Board, facts: Facts, standing: Standing, look: Look
) -> Row | None:
    """An item's row once it is in another state and stands otherwise; None for a row that was drawn in another way."""
    depth = row.indent // 2
    if row != item_row(before, board, facts, look, depth=depth):
        return None
    return item_row(after, board, replace(facts, standing={after.id: standing}), look, depth=depth)


def item_rows(
    item: Item, board: Board, facts: Facts, look: Look, *, depth: int = 0, dues: bool = True, said_due: bool = False
) -> list[Row]:
    """The item's row; where its words do not fit, the rest of them on a second and third."""
    row = item_row(item, board, facts, look, depth=depth, dues=dues, said_due=said_due)
    room = look.width - row.indent - 2 - (span_cells(row.right) + 2 if row.right else 0)
    if cells(item.text) <= room or " " not in item.text:
        return [row]
    first, *rest = wrap(item.text, max(8, room), 3, look.glyphs.ellipsis) or ("(no text)",)
    sign_and_first = (*row.spans[:2], row.spans[2]._replace(text=first))
    return [
        Row(sign_and_first, row.right, row.key, row.indent),
        *(Row((Span(line, row.spans[2].style),), indent=row.indent + 2) for line in rest),
    ]


def join(groups: tuple[tuple[Span, ...], ...]) -> tuple[Span, ...]:
    """Groups of facts beside each other, two cells apart."""
    found: tuple[Span, ...] = ()
    for group in groups:
        if group:
            found = (*found, Span("  "), *group) if found else group
    return found


def _children(item: Item, board: Board) -> tuple[Span, ...]:
    known = [child for child in map(board.by_id.get, item.children) if child and child.state != "cancelled"]
    if not known:
        return ()
    done = sum(child.state == "done" for child in known)
    return (Span(f"{done}/{len(known)}", "done" if item.state in FINISHED else "dim"),)


def fact(item: Item, board: Board, facts: Facts, look: Look, *, dues: bool = True) -> tuple[Span, ...]:
    """What matters most about the item now: contradiction, delay, what it waits for, evidence, hour."""
    standing = facts.standing.get(item.id, NOTHING)
    evidence = board.evidence.get(item.id)
    if daywork.is_over(item, facts):
        return _finished(item, evidence, look)
    if evidence and mark_of(item, evidence):
        return (Span("landed, tick?", "warn"),)
    if item.state == "blocked":
        return (Span(_blocked_since(item, facts), "bad"),)
    if standing.late and item.due and dues:
        return (Span(words.time_left(item.due, facts.now), "bad"),)
    if standing.blocked and all(_is_blocker(one, board) for one in standing.blocked_by):
        age = _blocked_since(item, facts)
        return (Span(f"blocked {age}" if look.spoken and age != "blocked" else age, "warn"),)
    if standing.blocked_by:
        return (Span(f"{look.glyphs.back} {holder(standing.blocked_by[0], board)}", "warn"),)
    if evidence and (known := _under_way(evidence)):
        return (Span(known, "dim"),)
    calendar = board.sprint.calendar
    if item.due and dues and (standing.due_today or words.clock(item.due, calendar) != "EOD"):
        return (Span(words.clock(item.due, calendar), "dim"),)
    return ()


def _is_blocker(blocking: str, board: Board) -> bool:
    """Whether what an item waits for is no track and no work, but a line that tells what is the matter."""
    item = board.by_id.get(blocking)
    return item is not None and item.kind == "blocker"


def _finished(item: Item, evidence: Evidence | None, look: Look) -> tuple[Span, ...]:
    if item.state != "done":
        return (Span(item.state, "faint"),)
    if evidence is None:
        return ()
    if mark_of(item, evidence):
        return (Span(f"{look.glyphs.question} not found", "warn"),)
    if known := _under_way(evidence):
        return (Span(known, "warn" if evidence.state == "branch" else "dim"),)
    if evidence.state == "landed":
        late = (Span("late ", "warn"),) if evidence.late else ()
        return (*late, Span(evidence.commit[:7], "dim"))
    return (Span("deleted", "dim"),) if evidence.state == "deleted" else ()


def _under_way(evidence: Evidence) -> str:
    """Where a file is that is on its way into HEAD, in two words."""
    if evidence.state == "branch":
        return "on a branch"
    return "not committed" if evidence.state in ("staged", "worktree") and evidence.sure else ""


def _blocked_since(item: Item, facts: Facts) -> str:
    ages = [entry.age_hours for entry in facts.queue if item.id in (entry.item, *entry.blocks)]
    known = [hours for hours in ages if hours is not None]
    return words.age(max(known)) if known else "blocked"


def holder(blocking: str, board: Board) -> str:
    """The name of what an item waits for: a track, or the track of another item."""
    item = board.by_id.get(blocking)
    return board.track_name(item.track) if item else board.track_name(blocking)
