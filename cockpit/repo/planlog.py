"""Every change of the plans along HEAD's first-parent line, and the commits of merged branches behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cockpit.core.text import clean
from cockpit.repo.git import Git
from cockpit.repo.ledger import LONGEST_NAME, Commit, arrivals, line, seconds
from cockpit.repo.trouble import Answer, Problem

_RAW = ("-z", "--raw", "--no-abbrev", "--no-renames", "--encoding=UTF-8", "--format=%x01%H%x00%P%x00%ct%x00%aN")


@dataclass(frozen=True, slots=True)
class Turn:
    """A plan before and after a commit, by blob; "" where there was none. `path` is relative to the root."""

    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Station:
    """A commit that changed plans."""

    commit: Commit
    turns: tuple[Turn, ...]

    @property
    def is_merge(self) -> bool:
        return len(self.commit.parents) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLog:
    """`stations` oldest first. `side` has, by the merge that brought them, the plain commits of merged branches."""

    stations: tuple[Station, ...] = ()
    side: dict[str, tuple[Station, ...]]
    problem: Problem | None = None


def plan_log(git: Git, head: str, places: Sequence[str], is_plan: Callable[[str], bool], after: str = "") -> PlanLog:
    """The changes up to `head`, or those since `after`, a commit of the same line.

    `places` are folders and files relative to the root ("" the root itself) that contain all plans; `is_plan` chooses
    among the paths below them.
    """
    span = (f"{after}..{head}" if after else head, "--", *(place or "." for place in places))
    answer = git.read("log", *_RAW, "--reverse", "--first-parent", "-m", *span)
    stations = _stations(answer, is_plan)
    side: dict[str, tuple[Station, ...]] = {}
    merges = {station.commit.oid for station in stations if station.is_merge}
    if merges:
        brought = _arrivals(git, span[0], head)
        for station in _stations(git.read("log", *_RAW, "--reverse", "--full-history", "--no-merges", *span), is_plan):
            merge = brought.get(station.commit.oid, "")
            if merge in merges and merge != station.commit.oid:
                side[merge] = (*side.get(merge, ()), station)
    return PlanLog(stations=tuple(stations), side=side, problem=answer.problem)


def follows(git: Git, before: str, head: str) -> bool:
    """Whether `head` continues a commit's first-parent line (no rebase, no other branch in between)."""
    if before == head:
        return True
    rows = git.read("rev-list", "--first-parent", "--parents", f"{before}..{head}", "--").text.split("\n")
    parts = rows[-1].split(" ")
    return len(parts) > 1 and parts[1] == before


def _arrivals(git: Git, span: str, head: str) -> dict[str, str]:
    rows = (row.split(" ") for row in git.read("rev-list", "--parents", span, "--").text.split("\n") if row)
    commits = {row[0]: Commit(row[0], tuple(row[1:]), 0, "") for row in rows}
    return arrivals(commits, line(commits, head))


def _stations(answer: Answer, is_plan: Callable[[str], bool]) -> list[Station]:
    found: list[Station] = []
    commit: Commit | None = None
    turns: list[Turn] = []
    fields = iter(answer.fields)
    for part in fields:
        text = part.lstrip("\n")
        if text.startswith("\x01"):
            if commit and turns:
                found.append(Station(commit, tuple(turns)))
            parents, when, author = next(fields, ""), next(fields, ""), next(fields, "")
            commit, turns = Commit(text[1:], tuple(parents.split()), seconds(when), clean(author, LONGEST_NAME)), []
        elif text.startswith(":") and (turn := _turn(text, next(fields, ""))) and is_plan(turn.path):
            turns.append(turn)
    if commit and turns:
        found.append(Station(commit, tuple(turns)))
    return found


def _turn(facts: str, path: str) -> Turn | None:
    """A line of `--raw`; links, submodules and the like are no plans."""
    modes_and_ids = facts[1:].split(" ")
    if len(modes_and_ids) != 5:
        return None
    old_mode, new_mode, old, new, _ = modes_and_ids
    old = old if old_mode.startswith("100") else ""
    new = new if new_mode.startswith("100") else ""
    return Turn(path, old, new) if old != new else None
