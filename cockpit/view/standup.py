"""View 6 before the standup runs: blockers first, then each track on one screen: news, today, who waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cockpit.core.actions import words_of
from cockpit.core.facts import Facts
from cockpit.core.model import Board, Item
from cockpit.core.news import News
from cockpit.core.queue import Queued
from cockpit.core.standup import Brief, TrackBrief, Wait, brief_for
from cockpit.view import words
from cockpit.view.arrows import STATE_STYLES
from cockpit.view.blockers import queued_rows, rung_rows, what_rows, who_rows
from cockpit.view.folding import wrap_spans
from cockpit.view.itemrow import fact, item_row, item_rows
from cockpit.view.look import Look, beside, empty, pane, section, track_span
from cockpit.view.rows import BLANK, Pane, Row, Span, as_text, cells, shorten, span_cells, wrap
from cockpit.view.tracks import headline_in, track_head

THREE_COLUMNS = 92
GAP = 4
PROSE = 90
MOST_ACTIONS = 4
SIGNS = {"added": "+", "removed": "-", "reworded": "~"}


def standup_pane(board: Board, facts: Facts, look: Look) -> Pane:
    """The standup of today. `look.track` shows one track only."""
    brief = brief_for(board, facts, look.record)
    rows: list[Row] = [
        Row((Span(line),)) for topic in brief.topics for line in wrap(topic.text, min(look.width, PROSE))
    ]
    rows += section("Blockers first", look, style="bad" if brief.blockers else "good")[_air(rows, look) :]
    rows += blocker_table(brief.blockers, board, look)
    rows += action_rows(brief, board, facts, look)
    for track in brief.tracks:
        if look.track in (None, track.track) and (track or track.track in board.track_by_id):
            rows += [BLANK, *_track(board, facts, brief, track, look)]
    title = f"{words.full_weekday(brief.day)} standup"
    done = (Span(f"{facts.done} of {facts.total} done", "dim"),) if facts.total else ()
    return pane(title, look, tuple(rows), done, start=first_key(rows, board, brief))


def action_rows(brief: Brief, board: Board, facts: Facts, look: Look) -> list[Row]:
    """What earlier retros agreed on and nobody has done yet: the first few, and how many more there are."""
    if not brief.actions:
        return []
    rows = section("Open from the last retro", look, (Span(str(len(brief.actions)), "warn", bold=True),))
    rows = rows if look.spoken else rows[1:]
    for item in brief.actions[:MOST_ACTIONS]:
        text, owner = words_of(item, board)
        first, *rest = item_rows(replace(item, text=text), board, facts, look)
        rows += [first if first.right or not owner else replace(first, right=(Span(owner, "dim"),)), *rest]
    more = len(brief.actions) - MOST_ACTIONS
    return rows + ([empty(f"and {words.count(more, 'more action')} in view 7")] if more > 0 else [])


def _air(rows: list[Row], look: Look) -> int:
    """How many of a section's blank rows to leave out: all at the top, one on a screen."""
    if look.spoken:
        return 0 if rows else 1
    return 1 if rows else 2


def first_key(rows: Iterable[Row], board: Board, brief: Brief) -> str | None:
    """Where the cursor begins: on the first work of today, else on the first item, else on what comes first."""
    today = {item.id for track in brief.tracks for item in track.today}
    keys = [row.key for row in rows if row.key]
    items = [key for key in keys if key in board.by_id]
    return next((key for key in items if key in today), next(iter(items or keys), None))


