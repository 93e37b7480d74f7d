"""Boards from snippets: what a test says in markdown, read and assembled as the cockpit does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from cockpit.core.calendar import Calendar
from cockpit.core.model import Board, Item, Role
from cockpit.core.settings import Settings, TrackRule
from cockpit.plan.assemble import assemble
from cockpit.plan.entries import Document
from cockpit.plan.reader import read_document

ZONE = ZoneInfo("America/Los_Angeles")
CALENDAR = Calendar(
    start=date(2025, 11, 24), end=date(2025, 11, 28), zone=ZONE, day_end=time(17), zone_name="America/Los_Angeles"
)


def sprint(*names: str, **more: object) -> Settings:
    """Settings of the week of 24–28 November 2025 with a track for each name; a track's own plan is `<id>_next.md`."""
    tracks = tuple(
        TrackRule(
            id=name.casefold().replace(" ", "-"), name=name, plan=(f"{name.casefold().replace(' ', '-')}_next.md",)
        )
        for name in names
    )
    known: dict[str, object] = {"name": "Week 2", "calendar": CALENDAR, "tracks": tracks, **more}
    return Settings(**known)  # type: ignore[arg-type]


STARLIGHT = sprint("Claude", "Grok", "GPT")
ALONE = sprint()


def track_of(path: str, settings: Settings) -> str | None:
    """The track whose own plan a file is."""
    for rule in settings.tracks:
        if any(PurePosixPath(path).match(pattern) for pattern in rule.plan):
            return rule.id
    return None


def documents_of(
    plans: Mapping[str, str | bytes], settings: Settings = STARLIGHT, roles: Mapping[str, Role] | None = None,
    written: date | None = None,
) -> list[Document]:  # fmt: skip
    return [
        read_document(
            path, text if isinstance(text, bytes) else text.encode(), settings, role=(roles or {}).get(path, "plan"),
            track=track_of(path, settings), written=written,
        )
        for path, text in plans.items()
    ]  # fmt: skip


def board_of(
    plans: Mapping[str, str | bytes] | str, settings: Settings = STARLIGHT, roles: Mapping[str, Role] | None = None,
    written: date | None = None,
) -> Board:  # fmt: skip
    """The board of some plans by path; a text alone is `plan.md`."""
    if isinstance(plans, str):
        plans = {"plan.md": plans}
    return assemble(settings, documents_of(plans, settings, roles, written))


def told(items: Sequence[Item]) -> list[tuple[str, str, str]]:
    """(kind, state, text) of items, in the board's order."""
    return [(item.kind, item.state, item.text) for item in items]


def find(board: Board, text: str) -> Item:
    """The one item whose text begins with `text`."""
    [found] = [item for item in board.items if item.text.startswith(text)]
    return found


def day(item: Item) -> str:
    """The weekday an item is due, '' if it is not."""
    return "" if item.due is None else f"{item.due.astimezone(ZONE):%a}"
