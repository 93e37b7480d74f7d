"""A board at a time, ready to be drawn: which view function draws which pane, and at which key.

Imported by the engine's thread, because it imports every view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from cockpit.core.daywork import in_lists
from cockpit.core.facts import Facts, Standing
from cockpit.core.model import Board, Item
from cockpit.core.record import Record
from cockpit.core.settings import Settings
from cockpit.tui.ahead import MANY
from cockpit.tui.blocking import SHOWN_IN
from cockpit.tui.filters import Filters
from cockpit.tui.layout import LOWER, SINGLE, TRACK, Wanted, lower_widths
from cockpit.tui.state import UiState, enter_pane, stand_on
from cockpit.tui.things import Things
from cockpit.view import footer, header, itemrow, panes, tabs
from cockpit.view.glyphs import ASCII, UNICODE
from cockpit.view.look import Look, track_style
from cockpit.view.rows import Pane, Row, Span, span_cells

if TYPE_CHECKING:
    from cockpit.core.meeting import Meeting

_versions = count(1)
STRIP_NAMES = {"checkpoints": "Checkpoints", "arrows": "Dependencies", "blockers": "Blockers"}


@dataclass(frozen=True, kw_only=True)
class Scene(Things):
    """`problem` is one line about a sprint.toml that cannot be read now; the board is then the last good one.

    `reverted` counts ticks that another program took back. `record` is what git told so far; `as_of` the past time that
    is shown, at which nothing can be changed.
    """

    settings: Settings
    problem: str = ""
    ascii_signs: bool = False
    reverted: int = 0
    record: Record | None = None
    as_of: datetime | None = None
    version: int = field(default_factory=lambda: next(_versions))

    follows_cursor = frozenset({"checkpoints", "gates", "arrows", "timeline", "queue"})
    """Panes that show more of what the cursor stands on."""

    def later(self, facts: Facts, board: Board, record: Record | None) -> Scene:
        """The same plans with the facts of another time, or with more that git told."""
        return replace(self, facts=facts, board=board, record=record, version=next(_versions))

    def opening(self, ui: UiState, wanted: str = "") -> UiState:
        """Where one stands at first: the track asked for, else the first that has an open item due today."""
        named = [track for track in self.track_ids if wanted and self._is_named(track, wanted)]
        today = [
            item.track
            for item in self.board.items
            if item.counted and item.state != "done" and self.facts.standing[item.id].due_today
        ]
        tracks = named or [track for track in self.track_ids if track in today] or list(self.track_ids)
        return replace(ui, focus={**ui.focus, "board": TRACK + tracks[0]}) if tracks else ui

    def _is_named(self, track_id: str, wanted: str) -> bool:
        track = self.board.track_by_id.get(track_id)
        names = (track_id, track.name, *track.aliases) if track else (track_id,)
        return wanted.casefold() in (name.casefold() for name in names)

    def turned(self, ui: UiState, step: int) -> UiState:
        """View 2 on another day of the sprint, view 6 on another track (around, by way of all tracks)."""
        calendar = self.board.sprint.calendar
        if ui.page == "day":
            today = min(max(calendar.today(self.facts.now), calendar.start), calendar.end)
            day = calendar.next_workday(ui.day or today) if step > 0 else calendar.previous_workday(ui.day or today)
            return replace(ui, day=day) if calendar.contains(day) else ui
        if ui.page == "standup":
            tracks = (None, *self.track_ids)
            at = tracks.index(ui.track) if ui.track in tracks else 0
            return replace(ui, track=tracks[(at + step) % len(tracks)])
        return ui

    # drawing

    def draw(self, ui: UiState, pane: str, width: int, height: int, *, focused: bool) -> Pane:
        """What stands in a pane of `width` cells and `height` rows, its head included."""
        look = self._look(ui, width, height=height, focused=focused, pane=pane)
        if self.waits(ui, pane):
            look = replace(look, waits=True)
        if pane == "standup" and ui.meeting is not None and not ui.meeting.running:
            from cockpit.view.minutes import minutes_pane

            return minutes_pane(self.minutes(ui.meeting, ui.meeting.ended or self.facts.now), look)
        try:
            facts = self._filters.facts(ui.needle) if ui.needle and pane in SHOWN_IN else self.facts
            return panes.draw(pane, self.filtered(ui.needle) if pane not in SHOWN_IN else self.board, facts, look)
        except KeyError:
            return Pane()

    def restated(self, row: Row, before: Item, after: Item, standing: Standing) -> Row | None:
        """An item's row once it is in another state; None where it is not drawn like those of lists."""
        return itemrow.restated(row, before, after, self.board, self.facts, standing, self._plain_look(0))

    def waits(self, ui: UiState, pane: str) -> bool:
        """Whether a pane takes too long to draw as long as the engine has not summed it up."""
        if pane != "retro" or len(self.board.items) < MANY:
            return False
        from cockpit.view.retro import is_summed

        return not is_summed(self.filtered(ui.needle), self.facts, self.record)

    def wanted(self, width: int) -> Wanted:
        """How many rows the board's panes would fill on a screen so wide; asked at each key."""
        if width not in self._wanted:
            looks = zip(LOWER, lower_widths(width), strict=True)
            look = self._plain_look(width)
            lower = max(
                len(panes.draw(name, self.board, self.facts, look.sized(cells - 2)).body) for name, cells in looks
            )
            self._wanted[width] = Wanted(panes.HEAD + self._longest, panes.HEAD + lower)
        return self._wanted[width]

    @cached_property
    def _wanted(self) -> dict[int, Wanted]:
        return {}

    @cached_property
    def _longest(self) -> int:
        """About the rows of the longest track's list: its items, and for each day a label and air."""
        counts = [len(in_lists(self.board, track)) for track in self.track_ids]
        days = 2 * len(self.board.sprint.calendar.days)
        return max((count + min(2 * count, days) for count in counts), default=0)

    def clock_head(self, ui: UiState, width: int, now: datetime) -> tuple[Row, ...]:
        """The head of the running standup at `now`, which is the clock and not the minute of the facts."""
        look = replace(self._look(ui, width, focused=True, pane="standup"), now=now)
        from cockpit.view.turn import meeting_head

        return meeting_head(self.board, self.facts, look)

    def minutes(self, meeting: Meeting, now: datetime) -> str:
        """The minutes as markdown."""
        from cockpit.core.standup import brief_for
        from cockpit.report.minutes import minutes

        return minutes(self.board, self.facts, brief_for(self.board, self.facts, self.record), meeting, now)

    def page_look(self, ui: UiState, pane: str, width: int) -> Look:
        """How a page that stands over the views is to be drawn."""
        return self._look(ui, width, focused=True, pane=pane)

    def _look(self, ui: UiState, width: int, *, height: int | None = None, focused: bool, pane: str) -> Look:
        flexible = pane == "standup" and ui.meeting is not None
        return Look(
            width=width,
            height=None if ui.needle or (pane in SINGLE.values() and not flexible) else height,
            glyphs=ASCII if self.ascii_signs else UNICODE,
            focused=focused,
            opened=ui.unfolded,
            chosen=ui.cursors.get(ui.cursor_slot(pane)),
            subject=ui.opened[-1] if ui.opened else None,
            day=ui.day,
            track=ui.track,
            record=self.record,
            meeting=ui.meeting,
        )

    def filtered(self, needle: str) -> Board:
        """The board with only the items that a filter leaves."""
        return self.board if not needle else self._filters.board(needle)

    @cached_property
    def _filters(self) -> Filters:
        return Filters(self.board, self.facts)

    def _left(self, ui: UiState) -> str:
        if ui.page == "blockers":
            return f"{len(self._filters.facts(ui.needle).queue)} of {len(self.facts.queue)}"
        return f"{self.found(ui.needle)} of {len(self.board.items)}"

    def found(self, needle: str) -> int:
        """How many items the filter leaves."""
        return len(self.filtered(needle).items)

    def top(
        self,
        ui: UiState,
        width: int,
        now: datetime,
        which: tuple[int, int, int],
        remote: tuple[str, bool] = ("", False),
    ) -> tuple[Row, Row]:
        """The header line and the tab bar. `remote` says how far we are from it, and whether we are behind."""
        look = replace(self._look(ui, width, focused=True, pane="top"), now=now)
        notes: list[Span] = []
        first, shown, total = which
        if total > shown > 1:
            notes.append(Span(f"tracks {first + 1}–{first + shown} of {total}", "dim"))
        if self.as_of is not None:
            notes += [Span("  ")] if notes else []
            notes += header.past_words(self.as_of, self.board)
        if self.problem:
            notes += [Span("  ")] if notes else []
            notes.append(Span(f"{self.settings.file} broken", "bad", bold=True))
        if remote[0]:
            notes += [Span("  ")] if notes else []
            notes.append(Span(remote[0], "today" if remote[1] else "dim"))
        row = header.header_row(self.board, self.facts, look, tuple(notes))
        return row, tabs.tab_row(ui.view, tabs.tab_counts(self.board, self.facts), look)

    def tab_at(self, ui: UiState, x: int, width: int) -> str | None:
        """The view whose tab was pointed at."""
        look = self._look(ui, width, focused=True, pane="top")
        return tabs.tab_at(x, ui.view, tabs.tab_counts(self.board, self.facts), look)

    def titled_with_all(self, pane: Pane, order: Sequence[str], shown: str, width: int) -> Pane:
        """A pane that stands alone: its title names all panes, so that they are tabs."""
        right = pane.head[0].right if pane.head else ()
        room = width - span_cells(right) - 2
        row = tabs.strip_row([self._strip_name(name) for name in order], order.index(shown), self._plain_look(room))
        return replace(pane, head=(Row(row.spans, right), *pane.head[1:]))

    def pane_at(self, x: int, order: Sequence[str], shown: str, width: int) -> str | None:
        """The pane whose name in such a title was pointed at."""
        names = [self._strip_name(name) for name in order]
        row = tabs.strip_row(names, order.index(shown), self._plain_look(width))
        left = 0
        for span in row.spans:
            if left <= x < left + len(span.text):
                return next((pane for pane, (name, _) in zip(order, names, strict=True) if name == span.text), None)
            left += len(span.text)
        return None

    def _plain_look(self, width: int) -> Look:
        return Look(width=width, glyphs=ASCII if self.ascii_signs else UNICODE)

    def _strip_name(self, pane: str) -> tuple[str, str]:
        if pane.startswith(TRACK):
            track = pane.removeprefix(TRACK)
            return self.board.track_name(track), track_style(self.board, track)
        return STRIP_NAMES[pane], "bright"

    def foot(self, ui: UiState, width: int, hints: Sequence[tuple[str, str]], note: tuple[str, str]) -> Row:
        """Hints at the left; at the right the last message, else what is broken, else the filter or the marks."""
        text, style = note
        if not text and self.problem:
            text, style = self.problem, "bad"
        if not text and self.reverted:
            ticks = "a tick" if self.reverted == 1 else f"{self.reverted} ticks"
            text, style = f"another program took back {ticks}: R writes again, esc leaves it", "warn"
        if not text and ui.marked:
            text, style = f"{len(ui.marked)} marked", "today"
        if not text and ui.needle:
            text, style = f"filter {ui.needle!r}: {self._left(ui)}", "today"
        return footer.footer_row(hints, self._look(ui, width, focused=True, pane="foot"), text, style)

    def change_note(self, flash: Mapping[str, str]) -> str:
        """One line about what somebody else changed."""
        items = [(self.board.by_id[key].text, what) for key, what in flash.items() if key in self.board.by_id]
        gone = sum(what == "gone" for what in flash.values())
        files = flash.get("", "plans")
        if len(items) == 1 and not gone:
            return f"{files} changed on disk: {items[0][0][:40]} {items[0][1]}"
        parts = ([f"{len(items)} items"] if items else []) + ([f"{gone} gone"] if gone else [])
        return f"{files} changed on disk" + (f": {', '.join(parts)}" if parts else "")


def go_to(scene: Scene, ui: UiState, item_id: str) -> UiState:
    """The board with the cursor on an item."""
    item = scene.board.by_id[item_id]
    pane = TRACK + item.track
    ui = replace(ui, view="board", opened=(), needle="")
    return stand_on(enter_pane(ui, pane), pane, item_id)
