"""A sprint that three people lived, commit by commit, in real git; what it amounts to is counted in the tests.

Times are wall time in Los Angeles: `24 14:00` is Monday, 24 November 2025. The sprint goes from Monday to Friday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.core.marks import dressed
from cockpit.core.record import Record
from cockpit.core.retro import Retro, sum_up
from cockpit.disk.store import Store
from cockpit.repo.cache import Cache
from cockpit.repo.truth import Asked, Truth
from tests.repo.lived import Content, Repo

ZONE = ZoneInfo("America/Los_Angeles")
SPRINT = """
[sprint]
name = "Week 2"
goal = "A model that others can run"
start = 2025-11-24
end = 2025-11-28
timezone = "America/Los_Angeles"
plans = "docs/plans"

[[tracks]]
id = "ann"
name = "Ann"
plan = "ann.md"
[[tracks]]
id = "ben"
name = "Ben"
plan = "ben.md"
[[tracks]]
id = "cy"
name = "Cy"
plan = "cy*.md"

[[dependencies]]
from = "ann"
to = "ben"
what = "the model"
due = "Wed EOD"
needs = ["model.py"]
[[dependencies]]
from = "ben"
to = "cy"
what = "the numbers"
due = "Thu EOD"
needs = ["metrics.json"]
[[dependencies]]
from = "cy"
to = "ann"
what = "the guide"
due = "Tue EOD"
needs = ["guide.md"]
[[dependencies]]
from = "ann"
to = "cy"
what = "the report"
due = "Thu EOD"
needs = ["report.md"]

[[ceremonies]]
kind = "standup"
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
at = 09:00:00
"""
ANN = """# Ann

**Status**: COMPLETE

## Deliverables

- [ ] `model.py` (by Tue)
- [ ] `report.md` (by Thu)
- [ ] `spec.md` (by Wed)

## Tasks

- [ ] Train the model (by Wed)
- [ ] Tidy up
"""
BEN = """# Ben

## Deliverables

- [ ] `dashboard.py` (by Wed)
- [ ] `metrics.json` (by Thu)

## Tasks

- [ ] Wire the alerts (by Thu)
- [ ] Load test (by Fri)
"""
CY = """# Cy

## Deliverables

- [ ] `guide.md` (by Thu)
- [ ] `runbook.md` (by Fri)

## Tasks

- [ ] Review the docs (by Fri)
"""
WEEK = """# Week 2

## Checkpoint: Mid-week (Wed EOD)

- [ ] Model beats the baseline
- [ ] Dashboard shows the numbers

## Checkpoint: Final (Fri EOD)

- [ ] Docs complete
- [ ] All handed over

## Metrics

| Metric | Target | Actual |
|---|---|---|
| FPR | <0.06% | 0.05% |
| Latency | <200 ms | 240 ms |
| Coverage | >80% | |
"""
BLOCKED = "**Blocked**: No GPU quota (waits on the vendor, raised 2025-11-25 10:00, blocks dashboard.py"


def la(when: str) -> datetime:
    """`24 14:00` as an aware moment."""
    day, clock = when.split()
    return datetime.fromisoformat(f"2025-11-{day}T{clock}").replace(tzinfo=ZONE)


@dataclass
class Team:
    """Three people in one repository."""

    repo: Repo

    def edit(self, who: str, when: str, *changes: tuple[str, str], more: dict[str, Content] | None = None) -> None:
        """Commit replacements in the person's plan (or in `week.md`, where it has the words) and more files."""
        files: dict[str, Content] = dict(more or {})
        for old, new in changes:
            path = next(path for path in self.plans(who) if old in str(files.get(path) or self.repo.read(path)))
            text = str(files.get(path) or self.repo.read(path))
            assert text.count(old) == 1, old
            files[path] = text.replace(old, new)
        self.repo.commit(who, la(when), files)

    def plans(self, who: str) -> Iterator[str]:
        folder = self.repo.folder
        for name in (f"{who.lower()}*.md", "week.md"):
            yield from (path.relative_to(folder).as_posix() for path in sorted((folder / "docs/plans").glob(name)))

    def tick(self, who: str, when: str, *texts: str, more: dict[str, Content] | None = None) -> None:
        self.edit(who, when, *((f"- [ ] {text}", f"- [x] {text}") for text in texts), more=more)


