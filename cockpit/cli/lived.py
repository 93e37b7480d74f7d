"""The sample sprint as a git repository that has lived its week up to a moment: for `cockpit demo` and pictures.

All commits are given to one `git fast-import`; hooks, templates and the user's settings take no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cockpit.cli.sample import PLANNER, WRITTEN, ZONE, email_of, git, sample_files
from cockpit.cli.week import MAIN, WEEK, Step
from cockpit.repo.dates import DEMO

MONDAY = datetime(2025, 11, 24, tzinfo=ZONE)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


def make_lived(folder: Path, until: datetime) -> Path:
    """Write the sample into an empty folder with all commits made up to an aware time; returns its sprint.toml.

    A machine without git gets the files alone, as they were then.
    """
    lived = _Lived(dict(sample_files()))
    for step in WEEK:
        if time_of(step) <= until:
            lived.live(step)
    made = git(folder, "init", "--quiet", f"--initial-branch={MAIN}", "--template=")
    made = made and git(folder, "config", DEMO, "true")
    made = made and git(folder, "fast-import", "--quiet", stdin=lived.stream)
    if not (made and git(folder, "reset", "--quiet", "--hard")):
        for path, data in lived.trees[MAIN].items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder / "sprint.toml"


def time_of(step: Step) -> datetime:
    """When a step was committed."""
    day, clock = step.when.split()
    hour, minute = map(int, clock.split(":"))
    return MONDAY + timedelta(days=_WEEKDAYS.index(day), hours=hour, minutes=minute)


@dataclass(slots=True)
class _Lived:
    """`trees` are the files of each branch, `heads` the mark of its last commit, `stream` what fast-import reads."""

    first: dict[str, bytes]
    trees: dict[str, dict[str, bytes]] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    parts: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.trees[MAIN] = {}
        self._commit(MAIN, PLANNER, WRITTEN, "Plan week 2", self.first)

    @property
    def stream(self) -> bytes:
        return b"".join(self.parts)

    def live(self, step: Step) -> None:
        if step.branch not in self.trees:
            self.trees[step.branch] = dict(self.trees[MAIN])
        tree = dict(self.trees[step.branch])
        plans = {path: data.decode() for path, data in self.trees[MAIN].items() if path.startswith("docs/plans/")}
        _edit(plans, step)
        written = {path: _content(path, lines, plans) for path, lines in step.files.items()}
        if step.merge:
            base = self.trees[MAIN]
            written |= {path: data for path, data in self.trees[step.merge].items() if path not in base}
        if step.branch == MAIN:
            written |= {path: text.encode() for path, text in plans.items()}
        changed = {path: data for path, data in written.items() if tree.get(path) != data}
        self._commit(step.branch, step.who, time_of(step), step.what, changed, step.merge)

    def _commit(
        self, branch: str, who: str, when: datetime, what: str, files: Mapping[str, bytes], merge: str = ""
    ) -> None:
        mark = sum(part.startswith(b"commit ") for part in self.parts) + 1
        zone = when.strftime("%z")
        person = f"{who} <{email_of(who)}> {int(when.timestamp())} {zone}"
        lines = [f"commit refs/heads/{branch}", f"mark :{mark}", f"author {person}", f"committer {person}"]
        lines += [f"data {len(what.encode())}", what]
        if branch not in self.heads and MAIN in self.heads:
            lines.append(f"from :{self.heads[MAIN]}")
        if merge:
            lines.append(f"merge :{self.heads[merge]}")
        self.parts.append("\n".join(lines).encode() + b"\n")
        for path, data in files.items():
            mode = "100755" if path.endswith(".sh") else "100644"
            self.parts.append(f"M {mode} inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
        self.heads[branch] = mark
        self.trees[branch] |= files


def _edit(plans: dict[str, str], step: Step) -> None:
    """What a step writes into the plans. Raises ValueError where the plans do not have what it changes."""
    for path, old, new in step.say:
        plans[path] = _replaced(plans[path], old, new)
    for beginnings, old, new in ((step.tick, "[ ]", "[x]"), (step.untick, "[x]", "[ ]")):
        for beginning in beginnings:
            path = next((path for path, text in plans.items() if f"- {old} {beginning}" in text), "")
            if not path:
                raise ValueError(f"no plan has “- {old} {beginning}”")
            plans[path] = _replaced(plans[path], f"- {old} {beginning}", f"- {new} {beginning}")


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"“{old}” stands {text.count(old)} times where it should stand once")
    return text.replace(old, new)


def _content(path: str, lines: int, plans: Mapping[str, str]) -> bytes:
    """A file of so many lines that says what the plans want of it; a longer one begins like a shorter one."""
    name = path.rpartition("/")[2]
    said = next((line.partition("`: ")[2] for text in plans.values() for line in text.splitlines() if name in line), "")
    title, kind = name.rpartition(".")[0].replace("_", " "), name.rpartition(".")[2]
    purpose = (said or title).strip().capitalize()
    if kind == "md":
        text = [f"# {title}", "", f"{purpose}.", ""]
        text += [f"{number}. Part {number} of {title.lower()}" for number in range(1, lines - 3)]
    elif kind == "json":
        text = ["{", *(f'  "run_{number:02}": {{"fpr": {0.0007 - number / 1e6:.6f}}},' for number in range(2, lines))]
        text = [*text[:-1], text[-1].rstrip(","), "}"]
    elif kind == "sh":
        text = ["#!/bin/sh", f"# {purpose}.", "set -eu", ""]
        text += [f"echo 'step {number}'" for number in range(1, lines - 3)]
    else:
        text = [f'"""{purpose}."""', "", "STEPS = ("]
        text += [f'    "{title.lower()}, step {number}",' for number in range(1, lines - 3)] + [")"]
    return ("\n".join(text) + "\n").encode()
