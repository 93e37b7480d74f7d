from __future__ import annotations

from cockpit.tui import state as go
from cockpit.tui.state import UiState


def test_each_pane_keeps_its_own_cursor() -> None:
    ui = go.stand_on(go.enter_pane(UiState(), "a"), "a", "one")
    ui = go.stand_on(go.next_pane(ui, ("a", "b")), "b", "two")
    assert (ui.pane, ui.cursor) == ("b", "two")
    ui = go.next_pane(ui, ("a", "b"))
    assert (ui.pane, ui.cursor) == ("a", "one")


def test_panes_are_a_ring() -> None:
    ui = go.enter_pane(UiState(), "a")
    assert go.next_pane(ui, ("a", "b", "c"), -1).pane == "c"
    assert go.next_pane(go.enter_pane(ui, "c"), ("a", "b", "c")).pane == "a"
    assert go.next_pane(ui, ()) == ui


def test_back_closes_one_thing_at_a_time() -> None:
    ui = go.filter_by(go.toggle_mark(UiState(), "x"), "  two   words ")
    assert ui.needle == "two words"
    ui = go.open_key(go.open_key(ui, "x"), "y")
    seen = []
    for _ in range(5):
        seen.append((ui.opened, bool(ui.marked), ui.needle))
        ui = go.back(ui)
    assert seen == [
        (("x", "y"), True, "two words"),
        (("x",), True, "two words"),
        ((), True, "two words"),
        ((), False, "two words"),
        ((), False, ""),
    ]


def test_each_opened_item_has_its_own_cursor() -> None:
    ui = go.enter_pane(go.open_key(UiState(), "x"), "item")
    ui = go.stand_on(ui, "item", "place:1")
    assert ui.cursor == "place:1"
    assert go.open_key(ui, "y").cursor is None
    assert go.back(go.open_key(ui, "y")).cursor == "place:1"


def test_help_opens_over_anything_and_closes_with_its_own_key() -> None:
    ui = go.open_key(UiState(), "x")
    assert go.toggle_help(ui).page == "help"
    assert go.toggle_help(go.toggle_help(ui)) == ui
    assert ui.page == "item"


def test_another_view_closes_what_was_opened() -> None:
    ui = go.show_view(go.open_key(UiState(), "x"), "day")
    assert (ui.page, ui.opened) == ("day", ())


def test_back_returns_from_the_view_that_enter_led_to() -> None:
    led = go.open_key(go.follow(UiState(needle="api"), "checkpoints"), "a")
    shut = go.back(led)
    assert (shut.view, shut.opened) == ("checkpoints", ())
    assert go.back(shut) == UiState(needle="api")
    assert go.back(go.show_view(led, "day")).view == "day", "a key chose that one"


def test_following_goes_around() -> None:
    assert go.following(("a", "b"), "b", 1) == "a"
    assert go.following(("a", "b"), None, -1) == "b"
    assert go.following((), "a", 1) is None
