"""Headings that are tasks by what they have alike, and words in Turkish without its letters."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told

SHEETS = """## Görevler

### 1.1 Move the schema

- **Atanan:** Ada
- **Dosyalar:**
  - `schema.sql`
- **Kriter:** nine tables

### 1.2 Add the package

- **Atanan:** Ben
- **Kriter:** it installs

### 1.3 Draw the page

- the frame
- the list
"""


def test_the_same_keys_below_several_headings_tell_of_each() -> None:
    assert [item.text for item in board_of(SHEETS, ALONE).items if item.counted] == [
        "1.1 Move the schema",
        "1.2 Add the package",
        "the frame",
        "the list",
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "## Tasks\n\n### Week 1\n\n- **Front**: draw\n- **Back**: ask\n\n### Week 2\n\n- **Front**: x\n- **Back**: y\n",
        "## Tasks\n\n### Ada\n\n- **Monday**: draw\n- **Tuesday**: ask\n\n### Ben\n\n- **Monday**: x\n- **Tuesday**: y\n",
    ],
)
def test_weeks_and_days_are_no_such_headings(plan: str) -> None:
    assert not [item for item in board_of(plan, ALONE).items if item.text.startswith(("Week", "Ada", "Ben"))]


POINTS = """## Wave 0

### W0.1 Scaffold (5 pts)

- one package for each app

### W0.2 Tokens — 3 points

- colours

### Open questions

- which font
"""


def test_headings_with_points_are_stories() -> None:
    assert told(board_of(POINTS, ALONE).items) == [
        ("task", "todo", "Scaffold (5 pts)"),
        ("task", "todo", "Tokens — 3 points"),
    ]


@pytest.mark.parametrize(
    "plan",
    ["## Sprint 1 (14 points)\n\nas told\n\n## Sprint 2 (18 points)\n\nas told\n", "## Login (5 pts)\n\nas told\n"],
)
def test_points_alone_make_no_story(plan: str) -> None:
    assert board_of(plan, ALONE).items == ()


@pytest.mark.parametrize(
    ("word", "state"),
    [("TAMAMLANDI", "done"), ("tamamlandı", "done"), ("YAPILACAK", "todo"), ("DEVAM EDİYOR", "doing")],
)
def test_turkish_states_in_any_case(word: str, state: str) -> None:
    plan = f"## Görevler\n\n| Görev | Durum |\n|---|---|\n| Draw the page | {word} |\n"
    assert [item.state for item in board_of(plan, ALONE).items] == [state]


def test_a_share_is_no_work() -> None:
    assert board_of("## Pending\n\n- 📝 **0%** - the page\n- 40 % of the list\n", ALONE).items == ()
