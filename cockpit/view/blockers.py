"""The blocker queue: what is stuck, for how long, who waits, what to do next; then the risks with their fallbacks."""

from __future__ import annotations

from cockpit.core.facts import Facts
from cockpit.core.model import SHARED, Board, Risk
from cockpit.core.queue import Queued
from cockpit.view import words
from cockpit.view.folding import folded
from cockpit.view.look import PAGE, Look, empty, paged, pane, section, track_span
from cockpit.view.rows import BLANK, Pane, Row, Span, wrap

FURTHER = 6
"""Items further down that are named, beside those a blocker names itself."""
PAST = 8
PAST_WORDS = {"added": "written", "ticked": "resolved", "unticked": "open again", "reopened": "open again"}


def blocker_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The pane of the board: short forms of the queue and of the risks."""
    rows: list[Row] = []
    for entry in facts.queue:
        rows += [BLANK] if rows else []
        rows += queued_rows(entry, board, look)
    if not rows:
        rows = [_nothing(facts, look)]
    for number, risk in enumerate(board.risks):
        rows += [BLANK, *risk_rows(number, risk, look)]
    return pane("Blockers", look, tuple(rows), _count(facts), start=_first(facts))


def _nothing(facts: Facts, look: Look) -> Row:
    """Only where nothing was left out, nothing is blocked."""
    if facts.left_out:
        return empty(f"{facts.left_out} left out by the filter")
    return Row((Span(look.glyphs.states["done"], "good"), Span(" "), Span("nothing is blocked", "dim")))


def _count(facts: Facts) -> tuple[Span, ...]:
    return (Span(str(len(facts.queue)), "bad", bold=True),) if facts.queue else ()


def _first(facts: Facts) -> str | None:
    return f"blk:{facts.queue[0].id}" if facts.queue else None


def queued_rows(entry: Queued, board: Board, look: Look, *, lines: int = 2) -> list[Row]:
    """What, with its age; who is stuck on whom; the rung of the ladder."""
    return [*what_rows(entry, look, lines=lines), *who_rows(entry, board, look), *rung_rows(entry, look)]


def what_rows(entry: Queued, look: Look, *, lines: int = 2) -> list[Row]:
    """The blocker's words, with its age at the right."""
    age = words.age(entry.age_hours)
    room = max(8, look.width - len(age) - 4)
    first, *rest = wrap(entry.text, room, lines, look.glyphs.ellipsis) or ("(no text)",)
    colour = "bad" if entry.rung_number > 1 or len(entry.waiting) > 1 or entry.derived else "warn"
    sign = Span(look.glyphs.states["blocked"], colour, bold=True)
    head = Row((sign, Span(" "), Span(first)), (Span(age, colour),), f"blk:{entry.id}")
    return [head, *(Row((Span(line),), indent=2) for line in rest)]


def who_rows(entry: Queued, board: Board, look: Look, *, indent: int = 2) -> list[Row]:
    """Who is stuck on whom, on as many rows as that needs."""
    who = who_waits(entry, board)
    if look.spoken:
        return [Row(who, indent=indent)] if who else []
    return folded(who, look.width, indent, ellipsis=look.glyphs.ellipsis)


def rung_rows(entry: Queued, look: Look, *, indent: int = 2) -> list[Row]:
    """What the ladder asks for now."""
    if entry.rung is None:
        return []
    style = "warn" if entry.rung_number > 1 else "dim"
    news = (Span("  new", "bad"),) if entry.news and entry.rung_number > 1 else ()
    spans = (Span(f"{look.glyphs.so} {entry.rung.name}", style), *news)
    return [Row(spans, indent=indent)] if look.spoken else folded(spans, look.width, indent, 2, look.glyphs.ellipsis)


def in_words(entry: Queued, board: Board) -> str:
    """What is to be said of a blocker, in one line: `Emergency call: no quota (Grok is blocked, since 26 h)`."""
    lead = f"{entry.rung.name}: " if entry.rung else ""
    waits = f" waits on {board.track_name(entry.waits_on)}" if entry.waits_on in board.track_by_id else ""
    waits = waits or (f" waits on {entry.waits_on}" if entry.waits_on else " is blocked")
    others = tuple(board.track_name(track) for track in entry.waiting if track != entry.track)
    facts = [f"{board.track_name(entry.track)}{waits}"]
    facts += [f"since {words.age(entry.age_hours)}"] if entry.age_hours is not None else []
    facts += [f"holds up {words.listing(others)}"] if others else []
    return f"{lead}{entry.text} ({', '.join(facts)})"


def who_waits(entry: Queued, board: Board) -> tuple[Span, ...]:
    """`Grok waits on Claude · holds 2 tracks`; the track in its colour."""
    known = entry.track and entry.track != SHARED
    spans: list[Span] = [track_span(board, entry.track)] if known else []
    if entry.waits_on:
        spans.append(Span(" waits on " if known else "waits on ", "dim"))
        spans.append(_waits_on(entry.waits_on, board))
    others = tuple(track for track in entry.waiting if track != entry.track)
    if others:
        lead = ", " if entry.waits_on else " " if known else ""
        if len(entry.waiting) > 2:
            spans.append(Span(f"{lead}holds {words.count(len(entry.waiting), 'track')}", "dim"))
        else:
            spans.append(Span(f"{lead}holds up " if known or entry.waits_on else "holds up ", "dim"))
            spans.append(track_span(board, others[0]))
    if entry.derived:
        spans.append(Span("  overdue" if spans else "overdue", "dim"))
    return tuple(spans)


