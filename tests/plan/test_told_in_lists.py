"""Lists without boxes that are work by what stands around them: stages, states, roadmaps, backlogs; and headings of risks."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

STATES = "- Erledigt: der Leser\n- Erledigt: der Start von Hand\n- Offen: die Zeiten je Lauf\n"


def texts(plan: str) -> list[str]:
    return [item.text for item in board_of(plan, ALONE).items]


def test_lines_that_begin_with_their_state() -> None:
    assert told(board_of(f"# Plan\n\n## Iteration 1, Durchstich\n\nStand 25.08.:\n{STATES}", ALONE).items) == [
        ("task", "done", "Erledigt: der Leser"),
        ("task", "done", "Erledigt: der Start von Hand"),
        ("task", "todo", "Offen: die Zeiten je Lauf"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "- Done: the reader\n- Done: the start\n- Done: the times\n",
        "- Done: the reader\n- Open: the start\n",
        "- Done: the reader\n- Note: it is slow\n- Open: the start\n- Why: nobody knows\n",
    ],
)
def test_lines_of_which_few_tell_a_state_or_all_the_same(lines: str) -> None:
    assert texts(f"# Log\n\n## The reader\n\n{lines}") == []


SPRINTS = "- **Sprint 0 (1 week):** layout of the folders, CI\n- **Sprint 1:** sign in and tables\n- **Sprint 2:** charts, alerts\n"
PHASES = "1. Foundation — scaffolding of both ends\n2. Database – models and migrations\n3. Sign in: register, roles\n"


@pytest.mark.parametrize(
    ("title", "lines"),
    [("Sprints", SPRINTS), ("7. Implementation phases (commit after each)", PHASES), ("Etapas", PHASES)],
)
def test_what_each_stage_makes_told_in_one_line(title: str, lines: str) -> None:
    assert len(texts(f"# Project plan\n\n## {title}\n\n{lines}")) == 3


@pytest.mark.parametrize(
    "plan",
    [
        f"# Project plan\n\n## Sprints\n\n{SPRINTS}\n## Sprint 1\n\n- [ ] Sign in\n",
        f"# Retrospective report\n\n## Sprints\n\n{SPRINTS}",
        f"# Project plan\n\n## Principles\n\n{PHASES}",
        "# Project plan\n\n## Phases\n\n1. Foundation\n2. Database\n3. Sign in\n",
    ],
)
def test_stages_that_are_told_elsewhere_or_say_nothing(plan: str) -> None:
    assert not any("Foundation" in text or "layout" in text for text in texts(plan))


TITLED = "1. **Backend API**\n   - Farm profiles\n   - Sharing\n\n2. **User accounts** (later)\n   - History\n"


@pytest.mark.parametrize(
    ("plan", "count"),
    [
        (f"# Next steps of the tool\n\n## Technical side\n\n### Performance\n\n{TITLED}", 2),
        (f"# Refactoring plan\n\n## Phase 2: Backend\n\n### 2.4 Backend tests\n\n{TITLED}", 2),
        (f"# Next steps of the tool\n\n## Resources required\n\n{TITLED}", 0),
        (f"# Architecture\n\n## Technical side\n\n{TITLED}", 0),
        ("# Roadmap\n\n## Words\n\n- **P0:** needed for the first version\n- **P1:** wanted by people\n", 0),
    ],
)
def test_bold_titles_in_a_roadmap_or_stage_name_work(plan: str, count: int) -> None:
    assert len([text for text in texts(plan) if text.startswith(("Backend", "User", "P0", "P1"))]) == count


@pytest.mark.parametrize("title", ["À faire, par ordre d'intérêt", "To do by priority", "Siguientes pasos sugeridos"])
def test_what_is_to_be_done_by_rank(title: str) -> None:
    assert texts(f"# Feuille de route\n\n## {title}\n\n1. the history of prices\n2. the other markets\n") == [
        "the history of prices",
        "the other markets",
    ]


def test_areas_of_what_comes_later_may_be_numbered_whatever_they_are_called() -> None:
    plan = "# Feature plan\n\n## Future enhancements\n\n### 1. Smart features\n\n- Search in words\n- Suggestions\n"
    assert texts(plan) == ["Search in words", "Suggestions"]


FILED = "### The times are four hours ahead\n**Priority**: high\n**Description**: on one tab only.\n\n"


@pytest.mark.parametrize(
    ("plan", "items"),
    [
        (f"# Product backlog\n\n## Bug fixes\n\n{FILED}### The filter shows all\n**Priority**: low\n", 2),
        (f"# Product backlog\n\n## Bug fixes\n\n{FILED}", 0),
        (f"# Product notes\n\n## Bug fixes\n\n{FILED}### The filter shows all\n**Priority**: low\n", 0),
    ],
)
def test_headings_of_a_backlog_that_tell_their_priority(plan: str, items: int) -> None:
    assert [item.mentions[0].form for item in board_of(plan, ALONE).items] == ["heading"] * items


@pytest.mark.parametrize(
    ("below", "risks"),
    [
        ("### Breaking changes\n\n- Run the suite after each step\n- Keep the old code\n", ["Breaking changes"]),
        ("### Shared memory\n\nThe memory is locked for good.\n", ["Shared memory"]),
        ("### Technical\n\n- Run the suite after each step\n", []),
        ("### Overview\n\nThere are three of them.\n", []),
    ],
)
def test_headings_below_one_about_risks(below: str, risks: list[str]) -> None:
    assert [risk.text for risk in board_of(f"# Plan\n\n## Risk mitigation\n\n{below}", ALONE).risks] == risks


def test_what_stands_below_such_a_heading_is_what_to_do_about_it() -> None:
    plan = "# Plan\n\n## Risks and mitigations\n\n### Breaking changes\n\n- Run the suite\n- Keep the old code\n"
    (risk,) = board_of(plan, ALONE).risks
    assert (risk.fallback, risk.responses) == ("Run the suite", ("Run the suite", "Keep the old code"))


DONE = "## Fait\n\n### Marchés\n\n- Kalshi\n- Manifold\n\n## À faire\n\n- Limitless\n"


@pytest.mark.parametrize(
    ("title", "done"), [("Feuille de route", 2), ("Project milestones, roadmap", 2), ("Notes on markets", 0)]
)
def test_what_is_done_in_a_roadmap_beside_what_is_to_do_was_its_work(title: str, done: int) -> None:
    items = board_of(f"# {title}\n\n{DONE}", ALONE).items
    assert [item.state for item in items].count("done") == done
    assert [item.text for item in items if item.state == "todo"] == ["Limitless"]


LONG = (
    "the candidates as data and as a page, with whatever the service says of them, the numbers of the street included"
)


def test_names_below_a_phase_may_tell_more_behind_a_dash() -> None:
    plan = f"# Hackathon plan\n\n## Phase 2 — **Address (next 90 min)**\n\n1. **`resolve_address`** — {LONG}. It is so.\n2. `get_hazards` — it is {LONG}.\n"
    assert len(texts(plan)) == 2


CHANGES = (
    "# Search\n\n## Proposed Changes\n\n### Backend\n\n#### [NEW] [search.py](file:///home/x/app/search.py)\n- Build an index\n\n"
    "#### [MODIFY] [routes.py](file:///home/x/app/routes.py)\nAdd the route.\n\n### Frontend\n\n- Show the box\n"
)


def test_proposed_changes_file_by_file() -> None:
    items = board_of({"implementation_plan.md": CHANGES}, ALONE).items
    assert [(item.kind, item.text, item.files, item.is_file, item.group) for item in items] == [
        ("deliverable", "search.py", ("search.py",), True, "Backend"),
        ("task", "Modify routes.py", ("routes.py",), False, "Backend"),
        ("task", "Show the box", (), False, "Frontend"),
    ]


def test_brackets_before_a_heading_may_say_something_else() -> None:
    assert texts("# Search\n\n## Changes of last year\n\n### [2.1.0] search.py\n\nAdd the route.\n") == []
