"""`cockpit standup`: what there is to talk about today, in the words of view 6, as markdown or as JSON."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """How it is printed."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON (schema 1)")
    form.add_argument("--markdown", action="store_true", help="as markdown")


def run(options: Namespace) -> int:
    """Print the standup of today, or of the day of `--at`."""
    if not (options.json or options.markdown):
        from cockpit.cli.open import print_view

        options.view = "standup"
        return print_view(options)
    from cockpit.cli.context import view_sprint
    from cockpit.cli.output import say, say_json
    from cockpit.core.standup import brief_for
    from cockpit.report.standup import standup_data, standup_markdown

    view = view_sprint(options).told()
    facts = view.facts()
    brief = brief_for(view.board, facts, view.record)
    if options.json:
        say_json(standup_data(view.board, facts, brief))
    else:
        say(standup_markdown(view.board, facts, brief).rstrip("\n"))
    return 0
