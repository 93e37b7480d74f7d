"""New lines in a plan: a task, an action, a blocker, under the fitting heading, in the document's own style. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cockpit.core.calendar import Calendar
from cockpit.core.text import normalise
from cockpit.plan.blocker_lines import blocker_words, in_note, one_line
from cockpit.plan.entries import Document
from cockpit.plan.outline_model import Heading, ListItem
from cockpit.plan.places import below_days, best_heading, list_below
from cockpit.plan.retro_notes import note_kind
from cockpit.plan.splice import Refusal, Splice
from cockpit.plan.vocabulary import heading_kind
from cockpit.plan.when import inline_when
from cockpit.plan.wording import is_placeholder

RetroKind = Literal["well", "badly", "agreed"]
RETRO_KINDS: frozenset[str] = frozenset({"well", "badly", "agreed"})
"""Lines of a retro document: two kinds of notes, and actions agreed on there."""
AdditionKind = Literal["task", "action", "blocker"] | RetroKind
HEADINGS: dict[AdditionKind, str] = {
    "task": "Tasks", "action": "Action items", "blocker": "Blockers", "well": "Went well", "badly": "Did not go well",
    "agreed": "Actions",
}  # fmt: skip
_ORDERED = re.compile(r"(\d{1,9})([.)])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A line to add. `due` is as a person says it (`Thu`, `2025-11-26`, `Day 3`); `waits_on` may be any text; `blocks`
    names what a blocker holds up; `owner` is written behind the text where the plan is not that track's own; `now` is
    when it is added."""

    kind: AdditionKind
    text: str
    due: str = ""
    owner: str = ""
    waits_on: str = ""
    blocks: tuple[str, ...] = ()
    now: datetime | None = None


def words_of(addition: Addition, calendar: Calendar) -> str:
    """The markdown of the new line behind its box. Raises Refusal for an empty text and a due that says no time."""
    text = one_line(addition.text)
    if not normalise(text):
        raise Refusal("there is no text to add", final=True)
    if addition.kind == "blocker":
        if is_placeholder(text):
            raise Refusal("these words say that nothing is blocked", final=True)
        text += f" ({addition.owner})" if addition.owner else ""
        return blocker_words(text, addition.waits_on, addition.now, addition.blocks, calendar)
    if addition.due.strip():
        text += f" ({_due(addition.due, calendar)})"
    return text + (f" ({addition.owner})" if addition.owner else "")


def _due(due: str, calendar: Calendar) -> str:
    """A due in words that the reading of plans understands."""
    due = in_note(due)
    one_day = due.isalpha() or re.fullmatch(r"\d{4}-\d\d-\d\d", due)
    for words in (f"by {due}", due) if one_day else (due, f"by {due}"):
        when = inline_when(f"x ({words})", calendar)
        if when is not None and when.due is not None:
            return words
    raise Refusal(f"“{due}” says no day of this sprint; write Thu, Day 3 or 2025-11-26", final=True)


def add_line(document: Document, addition: Addition, calendar: Calendar) -> tuple[Splice, ...]:
    """Insert the line: behind the last one of the list under the fitting heading, directly under that heading where it
    has no list, under a new heading at the end of the document where there is none. A heading of a day fits only if it
    is the day the line is due, or without one the day of `now`. Raises Refusal."""
    box = b"" if addition.kind in ("well", "badly") else b"[ ] "
    body = box + words_of(addition, calendar).encode()
    place = fitting_heading(document, addition, calendar)
    if place is None:
        return (_new_section(document, addition.kind, body, top=below_days(document, calendar)),)
    items = list_below(document, place)
    if items:
        return (_after_list(document, items, body),)
    return (_under_heading(document, place, body),)


def fitting_heading(document: Document, addition: Addition, calendar: Calendar) -> int | None:
    """The index, in the outline's blocks, of the heading that a line goes under. Raises Refusal as `words_of` does."""

    def fits(heading: str) -> bool:
        return _is_for(heading, addition.kind)

    day = None
    if addition.due.strip() and addition.kind != "blocker":
        when = inline_when(f"x ({_due(addition.due, calendar)})", calendar)
        day = when.end if when is not None else None
    elif addition.now is not None:
        day = calendar.local(addition.now).date()
    kinds = frozenset({"task", "deliverable"}) if addition.kind == "task" else frozenset({addition.kind})
    return best_heading(document, fits, calendar, day, kinds)


