"""Lines of blockers: any words that are raised are read back, changed, resolved and opened again, and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.text import normalise, readable
from cockpit.plan.addition import Addition, add_line
from cockpit.plan.blocker_lines import change, in_note, reopen, resolve
from cockpit.plan.edit import splices_for
from cockpit.plan.entries import BlockerRead, Document
from cockpit.plan.splice import Refusal, apply, in_order
from tests.plan.plans import SETTINGS, read

NOW = datetime(2025, 11, 26, 9, 4, tzinfo=UTC)
LATER = datetime(2025, 11, 26, 15, 10, tzinfo=UTC)
PLAN = "# Plan\n\n## Tasks\n\n- [ ] one\n\n## Blockers\n\n- [ ] **Blocked**: quota (waits on GPT, raised 2025-11-24)\n"


def raised(text: str, waits_on: str = "", blocks: tuple[str, ...] = (), plan: str = PLAN, owner: str = "") -> Document:
    document = read(plan)
    addition = Addition(kind="blocker", text=text, waits_on=waits_on, blocks=blocks, owner=owner, now=NOW)
    return read(apply(document.data, in_order(add_line(document, addition, SETTINGS.calendar))))


def last(document: Document) -> BlockerRead:
    return document.blockers[-1]


def line_of(document: Document) -> str:
    return document.data.decode().rstrip("\n").rpartition("\n")[2]


def resolved(document: Document, at: datetime = LATER) -> Document:
    mention = last(document).mention
    word = resolve(document, mention, at, SETTINGS.calendar)
    ticks = splices_for(document, mention, "done", SETTINGS)
    return read(apply(document.data, in_order([*ticks, *([word] if word else [])])))


def reopened(document: Document) -> Document:
    mention = last(document).mention
    word = reopen(document, mention)
    boxes = splices_for(document, mention, "todo", SETTINGS)
    return read(apply(document.data, in_order([*boxes, *([word] if word else [])])))


ODD = [
    "no GPU quota",
    "no review",
    "None of the runners answer",
    "merge conflict not fixed yet",
    "resolved by nobody so far",
    "done is not done",
    "waiting since Monday, still no key",
    "quota (see the ticket)",
    "quota (raised twice)",
    "fails with `a, b (c)`",
    "**bold** and ~~struck~~ words",
    "blocks everything",
    "Grok: the scheduler hangs",
    "✅ green build missing",
    "TBD by legal",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("waits_on", ["", "GPT", "ACME, Inc. (support)"])
def test_what_is_raised_is_read_back_and_resolved(text: str, waits_on: str) -> None:
    document = raised(text, waits_on, ("train.py",))
    found = last(document)
    assert (len(document.blockers), found.resolved, found.since, found.blocks) == (2, False, NOW, ("train.py",))
    assert normalise(found.text).startswith(normalise(text.removeprefix("✅").partition(" (")[0])[:8])
    if waits_on:
        assert found.waits_on == in_note(waits_on)
    after = resolved(document)
    assert (last(after).resolved, last(after).resolved_at, last(after).mention.key) == (True, LATER, found.mention.key)
    assert line_of(after) == line_of(document).replace("[ ]", "[x]")[:-1] + ", resolved 2025-11-26 15:10)"
    assert reopened(after).data == document.data


def test_the_words_are_those_of_the_format() -> None:
    document = raised("missing quota", "GPT", ("train_triplet.py",))
    assert line_of(document) == (
        "- [ ] **Blocked**: missing quota (waits on GPT, raised 2025-11-26 09:04, blocks train_triplet.py)"
    )
    assert line_of(resolved(document)) == (
        "- [x] **Blocked**: missing quota (waits on GPT, raised 2025-11-26 09:04, blocks train_triplet.py, "
        "resolved 2025-11-26 15:10)"
    )


def test_several_things_may_be_held_up_and_an_owner_named() -> None:
    document = raised("missing quota", "GPT", ("a.py", "Write it, then (maybe) send it"), owner="Grok")
    assert "(waits on GPT, raised 2025-11-26 09:04, blocks a.py, Write it then maybe send it)" in line_of(document)
    found = last(document)
    assert (found.blocks, found.waits_on, found.since) == (("a.py", "Write it then maybe send it"), "GPT", NOW)
    assert last(resolved(document)).blocks == found.blocks


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40
).filter(lambda text: any(char.isalpha() for char in text))


@given(WORDS, st.just("") | WORDS)
def test_any_words_stay_one_blocker(text: str, waits_on: str) -> None:
    try:
        document = raised(text, waits_on)
    except Refusal:
        return
    assert document.data.startswith(read(PLAN).data.rstrip(b"\n"))
    assert len(document.blockers) == 2
    found = last(document)
    assert (found.resolved, found.since) == (False, NOW)
    assert last(resolved(document)).resolved
    assert reopened(resolved(document)).data == document.data


@pytest.mark.parametrize("text", ["", " ", "None", "N/A", "-", "tbd"])
def test_nothing_cannot_be_raised(text: str) -> None:
    with pytest.raises(Refusal):
        raised(text)


CHANGES: list[tuple[str, str | None, str | None, str]] = [
    ("missing quota (waits on GPT, raised 2025-11-24)", "no disk", None, "no disk (waits on GPT, raised 2025-11-24)"),
    (
        "missing quota (waits on GPT, raised 2025-11-24)",
        None,
        "Grok",
        "missing quota (waits on Grok, raised 2025-11-24)",
    ),
    ("missing quota (waits on GPT, raised 2025-11-24)", None, "", "missing quota (raised 2025-11-24)"),
    ("missing quota (raised 2025-11-24, blocks a, b)", "x", "Ops", "x (waits on Ops, raised 2025-11-24, blocks a, b)"),
    ("missing quota", None, "Ops, night shift", "missing quota (waits on Ops night shift)"),
    ("missing quota (see #4)", None, "Ops", "missing quota (see #4) (waits on Ops)"),
]


@pytest.mark.parametrize(("before", "text", "waits_on", "after"), CHANGES)
@pytest.mark.parametrize("lead", ["**Blocked**: ", ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_changing_touches_what_was_meant(
    before: str, text: str | None, waits_on: str | None, after: str, lead: str, newline: str
) -> None:
    data = f"## Blockers\n\n- [ ] {lead}{before}\n- [ ] other\n".replace("\n", newline).encode()
    document = read(data)
    changed = apply(data, change(document, document.blockers[0].mention, text, waits_on))
    assert changed == data.replace(f"{lead}{before}".encode(), f"{lead}{after}".encode(), 1)
    assert len(read(changed).blockers) == 2


def test_a_blocker_over_two_lines_is_resolved_at_its_end() -> None:
    document = read("## Blockers\n\n- [ ] **Blocked**: missing quota on the\n  new cluster (raised 2025-11-24 09:00)\n")
    after = resolved(document).data.decode()
    assert after.endswith("  new cluster (raised 2025-11-24 09:00, resolved 2025-11-26 15:10)\n")
    assert "[x] **Blocked**: missing quota on the\n" in after


def test_what_was_resolved_by_hand_keeps_its_words() -> None:
    text = "## Blockers\n\n- [x] missing quota (raised 2025-11-24, resolved 2025-11-25)\n"
    document = read(text)
    assert resolved(document).data.decode() == text
    assert re.sub(r", resolved 2025-11-25", "", text).replace("[x]", "[ ]") == reopened(document).data.decode()
    assert readable(last(document).text) == "missing quota"