def blocker_table(queue: Iterable[Queued], board: Board, look: Look) -> list[Row]:
    """A row each where there is room for what, who and the next step beside each other; else as in the queue."""
    queue = tuple(queue)
    if not queue:
        return [Row((Span(look.glyphs.states["done"], "good"), Span(" "), Span("nothing is blocked", "dim")))]
    rows: list[Row] = []
    if look.width < THREE_COLUMNS or look.spoken:
        for entry in queue:
            rows += [BLANK] if rows and not look.spoken else []
            rows += queued_rows(entry, board, look)
        return rows
    column = look.sized((look.width - 2 * GAP) // 3)
    last = look.sized(look.width - 2 * (column.width + GAP))
    for entry in queue:
        who, rung = who_rows(entry, board, column, indent=0), rung_rows(entry, last, indent=0)
        right = beside(who, rung, (column.width, last.width), GAP, look)
        rows += beside(what_rows(entry, column), right, (column.width, look.width - column.width - GAP), GAP, look)
    return rows


def _track(board: Board, facts: Facts, brief: Brief, track: TrackBrief, look: Look) -> list[Row]:
    """A track's head and its three subjects, beside each other where there is room."""
    wide = look.width >= THREE_COLUMNS and not look.spoken
    column = look.sized((look.width - 2 * GAP) // 3) if wide else look
    last = look.sized(look.width - 2 * (column.width + GAP)) if wide else look
    head = list(track_head(board, facts, track.track, replace(look, focused=False)))[: 1 if look.spoken else 2]
    first = titled_rows(since_label(brief, board), "dim", news_rows(track.news, board, facts, column))
    second = titled_rows("Today", "today", today_rows(track, track.today, board, facts, column))
    third = titled_rows("Waiting", "dim", waiting_rows(track, board, facts, last))
    if not wide:
        return [*head, *first, BLANK, *second, BLANK, *third]
    return [*head, *three_columns(first, second, third, column.width, look)]


def titled_rows(title: str, style: str, rows: list[Row]) -> list[Row]:
    return [Row((Span(title, style),)), *(rows or [empty("nothing")])]


def since_label(brief: Brief, board: Board) -> str:
    return f"Since {words.weekday(board.sprint.calendar.today(brief.since))}"


def three_columns(first: list[Row], second: list[Row], third: list[Row], size: int, look: Look) -> list[Row]:
    """Three stacks beside each other, the last as wide as there is room; the keys are those of the second."""
    right = beside(second, third, (size, look.width - 2 * (size + GAP)), GAP, look)
    joined = beside(first, right, (size, look.width - size - GAP), GAP, look)
    keys = [row.key for row in second] + [None] * len(joined)
    reach = (size + GAP, 2 * size + GAP)
    return [Row(row.spans, key=keys[number], reach=reach) for number, row in enumerate(joined)]


def news_rows(news: Iterable[News], board: Board, facts: Facts, look: Look) -> list[Row]:
    """What became of the track's work: the item with its evidence, else with who did it."""
    return [row for one in news for row in _news(one, board, facts, look)]


def _news(one: News, board: Board, facts: Facts, look: Look) -> list[Row]:
    item = board.by_id.get(one.item or "")
    who = who_did(one, board)
    if item is None or one.what in SIGNS:
        sign = SIGNS.get(one.what, look.glyphs.states["done"])
        style = "good" if one.what == "resolved" else "dim"
        text = item.text if item is not None else one.text
        said = f"{one.what} {who}".strip()
        return _told(Row((Span(sign, style), Span(" "), Span(text, "done")), (Span(said, "dim"),), one.item), look)
    row = item_row(item, board, facts, look)
    if one.what in ("ticked", "landed"):
        known = fact(item, board, facts, look)
        return _told(row if known or not who else replace(row, right=(Span(who, "dim"),)), look)
    said = f"{one.what} {who}".strip()
    fits = cells(item.text) + cells(said) + 4 <= look.width
    return _told(replace(row, right=(Span(said if fits else one.what, "dim"),)), look)


def _told(row: Row, look: Look) -> list[Row]:
    """The row, with those of its words that do not fit on a second one; a single word is cut."""
    sign, blank, *text = row.spans
    room = look.width - 2 - (span_cells(row.right) + 2 if row.right else 0)
    if look.spoken or span_cells(text) <= room or " " not in as_text(text):
        return [row]
    first, *rest = wrap_spans(text, max(8, room), 2, look.glyphs.ellipsis)
    return [replace(row, spans=(sign, blank, *first)), *(Row(line, indent=2) for line in rest)]


def who_did(news: News, board: Board) -> str:
    """`Eric 17:02`: who and when, as far as that is known; no clock where nobody is."""
    if not news.who:
        return ""
    clock = f" {board.sprint.calendar.local(news.when):%H:%M}" if news.when else ""
    return f"{shorten(news.who, 14)}{clock}"


def today_rows(track: TrackBrief, items: Iterable[Item], board: Board, facts: Facts, look: Look) -> list[Row]:
    """The day's headline, what is late, what is due, what is under way."""
    rows = [
        Row((Span(text, "faint"),), indent=2)
        for line in track.headlines
        for text in wrap(headline_in(line, look, look.width - 2), max(8, look.width - 2), 2)
    ]
    doing = {item.id for item in track.doing}
    for item in items:
        rows += item_rows(item, board, facts, look, said_due=item.id in doing)
    return rows


def waiting_rows(track: TrackBrief, board: Board, facts: Facts, look: Look) -> list[Row]:
    """What the track waits for, and who waits for it, in order of time."""
    sides = [(wait, True) for wait in track.waits_for] + [(wait, False) for wait in track.holds_up if not wait.both]
    sides += [(wait, True) for wait in track.holds_up if wait.both]
    sides.sort(key=lambda side: side[0].due.timestamp() if side[0].due else float("inf"))
    return [row for wait, waits in sides for row in _wait_rows(wait, board, facts, look, waits=waits)]


def _wait_rows(wait: Wait, board: Board, facts: Facts, look: Look, *, waits: bool) -> list[Row]:
    name = track_span(board, wait.other, bold=True)
    time = words.time_left(wait.due, facts.now) if wait.due else "no day"
    first = (Span("waits for ", "dim"), name) if waits else (name, Span(" waits", "dim"))
    if wait.both:
        first = (Span("with ", "dim"), name)
    if wait.state not in ("due", "late"):
        time = words.due_label(wait.due, board.sprint.calendar)
        if span_cells(first) + cells(wait.text) + cells(time) + 4 <= look.width:
            return [Row((*first, Span("  "), Span(wait.text, "dim")), (Span(time, "dim"),), wait.key)]
    urgent = wait.state in ("due", "late")
    text = wrap(wait.text, max(8, look.width - 2), 2, look.glyphs.ellipsis)
    head = Row(first, (Span(time, STATE_STYLES[wait.state] if urgent else "dim"),), wait.key)
    return [head, *(Row((Span(line, "bright" if urgent else "dim"),), indent=2) for line in text)]
