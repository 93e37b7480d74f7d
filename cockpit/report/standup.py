"""The standup as data and as markdown: what `cockpit standup` prints, and the parts that its minutes share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from cockpit.core import words
from cockpit.core.actions import words_of
from cockpit.core.calendar import Calendar
from cockpit.core.facts import Facts, Progress
from cockpit.core.model import SHARED, Board, Headline, Item
from cockpit.core.news import News
from cockpit.core.queue import Queued
from cockpit.core.standup import Brief, Next, TrackBrief, Wait, named_track, next_steps
from cockpit.report.phrases import escaped

Data = dict[str, Any]


# as data


def standup_data(board: Board, facts: Facts, brief: Brief) -> Data:
    """The standup, schema 1: ids of items as in `status`. Moments are ISO 8601 with the offset of the sprint's zone."""
    calendar = board.sprint.calendar
    return {
        "schema": 1,
        "day": brief.day.isoformat(),
        "now": _iso(facts.now, calendar),
        "since": _iso(brief.since, calendar),
        "topics": [topic.text for topic in brief.topics],
        "progress": {"done": facts.done, "total": facts.total, "late": facts.progress.late},
        "blockers": [_blocker(entry, board) for entry in brief.blockers],
        "actions": [item.id for item in brief.actions],
        "tracks": [_track(track, board, facts) for track in brief.tracks],
        "next": [
            {"who": step.who, "text": step.text, "due": _iso(step.due, calendar), "step": step.step}
            for step in next_steps(board, brief)
        ],
    }


def _iso(moment: datetime | None, calendar: Calendar) -> str | None:
    return calendar.local(moment).isoformat() if moment else None


def _blocker(entry: Queued, board: Board) -> Data:
    return {
        "id": entry.id,
        "track": entry.track,
        "text": entry.text,
        "since": _iso(entry.since, board.sprint.calendar),
        "age_hours": None if entry.age_hours is None else round(entry.age_hours, 2),
        "rung": entry.rung.name if entry.rung else None,
        "news": entry.news,
        "waits_on": entry.waits_on,
        "waiting": list(entry.waiting),
        "blocks": list(entry.blocks),
        "derived": entry.derived,
    }


def _track(track: TrackBrief, board: Board, facts: Facts) -> Data:
    progress, calendar = facts.tracks.get(track.track, Progress()), board.sprint.calendar
    return {
        "id": track.track,
        "name": board.track_name(track.track),
        "done": progress.done,
        "total": progress.total,
        "late": progress.late,
        "headlines": [headline(line) for line in track.headlines],
        "news": [
            {"what": one.what, "text": one.text, "item": one.item, "who": one.who, "when": _iso(one.when, calendar),
             "commit": one.commit}
            for one in track.news
        ],
        "overdue": [item.id for item in track.late],
        "due": [item.id for item in track.due],
        "doing": [item.id for item in track.doing],
        "waits_for": [_wait(wait, calendar) for wait in track.waits_for],
        "holds_up": [_wait(wait, calendar) for wait in track.holds_up],
        "blockers": [entry.id for entry in track.blockers],
    }  # fmt: skip


def _wait(wait: Wait, calendar: Calendar) -> Data:
    due = _iso(wait.due, calendar)
    return {"track": wait.other, "what": wait.text, "due": due, "state": wait.state, "both": wait.both}


# as markdown


def standup_markdown(board: Board, facts: Facts, brief: Brief) -> str:
    """What there is to talk about, ending with a newline."""
    lines = [*heading(board, facts, brief, ""), "## Blockers", "", *blocker_lines(board, brief)]
    if brief.actions:
        lines += ["", "## Open from the last retro", "", *(_action(item, board) for item in brief.actions)]
    for track in brief.tracks:
        lines += ["", f"## {escaped(board.track_name(track.track))}", "", *track_lines(board, facts, brief, track)]
    return "\n".join([*lines, "", "## Next", "", *next_lines(board, facts, brief)]) + "\n"


def heading(board: Board, facts: Facts, brief: Brief, times: str) -> list[str]:
    """The title, one line of facts (`times` says when it was held), the day's topics."""
    number = f"day {facts.day} of {facts.days}" if facts.day else "free day"
    late = f", {facts.progress.late} late" if facts.progress.late else ""
    parts = [f"{escaped(board.sprint.name)}, {number}", times, f"{facts.done} of {facts.total} done{late}"]
    day = f"{words.full_weekday(brief.day)} {brief.day.day} {words.MONTHS[brief.day.month - 1]} {brief.day.year}"
    lines = [f"# Standup, {day}", "", ". ".join(part for part in parts if part) + "."]
    for topic in brief.topics:
        lines += ["", f"Topic: {escaped(topic.text)}"]
    return [*lines, ""]


