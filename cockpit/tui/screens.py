"""The one screen: header and tabs, panes, footer. It places them and passes keys on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.screen import Screen

from cockpit.tui.layout import FOOT, TOP, Box
from cockpit.tui.rowblock import RowBlock
from cockpit.tui.rowlist import RowList, Source
from cockpit.tui.themes import Palette

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

KeySink = Callable[[str, "str | None"], bool]
"""Key name and the character it types to whether somebody wanted it."""


class BoxLayout(Layout):
    """Puts each widget where the boxes say by its name; a widget without a box is not shown."""

    name = "boxes"

    def __init__(self, boxes: Callable[[int, int], Mapping[str, Box]]) -> None:
        self._boxes = boxes

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:  # noqa: ARG002
        """Textual's hook: all children, placed."""
        boxes = self._boxes(size.width, size.height)
        placed = [(child, boxes[child.name]) for child in children if child.name and child.name in boxes]
        return [WidgetPlacement(Region(*box), NULL_OFFSET, NULL_SPACING, child) for child, box in placed]


class CockpitScreen(Screen[None], inherit_bindings=False):
    """`boxes` gives the places for a size, `keys` takes every key."""

    ALLOW_SELECT = False
    AUTO_FOCUS = None
    CSS: ClassVar[str] = "CockpitScreen { overflow: hidden; }"

    def __init__(
        self, boxes: Callable[[int, int], Mapping[str, Box]], keys: KeySink, source: Source, palette: Palette
    ) -> None:
        super().__init__()
        self._keys = keys
        self._source = source
        self.palette = palette
        self._boxes = BoxLayout(boxes)
        self.top_block = RowBlock(palette, TOP)
        self.foot_block = RowBlock(palette, FOOT)
        self.lists: dict[str, RowList] = {}

    @property
    def layout(self) -> Layout:
        """Textual's hook: how children are placed."""
        return self._boxes

    def compose(self) -> ComposeResult:
        """The fixed parts; panes come when they are first shown."""
        yield self.top_block
        yield self.foot_block

    def show_panes(self, names: tuple[str, ...]) -> None:
        """Make these the panes on the screen. One that was shown before keeps its place in its list."""
        new = [RowList(name, self._source, self.palette) for name in names if name not in self.lists]
        for pane in new:
            self.lists[pane.pane_id] = pane
        if new:
            _ = self.mount_all(new)
        for name, pane in self.lists.items():
            pane.display = name in names
        self.refresh(layout=True)

    def recolour(self, palette: Palette) -> None:
        """Everything in another theme."""
        self.palette = palette
        for block in (self.top_block, self.foot_block):
            block.show(block.rows, palette)
        for pane in self.lists.values():
            pane.recolour(palette)

    def on_key(self, event: events.Key) -> None:
        """Every key goes to the table of actions, or into the line that is open."""
        if self._keys(event.key, event.character):
            event.stop()
            event.prevent_default()
