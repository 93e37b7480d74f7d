from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual import events
from textual.app import App

from cockpit.tui.app import CockpitApp
from cockpit.tui.keys import VIEWS
from cockpit.tui.messages import FilesChanged
from cockpit.tui.offers import NoSprintError
from tests.tui.fakes import NOWHERE, FakeStore, cockpit, settled
from tests.view.sample import NOW, item, sample_board

WIDE, SMALL = (120, 40), (80, 24)


def text_of(app: App[None]) -> str:
    """What stands on the screen, line by line."""
    compositor = app.screen._compositor
    width, height = app.size
    lines = compositor.render_strips()
    assert len(lines) == height
    return "\n".join("".join(segment.text for segment in line)[:width].rstrip() for line in lines)


def standing(app: CockpitApp) -> tuple[str, str | None]:
    pane = app.painter.focused
    assert pane is not None
    return pane.pane_id, pane.key


async def test_the_cursor_stands_first_on_the_open_item_due_today() -> None:
    app = cockpit()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        pane, key = standing(app)
        assert pane == "track:claude"
        assert app.scene is not None
        assert key is not None
        assert app.scene.board.by_id[key].text == "explainable_v4.py"


@pytest.mark.parametrize("name", ["gpt", "GPT", "Grok"])
async def test_a_track_can_be_asked_for(name: str) -> None:
    app = cockpit(track=name)
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert standing(app)[0] == f"track:{name.lower()}"
        assert app.painter.arrangement().panes == (f"track:{name.lower()}",)


async def test_a_track_without_work_due_today_is_passed_over() -> None:
    board = sample_board()
    items = tuple(replace(one, state="done") if one.track == "claude" else one for one in board.items)
    app = cockpit(FakeStore(replace(board, items=items)))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert standing(app)[0] == "track:grok"


async def test_space_ticks_and_u_takes_it_back() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        key = standing(app)[1]
        await pilot.press("space")
        await settled(pilot)
        assert store.asked == [("set", (key,), "done")]
        assert "✓ explainable_v4.py" in text_of(app)
        assert standing(app)[1] == key, "the cursor stays"
        await pilot.press("shift+space")
        await settled(pilot)
        assert store.asked[-1] == ("set", (key,), "todo")
        await pilot.press("u", "u")
        await settled(pilot)
        assert "◐ explainable_v4.py" in text_of(app)
        assert "9/29" not in text_of(app)


@pytest.mark.parametrize(("key", "state"), [("i", "todo"), ("z", "deferred")])
async def test_states_by_key_and_back(key: str, state: str) -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert store.asked[-1][2] == state, "i on what is doing already takes it back"


async def test_a_refusal_is_one_line_in_the_footer_and_nothing_changes() -> None:
    store = FakeStore(refusal="claude_next.md:4: changed meanwhile [/red] [b")
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        before = text_of(app).splitlines()
        await pilot.press("space")
        await settled(pilot)
        after = text_of(app).splitlines()
        assert "changed meanwhile [/red] [b" in after[-1]
        assert after[:-1] == before[:-1]
        await pilot.press("escape")
        await settled(pilot)
        assert text_of(app).splitlines() == before


async def test_several_marked_items_are_one_wish() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("v", "v")
        await settled(pilot)
        assert "2 marked" in text_of(app)
        await pilot.press("space")
        await settled(pilot)
        assert [len(ids) for _, ids, _ in store.asked] == [2]  # type: ignore[arg-type]
        assert app.ui.marked == frozenset()


async def test_an_arrow_is_met_with_space_and_its_ends_light_up() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("l", "l", "l", "l")
        await settled(pilot)
        pane, key = standing(app)
        assert pane == "arrows"
        assert key is not None
        assert key.startswith("dep:")
        needs = next(dep.needs for dep in store.board.dependencies if f"dep:{dep.id}" == key)
        lit = {name for pane_list in app.cockpit_screen.lists.values() for name in pane_list.grounds}
        assert lit >= set(needs)
        await pilot.press("space")
        await settled(pilot)
        assert store.asked == [("meet", key.removeprefix("dep:"))]


async def test_blocked_asks_for_what_it_waits_on_and_raises_it() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        key = standing(app)[1]
        await pilot.press("w")
        await settled(pilot)
        assert "waits on" in text_of(app).splitlines()[-1]
        await pilot.press("escape")
        await settled(pilot)
        assert store.asked == []
        await pilot.press("w", *"GPU", "space", *"jq", "enter")
        await settled(pilot)
        assert store.asked == [("block", "claude", "explainable_v4.py", "GPU jq", (key,))]
        await pilot.press("w")
        await settled(pilot)
        assert store.asked[-1:] == [("unblock", (key,))]
        await pilot.press("w", "enter")
        await settled(pilot)
        assert store.asked[-1] == ("set", (key,), "blocked")


