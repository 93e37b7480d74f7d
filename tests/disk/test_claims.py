"""What another program takes back is told, however old its buffer is."""

from __future__ import annotations

import errno
import fcntl
from datetime import date
from pathlib import Path

import pytest

from cockpit.core.model import Finding, State
from cockpit.core.settings import Settings
from cockpit.disk import claims, vigil
from cockpit.disk.lock import Lock
from cockpit.disk.shelf import Shelf
from tests.disk.sprints import CLAUDE, GROK, NOW, item, make, plan

SEQUENCES: list[tuple[list[State], State, str | None]] = [
    (["done"], "done", "todo"),
    (["doing", "done"], "done", "todo"),
    (["doing", "blocked", "done"], "done", "todo"),
    (["done", "todo", "done"], "done", "todo"),
    (["doing", "todo"], "todo", None),
    (["done", "todo"], "todo", None),
]


@pytest.mark.parametrize(("wants", "want", "found"), SEQUENCES)
def test_a_buffer_from_before_all_writes(tmp_path: Path, wants: list[State], want: State, found: str | None) -> None:
    store = make(tmp_path)
    store.load()
    for one in wants:
        assert store.set_state([item(store.snapshot, "spec").id], one, who="Ada", now=NOW).kind == "written"
    plan(tmp_path).write_text(CLAUDE + "- [ ] typed meanwhile\n")
    told = store.refresh().reverted
    assert [(one.want, one.found) for one in told] == ([(want, found)] if found else [])
    if found:
        assert store.reapply(who="Ada", now=NOW).kind == "written"
        assert item(store.snapshot, "spec").state == want


def test_words_behind_an_unticked_box_are_what_should_stand(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    ticked = ""
    for one in ("doing", "done", "todo"):
        store.set_state([item(store.snapshot, "spec").id], one, who="Ada", now=NOW)
        if one == "done":
            ticked = plan(tmp_path).read_text()
    assert item(store.snapshot, "spec").state == "doing"
    plan(tmp_path).write_text(plan(tmp_path).read_text() + "\n")
    assert store.refresh().reverted == ()
    plan(tmp_path).write_text(ticked)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("doing", "done")]


def test_a_state_that_was_never_there_is_somebodys_own_decision(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    store.set_state([item(store.snapshot, "spec").id], "done", who="Ada", now=NOW)
    plan(tmp_path).write_text(CLAUDE.replace("write the spec", "write the spec (blocked)"))
    assert store.refresh().reverted == ()
    plan(tmp_path).write_text(CLAUDE)
    assert store.refresh().reverted == ()


def test_a_buffer_may_bring_back_what_was_given_up(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    ticked = plan(tmp_path).read_text()
    plan(tmp_path).write_text(CLAUDE)
    assert [one.found for one in store.refresh().reverted] == ["todo"]
    assert store.set_state([spec], "todo", who="Ada", now=NOW).kind == "already"
    assert store.snapshot.reverted == ()
    plan(tmp_path).write_text(ticked)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("todo", "done")]


def test_a_step_undone_in_between_is_remembered_too(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "doing", who="Ada", now=NOW)
    doing = plan(tmp_path).read_text()
    assert store.undo(who="Ada", now=NOW).kind == "written"
    store.set_state([spec], "done", who="Ada", now=NOW)
    plan(tmp_path).write_text(doing)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("done", "doing")]


