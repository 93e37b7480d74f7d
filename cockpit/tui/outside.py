"""Programs beside the cockpit: the user's editor, which gets the whole screen while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from cockpit.tui.editor import editor_command

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp


def edit_file(app: CockpitApp, path: str, line: int) -> None:
    """Open a file (relative to the sprint's folder) at a line, then look what changed."""
    import subprocess

    command = editor_command(app.environ, str(app.home / path), line)
    try:
        with app.suspend():
            subprocess.run(command, cwd=app.home, check=False)
    except SuspendNotSupported:
        app.say("an editor cannot be opened from here", "warn")
    except OSError as error:
        app.say(f"{command[0]}: {error.strerror}", "bad")
    app.engine.refresh()
    app.refresh()
