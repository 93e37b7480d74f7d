"""A track as a column: its title, its progress as the rule under it, its days with what is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cockpit.core.facts import Facts, Progress
from cockpit.core.model import Board, Headline
from cockpit.view import words
from cockpit.view.itemrow import FINISHED, item_row, join
from cockpit.view.look import Look, bar, empty, track_style
from cockpit.view.rows import BLANK, LazyRows, Pane, Row, Span, cells, in_focus, shorten, wrap
from cockpit.view.schedule import Group, Part, Placed, agenda

NO_PROGRESS = Progress()
ASIDE_NAMES = {"unscheduled": "unscheduled", "criteria": "criteria", "metrics": "metrics", "notes": "notes"}


class Block(NamedTuple):
    """A group as it would stand: `full` is its label with all its headlines, `lean` with one beside its day."""

    group: Group
    key: str
    full: tuple[Row, ...]
    lean: tuple[Row, ...]

    def size(self, *, full: bool = False) -> int:
        """How many rows it takes."""
        return len(self.full if full else self.lean) + len(self.group.entries)


def track_pane(board: Board, facts: Facts, track: str, look: Look) -> Pane:
    """The column of one track. `look.height` folds what is far away; `look.opened` keeps days open."""
    groups = agenda(board, facts, track)
    blocks = [_block(group, track, board, look) for group in groups]
    full = look.height is None or sum(block.size(full=True) + 1 for block in blocks) - 1 <= look.height
    folded, airy = (frozenset[str](), True) if full else _fold(blocks, look.height or 0, look.opened)
    folded = _one_open(blocks, folded)
    entries: list[Row | Placed | Part] = []
    keys: list[str | None] = []
    for block in blocks:
        rows = block.full if full else block.lean
        if block.key in folded:
            rows = (_folded_row(block.group, block.key, board, look),)
        elif entries and airy:
            rows = (BLANK, *rows)
        shown = block.key not in folded
        entries += [*rows, *(block.group.entries if shown else ())]
        keys += [*(row.key for row in rows), *(block.group.keys if shown else ())]

    def drawn(entry: Placed | Part) -> Row:
        if isinstance(entry, Part):
            return _part_row(entry, look)
        return item_row(entry.item, board, facts, look, depth=entry.depth)

    return Pane(
        head=track_head(board, facts, track, look),
        body=LazyRows[Placed | Part](entries, drawn, tuple(keys)) if entries else (empty("nothing here"),),
        start=start_of([block.group for block in blocks if block.key not in folded]) or min(folded, default=None),
    )


def _part_row(part: Part, look: Look) -> Row:
    count = f"{part.done}/{part.total}"
    title = shorten(part.title, look.width - len(count) - 2, look.glyphs.ellipsis)
    return Row((Span(title, "dim", bold=True),), (Span(count, "faint"),))


def _block(group: Group, track: str, board: Board, look: Look) -> Block:
    key = day_key(track, group)
    shut = key if key in look.opened else None
    full, lean = (tuple(_label_rows(group, board, look, shut, lean=lean)) for lean in (False, True))
    return Block(group, key, full, lean)


def day_key(track: str, group: Group) -> str:
    return f"day:{track}:{group.key}"


def start_of(groups: Sequence[Group]) -> str | None:
    """Where the cursor begins: the first open item due today, else the first open one, else the first."""
    today = [group for group in groups if group.tense == "today"]
    for placed in (placed for group in (*today, *groups) for placed in group.placed):
        if placed.item.state not in FINISHED:
            return placed.item.id
    return next((placed.item.id for group in groups for placed in group.placed), None)


def track_head(board: Board, facts: Facts, track: str, look: Look) -> tuple[Row, ...]:
    """Name, role and count; the rule below is the track's progress."""
    progress = facts.tracks.get(track, NO_PROGRESS)
    style = track_style(board, track)
    known = board.track_by_id.get(track)
    role = known.role if known else ""
    name = (Span(board.track_name(track), style, bold=True), Span(" "), Span(role, "dim"))
    late = progress.late
    facts_right = join(
        (
            (Span(f"{late} late", "bad"),) if late else (),
            (Span(f"{progress.done}/{progress.total}", "bright", bold=True),),
        )
    )
    head = (
        Row(name, facts_right),
        Row(bar(progress.done, progress.total, look.width, style, look.glyphs)),
    )
    return in_focus(head) if look.focused else head