def live(team: Team) -> Iterator[str]:
    """The week, one step at a time; yields the time of each step before it is made."""
    repo = team.repo
    yield "21 15:00"
    plans: dict[str, Content] = {"sprint.toml": SPRINT, "README.md": "old\n"}
    plans |= {"docs/plans/ann.md": ANN, "docs/plans/ben.md": BEN, "docs/plans/week.md": WEEK}
    repo.commit("Ann", la("21 15:00"), plans)
    yield "24 11:00"
    repo.commit("Cy", la("24 11:00"), {"docs/plans/cy.md": CY})
    yield "24 14:00"
    team.tick("Ann", "24 14:00", "`model.py`", more={"model.py": "line\n" * 10})
    yield "24 15:00"
    team.edit("Ben", "24 15:00", ("(by Fri)\n", "(by Fri)\n- [ ] Fix the login (by Tue)\n"))
    yield "25 10:00"
    team.edit("Ben", "25 10:00", ("the login (by Tue)\n", f"the login (by Tue)\n\n## Blockers\n\n- [ ] {BLOCKED})\n"))
    yield "25 16:00"
    team.tick("Ben", "25 16:00", "Fix the login")
    yield "26 10:00"
    repo.branch("docs")
    team.tick("Cy", "26 10:00", "`guide.md`", more={"guide.md": "one\ntwo"})
    repo.checkout("main")
    yield "26 11:00"
    team.tick("Ann", "26 11:00", "`spec.md`", "Model beats")
    yield "26 15:00"
    team.edit("Ann", "26 15:00", ("- [ ] Train the model (by Wed)", "- [x] Train the model (784 lines) (by Wed)"))
    yield "26 15:30"
    team.tick("Ben", "26 15:30", "Wire the alerts")
    yield "27 10:00"
    team.edit("Ben", "27 10:00", ("- [x] Wire the alerts", "- [ ] Wire the alerts"))
    yield "27 11:00"
    resolved = f"- [x] {BLOCKED}, resolved 2025-11-27 11:00)"
    team.edit("Ben", "27 11:00", ("- [ ] Load test (by Fri)\n", ""), (f"- [ ] {BLOCKED})", resolved))
    yield "27 12:00"
    team.tick("Ben", "27 12:00", "`dashboard.py`", "Dashboard shows", more={"dashboard.py": "x\n" * 30})
    yield "27 13:00"
    repo.branch("alerts")
    team.edit("Ben", "27 13:00", ("the login (by Tue)\n", "the login (by Tue)\n- [ ] Describe the alerts (by Fri)\n"))
    repo.checkout("main")
    yield "27 15:00"
    repo.commit("Ann", la("27 15:00"), {"report.md": "words\n" * 5})
    yield "27 16:00"
    team.tick("Ben", "27 16:00", "`metrics.json`", more={"metrics.json": "{}\n"})
    yield "27 18:00"
    repo.merge("Ann", la("27 18:00"), "docs")
    yield "28 09:30"
    repo.checkout("alerts")
    repo.rebase("Ben", la("28 09:30"), "main")
    repo.checkout("main")
    repo.git("merge", "--quiet", "--ff-only", "alerts")
    yield "28 10:00"
    repo.rename("Cy", la("28 10:00"), "docs/plans/cy.md", "docs/plans/cy_docs.md")
    yield "28 11:00"
    team.tick("Cy", "28 11:00", "`runbook.md`", more={"runbook.md": "r\n", "logo.png": b"\x89PNG\0"})
    yield "28 12:00"
    team.edit("Ann", "28 12:00", ("- [ ] Tidy up", "- [ ] ~~Tidy up~~"))
    yield "28 15:00"
    team.edit("Ann", "28 15:00", ("- [ ] ~~Tidy", "- [ ] Hotfix the parser\n- [ ] ~~Tidy"))
    yield "28 15:30"
    team.edit("Ann", "28 15:30", ("- [ ] Hotfix the parser\n", ""))
    yield "28 18:00"
    team.tick("Cy", "28 18:00", "Review the docs")
    yield "29 10:00"
    team.tick("Ben", "29 10:00", "Wire the alerts", more={"late.py": "too late\n"})
    yield "29 11:00"
    team.edit("Ann", "29 11:00", ("## Tasks\n", "## Tasks\n\n- [ ] Next week's work\n"))


def lived(folder: Path, until: str = "30 00:00") -> Repo:
    """The repository as it was at a time."""
    repo = Repo(folder)
    team = Team(repo)
    for when in live(team):
        if la(when) > la(until):
            break
    return repo


def record_of(folder: Path, now: datetime, *, as_of: datetime | None = None, cache: Path | None = None) -> Retro:
    """The retro of what lies in a folder, the clock at `now`."""
    snapshot = Store(folder / "sprint.toml").load()
    truth = Truth(folder, snapshot.settings, cache=cache or Cache(None))
    plans = {path: document.data for path, document in snapshot.documents.items()}
    try:
        record: Record = truth.read(snapshot.board, plans, now, asked=Asked(created=True), as_of=as_of)
    finally:
        truth.close()
    return sum_up(dressed(snapshot.board, record), now, record)
