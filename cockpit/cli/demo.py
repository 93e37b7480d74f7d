"""`cockpit demo`: the sample sprint in a scratch copy, a git repository that has lived its week up to a day of it."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

DAYS: Mapping[str, str] = {"wed": "2025-11-26T08:55", "fri": "2025-11-28T16:00"}
"""Just before Wednesday's standup, and the hour of the retro; wall time of the sprint."""
VIEWS: Mapping[str, str] = {"wed": "board", "fri": "retro"}
"""What is opened on that day."""


def arguments(parser: ArgumentParser) -> None:
    """Which day of the sample's week it is."""
    parser.add_argument(
        "--day", choices=tuple(DAYS), default="wed", help="wed: before the standup at half-time; fri: the retro"
    )


def run(options: Namespace) -> int:
    """Open the sample and say where its copy stays. What is changed there is kept, and nowhere else."""
    from cockpit.cli.commands import load
    from cockpit.cli.lived import make_lived
    from cockpit.cli.output import Unusable, safe
    from cockpit.cli.sample import ZONE

    now = datetime.fromisoformat(DAYS[options.day]).replace(tzinfo=ZONE)
    try:
        sprint = make_lived(Path(tempfile.mkdtemp(prefix="cockpit-demo-")), now)
    except OSError as error:
        raise Unusable(f"the sample cannot be copied: {error}") from None
    options.sprint, options.at = str(sprint), options.at or DAYS[options.day]
    options.view = options.view or VIEWS[options.day]
    code = load("open").run(options)
    again = f"cockpit {sprint.parent} --at {options.at}"
    sys.stderr.write(safe(f"The sample sprint is in {sprint.parent}; to open it again: {again}") + "\n")
    return code
