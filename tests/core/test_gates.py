"""Go or no go: a table of criteria, work due by then, and what git says of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cockpit.core.calendar import Calendar
from cockpit.core.gates import verdict
from cockpit.core.model import Board, Checkpoint, Evidence, EvidenceState, Item, Kind, Mention, Sprint, State

CALENDAR = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=UTC)
DUE = datetime(2025, 11, 26, 17, tzinfo=UTC)


def item(name: str, state: State, due: datetime | None = None, track: str = "ada", kind: Kind = "deliverable") -> Item:
    mention = Mention(path="a.md", line=1, form="checkbox", state=state, role="plan", text=name, key=name)
    return Item(
        id=name, kind=kind, track=track, text=name, state=state, due=due, counted=kind == "deliverable",
        files=(name,), is_file=kind == "deliverable", mentions=(mention,),
    )  # fmt: skip


def judged(
    items: list[Item], told: dict[str, EvidenceState] | None = None, scope: str = "", due: datetime | None = DUE
) -> str:
    board = Board(
        sprint=Sprint(name="s", calendar=CALENDAR),
        items=tuple(items),
        evidence={key: Evidence(state=state, path=key) for key, state in (told or {}).items()},
    )
    criteria = tuple(one.id for one in items if one.kind == "criterion")
    found = verdict(Checkpoint(id="c", name="c", due=due, scope=scope, items=criteria), board)
    parts = (found.criteria, found.due, found.not_found, found.landed)
    return " ".join([found.call, *("+".join(one.id for one in part) or "-" for part in parts)])


YES, NO = item("yes", "done", kind="criterion"), item("no", "todo", kind="criterion")
A, OPEN, LATER = item("a.py", "done", DUE), item("b.py", "todo", DUE), item("c.py", "todo", DUE.replace(day=27))


@pytest.mark.parametrize(
    ("items", "told", "scope", "expected"),
    [
        ([], {}, "", "nothing - - - -"),
        ([YES], {}, "", "go - - - -"),
        ([YES, NO], {}, "", "no-go no - - -"),
        ([YES, A], {}, "", "go - - - -"),
        ([YES, A, LATER], {}, "", "go - - - -"),
        ([YES, A], {"a.py": "landed"}, "", "go - - - -"),
        ([YES, A], {"a.py": "missing"}, "", "doubtful - - a.py -"),
        ([YES, OPEN], {}, "", "doubtful - b.py - -"),
        ([OPEN], {}, "", "no-go - b.py - -"),
        ([YES, OPEN], {"b.py": "landed"}, "", "doubtful - b.py - b.py"),
        ([YES, OPEN], {}, "bob", "go - - - -"),
        ([NO, A], {"a.py": "missing"}, "ada", "no-go no - a.py -"),
        ([item("x.py", "cancelled", DUE)], {}, "", "nothing - - - -"),
        ([item("x.py", "deferred", DUE), YES], {}, "", "doubtful - x.py - -"),
    ],
)
def test_the_call(items: list[Item], told: dict[str, EvidenceState], scope: str, expected: str) -> None:
    assert judged(items, told, scope) == expected


def test_without_a_due_only_criteria_count() -> None:
    assert judged([YES, OPEN], due=None) == "go - - - -"
