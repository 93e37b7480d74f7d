from __future__ import annotations

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from cockpit.core.changes import Change
from cockpit.core.model import State
from cockpit.disk.store import Snapshot, Store
from cockpit.plan.addition import Addition
from cockpit.plan.config import SettingsError
from tests.disk.sprints import CLAUDE, GROK, HANDOFF, NOW, PLANS, SPRINT, item, make, plan, save


def tick(store: Store, text: str, want: State = "done", track: str = "claude") -> str:
    outcome = store.set_state([item(store.snapshot, text, track).id], want, who="Ada", now=NOW)
    return outcome.kind


# reading


def test_loading_gives_the_board(tmp_path: Path) -> None:
    snapshot = make(tmp_path).load()
    assert [track.id for track in snapshot.board.tracks] == ["claude", "grok"]
    assert sorted(snapshot.documents) == ["docs/plans/claude.md", "docs/plans/grok.md", "docs/plans/handoff.md"]
    assert item(snapshot, "spec").state == "todo"
    assert (snapshot.changed, snapshot.changes, snapshot.reverted, snapshot.problem, snapshot.notices) == (
        (), (), (), None, (),
    )  # fmt: skip


def test_nothing_changed_is_the_same_board(tmp_path: Path) -> None:
    store = make(tmp_path)
    before = store.load()
    time.sleep(0.03)
    assert store.refresh().board is before.board
    plan(tmp_path).touch()
    assert store.refresh().board is before.board


