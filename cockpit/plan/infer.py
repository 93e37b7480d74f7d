"""What `cockpit init` proposes for a repository: the sprint.toml a person would have written, and what it rests on.

Pure: documents in, a proposal out. Nothing of it is certain, so every part says where it comes from.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cockpit.core.settings import TrackRule
from cockpit.plan.infer_choice import Chosen, choose
from cockpit.plan.infer_goal import goal_of
from cockpit.plan.infer_roles import Judged, folders_of, inside_of, is_archived, judge, revived, rules_of
from cockpit.plan.infer_sketch import Label, Said, Sketch, Source, sketch
from cockpit.plan.infer_sprint import Period, label_of, period_of, zone_of
from cockpit.plan.infer_tracks import Found, tracks_of
from cockpit.plan.infer_weekends import with_weekends

__all__ = ["Note", "Proposal", "Source", "infer_tracks", "propose"]

EVERY_DAY = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was inferred: the key, the value as people read it, where it comes from, whether to trust it."""

    key: str
    value: str
    why: str
    sure: bool = True


@dataclass(slots=True)
class Proposal:
    """`table` is the content of sprint.toml. `empty` says that no plan was found and a template is in order."""

    table: dict[str, Any]
    notes: list[Note] = field(default_factory=list)
    empty: bool = False


def infer_tracks(sources: Iterable[Source], folders: Sequence[str]) -> tuple[TrackRule, ...]:
    """The tracks of a sprint whose sprint.toml declares none."""
    return tuple(_rule(track, folders) for track in tracks_of([sketch(source) for source in sources]))


def propose(sources: Iterable[Source], *, project: str, zone: str, today: date) -> Proposal:
    """The sprint.toml for the documents of a repository.

    `project` is the folder's name, `zone` the machine's time zone, `today` serves where the plans name no date.
    """
    seen = [sketch(source) for source in sources]
    seen = [one for one in seen if not posixpath.basename(one.path).startswith(".")]
    alive = [one for one in seen if not is_archived(one.path)] or seen
    chosen = choose(alive, today)
    period = with_weekends(period_of(alive, today, chosen), alive, chosen)
    chosen = chosen if chosen and (chosen.sure or not period.spells) else None
    label = _label_of(chosen) if chosen else label_of(alive, period)
    judged = [Judged(one, "ignore", "it is archived") for one in seen if one not in alive]
    own = [*_plans(tracks_of(seen)), *([chosen.sketch.path] if chosen else [])]
    judged = revived([*judged, *judge(alive, period, label[0] if label else None, own)])
    folders = folders_of(judged)
    if not folders:
        return _template(project, zone, today)
    inner = [one for one in judged if inside_of(one.sketch.path, folders) is not None]
    current = [one.sketch for one in inner if one.role == "plan"]
    proposal = Proposal({"sprint": {}})
    _sprint(proposal, project, period, label[0] if label else None, current, folders, zone, chosen)
    if chosen:
        proposal.notes[0] = Note("name", proposal.notes[0].value, chosen.why, chosen.sure)
        if len(chosen.among) > 1:
            proposal.notes.append(_all_of(chosen))
    elif label:
        proposal.notes[0] = Note("name", proposal.notes[0].value, label[1].place, bool(period.spells))
    _tracks(proposal, tracks_of(current), folders)
    _roles(proposal, inner, folders)
    return proposal


def _all_of(chosen: Chosen) -> Note:
    many = len(chosen.among)
    value = f"all {many} {chosen.stretch.kind}s are on the board"
    return Note(
        "scope", value, f"{chosen.sketch.path} holds them all; in a file each they can be told apart", sure=False
    )


def _label_of(chosen: Chosen) -> tuple[Label, Said] | None:
    """What other documents may call the chosen sprint."""
    stretch = chosen.stretch
    return (Label(stretch.kind, int(stretch.number), stretch.theme), stretch.said) if stretch.number.isdigit() else None


def _plans(tracks: Iterable[Found]) -> list[str]:
    return [path for track in tracks for path in track.plans]