def _waits_on(name: str, board: Board) -> Span:
    for track in board.tracks:
        if name.casefold() in (known.casefold() for known in (track.id, track.name, *track.aliases)):
            return track_span(board, track.id)
    return Span(name, "dim")


def risk_rows(number: int, risk: Risk, look: Look, *, lines: int = 2) -> list[Row]:
    """The risk, then its fallback."""
    room = max(8, look.width - 2)
    first, *rest = wrap(risk.text, room, lines, look.glyphs.ellipsis) or ("(no text)",)
    spans = (Span(look.glyphs.risk, "faint"), Span(" "), Span(first, "dim"))
    rows = [Row(spans, key=f"risk:{number}")]
    rows += [Row((Span(line, "dim"),), indent=2) for line in rest]
    fallback = wrap(f"{look.glyphs.so} {risk.fallback}", room, lines, look.glyphs.ellipsis) if risk.fallback else ()
    return rows + [Row((Span(line, "faint"),), indent=2) for line in fallback]


def queue_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """View 4: the queue in full with what each blocker holds up, the resolved ones, the risks, the ladder."""
    return paged(_queue(board, facts, look.sized(min(look.width, PAGE), look.height)), look)


def _queue(board: Board, facts: Facts, look: Look) -> Pane:
    rows: list[Row] = []
    for entry in facts.queue:
        rows += [BLANK] if rows else []
        rows += [*queued_rows(entry, board, look, lines=4), *_held(entry, board)]
        if look.chosen == f"blk:{entry.id}":
            rows += _history(entry, board, look)
    if not rows:
        rows = [_nothing(facts, look)]
    rows += _resolved(facts, look) + _risks(board, look) + _ladder(board, look)
    return pane("Blockers", look, tuple(rows), _count(facts), start=_first(facts))


def _held(entry: Queued, board: Board) -> list[Row]:
    """What it names first, then what cannot go on without that, then since when it is there."""
    rows: list[Row] = []
    direct = len(entry.blocks)
    for number, item_id in enumerate(entry.held[: direct + FURTHER]):
        item = board.by_id.get(item_id)
        if item is not None and item.text != entry.text:
            due = words.due_label(item.due, board.sprint.calendar)
            lead = "blocks " if number < direct else "and so "
            track = () if number < direct else (Span("  "), track_span(board, item.track))
            text = (Span(lead, "faint"), Span(item.text, "dim"), *track)
            rows.append(Row(text, (Span(due, "dim"),) if due else (), indent=2))
    if len(entry.held) > direct + FURTHER:
        rows.append(Row((Span(f"and {len(entry.held) - direct - FURTHER} more further down", "faint"),), indent=2))
    if entry.since is not None:
        local = board.sprint.calendar.local(entry.since)
        said = "due" if entry.derived else "first seen" if entry.seen_first else "raised"
        rows.append(Row((Span(f"{said} {words.full_date(local.date())} {local:%H:%M}", "faint"),), indent=2))
    return rows


def _history(entry: Queued, board: Board, look: Look) -> list[Row]:
    """What became of its line, from git and the journal, oldest first; where it stands."""
    history = look.record.history if look.record is not None else None
    thing = board.by_id.get(entry.item or entry.id)
    events = history.of(thing) if history is not None and thing is not None and not entry.derived else ()
    rows: list[Row] = []
    for event in events[-PAST:]:
        when = event.made or event.when
        day = board.sprint.calendar.local(when) if when is not None else None
        stamp = f"{words.full_date(day.date())} {day:%H:%M}" if day is not None else "not committed"
        spans = (Span(f"{stamp}  ", "faint"), Span(PAST_WORDS.get(event.kind, event.kind), "dim"))
        rows.append(Row(spans, (Span(event.author, "faint"),) if event.author else (), indent=4))
    if entry.mentions:
        place = entry.mentions[0]
        rows.append(Row((Span(f"{place.path}:{place.line}", "faint"),), indent=4))
    return rows


def _resolved(facts: Facts, look: Look) -> list[Row]:
    if not facts.resolved:
        return []
    rows = section("Resolved", look)
    for entry in facts.resolved:
        took = (Span(f"after {words.length(entry.age_hours)}", "faint"),) if entry.age_hours is not None else ()
        spans = (Span(look.glyphs.states["done"], "good"), Span(" "), Span(entry.text, "done"))
        rows.append(Row(spans, took, f"blk:{entry.id}"))
    return rows


def _risks(board: Board, look: Look) -> list[Row]:
    rows = section("Risks and fallbacks", look) if board.risks else []
    for number, risk in enumerate(board.risks):
        rows += [BLANK] if number else []
        rows += risk_rows(number, risk, look, lines=4)
        for response in risk.responses[1:]:
            rows += [Row((Span(line, "faint"),), indent=4) for line in wrap(response, max(8, look.width - 4), 3)]
    return rows


def _ladder(board: Board, look: Look) -> list[Row]:
    rows = section("Escalation", look) if board.escalation else []
    for number, rung in enumerate(board.escalation, start=1):
        when = ""
        if rung.after is not None:
            when = f"after {words.length(rung.after.total_seconds() / 3600)}" if rung.after else "at once"
        elif rung.tracks_waiting is not None:
            when = f"{words.count(rung.tracks_waiting, 'track')} waiting"
        elif rung.before_due is not None:
            when = f"{words.length(rung.before_due.total_seconds() / 3600)} before due"
        rows.append(Row((Span(f"{number} ", "faint"), Span(rung.name, "dim")), (Span(when, "dim"),)))
    return rows
