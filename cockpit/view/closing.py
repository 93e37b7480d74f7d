"""The end of the day: what changed, what is due and open, one row each; below that the commit of the plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cockpit.core.closing import closing_of
from cockpit.core.facts import Facts
from cockpit.core.model import SHARED, Board
from cockpit.core.news import News
from cockpit.view import words
from cockpit.view.itemrow import item_row
from cockpit.view.look import Look, pane, section, track_span
from cockpit.view.rows import BLANK, Pane, Row, Span, wrap

COMMIT, PUSH = "eod:commit", "eod:push"
PAST = {"ticked": "done", "unticked": "open again", "reopened": "open again"}


def closing_pane(board: Board, facts: Facts, look: Look, commit: Sequence[str] = (), *, ahead: bool = False) -> Pane:
    """`commit` are the lines that tell what a commit would hold, empty before git was asked; `ahead`: something can be
    pushed."""
    closing = closing_of(board, facts, look.record)
    rows: list[Row] = []
    for track in (*(track.id for track in board.tracks), SHARED):
        if news := closing.news.get(track, ()):
            rows += [BLANK] if rows else []
            rows.append(Row((track_span(board, track, bold=True),), (Span(f"{len(news)}", "dim"),)))
            rows += [_news_row(one, board) for one in news]
    rows = rows or [Row((Span("no item changed today", "faint"),), indent=2)]
    due = (Span(f"space done   z to {words.day_label(closing.following, board.sprint.calendar)}   w blocked", "faint"),)
    rows += section("Due today", look, due if closing.due else ())
    rows += [_due_row(item.track, item_row(item, board, facts, look, dues=False), board) for item in closing.due]
    if not closing.due:
        rows.append(Row((Span(look.glyphs.states["done"], "good"), Span(" all that was due today is done", "dim"))))
    if closing.late:
        rows.append(Row((Span(f"and {words.count(closing.late, 'item')} from earlier days", "bad"),), indent=2))
    rows += section("Commit", look) + list(_commit_rows(commit, look, ahead))
    title = f"End of day · {words.full_date(closing.day)}"
    start = closing.due[0].id if closing.due else COMMIT
    return pane(title, look, tuple(rows), start=start)


def _news_row(news: News, board: Board) -> Row:
    spans = (Span(f"{PAST.get(news.what, news.what):<11}", "dim"), Span(news.text))
    when = f"{board.sprint.calendar.local(news.when):%H:%M}" if news.when else ""
    facts = "  ".join(filter(None, (news.who, when)))
    return Row(spans, (Span(facts, "faint"),) if facts else (), indent=2)


def _due_row(track: str, row: Row, board: Board) -> Row:
    return Row(row.spans, (*row.right, Span("  "), track_span(board, track)), row.key, row.indent)


def _commit_rows(commit: Sequence[str], look: Look, ahead: bool) -> Iterable[Row]:
    if not commit:
        yield Row((Span("asking git …", "faint"),), key=COMMIT, indent=2)
        return
    can = commit[0].startswith("would commit")
    label = "Commit the plans" if can else "Look again"
    yield Row((Span(look.glyphs.so, "accent"), Span(f" {label}", "bright", bold=True)), key=COMMIT)
    if ahead:
        yield Row((Span(look.glyphs.so, "accent"), Span(" Push", "bright", bold=True)), key=PUSH)
    for line in commit:
        text = line.lstrip(" ")
        indent = 2 + len(line) - len(text)
        for part in wrap(text, max(10, look.width - indent), 3) or ("",):
            yield Row((Span(part, "dim"),), indent=indent)
