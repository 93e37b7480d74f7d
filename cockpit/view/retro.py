"""View 7: how the sprint came out: numbers, burn-up, what was agreed, what the repository and the team say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from cockpit.core.actions import words_of
from cockpit.core.facts import Facts
from cockpit.core.model import Board, Item
from cockpit.core.record import Record
from cockpit.core.retro import Retro, sum_up
from cockpit.view import words
from cockpit.view.burnup import burnup_rows
from cockpit.view.itemrow import item_row
from cockpit.view.look import PAGE, Look, beside, section, titled, track_ids, track_style
from cockpit.view.retro_parts import claim_rows, file_rows, mark_rows, metric_rows, note_rows, sum_rows, track_rows
from cockpit.view.rows import BLANK, LazyRows, Pane, Row, Span, fit

TWO_COLUMNS = 92
WIDEST = 150
GAP = 4
TOP = "retro:"
"""The key of the first row, where one stands at first."""
_last: list[tuple[Board, Record | None, Facts, Retro]] = []
"""The retro summed up last: a pane is drawn far more often than anything in it changes."""


def retro_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The whole retro; items in it have their keys, so that they can be opened and ticked there."""
    retro = _summed_last(look) if look.waits else _summed(board, facts, look.record)
    if retro is None:
        return Pane(head=titled("Retro", look), body=(Row((Span("the sprint is being summed up", "faint"),), key=TOP),))
    calendar = board.sprint.calendar
    local = calendar.local(retro.as_of)
    said = (Span(f"as of {words.full_date(local.date())} {local:%H:%M}", "dim"),)
    wide = look.width >= TWO_COLUMNS and not look.spoken
    page = look if look.spoken else look.sized(min(look.width, WIDEST if wide else PAGE))
    head = tuple(_held(titled("Retro", page, said), page))
    if retro.begins is not None:
        return Pane(head=head, body=_unknown(retro, page, wide=wide), start=TOP)
    entries: list[Row | Item] = [*_held([_numbers(retro, page)], page), *_caveat(retro, page)]
    entries += _items("Still open from earlier retros", retro.earlier, page, "warn")
    entries += _upper(retro, page, wide=wide)
    entries += _middle(retro, page, wide=wide)
    entries += _items("Done late", [life.item for life in retro.late if life.item], page, "warn")
    entries += _open(retro, page)
    half = page.sized((page.width - GAP) // 2) if wide else page
    entries += _columns([metric_rows(retro, half), claim_rows(retro, half)], page, wide=wide)
    entries += _held(file_rows(retro, page), page)

    def row_of(item: Item) -> Row:
        return _held([item_row(item, retro.board, retro.facts, page, said_due=True)], page)[0]

    keys = tuple(entry.key if isinstance(entry, Row) else entry.id for entry in entries)
    body = LazyRows(entries, row_of, keys)
    return Pane(head=head, body=body, start=TOP)


def _unknown(retro: Retro, page: Look, *, wide: bool) -> tuple[Row, ...]:
    """Before git saw the plans nothing can be counted; what the team wrote down stands all the same."""
    assert retro.begins is not None
    first = retro.board.sprint.calendar.local(retro.begins)
    texts = (
        "there is no history yet at this time",
        f"git saw the plans first on {words.full_date(first.date())} {first:%H:%M}",
    )
    rows = [Row((Span(text, style),), key=None if n else TOP)
            for n, (text, style) in enumerate(zip(texts, ("warn", "dim"), strict=True))]  # fmt: skip
    half = page.sized((page.width - GAP) // 2) if wide else page
    return (*rows, *_columns([note_rows(retro, half), _actions(retro, half)], page, wide=wide))


def is_summed(board: Board, facts: Facts, record: Record | None) -> bool:
    """Whether the retro of just this has been summed up already."""
    return any(known is board and told is record and stock is facts for known, told, stock, _ in _last)


def prepare(board: Board, facts: Facts, record: Record | None) -> None:
    """Sum up, with all that is counted when it is drawn, so that drawing takes no time; in any thread."""
    retro = _summed(board, facts, record)
    for name, part in vars(Retro).items():
        if isinstance(part, cached_property):
            getattr(retro, name)


def _summed_last(look: Look) -> Retro | None:
    """What was summed up last, unless git has told something since then for the first time."""
    return next((retro for _, told, _, retro in _last if (told is None) == (look.record is None)), None)


def _summed(board: Board, facts: Facts, record: Record | None) -> Retro:
    last: Retro | None = None
    for known, told, stock, retro in tuple(_last):
        if known is board and told is record:
            if stock is facts:
                return retro
            last = retro
    retro = sum_up(board, facts.now, record or Record(), facts=facts, last=last)
    _last[:] = [(board, record, facts, retro)]
    return retro


def _held(rows: Sequence[Row], page: Look) -> list[Row]:
    """Rows as wide as the page, so that their facts stay near their words."""
    if page.spoken:
        return list(rows)
    return [
        Row(fit(row, page.width, page.glyphs.ellipsis), key=row.key, reach=row.reach or (0, page.width)) for row in rows
    ]


def _columns(columns: Sequence[Sequence[Row]], page: Look, *, wide: bool) -> list[Row]:
    """Stacks of rows side by side in equal parts of the page, one under the other where it is narrow."""
    columns = [rows for rows in columns if rows]
    if not wide or len(columns) < 2:
        return [row for rows in columns for row in _held(rows, page)]
    width = (page.width - GAP * (len(columns) - 1)) // len(columns)
    used = page.width - (width + GAP) * (len(columns) - 1)
    rows = list(columns[-1])
    for left in reversed(columns[:-1]):
        rows = beside(left, rows, (width, used), GAP, page)
        used += width + GAP
    return _held(rows, page)


def _numbers(retro: Retro, look: Look) -> Row:
    tally = retro.tally
    known = retro.counted_from == "git"
    parts = [(tally.planned, "planned", "bright")]
    if known:
        parts += [(tally.on_time + tally.undated, "done on time", "good"), (tally.late, "late", "warn")]
    else:
        parts += [(tally.done, "done", "good")]
    parts += [(tally.open, "open", "bad" if tally.overdue else "warn")]
    parts += [(tally.added, "added", "bright"), (tally.removed, "removed", "bright")] if known else []
    parts += [(len(retro.not_found), "not found", "bad")]
    gap = next((gap for gap in (7, 5, 3, 2) if _room(parts, gap) <= look.width), 2)
    spans: list[Span] = []
    for number, word, style in parts:
        spans += [Span(" " * max(gap, 2))] if spans else []
        spans += [Span(str(number), style if number else "faint", bold=bool(number)), Span(f" {word}", "dim")]
    return Row(tuple(spans), key=TOP)


def _room(parts: Sequence[tuple[int, str, str]], gap: int) -> int:
    return sum(len(f"{number} {word}") for number, word, _ in parts) + gap * (len(parts) - 1)


def _caveat(retro: Retro, look: Look) -> list[Row]:
    """Where the numbers do not know all."""
    if look.record is None:
        return []
    if retro.counted_from == "board":
        text = "counted from the plans alone: without git nobody knows when something was done or added"
    elif retro.problem:
        text = f"git did not tell all: {retro.problem}"
    elif not retro.complete:
        text = "a shallow clone: what was before its first commit is unknown"
    else:
        return []
    return [Row((Span(text, "warn"),))]


def _upper(retro: Retro, page: Look, *, wide: bool) -> list[Row]:
    """The burn-up, beside it the tracks and what was agreed."""
    side = min(56, (page.width - GAP) * 2 // 5) if wide else page.width
    main = page.width - GAP - side if wide else page.width
    chart = [*section("Burn-up", page.sized(main)), *_chart(retro, page.sized(main), 14 if page.width > 130 else 10)]
    tracks = [*track_rows(retro, page.sized(side)), BLANK, *sum_rows(retro, page.sized(side))]
    if wide:
        return _held(beside(chart, tracks, (main, side), GAP, page), page)
    return _held([*chart, *tracks], page)


def _chart(retro: Retro, look: Look, height: int) -> list[Row]:
    if look.record is None and not look.spoken:
        return [Row((Span("the history is being read", "faint"),), indent=2)]
    return burnup_rows(retro.burnup, look, height if look.width > 60 else 7)


def _middle(retro: Retro, page: Look, *, wide: bool) -> list[Row]:
    """What the repository says; what the team wrote down."""
    width = (page.width - 2 * GAP) // 3 if wide else page.width
    part, last = page.sized(width), page.sized(page.width - 2 * (width + GAP) if wide else width)
    return _columns([mark_rows(retro, part), note_rows(retro, part), _actions(retro, last)], page, wide=wide)


def _actions(retro: Retro, look: Look) -> list[Row]:
    rows = section("Actions", look, style="accent")
    for item in retro.actions:
        sign = look.glyphs.states[item.state]
        text, owner = words_of(item, retro.board)
        spans = (Span(sign, "good" if item.state == "done" else "dim"), Span(f" {text}"))
        rows.append(Row(spans, (Span(owner, "dim"),), key=item.id))
    if not retro.actions:
        rows.append(Row((Span("a writes down an action or a note", "faint"),), indent=0 if look.spoken else 2))
    return rows


def _items(title: str, items: Sequence[Item], page: Look, style: str) -> list[Row | Item]:
    if not items:
        return []
    head = section(title, page, (Span(str(len(items)), style, bold=True),))
    return [*_held(head, page), *items]


def _open(retro: Retro, page: Look) -> list[Row | Item]:
    """What is still open, by track: what the next sprint begins with."""
    board = retro.board
    earlier = {item.id for item in retro.earlier}
    items = [life.item for life in retro.open if life.item and life.item.id not in earlier]
    count = (Span(str(len(items)), "warn", bold=True),) if items else ()
    entries: list[Row | Item] = list(_held(section("Still open", page, count), page))
    for number, track in enumerate(one for one in track_ids(board, shared=True) if any(i.track == one for i in items)):
        entries += [BLANK] if number else []
        entries.append(Row((Span(board.track_name(track), track_style(board, track), bold=True),)))
        entries += [item for item in items if item.track == track]
    if not items:
        entries.append(Row((Span("everything is done", "faint"),), indent=2))
    return entries
