"""The end of a day in words: what changed, what is still due, and the message of a commit, made from its diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cockpit.core import words
from cockpit.core.changes import Change, PlanDiff
from cockpit.core.closing import Closing
from cockpit.core.model import SHARED, Board, Item
from cockpit.core.news import News

WIDTH = 72
"""Characters of a subject line, and of the lines below it."""
MOST = 60
_ORDER = (
    "done", "resolved", "raised", "open again", "doing", "blocked", "moved", "deferred", "cancelled", "added",
    "removed", "reworded", "new plan", "plan removed",
)  # fmt: skip
_STATES = {"todo": "open again", "done": "done"}


def commit_message(board: Board, day: date, diffs: Sequence[PlanDiff], subject: str = "") -> str:
    """What a commit of these plans does, all of it and nothing else; `subject` instead of the generated first line."""
    told = list(_told(diffs))
    groups: dict[str, list[str]] = {}
    for track, _, line in told:
        groups.setdefault(track, []).append(line)
    lines = [_one_line(subject) or _subject(day, told, diffs), ""]
    for track in (*(track.id for track in board.tracks), SHARED):
        if texts := groups.pop(track, []):
            lines += [board.track_name(track), *_cut([f"- {text}" for text in texts]), ""]
    for track, texts in groups.items():
        lines += [track, *_cut([f"- {text}" for text in texts]), ""]
    lines += [f"{diff.path}: +{diff.added} -{diff.removed}" for diff in diffs]
    return "\n".join(lines) + "\n"


def _subject(day: date, told: Sequence[tuple[str, str, str]], diffs: Sequence[PlanDiff]) -> str:
    """`Plans, Wed 26 Nov: 3 done, 1 moved`."""
    head = f"Plans, {words.full_date(day)}: "
    counts = Counter(word for _, word, _ in told)
    parts = [f"{counts[word]} {word}" for word in _ORDER if counts[word]]
    if not parts:
        names = [diff.path.rpartition("/")[2] for diff in diffs]
        parts = [f"edits in {names[0]}" if len(names) == 1 else f"edits in {len(names)} plans"]
    kept = parts[:1]
    for part in parts[1:]:
        if len(head + ", ".join([*kept, part, "more"])) > WIDTH:
            return head + ", ".join([*kept, "more"])
        kept.append(part)
    return head + ", ".join(kept)


def _told(diffs: Iterable[PlanDiff]) -> Iterator[tuple[str, str, str]]:
    """(track, word, line) of each change; what stands in several plans is told once."""
    told: Counter[tuple[str, str]] = Counter()
    for diff in diffs:
        here: Counter[tuple[str, str]] = Counter()
        for change in diff.changes:
            word = _word(change)
            line = _line(change, word)
            here[change.track, line] += 1
            if here[change.track, line] > told[change.track, line]:
                told[change.track, line] += 1
                yield change.track, word, line


def _word(change: Change) -> str:
    if change.what == "ticked":
        return "resolved" if change.kind == "blocker" else "done"
    if change.what == "unticked":
        return "open again" if change.after == "todo" else _state(change)
    if change.what == "state":
        return _state(change)
    if change.what == "added":
        return "raised" if change.kind == "blocker" and change.after == "todo" else "added"
    return {"plan added": "new plan"}.get(change.what, change.what)


def _state(change: Change) -> str:
    if change.after == "deferred":
        return "moved" if change.until else "deferred"
    return _STATES.get(change.after, change.after)


def _line(change: Change, word: str) -> str:
    text = _one_line(change.text)
    if word == "moved":
        return f"moved to {change.until}: {text}"
    if word == "reworded":
        return f"reworded: {_one_line(change.before)} -> {text}"
    if word == "added" and change.after not in ("todo", ""):
        return f"added, {_STATES.get(change.after, change.after)}: {text}"
    return f"{word}: {text}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST else [*lines[: MOST - 1], f"- and {len(lines) - MOST + 1} more"]


# the report


def report(board: Board, closing: Closing) -> tuple[str, ...]:
    """What became of each track today, what is due today and open, and what is blocked tonight."""
    return (
        f"{board.sprint.name} · {words.full_date(closing.day)} · end of day",
        *_changed(board, closing),
        *_still_due(board, closing.due),
        *_blocked(board, closing),
    )


def _changed(board: Board, closing: Closing) -> Iterator[str]:
    if not any(closing.news.values()):
        yield "no item changed today"
    for track in (*(track.id for track in board.tracks), SHARED):
        news = closing.news.get(track, ())
        if news:
            yield board.track_name(track)
            yield from (f"  {news_line(one, board)}" for one in news)


def news_line(one: News, board: Board) -> str:
    """`done: the spec (Ada, 14:05)`."""
    word = {"ticked": "done", "unticked": "open again", "reopened": "open again"}.get(one.what, one.what)
    when = f"{board.sprint.calendar.local(one.when):%H:%M}" if one.when else ""
    facts = ", ".join(filter(None, (one.who, when)))
    return f"{word}: {one.text}" + (f" ({facts})" if facts else "")


def _still_due(board: Board, due: Sequence[Item]) -> Iterator[str]:
    if due:
        yield f"due today and open: {len(due)}"
        yield from (f"  {board.track_name(item.track)}: {item.text}" for item in due)


def _blocked(board: Board, closing: Closing) -> Iterator[str]:
    if closing.open:
        new = f", {len(closing.raised)} of them raised today" if closing.raised else ""
        yield f"blocked: {len(closing.open)}{new}"
        for entry in closing.open:
            rung = f", {entry.rung.name}" if entry.rung else ""
            yield f"  {board.track_name(entry.track)}: {entry.text}, {words.age(entry.age_hours)}{rung}"


def plan_of_commit(message: str, diffs: Sequence[PlanDiff], left_out: Sequence[str], staged: int) -> tuple[str, ...]:
    """What would be committed, before it is: the plans, what stays as it is, and the message."""
    if not diffs:
        return ("the plans are committed already", *(f"left out: {reason}" for reason in left_out))
    lines = [f"would commit {words.count(len(diffs), 'plan')}, and nothing else:"]
    lines += [f"  {diff.path}  +{diff.added} -{diff.removed}" for diff in diffs]
    lines += [f"left out: {reason}" for reason in left_out]
    if staged:
        lines.append(f"{words.count(staged, 'other file')} stay{'s' if staged == 1 else ''} staged")
    return (*lines, "with the message:", *(f"  {line}".rstrip() for line in message.splitlines()))