def _sprint(
    proposal: Proposal,
    project: str,
    period: Period,
    label: Label | None,
    current: Sequence[Sketch],
    folders: Sequence[str],
    zone: str,
    chosen: Chosen | None = None,
) -> None:
    table: dict[str, Any] = proposal.table["sprint"]
    notes = proposal.notes
    table["name"] = name = _name(project, period, chosen.stretch.name if chosen else label.name if label else "")
    notes.append(Note("name", name, "the folder and the dates", sure=False))
    own = _plans(tracks_of(current))
    shared = [one for one in current if one.path not in own]
    if goal := goal_of(shared or current, chosen):
        table["goal"] = _cut(goal.text, 120)
        notes.append(Note("goal", _cut(goal.text, 60), goal.place))
    table["start"], table["end"] = period.start, period.end
    notes.append(Note("dates", f"{period.start} to {period.end}", period.why, period.sure))
    if named := zone_of(current):
        table["timezone"] = named[0]
        notes.append(Note("timezone", named[0], f"{named[1].place}: {_cut(named[1].text, 60)}"))
    else:
        table["timezone"] = zone
        notes.append(Note("timezone", zone, "this machine", sure=False))
    if period.every_day:
        table["workdays"] = EVERY_DAY
        notes.append(Note("workdays", "every day", period.weekends, sure=False))
    table["plans"] = folders[0] if len(folders) == 1 else list(folders)
    notes.append(
        Note(
            "plans",
            ", ".join(folders),
            f"{len(current)} plan{'s stand' if len(current) != 1 else ' stands'} there",
            sure=folders != ["."],
        )
    )


def _cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters, cut between words where there are any."""
    if len(text) <= limit:
        return text
    kept = text[:limit]
    space = kept.rfind(" ")
    return (kept[:space].rstrip(" ,;:–—-") if space > limit // 2 else kept[:-1]) + "…"


def _name(project: str, period: Period, called: str) -> str:
    words = re.split(r"[\s_-]+", project.strip(" ._-")) or ["Sprint"]
    title = " ".join(word.capitalize() if word.islower() else word for word in words)
    first = f"{period.start:%d %b} – " if period.start < period.end else ""
    span = f"{first}{period.end:%d %b %Y}".replace(" 0", " ").removeprefix("0")
    return f"{title} · {called or span}"


def _tracks(proposal: Proposal, tracks: Sequence[Found], folders: Sequence[str]) -> None:
    if not tracks:
        proposal.notes.append(Note("tracks", "none", "no owners, no plans of their own; all is shared", sure=False))
        return
    proposal.table["tracks"] = [_track_table(_rule(track, folders)) for track in tracks]
    for track in tracks:
        proposal.notes.append(
            Note(f"track {track.id}", track.name, "; ".join(track.why[:2]), track.sure and len(tracks) > 1)
        )


def _rule(track: Found, folders: Sequence[str]) -> TrackRule:
    plans = [inside for path in track.plans if (inside := inside_of(path, folders)) is not None]
    return TrackRule(
        id=track.id, name=track.name, role=track.role, aliases=tuple(track.aliases), plan=tuple(plans), days=track.days
    )


def _track_table(rule: TrackRule) -> dict[str, Any]:
    table: dict[str, Any] = {"id": rule.id, "name": rule.name}
    if rule.role:
        table["role"] = rule.role
    if rule.aliases:
        table["aliases"] = list(rule.aliases)
    if rule.plan:
        table["plan"] = rule.plan[0] if len(rule.plan) == 1 else list(rule.plan)
    if rule.days:
        table["days"] = rule.days
    return table


def _roles(proposal: Proposal, judged: Sequence[Judged], folders: Sequence[str]) -> None:
    rules = rules_of(judged, folders)
    if rules:
        proposal.table["plans"] = [{"path": path, "role": role} for path, role, _ in rules]
    for path, role, why in rules:
        proposal.notes.append(Note(f"role {role}", path, why, sure=False))


def _template(project: str, zone: str, today: date) -> Proposal:
    """For a repository without plans: this week, one folder, one template."""
    period = period_of([], today)
    proposal = Proposal({"sprint": {}}, empty=True)
    _sprint(proposal, project, period, None, [], ["docs/plans"], zone)
    proposal.notes[-1] = Note("plans", "docs/plans", "no plan was found anywhere", sure=False)
    return proposal
