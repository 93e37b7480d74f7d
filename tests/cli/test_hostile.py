"""Repositories that mean harm, or are broken: looking at them runs nothing of theirs and never crashes."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.cli.lived_sprint import ADA, A, lived_sprint, ticked
from tests.repo.lived import Repo

LOOKS: tuple[tuple[str, ...], ...] = (
    ("status", "--json"),
    ("status",),
    ("check",),
    ("--plain", "--view", "retro"),
    ("--plain", "--view", "board", "--as-of", "2025-11-26T12:00"),
    ("status", "--json", "--as-of", "2025-11-27T12:00"),
)
NOON = ("--at", "2025-11-28T12:00")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    repo = lived_sprint(tmp_path / "repo")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(repo.folder)
    return repo


def look(run: Run) -> list[Ran]:
    """Every way of looking; none of them fails."""
    found = [run(*words, *(NOON if "--as-of" not in words else ())) for words in LOOKS]
    for words, ran in zip(LOOKS, found, strict=True):
        assert ran.code == 0, (words, ran.err)
        assert "Traceback" not in ran.err
    return found


def evidence(run: Run) -> dict[str, dict[str, object]]:
    items = json.loads(run("status", "--json", *NOON).out)["items"]
    return {item["files"][0]: item["evidence"] for item in items if item["files"]}


# programs


def trap(tmp_path: Path) -> tuple[Path, Path]:
    """A program that leaves a trace, and the trace."""
    trace, program = tmp_path / "trace", tmp_path / "trap"
    program.write_text(f'#!/bin/sh\necho "$0 $@" >> {trace}\ncat\nexit 0\n')
    program.chmod(0o755)
    return program, trace


def set_traps(repo: Repo, program: Path) -> None:
    settings = {
        "core.fsmonitor": str(program),
        "core.pager": str(program),
        "core.editor": str(program),
        "core.sshCommand": str(program),
        "core.askPass": str(program),
        "core.gitProxy": str(program),
        "core.alternateRefsCommand": str(program),
        "credential.helper": f"!{program}",
        "diff.external": str(program),
        "diff.trap.command": str(program),
        "diff.trap.textconv": str(program),
        "filter.trap.clean": str(program),
        "filter.trap.smudge": str(program),
        "filter.trap.process": str(program),
        "merge.trap.driver": str(program),
        "gpg.program": str(program),
        "log.showSignature": "true",
        "pager.log": str(program),
        "pager.ls-tree": str(program),
        "alias.log": f"!{program}",
        "alias.ls-tree": f"!{program}",
        "alias.rev-parse": f"!{program}",
        "uploadpack.packObjectsHook": str(program),
        "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::{program} %S",
        "remote.origin.promisor": "true",
        "remote.origin.partialclonefilter": "blob:none",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
        "submodule.recurse": "true",
    }
    hooks = repo.folder / ".git" / "evil-hooks"
    hooks.mkdir()
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "query-watchman"):
        shutil.copy(program, hooks / name)
    settings["core.hooksPath"] = str(hooks)
    config = repo.folder / ".git" / "config"
    with config.open("a") as file:
        for name, value in settings.items():
            section, _, key = name.rpartition(".")
            head, _, rest = section.partition(".")
            file.write(f'[{head}{f" {chr(34)}{rest}{chr(34)}" if rest else ""}]\n\t{key} = "{value}"\n')


@pytest.mark.parametrize("broken", [False, True])
def test_nothing_of_the_repositorys_is_run(repo: Repo, tmp_path: Path, run: Run, broken: bool) -> None:
    repo.commit("Eve", "2025-11-28 23:30", {".gitattributes": "* diff=trap filter=trap merge=trap\n"})
    program, trace = trap(tmp_path)
    set_traps(repo, program)
    repo.run("diff", "HEAD~3")
    assert trace.exists(), "the traps work: plain git falls into them"
    trace.unlink()
    repo.write({"reader.py": "changed\n", "plans/ada_next.md": repo.read("plans/ada_next.md") + "\n- [ ] More\n"})
    if broken:  # what is missing must not be fetched
        for blob in {
            repo.git("rev-parse", f"{oid}:{A}") for oid in repo.git("rev-list", "HEAD", "--", A).split("\n")[1:]
        }:
            (repo.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    monkey = {"GIT_EXTERNAL_DIFF": str(program), "GIT_SSH_COMMAND": str(program), "PAGER": str(program)}
    os.environ.update(monkey)
    try:
        found = look(run)
    finally:
        for name in monkey:
            del os.environ[name]
    assert not trace.exists(), trace.read_text()
    assert json.loads(found[0].out)["items"]
    assert run("tick", "index.md", *NOON).code in (0, 1)
    assert not trace.exists(), trace.read_text()


# names

ODD = (
    "-rf.py",
    "src/-rf.py",
    "-x/deep.py",
    "src/caf\u0065\u0301.py",
    "--output=pwned.py",
    'quo"te.py',
    "new\nline.py",
    "tab\there.py",
    ":(exclude)glob.py",
    "*.py",
    "$(touch pwned).py",
    "e\u0301clair.py",
    "src/\x1b[31mred.py",
)


def test_odd_names(repo: Repo, run: Run) -> None:
    for name in ODD:
        repo.stage({name: "1\n"})
    (repo.folder / os.fsdecode(b"latin-\xe9.py")).write_bytes(b"1\n")
    repo.git("--literal-pathspecs", "add", "--all", "--", ".")
    wanted = (*ODD, "latin-\xe9.py", "red.py", "line.py", "src/caf\xe9.py")
    lines = "".join(f"- [ ] `{name}`\n" for name in wanted if "\n" not in name)
    text = f"# Ada\n\n## Monday\n\n### Deliverables\n\n{lines}"
    repo.commit("\x1b[31mEve\x07\u202e", "2025-11-25 21:00", {"plans/ada_odd.md": text})
    for number, name in enumerate(("--upload-pack=x", "-n", "a b")):
        oid = repo.git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", str(number))
        (repo.folder / ".git" / "refs" / "heads" / name).write_text(f"{oid}\n")
    for ran in look(run):
        assert not set("\x1b\x07\u202e") & set(ran.out + ran.err)
    found = evidence(run)
    for name in ("src/-rf.py", "src/caf\xe9.py"):
        assert (found[name]["state"], found[name]["author"]) == ("landed", "[31mEve"), name
    assert found["latin-\xe9.py"]["state"] == "missing", "other bytes are another name"
    assert not [path for path in repo.folder.iterdir() if path.name.startswith("pwned")]


# broken


@pytest.mark.parametrize(
    "content",
    ["", "garbage", "gitdir: /nowhere/at/all", "gitdir: .", "gitdir: \x00\x01", "gitdir: .git", None],
)
def test_a_git_that_is_none(repo: Repo, run: Run, content: str | None) -> None:
    shutil.rmtree(repo.folder / ".git")
    if content is None:
        (repo.folder / ".git").mkdir()
    else:
        (repo.folder / ".git").write_text(content)
    looks = [run(*words, *NOON) for words in LOOKS if "--as-of" not in words]
    for ran in looks:
        assert ran.code == 0
        assert ran.err.count("\n") == 1
        assert ran.err.startswith("cockpit: git: ")
    found = evidence(run)
    assert found["reader.py"]["state"] == "worktree"
    assert found["writer.py"]["state"] == "missing"
    past = run("status", "--as-of", "2025-11-26")
    assert (past.code, past.err.count("\n")) == (2, 1)


def test_without_a_repository_there_is_nothing_to_say(repo: Repo, run: Run) -> None:
    shutil.rmtree(repo.folder / ".git")
    ran = run("check", *NOON)
    assert ran.err == ""
    assert "claimed-not-found" not in ran.out
    repo.write({"plans/ada_next.md": ticked(repo.read("plans/ada_next.md"), "extra.py")})
    assert "claimed-not-found" in run("check", *NOON).out


def test_without_git(repo: Repo, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    ran = run("status", *NOON)
    assert ran.code == 0
    assert ran.err == "cockpit: git is not installed or not on the PATH\n"
    assert evidence(run)["reader.py"]["state"] == "worktree"


DAMAGE: dict[str, bytes | None] = {
    "HEAD": b"garbage\n",
    "index": b"DIRCgarbage",
    "packed-refs": b"# pack-refs with: peeled\nnonsense\n",
    "shallow": b"not an id\n",
    "refs/heads/main": b"0" * 40 + b"\n",
    "refs/heads/broken": b"nothing\n",
    "config": b"[core\nbroken",
    "objects/info/alternates": b"/nowhere\n\x00\n",
    "objects/info/commit-graph": b"CGPHgarbage",
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage(repo: Repo, run: Run, name: str) -> None:
    place = repo.folder / ".git" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(DAMAGE[name] or b"")
    for words in LOOKS:
        ran = run(*words, *(NOON if "--as-of" not in words else ()))
        assert ran.code == 0 or ("--as-of" in words and ran.code == 2), ran.err
        assert ran.err.count("\n") <= 1
        assert "Traceback" not in ran.err


def test_lost_trees_and_commits(repo: Repo, run: Run) -> None:
    objects = sorted(path for path in (repo.folder / ".git" / "objects").rglob("*") if path.is_file())
    for number, path in enumerate(objects):
        if number % 3 == 0:
            path.unlink()
    for words in LOOKS:
        ran = run(*words, *(NOON if "--as-of" not in words else ()))
        assert ran.code == 0 or ("--as-of" in words and ran.code == 2), ran.err
        assert ran.err.count("\n") <= 1


def test_absurd_times(repo: Repo, run: Run) -> None:
    tree = repo.git("rev-parse", "HEAD^{tree}")
    head = repo.head
    for when in ("99999999999999 +0000", "0 +0000", "4102444800 +9999"):
        raw = f"tree {tree}\nparent {head}\nauthor Eve <> {when}\ncommitter Eve <> {when}\n\nodd\n"
        (repo.folder / "raw").write_text(raw)
        head = repo.git("hash-object", "-t", "commit", "-w", "--literally", "raw")
    repo.git("update-ref", "HEAD", head)
    look(run)


def test_a_history_longer_than_the_sprint_of_nobody(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository without a commit yet."""
    repo = Repo(tmp_path / "new")
    repo.write(
        {
            A: ticked(ADA, "reader.py"),
            "sprint.toml": '[sprint]\nname = "N"\nstart = 2025-11-24\nend = 2025-11-28\nplans = "plans"\n',
            "reader.py": "1\n",
        }
    )
    monkeypatch.chdir(repo.folder)
    assert {key: found["state"] for key, found in evidence(run).items()}["reader.py"] == "worktree"
    assert run("status", *NOON).err == ""
