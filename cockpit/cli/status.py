"""`cockpit status`: the board in one look, or all of it as JSON."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """How much to print."""
    parser.add_argument("--json", action="store_true", help="everything, as JSON (schema 1)")
    parser.add_argument("--no-evidence", action="store_true", help="do not ask git whether named files exist")


def run(options: Namespace) -> int:
    """Print the board as it stands now, or at `--at`."""
    from cockpit.cli.context import view_sprint

    if options.view and not options.json:
        from cockpit.cli.open import print_view

        return print_view(options)
    view = view_sprint(options)
    if not options.no_evidence:
        view = view.told()
    if options.json:
        from cockpit.cli.output import say_json
        from cockpit.report.status import status_parts

        say_json(status_parts(view.board, view.facts(), evidence=not options.no_evidence))
        return 0
    from cockpit.cli.output import say
    from cockpit.report.summary import summary

    for line in summary(view.board, view.facts()):
        say(line)
    return 0
