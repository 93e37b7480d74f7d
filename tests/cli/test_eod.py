"""`eod`: the day, the questions, and a commit of the plans and of nothing else with a message that is true."""

from __future__ import annotations

import io
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from cockpit.cli.closing import ask_about
from cockpit.cli.context import Desk
from cockpit.cli.lived import make_lived
from cockpit.cli.sample import ZONE
from cockpit.core.closing import Closing, closing_of
from cockpit.core.facts import take_stock
from cockpit.disk.store import Store
from tests.cli.conftest import Run
from tests.cli.sprints import ADA, BOB
from tests.repo.lived import Repo

EVENING = ("--at", "2025-11-26T17:05")


@pytest.fixture
def repo(sprint: Path) -> Repo:
    made = Repo(sprint)
    made.git("config", "user.name", "Ada")
    made.git("config", "user.email", "ada@example.org")
    made.commit("Ada", "2025-11-24 09:00", {"src/reader.py": "pass\n", "plans/ada_next.md": ADA})
    made.git("add", "-A")
    made.git("commit", "-qm", "all", when="2025-11-24 09:05")
    return made


def dirty(repo: Repo) -> None:
    """Other people's work beside the plans: changed, staged, new."""
    (repo.folder / "src" / "reader.py").write_text("1\n")
    (repo.folder / "staged.txt").write_text("x\n")
    (repo.folder / "new.txt").write_text("x\n")
    repo.git("add", "staged.txt")


def head(repo: Repo) -> str:
    return repo.git("rev-parse", "HEAD")


def test_it_is_shown_first_and_nothing_happens(repo: Repo, run: Run) -> None:
    before = head(repo)
    run("tick", "reader.py", "--at", "2025-11-26T14:00")
    code, out, err = run("eod", *EVENING)
    assert (code, err, head(repo)) == (0, "", before)
    lines = out.splitlines()
    assert lines[0] == "Small · Wed 26 Nov · end of day"
    assert "due today and open: 1" in lines
    assert "  Ada: writer.py" in lines
    assert "would commit 1 plan, and nothing else:" in lines
    assert "  plans/ada_next.md  +1 -1" in lines
    assert "  Plans, Wed 26 Nov: 1 done" in lines


def test_the_commit_has_the_plans_alone_and_its_message_is_its_diff(repo: Repo, run: Run) -> None:
    dirty(repo)
    run("tick", "reader.py", "--at", "2025-11-26T14:00")
    run("set", "doing", "writer.py", "--at", "2025-11-26T14:01")
    run("block", "bob", "No printer", "--waits-on", "the shop", "--at", "2025-11-26T14:02")
    run("add", "ada", "Write the preface", "--at", "2025-11-26T14:03")
    text = (repo.folder / "plans" / "bob_next.md").read_text()
    (repo.folder / "plans" / "bob_next.md").write_text(text.replace("- [ ] Write the index\n", ""))
    status = repo.git("status", "--porcelain").split("\n")
    code, out, err = run("eod", "--commit", *EVENING)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"committed {head(repo)[:7]}"
    assert repo.git("log", "-1", "--format=%B") == (
        "Plans, Wed 26 Nov: 1 done, 1 raised, 1 doing, 1 added, 1 removed\n\n"
        "Ada\n- done: reader.py\n- doing: writer.py\n- added: Write the preface\n\n"
        "Bob\n- removed: Write the index\n- raised: No printer\n\n"
        "plans/ada_next.md: +6 -2\nplans/bob_next.md: +4 -1"
    )
    counts = [line.split("\t") for line in repo.git("show", "--numstat", "--format=").split("\n")]
    assert [f"{path}: +{added} -{removed}" for added, removed, path in counts] == repo.git(
        "log", "-1", "--format=%B"
    ).strip().split("\n")[-2:]
    left = repo.git("status", "--porcelain").split("\n")
    assert left == [line for line in status if "plans/" not in line]
    assert run("eod", "--commit", *EVENING).out.count("the plans are committed already") == 1


