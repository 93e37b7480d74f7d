"""The palette: every action, theme and item by name. What it shows is `Content`, so no text can be markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.fuzzy import FuzzySearch

from cockpit.tui.keys import shown

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp

ITEM_LIMIT = 60
_search = FuzzySearch(case_sensitive=False)
BY_NAME = 1000.0
"""How good a hit an action's name is, `eod`, as it stands under [keys], or a view's: better than letters anywhere."""


class Entry(NamedTuple):
    """Words, what stands beside them, what choosing them does, and the name of an action."""

    words: str
    beside: str
    run: Callable[[], None]
    name: str = ""


def open_palette(app: CockpitApp) -> None:
    """Put the palette over the screen."""
    _ = app.push_screen(Palette(providers=[Cockpit], placeholder="command, theme or item"))


class Palette(CommandPalette):
    """Textual's, with a sign of one cell before what is typed."""

    def on_mount(self) -> None:
        self.query_one(SearchIcon).icon = ">"


class Cockpit(Provider):
    """All there is to choose from."""

    async def discover(self) -> Hits:
        """What stands there before anything is typed: the actions."""
        for words, beside, run, _ in _actions(self._app):
            yield DiscoveryHit(_prompt(words, beside), run, text=words)

    async def search(self, query: str) -> Hits:
        """Everything whose words hold the letters typed, in order."""
        for group in (_actions, _themes):
            for hit in _hits(query, group(self._app)):
                yield hit
        for number, hit in enumerate(_hits(query, _items(self._app))):
            if number >= ITEM_LIMIT:
                break
            yield hit

    @property
    def _app(self) -> CockpitApp:
        return cast("CockpitApp", self.app)


def _hits(query: str, entries: Iterator[Entry]) -> Iterator[Hit]:
    for words, beside, run, name in entries:
        score, offsets = _search.match(query, words)
        if len(query) > 1 and name.startswith((query.casefold(), f"view-{query.casefold()}")):
            score, offsets = BY_NAME, ()
        if score > 0:
            yield Hit(score, _prompt(words, beside, tuple(offsets)), run, text=words)


def _prompt(words: str, beside: str, offsets: tuple[int, ...] = ()) -> Content:
    content = Content(words)
    for offset in offsets:
        content = content.stylize("$primary bold", offset, offset + 1)
    return Content.assemble(content, ("  " + beside, "dim")) if beside else content


def _actions(app: CockpitApp) -> Iterator[Entry]:
    for action in app.key_table.actions:
        if action.id not in ("palette", "down", "up", "back"):
            keys = " ".join(shown(key) for key in action.keys[:2])
            perform = partial(app.actions.perform, action.id)
            yield Entry(action.help, keys, perform, action.id)


def _themes(app: CockpitApp) -> Iterator[Entry]:
    for name in sorted(app.wardrobe.shelf.files()):
        yield Entry(f"Theme {name}", "", partial(choose_theme, app, name))


def _items(app: CockpitApp) -> Iterator[Entry]:
    if app.scene is None:
        return
    board = app.scene.board
    for item in board.items:
        if not item.reference:
            yield Entry(item.text, board.track_name(item.track), partial(_go_to_item, app, item.id))


def choose_theme(app: CockpitApp, name: str) -> None:
    """Wear another theme until the cockpit is left."""
    app.wardrobe.choose(name)
    app.wear()
    app.say(*app.wardrobe.problem_note())


def _go_to_item(app: CockpitApp, item_id: str) -> None:
    from cockpit.tui.scene import go_to

    if app.scene is not None and item_id in app.scene.board.by_id:
        app.change(go_to(app.scene, app.ui, item_id))
