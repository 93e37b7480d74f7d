"""`cockpit git-setup`: have git merge plans box by box, in this clone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace


def arguments(parser: ArgumentParser) -> None:
    """What to do."""
    parser.add_argument("--undo", action="store_true", help="take it out again")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def run(options: Namespace) -> int:
    """Register the merge driver and say exactly what changed."""
    from cockpit.cli.context import settings_here
    from cockpit.cli.early import refuse_the_past, sprint_file
    from cockpit.cli.output import say
    from cockpit.cli.repository import git_here, refuse
    from cockpit.repo import setup
    from cockpit.repo.trouble import Problem

    refuse_the_past(options)
    git = git_here(sprint_file(options).parent)
    wanted = setup.undoing(git) if options.undo else setup.changes(git, settings_here(options).plans)
    if isinstance(wanted, Problem):
        refuse(wanted)
    if not wanted:
        say("nothing to undo: it is not set up" if options.undo else "already set up, nothing changed")
        return 0
    if not options.dry_run and (problem := setup.carry_out(git, wanted)):
        refuse(problem)
    say("\n".join(f"{'would ' if options.dry_run else ''}{change.what}" for change in wanted))
    if not options.dry_run and not options.undo:
        say("git now merges ticks on neighbouring lines in this clone; `cockpit git-setup --undo` takes it out")
    return 0
