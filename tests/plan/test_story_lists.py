"""Lists of user stories in many languages; criteria and risks below leads and headings that only divide them."""

from __future__ import annotations

import pytest

from cockpit.plan.stories import is_story_line
from tests.plan.builder import ALONE, board_of, told
from tests.plan.plans import read


@pytest.mark.parametrize(
    "line",
    [
        "As a member, I want to see my courses",
        "**As an** admin **I want** to plan them",
        "As a guest I can look at the page",
        "**En tant qu'admin**, je veux saisir un résumé",
        "En tant que membre du club, je souhaite m'inscrire",
        "Als Mitglied möchte ich meine Kurse sehen",
        "Als lid van de club wil ik mijn lessen zien",
        "Como **cliente** quiero ver mis pedidos",
        "Como cliente, eu quero ver os meus pedidos",
        "Come socio, vorrei vedere i miei corsi",
        "Jako członek klubu chcę widzieć swoje kursy",
        "Как участник, я хочу видеть свои занятия",
        "Som medlem vill jag se mina kurser",
        "Bir üye olarak derslerimi görmek istiyorum",
        "作为会员，我想查看我的课程",
        "会員として、自分の講座を見たい",
        "회원으로서, 내 강좌를 보고 싶다",
    ],
)
def test_a_story_is_work_whatever_stands_above_it(line: str) -> None:
    text = f"# Plan\n\n## User stories\n\n### For members\n\n- {line}\n- {line} too\n"
    assert [(item.kind, item.state) for item in board_of(text, ALONE).items] == [("task", "todo")] * 2
    assert len(board_of(f"# Plan\n\n## Who comes\n\n1. {line}\n", ALONE).items) == 1


@pytest.mark.parametrize(
    "line",
    ["As a rule, we test early", "Como se ve en la tabla", "Als Grundlage dient die Tabelle", "As of today I am here"],
)
def test_what_only_begins_so_is_none(line: str) -> None:
    assert not is_story_line(line)
    assert not board_of(f"# Plan\n\n## Who comes\n\n- {line}\n- {line} too\n", ALONE).items


@pytest.mark.parametrize("above", ["## How to write stories", "## Report on the sprint", "## Examples"])
def test_an_example_of_a_story_is_no_work(above: str) -> None:
    assert not board_of(f"# Plan\n\n{above}\n\n- As a member, I want to see my courses\n", ALONE).items


@pytest.mark.parametrize(
    "text",
    [
        "## Success criteria\n\n### In short\n\n✅ **Definition of done**:\n1. It runs\n2. It is fast\n",
        "## Success metrics\n\n### Usage requirements\n\n- ✅ It runs\n- ✅ It is fast\n",
        "## Definition of done\n\nLooked at on 2025-11-28 at 18:00 (review meeting):\n\n- [ ] It runs\n- [x] It is fast\n",
    ],
)
def test_criteria_below_a_lead_or_part(text: str) -> None:
    assert [(kind, name) for kind, _, name in told(board_of(f"# Plan\n\n{text}", ALONE).items)] == [
        ("criterion", "It runs"),
        ("criterion", "It is fast"),
    ]


@pytest.mark.parametrize(
    ("text", "risks"),
    [
        ("## Risks or blockers\n\n**High priority**\n- The API is late\n\n**Timeline risk**\n- Two are away\n", 2),
        ("## Risks and considerations\n\nEditor:\n- It is large\n", 1),
        ("## 风险和挑战\n\n### 技术风险\n\n1. **性能**: 节点多时会卡顿\n   - 缓解：使用虚拟化\n", 1),
        ("## Risks\n\n**Impact:**\n- Two days are lost\n", 0),
        ("## Risks\n\n**1. The API is late**\n- Impact: Medium\n", 0),
    ],
)
def test_risks_below_a_lead_that_only_divides_them(text: str, risks: int) -> None:
    assert len(read(f"# Plan\n\n{text}").risks) == risks