def headline_text(line: Headline, look: Look) -> str:
    return f"{line.text} {look.glyphs.dot} {line.target}" if line.target else line.text


def headline_in(line: Headline, look: Look, width: int) -> str:
    """The headline with its target, without it where both do not fit."""
    text = headline_text(line, look)
    return text if cells(text) <= width else line.text


def group_label(group: Group, board: Board, look: Look) -> tuple[Span, ...]:
    """`Mon–Tue`, `Wed  today`, `unscheduled`."""
    if group.start is None or group.end is None:
        return (Span(ASIDE_NAMES[group.name], "dim"),)
    label = words.range_label(group.start, group.end, board.sprint.calendar, look.glyphs.dash)
    if group.tense == "today":
        return (Span(label, "today", bold=True), Span("  "), Span("today", "today"))
    return (Span(label, "dim"),)


def _label_rows(group: Group, board: Board, look: Look, key: str | None, *, lean: bool) -> list[Row]:
    """The day, with its headline beside it where that fits, the others below; if `lean` only the one beside."""
    label = group_label(group, board, look)
    if group.tense == "today" and not group.placed and not group.headlines:
        return [Row((*label, Span("  "), Span("nothing due", "dim")), key=key)]
    if not group.headlines:
        return [Row(label, key=key)]
    room = look.width - sum(cells(span.text) for span in label) - 2
    fitting = [line for line in group.headlines if cells(headline_in(line, look, room)) <= room]
    beside = next(iter(fitting or group.headlines[:1] * lean), None)
    spans = (Span("  "), Span(headline_in(beside, look, room), "faint")) if beside else ()
    rows = [Row((*label, *spans), key=key)]
    for line in () if lean else group.headlines:
        if line is not beside:
            texts = wrap(headline_text(line, look), max(8, look.width - 2), 2, look.glyphs.ellipsis)
            rows.extend(Row((Span(text, "faint"),), indent=2) for text in texts)
    return rows


def _folded_row(group: Group, key: str, board: Board, look: Look) -> Row:
    done = sum(placed.item.state in FINISHED for placed in group.placed)
    left = len(group.placed) - done
    says = f"{left} more" if left else f"{done} done"
    return Row((*group_label(group, board, look), Span("  "), Span(says, "faint")), key=key)


def _fold(blocks: Sequence[Block], height: int, opened: frozenset[str]) -> tuple[frozenset[str], bool]:
    """The keys of the days to fold, and whether there is room for blank rows between the open ones.

    As few as fit the height: first what is no work, then the last days, then what has no day, then finished days;
    never today, nor a past day with something open.
    """
    order = [block for tense in ("aside", "later") for block in reversed(blocks) if block.group.tense == tense]
    order += [block for block in blocks if block.group.tense == "undated"]
    order += [block for block in blocks if block.group.tense == "past" and _finished(block.group)]
    order = [block for block in order if block.size() > 2 and block.key not in opened]
    for airy in (True, False):
        rows = sum(block.size() for block in blocks) + (len(blocks) - 1) * airy
        for number in range(len(order) + 1):
            if rows <= height:
                return frozenset(block.key for block in order[:number]), airy
            if number < len(order):
                rows -= order[number].size() - 1 + (airy and order[number] is not blocks[0])
    return frozenset(block.key for block in order), False


def _one_open(blocks: Sequence[Block], folded: frozenset[str]) -> frozenset[str]:
    """Without the first of the folded ones where no work would be left to see: what is longer than the pane scrolls."""
    work = [block.key for block in blocks if block.group.placed and block.group.tense != "aside"]
    return folded if set(work) - folded else folded - set(work[:1])


def _finished(group: Group) -> bool:
    return all(placed.item.state in FINISHED for placed in group.placed)