def blocker_lines(board: Board, brief: Brief, fresh: Iterable[str] = ()) -> list[str]:
    """A line each, in the order to speak of them; `fresh` are the ids of those raised in this standup."""
    new = frozenset(fresh)
    lines = []
    for entry in brief.blockers:
        age = "raised here" if entry.id in new else words.age(entry.age_hours) if entry.age_hours is not None else ""
        told = ", ".join(part for part in (who_waits(entry, board), age, "overdue" if entry.derived else "") if part)
        step = f". {escaped(entry.rung.name)}" if entry.rung else ""
        lines.append(f"- **{escaped(entry.text)}**" + (f": {told}{step}" if told or step else ""))
    return lines or ["Nothing is blocked."]


def who_waits(entry: Queued, board: Board) -> str:
    """`Grok waits on Claude, holds up GPT`."""
    known = "" if entry.track == SHARED else escaped(board.track_name(entry.track))
    track = named_track(board, entry.waits_on)
    holder = escaped(board.track_name(track) if track else entry.waits_on)
    first = f"{known} waits on {holder}".strip() if holder else known
    others = tuple(escaped(board.track_name(one)) for one in entry.waiting if one != entry.track)
    held = f"holds up {words.listing(others)}" if others else ""
    return ", ".join(part for part in (first, held) if part)


def track_lines(
    board: Board, facts: Facts, brief: Brief, track: TrackBrief, touched: frozenset[str] = frozenset()
) -> list[str]:
    """Since the last standup, today, waiting; `touched` are items that something was done to meanwhile."""
    calendar = board.sprint.calendar
    since = f"Since {words.weekday(calendar.today(brief.since))}"
    parts: list[tuple[str, list[str]]] = [
        (since, [_news(one, board) for one in track.news if one.item not in touched]),
        ("Headline", [escaped(headline(line)) for line in track.headlines]),
        ("Overdue", [f"{escaped(item.text)} ({_late(item, facts)})" for item in track.late]),
        ("Due today", [_item(item, board, facts) for item in track.due]),
        ("Under way", [f"{escaped(item.text)}{_due(item.due, calendar)}" for item in track.doing]),
        ("Waits for", [_waiting(wait, board) for wait in track.waits_for if not wait.both]),
        ("Together with", [_waiting(wait, board) for wait in (*track.waits_for, *track.holds_up) if wait.both]),
        ("Holds up", [_waiting(wait, board) for wait in track.holds_up if not wait.both]),
    ]
    lines = [f"- {title}: {'; '.join(said)}" for title, said in parts if said]
    return lines or ["Nothing new, nothing due."]


def _action(item: Item, board: Board) -> str:
    text, owner = words_of(item, board)
    said = f" ({escaped(owner)})" if owner else ""
    return f"- {escaped(text)}{said}{_due(item.due, board.sprint.calendar)}"


def headline(line: Headline) -> str:
    return f"{line.text}, {line.target}" if line.target else line.text


def _news(one: News, board: Board) -> str:
    calendar = board.sprint.calendar
    item = board.by_id.get(one.item or "")
    evidence = board.evidence.get(one.item or "")
    told: list[str] = [] if one.what == "ticked" else ["landed, not ticked" if one.what == "landed" else one.what]
    if one.what == "ticked" and evidence is not None and evidence.state in ("missing", "deleted"):
        told.append("not found")
    if one.who:
        told.append(escaped(one.who) + (f" {calendar.local(one.when):%H:%M}" if one.when else ""))
    if one.commit:
        told.append(one.commit[:7])
    text = escaped(item.text if item is not None else one.text)
    return f"{text} ({', '.join(told)})" if told else text


def _late(item: Item, facts: Facts) -> str:
    return words.time_left(item.due, facts.now) if item.due else "late"


def _item(item: Item, board: Board, facts: Facts) -> str:
    """An item due today with what is special about it."""
    clock = words.clock(item.due, board.sprint.calendar) if item.due else "EOD"
    told = [clock] if clock != "EOD" else []
    told += [item.state] if item.state in ("doing", "blocked") else []
    told += [_late(item, facts)] if facts.standing[item.id].late else []
    return escaped(item.text) + (f" ({', '.join(told)})" if told else "")


def _due(due: datetime | None, calendar: Calendar) -> str:
    return f" (due {words.due_label(due, calendar)})" if due else ""


def _waiting(wait: Wait, board: Board) -> str:
    late = ", late" if wait.state == "late" else ""
    day = words.due_label(wait.due, board.sprint.calendar) or "no day"
    return f"{escaped(board.track_name(wait.other))}, {escaped(wait.text)} ({day}{late})"


def next_lines(board: Board, facts: Facts, brief: Brief) -> list[str]:
    """Who acts next, on what."""
    lines = [f"- **{escaped(step.who)}**: {_step(step, board, facts)}" for step in next_steps(board, brief)]
    return lines or ["Nothing is open."]


def _step(step: Next, board: Board, facts: Facts) -> str:
    if step.step:
        return f"{escaped(step.text)} ({escaped(step.step)})"
    if step.due is None:
        return escaped(step.text)
    late = step.due < facts.now
    when = words.time_left(step.due, facts.now) if late else words.due_label(step.due, board.sprint.calendar)
    return f"{escaped(step.text)}, {when}"


def numbered(lines: Iterable[str]) -> Iterator[str]:
    """An ordered list."""
    return (f"{number}. {line}" for number, line in enumerate(lines, start=1))
