"""A repository that lived a sprint, with its sprint.toml: for commands that look at git and at the past."""

from __future__ import annotations

from pathlib import Path

from tests.repo.lived import Repo

SPRINT = """\
[sprint]
name = "Lived"
start = 2025-11-24
end = 2025-11-28
timezone = "America/Los_Angeles"
plans = "plans"

[[tracks]]
id = "ada"
name = "Ada"
plan = "ada*.md"

[[tracks]]
id = "bob"
name = "Bob"
plan = "bob.md"
"""
ADA = """\
# Ada

## Monday

### Deliverables

- [ ] `reader.py`
- [ ] `writer.py`

## Wednesday

### Deliverables

- [ ] `src/fold.py`
- [ ] `guide.md`

## Blockers

- [ ] **Blocked**: the quota is not granted (waits on Bob)
"""
BOB = """\
# Bob

## Tuesday

### Deliverables

- [ ] `index.md`
- [ ] `report.md`

### Tasks

- [ ] Try the reader
"""
A, B = "plans/ada.md", "plans/bob.md"


def ticked(text: str, *words: str) -> str:
    """A plan with the boxes of these lines ticked."""
    lines = text.split("\n")
    return "\n".join(line.replace("[ ]", "[x]") if any(word in line for word in words) else line for line in lines)


def lived_sprint(folder: Path) -> Repo:
    """Planned the week before; late, missing and merged files, a false tick, a rename, scope added, a second branch."""
    repo = Repo(folder)
    repo.commit("Ada", "2025-11-20 18:00", {"old.py": "1\n", "README.md": "x\n"}, "before there was a sprint")
    repo.commit("Ada", "2025-11-21 18:00", {A: ADA}, "a plan without a sprint.toml")
    repo.commit("Bob", "2025-11-22 18:00", {B: BOB, "sprint.toml": SPRINT}, "plan the week")
    repo.commit("Ada", "2025-11-24 20:00", {"reader.py": "1\n", A: ticked(ADA, "reader.py", "writer.py")}, "reader")
    repo.branch("fold")
    repo.commit("Cy", "2025-11-25 18:00", {"src/fold.py": "def fold(): ...\n"}, "fold")
    folded = ticked(BOB, "report.md")
    repo.commit("Cy", "2025-11-25 19:00", {B: folded, "report.md": "r\n"}, "report")
    repo.checkout("main")
    added = ADA.replace("## Blockers", "- [ ] `extra.py`\n\n## Blockers").replace("`guide.md`", "`guide.md` (doing)")
    repo.commit("Ada", "2025-11-25 20:00", {A: ticked(added, "reader.py", "writer.py")}, "more scope")
    repo.merge("Bob", "2025-11-26 18:00", "fold")
    repo.rename("Ada", "2025-11-26 20:00", A, "plans/ada_next.md")
    repo.commit("Bob", "2025-11-27 18:00", {"sprint.toml": SPRINT.replace('"Lived"', '"Lived on"')}, "another name")
    repo.branch("draft")
    repo.commit("Cy", "2025-11-27 19:00", {"guide.md": "g\n"}, "guide")
    repo.checkout("main")
    said = ticked(added, "reader.py").replace("`writer.py`", "`writer.py` (blocked)")
    repo.commit("Bob", "2025-11-28 20:00", {"plans/ada_next.md": said, "old.py": None, "index.md": "i\n"}, "unticked")
    repo.commit("Bob", "2025-11-28 23:00", {B: None}, "no plan any more")
    return repo
