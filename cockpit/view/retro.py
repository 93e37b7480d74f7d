"""View 7: the sprint in numbers: planned, done, late, open; checkpoints, handoffs, blockers; what the plans claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cockpit.core.facts import DependencyState, Facts, Progress
from cockpit.core.model import Board, Item
from cockpit.view import words
from cockpit.view.arrows import PENDING, STATE_WORDS
from cockpit.view.checkpoints import NO_FACT, in_order, sign
from cockpit.view.itemrow import item_row
from cockpit.view.look import PAGE, Look, bar, beside, empty, section, titled, track_ids, track_style
from cockpit.view.rows import BLANK, LazyRows, Pane, Row, Span, cells, fit, pad, wrap
from cockpit.view.schedule import in_lists

TWO_COLUMNS = 92
BAR = 18


def retro_pane(board: Board, facts: Facts, look: Look, chart: tuple[Row, ...] = ()) -> Pane:
    """`chart` stands under the numbers (a burn-up, when there is a history to draw)."""
    calendar = board.sprint.calendar
    local = calendar.local(facts.now)
    said = (Span(f"as of {words.full_date(local.date())} {local:%H:%M}", "dim"),)
    rows: list[Row] = [_numbers(facts), *chart]
    wide = look.width >= TWO_COLUMNS and not look.spoken
    half = min((look.width - 5) // 2, 76)
    part = look.sized(half) if wide else look
    tracks = _tracks(board, facts, part)
    sums = _sums(board, facts, part)
    rows += beside(tracks, sums, (half, half), 5, look) if wide else [*tracks, *sums]
    metrics, claims = _metrics(board, part), _claims(board, part)
    rows += beside(metrics, claims, (half, half), 5, look) if wide else [*metrics, *claims]
    page = look.sized(min(2 * half + 5, PAGE) if wide else look.width)
    left, count = _open(board)
    rows += [_held(row, page) for row in section("Still open", page, count)]

    def row_of(item: Item) -> Row:
        return _held(item_row(item, board, facts, page, said_due=True), page)

    entries = [*rows, *(_held(entry, page) if isinstance(entry, Row) else entry for entry in left)]
    body = LazyRows(entries, row_of, lambda item: item.id)
    start = next((entry.id for entry in left if isinstance(entry, Item)), None)
    return Pane(head=titled("Retro", look, said), body=body, start=start)


def _held(row: Row, page: Look) -> Row:
    """The row as wide as the page, so that its facts stay near its words."""
    if page.spoken:
        return row
    return Row(fit(row, page.width, page.glyphs.ellipsis), key=row.key, reach=(0, page.width))


def _numbers(facts: Facts) -> Row:
    late = facts.progress.late
    parts = (
        (facts.total, "planned", "bright"),
        (facts.done, "done", "good"),
        (late, "late", "bad" if late else "dim"),
        (facts.total - facts.done, "open", "warn" if facts.total > facts.done else "dim"),
    )
    spans: list[Span] = []
    for number, word, style in parts:
        spans += [Span("      ")] if spans else []
        spans += [Span(str(number), style, bold=True), Span(f" {word}", "dim")]
    return Row(tuple(spans))


def _tracks(board: Board, facts: Facts, look: Look) -> list[Row]:
    """One row a track: its bar, then done, late and open under each other."""
    shared = "shared" in facts.tracks and facts.tracks["shared"].total > 0
    tracks = track_ids(board, shared)
    wide = max((cells(board.track_name(track)) for track in tracks), default=0)
    room = min(wide, max(6, look.width // 3))
    rows = section("Tracks", look)
    if not look.spoken:
        rows.append(Row((), (Span("  done   late   open", "faint"),)))
    for track in tracks:
        progress = facts.tracks.get(track, Progress())
        late, left = progress.late, progress.total - progress.done
        name = board.track_name(track) if look.spoken else pad(board.track_name(track), room)
        filled = bar(
            progress.done, progress.total, min(BAR, look.width - room - 26), track_style(board, track), look.glyphs
        )
        numbers = ((progress.done, "done", "good"), (late, "late", "bad"), (left, "open", "bright"))
        right = tuple(
            Span(f"{', ' if n else ''}{number} {word}" if look.spoken else f"{number:>{6 if not n else 7}}",
                 style if number else "faint", bold=bool(number))
            for n, (number, word, style) in enumerate(numbers)
        )  # fmt: skip
        rows.append(Row((Span(name, track_style(board, track), bold=True), Span("  "), *filled), right))
    return rows


def _sums(board: Board, facts: Facts, look: Look) -> list[Row]:
    """A line each for checkpoints, handoffs and blockers."""
    rows = section("In all", look)
    for gate in in_order(board):
        fact = facts.checkpoints.get(gate.id, NO_FACT)
        spans = (sign(fact, look), Span(" "), Span(gate.name, "done" if fact.state == "passed" else "bright"))
        said = fact.state if fact.state != "open" else "open"
        right = (
            Span(f"{fact.done}/{fact.total}", "dim"),
            Span("  "),
            Span(pad(said, 0 if look.spoken else 6) or said, "dim"),
        )
        rows.append(Row(spans, right, f"cp:{gate.id}"))
    if board.dependencies:
        states: Mapping[DependencyState, int] = Counter(
            facts.dependencies.get(dep.id, PENDING).state for dep in board.dependencies
        )
        parts = [f"{states[state]} {STATE_WORDS[state]}" for state in STATE_WORDS if states.get(state)]
        rows.append(
            Row((Span("Handoffs", "dim"),), (Span(", ".join(parts), "bad" if states.get("late") else "bright"),))
        )
    raised, solved = len(facts.queue) + len(facts.resolved), len(facts.resolved)
    if raised:
        ages = [entry.age_hours for entry in (*facts.queue, *facts.resolved) if entry.age_hours is not None]
        longest = f", longest {words.length(max(ages))}" if ages else ""
        rows.append(Row((Span("Blockers", "dim"),), (Span(f"{solved} of {raised} resolved{longest}", "bright"),)))
    return rows


def _metrics(board: Board, look: Look) -> list[Row]:
    rows = section("Metrics", look) if board.metrics else []
    for metric in board.metrics:
        actual = Span(metric.actual or "not measured", "bright" if metric.actual else "faint")
        right = (Span(f"target {metric.target}", "dim"), Span("  "), actual)
        rows.append(Row((Span(metric.name),), right))
    return rows


def _claims(board: Board, look: Look) -> list[Row]:
    """What the plans say of themselves, with the line where they say it."""
    rows = section("The plans say", look) if board.claims else []
    for claim in board.claims:
        text = wrap(claim.text, max(8, look.width - 2), 2, look.glyphs.ellipsis) or ("(no text)",)
        rows.append(Row((Span(text[0], "dim"),), key=f"place:{claim.path}:{claim.line}"))
        rows += [Row((Span(line, "dim"),)) for line in text[1:]]
        rows.append(Row((Span(f"{claim.path.rpartition('/')[2]}:{claim.line}", "faint"),), indent=2))
    return rows


def _open(board: Board) -> tuple[list[Row | Item], tuple[Span, ...]]:
    """What is still open, by track: what a next sprint would begin with; and how much it is."""
    items = [item for item in in_lists(board) if item.counted and item.state not in ("done", "cancelled")]
    entries: list[Row | Item] = []
    for track in track_ids(board, shared=True):
        mine = [item for item in items if item.track == track]
        if mine:
            entries += [BLANK] if entries else []
            entries += [Row((Span(board.track_name(track), track_style(board, track), bold=True),)), *mine]
    if not items:
        return [empty("everything is done")], ()
    return entries, (Span(str(len(items)), "warn", bold=True),)
