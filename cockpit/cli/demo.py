"""`cockpit demo`: the sample sprint in a scratch copy, a git repository of its own, on a day of that week."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

DAYS: Mapping[str, str] = {"wed": "2025-11-26T08:55", "fri": "2025-11-28T16:00"}
"""Just before Wednesday's standup, and the hour of the retro; wall time of the sprint."""


def arguments(parser: ArgumentParser) -> None:
    """Which day of the sample's week it is."""
    parser.add_argument(
        "--day", choices=tuple(DAYS), default="wed", help="wed: before the standup at half-time; fri: the retro"
    )


def run(options: Namespace) -> int:
    """Open the sample and say where its copy stays. What is changed there is kept, and nowhere else."""
    from cockpit.cli.commands import load
    from cockpit.cli.output import Unusable, safe
    from cockpit.cli.sample import make_scratch

    try:
        sprint = make_scratch(Path(tempfile.mkdtemp(prefix="cockpit-demo-")))
    except OSError as error:
        raise Unusable(f"the sample cannot be copied: {error}") from None
    options.sprint, options.at = str(sprint), options.at or DAYS[options.day]
    code = load("open").run(options)
    again = f"cockpit {sprint.parent} --at {options.at}"
    sys.stderr.write(safe(f"The sample sprint is in {sprint.parent}; to open it again: {again}") + "\n")
    return code