def test_what_is_not_committed_yet_is_told_of_the_day(repo: Repo, run: Run) -> None:
    assert run("eod", *EVENING).out.splitlines()[1] == "no item changed today"
    run("block", "bob", "No printer", "--at", "2025-11-26T14:02")
    path = repo.folder / "plans" / "ada_next.md"
    text = path.read_text().replace("- [ ] `reader.py`", "- [x] `reader.py`")
    path.write_text(text + "\n## Blockers\n\n- [ ] No desk\n")
    lines = run("eod", *EVENING).out.splitlines()
    assert lines[1:6] == ["Ada", "  done: reader.py", "  raised: No desk", "Bob", "  raised: No printer (14:02)"]
    assert "blocked: 2, 2 of them raised today" in lines
    assert run("eod", "--commit", "--at", "2025-11-27T09:00").code == 0
    assert run("eod", "--at", "2025-11-27T17:00").out.splitlines()[1] == "no item changed today"


def test_in_the_demo_a_commit_has_the_time_of_its_clock(
    repo: Repo, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("tick", "reader.py", "--at", "2025-11-26T14:00")
    assert run("eod", "--commit", *EVENING).code == 0
    assert not repo.git("log", "-1", "--format=%cI").startswith("2025-11"), "elsewhere the real time is the truth"
    (tmp_path / "demo").mkdir()
    demo = make_lived(tmp_path / "demo", datetime(2025, 11, 26, 8, 55, tzinfo=ZONE)).parent
    monkeypatch.chdir(demo)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ada")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ada@example.org")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Ada")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "ada@example.org")
    plan = next(path for path in (demo / "docs" / "plans").glob("*.md") if "- [ ] " in path.read_text())
    plan.write_text(plan.read_text().replace("- [ ] ", "- [x] ", 1))
    assert run("eod", "--commit", *EVENING).code == 0
    shown = subprocess.run(["git", "log", "-1", "--format=%aI %cI"], capture_output=True, text=True, check=True).stdout
    assert shown.split() == [datetime(2025, 11, 26, 17, 5, tzinfo=ZONE).isoformat()] * 2
    told = run("eod", *EVENING).out
    assert "the plans are committed already" in told
    assert "(Ada, 17:05)" in told


def test_the_first_line_can_be_ones_own(repo: Repo, run: Run) -> None:
    run("tick", "reader.py", *EVENING)
    assert run("eod", "--commit", "--message", "docs: close the day", *EVENING).code == 0
    assert repo.git("log", "-1", "--format=%s") == "docs: close the day"
    assert "- done: reader.py" in repo.git("log", "-1", "--format=%b")


def test_what_is_ticked_and_reworded_is_told_as_both_the_state_first(repo: Repo, run: Run) -> None:
    path = repo.folder / "plans" / "ada_next.md"
    run("add", "ada", "Write the preface", "--at", "2025-11-26T14:03")
    assert run("eod", "--commit", *EVENING).code == 0
    path.write_text(path.read_text().replace("- [ ] Write the preface", "- [x] Write the long preface"))
    assert run("eod", "--commit", *EVENING).code == 0
    assert repo.git("log", "-1", "--format=%B") == (
        "Plans, Wed 26 Nov: 1 done, 1 reworded\n\n"
        "Ada\n- done: Write the long preface\n- reworded: Write the preface -> Write the long preface\n\n"
        "plans/ada_next.md: +1 -1"
    )


def test_an_edit_that_is_no_item_is_told_too(repo: Repo, run: Run) -> None:
    path = repo.folder / "plans" / "ada_next.md"
    path.write_text(ADA.replace("# Ada\n", "# Ada\n\nSome words.\n"))
    assert run("eod", "--commit", *EVENING).code == 0
    assert repo.git("log", "-1", "--format=%B") == (
        "Plans, Wed 26 Nov: edits in ada_next.md\n\nplans/ada_next.md: +2 -0"
    )


def test_in_the_middle_of_a_merge_it_refuses(repo: Repo, run: Run) -> None:
    repo.branch("side")
    repo.commit("Ben", "2025-11-25 09:00", {"src/reader.py": "2\n"})
    repo.checkout("main")
    repo.commit("Ada", "2025-11-25 10:00", {"src/reader.py": "3\n"})
    assert repo.run("merge", "side").returncode
    run("tick", "reader.py", *EVENING)
    before = (head(repo), repo.git("ls-files", "--stage"))
    code, _, err = run("eod", "--commit", *EVENING)
    assert (code, err) == (1, "cockpit: a merge is under way: finish it, or git merge --abort\n")
    assert (head(repo), repo.git("ls-files", "--stage")) == before


