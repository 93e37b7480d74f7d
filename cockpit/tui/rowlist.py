"""A pane on the screen: a fixed head, a list that scrolls, one cursor. Draws rows; decides nothing.

It costs the same for twenty rows and for 100,000, and a change repaints only the lines that look different.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cockpit.tui.layout import SINGLE
from cockpit.tui.rowblock import row_at, segments, thumb
from cockpit.tui.themes import Palette
from cockpit.view.rows import Pane, Row, Span, keys_of, with_row

CACHE_LIMIT = 600
FROM_TOP = frozenset(SINGLE.values()) - {"day"}
"""Panes that open at their top: one stands on the row to begin with only where it is in sight there."""
Source = Callable[[str, int, int], Pane]
"""Pane name, width and height in cells to what stands in it."""


class RowList(Widget, can_focus=False):
    """A pane. Its rows come from `source`, asked again on `reload` and when the size changes."""

    class Chosen(Message):
        """Somebody pointed at the pane; `key` is the row's, `title_x` the column in its title, `twice` a double click.

        `sign` is a click at the row's left edge."""

        def __init__(self, pane: str, key: str | None, *, title_x: int | None, twice: bool, sign: bool) -> None:
            super().__init__()
            self.pane, self.key, self.title_x, self.twice, self.sign = pane, key, title_x, twice, sign

    def __init__(self, pane: str, source: Source, palette: Palette) -> None:
        super().__init__(name=pane)
        self.pane_id = pane
        self.source = source
        self.palette = palette
        self.active = False
        self.cursor_sign = "▌"
        self.mark_sign = "+"
        self.content = Pane()
        self.key: str | None = None
        self.top = 0
        self.grounds: dict[str, str] = {}
        """Grounds of rows by key (marked, lit, flash)."""
        self._away = False
        """Whether the list was scrolled away from the cursor: then only a move of the cursor leads back to it."""
        self._keys: tuple[str | None, ...] = ()
        self._stops: list[int] = []
        self._where: dict[str, int] = {}
        self._cache: dict[tuple[int, str, str], list[Segment]] = {}

    # what stands in it

    def forget(self) -> None:
        """Something else will stand here: no cursor, from the top."""
        self.key, self.top, self._away = None, 0, False
        self.content, self._keys, self._stops, self._where = Pane(), (), [], {}

    def reload(self, *, follow: bool = False) -> None:
        """Ask the source again. The cursor stays on its key and on its line; only lines that differ are painted."""
        if not self.size.width:
            return
        width, height = self.inner
        old, old_top, old_index = self.content, self.top, self.index
        self.content = self.source(self.pane_id, width, height)
        keys = keys_of(self.content.body)
        if keys != self._keys:
            self._keys = keys
            self._stops = [index for index, key in enumerate(keys) if key is not None]
            self._where = {}
            for index in self._stops:
                self._where.setdefault(keys[index] or "", index)
        self._cache.clear()
        self._keep_cursor(old_index, keys)
        if old_index is not None and self.index is not None and (self.active or self.top):
            self.top += self.index - old_index
        self._clamp(follow=follow)
        self._repaint_changed(old, old_top)

    def reload_head(self) -> None:
        """Ask the source for the head alone: focus shows there, and no list is looked through for it."""
        if not self.size.width:
            return
        old, head = self.content.head, self.source(self.pane_id, *self.inner).head
        if len(head) == len(old) and head != old:
            self.content = replace(self.content, head=head)
            for y, (one, other) in enumerate(zip(old, head, strict=True)):
                if one != other:
                    self._refresh_line(y)

    def row_in_sight(self, key: str) -> Row | None:
        """The row of a key, if it is on the screen."""
        index = self._where.get(key)
        seen = index is not None and 0 <= index - self.top < self.page and self.display
        return row_at(self.content.body, index) if seen and index is not None else None

    def put(self, row: Row) -> None:
        """Another row in the place of the one with its key, until the source is asked again."""
        index = self._where[row.key or ""]
        self.content = replace(self.content, body=with_row(self.content.body, index, row))
        self._cache = {place: strip for place, strip in self._cache.items() if place[0] != index}
        self._refresh_row(index)

    def _keep_cursor(self, old_index: int | None, keys: Sequence[str | None]) -> None:
        if self.key in self._where:
            return
        if not self._stops:
            self.key = None
        elif old_index is not None:
            self.key = keys[self._stops[min(bisect_left(self._stops, old_index), len(self._stops) - 1)]]
        else:
            start = self.content.start
            seen = start in self._where and (self.pane_id not in FROM_TOP or self._where[start or ""] < self.page - 2)
            self.key = start if seen else keys[self._stops[0]]

    def _repaint_changed(self, old: Pane, old_top: int) -> None:
        head, old_head = self.content.head, old.head
        if len(head) != len(old_head):
            self.refresh()
            return
        for y in range(self.size.height):
            line = y - len(head)
            same = line >= 0 and self._look(line, self.content.body, self.top) == self._look(line, old.body, old_top)
            if not (same or (line < 0 and head[y] == old_head[y])):
                self._refresh_line(y)

    def _look(self, line: int, rows: Sequence[Row], top: int) -> tuple[Row, Span]:
        return row_at(rows, line + top), thumb(line, len(rows), self.page, top)

    @property
    def inner(self) -> tuple[int, int]:
        """Width between the gutters, and height, in cells."""
        return max(1, self.size.width - 2), self.size.height

    # where one stands

    @property
    def index(self) -> int | None:
        """The cursor's row."""
        return self._where.get(self.key) if self.key is not None else None

    @property
    def page(self) -> int:
        """Rows of the list that fit."""
        return max(1, self.size.height - len(self.content.head))

    def stand_on(self, key: str | None, *, active: bool) -> None:
        """Put the cursor on a key (None leaves it) and show it or not."""
        before, was = self.index, self.active
        if key is not None and (key in self._where or not self._where):
            self._away = self._away and key == self.key
            self.key = key
        self._away = self._away and was
        self.active = active
        top = self.top
        if active:
            self._clamp(follow=True)
        if top != self.top:
            self.refresh()
        elif before != self.index or was != active:
            self._refresh_row(before)
            self._refresh_row(self.index)

    def beside(self, step: int) -> str | None:
        """The key `step` stops away, at most the first or last. In a list without stops it scrolls instead."""
        if not self._stops:
            self._scroll(step)
            return None
        index = self.index
        at = bisect_left(self._stops, index) if index is not None else 0
        target = min(max(at + step, 0), len(self._stops) - 1)
        if target == at and abs(step) == 1:
            self._scroll(step)
        return self._key_at(self._stops[target])

    def further(self, share: float) -> str | None:
        """The key about `share` of a page further down (negative: up). Where none is so near, it scrolls."""
        rows = round(self.page * share)
        here = self.index
        goal = (here or 0) + rows
        at = bisect_right(self._stops, goal) - 1 if rows > 0 else bisect_left(self._stops, goal)
        at = min(max(at, 0), len(self._stops) - 1)
        if self._stops and self._stops[at] != here:
            return self._key_at(self._stops[at])
        self._scroll(rows)
        seen = [stop for stop in self._stops if self.top <= stop < self.top + self.page]
        return self._key_at(seen[0 if rows > 0 else -1]) if seen and here not in seen else None

    def edge(self, *, last: bool) -> str | None:
        """The first or last key; the list scrolls to its very edge."""
        self.top, self._away = 10**9 if last else 0, False
        self._clamp(follow=False)
        self.refresh()
        return self._key_at(self._stops[-1 if last else 0]) if self._stops else None

    def keys(self) -> tuple[str, ...]:
        """All keys in order, each once."""
        return tuple(self._where)

    def _key_at(self, index: int) -> str | None:
        return self.content.body[index].key

    # scrolling

    def _clamp(self, *, follow: bool) -> None:
        """Keep the list inside its box and, if `follow`, the cursor with its neighbours in sight."""
        index = self.index
        if follow and index is not None and not self._away:
            spare = min(2, (self.page - 1) // 2)
            self.top = min(self.top, max(0, index - spare))
            self.top = max(self.top, index - self.page + 1 + spare)
            if index == self._stops[0] and index < self.page - spare:
                self.top = 0
        self.top = max(0, min(self.top, len(self.content.body) - self.page))

    def _scroll(self, rows: int) -> None:
        before = self.top
        self.top += rows
        self._clamp(follow=False)
        if before != self.top:
            self._away = True
            self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-3)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        y = event.y - len(self.content.head)
        key = row_at(self.content.body, y + self.top).key if y >= 0 else None
        title_x = event.x - 1 if event.y == 0 and y < 0 else None
        chosen = self.Chosen(self.pane_id, key, title_x=title_x, twice=event.chain == 2, sign=event.x <= 2)
        self.post_message(chosen)

    def on_resize(self) -> None:
        self._cache.clear()
        self.reload()
        self.refresh()

    # painting

    def recolour(self, palette: Palette) -> None:
        if palette is not self.palette:
            self.palette = palette
            self._cache.clear()
            self.refresh()

    def ground_rows(self, grounds: dict[str, str]) -> None:
        """Other grounds behind rows; only rows whose ground changed are painted again."""
        old, self.grounds = self.grounds, grounds
        for key in old.keys() | grounds.keys():
            if old.get(key) != grounds.get(key):
                self._refresh_row(self._where.get(key))

    def _refresh_row(self, index: int | None) -> None:
        if index is not None and 0 <= index - self.top < self.page:
            self._refresh_line(index - self.top + len(self.content.head))

    def _refresh_line(self, y: int) -> None:
        self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One line, exactly as wide as the widget."""
        head = self.content.head
        if y < len(head):
            return Strip(self._segments(head[y], " ", "background"))
        index = y - len(head) + self.top
        row = row_at(self.content.body, index)
        here = row.key is not None and self.active and index == self.index
        under = self.grounds.get(row.key or "", "background")
        ground = "cursor" if here else under
        sign = self.mark_sign if under == "marked" else self.cursor_sign if here else " "
        segments = self._cache.get((index, ground, sign))
        if segments is None:
            if len(self._cache) > CACHE_LIMIT:
                self._cache.clear()
            segments = self._cache[index, ground, sign] = self._segments(row, sign, ground)
        place = thumb(y - len(head), len(self.content.body), self.page, self.top)
        edge = "background" if row.reach else ground
        return Strip([*segments[:-1], Segment(place.text, self.palette.style(place.style, edge))])

    def _segments(self, row: Row, sign: str, ground: str) -> list[Segment]:
        return segments(row, sign, ground, self.size.width, self.palette)
