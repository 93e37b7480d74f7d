"""`cockpit keys`: the one table of actions, with the sprint's own keys where there is a sprint."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping


def arguments(parser: ArgumentParser) -> None:
    """Whether the table is for a document."""
    parser.add_argument("--markdown", action="store_true", help="as docs/KEYS.md has it, without the sprint's own keys")


def run(options: Namespace) -> int:
    """Print the table. A sprint.toml that cannot be read does not matter here, unless `--sprint` names it."""
    from cockpit.cli.output import say
    from cockpit.tui.keys import as_text, markdown, table

    if options.markdown:
        say(markdown().rstrip("\n"))
        return 0
    keys, problems = table(_remapped(options))
    say(as_text(keys).rstrip("\n"))
    for problem in problems:
        say(problem)
    return 0


def _remapped(options: Namespace) -> Mapping[str, str]:
    from cockpit.cli.context import settings_here
    from cockpit.cli.output import Unusable

    try:
        return settings_here(options).keys
    except Unusable:
        if options.sprint:
            raise
        return {}
