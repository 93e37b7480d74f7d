"""The parts of the retro: tracks, what was agreed, marks, notes, metrics, claims, files. Each a stack of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cockpit.core.model import SHARED
from cockpit.core.outcomes import Gate, GateState, HandoffState
from cockpit.core.retro import Marked, Retro
from cockpit.core.said import Said
from cockpit.core.tally import Tally
from cockpit.view import words
from cockpit.view.look import Look, section, track_style
from cockpit.view.rows import Row, Span, cells, pad, span_cells, wrap

MOST_FILES = 40
_COLUMN, _ROOMY = 6, 50
_GATES: Mapping[GateState, tuple[str, str]] = {
    "passed": ("passed", "good"), "late": ("passed late", "warn"), "missed": ("missed", "bad"), "open": ("open", "dim"),
}  # fmt: skip
_HANDOFFS: tuple[tuple[HandoffState, str], ...] = (
    ("on time", "good"), ("met", "good"), ("late", "warn"), ("missed", "bad"), ("pending", "dim"),
)  # fmt: skip


def track_rows(retro: Retro, look: Look) -> list[Row]:
    """A row per track, its numbers under each other."""
    known = retro.counted_from == "git"
    heads = ["done", "late", "open", "added", "not found"] if known else ["done", "open", "not found"]
    if look.width < _ROOMY and known:
        heads.remove("added")
    wide = [max(_COLUMN, cells(head) + 2) for head in heads]
    rows = section("Tracks", look)
    if not look.spoken:
        rows.append(
            Row((), (Span("".join(f"{head:>{size}}" for head, size in zip(heads, wide, strict=True)), "faint"),))
        )
    lost = Counter(mark.item.track for mark in retro.not_found if mark.item)
    for track, tally in _tracks(retro):
        found = {
            "done": (tally.on_time + tally.undated, "good"), "late": (tally.late, "warn"),
            "open": (tally.open, "bad" if tally.overdue else "bright"), "added": (tally.added, "bright"),
            "not found": (lost[track], "bad"),
        }  # fmt: skip
        if look.spoken:
            said = ", ".join(f"{found[head][0]} {head}" for head in heads)
            rows.append(Row((Span(retro.board.track_name(track)), Span(f": {said}"))))
            continue
        right = tuple(
            Span(f"{found[head][0]:>{size}}", found[head][1] if found[head][0] else "faint", bold=bool(found[head][0]))
            for head, size in zip(heads, wide, strict=True)
        )
        rows.append(Row((Span(retro.board.track_name(track), track_style(retro.board, track), bold=True),), right))
    return rows


def _tracks(retro: Retro) -> Iterator[tuple[str, Tally]]:
    for track in retro.board.tracks:
        yield track.id, retro.tracks.get(track.id, Tally())
    if (shared := retro.tracks.get(SHARED, Tally())) != Tally():
        yield SHARED, shared


def sum_rows(retro: Retro, look: Look) -> list[Row]:
    """Checkpoints with their outcome, then a line each for handoffs and blockers."""
    rows = [_gate(gate, look) for gate in retro.gates]
    if retro.handoffs:
        counts = Counter(one.state for one in retro.handoffs)
        said = [Span(f"{counts[state]} {state}", style) for state, style in _HANDOFFS if state in counts]
        rows += _facts("Handoffs", said, "  ", look)
    if retro.stops:
        solved, hours = sum(one.resolved for one in retro.stops), [one.hours for one in retro.stops if one.hours]
        style = "bright" if solved == len(retro.stops) else "bad"
        told = [Span(f"{solved} of {len(retro.stops)} resolved", style)]
        told += [Span(f"longest {words.length(max(hours))}", style)] if hours else []
        rows += _facts("Blockers", told, ", ", look)
    return rows


def _facts(name: str, facts: Sequence[Span], between: str, look: Look) -> list[Row]:
    """A name and its facts at the right edge, on as many rows as they need."""
    lines: list[tuple[Span, ...]] = []
    for fact in facts:
        longer = (*lines[-1], Span(between, fact.style), fact) if lines else (fact,)
        if lines and not look.spoken and span_cells(longer) + (cells(name) + 2) * (len(lines) == 1) > look.width:
            lines.append((fact,))
        else:
            lines[-1:] = [longer]
    return [Row((Span("" if number else name, "dim"),), line) for number, line in enumerate(lines)]


def _gate(gate: Gate, look: Look) -> Row:
    said, style = _GATES[gate.state]
    sign = look.glyphs.gates["passed" if gate.state == "late" else gate.state]
    name = gate.name.removeprefix("Checkpoint").lstrip(" :-–—") or gate.name
    right = (Span(f"{gate.done}/{gate.total}", "dim"), Span("  "), Span(said, style))
    left = (Span(name),) if look.spoken else (Span(sign, style), Span(f" {name}"))
    return Row(left, right, f"cp:{gate.id}")


def mark_rows(retro: Retro, look: Look) -> list[Row]:
    """Where plan and repository disagree, then how much was created."""
    rows = section("The repository says", look)
    for marks, sign, style, long, short in (
        (retro.not_found, look.glyphs.question, "warn", "ticked, not found", "not found"),
        (retro.landed, "+", "good", "landed, tick?", "tick?"),
    ):
        room = look.width - 4 - max((cells(mark.text) for mark in marks), default=0)
        said = short if room < cells(long) and not look.spoken else long
        rows += [_mark(mark, sign, style, said, look) for mark in marks]
    if retro.created:
        files, lines = words.count(len(retro.created), "file"), f"{retro.lines:,} lines"
        said = f"{files}, {lines} by {words.listing(retro.people)}"
        rows += [Row((Span(line, "dim"),)) for line in ((said,) if look.spoken else wrap(said, look.width, 4))]
    elif not retro.not_found and not retro.landed:
        rows.append(Row((Span("nothing against the plans", "faint"),), indent=0 if look.spoken else 2))
    return rows


def _mark(mark: Marked, sign: str, style: str, said: str, look: Look) -> Row:
    left = (Span(mark.text),) if look.spoken else (Span(sign, style, bold=True), Span(f" {mark.text}"))
    return Row(left, (Span(said, style),), key=f"place:{mark.path}:{mark.line}")


def note_rows(retro: Retro, look: Look) -> list[Row]:
    """What went well and what did not, as the team wrote it down."""
    rows: list[Row] = []
    for title, kind, style in (("Went well", "well", "good"), ("Did not go well", "badly", "bad")):
        notes = [note for note in retro.notes if note.kind == kind]
        rows += section(title, look, style=style) if not rows or look.spoken else section(title, look, style=style)[1:]
        for note in notes:
            lines = wrap(note.text, look.width, 3, look.glyphs.ellipsis)
            rows += [Row((Span(line),), key=f"place:{note.path}:{note.line}" if not n else None)
                     for n, line in enumerate(lines)]  # fmt: skip
        if not notes:
            rows.append(Row((Span("nothing written down yet", "faint"),), indent=0 if look.spoken else 2))
    return rows


def metric_rows(retro: Retro, look: Look) -> list[Row]:
    rows = section("Metrics", look) if retro.metrics else []
    styles = {True: "good", False: "bad", None: "bright"}
    for one in retro.metrics:
        actual = Span(one.metric.actual or "not measured", styles[one.met] if one.metric.actual else "faint")
        said = f" ({'met' if one.met else 'missed'})" if look.spoken and one.met is not None else ""
        rows.append(
            Row((Span(one.metric.name),), (Span(f"target {one.metric.target}", "dim"), Span("  "), actual, Span(said)))
        )
    return rows


def claim_rows(retro: Retro, look: Look) -> list[Row]:
    """What the plans say of themselves, with the line where they say it and what is computed beside it."""
    rows = section("The plans say", look) if retro.said else []
    for said in retro.said:
        claim = said.claim
        text = wrap(claim.text, max(8, look.width - 2), 2, look.glyphs.ellipsis) or ("(no text)",)
        rows.append(Row((Span(text[0], "dim"),), key=f"place:{claim.path}:{claim.line}"))
        rows += [Row((Span(line, "dim"),)) for line in text[1:]]
        place = Span(f"{claim.path.rpartition('/')[2]}:{claim.line}", "faint")
        rows.append(Row((place,), (Span(beside(said), "warn" if said.contradicted else "bright"),), indent=2))
    return rows


def beside(said: Said) -> str:
    """What is computed of a claim."""
    if said.kind in ("tests", "cost", "grade"):
        return {"tests": "tests are not run here", "cost": "cost is not recorded here", "grade": "a judgement"}[
            said.kind
        ]
    return f"{said.done} of {said.total} ticked" if said.total else "no items below it"


def file_rows(retro: Retro, look: Look) -> list[Row]:
    """Files the sprint created, with their lines and who and when."""
    files: Sequence[object] = retro.created
    if not files:
        return []
    rows = section("Files created", look, (Span(str(len(files)), "bright", bold=True),))
    names = [file.author for file in retro.created]
    room = min(20, max(map(cells, names)))
    for file in retro.created[:MOST_FILES]:
        lines = words.count(file.lines, "line") if file.lines is not None else "binary"
        day = words.day_label(retro.board.sprint.calendar.local(file.date).date(), retro.board.sprint.calendar)
        name = file.author if look.spoken else pad(file.author, room)
        right = (Span(lines, "bright"), Span("  "), Span(name, "dim"), Span("  "), Span(day, "dim"))
        rows.append(Row((Span(file.path),), right))
    if len(files) > MOST_FILES:
        rows.append(Row((Span(f"and {len(files) - MOST_FILES} more", "faint"),)))
    return rows