def test_what_was_undone_needs_nobody_to_watch_it(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    ticked = plan(tmp_path).read_text()
    store.undo(who="Ada", now=NOW)
    plan(tmp_path).write_text(ticked)
    assert store.refresh().reverted == ()


def test_what_is_done_again_is_watched_again(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    store.undo(who="Ada", now=NOW)
    store.redo(who="Ada", now=NOW)
    plan(tmp_path).write_text(CLAUDE)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("done", "todo")]


def test_a_handoff_that_was_met_is_watched_like_a_tick(tmp_path: Path) -> None:
    store = make(tmp_path)
    handoff = "\n## Dependencies\n\n- [ ] Claude → Grok: the model\n"
    plan(tmp_path).write_text(CLAUDE + handoff)
    [arrow] = store.load().board.dependencies
    assert store.meet(arrow.id, who="Ada", now=NOW).kind == "written"
    assert store.snapshot.board.dependencies[0].met_by_hand
    plan(tmp_path).write_text(CLAUDE + handoff)
    assert len(store.refresh().reverted) == 1
    assert store.reapply(who="Ada", now=NOW).kind == "written"
    assert store.snapshot.board.dependencies[0].met_by_hand
    assert store.snapshot.reverted == ()


def test_a_mind_changed_elsewhere_does_not_shorten_the_memory(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    plan(tmp_path).write_text(CLAUDE.replace("write the spec", "write the spec (blocked)"))
    assert store.refresh().reverted == ()
    store.set_state([spec], "done", who="Ada", now=NOW)
    plan(tmp_path).write_text(CLAUDE)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("done", "todo")]


def test_more_writes_than_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "LIMIT", 1)
    store = make(tmp_path)
    store.load()
    for text in ("spec", "review"):
        store.set_state([item(store.snapshot, text).id], "done", who="Ada", now=NOW)
    plan(tmp_path).write_text(CLAUDE)
    assert [one.text for one in store.refresh().reverted] == ["review"]


def test_what_is_wished_before_anybody_looked_is_not_told_afterwards(tmp_path: Path) -> None:
    """Another program took a tick back, and a person, who still sees the tick, takes it back too."""
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    plan(tmp_path).write_text(CLAUDE)
    outcome = store.set_state([spec], "todo", who="Ada", now=NOW)
    assert (outcome.kind, outcome.snapshot.reverted) == ("already", ())
    assert store.refresh().reverted == ()


def test_what_was_deferred_moves_to_its_day_again(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "deferred", who="Ada", now=NOW, until=date(2025, 11, 27))
    there = plan(tmp_path).read_text()
    assert "(moved to 2025-11-27)" in there
    plan(tmp_path).write_text(CLAUDE)
    assert [one.want for one in store.refresh().reverted] == ["deferred"]
    assert store.reapply(who="Ada", now=NOW).kind == "written"
    assert plan(tmp_path).read_text() == there


