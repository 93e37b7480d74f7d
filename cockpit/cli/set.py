"""`cockpit set STATE ITEM…`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import cast

from cockpit.cli.changing import change, item_arguments
from cockpit.cli.output import Unusable
from cockpit.core.model import STATES, State


def arguments(parser: ArgumentParser) -> None:
    """A state and the items that get it."""
    parser.add_argument("state", metavar="STATE", help=", ".join(STATES))
    item_arguments(parser)


def run(options: Namespace) -> int:
    """Write the state into the items' plans."""
    state = options.state.casefold()
    if state not in STATES:
        from cockpit.plan.config_values import did_you_mean

        hint = did_you_mean(state, STATES)
        allowed = ", ".join(STATES)
        raise Unusable(f'found the state "{state}", allowed: {allowed}{"; " + hint if hint else ""}')
    return change(options, cast("State", state))
