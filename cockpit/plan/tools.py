"""What recognisers need of a sprint: its calendar, the names of its tracks, its words. Built once per settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cockpit.core.calendar import Calendar
from cockpit.core.settings import Settings
from cockpit.plan.due_memo import Known
from cockpit.plan.headings import HeadingKind
from cockpit.plan.names import TrackNames
from cockpit.plan.own_headings import own_headings
from cockpit.plan.vocabulary import Vocabulary
from cockpit.plan.when import When, read_when


@dataclass(frozen=True, slots=True)
class Tools:
    """`days` tells when undated items of a track are due, for tracks that are phases."""

    settings: Settings
    calendar: Calendar
    names: TrackNames
    vocabulary: Vocabulary
    days: Mapping[str, When]
    headings: Mapping[str, HeadingKind] = field(default_factory=dict)
    """What the team itself calls the lists below some headings."""
    dues: Known = field(default_factory=dict, compare=False, repr=False)
    """What `due_in_text` remembers."""


_last: list[Tools] = []


def tools_for(settings: Settings) -> Tools:
    """The tools of a sprint. The last ones are kept: a thousand plans are read with the same settings."""
    if _last and _last[0].settings is settings:
        return _last[0]
    calendar = settings.calendar
    days = {track.id: when for track in settings.tracks if track.days and (when := read_when(track.days, calendar))}
    tools = Tools(
        settings,
        calendar,
        TrackNames.of(settings.tracks),
        Vocabulary.of(settings.states),
        days,
        own_headings(settings.headings),
    )
    _last[:] = [tools]
    return tools
