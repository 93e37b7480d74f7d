"""Every number of a retro, for other programs."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from cockpit.core.calendar import Calendar
from cockpit.core.lives import Life
from cockpit.core.model import Item
from cockpit.core.retro import Marked, Retro
from cockpit.core.tally import Tally
from cockpit.report.retro import shown

Json = dict[str, Any]


def as_json(retro: Retro) -> Json:
    """The whole retro, schema 1. Times are ISO 8601 with the sprint's offset; lines count from 1; hours are elapsed.

    `source.begins` is null, or when git first saw the plans if that is later: then no number tells anything.
    """
    calendar = retro.board.sprint.calendar
    lists = {"done": retro.done, "late": retro.late, "open": retro.open, "added": retro.added, "removed": retro.removed}
    return {
        "schema": 1,
        **_head(retro, calendar),
        "totals": _numbers(retro.tally),
        "tracks": [
            {"id": track, "name": retro.board.track_name(track)} | _numbers(tally) for track, tally in shown(retro)
        ],
        "burnup": _burnup(retro, calendar),
        **{name: [_life(life, calendar) for life in lives] for name, lives in lists.items()},
        **_agreed(retro, calendar),
        "blockers": _blockers(retro, calendar),
        "claimed_not_found": list(map(_marked, retro.not_found)),
        "landed_not_ticked": list(map(_marked, retro.landed)),
        "created": _created(retro, calendar),
        **_said(retro),
        "notes": [{"kind": one.kind, "text": one.text, "path": one.path, "line": one.line} for one in retro.notes],
        "actions": list(map(_action, retro.actions)),
        "earlier_actions": list(map(_action, retro.earlier)),
    }


def _head(retro: Retro, calendar: Calendar) -> Json:
    sprint = retro.board.sprint
    return {
        "sprint": {
            "name": sprint.name, "goal": sprint.goal, "start": calendar.start.isoformat(),
            "end": calendar.end.isoformat(), "phase": retro.phase, "as_of": _iso(retro.as_of, calendar),
        },
        "source": {
            "counted_from": retro.counted_from, "complete": retro.complete, "commit": retro.commit,
            "begins": _iso(retro.begins, calendar), "problem": retro.problem,
        },
    }  # fmt: skip


def _iso(moment: datetime | None, calendar: Calendar) -> str | None:
    return calendar.local(moment).isoformat() if moment else None


def _burnup(retro: Retro, calendar: Calendar) -> Json:
    return {
        "steps": [
            {"at": _iso(step.when, calendar), "done": step.done, "scope": step.scope} for step in retro.burnup.steps
        ],
        "days": [
            {"day": one.day.isoformat(), "done": one.done, "scope": one.scope, "ideal": round(one.ideal, 2)}
            for one in retro.burnup.days
        ],
    }


def _agreed(retro: Retro, calendar: Calendar) -> Json:
    return {
        "checkpoints": [
            {"id": one.id, "name": one.name, "scope": one.scope, "due": _iso(one.due, calendar), "state": one.state,
             "done": one.done, "total": one.total, "passed_at": _iso(one.at, calendar)}
            for one in retro.gates
        ],
        "dependencies": [
            {"id": one.id, "from": one.source, "to": one.target, "both": one.both, "what": one.what,
             "due": _iso(one.due, calendar), "state": one.state, "met_at": _iso(one.at, calendar),
             "hours": _hours(one.hours)}
            for one in retro.handoffs
        ],
    }  # fmt: skip


def _blockers(retro: Retro, calendar: Calendar) -> Json:
    return {
        "raised": len(retro.stops),
        "resolved": sum(one.resolved for one in retro.stops),
        "longest_hours": _hours(max((one.hours for one in retro.stops if one.hours is not None), default=None)),
        "list": [
            {"id": one.id, "text": one.text, "track": one.track, "waits_on": one.waits_on,
             "since": _iso(one.since, calendar), "resolved": one.resolved, "resolved_at": _iso(one.until, calendar),
             "hours": _hours(one.hours)}
            for one in retro.stops
        ],
    }  # fmt: skip


def _created(retro: Retro, calendar: Calendar) -> Json:
    return {
        "files": len(retro.created),
        "lines": retro.lines,
        "list": [
            {"path": file.path, "lines": file.lines, "author": file.author, "commit": file.commit,
             "date": _iso(file.date, calendar)}
            for file in retro.created
        ],
    }  # fmt: skip


def _said(retro: Retro) -> Json:
    return {
        "metrics": [
            {"name": one.metric.name, "track": one.metric.track, "target": one.metric.target,
             "actual": one.metric.actual, "met": one.met}
            for one in retro.metrics
        ],
        "claims": [
            {"path": one.claim.path, "line": one.claim.line, "text": one.claim.text, "kind": one.kind,
             "done": one.done, "total": one.total, "contradicted": one.contradicted}
            for one in retro.said
        ],
    }  # fmt: skip


def _numbers(tally: Tally) -> Json:
    found = {field.name: getattr(tally, field.name) for field in fields(tally)}
    return found | {"done": tally.done, "total": tally.total}


def _life(life: Life, calendar: Calendar) -> Json:
    return {
        "id": life.item.id if life.item else None, "text": life.text, "track": life.track, "kind": life.kind,
        "state": life.state, "path": life.path, "line": life.line, "due": _iso(life.due, calendar),
        "done_at": _iso(life.done_at, calendar), "done_by": life.done_by, "added_at": _iso(life.added, calendar),
        "added_by": life.added_by, "removed_at": _iso(life.removed, calendar), "removed_by": life.removed_by,
    }  # fmt: skip


def _marked(one: Marked) -> Json:
    return {
        "id": one.item.id if one.item else None, "text": one.text, "path": one.path, "line": one.line,
        "message": one.detail,
    }  # fmt: skip


def _action(item: Item) -> Json:
    return {"id": item.id, "text": item.text, "track": item.track, "owner": item.owner, "state": item.state}


def _hours(hours: float | None) -> float | None:
    return None if hours is None else round(hours, 2)
