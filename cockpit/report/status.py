"""The whole board as data: what `cockpit status --json` prints. Plain dicts and lists that JSON can carry.

The shape is a promise to scripts (`"schema": 1`): keys are added, never renamed. Dates are ISO 8601, moments carry
the offset of the sprint's zone, paths are relative to the folder of sprint.toml, lines count from 1. A text that is
not there is `""`; a moment, number or id that is not there is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from cockpit.core.calendar import Calendar
from cockpit.core.facts import Facts, Progress, has_shared, listed
from cockpit.core.model import (
    SHARED,
    Board,
    Ceremony,
    Checkpoint,
    Claim,
    Dependency,
    Evidence,
    Finding,
    Headline,
    Item,
    Mention,
    Rung,
)
from cockpit.core.occasions import occasions
from cockpit.core.prerequisites import Prerequisite
from cockpit.core.queue import Queued

SCHEMA = 1
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Data = dict[str, Any]
_UNKNOWN = Evidence(state="none")


def status(board: Board, facts: Facts, *, evidence: bool = True) -> Data:
    """The board at `facts.now`. With `evidence` False every item's evidence is `none`, as when git was never asked."""
    parts = status_parts(board, facts, evidence=evidence)
    return {key: list(part) if isinstance(part, Iterator) else part for key, part in parts.items()}


def status_parts(board: Board, facts: Facts, *, evidence: bool = True) -> Data:
    """The same, with the items one after the other: as data they take several times the memory of the board."""
    calendar = board.sprint.calendar
    return {
        "schema": SCHEMA,
        "sprint": _sprint(board, facts),
        "progress": {"done": facts.done, "total": facts.total},
        "tracks": _tracks(board, facts),
        "items": (_item(item, board, facts, evidence=evidence) for item in board.items),
        "headlines": [_headline(headline) for headline in board.headlines],
        "checkpoints": [_checkpoint(checkpoint, facts, calendar) for checkpoint in board.checkpoints],
        "dependencies": [_dependency(dependency, facts, calendar) for dependency in board.dependencies],
        "blockers": [_blocker(entry, calendar) for entry in (*facts.queue, *facts.resolved)],
        "risks": [{"text": risk.text, "fallback": risk.fallback, "track": risk.track} for risk in board.risks],
        "prerequisites": [_prerequisite(found) for found in board.prerequisites],
        "metrics": [
            {"name": metric.name, "track": metric.track, "target": metric.target, "actual": metric.actual}
            for metric in board.metrics
        ],
        "ceremonies": [_ceremony(ceremony, facts, calendar) for ceremony in board.ceremonies],
        "escalation": [_rung(rung) for rung in board.escalation],
        "claims": [_claim(claim) for claim in board.claims],
        "findings": [finding_data(finding) for finding in board.findings],
    }


