"""Findings that only the whole board shows: counts, circles, needs that come too late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cockpit.core.model import Dependency, Finding, Item, Severity
from cockpit.plan.entries import Document


def counts(documents: Sequence[Document], items: Sequence[Item]) -> Iterator[Finding]:
    """`30 deliverables` where the plans list another number: one finding per document and number."""
    listed = [item for item in items if item.kind == "deliverable" and item.counted]
    if not listed:
        return
    per_track: dict[str, int] = {}
    for item in listed:
        per_track[item.track] = per_track.get(item.track, 0) + 1
    for document in documents:
        seen: set[tuple[int, str]] = set()
        for count in document.counts:
            right = {len(listed)} | ({per_track.get(count.track, 0)} if count.track else set())
            if count.number in right or (count.number, count.track) in seen or document.role == "ignore":
                continue
            seen.add((count.number, count.track))
            there = per_track.get(count.track, 0) if count.track else len(listed)
            yield _finding(
                "count-mismatch", "warning", document.path, count.line,
                f"It says {count.number} deliverables; the plans list {there}.",
                "Correct the number, or add what is missing.",
            )  # fmt: skip


def circles(items: Sequence[Item]) -> Iterator[Finding]:
    """Items that wait for each other."""
    by_id = {item.id: item for item in items if item.needs}
    done: set[str] = set()
    for start in by_id:
        if start in done:
            continue
        circle = _circle(start, by_id, done)
        if circle:
            place = by_id[circle[0]].place
            names = " → ".join(by_id[item].text for item in [*circle, circle[0]])
            yield _finding(
                "dependency-cycle", "error", place.path, place.line, f"These wait for each other: {names}.",
                "Take one of the dependencies out.",
            )  # fmt: skip


def _circle(start: str, by_id: Mapping[str, Item], done: set[str]) -> list[str]:
    """The first circle that a walk along needs meets, without recursion; every item is walked once."""
    path: list[str] = []
    on_path: dict[str, int] = {}
    stack: list[tuple[str, int]] = [(start, 0)]
    while stack:
        item, at = stack.pop()
        if at == 0:
            on_path[item] = len(path)
            path.append(item)
        needs = by_id[item].needs
        if at >= len(needs):
            done.add(path.pop())
            del on_path[item]
            continue
        stack.append((item, at + 1))
        need = needs[at]
        if need in on_path:
            done.update(path)
            return path[on_path[need] :]
        if need in by_id and need not in done:
            stack.append((need, 0))
    return []


def too_late(items: Sequence[Item], dependencies: Sequence[Dependency]) -> Iterator[Finding]:
    """What is due after the item or handoff that needs it."""
    by_id = {item.id: item for item in items}
    for item in items:
        for need in item.needs:
            needed = by_id.get(need)
            if needed is None or item.due is None or needed.due is None or needed.due <= item.due:
                continue
            if needed.state in ("done", "cancelled") or item.state in ("done", "cancelled"):
                continue
            place = item.place
            yield _finding(
                "dependency-after-need", "warning", place.path, place.line,
                f"“{item.text}” is due {item.due:%a %d %b}, but needs “{needed.text}”, due {needed.due:%a %d %b}.",
                "Move one of the two dates.",
            )  # fmt: skip
    for dependency in dependencies:
        late = [
            needed for need in dependency.needs
            if (needed := by_id.get(need)) and needed.due and dependency.due and needed.due > dependency.due
            and needed.state not in ("done", "cancelled")
        ]  # fmt: skip
        if late and dependency.due is not None:
            place = dependency.mentions[0] if dependency.mentions else late[0].place
            yield _finding(
                "dependency-after-need", "warning", place.path, place.line,
                f"The handoff is due {dependency.due:%a %d %b}, but “{late[0].text}” only {late[0].due:%a %d %b}.",
                "Move one of the two dates.",
            )  # fmt: skip


def _finding(code: str, severity: Severity, path: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=severity, path=path, line=line, message=message, remedy=remedy)
