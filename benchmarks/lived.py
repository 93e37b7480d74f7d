"""Repositories with a long past, made with `git fast-import` in a moment."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

START = 1_763_974_800  # Mon 24 Nov 2025 09:00 UTC
HOUR = 3600


class Import:
    """A stream of commits for `git fast-import`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts: list[bytes] = []
        self._made = False

    def commit(self, author: str, when: int, files: dict[str, bytes]) -> None:
        mail = f"{author} <{author.lower()}@example.org> {when} +0000".encode()
        self._parts.append(b"commit refs/heads/main\nauthor %s\ncommitter %s\ndata 4\nwork\n" % (mail, mail))
        for path, data in files.items():
            self._parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))

    def done(self) -> None:
        """Make the repository, packed as a clone would be, with its files checked out."""
        self.folder.mkdir(parents=True)
        git(self.folder, "init", "--quiet", "--initial-branch=main", "--template=")
        git(self.folder, "fast-import", "--quiet", stdin=b"".join(self._parts))
        git(self.folder, "reset", "--quiet", "--hard")
        git(self.folder, "gc", "--quiet")


def git(folder: Path, *args: str, stdin: bytes = b"") -> bytes:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    return subprocess.run(
        ["git", *args], cwd=folder, input=stdin, env=environment, check=True, capture_output=True
    ).stdout


def plan(number: int, lines: list[str]) -> bytes:
    """A plan with its boxes under the days of a week."""
    text = [f"# Plan {number}", "", "**Status**: in progress", ""]
    for index, line in enumerate(lines):
        if index % 10 == 0:
            text += ["", f"## Day {index // 10 + 1}: tasks", ""]
        text.append(line)
    return ("\n".join(text) + "\n").encode()


def planned(folder: Path, commits: int, plans: int, boxes: int = 50) -> None:
    """Plans over many commits: of ten, six tick, two tick and reword, one adds a line, one unticks."""
    rng = random.Random(1)
    texts = [
        [f"- [ ] Write part {n} of chapter {number} for the reader" for n in range(boxes)] for number in range(plans)
    ]
    stream = Import(folder)
    stream.commit("Ann", START, {f"docs/plans/plan_{n}.md": plan(n, lines) for n, lines in enumerate(texts)})
    for number in range(1, commits):
        files: dict[str, bytes] = {}
        for _ in range(rng.choice((1, 1, 2))):
            which = rng.randrange(plans)
            before = list(texts[which])
            while texts[which] == before:
                _edit(rng, texts[which], number)
            files[f"docs/plans/plan_{which}.md"] = plan(which, texts[which])
        stream.commit(rng.choice(("Ann", "Ben", "Cy")), START + number * HOUR // 10, files)
    stream.done()


def _edit(rng: random.Random, lines: list[str], number: int) -> None:
    place, action = rng.randrange(len(lines)), rng.randrange(10)
    if action == 9:
        lines[place] = lines[place].replace("[x]", "[ ]")
    elif action == 8:
        lines.insert(place, f"- [ ] Add what was forgotten, number {number}")
    else:
        lines[place] = lines[place].replace("[ ]", "[x]") + (f" ({number} lines)" if action >= 6 else "")


def delivered(folder: Path, files: int, commits: int) -> None:
    """Files in many folders, added and changed over many commits, half of them before the sprint."""
    rng = random.Random(2)
    stream = Import(folder)
    paths = [f"src/room_{n % 211}/part_{n % 17}/module_{n}.py" for n in range(files)]
    batches = [paths[n::commits] for n in range(commits)]
    for number, batch in enumerate(batches):
        again = rng.sample(paths[: number + 1], min(3, number)) if number else []
        when = START + (number - commits // 2) * HOUR // 2
        stream.commit(rng.choice(("Ann", "Ben")), when, {p: f"{p} {number}\n".encode() for p in (*batch, *again)})
    stream.done()
