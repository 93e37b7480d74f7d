"""What a step says of itself: the journal's entries and the one line for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cockpit.disk.journal import Entry
from cockpit.disk.steps import Performed
from cockpit.disk.wishes import Target


def entries_for(targets: Sequence[Target], how: str, who: str, now: datetime, step: str) -> tuple[Entry, ...]:
    """One entry per place that was written."""
    return tuple(
        Entry(
            at=now, who=who, how=how, path=target.path, line=target.line, text=target.text, before=target.before,
            after=target.after, key=target.mention.key if target.mention else "",
            section=target.mention.section if target.mention else (),
            ordinal=target.mention.ordinal if target.mention else 0, step=step,
        )
        for target in targets
    )  # fmt: skip


def summary(targets: Sequence[Target], verb: str, performed: Performed) -> str:
    """`done: Write the spec (claude_next.md:12)`, `done: 3 items in 2 plans`."""
    texts = list(dict.fromkeys(target.name or target.text for target in targets if not target.aside))
    lines: dict[str, int] = {}
    for done in performed.done:
        lines.setdefault(done.path, done.line)
    names = [f"{path.rpartition('/')[2]}:{line}" for path, line in lines.items()]
    where = ", ".join(names) if len(names) <= 2 else f"{len(names)} plans"
    what = texts[0] if len(texts) == 1 else f"{len(texts)} items"
    return f"{verb}: {shortened(what)}" + (f" ({where})" if where else "")


def shortened(text: str, limit: int = 60) -> str:
    """A text of at most `limit` characters; what was left out is an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
