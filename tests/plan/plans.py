"""A small sprint to read plans with."""

from __future__ import annotations

from datetime import UTC, date

from cockpit.core.calendar import Calendar
from cockpit.core.model import Mention, State
from cockpit.core.settings import Settings, TrackRule
from cockpit.plan.edit import apply, splices_for
from cockpit.plan.entries import Document
from cockpit.plan.reader import read_document
from cockpit.plan.relocate import mentions_in

SETTINGS = Settings(
    name="Week",
    calendar=Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC),
    tracks=(
        TrackRule(id="claude", name="Claude", plan=("claude.md",)),
        TrackRule(id="grok", name="Grok", plan=("grok.md",)),
    ),
)


def read(text: str | bytes, *, track: str | None = "claude", settings: Settings = SETTINGS) -> Document:
    """A plan of the track `claude`, unless told otherwise."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_document(f"docs/plans/{track or 'all'}.md", data, settings, track=track)


def place(document: Document, text: str) -> Mention:
    """The one mention whose text holds `text`."""
    [found] = [mention for mention in mentions_in(document) if text in mention.text]
    return found


def written(
    text: str | bytes, item: str, *wants: State, until: date | None = None, settings: Settings = SETTINGS
) -> bytes:
    """A plan's bytes after an item was given one state after another."""
    document = read(text, settings=settings)
    for want in wants:
        splices = splices_for(document, place(document, item), want, settings, until=until)
        document = read(apply(document.data, splices), settings=settings)
    return document.data
