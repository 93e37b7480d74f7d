"""The sprint.toml that fits a folder: what `init` writes, and the cockpit offers where it finds none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cockpit.disk.files import SPRINT_FILE, list_plans, repository_of
from cockpit.disk.gather import gather
from cockpit.plan.assemble import assemble
from cockpit.plan.config import read_settings
from cockpit.plan.infer import Note, Proposal, propose
from cockpit.plan.infer_meetings import ceremony_tables, rung_tables
from cockpit.plan.infer_write import as_toml
from cockpit.plan.reader import read_document


def proposal_for(home: Path, *, zone: str, today: date) -> Proposal:
    """A proposal from the markdown below `home`. Takes seconds at most; `zone` and `today` are the machine's."""
    found = gather(home)
    proposal = propose(found.sources, project=home.resolve().name, zone=zone, today=today)
    if not proposal.empty:
        _add_meetings(proposal, home)
    if found.partly:
        looked = f"looked at the first {len(found.sources)} markdown files"
        proposal.notes.append(Note("documents", looked, "there are more; init the folder of the plans", sure=False))
    return proposal


def _add_meetings(proposal: Proposal, home: Path) -> None:
    """Ceremonies and ladder, as the cockpit itself reads them with what has been proposed so far."""
    settings = read_settings(as_toml(proposal.table).encode(), file=SPRINT_FILE)
    plans = list_plans(home.absolute(), settings, repository_of(home)).plans.values()
    board = assemble(
        settings,
        [
            read_document(plan.path, plan.file.read_bytes(), settings, role=plan.role, track=plan.track)
            for plan in plans
        ],
    )
    for name, tables in (
        ("ceremonies", ceremony_tables(board.ceremonies, settings.calendar.workdays)),
        ("escalation", rung_tables(board.escalation)),
    ):
        if tables:
            proposal.table[name] = tables
            proposal.notes.append(
                Note(name, ", ".join(table.get("name") or table["kind"] for table in tables), "the plans")
            )