def test_one_plan_that_cannot_be_written_does_not_hinder_the_others(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.load()
    for text, track in (("spec", "claude"), ("review", "claude"), ("dashboard", "grok")):
        store.set_state([item(store.snapshot, text, track).id], "done", who="Ada", now=NOW)
    plan(tmp_path).write_text(CLAUDE)
    plan(tmp_path, "grok.md").write_text("<<<<<<< ours\n=======\n>>>>>>> theirs\n" + GROK)
    assert len(store.refresh().reverted) == 3
    outcome = store.reapply(who="Ada", now=NOW)
    assert outcome.kind == "written"
    assert outcome.message.startswith("again: 2 of 3 items; ")
    assert "grok.md" in outcome.message
    assert plan(tmp_path).read_text() == CLAUDE.replace("[ ] write", "[x] write").replace("[ ] review", "[x] review")
    assert [one.text for one in outcome.snapshot.reverted] == ["build the dashboard"]
    assert store.reapply(who="Ada", now=NOW).kind == "refused"


def test_a_plan_that_is_away_while_it_is_looked_at_decides_nothing(tmp_path: Path) -> None:
    """An editor removes a plan just before it writes it anew; memory alone would tell of a tick taken back."""
    one, other = make(tmp_path), make(tmp_path)
    one.load()
    spec = item(other.load(), "spec").id
    look, data = one._shelf.look, CLAUDE

    def after_the_look(settings: Settings) -> tuple[Finding, ...]:
        nonlocal data
        found = look(settings)
        other.set_state([spec], "done", who="Ben", now=NOW)
        data = plan(tmp_path).read_text()
        plan(tmp_path).unlink()
        return found

    one._shelf.look = after_the_look  # type: ignore[method-assign]
    assert one.refresh().reverted == ()
    one._shelf.look = look  # type: ignore[method-assign]
    plan(tmp_path).write_text(data)
    assert one.refresh().reverted == ()
    assert item(one.snapshot, "spec").state == "done"


def test_where_nothing_can_be_locked_nothing_is_written_and_nothing_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)

    def no_locks(_fd: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", no_locks)
        plan(tmp_path).write_text(CLAUDE)
        assert store.refresh().reverted == ()  # another cockpit may be writing: undecided
        outcome = store.set_state([spec], "done", who="Ada", now=NOW)
        assert (outcome.kind, plan(tmp_path).read_text()) == ("refused", CLAUDE)
        assert "No locks available" in outcome.message
    assert [one.text for one in store.refresh().reverted] == ["write the spec"]


def test_what_is_so_only_in_memory_is_written(tmp_path: Path) -> None:
    """Another program changed the plan after the last look: the wish is judged by what stands there now."""
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    ticked = plan(tmp_path).read_text()
    plan(tmp_path).write_text(CLAUDE)
    outcome = store.set_state([spec], "done", who="Ada", now=NOW)
    assert (outcome.kind, plan(tmp_path).read_text()) == ("written", ticked)
    assert outcome.snapshot.reverted == ()
    assert store.refresh().reverted == ()
    assert store.set_state([spec], "done", who="Ada", now=NOW).kind == "already"
    plan(tmp_path).unlink()
    assert store.set_state([spec], "done", who="Ada", now=NOW).kind == "refused"


def test_what_was_so_only_for_a_moment_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git puts the ticks away and brings them back while somebody asks for what stood there in between."""
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    ticked, again = plan(tmp_path).read_text(), Shelf.again
    plan(tmp_path).write_text(CLAUDE)

    def popped(shelf: Shelf, path: str, settings: Settings) -> bool:
        if plan(tmp_path).read_text() == CLAUDE:
            plan(tmp_path).write_text(ticked)
        return again(shelf, path, settings)

    monkeypatch.setattr(Shelf, "again", popped)
    outcome = store.set_state([spec], "todo", who="Ada", now=NOW)
    assert (outcome.kind, plan(tmp_path).read_text()) == ("written", CLAUDE)
    assert store.refresh().reverted == ()
    monkeypatch.setattr(Shelf, "again", again)
    plan(tmp_path).write_text(ticked)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("todo", "done")]


def test_what_cannot_be_looked_at_is_not_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as nobody knows who brought a state back, a wish for it would not be watched over."""
    monkeypatch.setattr(vigil, "PATIENCE_S", 0.01)
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    ticked = plan(tmp_path).read_text()
    plan(tmp_path).write_text(CLAUDE)
    with Lock(plan(tmp_path).resolve()):
        assert store.set_state([spec], "todo", who="Ada", now=NOW).kind == "refused"
    assert store.set_state([spec], "todo", who="Ada", now=NOW).kind == "already"
    plan(tmp_path).write_text(ticked)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("todo", "done")]


def test_a_wish_for_what_was_left_to_another_is_watched_again(tmp_path: Path) -> None:
    store = make(tmp_path)
    spec = item(store.load(), "spec").id
    store.set_state([spec], "done", who="Ada", now=NOW)
    ticked = plan(tmp_path).read_text()
    plan(tmp_path).write_text(CLAUDE)
    assert store.refresh().reverted
    store.forget_reverted()
    plan(tmp_path).write_text(ticked)
    assert store.refresh().reverted == ()
    assert store.set_state([spec], "done", who="Ada", now=NOW).kind == "already"
    plan(tmp_path).write_text(CLAUDE)
    assert [(one.want, one.found) for one in store.refresh().reverted] == [("done", "todo")]
