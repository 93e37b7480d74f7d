"""What a step says of itself: the journal's entries and the one line for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from cockpit.core.model import Mention, State
from cockpit.disk.journal import Entry
from cockpit.disk.steps import Performed, Place
from cockpit.disk.wishes import Target

STATES = get_args(State)


def entries_for(
    targets: Sequence[Target], performed: Performed, how: str, who: str, now: datetime, step: str
) -> tuple[Entry, ...]:
    """One entry per place that was written, with the states that really stood there before and after: a person may
    have seen an older one, and behind a box that is unticked words show again."""
    found = []
    for target, place in zip(targets, performed.places, strict=True):
        mention = place.after or place.before or target.mention
        if not place.changed:
            continue
        before, after = true_states(place, target.before, target.after)
        found.append(
            Entry(
                at=now, who=who, how=how, path=target.path, line=mention.line if mention else target.line,
                text=target.text, before=before, after=after, key=mention.key if mention else "",
                section=mention.section if mention else (), ordinal=mention.ordinal if mention else 0, step=step,
            )
        )  # fmt: skip
    return tuple(found)


def true_states(place: Place, before: str, after: str) -> tuple[str, str]:
    """The states of a place where they can be told, else what was expected, which may be other words than states."""
    return _true(place.before, before), _true(place.after, after)


def _true(mention: Mention | None, expected: str) -> str:
    return mention.state or "todo" if mention and expected in STATES else expected


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
