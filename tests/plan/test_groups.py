"""Leads and bullets with bullets below them: which of them is work, which only divides it, and which is neither."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

PIECES: dict[str, tuple[str, ...]] = {
    "## Tasks\n\n1. Implement the admin routes:\n   - Restaurants\n   - Fees\n": ("Implement the admin routes:",),
    "## Tasks\n\n- Cables of the lab:\n  - Copper\n  - Glass\n- Search:\n  - Index\n": (
        "Cables of the lab:",
        "Search:",
    ),
    "## Deliverables\n\n- API for partners:\n  - Auth\n  - Docs\n": ("API for partners:",),
    "## Next steps\n\n* Demo data:\n  * 5 shops\n": ("Demo data:",),
    "## Aufgaben\n\n- Datenhaltung im Dienst:\n  - Schema\n": ("Datenhaltung im Dienst:",),
    "## Tareas\n\n- Panel de control:\n  - Tabla\n": ("Panel de control:",),
    "## Definition of done\n\n- Login page:\n  - works on phones\n  - works offline\n": ("Login page:",),
    "## Phase 2: API\n\n- Add the routes:\n  - users\n- Write the guide:\n  - users\n": (
        "Add the routes:",
        "Write the guide:",
    ),
}
"""What stands below a line with a colon tells of it."""

DIVIDED: dict[str, tuple[str, ...]] = {
    "## Tasks\n\n- Anna and Ben:\n  - Add routes\n  - Add tests\n": ("Add routes", "Add tests"),
    "## Tasks\n\n- Must have:\n  - Dark mode\n- Phase 2:\n  - Panes\n": ("Dark mode", "Panes"),
    "## Tasks\n\n**Backend:**\n- Auth endpoints\n\n**Frontend & UX:**\n- Login page\n": (
        "Auth endpoints",
        "Login page",
    ),
    "## Tasks\n\nThe list:\n\n- Add a logo\n- Write the guide\n": ("Add a logo", "Write the guide"),
    "## Tareas\n\n**Lado del cliente:**\n- Crear la lista\n- Añadir pruebas\n": ("Crear la lista", "Añadir pruebas"),
    "## Tasks\n\n- Week 1:\n  - Cables\n- Deliverables:\n  - Report\n": ("Cables", "Report"),
}
"""A title above lines that say what is to be done only divides the list."""

NOTHING: tuple[str, ...] = (
    "## Tasks\n\n- Notes on the data:\n  - it is old\n- Known limits:\n  - 5 users\n- Why:\n  - because\n",
    "## Tasks\n\n- If the build fails:\n  - Roll it back\n",
    "## Tasks\n\n**Key features:**\n- Fast\n\n**Guidance:**\n- Use the same pattern\n- Follow the guide\n",
    "## Tasks\n\n- Examples:\n  - Add a thing\n- How we work:\n  - Write tests first\n",
    "## Architecture\n\n- Storage layer:\n  - Postgres\n",
    "## Notes\n\n- Owner: Ada\n- Storage layer:\n  - Add Postgres\n",
    "## Acceptance model\n\nEach sprint ends with one of these states:\n\n- pass: it works\n- partial: it does nearly\n",
)


@pytest.mark.parametrize("text", PIECES)
def test_a_line_with_a_colon_is_work_of_which_the_list_below_tells(text: str) -> None:
    items = board_of(text, ALONE).items
    assert tuple(item.text for item in items) == PIECES[text]
    assert all(item.details for item in items)


@pytest.mark.parametrize("text", DIVIDED)
def test_a_title_above_what_is_to_be_done_only_divides_the_list(text: str) -> None:
    assert tuple(item.text for item in board_of(text, ALONE).items) == DIVIDED[text]


@pytest.mark.parametrize("text", NOTHING)
def test_what_explains_is_no_item(text: str) -> None:
    assert [item.text for item in board_of(text, ALONE).items] == []


VAGUE = "## Tasks\n\n* **Splash screen**\n  * Draw the picture\n  * Add the timer\n  * **Assumption**: it is short\n"


def test_bullets_below_a_bold_title_are_smaller_tasks_of_it() -> None:
    title, *below = board_of(VAGUE, ALONE).items
    assert (title.text, title.details) == ("Splash screen", ())
    assert [item.text for item in below] == ["Draw the picture", "Add the timer"]
    assert {item.parent for item in below} == {title.id}
    assert set(title.children) == {item.id for item in below}


@pytest.mark.parametrize(
    "text",
    [
        VAGUE.replace("Splash screen", "Add a splash screen"),
        VAGUE.replace("Draw the picture", "A picture").replace("Add the timer", "A timer"),
        VAGUE.replace("## Tasks", "## Features"),
    ],
    ids=["it says what to do itself", "they do not", "no list of work"],
)
def test_otherwise_they_are_its_details(text: str) -> None:
    assert all(item.parent is None for item in board_of(text, ALONE).items)


def test_a_day_or_a_track_in_bold_is_no_task() -> None:
    assert [item.text for item in board_of("## Tasks\n\n- **Week 1**\n  - Create it\n", ALONE).items] == ["Create it"]


STORY = "## Sprint 1\n\n### US-1.1: See the balance\n\n**Points:** 5\n\n**{}:**\n1. Create the page\n2. Ask the API\n"


@pytest.mark.parametrize("lead", ["Technical Tasks", "Subtasks", "Tâches techniques", "Tareas", "Aufgaben", "タスク"])
def test_tasks_of_a_story_are_its_own(lead: str) -> None:
    story, *tasks = board_of(STORY.format(lead), ALONE).items
    assert [(item.text, item.parent) for item in tasks] == [("Create the page", story.id), ("Ask the API", story.id)]


@pytest.mark.parametrize("lead", ["Approach", "Steps", "Implementation plan", "Objectives", "Notes"])
def test_steps_of_a_story_tell_how_it_is_done(lead: str) -> None:
    assert [item.text for item in board_of(STORY.format(lead), ALONE).items] == ["See the balance"]


@pytest.mark.parametrize(
    "text",
    [
        "## Definition of Done\n\nUma história só é considerada concluída quando:\n\n- o teste passa\n",
        "## Definition of Done\n\nEine Story ist fertig, wenn:\n\n- der Test läuft\n",
        "## Definition of Done\n\nA task is done when:\n\n- the test passes\n",
        "## Criterios de aceptación\n\nUna historia está lista cuando:\n\n- la prueba pasa\n",
        "## Definition of Done\n\nZadanie jest gotowe, gdy:\n\n- testy przechodzą\n",
        "## Critères d'acceptation\n\n**Une story est finie quand**\n- le test passe\n",
        "## Acceptance criteria\n\nA story is accepted only if:\n\n- the test passes\n",
    ],
)
def test_a_condition_below_a_heading_of_criteria_goes_on_with_it(text: str) -> None:
    assert [item.kind for item in board_of(text, ALONE).items] == ["criterion"]
