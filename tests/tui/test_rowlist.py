"""A pane's rows on the screen: how far cursor and grounds reach."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

from textual import events

from cockpit.view.rows import Pane, Row, Span
from tests.tui.fakes import cockpit, settled


async def test_the_cursor_covers_its_own_column_only() -> None:
    app = cockpit(view="day")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        pane = app.painter.focused
        assert pane is not None
        assert pane.index is not None
        row = pane.content.body[pane.index]
        assert row.reach is not None
        strip = pane.render_line(pane.index - pane.top + len(pane.content.head))
        assert strip.cell_length == pane.size.width
        cursor = app.wardrobe.palette.style("bright", "cursor").bgcolor
        covered = [segment.text for segment in strip if segment.style and segment.style.bgcolor == cursor]
        assert len("".join(covered)) == row.reach[1] - row.reach[0] + 1
        assert covered[0] == pane.cursor_sign


async def test_a_row_without_a_neighbour_is_covered_whole() -> None:
    app = cockpit()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        pane = app.painter.focused
        assert pane is not None
        assert pane.index is not None
        strip = pane.render_line(pane.index - pane.top + len(pane.content.head))
        cursor = app.wardrobe.palette.style("bright", "cursor").bgcolor
        assert all(segment.style and segment.style.bgcolor == cursor for segment in strip)


async def test_another_pane_in_focus_is_told_in_the_head_and_the_list_is_not_made_again() -> None:
    app = cockpit()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        first = app.painter.focused
        assert first is not None
        body, head = first.content.body, first.content.head
        await pilot.press("tab")
        await settled(pilot)
        assert app.painter.focused is not first
        assert first.content.body is body
        assert first.content.head != head
        await pilot.press("shift+tab")
        await settled(pilot)
        assert first.content.head == head


async def test_what_shows_where_one_is_in_a_list_changes_with_the_length_of_the_list() -> None:
    app = cockpit(view="findings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.painter.focused
        assert pane is not None
        rows = tuple(Row((Span(f"row {number}"),)) for number in range(200))
        painted: list[int] = []
        for length in (200, 60, 3):
            pane.source = lambda *_, length=length: Pane(head=rows[:2], body=rows[:length])
            painted.clear()
            with patch.object(pane, "_refresh_line", painted.append):
                before = [pane.render_line(y) for y in range(pane.size.height)]
                pane.reload()
                after = [pane.render_line(y) for y in range(pane.size.height)]
            assert {y for y, (one, other) in enumerate(zip(before, after, strict=True)) if one != other} <= {*painted}


async def test_half_a_page_scrolls_where_nothing_can_be_stood_on_so_near() -> None:
    app = cockpit(view="findings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.painter.focused
        assert pane is not None
        stops = {0, 40, 90, 199}
        rows = tuple(Row((Span(f"row {n}"),), key=f"row:{n}" if n in stops else None) for n in range(200))
        pane.source = lambda *_: Pane(body=rows)
        pane.forget()
        pane.reload(follow=True)
        tops, keys = [pane.top], [pane.key]
        for key in ("ctrl+d",) * 26 + ("ctrl+u",) * 30:
            await pilot.press(key)
            tops.append(pane.top)
            keys.append(pane.key)
        down, up = tops[:27], tops[26:]
        assert down == sorted(down)
        assert all(after - before <= pane.page for before, after in pairwise(down)), "no row is missed"
        assert down[-1] == 200 - pane.page
        assert up == sorted(up, reverse=True)
        assert up[-1] == 0
        assert {key for key in keys if key} == {f"row:{n}" for n in stops}
        assert keys[-1] == "row:0"


async def test_a_list_that_was_scrolled_stays_there_until_the_cursor_is_moved() -> None:
    app = cockpit(view="findings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.painter.focused
        assert pane is not None
        rows = tuple(Row((Span(f"row {n}"),), key=f"row:{n}") for n in range(200))
        pane.source = lambda *_: Pane(body=rows)
        pane.forget()
        pane.reload(follow=True)
        await pilot.press("j")
        pane.on_mouse_scroll_down(events.MouseScrollDown(pane, 5, 5, 0, 0, 0, False, False, False))
        for _ in range(20):
            pane.on_mouse_scroll_down(events.MouseScrollDown(pane, 5, 5, 0, 0, 0, False, False, False))
        far = pane.top
        assert far > pane.page
        app.engine.stock()
        await settled(pilot)
        app.painter.paint()
        pane.reload(follow=True)
        assert (pane.top, pane.key) == (far, "row:1"), "a minute that passes takes nobody back"
        await pilot.press("j")
        assert pane.key == "row:2"
        assert pane.top < 3


async def test_who_comes_into_a_list_that_was_scrolled_sees_the_cursor() -> None:
    app = cockpit()
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        pane = app.cockpit_screen.lists["track:grok"]
        rows = tuple(Row((Span(f"row {n}"),), key=f"row:{n}") for n in range(200))
        pane.source = lambda *_: Pane(body=rows)
        pane.forget()
        pane.reload()
        for _ in range(20):
            pane.on_mouse_scroll_down(events.MouseScrollDown(pane, 5, 5, 0, 0, 0, False, False, False))
        assert pane.top > pane.page
        await pilot.press("tab")
        assert (pane.active, pane.top) == (True, 0)
