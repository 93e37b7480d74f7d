"""A commit of the plans and of nothing else, whatever is staged or changed beside them.

The bytes that were shown become the commit, in an index of its own: `git commit` runs there with the team's hooks,
signing and identity, and the real index learns of it afterwards. When a hook refuses, HEAD, index and files are as
they were.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha1, sha256
from pathlib import Path
from typing import Literal

from cockpit.core.text import clean
from cockpit.repo.blobs import contents
from cockpit.repo.dates import dates
from cockpit.repo.git import Git, environment_for_git, run
from cockpit.repo.sync import nowhere_to_push, under_way
from cockpit.repo.trouble import Answer, Problem, problem_of

HOOKS_LIMIT = 1800.0
"""Seconds the team's hooks may take where nobody sits at a terminal."""
INDEX_LIMIT = 3.0
"""Seconds to wait for an index that another git holds."""
_REGULAR, _PROGRAM = "100644", "100755"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """One plan that differs from HEAD. `path` is relative to the root, `shown` to the folder of sprint.toml.

    `before` is None for a new plan, `after` for one that is gone.
    """

    path: str
    shown: str
    before: bytes | None
    after: bytes | None
    mode: str = _REGULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would be committed on top of `head` ("" before the first commit).

    `left_out` are plans that git is told to ignore or that lie elsewhere; `staged` counts other files that stay staged.
    """

    head: str
    files: tuple[PlanFile, ...] = ()
    left_out: tuple[str, ...] = ()
    staged: int = 0


@dataclass(frozen=True, slots=True)
class Committed:
    """What became of it, in one line; with `steps` that lead on. `told` is what git and its hooks printed."""

    kind: Literal["committed", "pushed", "nothing", "refused"]
    message: str
    commit: str = ""
    steps: tuple[str, ...] = ()
    told: str = ""


def propose(git: Git, plans: Mapping[str, Path], is_plan: Callable[[str], bool]) -> Proposal | Problem:
    """What a commit of these plans would hold. Reads only.

    `plans` are files by path relative to the folder of sprint.toml; `is_plan` tells of such a path whether it would be
    one if it were there, so that a plan that was deleted is committed as that.
    """
    if name := under_way(git):
        return Problem("busy", f"a {name} is under way", f"finish it, or git {name} --abort")
    if git.read("ls-files", "-u", "-z").out:
        return Problem("busy", "conflicts are not resolved yet", "resolve them and git add the files")
    head = git.read("rev-parse", "--verify", "--quiet", "HEAD").text
    known = _tree(git, head) if head else {}
    wanted, left_out = _placed(git, plans)
    changed = [path for path, file in wanted.items() if not _is_same(git, known.get(path), path, file[1])]
    ignored = _ignored(git, [path for path in changed if path not in known])
    changed = [path for path in changed if path not in ignored]
    lost = [path for path in known if path not in wanted and is_plan(git.shown(path))]
    lost = [path for path in lost if not os.path.lexists(git.root / path)]
    old = dict(contents(git, [known[path][1] for path in (*changed, *lost) if path in known]))
    files = [
        PlanFile(
            path=path, shown=wanted[path][0], before=_old(old, known.get(path)), after=wanted[path][1],
            mode=known[path][0] if path in known else _mode(git, path),
        )
        for path in changed
    ]  # fmt: skip
    files += [
        PlanFile(path=path, shown=git.shown(path), before=_old(old, known[path]), after=None, mode=known[path][0])
        for path in lost
    ]
    left_out += [f"{wanted[path][0]}: git ignores it" for path in ignored]
    return Proposal(
        head=head, files=tuple(sorted(files, key=lambda file: file.path)), left_out=tuple(left_out),
        staged=_staged(git, head, {file.path for file in files}),
    )  # fmt: skip


Entry = tuple[str, str]
"""(mode, blob)"""


def _tree(git: Git, head: str, paths: Iterable[str] = ()) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for row in git.read("ls-tree", "-r", "-z", "--full-tree", head, "--", *paths).fields:
        facts, _, path = row.partition("\t")
        mode, kind, oid = facts.split(" ")[:3]
        if kind == "blob":
            found[path] = (mode, oid)
    return found


def _placed(git: Git, plans: Mapping[str, Path]) -> tuple[dict[str, tuple[str, bytes]], list[str]]:
    """Plans by path relative to the root, with the bytes they have; links lead to the file they mean."""
    found: dict[str, tuple[str, bytes]] = {}
    left_out = []
    for shown, file in plans.items():
        real = Path(os.path.realpath(file))
        if not real.is_relative_to(git.root) or _is_elsewhere(git.root, real):
            left_out.append(f"{shown}: it lies in another repository")
            continue
        with suppress(OSError):
            found[real.relative_to(git.root).as_posix()] = (shown, real.read_bytes())
    return found, left_out


def _is_elsewhere(root: Path, file: Path) -> bool:
    folders = list(file.parents)
    return any(os.path.lexists(folder / ".git") for folder in folders[: folders.index(root)])


def _is_same(git: Git, known: Entry | None, path: str, data: bytes) -> bool:
    """Whether HEAD has these bytes at that path, as git stores them."""
    if known is None or known[0] not in (_REGULAR, _PROGRAM):
        return False
    algorithm = sha1 if len(known[1]) == 40 else sha256
    if algorithm(b"blob %d\0" % len(data) + data).hexdigest() == known[1]:
        return True
    return git.act("hash-object", "--stdin", f"--path={path}", stdin=data).text == known[1]


def _ignored(git: Git, paths: list[str]) -> list[str]:
    if not paths:
        return []
    tracked = set(git.read("ls-files", "-z", "--", *paths).fields)
    asked = [path for path in paths if path not in tracked]
    stdin = "".join(f"{path}\0" for path in asked).encode("utf-8", "surrogateescape")
    return git.read("check-ignore", "-z", "--stdin", stdin=stdin).fields if asked else []


def _old(old: Mapping[str, bytes | None], known: Entry | None) -> bytes | None:
    return old.get(known[1]) if known else None


def _mode(git: Git, path: str) -> str:
    return _PROGRAM if os.access(git.root / path, os.X_OK) else _REGULAR


def _staged(git: Git, head: str, own: set[str]) -> int:
    if not head:
        return len(set(git.read("ls-files", "-z").fields) - own)
    return len(set(git.read("diff-index", "--cached", "--name-only", "-z", head, "--").fields) - own)


# committing


def commit(
    git: Git, proposal: Proposal, message: str, *, terminal: bool = False, now: datetime | None = None
) -> Committed:
    """Commit exactly what was proposed. With `terminal` hooks and git talk to the person who sits there.

    `now` (aware) is the date of a commit in the demo.
    """
    if not proposal.files:
        return Committed("nothing", "the plans are committed already")
    with tempfile.TemporaryDirectory(prefix="cockpit-") as folder:
        index, text = Path(folder) / "index", Path(folder) / "message"
        text.write_text(message, "utf-8")
        if problem := _fill(git, proposal, index):
            return Committed("refused", f"not committed: {problem.message}", steps=_steps(problem))
        words = ("commit", "--quiet", "--cleanup=whitespace", "--file", str(text))
        answer = _run(git, words, {"GIT_INDEX_FILE": str(index)} | dates(git, now), terminal=terminal)
    made = git.read("rev-parse", "--verify", "--quiet", "HEAD").text
    if answer.problem or made == proposal.head:
        return _failed(answer)
    parents = git.read("rev-list", "--parents", "-n", "1", made, "--").text.split()[1:]
    if wrong := _wrong(git, proposal, made, parents):
        back = ("HEAD", parents[0], made) if parents else ("-d", "HEAD", made)
        git.act("update-ref", "-m", "cockpit: not the plans alone", *back)
        return Committed("refused", f"not committed: {wrong}", told=answer.err)
    steps = () if _teach(git, proposal, made) else ("the index is locked: git reset -- the plans, when it is free",)
    return Committed("committed", f"committed {made[:7]}", commit=made, steps=steps, told=answer.err)


def _fill(git: Git, proposal: Proposal, index: Path) -> Problem | None:
    """Make an index of HEAD with the proposed bytes, beginning with what the real one knows of the files."""
    environment = {"GIT_INDEX_FILE": str(index)}
    real = git.read("rev-parse", "--path-format=absolute", "--git-path", "index").text or str(git.git_dir / "index")
    with suppress(OSError):
        shutil.copy2(real, index)  # with its time: git looks into files that changed when it was written
    tree = ("--reset", proposal.head) if proposal.head and index.exists() else (proposal.head or "--empty",)
    if problem := git.act("read-tree", *tree, environment=environment).problem:
        return problem
    rows = []
    for file in proposal.files:
        oid = "0" * 40
        if file.after is not None:
            stored = git.act("hash-object", "-w", "--stdin", f"--path={file.path}", stdin=file.after)
            if stored.problem:
                return stored.problem
            oid = stored.text
        rows.append(f"{file.mode if file.after is not None else 0} {oid}\t{file.path}\0")
    stdin = "".join(rows).encode("utf-8", "surrogateescape")
    answer = git.act("update-index", "-z", "--index-info", stdin=stdin, environment=environment)
    git.act("update-index", "-q", "--refresh", environment=environment)
    return answer.problem


def _run(git: Git, words: tuple[str, ...], more: Mapping[str, str], *, terminal: bool) -> Answer:
    """Run git as the person would: their environment, their hooks; only what points git elsewhere is left out."""
    environment = {key: value for key, value in os.environ.items() if key in environment_for_git() or key == "GPG_TTY"}
    environment |= dict(more)
    if not terminal:
        unasking = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": ":", "SSH_ASKPASS_REQUIRE": "never"}
        return run(words, git.root, environment | unasking, limit=HOOKS_LIMIT, to_file=True)
    program = shutil.which("git", path=environment.get("PATH")) or "git"
    try:
        code = subprocess.run([program, *words], cwd=git.root, env=environment, check=False).returncode
    except OSError as error:
        return Answer(code=126, problem=Problem("failed", f"git cannot be run: {error}"))
    return Answer(code=code, problem=problem_of(code, "") if code else None)


def _failed(answer: Answer) -> Committed:
    lines = [line.strip() for line in answer.err.splitlines() if line.strip()]
    if answer.problem and answer.problem.kind != "failed":
        return Committed("refused", f"not committed: {answer.problem.message}", "", _steps(answer.problem), answer.err)
    reason = f": {clean(lines[-1], 200)}" if lines else ""
    return Committed("refused", f"not committed, git or a hook refused{reason}; nothing was changed", told=answer.err)


def _steps(problem: Problem) -> tuple[str, ...]:
    return (problem.remedy,) if problem.remedy else ()


def _wrong(git: Git, proposal: Proposal, made: str, parents: list[str]) -> str:
    """Why a commit is not the one that was meant: others came between, or a hook put other files into it."""
    if parents != ([proposal.head] if proposal.head else []):
        return "somebody else committed at the same moment; try again"
    names = git.read("diff-tree", "-r", "-z", "--root", "--no-commit-id", "--name-only", "--no-renames", made).fields
    others = sorted(set(names) - {file.path for file in proposal.files})
    return f"a hook put other files into it: {', '.join(map(clean, others[:3]))}" if others else ""


def _teach(git: Git, proposal: Proposal, made: str) -> bool:
    """Let the real index know what HEAD has at these paths; everything else in it stays. Whether that worked."""
    paths = [file.path for file in proposal.files]
    known = _tree(git, made, paths)
    rows = [f"{known[path][0]} {known[path][1]}" if path in known else f"0 {'0' * 40}" for path in paths]
    stdin = "".join(f"{row}\t{path}\0" for row, path in zip(rows, paths, strict=True))
    deadline = time.monotonic() + INDEX_LIMIT
    while True:
        answer = git.act("update-index", "-z", "--index-info", stdin=stdin.encode("utf-8", "surrogateescape"))
        if not answer.problem or answer.problem.kind != "locked" or time.monotonic() > deadline:
            break
        time.sleep(0.05)
    git.act("update-index", "-q", "--refresh")
    return answer.problem is None


def push(git: Git, *, terminal: bool = False) -> Committed:
    """Push the branch to where it belongs. With `terminal` git may ask the person for a password."""
    if nowhere := nowhere_to_push(git):
        return Committed("refused", f"not pushed: {nowhere.message}", steps=_steps(nowhere))
    answer = _run(git, ("push", "--quiet"), {}, terminal=terminal)
    if answer.problem is None:
        return Committed("pushed", "pushed", told=answer.err)
    problem = answer.problem
    if "non-fast-forward" in answer.err or "fetch first" in answer.err:
        problem = Problem("refused", "others have pushed meanwhile", "cockpit sync gets it")
    elif "no upstream branch" in answer.err:
        problem = replace(problem, remedy="git push -u says where it belongs")
    told = "" if problem.remedy else answer.err
    return Committed("refused", f"not pushed: {problem.message}", steps=_steps(problem), told=told)
