"""`cockpit init`: a sprint.toml for the plans that are here, and what it was inferred from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.plan.infer import Note, Proposal


def arguments(parser: ArgumentParser) -> None:
    """Where, and how carefully."""
    parser.add_argument("where", nargs="?", default=".", metavar="DIR", help="the repository (default: here)")
    parser.add_argument("--dry-run", action="store_true", help="print what would be written, and write nothing")
    parser.add_argument("--force", action="store_true", help="replace a sprint.toml that is there")


def run(options: Namespace) -> int:
    """Write sprint.toml, and a first plan where there is none; say what was inferred from where."""
    from cockpit.cli.early import refuse_the_past
    from cockpit.cli.output import Refused, Unusable, say
    from cockpit.disk.files import SPRINT_FILE
    from cockpit.plan.infer_write import TEMPLATE, as_toml

    home = Path(options.where)
    if not home.is_dir():
        raise Unusable(f"{options.where}: there is no such folder")
    refuse_the_past(options)
    target = Path(options.sprint) if options.sprint else home / SPRINT_FILE
    if target.exists() and not (options.force or options.dry_run):
        raise Refused(f"{target}: is there already; `--force` replaces it, `--dry-run` shows what would be written")
    proposal = _proposed(home, options.at)
    text = as_toml(proposal.table)
    if options.dry_run:
        say(text)
    else:
        _write(target, text)
        say(f"wrote {target}")
        if proposal.empty:
            say(f"wrote {_write_template(home, proposal)}")
        say()
    for line in told(proposal.notes):
        say(line)
    if options.dry_run and proposal.empty:
        say(f"would write docs/plans/{TEMPLATE}, a first plan")
    return 0


def _proposed(home: Path, at: str | None) -> Proposal:
    """`at` stands for today."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from cockpit.cli.context import read_time
    from cockpit.disk.gather import local_zone
    from cockpit.disk.proposing import proposal_for

    zone = local_zone()
    now = read_time(at, ZoneInfo(zone), flag="--at") if at else datetime.now(ZoneInfo(zone))
    return proposal_for(home, zone=zone, today=now.date())


def told(notes: list[Note]) -> list[str]:
    """What was inferred and from where, what is unsure last."""
    width = max(len(note.key) for note in notes)
    sure = [f"  {note.key:<{width}}  {note.value}  ({note.why})" for note in notes if note.sure]
    unsure = [f"  {note.key:<{width}}  {note.value}  ({note.why})" for note in notes if not note.sure]
    return (["inferred:", *sure] if sure else []) + (["please check:", *unsure] if unsure else [])


def _write(target: Path, text: str) -> None:
    from cockpit.cli.output import Unusable

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Unusable(f"{target}: {error.strerror or error}") from None


def _write_template(home: Path, proposal: Proposal) -> Path:
    from cockpit.plan.infer_write import TEMPLATE, template_plan

    sprint = proposal.table["sprint"]
    plan = home / "docs" / "plans" / TEMPLATE
    if not plan.exists():
        _write(plan, template_plan(sprint["name"], sprint["start"], sprint["end"]))
    return plan
