"""What the screen shows and where one stands on it: one immutable value, changed by pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from cockpit.tui.keys import FEED, HELP, PAGES

if TYPE_CHECKING:
    from cockpit.core.meeting import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class UiState:
    """`focus` is the pane one stands in, by page; `cursors` the key one stands on, by pane.

    `opened` are the keys opened one over the other, the last is shown. `needle` is the filter. `unfolded` are the
    keys of folded days that were opened. `day` and `track` are the ones that views 2 and 6 were
    turned to. `first_track` is the leftmost track where not all fit. `meeting` is the standup that
    runs, or is over and not closed yet. `behind` is the view that Enter led away from, empty after a key chose one.
    """

    view: str = "board"
    focus: Mapping[str, str] = field(default_factory=dict)
    cursors: Mapping[str, str] = field(default_factory=dict)
    opened: tuple[str, ...] = ()
    needle: str = ""
    marked: frozenset[str] = frozenset()
    unfolded: frozenset[str] = frozenset()
    first_track: int = 0
    day: date | None = None
    track: str | None = None
    meeting: Meeting | None = None
    behind: str = ""

    @property
    def page(self) -> str:
        """What stands in the body: the view, `item`, or one of `PAGES`."""
        if not self.opened:
            return self.view
        return self.opened[-1] if self.opened[-1] in PAGES else "item"

    @property
    def pane(self) -> str | None:
        """The pane one stands in, None before one was entered."""
        return self.focus.get(self.page)

    @property
    def cursor(self) -> str | None:
        """The key one stands on."""
        return self.cursors.get(self.cursor_slot(self.pane)) if self.pane else None

    def cursor_slot(self, pane: str) -> str:
        """Where a pane's cursor is remembered: each opened thing has its own."""
        return f"{pane} {self.opened[-1]}" if self.opened and pane == "item" else pane


def show_view(ui: UiState, view: str) -> UiState:
    """The view, with all that was opened over the last one closed."""
    return replace(ui, view=view, opened=(), behind="")


def follow(ui: UiState, view: str) -> UiState:
    """The view that tells more of what one stands on; `back` returns from it."""
    return replace(show_view(ui, view), behind=ui.view)


def enter_pane(ui: UiState, pane: str) -> UiState:
    return ui if ui.pane == pane else replace(ui, focus={**ui.focus, ui.page: pane})


def next_pane(ui: UiState, order: Sequence[str], step: int = 1) -> UiState:
    """The pane `step` further in the order of the page, around its ends."""
    if not order:
        return ui
    at = order.index(ui.pane) if ui.pane in order else 0
    return enter_pane(ui, order[(at + step) % len(order)])


def stand_on(ui: UiState, pane: str, key: str | None) -> UiState:
    slot = ui.cursor_slot(pane)
    if ui.cursors.get(slot) == key:
        return ui
    cursors = {name: held for name, held in ui.cursors.items() if name != slot}
    return replace(ui, cursors=cursors if key is None else {**cursors, slot: key})


def open_key(ui: UiState, key: str) -> UiState:
    """`key` over what is shown; opening it again from itself changes nothing."""
    if ui.opened and ui.opened[-1] == key:
        return ui
    return replace(ui, opened=(*ui.opened, key))


def toggle_help(ui: UiState) -> UiState:
    return replace(ui, opened=ui.opened[:-1]) if ui.page == HELP else open_key(ui, HELP)


def back(ui: UiState) -> UiState:
    """One step back: the last thing opened, the view that led here, then the marks, then the filter."""
    if ui.opened:
        return replace(ui, opened=ui.opened[:-1])
    if ui.behind:
        return show_view(ui, ui.behind)
    if ui.marked:
        return replace(ui, marked=frozenset())
    return replace(ui, needle="")


def toggle_feed(ui: UiState) -> UiState:
    return replace(ui, opened=ui.opened[:-1]) if ui.page == FEED else open_key(ui, FEED)


def toggle_mark(ui: UiState, key: str) -> UiState:
    return replace(ui, marked=ui.marked ^ {key})


def toggle_fold(ui: UiState, key: str) -> UiState:
    return replace(ui, unfolded=ui.unfolded ^ {key})


def filter_by(ui: UiState, needle: str) -> UiState:
    return replace(ui, needle=" ".join(needle.split()))


def following(keys: Sequence[str], current: str | None, step: int) -> str | None:
    """The key `step` places after `current` in a ring of keys; the first (or last) when one stands on none of them."""
    if not keys:
        return None
    if current not in keys:
        return keys[0] if step > 0 else keys[-1]
    return keys[(keys.index(current) + step) % len(keys)]
