"""Plans that stand below headings which seem to tell how a team works, and tables of tickets and of names."""

from __future__ import annotations

import pytest

from tests.plan.builder import board_of

STAGES = "### Phase 1: Setup (Days 1-2)\n\n1. {0}\n2. Test runner\n\n### Phase 2: Core (Days 3-4)\n\n1. Settings\n2. Logging\n"


def texts(plan: str, name: str = "BUILD_PLAN.md") -> list[str]:
    return [item.text for item in board_of({name: plan}).items if item.counted]


@pytest.mark.parametrize("title", ["Development Workflow", "Process", "Instructions", "How to build it"])
def test_stages_with_their_days_are_a_plan_below_any_such_heading(title: str) -> None:
    plan = f"# Parser\n\n## {title}\n\n" + STAGES.format("Folders")
    assert texts(plan) == ["Folders", "Test runner", "Settings", "Logging"]


@pytest.mark.parametrize(
    "plan",
    [
        "## Development Workflow\n\n### Phase 1: Branch\n\n1. Pull\n2. Branch\n\n### Phase 2: Review\n\n1. Ask\n2. Wait\n",
        "## Out of scope\n\n" + STAGES.format("Folders"),
        "## Development Workflow\n\n### Week 1 (5 days)\n\n- Folders\n- Test runner\n",
    ],
)
def test_without_days_or_stages_it_stays_how_a_team_works(plan: str) -> None:
    assert texts("# Parser\n\n" + plan) == []


def test_tickets_told_in_words_are_the_work() -> None:
    plan = (
        "## Sprint 1\n\n| # | Ticket | Layer | Points |\n|---|---|---|---|\n| AB-1 | Set up the repository | infra | 2 |\n"
        "| AB-2 | Sign-in page | web | 3 |\n"
    )
    board = board_of({"sprint-plan.md": plan})
    assert [(item.text, item.mentions[0].leading_id) for item in board.items] == [
        ("Set up the repository", "AB-1"),
        ("Sign-in page", "AB-2"),
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            (
                "| ID | Priority | Target | Outcome |\n|---|---|---|---|\n| FND-1 | P0 | Sprint 1 | Sign in |\n"
                "| MAP-2 | P1 | Sprint 2 | Draw a map |\n"
            ),
            ["Sign in", "Draw a map"],
        ),
        (
            "| Priority | Ship | Owner |\n|---|---|---|\n| P0 | A page for everybody | P |\n| Stretch | A map of it | C |\n",
            ["A page for everybody", "A map of it"],
        ),
        ("| ID | Priority | Text |\n|---|---|---|\n| FR-1 | P0 | Sign in at once |\n| FR-2 | P1 | A map |\n", []),
        ("| Priority | Word | Owner |\n|---|---|---|\n| P0 | Red | P |\n| P1 | Green | C |\n", []),
    ],
)
def test_one_column_of_words_beside_those_of_a_plan_is_the_work(rows: str, found: list[str]) -> None:
    assert texts(f"# Product backlog\n\n## Release\n\n{rows}", "product-backlog.md") == found


@pytest.mark.parametrize(
    "rows",
    [
        "| Method | Path |\n|---|---|\n| GET | /users |\n| POST | /users |\n",
        "| Feature | Type |\n|---|---|\n| `lines_added` | int |\n| `lines_deleted` | int |\n",
    ],
)
@pytest.mark.parametrize("title", ["Tasks", "Acceptance criteria"])
def test_calls_and_fields_are_no_work(rows: str, title: str) -> None:
    board = board_of({"sprint-plan.md": f"# Sprint 2\n\n## {title}\n\n- [ ] Build it\n\n{rows}"})
    assert [item.text for item in board.items] == ["Build it"]


LONG = "it lasts" + "\n  and lasts, much longer than anybody thought" * 12


def test_the_lines_of_a_board_are_work_however_much_stands_behind_their_titles() -> None:
    plan = f"# Board\n\nFirst comes first.\n\n---\n\n- **Sign-in** — {LONG}\n- **Map** — at once.\n- A list\n- A page\n"
    assert [text.split(" — ")[0] for text in texts(plan, "BOARD.md")] == ["Sign-in", "Map", "A list", "A page"]
    assert texts(f"# Board\n\n- {LONG}\n- A map\n- A list\n- A page\n- A key\n- A door\n", "BOARD.md") == [
        "A map", "A list", "A page", "A key", "A door",
    ]  # fmt: skip
