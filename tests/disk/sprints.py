"""A small sprint on disk, opened by a store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from cockpit.core.model import Item
from cockpit.disk.store import Snapshot, Store

NOW = datetime(2025, 11, 26, 9, 4, tzinfo=UTC)
SPRINT = """[sprint]
name = "Week"
start = 2025-11-24
end = 2025-11-28
timezone = "UTC"

[[tracks]]
id = "claude"
name = "Claude"
plan = "claude.md"

[[tracks]]
id = "grok"
name = "Grok"
plan = "grok.md"
"""
CLAUDE = """# Claude

## Tasks

- [ ] write the spec
- [ ] review
- [ ] `train.py` runs
"""
GROK = """# Grok

## Tasks

- [ ] build the dashboard
- [ ] review
"""
HANDOFF = """# Handoff

## Deliverables

| Deliverable | Owner | Status      |
|-------------|-------|-------------|
| `train.py`  | Claude | Not started |
| `board.py`  | Grok  | Not started |
"""
PLANS = {"claude.md": CLAUDE, "grok.md": GROK, "handoff.md": HANDOFF}


def make(home: Path, plans: Mapping[str, str | bytes] = PLANS, sprint: str = SPRINT) -> Store:
    """Write a sprint to a folder and open it; nothing is loaded yet."""
    folder = home / "docs" / "plans"
    folder.mkdir(parents=True, exist_ok=True)
    (home / "sprint.toml").write_text(sprint)
    for name, text in plans.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Store(home / "sprint.toml")


def plan(home: Path, name: str = "claude.md") -> Path:
    return home / "docs" / "plans" / name


def item(snapshot: Snapshot, text: str, track: str = "claude") -> Item:
    """The one item of a track whose text holds `text`."""
    [found] = [one for one in snapshot.board.items if text in one.text and one.track == track]
    return found


def save(path: Path, old: str, new: str) -> None:
    """What an editor does: read, replace, save whole, in place."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
