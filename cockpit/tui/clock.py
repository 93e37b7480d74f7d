"""The cockpit's clock: the real time, or a time it was told to begin at, running or frozen."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo


class SprintClock:
    """Calling it gives the time now, aware.

    `at` is where it begins. Without an offset it is wall time of the sprint, whose zone is learnt when sprint.toml has
    been read; until then it counts as UTC, which nothing shows.
    """

    def __init__(
        self, at: datetime | None = None, *, freeze: bool = False, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._at = at
        self._freeze = freeze
        self._ticks = ticks
        self._began = ticks()
        self._zone: tzinfo = UTC

    def learn_zone(self, zone: tzinfo) -> None:
        """The sprint's time zone."""
        self._zone = zone

    def __call__(self) -> datetime:
        if self._at is None:
            return datetime.now(self._zone)
        start = self._at if self._at.tzinfo is not None else self._at.replace(tzinfo=self._zone)
        passed = 0.0 if self._freeze else self._ticks() - self._began
        return (start.astimezone(UTC) + timedelta(seconds=passed)).astimezone(self._zone)
