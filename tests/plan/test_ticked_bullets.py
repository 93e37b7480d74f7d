"""A tick gives a plain bullet a box, and the lines beside it stay what they were."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.entries import Entry
from cockpit.plan.outline import parse_outline
from cockpit.plan.reader import read_document
from tests.corpus import CORPUS, needs_corpus
from tests.plan.builder import ALONE, board_of

PLANS: dict[str, str] = {
    "a list of tasks": "# Plan\n\n## Tasks\n\n- Write the reader\n- Write the tests\n- Ship it\n",
    "the names of a sprint": "# Shop sprint plan\n\n## Sprint 2\n\n- Login page\n- User table\n- CI\n\n## Sprint 3\n\n- Basket\n- Pay\n",
    "a to-do list": "# TODO\n\n## Parser\n\n- faster tables\n- fewer words\n\n## Screen\n\n- a bell\n- a clock\n",
    "orders of a plan": "# Migration plan\n\n## 2. Accounts\n\n- Move the users\n- Check the keys\n- Delete the old table\n",
    "numbered stages": "# Plan\n\n## Etapas\n\n### 1. Base\n\n- Monorepo\n- Docs\n\n### 2. API\n\n- Routes\n- Tests\n",
    "a roadmap": "# Roadmap\n\n## v1.1\n\n- More adapters\n- A shop\n\n## Later\n\n- A bell\n- A clock\n",
    "titles with details": "# Next steps\n\n## Server\n\n1. **Backend**\n   - Profiles\n2. **Accounts**\n   - History\n",
}


def plain(data: bytes) -> list[Entry]:
    return [one for one in read(data) if one.counted and one.mention.form == "bullet"]


def read(data: bytes) -> tuple[Entry, ...]:
    return read_document("plan.md", data, ALONE).entries


def tick(data: bytes, line: int) -> bytes:
    """As a tick of a plain bullet writes it."""
    at = next(one.mention.slot[0] for one in plain(data) if one.mention.line == line)
    return data[:at] + b"[x] " + data[at:]


def counted(data: bytes) -> list[tuple[int, str]]:
    return [(one.mention.line, one.mention.text) for one in read(data) if one.counted]


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("backwards", [False, True])
def test_ticking_bullet_by_bullet_takes_none_off_the_board(name: str, backwards: bool) -> None:
    data = PLANS[name].encode()
    before = counted(data)
    lines = [one.mention.line for one in plain(data)]
    assert len(lines) > 1
    for line in reversed(lines) if backwards else lines:
        data = tick(data, line)
        assert counted(data) == before
    assert {one.mention.state for one in read(data) if one.counted and one.mention.form == "checkbox"} == {"done"}


@given(name=st.sampled_from(sorted(PLANS)), order=st.randoms(use_true_random=False))
def test_ticks_in_any_order(name: str, order: Random) -> None:
    data = PLANS[name].encode()
    before = counted(data)
    lines = [one.mention.line for one in plain(data)]
    order.shuffle(lines)
    for line in lines:
        data = tick(data, line)
        assert counted(data) == before


@pytest.mark.parametrize("name", PLANS)
def test_a_tick_taken_back_leaves_the_others_too(name: str) -> None:
    data = PLANS[name].encode()
    once = tick(data, plain(data)[0].mention.line)
    assert counted(once.replace(b"[x] ", b"[ ] ", 1)) == counted(data)


@pytest.mark.parametrize(
    ("lines", "ticked", "through"),
    [
        ("- [x] a\n- b\n- c\n", [True, False, False], [False] * 3),
        ("- [x] a\n- [x] b\n- c\n", [True, True, False], [False] * 3),
        ("- [ ] a\n- b\n", [True, False], [False] * 2),
        ("- [ ] a\n- [x] b\n- c\n", [False] * 3, [False] * 3),
        ("- [x] a\n- [x] b\n", [False] * 2, [True] * 2),
        ("- [ ] a\n- [x] b\n", [False] * 2, [False] * 2),
        ("- a\n  - [x] b\n  - c\n", [False, True, False], [False] * 3),
    ],
)
def test_which_boxes_a_tick_may_have_put_there(lines: str, ticked: list[bool], through: list[bool]) -> None:
    items = list(parse_outline(lines.encode()).items())
    assert [item.ticked for item in items] == ticked
    assert [item.through for item in items] == through


def test_lines_beside_boxes_that_are_open_are_still_details() -> None:
    plan = "# Sprint plan\n\n## Sprint 2\n\n- [ ] Login page\n- [ ] User table\n- Team of three\n"
    assert [item.text for item in board_of(plan, ALONE).items] == ["Login page", "User table"]


@needs_corpus
def test_a_tick_in_a_real_plan_takes_nothing_else_off_the_board() -> None:
    looked = 0
    for path in sorted(CORPUS.rglob("*.md")):
        data = path.read_bytes() if path.is_file() else b""
        bullets = plain(data)
        for entry in (bullets[0], bullets[-1]) if bullets else ():
            looked += 1
            assert [line for line, _ in counted(tick(data, entry.mention.line))] == [line for line, _ in counted(data)]
    assert looked > 40
