"""`cockpit tick ITEM…`: done."""

from __future__ import annotations

from argparse import Namespace

from cockpit.cli.changing import change
from cockpit.cli.changing import item_arguments as arguments

__all__ = ["arguments", "run"]


def run(options: Namespace) -> int:
    """Tick the items in their plans."""
    return change(options, "done")
