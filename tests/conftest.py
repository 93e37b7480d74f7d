"""One environment for every test: no colour or theme wish of the developer, no git of theirs, one time zone."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import time
from pathlib import Path

_UNWANTED = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "ESCDELAY",
    "EDITOR",
    "VISUAL",
    "LINES",
    "COLUMNS",
)
_PREFIXES = ("TEXTUAL", "COCKPIT", "GIT_")
_REPORTS = "TEXTUAL_SNAPSHOT_TEMPDIR"
"""Where workers leave what they found of pictures; set by the plugin that compares them."""


def _fix_environment() -> None:
    for name in [name for name in os.environ if name in _UNWANTED or name.startswith(_PREFIXES)]:
        if name != _REPORTS:
            del os.environ[name]
    home = Path(tempfile.gettempdir()) / f"cockpit-tests-{os.getuid()}" / os.environ.get("PYTEST_XDIST_WORKER", "main")
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        COLORTERM="truecolor",
        TERM="xterm-256color",
        TZ="UTC",
        LC_ALL="C.UTF-8",
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_CACHE_HOME=str(home / "cache"),
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_NOSYSTEM="1",
        GIT_TERMINAL_PROMPT="0",
        GIT_AUTHOR_NAME="Ada",
        GIT_AUTHOR_EMAIL="ada@example.org",
        GIT_COMMITTER_NAME="Ada",
        GIT_COMMITTER_EMAIL="ada@example.org",
    )
    time.tzset()
    if constants := sys.modules.get("textual.constants"):  # a pytest plugin imported it, with the developer's wishes
        importlib.reload(constants)


_fix_environment()

from hypothesis import HealthCheck, settings  # noqa: E402

from tests.torture.table import pytest_terminal_summary  # noqa: E402, F401 - a hook

settings.register_profile(
    "steady", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "explore", database=None, deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
