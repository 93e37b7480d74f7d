"""Lists below titles that say what a version is to hold, what comes later, or what is put off."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of
from tests.plan.plans import read

AREAS = """### Accounts

- Four accounts with their balance
- A history of bookings

### Dashboard

- An overview of the month
"""


@pytest.mark.parametrize(
    "title",
    [
        "1. MVP scope (what comes first)",
        "Included scope",
        "Features for the first version",
        "Features of v1",
        "Funktionsumfang der ersten Version",
        "Fonctionnalités du MVP",
        "Alcance del MVP",
        "Escopo do MVP",
        "MVPの機能",
        "功能范围",
        "Future enhancements",
        "Future versions (after the demo)",
        "Next: Sprint 3 preview",
        "Künftige Erweiterungen",
        "Melhorias futuras",
        "将来の拡張",
    ],
)
def test_what_stands_below_such_a_title_is_work_in_all_its_areas(title: str) -> None:
    items = board_of(f"# Plan\n\n## {title}\n\n{AREAS}", ALONE).items
    assert [(item.kind, item.state, item.text) for item in items] == [
        ("task", "todo", "Four accounts with their balance"),
        ("task", "todo", "A history of bookings"),
        ("task", "todo", "An overview of the month"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Not this sprint",
        "**Deferred to later** (planned at first)",
        "Out (explicitly deferred)",
        "What's out (deferred)",
    ],
)
def test_what_is_put_off_is_deferred(title: str) -> None:
    board = board_of(
        f"# Plan\n\n## {title}\n\n- Payment by card\n- ❌ Two currencies\n- [ ] Mails\n- [x] Keys\n", ALONE
    )
    assert [item.state for item in board.items] == ["deferred", "deferred", "deferred", "done"]
    lines = f"# Plan\n\n## {title}\n\n❌ Payment by card\n❌ Two currencies\n"
    assert [item.state for item in board_of(lines, ALONE).items] == ["deferred", "deferred"]


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n\n## Out of scope\n\n- Payment by card\n",
        "# Plan\n\n## Explicitly out of scope (too dear)\n\n- Payment by card\n",
        "# Plan\n\n## Key features\n\n- Payment by card\n",
        "# Plan\n\n## MVP scope\n\n### Assumptions\n\n- Everybody has a card\n",
        "# Plan\n\n## MVP scope\n\n### If it rains\n\n- Everybody has a card\n",
        "# Plan\n\n## Review report\n\n### Future work\n\n- Payment by card\n",
        "# Plan\n\n## How the future work is chosen\n\n- Payment by card\n",
    ],
)
def test_what_is_no_work(text: str) -> None:
    assert not board_of(text, ALONE).items


def test_a_document_that_plans_nothing_promises_nothing() -> None:
    assert not read(f"# Thoughts\n\n## Future work\n\n{AREAS}").entries
    assert len(read(f"# Sprint 4\n\n## Future work\n\n{AREAS}").entries) == 3


def test_where_boxes_are_the_work_the_scope_is_none() -> None:
    board = board_of(
        "# Plan\n\n## MVP scope\n\n- Payment\n\n## Tasks\n\n- [ ] Pay\n\n## Future work\n\n- Mails\n", ALONE
    )
    assert [item.text for item in board.items] == ["Pay", "Mails"]
