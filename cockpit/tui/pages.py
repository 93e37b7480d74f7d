"""Panes that speak of the cockpit itself: all keys, and what to do where there is no sprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.tui.keys import GROUPS, KeyTable, shown
from cockpit.view.rows import BLANK, Pane, Row, Span, wrap

if TYPE_CHECKING:
    from cockpit.tui.messages import NoSprint, Unreadable


_NAMES = 22
"""Cells for the names of keys."""


def help_pane(keys: KeyTable, width: int) -> Pane:
    """Every action with its keys; Enter runs the one the cursor stands on."""
    rows: list[Row] = []
    for group in GROUPS:
        rows += [BLANK] if rows else []
        rows.append(Row((Span(group, "bright", bold=True),)))
        for action in keys.actions:
            if action.group == group and action.keys:
                names = " ".join(shown(key) for key in action.keys[:3])
                first, *rest = wrap(action.help, max(20, min(width, 120) - _NAMES - 2))
                spans = (Span(f"{names:<{_NAMES}}", "accent"), Span(first, "dim"))
                rows.append(Row(spans, key=f"action:{action.id}", indent=2))
                rows += [Row((Span(line, "dim"),), indent=2 + _NAMES) for line in rest]
    rows += [BLANK, Row((Span("Any of them can be remapped under [keys] in sprint.toml.", "faint"),), indent=2)]
    return Pane(head=_head("Keys", width), body=tuple(rows))


def welcome_pane(notice: NoSprint, width: int) -> Pane:
    """What is missing, and a file that would do."""
    room = max(10, min(width, 76) - 2)
    rows = [
        *_prose(f"There is no sprint.toml in {notice.folder} or any folder above it.", room, "bright"),
        BLANK,
        *_prose(
            "cockpit init writes one from the plans that are there, and says what it was unsure of.", room, "bright"
        ),
        BLANK,
        *_prose("As soon as sprint.toml stands at the root of the repository, the board opens by itself.", room),
        *_prose("To look around first, leave with q and run cockpit demo.", room),
        BLANK,
        *_prose("By hand, a name and the days are enough. From what is in this folder it would say:", room),
        BLANK,
        *(Row((Span(line, _toml_style(line)),), indent=4) for line in notice.offer.splitlines()),
    ]
    return Pane(head=_head("No sprint here yet", width), body=tuple(rows))


def unreadable_pane(notice: Unreadable, width: int) -> Pane:
    """What is wrong with sprint.toml, line by line."""
    room = max(10, min(width, 100) - 4)
    rows: list[Row] = []
    for problem in notice.problems:
        rows += [Row((Span(f"{problem.path}:{problem.line}", "accent"),), indent=2)]
        rows += [Row((Span(line, "bright"),), indent=4) for line in wrap(problem.message, room)]
        rows += [Row((Span(line, "dim"),), indent=4) for line in wrap(problem.remedy, room)]
        rows.append(BLANK)
    rows += _prose("The board opens by itself when the file can be read.", room)
    return Pane(head=_head("sprint.toml cannot be read", width), body=tuple(rows))


def _head(title: str, width: int) -> tuple[Row, ...]:
    return Row((Span(title, "accent", bold=True),)), Row((Span("─" * width, "rule"),))


def _prose(text: str, room: int, style: str = "dim") -> list[Row]:
    return [Row((Span(line, style),), indent=2) for line in wrap(text, room)]


def _toml_style(line: str) -> str:
    return "accent" if line.startswith("[") else "faint" if line.lstrip().startswith("#") else "bright"