def _is_for(heading: str, kind: AdditionKind) -> bool:
    if kind in ("well", "badly"):
        return note_kind(heading) == kind
    return heading_kind(heading) == ("action" if kind == "agreed" else kind)


def _after_list(document: Document, items: list[ListItem], body: bytes) -> Splice:
    data, newline, last = document.data, document.outline.newline.encode(), items[-1]
    start = data.rfind(b"\n", 0, last.span[0]) + 1
    lead = data[start : last.span[0]]
    end = _end_of_item(document, last)
    loose = len(items) > 1 and _blank_between(document, items[-2], last)
    line = lead + _bullet(last).encode() + b" " + body
    return Splice(end, end, newline * (2 if loose else 1) + line)


def _bullet(last: ListItem) -> str:
    """The list's own bullet; the next number of an ordered list."""
    if ordered := _ORDERED.match(last.bullet):
        return f"{int(ordered[1]) + 1}{ordered[2]}"
    return last.bullet


def _end_of_item(document: Document, item: ListItem) -> int:
    """The end, without its line end, of the last line that belongs to a top item: what is nested and what goes on."""
    data, starts = document.data, document.outline.line_starts
    limit = min((_start(block) for block in document.outline.blocks if _begins_anew(block, item)), default=len(data))
    indent = item.content - starts[item.line - 1]
    end, gap = _end_of_line(data, item.span[1]), False
    for start in starts[item.line :]:
        line = data[start : _end_of_line(data, start)]
        bare = line.lstrip(b" \t")
        if start >= limit or (
            bare and len(line.expandtabs(4)) - len(bare.expandtabs(4)) < indent and _apart(bare, gap)
        ):
            break
        gap = not bare
        end = end if gap else start + len(line)
    return end


def _begins_anew(block: object, item: ListItem) -> bool:
    """Whether a block after a top item is certainly none of its parts."""
    if isinstance(block, ListItem):
        return block.parent is None and block.line > item.line
    return isinstance(block, Heading) and block.line > item.line


def _start(block: object) -> int:
    return block.span[0] if isinstance(block, Heading | ListItem) else 0


def _apart(line: bytes, gap: bool) -> bool:
    """Whether a line that is not indented ends the item: after an empty line, and where another block begins."""
    return gap or line.startswith((b"```", b"~~~", b">", b"<", b"|", b"---", b"***", b"___"))


def _end_of_line(data: bytes, offset: int) -> int:
    end = data.find(b"\n", offset)
    end = len(data) if end < 0 else end
    return end - 1 if data[end - 1 : end] == b"\r" and end > offset else end


def _blank_between(document: Document, one: ListItem, other: ListItem) -> bool:
    starts = document.outline.line_starts
    return any(not document.data[starts[line - 1] : starts[line]].strip() for line in range(one.line + 1, other.line))


def _under_heading(document: Document, place: int, body: bytes) -> Splice:
    """Below a heading without a list: behind the prose that follows it, with an empty line between."""
    data, newline = document.data, document.outline.newline.encode()
    blocks = document.outline.blocks
    heading = blocks[place]
    assert isinstance(heading, Heading)
    following = next((block for block in blocks[place + 1 :] if isinstance(block, Heading)), None)
    limit = data.rfind(b"\n", 0, following.span[0]) + 1 if following else len(data)
    end = len(data[:limit].rstrip(b" \t\r\n"))
    end = max(end, heading.span[1])
    return Splice(end, end, newline * 2 + _own_bullet(document) + b" " + body)


def _new_section(document: Document, kind: AdditionKind, body: bytes, *, top: bool) -> Splice:
    data, newline = document.data, document.outline.newline.encode()
    levels = [block.level for block in document.outline.blocks if isinstance(block, Heading) and block.level > 1]
    level = 1 if top else min(levels, default=2)  # a section of its own, below no day and no track
    text = b"#" * min(level, 3) + b" " + HEADINGS[kind].encode() + newline * 2
    text += _own_bullet(document) + b" " + body
    end = len(data.rstrip(b" \t\r\n"))
    bare = end == 0 or (document.outline.bom and end == 3)
    kept = data[end:] or b""
    final = b"" if kept.endswith((b"\n", b"\r")) or (data and not bare) else newline
    return Splice(end, end, (b"" if bare else newline * 2) + text + final)


def _own_bullet(document: Document) -> bytes:
    used = Counter(item.bullet for item in document.outline.items() if not _ORDERED.match(item.bullet))
    return (used.most_common(1)[0][0] if used else "-").encode()
