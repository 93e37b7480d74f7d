"""Leads directly below the heading of a sprint or phase that announce its work: `Steps:`, `Add:`, `The page should:`."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of

NAMES = "- `init`: writes an example\n- `doctor`: looks at the keys\n"
ORDERS = "1. Copy the files\n2. Add the command\n"


@pytest.mark.parametrize(
    ("lead", "listed", "items"),
    [
        ("Add:", NAMES, 2),
        ("Replace hardcoded values with the settings file:", NAMES, 2),
        ("**Create:**", NAMES, 2),
        ("Steps:", ORDERS, 2),
        ("Website repo changes:", ORDERS, 2),
        ("The page should not ask twice. It should:", ORDERS, 2),
        ("Steps:", NAMES, 0),
        ("The page should:", NAMES, 0),
        ("Use these commands:", NAMES, 0),
        ("Follow these rules:", NAMES, 0),
        ("Remember:", NAMES, 0),
        ("Why:", NAMES, 0),
    ],
)
def test_what_a_lead_below_a_phase_announces(lead: str, listed: str, items: int) -> None:
    board = board_of(f"# Move\n\n## Phase 2: Commands\n\nOne place for all.\n\n{lead}\n\n{listed}", ALONE)
    assert [item.kind for item in board.items] == ["task"] * items


def test_elsewhere_it_announces_none() -> None:
    assert not board_of(f"# Move\n\n## Commands\n\nAdd:\n\n{NAMES}", ALONE).items
    boxed = f"# Move\n\n## Phase 2: Commands\n\n- [ ] Write it\n\nAdd:\n\n{NAMES}"
    assert [item.text for item in board_of(boxed, ALONE).items] == ["Write it"]


@pytest.mark.parametrize("title", ["Values", "Our values", "Team values and habits"])
def test_values_that_people_share_are_no_work(title: str) -> None:
    assert not board_of(f"# Plan\n\n## {title}\n\n- Ask early\n- Test often\n", ALONE).items


PARTS = "- **Top bar**: back on the left\n- **Side** – folds away\n- **Table**: no frames\n"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (f"# Plan\n\n## Phase 2: The new look\n\n### 2.1 Start page\n\n{PARTS}", 3),
        (f"# Plan\n\n## 二、Phase 2：新界面\n\n### 2.1 首页\n\n{PARTS.replace('Table', '表格')}", 3),
        (f"# Plan\n\n## Phase 2: The new look\n\n### Assumptions\n\n{PARTS}", 0),
        (f"# Plan\n\n## Phase 2: The new look\n\n### Why it pays\n\n{PARTS}", 0),
        (f"# Plan\n\n## Phase 2: The new look (completed)\n\n### 2.1 Start page\n\n{PARTS}", 0),
        (f"# Plan\n\n## The new look\n\n### 2.1 Start page\n\n{PARTS}", 0),
        (f"# Plan\n\n## Phase 2: The new look\n\n### 2.1 Start page\n\n{PARTS.replace('**', '')}", 0),
        (f"# Plan\n\n## Phase 2: The new look\n\n- [ ] Draw it\n\n### 2.1 Start page\n\n{PARTS}", 1),
    ],
)
def test_bold_names_below_a_part_of_a_phase(text: str, items: int) -> None:
    assert len(board_of(text, ALONE).items) == items
