"""A refused wish shows what stands on the disk by now, so that asking again is judged by that."""

from __future__ import annotations

from pathlib import Path

from tests.disk.sprints import CLAUDE, NOW, item, make, plan

MARKERS = CLAUDE + "<<<<<<< HEAD\n- [ ] ours\n=======\n- [ ] theirs\n>>>>>>> side\n"


def test_a_conflict_that_was_resolved_meanwhile_hinders_only_once(tmp_path: Path) -> None:
    store = make(tmp_path, {"claude.md": MARKERS})
    spec = item(store.load(), "spec").id
    assert "conflict markers" in store.set_state([spec], "done", who="Ada", now=NOW).message
    plan(tmp_path).write_text(CLAUDE)
    refused = store.set_state([spec], "done", who="Ada", now=NOW)
    assert refused.kind == "refused"
    assert all(one.text != "theirs" for one in refused.snapshot.board.items)
    assert store.set_state([item(refused.snapshot, "spec").id], "done", who="Ada", now=NOW).kind == "written"


def test_what_could_not_be_undone_shows_why(tmp_path: Path) -> None:
    store = make(tmp_path)
    store.set_state([item(store.load(), "spec").id], "done", who="Ada", now=NOW)
    plan(tmp_path).unlink()
    refused = store.undo(who="Ada", now=NOW)
    assert refused.kind == "refused"
    assert plan(tmp_path).name not in {Path(path).name for path in refused.snapshot.documents}