async def test_a_adds_a_task_here_and_a_blocker_where_blockers_are() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("l", "a", *"New", "enter")
        await settled(pilot)
        assert "due" in text_of(app).splitlines()[-1]
        await pilot.press(*"Thu", "enter")
        await settled(pilot)
        assert store.asked == [("add", "grok", "New", "Thu", "task")]
        await pilot.press("4", "a", *"Quota", "enter", *"Ops", "enter")
        await settled(pilot)
        assert store.asked[-1] == ("block", "grok", "Quota", "Ops", ())
        await pilot.press("a", "enter", "1")
        await settled(pilot)
        assert len(store.asked) == 2
        assert app.ui.view == "board"


async def test_ticks_taken_back_by_another_program_can_be_written_again_or_left() -> None:
    store = FakeStore(reverted=("one",))
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "another program took back a tick: R writes again" in text_of(app)
        await pilot.press("R")
        await settled(pilot)
        assert store.asked == [("reapply",)]
        await pilot.press("escape")
        await settled(pilot)
        assert "took back" not in text_of(app)
        store.reverted = ("one", "two")
        app.post_message(FilesChanged())
        await settled(pilot, lambda: "2 ticks" in text_of(app))
        await pilot.press("escape")
        await settled(pilot)
        assert store.asked[-1] == ("forget",)
        assert "took back" not in text_of(app)


async def test_the_filter_works_while_it_is_typed_and_n_walks_what_it_found() -> None:
    app = cockpit()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"regression")
        await settled(pilot)
        assert "explainable_v4.py" not in text_of(app)
        assert "regression_tests.py" in text_of(app)
        await pilot.press("enter", "n")
        await settled(pilot)
        first = standing(app)
        assert first[0] == "track:grok"
        await pilot.press("n")
        await settled(pilot)
        assert standing(app) != first
        await pilot.press("n")
        await settled(pilot)
        assert standing(app) == first
        await pilot.press("N", "N")
        await settled(pilot)
        assert standing(app) == first
        await pilot.press("escape")
        await settled(pilot)
        assert "explainable_v4.py" in text_of(app)


async def test_escape_drops_a_filter_that_is_being_typed() -> None:
    app = cockpit()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"zzz", "escape")
        await settled(pilot)
        assert app.ui.needle == ""
        assert "explainable_v4.py" in text_of(app)
        await pilot.press("q")
    assert app.return_code == 0


