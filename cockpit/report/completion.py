"""The completion summary: a sprint's retro as one markdown document that can be sent as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cockpit.core.lives import Life
from cockpit.core.model import Evidence, Item
from cockpit.core.outcomes import Handoff
from cockpit.core.retro import Marked, Retro
from cockpit.core.said import Measured, Said
from cockpit.core.tally import Tally
from cockpit.report import phrases
from cockpit.report.phrases import code, escaped, table
from cockpit.report.retro import caveat, gate_name, headline, shown, states_of

MOST_FILES = 60
_RIGHT = frozenset(range(1, 9))


def as_markdown(retro: Retro) -> str:
    """The whole document, ending with a newline. Sections without anything to say are left out."""
    known = (_head, _summary, _tracks, _burn_up, _done, _open, _scope, _agreed, _blockers, _repository, _files,
             _metrics, _claims, _notes)  # fmt: skip
    parts = (_head, _unknown, _notes) if retro.begins is not None else known
    blocks = ["\n".join(lines) for part in parts if (lines := list(part(retro)))]
    return "\n\n".join(blocks) + "\n"


def _head(retro: Retro) -> Iterator[str]:
    sprint, calendar = retro.board.sprint, retro.board.sprint.calendar
    word = "completion summary" if retro.phase == "ended" else "summary so far" if retro.phase == "running" else "plan"
    yield f"# {escaped(sprint.name)}: {word}"
    yield ""
    where = f" · commit {code(retro.commit[:10])}" if retro.commit else ""
    days = f"{phrases.day(calendar.start)} to {phrases.day(calendar.end)} {calendar.end.year}"
    yield f"{days} · as of {phrases.moment(retro.as_of, calendar)}{where}"
    if sprint.goal:
        yield from ("", f"**Goal**: {escaped(sprint.goal)}")


def _summary(retro: Retro) -> Iterator[str]:
    yield from ("## Summary", "", f"**{escaped(headline(retro))}**", "")
    if retro.gates:
        passed = sum(one.state in ("passed", "late") for one in retro.gates)
        missed = [escaped(gate_name(one)) for one in retro.gates if one.state == "missed"]
        tail = f"; missed: {phrases.listing(tuple(missed))}" if missed else ""
        yield f"- Checkpoints: {passed} of {len(retro.gates)} passed{tail}"
    if retro.handoffs:
        yield f"- Handoffs: {states_of(one.state for one in retro.handoffs)}"
    if retro.stops:
        yield f"- Blockers: {_stops(retro)}"
    if retro.not_found or retro.landed:
        found = f"{len(retro.not_found)} ticked, not found; {len(retro.landed)} landed, not ticked"
        yield f"- Plan against repository: {found}"
    if retro.created:
        lines = phrases.count(retro.lines, "line")
        people = phrases.listing(tuple(map(escaped, retro.people)))
        yield f"- Created: {phrases.count(len(retro.created), 'file')}, {lines}, by {people}"
    measured = [one for one in retro.metrics if one.met is not None]
    if measured:
        yield f"- Metrics: {sum(bool(one.met) for one in measured)} of {len(measured)} measured targets met"
    if said := caveat(retro):
        yield from ("", f"*{escaped(said)}*")


def _unknown(retro: Retro) -> Iterator[str]:
    yield escaped(caveat(retro))


def _stops(retro: Retro) -> str:
    resolved = sum(one.resolved for one in retro.stops)
    hours = [one.hours for one in retro.stops if one.hours is not None]
    return f"{len(retro.stops)} raised, {resolved} resolved" + (
        f", longest {phrases.length(max(hours))}" if hours else ""
    )


def _tracks(retro: Retro) -> Iterator[str]:
    known = retro.counted_from == "git"
    counts = ("Planned", "Added", "Removed", "On time", "Late", "Open", "Done")
    head = ("Track", *(counts if known else ("Planned", "Open", "Done")))

    def row(name: str, tally: Tally) -> tuple[str, ...]:
        share = f"{tally.done}/{tally.total}"
        if not known:
            return name, str(tally.planned), str(tally.open), share
        numbers = (tally.planned, tally.added, tally.removed, tally.on_time + tally.undated, tally.late, tally.open)
        return (name, *map(str, numbers), share)

    rows = [row(escaped(retro.board.track_name(track)), tally) for track, tally in shown(retro)]
    yield from ("## By track", "", *table(head, [*rows, row("**In all**", retro.tally)], _RIGHT))


def _burn_up(retro: Retro) -> Iterator[str]:
    if not (days := retro.burnup.days):
        return
    rows = [(phrases.day(one.day), str(one.done), str(one.scope), f"{one.ideal:.0f}") for one in days]
    head = ("Day's end", "Done", "Scope", "Even progress")
    yield from ("## Burn-up", "", *table(head, rows, _RIGHT))


def _done(retro: Retro) -> Iterator[str]:
    """What was done, by track, with the commit of its file or that it was not found."""
    if not retro.done:
        return
    lost = {one.item.id for one in retro.not_found if one.item}
    late = {id(life) for life in retro.late}
    yield "## Done"
    for track, _ in shown(retro):
        mine = [life for life in retro.done if life.track == track]
        if mine:
            yield from ("", f"### {escaped(retro.board.track_name(track))}", "")
            yield from (_done_line(life, retro, lost, is_late=id(life) in late) for life in mine)


def _done_line(life: Life, retro: Retro, lost: set[str], *, is_late: bool) -> str:
    calendar, item = retro.board.sprint.calendar, life.item
    parts = [phrases.short(life.done_at, calendar)] if life.done_at else []
    if is_late and life.due and life.done_at:
        hours = (life.done_at.timestamp() - life.due.timestamp()) / 3600
        parts.append(f"**{phrases.length(hours)} late**")
    if life.done_by:
        parts.append(escaped(life.done_by))
    if item and (proof := retro.board.evidence.get(item.id)):
        parts += _proof(proof, retro)
    if item and item.id in lost:
        parts.append("**file not found**")
    return f"- [x] {_named(life.text, item)}" + (f" · {', '.join(parts)}" if parts else "")


def _proof(proof: Evidence, retro: Retro) -> Iterator[str]:
    if proof.commit:
        yield code(proof.commit[:7])
    lines = next((file.lines for file in retro.created if file.path == proof.path), None)
    if lines is not None:
        yield phrases.count(lines, "line")


def _named(text: str, item: Item | None) -> str:
    return code(text) if item and item.is_file and text in item.files else escaped(text)


def _open(retro: Retro) -> Iterator[str]:
    if not retro.open:
        return
    yield from (f"## Open ({len(retro.open)})", "")
    landed = {one.item.id for one in retro.landed if one.item}
    for life in retro.open:
        yield _open_line(life, retro, landed)


def _open_line(life: Life, retro: Retro, landed: set[str]) -> str:
    calendar = retro.board.sprint.calendar
    parts: list[str] = [life.state] if life.state != "todo" else []
    if life.due:
        parts.append(f"due {phrases.short(life.due, calendar)}")
        if life.due < retro.as_of:
            parts.append("overdue")
    if life.item and life.item.id in landed:
        parts.append("its file has landed")
    tail = f" · {', '.join(parts)}" if parts else ""
    return f"- [ ] {escaped(retro.board.track_name(life.track))}: {_named(life.text, life.item)}{tail}"


def _scope(retro: Retro) -> Iterator[str]:
    if not (retro.added or retro.removed) or retro.counted_from == "board":
        return
    calendar = retro.board.sprint.calendar
    yield from ("## Changes of scope", "")
    changes = [(one.added, "Added", one.added_by, one) for one in retro.added if one.added]
    changes += [(one.removed, "Removed", one.removed_by, one) for one in retro.removed if one.removed]
    for when, word, who, life in sorted(changes, key=lambda change: change[0].timestamp()):
        by = f", {escaped(who)}" if who else ""
        yield f"- {word}: {_named(life.text, life.item)} · {phrases.short(when, calendar)}{by}"


def _agreed(retro: Retro) -> Iterator[str]:
    calendar = retro.board.sprint.calendar
    if retro.gates:
        gates = [
            (escaped(gate_name(one)), phrases.short(one.due, calendar) if one.due else "", one.state,
             f"{one.done}/{one.total}")
            for one in retro.gates
        ]  # fmt: skip
        yield from ("## Checkpoints", "", *table(("Checkpoint", "Due", "State", "Criteria"), gates))
    if retro.handoffs:
        rows = [_handoff(one, retro) for one in retro.handoffs]
        yield from ("", "## Handoffs", "") if retro.gates else ("## Handoffs", "")
        yield from table(("From", "To", "What", "Due", "State"), rows)


def _handoff(one: Handoff, retro: Retro) -> tuple[str, ...]:
    calendar, name = retro.board.sprint.calendar, retro.board.track_name
    by = f" ({phrases.length(one.hours)})" if one.hours is not None else ""
    due = phrases.short(one.due, calendar) if one.due else ""
    return escaped(name(one.source)), escaped(name(one.target)), escaped(one.what), due, f"{one.state}{by}"


def _blockers(retro: Retro) -> Iterator[str]:
    if not retro.stops:
        return
    yield from ("## Blockers", "")
    for one in retro.stops:
        state = "resolved" if one.resolved else "**open**"
        age = f" after {phrases.length(one.hours)}" if one.hours is not None else ""
        waits = f", waited on {escaped(one.waits_on)}" if one.waits_on else ""
        name = escaped(retro.board.track_name(one.track))
        yield f"- {name}: {escaped(one.text)}{waits} · {state}{age}"


def _repository(retro: Retro) -> Iterator[str]:
    if not retro.not_found and not retro.landed:
        return
    yield "## Plan against repository"
    for title, marks in (("Ticked, not found", retro.not_found), ("Landed, not ticked", retro.landed)):
        if marks:
            yield from ("", f"**{title}**", "", *map(_mark, marks))


def _mark(one: Marked) -> str:
    return f"- {_named(one.text, one.item)} ({code(f'{one.path}:{one.line}')})"


def _files(retro: Retro) -> Iterator[str]:
    files = retro.created
    if not files:
        return
    yield from (f"## Files created ({len(files)})", "")
    rows = [
        (code(file.path), f"{file.lines:,}" if file.lines is not None else "binary", escaped(file.author),
         phrases.day(retro.board.sprint.calendar.local(file.date).date()))
        for file in files[:MOST_FILES]
    ]  # fmt: skip
    yield from table(("File", "Lines", "By", "On"), rows, frozenset({1}))
    if len(files) > MOST_FILES:
        yield from ("", f"and {len(files) - MOST_FILES} more")


def _metrics(retro: Retro) -> Iterator[str]:
    if not retro.metrics:
        return

    def row(one: Measured) -> tuple[str, ...]:
        met = "not measured" if not one.metric.actual else {True: "met", False: "**missed**", None: ""}[one.met]
        return escaped(one.metric.name), escaped(one.metric.target), escaped(one.metric.actual), met

    head = ("Metric", "Target", "Actual", "")
    yield from ("## Metrics", "", *table(head, [row(one) for one in retro.metrics]))


def _claims(retro: Retro) -> Iterator[str]:
    if not retro.said:
        return
    rows = [
        (escaped(one.claim.text), code(f"{one.claim.path}:{one.claim.line}"), beside_words(one)) for one in retro.said
    ]
    yield from ("## What the plans say of themselves", "", *table(("Claim", "Where", "Computed"), rows))


def beside_words(said: Said) -> str:
    """What is computed beside a claim: its boxes, or that nothing here can tell."""
    boxes = f"{said.done} of {said.total} ticked" if said.total else ""
    if said.contradicted:
        return f"**{boxes}**"
    if said.kind in ("tests", "cost", "grade"):
        unknown = {"tests": "tests are not run here", "cost": "cost is not recorded here", "grade": "a judgement"}
        return unknown[said.kind] + (f"; {boxes}" if boxes and said.kind == "grade" else "")
    return boxes or "no items below it"


def _notes(retro: Retro) -> Iterator[str]:
    blocks = [
        ("Went well", [escaped(note.text) for note in retro.notes if note.kind == "well"]),
        ("Did not go well", [escaped(note.text) for note in retro.notes if note.kind == "badly"]),
        ("Actions", list(_actions(retro.actions, retro))),
        ("Still open from earlier retros", list(_actions(retro.earlier, retro))),
    ]
    if not any(lines for _, lines in blocks):
        return
    yield "## Retro"
    for title, lines in blocks:
        if lines:
            yield from ("", f"### {title}", "", *(f"- {line}" for line in lines))


def _actions(items: Iterable[Item], retro: Retro) -> Iterator[str]:
    for item in items:
        box = "[x]" if item.state == "done" else "[ ]"
        yield f"{box} {escaped(item.text)}" + (f" · {escaped(_whose(item, retro))}" if _whose(item, retro) else "")


def _whose(item: Item, retro: Retro) -> str:
    return item.owner or (retro.board.track_name(item.track) if item.track in retro.board.track_by_id else "")
