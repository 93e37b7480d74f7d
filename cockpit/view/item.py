"""The item view: all that is known of one thing: where it stands in the plans, what it needs, who needs it."""

from __future__ import annotations

from cockpit.core.facts import Facts
from cockpit.core.model import Board, Item, Mention
from cockpit.view import words
from cockpit.view.arrows import arrow_row
from cockpit.view.evidence import found_rows, pair, past_rows
from cockpit.view.itemrow import FINISHED, NOTHING, item_row, join, sign
from cockpit.view.look import PAGE, Look, empty, paged, rule, section, track_span
from cockpit.view.prerequisites import needed_first
from cockpit.view.rows import BLANK, Pane, Row, Span, wrap

PROSE = 96
"""Text is never set wider than this, however wide the pane."""
STATE_WORDS = {"todo": "to do", "doing": "doing", "blocked": "blocked", "deferred": "deferred"}


def item_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The item `look.subject` names."""
    return paged(_item(board, facts, look.sized(min(look.width, PAGE), look.height)), look)


def _item(board: Board, facts: Facts, look: Look) -> Pane:
    item = board.by_id.get(look.subject or "")
    if item is None:
        return Pane(
            head=(Row((Span("Gone", "bright", bold=True),)), rule(look)), body=(empty("no longer in the plans"),)
        )
    title = wrap(item.text, min(max(10, look.width - 2), PROSE), 4, look.glyphs.ellipsis) or ("(no text)",)
    first = Row((sign(item, facts, look), Span(" "), Span(title[0], "bright", bold=True)), key=item.id)
    head = [first, *(Row((Span(line, "bright", bold=True),), indent=2) for line in title[1:])]
    rows = [*_properties(item, board, facts, look)]
    rows += [BLANK] if item.details else []
    for detail in item.details:
        lines = wrap(detail, min(max(8, look.width - 4), PROSE), 4, look.glyphs.ellipsis)
        rows += [Row((Span(line, "dim"),), indent=2 if number else 0) for number, line in enumerate(lines)]
    rows += _relations(item, board, facts, look)
    rows += past_rows(item, board, look)
    rows += _mentions(item, look)
    return Pane(head=(*head, rule(look)), body=tuple(rows), start=next((row.key for row in rows if row.key), None))


def _properties(item: Item, board: Board, facts: Facts, look: Look) -> list[Row]:
    rows = [pair("state", _state(item, board, facts), look)]
    kind = item.kind if item.counted else f"{item.kind}, not counted"
    owner = (Span(f"  {item.owner}", "dim"),) if item.owner and item.owner != board.track_name(item.track) else ()
    rows.append(pair("track", (track_span(board, item.track), *owner), look))
    rows.append(pair("due", _due(item, board, facts), look))
    rows.append(pair("kind", (Span(f"{kind}{f', {item.type}' if item.type else ''}", "dim"),), look))
    for label, text in (("target", item.target), ("estimate", item.estimate), ("waits on", item.waits_on)):
        if text:
            rows.append(pair(label, (Span(text),), look))
    for number, name in enumerate(item.files):
        rows.append(pair("files" if not number or look.spoken else "", (Span(name),), look))
    return [*rows, *found_rows(item, board, look)]


def _state(item: Item, board: Board, facts: Facts) -> tuple[Span, ...]:
    standing = facts.standing.get(item.id, NOTHING)
    parts = [(Span(STATE_WORDS.get(item.state, item.state), "good" if item.state == "done" else "bright"),)]
    if standing.late:
        parts.append((Span("late", "bad"),))
    if standing.blocked_by:
        names = tuple(dict.fromkeys(board.track_name(_track_of(one, board)) for one in standing.blocked_by))
        parts.append((Span(f"waits for {words.listing(names)}", "warn"),))
    elif standing.ready and item.needs:
        parts.append((Span("ready: all it needs is done", "good"),))
    return join(tuple(parts))


def _track_of(one: str, board: Board) -> str:
    item = board.by_id.get(one)
    return item.track if item else one


def _due(item: Item, board: Board, facts: Facts) -> tuple[Span, ...]:
    if item.due is None:
        return (Span("no day", "dim"),)
    calendar = board.sprint.calendar
    said = words.due_in_full(item.due, calendar)
    if item.start and item.start < calendar.today(item.due):
        said = f"{words.full_date(item.start)} to {said}"
    if item.state in FINISHED:
        return (Span(said),)
    late = facts.standing.get(item.id, NOTHING).late
    return (Span(said), Span("  "), Span(words.time_left(item.due, facts.now), "bad" if late else "dim"))


def _relations(item: Item, board: Board, facts: Facts, look: Look) -> list[Row]:
    """Parent, children, what it needs, what needs it, and the handoffs and checkpoints it stands in."""
    known = board.by_id
    parent = known.get(item.parent or "")
    takers = [other for other in board.items if item.id in other.needs]
    groups = (
        ("Part of", [parent] if parent else []),
        ("Parts", [child for child in map(known.get, item.children) if child]),
        ("Needs", [need for need in map(known.get, item.needs) if need]),
        ("Needed by", takers),
    )
    rows: list[Row] = []
    for title, items in groups:
        told = needed_first(item, board, look) if title == "Needs" else []
        if items or told:
            rows += section(title, look) + [_other(one, item, board, facts, look) for one in items] + told
    deps = [dep for dep in board.dependencies if item.id in dep.needs]
    if deps:
        rows += section("Handoffs", look) + [row for dep in deps for row in arrow_row(dep, board, facts, look)]
    gates = [gate for gate in board.checkpoints if item.id in gate.items]
    if gates:
        rows += section("Checkpoints", look)
        rows += [
            Row((Span(gate.name),), (Span(words.due_label(gate.due, board.sprint.calendar), "dim"),), f"cp:{gate.id}")
            for gate in gates
        ]
    return rows


def _other(one: Item, item: Item, board: Board, facts: Facts, look: Look) -> Row:
    name = (track_span(board, one.track),) if one.track != item.track else ()
    return item_row(one, board, facts, look, extra=name)


def _mentions(item: Item, look: Look) -> list[Row]:
    """Every place it stands, its own track's plan first, with form and state as written there."""
    rows = section("In the plans", look, (Span(words.count(len(item.mentions), "mention"), "dim"),))
    for number, mention in enumerate(item.mentions):
        rows += [BLANK] if number and not look.spoken else []
        rows.append(_mention(mention))
        path = f" {look.glyphs.right or 'in'} ".join(mention.section)
        texts = [(path, "faint")] if path else []
        texts += [(mention.text, "dim")] if mention.text != item.text else []
        for text, style in texts:
            lines = wrap(text, min(max(8, look.width - 2), PROSE), 2, look.glyphs.ellipsis)
            rows += [Row((Span(line, style),), indent=2) for line in lines]
    if not item.mentions:
        rows.append(empty("only in sprint.toml"))
    return rows


def _mention(mention: Mention) -> Row:
    state = STATE_WORDS.get(mention.state, mention.state) if mention.state else "says nothing"
    role = (f"{mention.role}",) if mention.role != "plan" else ()
    right = join(tuple((Span(text, "dim"),) for text in (*role, mention.form, state)))
    return Row((Span(f"{mention.path}:{mention.line}", "bright"),), right, f"place:{mention.path}:{mention.line}")
