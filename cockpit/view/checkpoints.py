"""Checkpoints: how far each is and how long it has, then what the next one still needs."""

from __future__ import annotations

from datetime import datetime

from cockpit.core.facts import CheckpointFact, Facts
from cockpit.core.gates import verdict
from cockpit.core.model import Board, Checkpoint
from cockpit.view import words
from cockpit.view.folding import folded
from cockpit.view.itemrow import item_rows, join
from cockpit.view.look import PAGE, Look, empty, paged, pane, track_span
from cockpit.view.rows import BLANK, Pane, Row, Span, shorten

NO_FACT = CheckpointFact(state="open")
TIME = len("in 23 h")
"""Cells kept for the time left, so that the counts do not move when it gets shorter."""
CALLS = {"go": ("go", "good"), "no-go": ("no go", "bad"), "doubtful": ("look first", "warn")}
STATE_STYLES = {"open": "dim", "passed": "good", "missed": "bad"}


def in_order(board: Board) -> tuple[Checkpoint, ...]:
    """By due; those without a day last."""
    return tuple(
        sorted(board.checkpoints, key=lambda gate: (gate.due is None, gate.due.timestamp() if gate.due else 0))
    )


def next_checkpoint(board: Board, facts: Facts) -> Checkpoint | None:
    """The one to work for: the next open one, else the last missed."""
    still = [gate for gate in in_order(board) if facts.checkpoints.get(gate.id, NO_FACT).state != "passed"]
    ahead = [gate for gate in still if not _is_past(gate.due, facts.now)]
    return ahead[0] if ahead else still[-1] if still else None


def _is_past(due: datetime | None, now: datetime) -> bool:
    return due is not None and due < now


def checkpoint_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The pane of the board. `look.chosen` (a checkpoint or a criterion) shows another's needs than the next one's."""
    gates = in_order(board)
    if not gates:
        return pane("Checkpoints", look, (empty("no checkpoints in the plans"),))
    rows = [checkpoint_row(gate, board, facts, look) for gate in gates]
    following = next_checkpoint(board, facts)
    shown = next((gate for gate in gates if look.chosen in (f"cp:{gate.id}", *gate.items)), following)
    if shown is not None and shown.items:
        rows += [BLANK, *_needs(shown, board, facts, look)]
    start = f"cp:{following.id}" if following else rows[0].key
    return pane("Checkpoints", look, tuple(rows), start=start)


def _needs(gate: Checkpoint, board: Board, facts: Facts, look: Look) -> list[Row]:
    title = shorten(gate.name, max(4, look.width - 8), look.glyphs.ellipsis)
    rows = [Row((Span(f"{title} needs", "dim"),), indent=2)]
    for item in filter(None, map(board.by_id.get, gate.items)):
        rows += item_rows(item, board, facts, look, depth=1, dues=False)
    return rows


def sign(fact: CheckpointFact, look: Look) -> Span:
    if fact.state == "open" and fact.done:
        return Span(look.glyphs.half, "today")
    return Span(look.glyphs.gates[fact.state], STATE_STYLES[fact.state], fact.state == "missed")


def time_words(gate: Checkpoint, fact: CheckpointFact, facts: Facts) -> str:
    if fact.state != "open":
        return fact.state
    if gate.due is None:
        return "no day"
    return "no criteria" if not fact.total and gate.due < facts.now else words.time_left(gate.due, facts.now)


def checkpoint_row(gate: Checkpoint, board: Board, facts: Facts, look: Look) -> Row:
    """Sign, name, count and time left; the last two line up over all checkpoints."""
    fact = facts.checkpoints.get(gate.id, NO_FACT)
    known = {other.id: facts.checkpoints.get(other.id, NO_FACT) for other in board.checkpoints}
    times = {other.id: time_words(other, known[other.id], facts) for other in board.checkpoints}
    counts = {key: f"{value.done}/{value.total}" for key, value in known.items()}
    time = times[gate.id].rjust(0 if look.spoken else max(TIME, *map(len, times.values())))
    count = counts[gate.id].rjust(max(map(len, counts.values())))
    quiet = fact.state == "passed"
    name: tuple[Span, ...] = (Span(gate.name, "done" if quiet else "bright"),)
    if gate.scope:
        name = (track_span(board, gate.scope), Span(" "), *name)
    right: tuple[Span, ...] = (Span(count, "dim" if quiet else "bright", bold=not quiet),)
    if not look.spoken or fact.state == "open":
        right = (*right, Span("  "), Span(time, "bad" if fact.state == "missed" else "dim"))
    return Row((sign(fact, look), Span(" "), *name), right, f"cp:{gate.id}")


def _call(gate: Checkpoint, board: Board, facts: Facts) -> tuple[tuple[Span, ...], ...]:
    """Go or no go, and what stands against it; not yet, as long as there is time."""
    found = verdict(gate, board)
    if found.call == "nothing":
        return ()
    counts = (
        (len(found.criteria), "criterion open", "criteria open"),
        (len(found.due), "item due by then open", "items due by then open"),
        (len(found.not_found), "ticked, not found", "ticked, not found"),
        (len(found.landed), "landed, not ticked", "landed, not ticked"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    early = found.call == "no-go" and not (gate.due and _is_past(gate.due, facts.now))
    said, style = ("not yet", "today") if early else CALLS[found.call]
    told = [Span(f"{part};" if number < len(parts) else part, "dim") for number, part in enumerate(parts, start=1)]
    spaced = tuple(one for span in told for one in (Span(" ", "dim"), span))[1:]
    return (Span(said, style, bold=True),), spaced


def gates_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """View 5: every checkpoint with all its criteria."""
    return paged(_gates(board, facts, look.sized(min(look.width, PAGE), look.height)), look)


def _gates(board: Board, facts: Facts, look: Look) -> Pane:
    gates = in_order(board)
    passed = sum(facts.checkpoints.get(gate.id, NO_FACT).state == "passed" for gate in gates)
    rows: list[Row] = []
    for gate in gates:
        rows += [BLANK] if rows else []
        rows.append(checkpoint_row(gate, board, facts, look))
        due = (Span(words.due_in_full(gate.due, board.sprint.calendar), "faint"),) if gate.due else ()
        if said := join((due, *_call(gate, board, facts))):
            rows += [Row(said, indent=2)] if look.spoken else folded(said, look.width, 2, whole=True)
        for item in filter(None, map(board.by_id.get, gate.items)):
            rows += item_rows(item, board, facts, look, depth=1, dues=False)
        if not gate.items:
            rows.append(empty("no criteria written"))
    right = (Span(f"{passed} of {len(gates)} passed", "dim"),) if gates else ()
    following = next_checkpoint(board, facts)
    start = f"cp:{following.id}" if following else None
    return pane("Checkpoints", look, tuple(rows) or (empty("no checkpoints in the plans"),), right, start)
