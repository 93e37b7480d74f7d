"""Writing down a retro: its document is begun when the first line is, and never over one that is there."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from cockpit.core.model import SHARED
from cockpit.core.notes import is_retro_of, retro_name
from cockpit.disk.store import Outcome, Store
from cockpit.plan.addition import Addition, RetroKind
from cockpit.plan.retro_notes import new_retro


def note(
    store: Store, kind: RetroKind, text: str, *, owner: str = "", who: str = "", now: datetime | None = None
) -> Outcome:
    """Add a line to this sprint's retro: to what went `well` or `badly`, or to the actions `agreed` on.

    `owner` is written behind it. The document is `RETRO_<end>.md` in the (first) plans folder.
    """
    snapshot = store.snapshot
    if not text.strip():
        return Outcome(kind="refused", message="there is no text to add", snapshot=snapshot)
    end = snapshot.settings.calendar.end
    if not any(is_retro_of(path, end) for path in snapshot.documents):
        folder = store.home / snapshot.settings.plans[0]
        try:
            _begin(folder / retro_name(end), store.repository, new_retro(snapshot.settings))
        except OSError as error:
            message = f"{retro_name(end)} cannot be written: {error.strerror or error}"
            return Outcome(kind="refused", message=message, snapshot=snapshot)
        store.refresh()
    return store.add(SHARED, Addition(kind=kind, text=text, owner=owner), who=who, now=now)


def _begin(file: Path, repository: Path, data: bytes) -> None:
    """Make the document; one that somebody else has just made is theirs. Raises OSError."""
    if not Path(os.path.realpath(file.parent)).is_relative_to(repository):
        raise OSError("the plans folder leads out of the repository")
    try:
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    except FileExistsError:
        return
    try:
        with os.fdopen(made, "wb") as opened:
            opened.write(data)
    except OSError:
        file.unlink(missing_ok=True)
        raise
