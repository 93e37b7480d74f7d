"""Front matter with a title and a status: the whole document is one item."""

from __future__ import annotations

from cockpit.core.model import Span, State
from cockpit.core.text import readable
from cockpit.plan.items import Spot, Told, due_in, make_entry, names_in, take_time
from cockpit.plan.outline_model import FrontMatter
from cockpit.plan.wording import is_placeholder, read_wording
from cockpit.plan.work import Work


def front_item(work: Work, block: FrontMatter) -> None:
    """Front matter with a title and a status is one item."""
    entries = {key.casefold(): (value, line) for key, value, line in block.entries}
    if "title" not in entries or "status" not in entries:
        return
    title, _ = entries["title"]
    status, line = entries["status"]
    if not title.strip("\"' ") or is_placeholder(title):
        return
    reading = work.reading
    words = read_wording(title.strip("\"' "), work.tools.vocabulary)
    told = Told(code=readable(entries.get("id", ("", 0))[0]).strip("\"' "))
    for key, kind in _FRONT.items():
        value = readable(entries.get(key, ("", 0))[0]).strip("[]\"' ")
        if value and kind == "owner":
            told.owner = told.owner or value
        elif value and kind == "depends":
            told.depends = names_in(value)
        elif value and kind == "due":
            take_time(told, due_in(reading, value))
        elif value and kind == "type":
            told.type = value
    slot, marker = _front_slot(work, line, status)
    spot = Spot("front-matter", line, block.span, slot, marker)
    state: State | None = work.tools.vocabulary.state_of_words(status)
    context = work.context(work.structure.root)
    work.structure.root.item = reading.add(make_entry(reading, context, spot, words, "task", state, told))
    work.contexts.forget()


_FRONT: dict[str, str] = {
    "assignee": "owner", "owner": "owner", "assigned": "owner", "dependencies": "depends", "depends_on": "depends",
    "due": "due", "due_date": "due", "deadline": "due", "type": "type",
}  # fmt: skip


def _front_slot(work: Work, line: int, status: str) -> tuple[Span, str]:
    start = work.reading.outline.line_starts[line - 1]
    raw = work.reading.data[start:]
    raw = raw[: len(raw) if (end := raw.find(b"\n")) < 0 else end]
    at = raw.find(b":") + 1
    value = raw[at:].strip()
    first = start + at + (len(raw[at:]) - len(raw[at:].lstrip()))
    return (first, first + len(value)), value.decode("utf-8", "replace") or status
