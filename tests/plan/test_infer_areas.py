"""The tracks `init` finds in plans that tell of no owners: areas, people with columns, listed teams; when phases serve."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.plan.infer import Source, propose
from cockpit.plan.outline import parse_outline

TWO = "- [ ] One thing\n- [ ] Another thing\n\n"


def tracks(text: str) -> list[tuple[str, str]]:
    """Names and roles."""
    source = Source("docs/SPRINT_PLAN.md", parse_outline(text.encode()), date(2026, 5, 6))
    table = propose([source], project="x", zone="UTC", today=date(2026, 5, 6)).table
    return [(track["name"], track.get("role", "")) for track in table.get("tracks", [])]


def names(text: str) -> list[str]:
    return [name for name, _ in tracks(text)]


def headed(*titles: str) -> str:
    return "# Plan\n\n## Sprint 2\n\n" + "".join(f"### {title}\n\n{TWO}" for title in titles)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (headed("Backend", "Frontend — Landing", "AI Core"), ["Backend", "Frontend", "AI Core"]),
        (headed("🖥️ Backend Tasks", "📱 Mobile (React Native)"), ["Backend", "Mobile"]),
        (headed("Backend", "Frontend", "Testing") + "## Sprint 3\n\n### Mobile\n\n" + TWO,
         ["Backend", "Frontend", "Testing", "Mobile"]),
        (headed("Tareas frontend", "Tareas backend", "Tareas de base de datos"), ["Frontend", "Backend", "Base de datos"]),
        (headed("Бэкенд", "Фронтенд"), ["Бэкенд", "Фронтенд"]),
        (headed("Задачи", "后端", "前端"), ["后端", "前端"]),
        ("# Plan\n\n## Sprint 1\n\n**Backend:**\n\n" + TWO + "**Frontend:**\n\n" + TWO, ["Backend", "Frontend"]),
        (headed("Implementation", "Testing"), []),
        (headed("Backend"), []),
        (headed("Backend API for the users", "Frontend page of the users"), []),
        ("# Plan\n\n" + TWO + "## Tech stack\n\n### Backend\n\n- Go\n- Gin\n\n### Frontend\n\n- React\n- Vite\n", []),
        ("# Plan\n\n" + TWO + "## Evaluation Checklist\n\n### Backend:\n- ✅ a\n- ✅ b\n\n### UI:\n- ✅ a\n- ✅ b\n", []),
    ],
)  # fmt: skip
def test_areas_that_stand_beside_each_other(text: str, expected: list[str]) -> None:
    assert names(text) == expected


DAYS = "| 1 | Make the tables | Draw the page | API ready |\n| 2 | Write the queries | Call the API | Demo |\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Día | Integrante 1 — Backend/DevOps | Integrante 2 — Frontend/UX | Dependencia o hito",
         [("Integrante 1", "Backend/DevOps"), ("Integrante 2", "Frontend/UX")]),
        ("Day | Anna (Backend) | Ben (Frontend) | Milestone", [("Anna", "Backend"), ("Ben", "Frontend")]),
        ("Week | Backend | Frontend | Milestone", [("Backend", ""), ("Frontend", "")]),
        ("Day | Anna | Ben | Milestone", [("Anna", ""), ("Ben", "")]),
        ("Tag | Entwickler 1 | Entwickler 2 | Meilenstein", [("Entwickler 1", ""), ("Entwickler 2", "")]),
        ("Day | Morning | Afternoon | Milestone", []),
        ("Feature | Anna (Backend) | Ben (Frontend) | Milestone", []),
    ],
)  # fmt: skip
def test_people_with_a_column_of_a_timetable_each(head: str, expected: list[tuple[str, str]]) -> None:
    assert tracks(f"# Plan\n\n| {head} |\n|---|---|---|---|\n{DAYS}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Plan\n\n**Team:** Anna, Ben (QA)\n\n", ["Anna", "Ben"]),
        ("# Plan\n\n**Team:** 1 desarrollador full-stack (Jose)\n\n", ["Jose"]),
        ("# Plan\n\n**Team:** 3 developers\n\n", []),
        ("# Plan\n\n## Team Coordination\n\n### Recommended Split:\n- **Person 1**: Backend\n- **Person 2**: Pages\n\n",
         ["Person 1", "Person 2"]),
        ("# Plan\n\n## Team\n\n- Anna Berg (Backend)\n- Ben – Frontend\n\n", ["Anna Berg", "Ben"]),
        ("# Plan\n\n## Team\n\n- 1 Senior Engineer (full time)\n- Scrum Master: the meetings\n- Tech Lead: reviews\n\n", []),
    ],
)  # fmt: skip
def test_a_team_that_is_listed(text: str, expected: list[str]) -> None:
    assert names(f"{text}## Tasks\n\n{TWO}") == expected


@pytest.mark.parametrize("head", ["Owner", "Felelős", "PIC", "Uitvoerder"])
def test_owners_in_a_column_of_any_language(head: str) -> None:
    rows = "".join(f"| Thing {n} | {who} | 📋 |\n" for n, who in enumerate(["OBD Expert", "Android Dev", "@ann"] * 2))
    found = names(f"# Plan\n\n## Tasks\n\n| Task | {head} | Status |\n|---|---|---|\n{rows}")
    assert sorted(found) == ["Android Dev", "OBD Expert", "ann"]


def test_owners_where_no_header_is_known() -> None:
    rows = "".join(f"| Dolog {n} | {who} | 📋 |\n" for n, who in enumerate(["OBD Expert", "Android Dev", "QA"] * 2))
    assert sorted(names(f"# Terv\n\n## Lista\n\n| Mi legyen meg | Ki viszi | Hol tart |\n|---|---|---|\n{rows}")) == [
        "Android Dev",
        "OBD Expert",
        "QA",
    ]


def test_other_columns_are_not_of_owners() -> None:
    rows = "".join(f"| Thing {n} | {what} | 📋 |\n" for n, what in enumerate(["Auth", "Billing", "Auth"] * 2))
    assert names(f"# Plan\n\n## Tasks\n\n| Task | Modul | Status |\n|---|---|---|\n{rows}") == []


def test_a_single_persons_plan_is_all_theirs() -> None:
    text = f"# Plan\n\n**Team:** 1 developer (Jose)\n\n## Tasks\n\n{TWO}"
    source = Source("docs/SPRINT_PLAN.md", parse_outline(text.encode()))
    table = propose([source], project="x", zone="UTC", today=date(2026, 5, 6)).table
    assert table["tracks"] == [{"id": "jose", "name": "Jose", "plan": "SPRINT_PLAN.md"}]


ROWS = "".join(f"| {n} | Thing {n} | ✅ |\n" for n in range(4))


@pytest.mark.parametrize(
    "text",
    [
        f"# Plan\n\n{TWO}| Sprint | Items | Status |\n|---|---|---|\n{ROWS}",
        f"# Plan\n\n{TWO}| Sprint | Task | Status |\n|---|---|---|\n{ROWS}",
        "# Plan\n\n" + "".join(f"## Phase {n}: Part {n} (Q{n} 2026)\n\n{TWO}" for n in (1, 2, 3)),
        "# Plan\n\n" + "".join(f"## Phase {n}: Part {n}\n\n### Sprint {n}\n\n{TWO}" for n in (1, 2, 3)),
    ],
)
def test_what_follows_in_time_is_no_track(text: str) -> None:
    assert names(text) == []
