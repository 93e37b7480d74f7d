"""`cockpit eod`: end the day. What changed, what is still due, and a commit of the plans and of nothing else."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cockpit.cli.output import Refused, Unusable, say, warn

if TYPE_CHECKING:
    from cockpit.cli.context import Desk
    from cockpit.core.changes import PlanDiff
    from cockpit.core.closing import Closing
    from cockpit.repo.commit import Committed, Proposal
    from cockpit.repo.git import Git


def arguments(parser: ArgumentParser) -> None:
    """Whether to commit and to push."""
    parser.add_argument("--commit", action="store_true", help="commit the plans; without it, only show what would be")
    parser.add_argument("--push", action="store_true", help="push after that")
    parser.add_argument("--message", metavar="TEXT", default="", help="the first line of the message, in your words")


def run(options: Namespace) -> int:
    """Print the day. With `--commit`, on a terminal, ask about each item still due; then commit, then push."""
    from cockpit.cli.context import open_sprint
    from cockpit.report.eod import commit_message, plan_of_commit, report

    desk = open_sprint(options)
    closing = _closing(options)
    for line in report(desk.board, closing):
        say(line)
    found = _proposed(desk, needed=options.commit or options.push)
    if options.commit and closing.due and sys.stdin.isatty() and sys.stdout.isatty():
        from cockpit.cli.closing import ask_about

        ask_about(desk, closing)
        found = _proposed(desk, needed=True)
    if found is None:
        return 0
    git, proposal, diffs = found
    message = commit_message(desk.board, closing.day, diffs, options.message)
    say()
    for line in plan_of_commit(message, diffs, proposal.left_out, proposal.staged):
        say(line)
    if options.commit and proposal.files:
        from cockpit.repo.commit import commit

        _tell(commit(git, proposal, message, terminal=_terminal(), now=desk.now))
    if options.push:
        from cockpit.repo.commit import push

        _tell(push(git, terminal=_terminal()))
    return 0


def _closing(options: Namespace) -> Closing:
    from cockpit.cli.context import view_sprint
    from cockpit.core.closing import closing_of

    view = view_sprint(options).told()
    return closing_of(view.board, view.facts(), view.record)


def _proposed(desk: Desk, *, needed: bool) -> tuple[Git, Proposal, Sequence[PlanDiff]] | None:
    """What a commit would hold now; None without a repository, unless one is needed.

    Raises `Unusable` then, and `Refused` where git is in the middle of something.
    """
    from cockpit.cli.repository import git_here, refuse
    from cockpit.plan.choosing import part_at
    from cockpit.repo.commit import propose
    from cockpit.repo.plandiffs import plan_diffs
    from cockpit.repo.trouble import Problem

    store = desk.store
    settings = store.refresh().settings
    try:
        git = git_here(store.home)
    except Unusable as failure:
        if needed:
            raise
        warn(failure.message)
        return None
    plans = {path: store.home / path for path in store.snapshot.documents}
    found = propose(git, plans, lambda path: part_at(settings, path) is not None)
    if isinstance(found, Problem):
        refuse(found)
    return git, found, plan_diffs(git, found, settings)


def _terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _tell(outcome: Committed) -> None:
    """What git and its hooks printed goes to stderr, the outcome to stdout. Raises `Refused` where it was refused."""
    for line in outcome.told.splitlines():
        warn(line)
    if outcome.kind == "refused":
        raise Refused(": ".join((outcome.message, *outcome.steps)))
    say(outcome.message)
    for step in outcome.steps:
        warn(step)
