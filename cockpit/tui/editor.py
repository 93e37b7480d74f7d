"""How the user's editor is told to open a file at a line. Pure: the command is made here and run by the caller."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import PurePath

_GOTO = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron"})
_COLON = frozenset({"hx", "helix", "subl", "sublime_text", "zed", "zeditor", "lapce"})
_WAITS = frozenset({"subl", "sublime_text", "zed", "zeditor"})
_NO_LINE = frozenset({"ed", "cat", "open", "xdg-open", "notepad"})
FALLBACK = "vi"


def editor_command(environ: Mapping[str, str], path: str, line: int) -> list[str]:
    """The words of the command that opens `path` at `line` (from 1) in `$VISUAL`, `$EDITOR` or vi, and waits.

    A path that begins with a dash is made explicit, so that no editor takes it for an option. A broken quoting in the
    variable falls back to splitting at spaces.
    """
    chosen = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or FALLBACK
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = chosen.split()
    words = words or [FALLBACK]
    file = f"./{path}" if path.startswith("-") else path
    name = PurePath(words[0]).name
    if name in _GOTO:
        wait = [] if "--wait" in words or "-w" in words else ["--wait"]
        return [*words, "-g", f"{file}:{line}", *wait]
    if name in _COLON:
        wait = ["--wait"] if name in _WAITS and not {"--wait", "-w"} & set(words) else []
        return [*words, *wait, f"{file}:{line}"]
    if name in _NO_LINE:
        return [*words, file]
    return [*words, f"+{line}", file]
