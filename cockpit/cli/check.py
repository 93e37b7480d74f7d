"""`cockpit check`: what in the plans, and in sprint.toml, needs a look."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.core.model import Finding


def arguments(parser: ArgumentParser) -> None:
    """How to print, and when to fail."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--github", action="store_true", help="as annotations of a GitHub workflow")
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")


def run(options: Namespace) -> int:
    """Print all findings; 1 if one is an error (`--strict`: a warning), 2 if sprint.toml cannot be used."""
    from cockpit.cli.context import open_sprint
    from cockpit.cli.output import BrokenSprint
    from cockpit.report.findings import failing, in_order

    try:
        findings = in_order(open_sprint(options).board.findings)
    except BrokenSprint as broken:
        _print(options, broken.problems)
        return broken.code
    _print(options, findings)
    return int(failing(findings, strict=options.strict))


def _print(options: Namespace, findings: tuple[Finding, ...]) -> None:
    from cockpit.cli.output import say, say_json
    from cockpit.report.findings import as_annotations, as_data, as_lines, counted

    if options.json:
        say_json(as_data(findings))
        return
    for line in as_annotations(findings) if options.github else as_lines(findings):
        say(line)
    if not options.github:
        say(counted(findings))