def finding_data(finding: Finding) -> Data:
    """A finding as `status` and `check` print it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def _sprint(board: Board, facts: Facts) -> Data:
    calendar = board.sprint.calendar
    return {
        "name": board.sprint.name,
        "goal": board.sprint.goal,
        "start": _date(calendar.start),
        "end": _date(calendar.end),
        "timezone": calendar.zone_name,
        "now": _moment(facts.now, calendar),
        "day": facts.day,
        "days": facts.days,
        "phase": facts.phase,
    }


def _tracks(board: Board, facts: Facts) -> list[Data]:
    known = [(track.id, track.name, track.role) for track in board.tracks]
    if has_shared(board):
        known.append((SHARED, board.track_name(SHARED), ""))
    return [_track(board, facts, *track) for track in known]


def _track(board: Board, facts: Facts, track_id: str, name: str, role: str) -> Data:
    progress = facts.tracks.get(track_id, Progress())
    return {
        "id": track_id,
        "name": name,
        "role": role,
        "done": progress.done,
        "total": progress.total,
        "items": [item.id for item in listed(board, track_id)],
    }


def _item(item: Item, board: Board, facts: Facts, *, evidence: bool) -> Data:
    standing, calendar = facts.standing[item.id], board.sprint.calendar
    return {
        "id": item.id,
        "kind": item.kind,
        "track": item.track,
        "owner": item.owner,
        "type": item.type,
        "group": item.group,
        "section": list(item.section),
        "text": item.text,
        "state": item.state,
        "counted": item.counted,
        "start": _date(item.start),
        "due": _moment(item.due, calendar),
        "target": item.target,
        "estimate": item.estimate,
        "parent": item.parent,
        "children": _children(item, board),
        "files": list(item.files),
        "mentions": _mentions(item.mentions),
        "evidence": _evidence((board.evidence.get(item.id) if evidence else None) or _UNKNOWN, calendar),
        "late": standing.late,
        "ready": standing.ready,
        "blocked_by": list(standing.blocked_by),
    }


def _children(item: Item, board: Board) -> Data:
    children = [board.by_id[child] for child in item.children if child in board.by_id]
    return {"done": sum(child.state == "done" for child in children), "total": len(children)}


def _mentions(mentions: Iterable[Mention]) -> list[Data]:
    return [
        {
            "path": mention.path,
            "line": mention.line,
            "form": mention.form,
            "state": mention.state,
            "role": mention.role,
        }
        for mention in mentions
    ]


def _evidence(evidence: Evidence, calendar: Calendar) -> Data:
    return {
        "state": evidence.state,
        "path": evidence.path,
        "commit": evidence.commit,
        "author": evidence.author,
        "date": _moment(evidence.date, calendar),
        "late": evidence.late,
        "merged": _moment(evidence.merged, calendar),
        "candidates": list(evidence.candidates),
    }


def _headline(headline: Headline) -> Data:
    return {
        "start": _date(headline.start),
        "end": _date(headline.end),
        "track": headline.track,
        "text": headline.text,
        "path": headline.place.path,
        "line": headline.place.line,
    }


def _checkpoint(checkpoint: Checkpoint, facts: Facts, calendar: Calendar) -> Data:
    fact = facts.checkpoints[checkpoint.id]
    return {
        "id": checkpoint.id,
        "name": checkpoint.name,
        "due": _moment(checkpoint.due, calendar),
        "scope": checkpoint.scope or "all",
        "done": fact.done,
        "total": fact.total,
        "state": fact.state,
        "items": list(checkpoint.items),
    }


def _dependency(dependency: Dependency, facts: Facts, calendar: Calendar) -> Data:
    return {
        "from": dependency.source,
        "to": dependency.target,
        "both": dependency.both,
        "what": dependency.what,
        "how": dependency.how,
        "due": _moment(dependency.due, calendar),
        "state": facts.dependencies[dependency.id].state,
        "needs": list(dependency.needs),
        "mentions": _mentions(dependency.mentions),
    }


def _prerequisite(found: Prerequisite) -> Data:
    return {
        "text": found.text,
        "of": found.of,
        "met": found.met,
        "track": found.track,
        "item": found.item,
        "path": found.path,
        "line": found.line,
    }


def _blocker(entry: Queued, calendar: Calendar) -> Data:
    return {
        "id": entry.id,
        "track": entry.track,
        "text": entry.text,
        "since": _moment(entry.since, calendar),
        "age_hours": None if entry.age_hours is None else round(entry.age_hours, 2),
        "rung": entry.rung.name if entry.rung else None,
        "waits_on": entry.waits_on,
        "waiting": list(entry.waiting),
        "blocks": list(entry.blocks),
        "derived": entry.derived,
        "resolved": entry.resolved,
        "mentions": _mentions(entry.mentions),
    }


def _ceremony(ceremony: Ceremony, facts: Facts, calendar: Calendar) -> Data:
    following = (found.start for found in occasions((ceremony,), calendar) if found.start > facts.now)
    return {
        "kind": ceremony.kind,
        "name": ceremony.name,
        "at": ceremony.at.isoformat(),
        "days": [WEEKDAYS[day] for day in sorted(ceremony.days)],
        "date": _date(ceremony.date),
        "minutes": ceremony.minutes,
        "minutes_per_track": ceremony.minutes_per_track,
        "next": _moment(next(following, None), calendar),
    }


def _rung(rung: Rung) -> Data:
    return {
        "name": rung.name,
        "after_hours": _hours(rung.after),
        "tracks_waiting": rung.tracks_waiting,
        "before_due_hours": _hours(rung.before_due),
    }


def _claim(claim: Claim) -> Data:
    return {"path": claim.path, "line": claim.line, "text": claim.text, "done": claim.done, "total": claim.total}


def _date(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moment(moment: datetime | None, calendar: Calendar) -> str | None:
    return None if moment is None else calendar.local(moment).isoformat(timespec="seconds")


def _hours(span: timedelta | None) -> float | None:
    return None if span is None else span / timedelta(hours=1)
