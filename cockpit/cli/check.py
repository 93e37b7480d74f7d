"""`cockpit check`: what in the plans, and in sprint.toml, needs a look."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
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
    from cockpit.cli.context import view_sprint
    from cockpit.cli.output import BrokenSprint
    from cockpit.report.findings import failing, in_order

    try:
        view = view_sprint(options).told(history=False)
    except BrokenSprint as broken:
        _print(options, broken.problems, broken.file.parent)
        return broken.code
    findings = in_order(view.board.findings)
    _print(options, findings, view.home)
    return int(failing(findings, strict=options.strict))


def _print(options: Namespace, findings: tuple[Finding, ...], home: Path) -> None:
    from cockpit.cli.output import say, say_json
    from cockpit.report.findings import as_annotations, as_data, as_lines, counted

    if options.json:
        say_json(as_data(findings))
    elif options.github:
        for line in as_annotations(_seen_from(_repository(home), findings, home)):
            say(line)
    else:
        for line in as_lines(_seen_from(Path.cwd(), findings, home)):
            say(line)
        say(counted(findings))


def _repository(home: Path) -> Path:
    """Annotations name files from the top of the repository."""
    from cockpit.disk.files import repository_of

    return repository_of(home)


def _seen_from(folder: Path, findings: tuple[Finding, ...], home: Path) -> list[Finding]:
    """Findings with their paths relative to a folder, so that they can be followed from there."""
    top, here = os.path.realpath(home), os.path.realpath(folder)
    return [replace(finding, path=os.path.relpath(f"{top}/{finding.path}", here)) for finding in findings]
