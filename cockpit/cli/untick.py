"""`cockpit untick ITEM…`: not done after all."""

from __future__ import annotations

from argparse import Namespace

from cockpit.cli.changing import change
from cockpit.cli.changing import item_arguments as arguments

__all__ = ["arguments", "run"]


def run(options: Namespace) -> int:
    """Open the items again in their plans."""
    return change(options, "todo")
