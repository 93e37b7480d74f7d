"""Work told in short lines without bullets, below `Tasks` or a sprint without a title; and prose, which is none."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told
from tests.plan.plans import place, read, written

SPRINTS = (
    "# Portal\n\n# Sprint 1\n\nBase\n\nCompleted\n\n---\n\n# Sprint 2\n\nAccounts\n\nPlanned\n\nTasks\n\nRoles\n\nInvitations"
    "\n\n---\n\n# Sprint 3\n\nReports\n\nCharts\n\nPrinted pages\n\nExports\n"
)


def test_a_sprint_has_a_title_a_state_and_its_work() -> None:
    assert told(board_of(SPRINTS, ALONE).items) == [
        ("task", "todo", text) for text in ("Roles", "Invitations", "Charts", "Printed pages", "Exports")
    ]


@pytest.mark.parametrize(
    ("heading", "kind"), [("Tasks", "task"), ("Deliverables", "deliverable"), ("Definition of done", "criterion")]
)
def test_lines_below_a_heading_that_names_them(heading: str, kind: str) -> None:
    text = f"# Plan\n\n## {heading}\n\nAll of these:\n\n✔ Build runs\n\nTests run\n\nGuide is printed? no\n\nPage in place\n"
    text = text.replace("\n\nGuide is printed? no", "")
    assert [(item.kind, item.state, item.text) for item in board_of(text, ALONE).items] == [
        (kind, "done", "Build runs"), (kind, "todo", "Tests run"), (kind, "todo", "Page in place"),
    ]  # fmt: skip


PROSE = {
    "sentences": "## Tasks\n\nThe tasks are on the board.\n\nAsk Ada for the key.\n\nIt is in the drawer.\n",
    "a line among lists": "## Tasks\n\nBoard\n\nLogin\n\nHome\n\n1. Draw the page\n",
    "the head of a document": "# Sprint plan\n\nTeam Red\n\nSpring term\n\nCourse 12\n",
    "a sprint with a title of its own": "# Sprint 1: Base\n\nQuiet weeks\n\nA small team\n\nNo travel\n",
    "facts": "# Sprint 4\n\nBase\n\nLead: Ada\n\nStart: Monday\n\nPoints: 20\n",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose_holds_no_work(text: str) -> None:
    found = [item.text for item in board_of(text, ALONE).items]
    assert found in ([], ["Draw the page"])


def test_such_a_line_is_ticked_with_a_sign() -> None:
    text = "# Sprint 3\n\nReports\n\nCharts\n\nExports\n"
    assert written(text, "Charts", "done") == text.replace("Charts", "✅ Charts").encode()
    assert place(read(text.replace("Charts", "✅ Charts")), "Charts").state == "done"
    assert written(text, "Charts", "done", "todo") == text.encode()