def test_a_foreign_change_is_told_once(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    save(plan(tmp_path), "- [ ] write the spec", "- [x] write the spec")
    snapshot = store.refresh()
    assert item(snapshot, "spec").state == "done"
    assert snapshot.changed == ("docs/plans/claude.md",)
    assert snapshot.changes == (
        Change(path="docs/plans/claude.md", line=5, what="ticked", text="write the spec",
               item=item(snapshot, "spec").id, before="todo", after="done", track="claude"),
    )  # fmt: skip
    again = store.refresh()
    assert (again.changed, again.changes) == ((), ())
    assert again.board is snapshot.board


CHANGES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("- [ ] write the spec\n", "- [ ] write the spec\n- [ ] new one\n", [("added", "new one")]),
    ("- [ ] write the spec\n", "", [("removed", "write the spec")]),
    ("write the spec", "write the specification", [("reworded", "write the specification")]),
    ("write the spec", "write the spec (doing)", [("state", "write the spec")]),
    ("# Claude\n", "# Claude\n\nA word.\n", []),
    ("- [ ] review\n", "- [x] review\n- [ ] review\n", [("ticked", "review"), ("added", "review")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_what_others_did_is_said_in_words(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    store = make(tmp_path)
    store.load()
    save(plan(tmp_path), old, new)
    snapshot = store.refresh()
    assert snapshot.changed == ("docs/plans/claude.md",)
    assert sorted((change.what, change.text) for change in snapshot.changes) == sorted(expected)


def test_plans_come_and_go(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    plan(tmp_path, "grok.md").unlink()
    plan(tmp_path, "more.md").write_text("## Tasks\n\n- [ ] more\n")
    snapshot = store.refresh()
    assert snapshot.changed == ("docs/plans/grok.md", "docs/plans/more.md")
    assert [change.what for change in snapshot.changes] == ["plan removed", "plan added"]
    shutil.rmtree(tmp_path / "docs")
    snapshot = store.refresh()
    assert snapshot.board.items == ()
    assert "unreadable" in [finding.code for finding in snapshot.board.findings]
    make(tmp_path)
    assert item(store.refresh(), "dashboard", "grok").state == "todo"


def test_an_ignored_archive_and_hidden_files_are_not_plans(tmp_path: Path) -> None:
    extra = {".hidden.md": CLAUDE, "archive/2025/old.md": CLAUDE, "week/archive/kept.md": "- [ ] kept\n", "a.txt": "x"}
    snapshot = make(tmp_path, {**PLANS, **extra}).load()
    assert [path for path in snapshot.documents if path not in {f"docs/plans/{name}" for name in PLANS}] == [
        "docs/plans/week/archive/kept.md"
    ]


def test_roles_tracks_and_folders(tmp_path: Path) -> None:
    sprint = SPRINT.replace('timezone = "UTC"', 'timezone = "UTC"\nplans = ["docs/plans", "more"]').replace(
        'plan = "grok.md"', 'plan = ["grok.md", "grok/*.md", "missing.md"]'
    )
    sprint += '[[plans]]\npath = "*CHECK*.md"\nrole = "reference"\n[[plans]]\npath = "old"\nrole = "ignore"\n'
    store = make(
        tmp_path, {**PLANS, "grok/a.md": "- [ ] a\n", "x/CHECKS.md": "- [ ] c\n", "old/o.md": "- [ ] o\n"}, sprint
    )
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "extra.md").write_text("- [ ] extra\n")
    snapshot = store.load()
    roles = {path: (document.role, document.track) for path, document in snapshot.documents.items()}
    assert roles["docs/plans/grok/a.md"] == ("plan", "grok")
    assert roles["docs/plans/x/CHECKS.md"] == ("reference", None)
    assert roles["more/extra.md"] == ("plan", None)
    assert "docs/plans/old/o.md" not in roles
    warnings = [finding.message for finding in snapshot.board.findings if finding.code == "unreadable"]
    assert len(warnings) == 1
    assert "missing.md" in warnings[0]


def test_links_and_odd_files(tmp_path: Path) -> None:
    home = tmp_path / "repository"
    (home / ".git").mkdir(parents=True)
    store = make(home)
    folder = home / "docs" / "plans"
    (tmp_path / "secret.md").write_text("- [ ] secret\n")
    (folder / "out.md").symlink_to("../../../secret.md")
    (folder / "in.md").symlink_to("claude.md")
    (folder / "hard.md").hardlink_to(folder / "grok.md")
    (folder / "loop").symlink_to(".")
    (folder / "broken.md").symlink_to("nowhere.md")
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (home / "elsewhere.md").write_text("- [ ] elsewhere\n")
    (folder / "inside.md").symlink_to("../../elsewhere.md")
    snapshot = store.load()
    names = [path.removeprefix("docs/plans/") for path in snapshot.documents]
    assert names == ["claude.md", "grok.md", "handoff.md", "inside.md"]
    assert sorted(finding.path for finding in snapshot.board.findings if finding.code == "unreadable") == [
        "docs/plans/broken.md", "docs/plans/out.md", "docs/plans/pipe.md",
    ]  # fmt: skip


def test_a_plans_folder_outside_the_repository_is_not_read(tmp_path: Path) -> None:
    home = tmp_path / "repository"
    (home / ".git").mkdir(parents=True)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.md").write_text("- [ ] one\n")
    store = make(home, sprint=SPRINT.replace('timezone = "UTC"', 'timezone = "UTC"\nplans = "link"'))
    (home / "link").symlink_to("../plans")
    snapshot = store.load()
    assert snapshot.documents == {}
    assert [f.message for f in snapshot.board.findings if f.severity == "error"] == [
        "the plans folder leads out of the repository"
    ]


def test_a_broken_sprint_keeps_the_last_good_board(tmp_path: Path) -> None:
    store = make(tmp_path)
    good = store.load()
    save(tmp_path / "sprint.toml", "end = 2025-11-28", "ennd = 2025-11-28")
    broken = store.refresh()
    assert broken.problem is not None
    assert "sprint.end" in broken.problem
    assert "\n" not in broken.problem
    assert broken.settings is good.settings
    assert [one.id for one in broken.board.items] == [one.id for one in good.board.items]
    assert tick(store, "spec") == "written"
    save(tmp_path / "sprint.toml", "ennd = 2025-11-28", "end = 2025-12-05")
    mended = store.refresh()
    assert mended.problem is None
    assert mended.board.sprint.calendar.end.day == 5
    (tmp_path / "sprint.toml").unlink()
    assert store.refresh().problem is not None
    (tmp_path / "sprint.toml").write_text(SPRINT)
    assert store.refresh().problem is None


def test_without_a_usable_sprint_there_is_no_board(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Store(tmp_path / "sprint.toml").load()
    with pytest.raises(SettingsError):
        make(tmp_path, sprint="[sprint]\n").load()


# ticking


def test_a_tick_changes_one_byte(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    outcome = store.set_state([item(store.snapshot, "spec").id], "done", who="Ada", now=NOW)
    assert (outcome.kind, outcome.message, outcome.paths) == (
        "written", "done: write the spec (claude.md:5)", ("docs/plans/claude.md",),
    )  # fmt: skip
    assert plan(tmp_path).read_text() == CLAUDE.replace("[ ] write", "[x] write")
    assert item(outcome.snapshot, "spec").state == "done"
    assert (outcome.snapshot.changed, outcome.snapshot.changes) == ((), ())
    assert store.refresh().changed == ()
    again = store.set_state([item(store.snapshot, "spec").id], "done", who="Ada", now=NOW)
    assert again.kind == "already"
    assert again.paths == ()


def test_every_place_of_an_item_is_one_step(tmp_path: Path) -> None:
    store = make(tmp_path)
    train = item(store.load(), "train.py")
    assert [mention.form for mention in train.mentions] == ["checkbox", "status-cell"]
    outcome = store.set_state([train.id], "done", who="Ada", now=NOW)
    assert outcome.paths == ("docs/plans/claude.md", "docs/plans/handoff.md")
    assert plan(tmp_path).read_text() == CLAUDE.replace("[ ] `train", "[x] `train")
    assert plan(tmp_path, "handoff.md").read_text() == HANDOFF.replace("Not started |", "Done        |", 1)
    assert store.undo().kind == "written"
    assert (plan(tmp_path).read_text(), plan(tmp_path, "handoff.md").read_text()) == (CLAUDE, HANDOFF)


def test_if_one_place_cannot_be_written_none_is(tmp_path: Path) -> None:
    store = make(tmp_path)
    train = item(store.load(), "train.py")
    plan(tmp_path, "handoff.md").chmod(0o444)
    outcome = store.set_state([train.id], "done", who="Ada", now=NOW)
    assert outcome.kind == "refused"
    assert outcome.message == "docs/plans/handoff.md: it is read-only"
    assert plan(tmp_path).read_text() == CLAUDE


def test_several_items_are_one_step(tmp_path: Path) -> None:
    store = make(tmp_path)
    snapshot = store.load()
    wanted = [item(snapshot, "spec").id, item(snapshot, "review").id, item(snapshot, "dashboard", "grok").id]
    assert store.set_state(wanted, "doing", who="Ada", now=NOW).message == "doing: 3 items (claude.md:5, grok.md:5)"
    assert plan(tmp_path).read_text().count("(doing)") == 2
    assert store.undo().kind == "written"
    assert (plan(tmp_path).read_text(), plan(tmp_path, "grok.md").read_text()) == (CLAUDE, GROK)
    assert store.redo().kind == "written"
    assert plan(tmp_path).read_text().count("(doing)") == 2


def test_a_tick_finds_its_line_in_a_file_that_moved_on(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec")
    save(plan(tmp_path), "## Tasks\n", "## Tasks\n\nAn introduction.\n\n- [ ] before\n")
    outcome = store.set_state([spec.id], "done", who="Ada", now=NOW)
    assert outcome.kind == "written"
    assert "- [ ] before\n\n- [x] write the spec\n" in plan(tmp_path).read_text()
    assert outcome.snapshot.changed == ("docs/plans/claude.md",)
    assert [(change.what, change.text) for change in outcome.snapshot.changes] == [("added", "before")]


def test_an_ambiguous_line_is_refused_and_shown(tmp_path: Path) -> None:
    store = make(tmp_path)
    review = item(store.load(), "review")
    save(plan(tmp_path), "- [ ] review\n", "- [ ] review\n- [ ] review\n")
    changed = plan(tmp_path).read_text()
    outcome = store.set_state([review.id], "done", who="Ada", now=NOW)
    assert outcome.kind == "refused"
    assert outcome.message.startswith("docs/plans/claude.md:6: ambiguous")
    assert plan(tmp_path).read_text() == changed
    assert len([one for one in outcome.snapshot.board.items if one.text == "review" and one.track == "claude"]) == 2


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("gone file", "gone"),
        ("gone line", "gone"),
        ("conflict", "conflict"),
        ("not UTF-8", "UTF-8"),
        ("folder", "no regular file"),
        ("no such item", "not on the board"),
    ],
)
def test_refusals_say_why_in_one_line(tmp_path: Path, damage: str, reason: str) -> None:
    store, path = make(tmp_path), plan(tmp_path)
    spec = item(store.load(), "spec").id
    match damage:
        case "gone file":
            path.unlink()
        case "gone line":
            save(path, "- [ ] write the spec\n", "")
        case "conflict":
            save(path, "- [ ] review\n", "<<<<<<< a\n- [ ] review\n=======\n- [x] review\n>>>>>>> b\n")
        case "not UTF-8":
            path.write_bytes(CLAUDE.replace("write the spec", "write the spec \udcff").encode(errors="surrogateescape"))
        case "folder":
            path.unlink()
            path.mkdir()
        case _:
            spec = "claude-000000"
    there = path.read_bytes() if path.is_file() else None
    outcome = store.set_state([spec], "done", who="Ada", now=NOW)
    assert outcome.kind == "refused"
    assert reason in outcome.message
    assert "\n" not in outcome.message
    assert (path.read_bytes() if path.is_file() else None) == there


def test_states_of_blockers_and_handoffs(tmp_path: Path) -> None:
    text = (
        CLAUDE + "\n## Handoffs\n\n### Claude → Grok\n\n- What: the model\n\n### Grok → Claude\n\n- What: the board\n"
    )
    store = make(tmp_path, {**PLANS, "claude.md": text})
    store.load()
    outcome = store.block("claude", "no GPU quota", waits_on="GPT", items=[item(store.snapshot, "train.py").id],
                          who="Ada", now=NOW)  # fmt: skip
    line = "- [ ] **Blocked**: no GPU quota (waits on GPT, raised 2025-11-26 09:04, blocks train.py)\n"
    assert outcome.kind == "written"
    assert plan(tmp_path).read_text() == f"{text}\n## Blockers\n\n{line}"
    [blocker] = outcome.snapshot.board.blockers
    resolved = store.set_state([blocker.id], "done", who="Ada", now=NOW.replace(hour=15, minute=10))
    assert "- [x] **Blocked**" in plan(tmp_path).read_text()
    assert ", resolved 2025-11-26 15:10)\n" in plan(tmp_path).read_text()
    assert resolved.snapshot.board.blockers[0].resolved
    assert store.set_state([resolved.snapshot.board.blockers[0].id], "todo", now=NOW).kind == "written"
    assert plan(tmp_path).read_text() == f"{text}\n## Blockers\n\n{line}"
    handoff = store.snapshot.board.dependencies[0]
    assert store.meet(handoff.id, now=NOW).kind == "written"
    assert "### Claude → Grok ✅\n" in plan(tmp_path).read_text()
    assert store.snapshot.board.dependencies[0].met_by_hand
    assert store.meet(handoff.id, now=NOW).kind == "written"
    for _ in range(5):
        store.undo()
    assert plan(tmp_path).read_text() == text


def test_new_lines(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    outcome = store.add_task("grok", "measure it", due="Thu", who="Ada", now=NOW)
    assert outcome.message == "added: measure it (grok.md:7)"
    assert plan(tmp_path, "grok.md").read_text() == GROK + "- [ ] measure it (by Thu)\n"
    assert item(outcome.snapshot, "measure it", "grok").counted
    store.add("shared", Addition(kind="action", text="call them"), now=NOW)
    assert plan(tmp_path, "handoff.md").read_text() == HANDOFF + "\n## Action items\n\n- [ ] call them\n"
    save(plan(tmp_path, "grok.md"), "# Grok\n", "# Grok\n\nMore words.\n")
    assert [store.undo().kind, store.undo().kind] == ["written", "written"]
    assert plan(tmp_path, "grok.md").read_text() == GROK.replace("# Grok\n", "# Grok\n\nMore words.\n")
    assert plan(tmp_path, "handoff.md").read_text() == HANDOFF
    assert store.add_task("nobody", "x", now=NOW).kind == "refused"


# undo


def test_undo_finds_its_line_after_foreign_edits(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "spec")
    tick(store, "review", "doing")
    save(plan(tmp_path), "## Tasks\n", "## Tasks\n\n- [ ] before\n")
    assert store.undo().message == "undone: review (claude.md:8)"
    assert store.undo().kind == "written"
    assert plan(tmp_path).read_text() == CLAUDE.replace("## Tasks\n", "## Tasks\n\n- [ ] before\n")
    assert store.undo().message == "nothing to undo"
    assert [store.redo().kind, store.redo().kind, store.redo().kind] == ["written", "written", "already"]
    assert "- [x] write the spec\n- [ ] review (doing)\n" in plan(tmp_path).read_text()


def test_undo_leaves_alone_what_somebody_else_changed(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "review")
    tick(store, "spec", "doing")
    save(plan(tmp_path), "write the spec (doing)", "write the spec (blocked)")
    there = plan(tmp_path).read_text()
    outcome = store.undo()
    assert outcome.kind == "refused"
    assert "changed since" in outcome.message
    assert plan(tmp_path).read_text() == there
    assert store.undo().kind == "written"
    assert plan(tmp_path).read_text() == there.replace("[x] review", "[ ] review")


# what another program takes back


def stale_save(store: Store, path: Path, text: str) -> Snapshot:
    path.write_text(text)
    return store.refresh()


def test_a_tick_taken_back_is_told_and_can_be_written_again(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "spec")
    tick(store, "review", "doing")
    snapshot = stale_save(store, plan(tmp_path), CLAUDE + "- [ ] typed meanwhile\n")
    assert [(one.text, one.want, one.found, one.line) for one in snapshot.reverted] == [
        ("write the spec", "done", "todo", 5), ("review", "doing", "todo", 6),
    ]  # fmt: skip
    assert snapshot.reverted[0].item == item(snapshot, "spec").id
    assert plan(tmp_path).read_text() == CLAUDE + "- [ ] typed meanwhile\n"
    assert store.refresh().reverted == snapshot.reverted
    outcome = store.reapply(who="Ada", now=NOW)
    assert outcome.kind == "written"
    assert outcome.snapshot.reverted == ()
    text = CLAUDE.replace("[ ] write", "[x] write").replace("review", "review (doing)") + "- [ ] typed meanwhile\n"
    assert plan(tmp_path).read_text() == text
    assert store.reapply(now=NOW).kind == "already"


def test_what_was_taken_back_can_be_let_go(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "spec")
    assert stale_save(store, plan(tmp_path), CLAUDE).reverted
    assert store.forget_reverted().reverted == ()
    plan(tmp_path).write_text(CLAUDE + "\n")
    assert store.refresh().reverted == ()


def test_what_the_person_took_back_is_not_told(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "spec")
    tick(store, "spec", "todo")
    tick(store, "review")
    store.undo()
    assert stale_save(store, plan(tmp_path), CLAUDE + "\n").reverted == ()


def test_a_new_tick_ends_the_telling(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "spec")
    assert stale_save(store, plan(tmp_path), CLAUDE).reverted
    tick(store, "spec")
    assert store.snapshot.reverted == ()
    assert store.refresh().reverted == ()


def test_ticks_of_another_cockpit_are_watched_too(tmp_path: Path) -> None:
    one, other = make(tmp_path), make(tmp_path)
    one.load()
    other.load()
    tick(other, "spec")
    assert item(one.refresh(), "spec").state == "done"
    assert [found.who for found in stale_save(one, plan(tmp_path), CLAUDE + "\n").reverted] == ["Ada"]


def test_another_cockpit_that_unticks_is_no_stale_editor(tmp_path: Path) -> None:
    one, other = make(tmp_path), make(tmp_path)
    one.load()
    other.load()
    tick(one, "spec")
    other.refresh()
    tick(other, "spec", "todo")
    assert one.refresh().reverted == ()


# threads


def test_a_store_serves_several_threads(tmp_path: Path) -> None:
    lines = [f"- [ ] number {number} here\n" for number in range(40)]
    store = make(tmp_path, {"claude.md": "## Tasks\n\n" + "".join(lines)})
    ids = [one.id for one in store.load().board.items]
    failures: list[str] = []

    def work(part: list[str]) -> None:
        for one in part:
            outcome = store.set_state([one], "done", who="Ada", now=NOW)
            store.refresh()
            if outcome.kind != "written":
                failures.append(outcome.message)

    threads = [threading.Thread(target=work, args=(ids[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert plan(tmp_path).read_text().count("[x]") == 40
    assert {one.state for one in store.snapshot.board.items} == {"done"}


def test_a_state_asked_for_that_stands_already_ends_the_telling(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "spec")
    assert stale_save(store, plan(tmp_path), CLAUDE).reverted
    outcome = store.set_state([item(store.snapshot, "spec").id], "todo", who="Ada", now=NOW)
    assert (outcome.kind, outcome.snapshot.reverted) == ("already", ())
    assert store.reapply(now=NOW).kind == "already"
    assert plan(tmp_path).read_text() == CLAUDE


def test_a_tick_is_watched_while_its_plan_is_away(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    tick(store, "spec")
    plan(tmp_path).unlink()
    assert store.refresh().reverted == ()
    assert [one.text for one in stale_save(store, plan(tmp_path), CLAUDE).reverted] == ["write the spec"]
