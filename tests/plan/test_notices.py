"""What `cockpit check` finds in plans, and where."""

from __future__ import annotations

import pytest

from tests.plan.builder import STARLIGHT, board_of

Found = list[tuple[str, str, int]]

CASES: dict[str, tuple[str, Found]] = {
    "a weekday that its date does not fall on": (
        "# Plan\n\n## Tuesday (Nov 24)\n- [ ] a (Claude)\n",
        [("weekday-mismatch", "warning", 3)],
    ),
    "a document that is off throughout is one finding": (
        "- Mon Nov 23, 2025: a\n- Tue Nov 24, 2025: b\n- Wed Nov 25, 2025: c\n",
        [("weekday-mismatch", "warning", 1)],
    ),
    "right dates": ("## Monday (Nov 24)\n- [ ] a (Claude)\n## Tue Nov 25\n- [ ] b (Grok)\n", []),
    "outside the sprint": ("- [ ] a by 2025-12-24 (Claude)\n", [("outside-sprint", "warning", 1)]),
    "done outside the sprint is past": ("- [x] a by 2025-12-24 (Claude)\n", []),
    "ticked before it was due": (
        "**Date**: 2025-11-22\n## Checkpoint Wednesday (Nov 26)\n- ✅ it holds\n- ✅ it does too\n",
        [("ticked-before-due", "warning", 3)],
    ),
    "complete with open boxes": (
        "## Phase 1 ✅\n- [x] a (Claude)\n- [ ] b (Claude)\n",
        [("complete-with-open-boxes", "warning", 1)],
    ),
    "a status line that is wrong": (
        "**Status**: COMPLETE\n\n- [ ] b (Claude)\n",
        [("complete-with-open-boxes", "warning", 1)],
    ),
    "ready is not complete": ("**Status**: ready for execution\n\n- [ ] b (Claude)\n", []),
    "the same twice": (
        "## Tasks\n- [ ] write it (Claude)\n- [ ] write it (Claude)\n",
        [("duplicate-item", "hint", 3)],
    ),
    "an owner nobody knows": ("| Task | Owner |\n|---|---|\n| a | Hugo |\n", [("unknown-track", "hint", 3)]),
    "work that nobody has": ("- [ ] a\n- [ ] b\n", [("unowned", "hint", 1)]),
    "boxes that are none": ("- [] a (Claude)\n\ntext\n5. [ ] b\n", [("malformed-box", "warning", 1), ("hidden-list", "warning", 4)]),
    "one unknown mark": ("- [z] a (Claude)\n- [z] b (Claude)\n", [("unknown-mark", "hint", 1)]),
    "many unknown marks": (
        "".join(f"- [{sign}] {sign} (Claude)\n" for sign in "abcde"),
        [("unknown-mark", "hint", 1)],
    ),
    "what git left": ("<<<<<<< a\n=======\n>>>>>>> b\n", [("conflict-markers", "error", 1)]),
    "tasks that wait for each other": (
        "### TASK-1: a\n**Owner**: Claude\n**Depends on**: TASK-2\n### TASK-2: b\n**Owner**: Claude\n**Depends on**: TASK-1\n",
        [("dependency-cycle", "error", 1)],
    ),
    "a count that is wrong": (
        "## Deliverables\n**Total**: 3 deliverables\n- [ ] `a.py` (Claude)\n- [ ] `b.py` (Claude)\n",
        [("count-mismatch", "warning", 2)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_findings(name: str) -> None:
    text, expected = CASES[name]
    found = [(finding.code, finding.severity, finding.line) for finding in board_of(text).findings]
    assert found == expected


@pytest.mark.parametrize("name", CASES)
def test_every_finding_says_what_and_what_to_do(name: str) -> None:
    for finding in board_of(CASES[name][0]).findings:
        assert finding.path == "plan.md"
        assert finding.column >= 1
        assert finding.message.endswith((".", "?", ")"))
        assert finding.remedy


def test_the_whole_document_one_day_off_names_the_right_dates() -> None:
    [finding] = board_of("- Mon Nov 25, 2025: a\n- Tue Nov 26, 2025: b\n- Wed Nov 27, 2025: c\n").findings
    assert "one day off" in finding.message
    assert "last year's calendar" in finding.message
    for right in ("Monday 24 Nov 2025", "Tuesday 25 Nov 2025", "Wednesday 26 Nov 2025"):
        assert right in finding.remedy


def test_bytes_and_encodings() -> None:
    codes = [
        {f.code for f in board_of({"p.md": data}).findings} for data in (b"- caf\xe9\n", "- âœ… a â€“ b\n".encode())
    ]
    assert codes == [{"not-utf8"}, {"mis-decoded"}]


def test_plans_that_disagree() -> None:
    plans = {
        "claude_next.md": "## Deliverables\n- [x] `a.py`\n",
        "PLAN.md": "## Deliverables\n### Claude\n- [ ] `a.py`\n",
    }
    [finding] = board_of(plans, STARLIGHT).findings
    assert finding.code == "conflicting-mentions"


def test_a_reference_document_is_not_blamed_for_what_it_does_not_plan() -> None:
    text = "**Status**: COMPLETE\n- [ ] a\n- [ ] a\n"
    assert board_of({"p.md": text}, roles={"p.md": "reference"}).findings == ()
