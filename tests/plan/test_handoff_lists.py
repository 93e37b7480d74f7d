"""Lists of what a track gives to another and waits for, below leads that name only the other one."""

from __future__ import annotations

import pytest

from cockpit.plan.infer import infer_tracks
from tests.plan.builder import board_of
from tests.plan.test_infer import sources

Told = tuple[str, str, str, bool]


def found(plan: str, name: str = "grok_next.md") -> list[Told]:
    board = board_of({name: plan})
    return sorted((one.source, one.target, one.what, one.met_by_hand) for one in board.dependencies)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            "## Exchange\n\n**Receives from Claude**:\n- the model\n- ✅ its results\n\n**Sends to GPT**:\n- numbers\n",
            [
                ("claude", "grok", "its results", True),
                ("claude", "grok", "the model", False),
                ("grok", "gpt", "numbers", False),
            ],
        ),
        (
            "## Dependencies\n\n### From Claude\n- the model (received)\n\n### To GPT\n- none\n- Use it well\n",
            [("claude", "grok", "the model", True)],
        ),
        ("## Mail\n\n### From Claude\n- the model\n", []),
        ("## Dependencies\n\n### From nobody\n- the model\n\n### From Grok\n- numbers\n", []),
        ("## GPT\n\n**Needs from Claude:**\n\n- the model by Thu\n", [("claude", "gpt", "the model", False)]),
    ],
)
def test_each_line_is_one_handoff(plan: str, expected: list[Told]) -> None:
    assert found(plan) == expected


def test_a_plan_of_nobody_hands_nothing_over() -> None:
    assert found("## Dependencies\n\n### From Claude\n- the model\n", "PLAN.md") == []


def test_boxes_stay_items() -> None:
    board = board_of({"grok_next.md": "## Dependencies\n\n### From Claude\n- [ ] fetch the model\n"})
    assert [item.text for item in board.items] == ["fetch the model"]
    assert board.dependencies == ()


def test_lines_of_two_plans_are_one_handoff_only_where_they_say_the_same() -> None:
    plans = {
        "grok_next.md": "**Receives from Claude**:\n- the model\n- results\n",
        "claude_next.md": "**Sends to Grok**:\n- The model\n- a guide\n",
    }
    told = {one.what: len(one.mentions) for one in board_of(plans).dependencies}
    assert told == {"the model": 2, "a guide": 1, "results": 1}


ALONE = "# Ann\n\n**Receives from Ben**:\n- x\n\n**Receives from Cem**:\n- y\n\n**Sends to Ben**:\n- z\n"


@pytest.mark.parametrize(
    ("name", "plan", "tracks"),
    [
        ("ann_next.md", ALONE, ["ann", "ben", "cem"]),
        ("PLAN.md", ALONE, []),
        ("ann_next.md", ALONE.replace("Sends to", "Receives from"), []),
        ("ann_next.md", "# Ann\n\n**Sends to Ben**:\n- z\n\n**Receives from Ben**:\n- x\n", []),
    ],
)
def test_one_plan_tells_the_tracks_it_exchanges_things_with(name: str, plan: str, tracks: list[str]) -> None:
    assert [rule.id for rule in infer_tracks(sources({name: plan}), ["."])] == tracks
