"""What `init` finds in charts, overviews, headings of people, and goals that go on over several lines."""

from __future__ import annotations

import pytest

from cockpit.core.settings import TrackRule
from cockpit.plan.infer import Source, infer_tracks
from cockpit.plan.outline import parse_outline
from tests.plan.test_infer_sprints import TODAY, plan, proposal, told

CHART = (
    "```mermaid\ngantt\n  dateFormat YYYY-MM-DD\n  section Sprint 1: Base\n  Pages (UI) :a1, 2026-05-04, 7d\n"
    "  API :a2, 2026-05-06, 3d\n  section Sprint 2: Sales\n  Basket :b1, 2026-05-11, 2026-05-15\n```\n\n"
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (CHART + plan("Sprint 1", "Sprint 2"), ("2026-05-04", "2026-05-08")),
        (CHART.replace("Sprint 1: Base", "Later") + plan("Sprint 2"), ("2026-05-11", "2026-05-15")),
        ("# Plan\n\n**Window:** Mon 4 May → Fri 22 May 2026\n\n- [ ] One\n", ("2026-05-04", "2026-05-22")),
        ("# Plan\n\n**Delivery window:** 4–15 May 2026\n\n- [ ] One\n", ("2026-05-04", "2026-05-15")),
        ("# Plan\n\n**Deadline:** May 12, 2026 @ 11:00\n**Today:** May 6, 2026\n\n- [ ] One\n", ("2026-05-06", "2026-05-12")),
    ],
)  # fmt: skip
def test_days_told_in_a_chart_or_the_head(text: str, days: tuple[str, str]) -> None:
    assert told(text)[1:3] == days


OVERVIEW = "# Plan\n\n| Sprint | Dates | Outcome |\n|---|---|---|\n| **S0** | May 4 – May 8 | Base |\n| **S1** | May 11 – May 22 | More |\n\n"


@pytest.mark.parametrize("titles", [("S0 — Set up", "S1 — Accounts"), ("Sprint 0: Set up", "Sprint 1: Accounts")])
def test_sprints_by_their_letter_and_an_overview_of_them(titles: tuple[str, str]) -> None:
    text = OVERVIEW + plan(*titles).removeprefix("# Plan\n\n")
    assert told(text)[:3] == ("Sprint 0: Set up", "2026-05-04", "2026-05-08")


def test_a_line_by_itself_tells_the_state_of_a_sprint() -> None:
    text = "# Sprint 1\n\nBase\n\nCompleted\n\n# Sprint 2\n\nAccounts\n\nPlanned\n\n# Sprint 3\n\nReports\n"
    assert told(text)[0] == "Sprint 2"


def test_a_sprint_counted_past_the_end_of_the_plan_has_its_days() -> None:
    sprints = "".join(
        f"## Sprint {number}\n\n{line}\n\n" for number, line in enumerate(["- [x] One"] * 4 + ["- [ ] Two"])
    )
    assert told("# Plan\n\n**Delivery window:** 4–15 May 2026\n\n" + sprints)[1:3] == ("2026-05-04", "2026-05-15")


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("## Goal\n\nLet people log in on every page\nwithout a password.\n\n- [ ] One\n", "Let people log in on every page without a password."),
        ("**Goal:** Let people log in\non every page\n**Team:** two\n\n- [ ] One\n", "Let people log in on every page"),
        ("## Goals\n\n1. Log in everywhere.\n2. Sell the first ticket.\n\n## Tasks\n\n- [ ] One\n", "Log in everywhere; Sell the first ticket"),
        ("## Purpose\n\nThis document defines how we work.\n\nMain stays green all day.\n\n- [ ] One\n", ""),
        ("## Day 1\n\n**Goal:** The page is drawn today\n\n- [ ] One\n\n## Day 2\n\n- [ ] Two\n", ""),
    ],
)  # fmt: skip
def test_the_whole_goal(text: str, goal: str) -> None:
    assert told("# Sprint plan\n\n" + text)[3] == goal


def tracks(text: str) -> tuple[TrackRule, ...]:
    return infer_tracks([Source("docs/PLAN.md", parse_outline(text.encode()))], ["docs"])


def test_people_who_have_a_heading_each() -> None:
    text = "# Plan\n\n## Sprint 1\n\n### 👑 Lea Moss (Team Lead)\n\n- [ ] One\n- [ ] Two\n\n### Al I K (Backend Engineer)\n\n- [ ] Three\n"
    assert [(rule.name, rule.role) for rule in tracks(text)] == [
        ("Lea Moss", "Team Lead"),
        ("Al I K", "Backend Engineer"),
    ]
    topics = text.replace("Team Lead", "draft").replace("Backend Engineer", "the API")
    assert "Lea Moss" not in [rule.name for rule in tracks(topics)]


def test_letters_that_stand_for_people() -> None:
    rows = "".join(
        f"| Task {n} | {who} |\n"
        for n, who in enumerate(["A", "B", "Ann (A)", "Ben (B)", "A", "B", "Ann (A)", "Ben (B)"])
    )
    found = {rule.name: rule.aliases for rule in tracks(f"# Plan\n\n| Task | Owner |\n|---|---|\n{rows}")}
    assert found == {"Ann": ("A", "Ann (A)"), "Ben": ("B", "Ben (B)")}


@pytest.mark.parametrize(
    ("head", "last", "days"),
    [
        ("**Dates:** 4 May – 17 May 2026", 14, ("2026-05-04", "2026-05-17")),
        ("**Dates:** 4 May – 15 May 2026", 14, ("2026-05-04", "2026-05-17")),
        ("**Dates:** 4 May – 15 May 2026", 10, ("2026-05-04", "2026-05-15")),
    ],
)
def test_days_that_are_counted_through_weekends(head: str, last: int, days: tuple[str, str]) -> None:
    text = f"# Plan\n\n{head}\n\n" + "".join(
        f"## Day {number}\n\n- [ ] Thing {number}\n\n" for number in range(1, last + 1)
    )
    sprint = proposal(text).table["sprint"]
    assert (str(sprint["start"]), str(sprint["end"])) == days
    assert ("workdays" in sprint) is (last == 14)


def test_a_procedure_that_is_all_there_is_in_a_folder_of_plans_is_the_plan() -> None:
    text = "# Rollout runbook\n\n## Day 1\n\n- [ ] Switch it on\n- [ ] Watch it\n"
    alone = proposal(text, path="docs/plans/ROLLOUT_RUNBOOK.md", written=TODAY)
    assert not alone.empty
    assert "plans" not in alone.table
    assert proposal(text, path="docs/ROLLOUT_RUNBOOK.md", written=TODAY).empty


@pytest.mark.parametrize(
    ("path", "is_empty"),
    [("docs/plans/notes-of-march.md", False), ("docs/plans/README.md", True), ("docs/notes-of-march.md", True)],
)
def test_whatever_stands_in_a_folder_of_plans_is_a_plan(path: str, is_empty: bool) -> None:
    text = "# What we make\n\nA page with a map.\n\nThen a list.\n\nThen both of them.\n"
    assert proposal(text, path=path, written=TODAY).empty == is_empty
