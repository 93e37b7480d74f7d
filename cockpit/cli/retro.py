"""`cockpit retro`: the sprint in numbers, its completion summary, and what the team writes down about it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """What to print, or what to write down."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="every number, as JSON (schema 1)")
    form.add_argument("--markdown", action="store_true", help="a completion summary to send")
    notes = parser.add_argument_group("write into the retro's document instead (each may be repeated)")
    notes.add_argument("--well", action="append", default=[], metavar="TEXT", help="something that went well")
    notes.add_argument("--badly", action="append", default=[], metavar="TEXT", help="something that did not")
    notes.add_argument("--action", action="append", default=[], metavar="TEXT", help="an action agreed on")
    notes.add_argument("--owner", default="", metavar="NAME", help="whose actions they are")


def run(options: Namespace) -> int:
    """Print the retro as of now, of `--at`, or of the sprint's end where that has passed."""
    if options.well or options.badly or options.action:
        return _write(options)
    from cockpit.cli.context import view_sprint
    from cockpit.core.record import Record
    from cockpit.core.retro import sum_up

    if options.view and not (options.json or options.markdown):
        from cockpit.cli.open import print_view

        return print_view(options)
    view = view_sprint(options).told(created=True)
    retro = sum_up(view.board, view.now, view.record or Record())
    from cockpit.cli.output import say, say_json

    if options.json:
        from cockpit.report.retro_data import as_json

        say_json(as_json(retro))
    elif options.markdown:
        from cockpit.report.completion import as_markdown

        say(as_markdown(retro).rstrip("\n"))
    else:
        from cockpit.report.retro import as_text

        for line in as_text(retro):
            say(line)
    return 0


def _write(options: Namespace) -> int:
    from cockpit.cli.context import open_sprint
    from cockpit.cli.output import Unusable, say
    from cockpit.disk.retro import note
    from cockpit.plan.addition import RetroKind

    if options.json or options.markdown:
        raise Unusable("--well, --badly and --action write; leave out --json and --markdown")
    desk = open_sprint(options)
    wanted: list[tuple[RetroKind, str]] = [("well", text) for text in options.well]
    wanted += [("badly", text) for text in options.badly]
    wanted += [("agreed", text) for text in options.action]
    for kind, text in wanted:
        owner = options.owner if kind == "agreed" else ""
        say(desk.done(note(desk.store, kind, text, owner=owner, now=desk.now)))
    desk.store.close()
    return 0
