from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.addition import Addition, add_line
from cockpit.plan.blocker_lines import reopen, resolve
from cockpit.plan.edit import splices_for
from cockpit.plan.splice import Refusal, apply, in_order
from tests.plan.plans import SETTINGS, place, read

NOW = datetime(2025, 11, 26, 9, 4, tzinfo=UTC)
TASK = Addition(kind="task", text="write the spec")
BLOCKER = Addition(kind="blocker", text="no GPU quota", waits_on="GPT", blocks=("train_triplet.py",), now=NOW)
BLOCKED = "- [ ] **Blocked**: no GPU quota (waits on GPT, raised 2025-11-26 09:04, blocks train_triplet.py)"


def added(text: str | bytes, addition: Addition) -> bytes:
    document = read(text)
    return apply(document.data, in_order(add_line(document, addition, SETTINGS.calendar)))


TABLE: list[tuple[str, str]] = [
    ("# Plan\n\n## Tasks\n\n- [ ] one\n- [x] two\n\n## Notes\n\n- a\n", "- [x] two\n- [ ] write the spec\n"),
    ("# Plan\n\n## Tasks\n\n* [ ] one\n* [ ] two\n", "* [ ] two\n* [ ] write the spec\n"),
    ("# Plan\n\n## Tasks\n\n1. one\n2. two\n", "2. two\n3. [ ] write the spec\n"),
    ("# Plan\n\n## Tasks\n\n- [ ] one\n\n- [ ] two\n", "- [ ] two\n\n- [ ] write the spec\n"),
    ("# Plan\n\n## Tasks\n\n- [ ] one", "- [ ] one\n- [ ] write the spec"),
    (
        "# Plan\n\n## Tasks\n\n- [ ] one\n  more of it\n  - inner\n    - deep\n\n## Next\n",
        "    - deep\n- [ ] write the spec\n",
    ),
    (
        "# Plan\n\n## Tasks\n\n- [ ] one\n\n  a paragraph of it\n\nprose\n",
        "  a paragraph of it\n- [ ] write the spec\n",
    ),
    ("# Plan\n\n## Tasks\n\n- [ ] one\n  ```\n  code\n  ```\n\ntext\n", "  ```\n- [ ] write the spec\n\ntext"),
    ("# Plan\n\n## Tasks\n\n  - [ ] one\n", "  - [ ] one\n  - [ ] write the spec\n"),
    ("# Plan\n\n## Tasks\n\n> - [ ] one\n", "> - [ ] one\n> - [ ] write the spec\n"),
    ("# Plan\n\n## Tasks\n", "## Tasks\n\n- [ ] write the spec\n"),
    ("# Plan\n\n## Tasks\n\nSome words.\n\n## Next\n", "Some words.\n\n- [ ] write the spec\n\n## Next\n"),
    ("# Plan\n\nWords.\n", "Words.\n\n## Tasks\n\n- [ ] write the spec\n"),
    ("# Plan\n\n### Notes\n\n+ a\n\n### More\n\n+ b", "+ b\n\n### Tasks\n\n+ [ ] write the spec"),
    ("", "## Tasks\n\n- [ ] write the spec\n"),
    ("# Plan\n\nWords.\n\n\n\n", "Words.\n\n## Tasks\n\n- [ ] write the spec\n\n\n\n"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_line_goes_under_its_heading_in_the_documents_style(
    text: str, expected: str, bom: bytes, newline: str
) -> None:
    if newline != "\n" and "\n" not in text:
        pytest.skip("an empty file has no style")
    data = bom + text.replace("\n", newline).encode()
    result = added(data, TASK)
    assert expected.replace("\n", newline) in result.decode()
    assert result.decode().count("write the spec") == 1
    assert len(result) - len(data) <= len("\n\n### Tasks\n\n- [ ] write the spec\n".replace("\n", newline))
    document = read(result)
    assert place(document, "write the spec").form == "checkbox"
    [entry] = [entry for entry in document.entries if "write the spec" in entry.mention.text]
    assert (entry.kind, entry.track, entry.counted) == ("task", "claude", True)


@pytest.mark.parametrize(
    ("due", "words", "day"),
    [("Thu", "by Thu", 27), ("2025-11-26", "by 2025-11-26", 26), ("Day 3", "Day 3", 26), ("Mon-Tue", "Mon-Tue", 25)],
)
def test_the_due_is_written_so_that_it_is_read_again(due: str, words: str, day: int) -> None:
    result = added("## Tasks\n\n- [ ] one\n", replace(TASK, due=due))
    [entry] = [entry for entry in read(result).entries if "spec" in entry.mention.text]
    assert f"write the spec ({words})" in result.decode()
    assert entry.due is not None
    assert entry.due.day == day


def test_a_blocker_is_written_as_it_is_read() -> None:
    result = added("# Plan\n\n## Tasks\n\n- [ ] one\n", BLOCKER)
    assert result.decode().endswith(f"\n## Blockers\n\n{BLOCKED}\n")
    [blocker] = read(result).blockers
    assert (blocker.text, blocker.waits_on, blocker.since, blocker.blocks, blocker.resolved) == (
        "no GPU quota", "GPT", NOW, ("train_triplet.py",), False,
    )  # fmt: skip
    again = added(result, replace(BLOCKER, text="no review", waits_on="", blocks=()))
    assert again.decode().endswith(f"{BLOCKED}\n- [ ] **Blocked**: no review (raised 2025-11-26 09:04)\n")


def test_resolving_and_reopening() -> None:
    document = read(f"## Blockers\n\n{BLOCKED}\n")
    later = NOW.replace(hour=15, minute=10)
    mention = document.blockers[0].mention
    word = resolve(document, mention, later, SETTINGS.calendar)
    assert word is not None
    ticked = apply(document.data, in_order([word, *splices_for(document, mention, "done", SETTINGS)]))
    line = BLOCKED.replace("[ ]", "[x]")[:-1] + ", resolved 2025-11-26 15:10)"
    assert ticked.decode() == f"## Blockers\n\n{line}\n"
    after = read(ticked)
    [blocker] = after.blockers
    assert blocker.resolved
    assert blocker.resolved_at == later
    assert resolve(after, blocker.mention, later, SETTINGS.calendar) is None
    back = reopen(after, blocker.mention)
    assert back is not None
    again = apply(after.data, in_order([back, *splices_for(after, blocker.mention, "todo", SETTINGS)]))
    assert again == document.data


def test_a_blocker_without_notes_says_when_too() -> None:
    document = read("## Blockers\n\n- [ ] waiting for legal\n")
    word = resolve(document, document.blockers[0].mention, NOW, SETTINGS.calendar)
    assert word is not None
    assert apply(document.data, [word]).decode() == (
        "## Blockers\n\n- [ ] waiting for legal (resolved 2025-11-26 09:04)\n"
    )


@pytest.mark.parametrize(
    ("addition", "reason"),
    [
        (replace(TASK, text=" \n "), "no text"),
        (replace(TASK, due="some day"), "no day"),
        (replace(TASK, due="2026-13-45"), "no day"),
    ],
)
def test_what_cannot_be_added_is_refused(addition: Addition, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        added("# Plan\n", addition)


HOSTILE = st.text(max_size=60).filter(lambda text: any(char.isalnum() and char.isascii() for char in text))
PLANS = st.lists(
    st.sampled_from(
        [
            "# Plan",
            "## Tasks",
            "## Blockers",
            "- [ ] one",
            "* two",
            "  - inner",
            "",
            "prose",
            "| a | b |",
            "|---|---|",
            "```",
            "> quote",
            "1. first",
            "---",
            "  continued",
            "<!-- note -->",
            "\t- tab",
        ]
    ),
    max_size=14,
)


@given(PLANS, st.sampled_from(["\n", "\r\n"]), st.sampled_from([TASK, BLOCKER, Addition(kind="action", text="call")]))
def test_adding_only_inserts(lines: list[str], newline: str, addition: Addition) -> None:
    data = newline.join(lines).encode()
    [splice] = add_line(read(data), addition, SETTINGS.calendar)
    assert splice.start == splice.end
    assert apply(data, [splice])[: splice.start] == data[: splice.start]


@given(HOSTILE)
def test_any_text_stays_one_line(text: str) -> None:
    before = "## Tasks\n\n- [ ] one\n"
    result = added(before, replace(TASK, text=text)).decode()
    assert result.startswith(before)
    assert len(result.splitlines()) == 4
    assert not [char for char in result if unicodedata.category(char) in ("Cc", "Cf", "Cs") and char not in "\n\u200d"]


WEEK = "# Plan\n\n## Monday\n\n### Tasks\n\n- [ ] a\n\n## Wednesday tasks\n\n- [ ] b\n\n"
PLACES: dict[str, tuple[str, str, str, int | None]] = {
    "a general heading, though a day's comes first": (f"{WEEK}## Tasks\n\n- [ ] c\n", "", "- [ ] c\n- [ ] new", None),
    "today's": (WEEK, "", "- [ ] b\n- [ ] new", 26),
    "that of the day it is due": (WEEK, "Mon", "- [ ] a\n- [ ] new (by Mon)", 24),
    "no other day's": (WEEK, "Thu", "- [ ] b\n\n## Tasks\n\n- [ ] new (by Thu)", 27),
    "no past day's": ("## Monday\n\n- [ ] a\n\n### Tasks\n\n- [ ] b\n", "", "- [ ] b\n\n## Tasks\n\n- [ ] new", None),
    "today itself": ("## Monday\n\n- [ ] a\n\n## Wednesday\n\n- [ ] b\n", "", "- [ ] b\n- [ ] new", 26),
    "not what today is only told": (
        "## Wednesday\n\n### Notes\n\n- b\n",
        "",
        "- b\n\n## Tasks\n\n- [ ] new",
        None,
    ),
    "the week of today": (
        "## Week 1 (Nov 17 - Nov 21): tasks\n\n- [ ] a\n\n## Week 2 (Nov 24 - Nov 28): tasks\n\n- [ ] b\n",
        "",
        "- [ ] b\n- [ ] new",
        28,
    ),
    "below no day": ("# Monday\n\n- [ ] a\n\n# Tuesday\n\n- [ ] b\n", "", "- [ ] b\n\n# Tasks\n\n- [ ] new", None),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_line_goes_under_no_day_that_is_not_its_own(name: str) -> None:
    text, due, expected, day = PLACES[name]
    result = added(text, Addition(kind="task", text="new", due=due, now=NOW))
    assert expected in result.decode()
    [entry] = [entry for entry in read(result).entries if entry.mention.text.startswith("new")]
    assert (entry.kind, entry.due and entry.due.day) == ("task", day)


def test_without_a_clock_the_first_heading_does() -> None:
    assert "- [ ] a\n- [ ] new" in added(WEEK, Addition(kind="task", text="new")).decode()