async def test_enter_opens_the_item_and_escape_leads_back_to_the_same_place() -> None:
    app = cockpit()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j")
        before, shown = standing(app), text_of(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "STREAM_IMPORTANCE_REPORT.md" in text_of(app)
        assert "In the plans" in text_of(app)
        await pilot.press("escape")
        await settled(pilot)
        assert standing(app) == before
        assert text_of(app) == shown


async def test_space_in_the_item_view_ticks_the_item() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        key = standing(app)[1]
        await pilot.press("enter", "space")
        await settled(pilot)
        assert store.asked == [("set", (key,), "done")]


@pytest.mark.parametrize("size", [SMALL, (200, 60), (104, 30), (20, 6)])
async def test_every_view_can_be_shown_and_walked_at_any_size(size: tuple[int, int]) -> None:
    app = cockpit()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for page in (*(f"view-{view}" for view in VIEWS), "help", "back", "open"):
            app.actions.perform(page)
            await pilot.pause()
            for move in ("down", "bottom", "up", "half-up", "top", "half-down", "next-pane", "later", "previous-pane"):
                app.actions.perform(move)
            await pilot.pause()
            assert text_of(app).strip()


async def test_a_reload_keeps_cursor_and_scroll_and_flashes_what_others_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cockpit.tui.news.FLASH_SECONDS", 600)
    store = FakeStore()
    store.insert(0, *(item(800 + number, "claude", f"past_{number}.py", "todo", "Mon") for number in range(30)))
    store.insert(99, *(item(900 + number, "claude", f"later_{number}.py", "todo", "Wed") for number in range(30)))
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("j", "ctrl+d", "k", "k")
        pane, key = standing(app)
        here = store.board.by_id[str(key)].text
        line = next(n for n, text in enumerate(text_of(app).splitlines()) if here in text)
        store.insert(0, item(999, "claude", "brand_new.py", "todo", "Mon"))
        store.put(replace(next(one for one in store.board.items if one.text == "api_stubs.py"), state="done"))
        store.changed = ("docs/plans/gpt_next.md",)
        app.post_message(FilesChanged())
        await settled(pilot, lambda: "changed on disk" in text_of(app))
        assert standing(app) == (pane, key)
        assert here in text_of(app).splitlines()[line], "the row stays on its line"
        assert "gpt_next.md changed on disk: 2 items" in text_of(app)
        assert set(app.news.lit) >= {
            one.id for one in store.board.items if one.text in {"brand_new.py", "api_stubs.py"}
        }


async def test_an_own_change_does_not_flash() -> None:
    app = cockpit()
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        app.post_message(FilesChanged())
        await settled(pilot)
        assert app.news.lit == {}
        assert "changed on disk" not in text_of(app)


async def test_the_cursor_moves_to_the_next_row_when_its_own_is_gone() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        gone = standing(app)[1]
        store.board = replace(store.board, items=tuple(one for one in store.board.items if one.id != gone))
        store.changed = ("docs/plans/claude_next.md",)
        app.post_message(FilesChanged())
        await settled(pilot, lambda: "explainable_v4.py" not in text_of(app))
        key = standing(app)[1]
        assert store.board.by_id[str(key)].text == "STREAM_IMPORTANCE_REPORT.md"


async def test_a_broken_sprint_file_leaves_the_board_and_is_said() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        app.say("older news", lasting=True)
        store.problem = "sprint.toml:3: sprint.start: a date is wanted"
        app.post_message(FilesChanged())
        await settled(pilot, lambda: "sprint.toml:3" in text_of(app))
        assert "explainable_v4.py" in text_of(app)
        assert "sprint.toml broken" in text_of(app).splitlines()[0]
        store.problem = None
        app.post_message(FilesChanged())
        await settled(pilot, lambda: "sprint.toml:3" not in text_of(app))


async def test_without_a_sprint_the_screen_says_so_and_opens_when_there_is_one() -> None:
    store: list[FakeStore] = []

    def opened() -> FakeStore:
        if not store:
            from pathlib import Path

            raise NoSprintError(Path("/tmp/nowhere"), '[sprint]\nname = "[/red]"\n')
        return store[0]

    app = CockpitApp(opened, clock=lambda: NOW, sprint_file=NOWHERE, environ={})
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "There is no sprint.toml in /tmp/nowhere" in text_of(app)
        assert "cockpit init writes one" in text_of(app)
        assert 'name = "[/red]"' in text_of(app)
        for _ in range(4):
            app.news.second()
        assert app.news.note[0] == "", "no plans are being read"
        store.append(FakeStore())
        await settled(pilot, lambda: "explainable_v4.py" in text_of(app))


async def test_remapped_keys_work_and_show() -> None:
    store = FakeStore()
    store.settings = replace(store.settings, keys={"tick": "x", "tik": "y"})
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert 'keys.tik: no such action; did you mean "tick"?' in text_of(app)
        await pilot.press("escape", "space")
        await settled(pilot)
        assert store.asked == []
        assert text_of(app).splitlines()[-1].strip().startswith("x tick")
        await pilot.press("x")
        await settled(pilot)
        assert len(store.asked) == 1


async def test_the_mouse_points_ticks_and_opens() -> None:
    store = FakeStore()
    app = cockpit(store)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        lines = text_of(app).splitlines()
        row = next(n for n, line in enumerate(lines) if "regression_tests.py" in line)
        await pilot.click(offset=(lines[row].index("regression_tests") + 3, row))
        await settled(pilot)
        key = standing(app)[1]
        assert store.board.by_id[str(key)].text == "regression_tests.py"
        assert store.asked == []
        await pilot.click(offset=(lines[row].index("regression_tests") - 2, row))
        await settled(pilot)
        assert store.asked == [("set", (key,), "done")]
        await pilot.click(offset=(lines[2].index("Blockers"), 2))
        await settled(pilot)
        assert app.ui.view == "blockers"


async def test_a_name_in_the_title_of_a_lone_pane_is_a_tab() -> None:
    app = cockpit()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        lines = text_of(app).splitlines()
        await pilot.click(offset=(lines[3].index("Dependencies") + 2, 3))
        await settled(pilot)
        assert standing(app)[0] == "arrows"


async def test_the_wheel_scrolls_without_moving_the_cursor() -> None:
    app = cockpit()
    async with app.run_test(size=(120, 24)) as pilot:
        await settled(pilot)
        pane = app.painter.focused
        assert pane is not None
        app.ui = replace(app.ui, needle="")
        key = pane.key
        pane.on_mouse_scroll_down(events.MouseScrollDown(pane, 1, 1, 0, 0, 0, False, False, False))
        await settled(pilot)
        assert pane.key == key


async def test_the_header_counts_down_and_paints_only_its_own_line() -> None:
    now = [NOW]
    app = CockpitApp(FakeStore, clock=lambda: now[0], sprint_file=NOWHERE, environ={})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        before = text_of(app).splitlines()
        now[0] += timedelta(seconds=7)
        app._second()
        await settled(pilot)
        after = text_of(app).splitlines()
        assert "standup in 04:05" in after[0]
        assert after[1:] == before[1:]


async def test_late_is_noticed_when_its_minute_comes() -> None:
    now = [NOW.replace(hour=16, minute=59, second=58)]
    app = CockpitApp(FakeStore, clock=lambda: now[0], sprint_file=NOWHERE, environ={})
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        app._second()
        assert "1 late" in text_of(app).splitlines()[0]
        now[0] += timedelta(seconds=63)
        app._second()
        await settled(pilot, lambda: "7 late" in text_of(app).splitlines()[0])
