from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from cockpit.tui.clock import SprintClock
from cockpit.tui.editor import editor_command
from cockpit.tui.guard import Colourless, Guard, harmless


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, ["vi", "+12", "a b.md"]),
        ({"EDITOR": "vim"}, ["vim", "+12", "a b.md"]),
        ({"EDITOR": "nano", "VISUAL": "emacs -nw"}, ["emacs", "-nw", "+12", "a b.md"]),
        ({"EDITOR": "/usr/bin/code"}, ["/usr/bin/code", "-g", "a b.md:12", "--wait"]),
        ({"EDITOR": "codium --wait"}, ["codium", "--wait", "-g", "a b.md:12"]),
        ({"EDITOR": "hx"}, ["hx", "a b.md:12"]),
        ({"EDITOR": "subl -w"}, ["subl", "-w", "a b.md:12"]),
        ({"EDITOR": "zed"}, ["zed", "--wait", "a b.md:12"]),
        ({"EDITOR": "ed"}, ["ed", "a b.md"]),
        ({"EDITOR": "  "}, ["vi", "+12", "a b.md"]),
        ({"EDITOR": "'/opt/my editor/vim' -p"}, ["/opt/my editor/vim", "-p", "+12", "a b.md"]),
        ({"EDITOR": "vim 'broken"}, ["vim", "'broken", "+12", "a b.md"]),
    ],
)
def test_editors_open_at_the_line(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(environ, "a b.md", 12) == command


def test_a_file_is_never_an_option() -> None:
    assert editor_command({}, "-x.md", 1) == ["vi", "+1", "./-x.md"]


@pytest.mark.parametrize("text", ["plain", "ünï ✓ ○ 日本", "👩‍👩‍👧 family", "❤️"])
def test_harmless_text_stays(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    "code", [*range(32), 0x7F, *range(0x80, 0xA0), 0x202E, 0x2066, 0x2028, 0x2029, 0xFEFF, 0xE0041]
)
def test_what_a_terminal_could_obey_goes(code: int) -> None:
    assert harmless(f"a{chr(code)}b") == "ab"


def test_the_guard_leaves_styles_and_drops_sequences() -> None:
    style = Style(bold=True)
    found = Guard().apply([Segment("ok", style), Segment("\x1b]52;c;eA==\x1b\\x", style)], Color(0, 0, 0))
    assert found == [Segment("ok", style), Segment("]52;c;eA==\\x", style)]


def test_colourless_keeps_weights_only() -> None:
    style = Style(color="red", bgcolor="blue", bold=True)
    (segment,) = Colourless().apply([Segment("x", style)], Color(0, 0, 0))
    assert segment.style == Style(bold=True)


def test_the_clock_runs_from_where_it_was_put_in_the_sprints_zone() -> None:
    passed = [100.0]
    clock = SprintClock(datetime(2025, 11, 26, 8, 55), ticks=lambda: passed[0])  # noqa: DTZ001 - wall time on purpose
    clock.learn_zone(ZoneInfo("America/Los_Angeles"))
    assert clock().isoformat() == "2025-11-26T08:55:00-08:00"
    passed[0] += 90
    assert clock().isoformat() == "2025-11-26T08:56:30-08:00"


def test_a_frozen_clock_stands() -> None:
    passed = [0.0]
    clock = SprintClock(datetime(2025, 11, 26, 17, tzinfo=UTC), freeze=True, ticks=lambda: passed[0])
    passed[0] += 3600
    clock.learn_zone(ZoneInfo("America/Los_Angeles"))
    assert clock().isoformat() == "2025-11-26T09:00:00-08:00"


def test_without_a_wish_it_is_now() -> None:
    assert abs((SprintClock()() - datetime.now(UTC)).total_seconds()) < 5


def test_the_clock_is_right_over_a_change_of_the_clocks() -> None:
    passed = [0.0]
    clock = SprintClock(datetime(2025, 11, 2, 0, 30), ticks=lambda: passed[0])  # noqa: DTZ001 - wall time on purpose
    clock.learn_zone(ZoneInfo("America/Los_Angeles"))
    passed[0] += 2 * 3600
    assert clock().isoformat() == "2025-11-02T01:30:00-08:00"
