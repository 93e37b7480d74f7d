"""A small sprint in a folder, for the tests of commands."""

from __future__ import annotations

from pathlib import Path

SPRINT = """\
[sprint]
name = "Small"
start = 2025-11-24
end = 2025-11-28
timezone = "America/Los_Angeles"
plans = "plans"

[[tracks]]
id = "ada"
name = "Ada"
plan = "ada_next.md"

[[tracks]]
id = "bob"
name = "Bob"
plan = "bob_next.md"
"""
ADA = """\
# Ada

## Monday

### Tasks

- [ ] Write the reader
- [x] Choose a parser

## Wednesday

### Deliverables

- [ ] `reader.py`
- [ ] `writer.py`
"""
BOB = """\
# Bob

## Tasks

- [ ] Write the manual (due Thu)
- [ ] Write the index
"""
AT = ("--at", "2025-11-26T08:55")


def write_sprint(folder: Path, sprint: str = SPRINT, **plans: str) -> Path:
    """Write sprint.toml and plans (by stem; `ada_next` and `bob_next` where none are given) below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plans").mkdir(exist_ok=True)
    (folder / "sprint.toml").write_text(sprint)
    for stem, text in (plans or {"ada_next": ADA, "bob_next": BOB}).items():
        (folder / "plans" / f"{stem}.md").write_text(text)
    return folder