def test_a_hook_that_fails_is_told_and_loses_nothing(repo: Repo, run: Run) -> None:
    dirty(repo)
    run("tick", "reader.py", *EVENING)
    hook = repo.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho checking >&2\necho plans need a review >&2\nexit 1\n")
    hook.chmod(0o755)
    before = (head(repo), repo.git("ls-files", "--stage"), repo.git("status", "--porcelain"))
    code, _, err = run("eod", "--commit", "--push", *EVENING)
    assert code == 1
    assert err.splitlines() == [
        "cockpit: checking", "cockpit: plans need a review",
        "cockpit: not committed, git or a hook refused: plans need a review; nothing was changed",
    ]  # fmt: skip
    assert (head(repo), repo.git("ls-files", "--stage"), repo.git("status", "--porcelain")) == before


def test_commit_and_push(repo: Repo, run: Run, tmp_path: Path) -> None:
    repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "origin"))
    repo.git("remote", "add", "origin", str(tmp_path / "origin"))
    repo.git("push", "-qu", "origin", "main")
    run("tick", "reader.py", *EVENING)
    code, out, _ = run("eod", "--commit", "--push", *EVENING)
    assert (code, out.splitlines()[-1]) == (0, "pushed")
    assert repo.git("rev-parse", "origin/main") == head(repo)


def test_a_push_that_leads_nowhere_is_one_line(repo: Repo, run: Run, tmp_path: Path) -> None:
    remote = "git remote add origin <address>, then git push -u origin main"
    code, _, err = run("eod", "--push", *EVENING)
    assert (code, err) == (1, f"cockpit: not pushed: the repository has no remote: {remote}\n")
    repo.git("remote", "add", "origin", str(tmp_path / "nowhere"))
    code, _, err = run("eod", "--push", *EVENING)
    way = "git push -u origin main gives it one"
    assert (code, err) == (1, f"cockpit: not pushed: the branch main has no upstream: {way}\n")
    repo.git("config", "push.default", "current")
    code, _, err = run("eod", "--push", *EVENING)
    assert (code, err.count("\n")) == (1, 1)
    assert err.endswith(": check the connection and the remote's address\n")


def test_without_git_the_day_is_still_told(sprint: Path, run: Run) -> None:
    code, out, err = run("eod", *EVENING)
    assert (code, "due today and open: 2" in out) == (0, True)
    assert err.startswith("cockpit: not a git repository")
    code, _, err = run("eod", "--commit", *EVENING)
    assert code == 2


def asked(sprint: Path, monkeypatch: pytest.MonkeyPatch, answers: str) -> Closing:
    store = Store(sprint / "sprint.toml")
    board = store.load().board
    now = board.sprint.calendar.end_of(board.sprint.calendar.days[2])
    closing = closing_of(board, take_stock(board, now))
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    ask_about(Desk(store, board, now), closing)
    return closing


ANSWERS: list[tuple[str, str, str]] = [
    ("d\nm\n", "- [x] `reader.py`\n", "- [ ] `writer.py` (moved to 2025-11-27)\n"),
    ("\nb\n\n", "- [ ] `reader.py`\n", "- [ ] `writer.py` (blocked)\n"),
    ("b\nBob\n", "- [ ] `reader.py` (blocked)\n", "- [ ] `writer.py`\n"),
    ("q\nd\n", "- [ ] `reader.py`\n", "- [ ] `writer.py`\n"),
    ("", "- [ ] `reader.py`\n", "- [ ] `writer.py`\n"),
]


@pytest.mark.parametrize(("answers", "first", "second"), ANSWERS)
def test_each_item_due_today_is_asked_about(
    sprint: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: str, first: str,
    second: str,
) -> None:  # fmt: skip
    closing = asked(sprint, monkeypatch, answers)
    assert [item.text for item in closing.due] == ["reader.py", "writer.py"]
    text = (sprint / "plans" / "ada_next.md").read_text()
    assert first in text
    assert second in text
    assert "2 items due today: d done, m move to Thu" in capsys.readouterr().out
    if "Bob" in answers:
        line = "- [ ] **Blocked**: reader.py (waits on Bob, raised 2025-11-26 17:00, blocks reader.py)\n"
        assert text.endswith(line)
    assert (sprint / "plans" / "bob_next.md").read_text() == BOB
