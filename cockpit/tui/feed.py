"""What others changed while one was looking: the last twenty, newest first, with who it was where git knows."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cockpit.view.rows import Pane, Row, Span, shorten

if TYPE_CHECKING:
    from cockpit.core.record import Record

MOST = 20
FRESH = timedelta(seconds=30)
"""How long after a change a move of HEAD is taken for its cause."""
_NAMES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A change seen at `at` (aware), in one line; `who` committed it, `item` is the one it was about."""

    at: datetime
    text: str
    who: str = ""
    item: str | None = None


class Feed:
    """`version` changes whenever something in it does."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=MOST)
        self.version = 0

    def __iter__(self) -> Iterator[Entry]:
        """Newest first."""
        return reversed(self._entries)

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)
        self.version += 1

    def credit(self, who: str, now: datetime) -> Entry | None:
        """Say who made the newest change, if it is fresh and nobody was named yet; that change then."""
        if not who or not self._entries:
            return None
        last = self._entries[-1]
        if last.who or now - last.at > FRESH:
            return None
        self._entries[-1] = replace(last, who=who)
        self.version += 1
        return self._entries[-1]

    def item_of(self, key: str) -> str | None:
        """The item of an entry by its row's key."""
        number = key.removeprefix("news:")
        entries = list(self)
        return entries[int(number)].item if number.isdigit() and int(number) < len(entries) else None


def authors_since(before: Record | None, after: Record | None) -> str:
    """Who made the commits that changed items between two answers of git, if HEAD moved; else empty."""
    old, new = (record.history if record is not None else None for record in (before, after))
    if old is None or new is None or old.head == new.head or not old.head:
        return ""
    known = {event.commit for event in old.events}
    names = list(dict.fromkeys(event.author for event in new.events if event.commit and event.commit not in known))
    return f"{len(names)} people" if len(names) > _NAMES else ", ".join(names)


def feed_pane(feed: Feed, width: int) -> Pane:
    """All entries; Enter opens the item of one."""
    head = (
        Row((Span("What others changed", "accent", bold=True),), (Span(f"the last {MOST}", "dim"),)),
        Row((Span("─" * width, "rule"),)),
    )
    rows = tuple(_row(number, entry, width) for number, entry in enumerate(feed))
    return Pane(head=head, body=rows or (Row((Span("nothing yet", "faint"),), indent=2),))


def _row(number: int, entry: Entry, width: int) -> Row:
    spans = (Span(f"{entry.at:%a %H:%M}  ", "dim"), Span(entry.text))
    who = (Span(shorten(entry.who, max(8, width // 3)), "accent"),) if entry.who else ()
    return Row(spans, who, key=f"news:{number}")
