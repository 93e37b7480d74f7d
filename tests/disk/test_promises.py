"""The promises of the write path, over documents that nobody would write by hand."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, note
from hypothesis import strategies as st

from cockpit.core.model import Item, Mention, State
from cockpit.disk.store import Snapshot, Store
from cockpit.plan.edit import places_to_write
from cockpit.plan.edit_forms import text_span
from cockpit.plan.entries import Document
from cockpit.plan.splice import Refusal
from tests.disk.sprints import NOW, make

STATES: tuple[State, ...] = ("todo", "doing", "blocked", "deferred", "cancelled", "done")
WORDS = ["review", "write the spec", "`train.py` runs", "call **GPT**", "Grüße senden", "部署", "a (b) [c](d)", "x",
         "T001 measure", "fix 3 tests by Thu", "ship it (doing)", "~~drop~~ keep", "<b>html</b>", "a | b"]  # fmt: skip
HEADS = ["# Plan", "## Tasks", "## Day 1", "### Deliverables", "## Notes", "## Next steps", "**Claude**:",
         "## Success criteria", "## Blockers", "### Claude → Grok"]  # fmt: skip
OTHER = [b"", b"A line of prose.", b"> - [ ] quoted", b"```", b"<!--", b"-->", b"caf\xe9 \xff", b"nul \x00 here", b"---",
         b"    - [ ] code?", b"| only | a row |", b"***", b"\tx"]  # fmt: skip
BOXES = ["[ ]", "[x]", "[X]", "[/]", "[-]", "⏳", "✅", "⬜", "❌"]


@st.composite
def lines(draw: st.DrawFn) -> list[bytes]:
    """One block of a document: a list, a table, a heading, something else."""
    text = st.sampled_from(WORDS)
    match draw(st.integers(0, 9)):
        case 0 | 1:
            return [draw(st.sampled_from(HEADS)).encode(), *([b""] if draw(st.booleans()) else [])]
        case 2:
            return [draw(st.sampled_from(OTHER))]
        case 3:
            head = draw(st.sampled_from(["| Deliverable | Owner | Status |", "| Task | Due | Notes |"]))
            cells = st.tuples(text, st.sampled_from(["Claude", "Wed", ""]),
                              st.sampled_from(["To do", "Done", "✅ Done", "⏳ Pending", "", "[ ]"]))  # fmt: skip
            rows = draw(st.lists(cells, min_size=1, max_size=4))
            told = (f"| {one.replace('|', '/')} | {two} | {three} |" for one, two, three in rows)
            return [b"", head.encode(), b"|---|---|---|", *(row.encode() for row in told), b""]
        case 4:
            return [f"- {one}".encode() for one in draw(st.lists(text, min_size=1, max_size=3))]
        case _:
            bullet, indent = draw(st.sampled_from("-*+")), draw(st.sampled_from(["", "", "", "  ", "    "]))
            items = draw(st.lists(st.tuples(st.sampled_from(BOXES), text), min_size=1, max_size=5))
            return [f"{indent}{bullet} {box} {one}".encode() for box, one in items]


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A plan with any line ends, perhaps a BOM, perhaps no newline at its end."""
    found = [line for block in draw(st.lists(lines(), min_size=1, max_size=10)) for line in block]
    ends = draw(st.sampled_from([[b"\n"], [b"\n"], [b"\r\n"], [b"\n", b"\r\n"]]))
    data = b"".join(line + draw(st.sampled_from(ends)) for line in found)
    data = data.rstrip(b"\r\n") if draw(st.booleans()) else data
    return (b"\xef\xbb\xbf" if draw(st.integers(0, 9)) == 0 else b"") + data


@contextmanager
def opened(*plans: bytes) -> Iterator[tuple[Store, list[Path]]]:
    """A store of a sprint with these plans."""
    with tempfile.TemporaryDirectory() as home:
        names = ["claude.md", "grok.md", "all.md"][: len(plans)]
        store = make(Path(home), dict(zip(names, plans, strict=True)))
        try:
            yield store, [Path(home) / "docs" / "plans" / name for name in names]
        finally:
            store._flusher._waiting.clear()  # nobody needs these files on a real disk
            store.close()


def writes(item: Item, snapshot: Snapshot) -> tuple[Mention, ...]:
    """The places a change of the item's state is written to."""
    own = snapshot.board.track_by_id[item.track].plans if item.track in snapshot.board.track_by_id else ()
    try:
        return places_to_write(item, own)
    except Refusal:
        return ()


