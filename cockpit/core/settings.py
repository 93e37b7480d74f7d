"""`sprint.toml` as values: what a person declared, validated, with defaults filled in. Built by `plan.config`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cockpit.core.calendar import Calendar
from cockpit.core.model import Ceremony, Role, Rung, State


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRule:
    """`plan` are files or globs relative to a plans folder; `days` as written (`Day 1-3`, `Mon-Tue`)."""

    id: str
    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    days: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRule:
    path: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencyRule:
    source: str
    target: str
    what: str
    how: str = ""
    due: str | date = ""
    needs: tuple[str, ...] = ()
    both: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointRule:
    name: str
    due: str | date = ""
    items: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRule:
    name: str
    target: str
    track: str = ""
    actual: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`plans` are folders relative to the folder of sprint.toml; `states` are words added to the vocabulary, `headings`
    titles by the kind of item in the lists below them (`note`: no work)."""

    name: str
    calendar: Calendar
    goal: str = ""
    plans: tuple[str, ...] = ("docs/plans",)
    theme: str = "cockpit-dark"
    tracks: tuple[TrackRule, ...] = ()
    rules: tuple[PlanRule, ...] = ()
    dependencies: tuple[DependencyRule, ...] = ()
    checkpoints: tuple[CheckpointRule, ...] = ()
    ceremonies: tuple[Ceremony, ...] = ()
    escalation: tuple[Rung, ...] = ()
    metrics: tuple[MetricRule, ...] = ()
    states: Mapping[State, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    fetch_every: int = 0
    """Minutes between fetches of the remote; 0 never."""
    file: str = "sprint.toml"
