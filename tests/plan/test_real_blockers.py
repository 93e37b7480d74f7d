"""The queue on real documents that speak of blockers, against lines found by reading them: the open ones and no others.

Not among them: resolved ones, `None`, blanks of templates, incident reports, procedures, questions for a meeting.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.facts import take_stock
from cockpit.core.settings import Settings
from cockpit.plan.assemble import assemble
from cockpit.plan.reader import read_document
from tests.corpus import CORPUS, needs_corpus
from tests.plan.builder import ALONE, board_of
from tests.plan.plans import read

UTC = ZoneInfo("UTC")
SETTINGS = Settings(name="S", calendar=Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC))
NOW = datetime(2025, 11, 26, 9, tzinfo=UTC)
STARLIGHT = "macroadster__starlight/docs"
GENESIS = "Rainking6693__Genesis-Rebuild"
HANDOFF = "Aycrith__gemDirect1/Development_History/Sessions/2025-11"
EXPECTED: list[tuple[str, list[int]]] = [
    # lists under a heading
    (f"{STARLIGHT}/coordination/11-20-2025/claude_tasks.md", [175, 176, 177]),
    (f"{STARLIGHT}/coordination/11-20-2025/grok_tasks.md", [82, 83, 84]),
    (f"{STARLIGHT}/claude/WEEK1_SUMMARY.md", [34, 35, 36, 37]),
    # notes of a meeting: a bullet that leads into them, blanks for those who have none
    ("ipfs__team-mgmt/meeting-notes/2019/Q2/2019-05-08--gui-and-in-web-browsers-weekly.md", [60, 61, 143, 175]),
    # states in tables; the line about blockers before the week is history
    (f"{GENESIS}/FINAL_WEEK2_SUMMARY.md", [162, 266]),
    # a form with nothing filled in, its procedure, its template, its levels of severity
    ("Ai-Whisperers__team-tasks/BLOCKERS.md", []),
    # blanks
    (f"{STARLIGHT}/plans/WEEKLY_TRACKING_TEMPLATE.md", []),
    ("Adstedt__contentmax/PROJECT_BOARD.md", []),
    # none
    (f"{STARLIGHT}/claude/EOD_2025-12-02.md", []),
    (f"{GENESIS}/obsidian_vault/Reports/CHUNK2_DAY1_PREPARATION_CORA.md", []),
    # resolved
    (f"{STARLIGHT}/coordination/11-20-2025/grok_progress.md", []),
    ("Adstedt__contentmax/docs/sprints/sprint-6/stories/STORY-001-fix-build-blockers.md", []),
    # incidents and audits
    (f"{GENESIS}/docs/audits/CORA_AUDIT_ALEX_E2E_TESTING.md", []),
    (f"{HANDOFF}/AGENT_HANDOFF_REACT_INTEGRATION_BLOCKING_ISSUE_20251123.md", [19]),
    # questions for a meeting
    ("ipfs__team-mgmt/meeting-notes/2018/Q4/2018-10-22--gui-and-in-web-browsers-weekly.md", []),
    ("Ai-Whisperers__team-tasks/team_todos.md", []),
]


@needs_corpus
@pytest.mark.parametrize(("path", "lines"), EXPECTED, ids=[path.rpartition("/")[2] for path, _ in EXPECTED])
def test_the_queue_shows_the_open_ones_and_no_others(path: str, lines: list[int]) -> None:
    document = read_document(path, (CORPUS / path).read_bytes(), SETTINGS)
    facts = take_stock(assemble(SETTINGS, [document]), NOW)
    assert sorted(entry.mentions[0].line for entry in facts.queue if not entry.derived) == lines


FORMS: list[tuple[str, list[str]]] = [
    ("## Blockers Encountered\n\n1. the parser hangs\n", ["the parser hangs"]),
    ("## Blockers\n\n- **Time:** moving takes a day\n- **Disk**: full\n", ["Time: moving takes a day", "Disk: full"]),
    ("- Done:\n  - a\n- Blocked:\n  - a release is missing\n  - {?}\n- Next:\n  - b\n", ["a release is missing"]),
    ("- Blocked\n  - a release is missing\n    - since Monday\n- Next\n  - b\n", ["a release is missing"]),
    ("- [ ] Blocked\n  - a note\n", []),
    ("## Blockers to avoid\n\n- late reviews\n", []),
    ("## Blocker severity\n\n- high\n", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_where_blockers_are_told(text: str, expected: list[str]) -> None:
    assert [blocker.text for blocker in read(text).blockers] == expected


@pytest.mark.parametrize("sign", ["", "⚠️ ", "🔴 ", "🚫 "])
def test_a_sign_in_front_of_a_blocker(sign: str) -> None:
    board = board_of(f"## Key findings\n- ✅ Import works\n- {sign}**BLOCKER**: scenes 2-5 hang\n", ALONE)
    assert [blocker.text for blocker in board.blockers] == ["scenes 2-5 hang"]


@pytest.mark.parametrize(
    ("lead", "known"),
    [("**The import waits for the bank:**", True), ("The import is held up:", True), ("**Workaround:**", False)],
)
def test_a_lead_below_blockers_names_what_they_hold_up(lead: str, known: bool) -> None:
    plan = f"# Plan\n\n## Blockers\n\n{lead}\n\n- the bank has to open an account\n"
    assert len(board_of(plan, ALONE).blockers) == known