def own_bytes(mention: Mention, document: Document) -> tuple[int, int]:
    """The whole lines that a place stands on."""
    data = document.data
    start, end = min(mention.span[0], mention.slot[0]), max(mention.span[1], mention.slot[1])
    if mention.form in {"checkbox", "mark", "glyph", "bullet"}:
        end = max(end, text_span(document, mention)[1])
    first = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    last = data.find(b"\n", end)
    return first, len(data) if last < 0 else last


def others(data: bytes, places: list[tuple[int, int]]) -> list[bytes]:
    """What stands between the places."""
    parts, at = [], 0
    for start, end in sorted(places):
        parts.append(data[at : max(at, start)])
        at = max(at, end)
    return [*parts, data[at:]]


@given(documents(), st.data())
def test_a_tick_changes_only_its_own_bytes(data: bytes, choice: st.DataObject) -> None:
    with opened(data) as (store, [path]):
        snapshot = store.load()
        if not snapshot.board.items:
            return
        item = choice.draw(st.sampled_from(snapshot.board.items))
        want = choice.draw(st.sampled_from(STATES))
        places = writes(item, snapshot)
        outcome = store.set_state([item.id], want, who="Ada", now=NOW)
        note(f"{item.text!r} {want}: {outcome.message}")
        after = path.read_bytes()
        if outcome.kind != "written":
            assert after == data
            return
        *parts, last = others(data, [own_bytes(place, snapshot.documents[place.path]) for place in places])
        at = 0
        for part in parts:
            found = after.find(part, at)
            assert found >= 0, part
            at = found + len(part)
        assert after[at:].endswith(last)
        if want == "done" and {place.form for place in places} == {"checkbox"}:
            assert len(after) == len(data)
            assert {place for place in range(len(data)) if data[place] != after[place]} <= {p.slot[0] for p in places}
        same = outcome.snapshot.board.by_id.get(item.id)
        if same is not None and same.text == item.text and (item.state, want) != ("done", "todo"):  # words show again
            assert outcome.snapshot.board.by_id[item.id].state == want


@given(documents(), st.data())
def test_unticking_a_box_or_a_row_restores_the_file(data: bytes, choice: st.DataObject) -> None:
    with opened(data) as (store, [path]):
        snapshot = store.load()
        fitting = [
            item for item in snapshot.board.items
            if item.state == "todo" and {place.form for place in writes(item, snapshot)} in ({"checkbox"}, {"row"})
        ]  # fmt: skip
        if not fitting:
            return
        item = choice.draw(st.sampled_from(fitting))
        ticked = store.set_state([item.id], "done", who="Ada", now=NOW)
        note(f"{item.text!r}: {ticked.message}")
        if ticked.kind != "written":
            assert path.read_bytes() == data
            return
        assert path.read_bytes() != data
        back = store.set_state([item.id], "todo", who="Ada", now=NOW)
        assert back.kind == "written", back.message
        assert path.read_bytes() == data


@given(st.lists(documents(), min_size=1, max_size=3), st.data())
def test_undoing_any_sequence_restores_every_file(plans: list[bytes], choice: st.DataObject) -> None:
    with opened(*plans) as (store, paths):
        store.load()
        before, steps = [path.read_bytes() for path in paths], []
        for _ in range(choice.draw(st.integers(1, 6))):
            board = store.snapshot.board
            match choice.draw(st.integers(0, 5)):
                case 0:
                    outcome = store.add_task("claude", choice.draw(st.sampled_from(WORDS)), due="Thu", now=NOW)
                case 1:
                    outcome = store.block("claude", "no room", waits_on="GPT", who="Ada", now=NOW)
                case _ if board.items:
                    some = choice.draw(st.lists(st.sampled_from(board.items), min_size=1, max_size=3))
                    want = choice.draw(st.sampled_from(STATES))
                    outcome = store.set_state([one.id for one in some], want, who="Ada", now=NOW)
                case _:
                    continue
            note(outcome.message)
            steps += [outcome] if outcome.kind == "written" else []
        after = [path.read_bytes() for path in paths]
        for _ in steps:
            undone = store.undo(who="Ada", now=NOW)
            assert undone.kind == "written", undone.message
        assert [path.read_bytes() for path in paths] == before
        for _ in steps:
            again = store.redo(who="Ada", now=NOW)
            assert again.kind == "written", again.message
        assert [path.read_bytes() for path in paths] == after
