from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.model import Mention
from cockpit.plan.relocate import identify, mentions_in, relocate
from cockpit.plan.splice import Refusal
from tests.plan.plans import place, read

PLAN = "# Plan\n\n## Monday tasks\n\n- [ ] one\n- [ ] review\n\n## Tuesday tasks\n\n- [ ] two\n- [ ] review\n- [ ] review\n"

FOUND: list[tuple[str, str, int, str, int]] = [
    # what the plan was, the text, which of them; what it is now, the line
    (PLAN, "one", 0, PLAN.replace("- [ ] one\n", "- [ ] new\n- [x] one\n"), 6),
    (PLAN, "one", 0, PLAN.replace("Monday tasks", "Monday and Wednesday tasks"), 5),
    (PLAN, "one", 0, "# Plan\n\n## Other\n\n- [ ] two\n- [ ] **one**.\n", 6),
    (PLAN, "review", 0, PLAN.replace("- [ ] one\n", ""), 5),
    (PLAN, "review", 2, "# Intro\n\n" + PLAN, 14),
    (PLAN, "review", 1, PLAN.replace("Tuesday tasks", "Tuesday work: tasks"), 11),
    ("- [ ] T012 write the spec\n- [ ] b\n", "T012", 0, "- [ ] b\n- [ ] T012 write the specification\n", 2),
    ("- [ ] 1.1 write\n- [ ] 1.2 read\n", "write", 0, "- [ ] 1.0 plan\n- [ ] 1.1 write\n- [ ] 1.2 read\n", 2),
]

REFUSED: list[tuple[str, str, int, str, str]] = [
    (PLAN, "one", 0, PLAN.replace("- [ ] one\n", ""), "gone"),
    (PLAN, "one", 0, PLAN.replace("- [ ] one\n", "- [ ] one\n- [ ] one\n"), "ambiguous"),
    (PLAN, "review", 1, PLAN + "- [ ] review\n", "ambiguous"),
    (PLAN, "review", 1, PLAN.replace("- [ ] review\n- [ ] review\n", "- [ ] review\n"), "ambiguous"),
    ("- [ ] 1.1 write\n", "write", 0, "- [ ] 1.1 set up the pipeline\n- [ ] 1.2 test\n", "gone"),
    ("- [ ] T012 write the spec\n", "T012", 0, "- [ ] T012 buy milk\n", "gone"),
    ("- [ ] T012 write the spec\n", "T012", 0, "- [ ] T012 write the specs\n- [ ] T012 write a spec\n", "gone"),
    (PLAN, "one", 0, "", "gone"),
]


def nth(text: str, item: str, number: int) -> Mention:
    document = read(text)
    return sorted((m for m in mentions_in(document) if item in m.text), key=lambda m: m.slot)[number]


@pytest.mark.parametrize(("before", "item", "number", "after", "line"), FOUND)
def test_what_moved_is_found(before: str, item: str, number: int, after: str, line: int) -> None:
    identity = identify(nth(before, item, number), read(before))
    assert relocate(identity, read(after)).line == line


@pytest.mark.parametrize(("before", "item", "number", "after", "reason"), REFUSED)
def test_what_cannot_be_told_is_refused(before: str, item: str, number: int, after: str, reason: str) -> None:
    identity = identify(nth(before, item, number), read(before))
    with pytest.raises(Refusal, match=reason) as refusal:
        relocate(identity, read(after))
    assert refusal.value.path == "docs/plans/claude.md"


@given(
    st.lists(st.sampled_from(["- [ ] a", "- [ ] b", "- [x] a", "## Tasks one", "## Tasks two", "text"]), max_size=12)
)
def test_in_the_same_plan_everything_is_where_it_is(lines: list[str]) -> None:
    document = read("\n\n".join(lines))
    for mention in mentions_in(document):
        assert relocate(identify(mention, document), document) == mention


@given(
    st.permutations(["- [ ] a", "- [ ] b", "- [ ] c", "- [x] d"]),
    st.lists(st.sampled_from(["new", "more"]), unique=True),
)
def test_an_item_found_always_has_the_same_text(order: list[str], added: list[str]) -> None:
    before = read("- [ ] a\n- [ ] b\n- [ ] c\n- [x] d\n")
    after = read("\n".join([*order, *(f"- [ ] {text}" for text in added)]))
    for letter in "abcd":
        assert relocate(identify(place(before, letter), before), after).text == letter
