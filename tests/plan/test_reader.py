"""The whole reader: any bytes give a document and a board whose places are in the file; all real plans on one board."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.model import Board
from cockpit.plan.assemble import assemble
from cockpit.plan.entries import UNWRITABLE, Document
from cockpit.plan.reader import read_document
from tests.corpus import CORPUS, SEEDS, needs_corpus
from tests.plan.builder import STARLIGHT, documents_of

PIECES = [
    "# Plan", "## Tasks", "### Claude", "## Deliverables", "## Success criteria", "## Blockers", "## Risks", "## Monday (Nov 24)",
    "### Day 1-2: start", "## Week 2 (Nov 24-30)", "## Checkpoint Wednesday EOD", "### Claude → Grok", "### Task 3: title",
    "## Metrics", "## Escalation", "## Next steps", "**Owner**: Claude", "**Status**: COMPLETE", "**Due:** Nov 26",
    "**Depends on**: Task 3, US-019", "**Monday**: begin", "**Grok ↔ GPT**: numbers by Wed", "**Primary Task**: this", "**Blocked**: no GPU",
    "**If it fails**", "**Date**: 2025-11-22", "- [ ] a", "- [x] `b.py` (Grok)", "- [X] ~~c~~ (moved to 2025-12-01)", "  - [ ] d",
    "- ✅ e", "- ⏳ **f**: by Thu EOD", "- [/] g", "- [ ]h", "- Mon: i", "- Tue: j", "- **What**: k by Wed", "1. l", "5. [ ] m",
    "| Task | Owner | Due | Status |\n|---|---|---|---|\n| n | Claude | Tue EOD | ✅ Done |\n| | | | |",
    "| Day | Claude | Grok |\n|---|---|---|\n| Mon | o | `p.py` |", "| Risk | Mitigation |\n|---|---|\n| q | r |",
    "| Metric | Target | Actual |\n|---|---|---|\n| s | <1% | 2% |", "| Milestone | Date |\n|--|--|\n| t | Nov 28 |",
    "---\ntitle: u\nstatus: done\n---", "```\n- [ ] no\n```", "<!-- - [ ] no -->", "Standup 9:00 daily (15 min)", "29 deliverables", "---",
    "<<<<<<< ours", "=======", ">>>>>>> theirs", "日本 – [ ] 語", "　- [ ] wide", "âœ… Plan", "\x00", "\x0b", "\r", "\ufeff", "[x](u)", "",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=25).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"]).map(lambda end: end.join(parts).encode())
)
MARKDOWN = st.text(alphabet="#-*|[]x `~>_:()\n\t1.ab→✅é", max_size=300).map(str.encode)
ANYTHING = st.one_of(SOUP, MARKDOWN, st.binary(max_size=300), st.tuples(SOUP, st.binary(max_size=20)).map(b"".join))


def check_places(document: Document, board: Board) -> None:
    """Every place that the board names is in the file."""
    size, lines = len(document.data), len(document.outline.line_starts)
    for item in board.items:
        for mention in item.mentions:
            assert 1 <= mention.line <= lines
            assert 0 <= mention.span[0] <= mention.span[1] <= size
            assert 0 <= mention.slot[0] <= mention.slot[1] <= size
            if mention.slot != UNWRITABLE and mention.form not in ("heading", "front-matter"):
                assert mention.span[0] <= mention.slot[0]
                assert document.outline.line_of(mention.span[0]) == mention.line
    places = [line.place for line in board.headlines] + [risk.place for risk in board.risks]
    places += [place for gate in board.checkpoints for place in gate.places]
    assert all(1 <= place.line <= lines for place in places)
    assert all(1 <= finding.line <= lines and finding.message and finding.column >= 1 for finding in board.findings)
    assert all(1 <= claim.line <= lines for claim in board.claims)


@given(ANYTHING, st.sampled_from(["plan", "reference", "retro", "ignore"]), st.sampled_from([None, "claude"]))
def test_any_bytes_give_a_board_with_places_in_the_file(data: bytes, role: str, track: str | None) -> None:
    document = read_document("p.md", data, STARLIGHT, role=role, track=track, written=date(2025, 11, 22))  # type: ignore[arg-type]
    board = assemble(STARLIGHT, [document])
    check_places(document, board)
    assert board == assemble(STARLIGHT, [document])


@given(st.lists(SOUP, max_size=4))
def test_any_plans_go_together(plans: list[bytes]) -> None:
    documents = documents_of({f"{number}.md": data for number, data in enumerate(plans)})
    board = assemble(STARLIGHT, documents)
    assert len({item.id for item in board.items}) == len(board.items)
    for item in board.items:
        assert item.parent is None or item.id in board.by_id[item.parent].children
        assert all(board.by_id[child].parent == item.id for child in item.children)
        assert all(need in board.by_id for need in item.needs)
    assert all(item in board.by_id for gate in board.checkpoints for item in gate.items)


def real_documents() -> list[Path]:
    roots = (CORPUS, SEEDS)
    return sorted(path for root in roots for path in root.rglob("*") if path.is_file() and path.suffix != ".tsv")


@needs_corpus
def test_all_real_plans_stand_on_one_board() -> None:
    paths = real_documents()
    documents = documents_of({f"{number}.md": path.read_bytes() for number, path in enumerate(paths)})
    board = assemble(STARLIGHT, documents)
    assert len(board.plans) == len(paths) >= 125
    assert len(board.items) > 3000


@needs_corpus
@pytest.mark.parametrize("path", real_documents(), ids=lambda path: path.name[:40])
def test_every_task_of_a_real_plan_is_an_item_at_its_line_with_its_state(path: Path) -> None:
    data = path.read_bytes()
    [document] = documents_of({"p.md": data})
    board = assemble(STARLIGHT, [document])
    check_places(document, board)
    boxes = {(item.line, item.box.checked) for item in document.outline.items() if item.box is not None}
    mentions = [m for item in board.items for m in item.mentions if m.form == "checkbox"]
    mentions += [m for handoff in board.dependencies for m in handoff.mentions if m.form == "checkbox"]
    assert {(mention.line, mention.state == "done") for mention in mentions} == boxes
