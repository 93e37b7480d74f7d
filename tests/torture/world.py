"""A sprint under attack, and the judge who looks at what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cockpit.core.model import State
from cockpit.disk.store import Outcome, Snapshot, Store
from tests.disk.sprints import SPRINT

MARK = "<!-- notes -->"
HEAD = f"# Claude\n\n## Notes\n\n{MARK}\n"
MIDDLE = "\n## Tasks\n\n"
TASK = "write part {:04} of the week"
NOTE = "note {:06} of somebody"
_LINE = re.compile(r"- \[([ x])\] write part (\d{4}) of the week(?: \((doing|blocked|deferred)\))?")
_NOTE = re.compile(r"note (\d{6}) of somebody")


@dataclass(kw_only=True)
class Row:
    """One attack in the table. What is lost, stray, damaged or litter must be zero.

    `lost_ticks` counts after writing again what was reported; `overwritten` are ticks that a stale editor took back,
    `reported` and `again` how many of those were told and could be written again. `refused` and `unseen` are key presses
    that came to nothing, with a reason, because the plan never rested.
    """

    attack: str
    writes: int = 0
    foreign: int = 0
    lost_ticks: int = 0
    lost_foreign: int = 0
    stray: int = 0
    damaged: int = 0
    litter: int = 0
    overwritten: int = 0
    reported: int = 0
    again: int = 0
    refused: int = 0
    unseen: int = 0
    note: str = ""

    @property
    def clean(self) -> bool:
        bad = self.lost_ticks or self.lost_foreign or self.stray or self.damaged or self.litter
        return not bad and self.overwritten == self.reported == self.again

    def told(self) -> dict[str, int | str]:
        return asdict(self)


@dataclass
class World:
    """A sprint with one plan of many tasks. `wants` is what the cockpit was told to have written, by task."""

    home: Path
    tasks: int
    wants: dict[int, State] = field(default_factory=dict)
    refused: int = 0
    writes: int = 0

    def __post_init__(self) -> None:
        self.plans = self.home / "docs" / "plans"
        self.plan = self.plans / "claude.md"
        self.plans.mkdir(parents=True, exist_ok=True)
        (self.home / "sprint.toml").write_text(SPRINT)
        (self.plans / "grok.md").write_text("# Grok\n")
        if not self.plan.exists():
            self.plan.write_text(self.text(), newline="")

    def text(self, wants: Mapping[int, State] | None = None, notes: Iterable[int] = ()) -> str:
        """The plan with these states and notes (newest first)."""
        lines = [f"- [{'x' if (wants or {}).get(n) == 'done' else ' '}] {TASK.format(n)}\n" for n in range(self.tasks)]
        told = "".join(f"{NOTE.format(n)}\n" for n in notes)
        return HEAD + told + MIDDLE + "".join(lines)

    def store(self) -> Store:
        return Store(self.home / "sprint.toml")

    def note(self, outcome: Outcome, number: int, want: State) -> bool:
        """Remember what a wish came to; whether it was granted."""
        if outcome.kind == "refused":
            self.refused += 1
            return False
        self.writes += outcome.kind == "written"
        self.wants[number] = want
        return True

    def judge(self, row: Row, notes: Iterable[int], *, allowed: Iterable[str] = ()) -> Row:
        """Fill in what is lost, stray and left over on disk."""
        data = self.plan.read_bytes() if self.plan.exists() else b""
        states, seen, stray, order = read_tasks(data)
        row.lost_ticks = sum(not stands(states.get(n), want) for n, want in self.wants.items())
        row.lost_foreign = len(set(notes) - seen)
        row.stray = stray
        row.damaged = int(order != list(range(self.tasks)) or not data.startswith(HEAD.encode()))
        row.litter = len(left_over(self.home, allowed))
        row.refused, row.writes = row.refused + self.refused, row.writes + self.writes
        return row


def stands(there: str | None, want: State) -> bool:
    """Whether a task has the state that was written; an unticked box shows the words behind it again."""
    return there not in {None, "done"} if want == "todo" else there == want


def read_tasks(data: bytes) -> tuple[dict[int, str], set[int], int, list[int]]:
    """(states by task, notes, lines that are neither, tasks in order) of a plan."""
    states: dict[int, str] = {}
    notes: set[int] = set()
    order, stray = [], 0
    frame = {line for line in (HEAD + MIDDLE).split("\n") if line}
    for line in data.decode("utf-8", "replace").split("\n"):
        if task := _LINE.fullmatch(line):
            states[int(task[2])] = "done" if task[1] == "x" else task[3] or "todo"
            order.append(int(task[2]))
        elif note := _NOTE.fullmatch(line):
            notes.add(int(note[1]))
        elif line and line not in frame:
            stray += 1
    return states, notes, stray, order


def left_over(home: Path, allowed: Iterable[str] = ()) -> list[str]:
    """Files in a sprint's folder that nobody put there; git's own and the journal's are known."""
    known = {"sprint.toml", "docs/plans/claude.md", "docs/plans/grok.md", ".cockpit/.gitignore"}
    known |= {".cockpit/journal.jsonl", *allowed}
    found = (path.relative_to(home).as_posix() for path in home.rglob("*") if not path.is_dir())
    return sorted(name for name in found if name not in known and not name.startswith(".git/"))


def ids_of(snapshot: Snapshot) -> dict[int, str]:
    """Items by the number in their text."""
    return {int(item.text.split()[2]): item.id for item in snapshot.board.items if item.text.startswith("write ")}


def settle(world: World, store: Store, row: Row) -> Row:
    """What a person does after the attack: look, see what was taken back, write it again. Fills in the last columns."""
    snapshot = store.refresh()
    states, *_ = read_tasks(world.plan.read_bytes())
    lost = {TASK.format(n) for n, want in world.wants.items() if n in states and not stands(states[n], want)}
    told = {one.text for one in snapshot.reverted}
    row.overwritten, row.reported = len(lost), len(lost & told)
    if told:
        outcome = store.reapply()
        assert outcome.kind != "refused", outcome.message
        states, *_ = read_tasks(world.plan.read_bytes())
        row.again = sum(TASK.format(n) in lost & told and stands(states[n], want) for n, want in world.wants.items())
    return row
