"""`cockpit schema`: the JSON Schema of sprint.toml."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """The command takes nothing."""
    parser.epilog = "Save it and put `#:schema ./sprint.schema.json` on the first line of sprint.toml."


def run(_: Namespace) -> int:
    """Print the schema."""
    from cockpit.cli.output import say_json
    from cockpit.plan.config import json_schema

    say_json(json_schema())
    return 0
