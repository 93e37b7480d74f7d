"""Handoffs between tracks: `A → B` in a heading, lead or bullet, with What, When, How and Why below."""

from __future__ import annotations

import re

from cockpit.core.model import Mention, Span, State
from cockpit.core.text import readable
from cockpit.plan.entries import UNWRITABLE, DependencyRead
from cockpit.plan.items import due_in
from cockpit.plan.leads import Pair, pair_in
from cockpit.plan.names import Arrow, files_in
from cockpit.plan.outline_model import Line, ListItem
from cockpit.plan.section import Section
from cockpit.plan.when import When, inline_when
from cockpit.plan.work import Work

_SIGN = re.compile("[-=]>|[→↔⇒←⟶⇄➜➡]")
_PARTS = frozenset({"what", "due", "how", "why"})


def has_arrow(text: str) -> bool:
    if text.isascii():
        return "->" in text or "=>" in text
    return _SIGN.search(text) is not None


def arrow_section(work: Work, section: Section) -> None:
    """A heading or lead that is an arrow. Its bullets come later."""
    if not has_arrow(section.raw):
        return
    arrow = work.tools.names.arrow(section.raw)
    if arrow is None:
        return
    told = section.facts.get("due")
    when = due_in(work.reading, told.value) if told is not None else None
    mention = _mention(work, arrow, section.raw, section.line, section.span, section.path[:-1])
    _add(work, section, arrow, what=_rest(arrow), when=when, met=mention.state == "done", mention=mention)


def arrow_line(work: Work, line: Line, section: Section) -> bool:
    """A line of prose that begins with a bold arrow: `**Grok ↔ GPT**: dashboard metrics by Wed EOD`."""
    if not has_arrow(line.text) or not line.text.startswith(("**", "__")):
        return False
    if section.level > 6 and section.raw and section.line == line.line:
        return False  # it leads into a list
    arrow = work.tools.names.arrow(line.text)
    if arrow is None:
        return False
    mention = _mention(work, arrow, line.text, line.line, line.span, section.path)
    what, context = _rest(arrow), work.context(section)
    when = inline_when(what, work.tools.calendar, within=context.window) if what else None
    _add(work, section, arrow, what=without_due(what), when=when, met=mention.state == "done", mention=mention)
    work.arrow_of.pop(section, None)
    return True


def _rest(arrow: Arrow) -> str:
    return readable(arrow.rest).strip("()[] :–—-✅")


def _mention(work: Work, arrow: Arrow, raw: str, line: int, span: Span, path: tuple[str, ...]) -> Mention:
    """The place of an arrow in a heading or line; ✅ anywhere in it says that it is met."""
    glyph = work.tools.vocabulary.leading_glyph(raw)
    state: State = "done" if "✅" in raw or (glyph and glyph.state == "done") else "todo"
    slot, marker = _glyph_slot(work, span)
    return work.reading.mention(
        "heading", line, _plain_arrow(work, arrow), _key(arrow), path, state=state, span=span, slot=slot, marker=marker
    )


def _glyph_slot(work: Work, span: Span) -> tuple[Span, str]:
    """Where ✅ stands in a heading or is to be put: at its end, in front of closing `#`s or `**`."""
    raw = work.reading.raw(span)
    at = raw.find("✅")
    if at < 0:
        start = span[0] + len(raw.rstrip("# ").encode("utf-8"))
        return (start, start), ""
    start = span[0] + len(raw[:at].encode("utf-8"))
    return (start, start + len("✅".encode())), "✅"


def _plain_arrow(work: Work, arrow: Arrow) -> str:
    by_id = {track.id: track.name for track in work.tools.settings.tracks}
    sign = "↔" if arrow.both else "→"
    return f"{by_id.get(arrow.source, arrow.source)} {sign} {by_id.get(arrow.target, arrow.target)}"


def _key(arrow: Arrow) -> str:
    return f"{arrow.source} {'<>' if arrow.both else '>'} {arrow.target}"


def _add(
    work: Work, section: Section, arrow: Arrow, *, what: str, when: When | None, met: bool, mention: Mention
) -> None:
    reading = work.reading
    due = when.due if when is not None else None
    reading.dependencies.append(
        DependencyRead(
            arrow.source, arrow.target, arrow.both, what, "", "", due, met and reading.role == "plan", mention,
            files_in(arrow.rest),
        )
    )  # fmt: skip
    work.arrow_of[section] = len(reading.dependencies) - 1


def arrow_detail(work: Work, _place: int, item: ListItem, section: Section) -> bool:
    """A What, When, How or Why below an arrow; other bullets there are no items either."""
    index = work.arrow_of.get(section)
    if index is None:
        return False
    pair = _part(item)
    if pair is not None:
        _fill(work, index, pair)
    return item.box is None


def _part(item: ListItem) -> Pair | None:
    pair = pair_in(item.text)
    return pair if pair is not None and pair.kind in _PARTS else None


def _fill(work: Work, index: int, pair: Pair) -> None:
    found = work.reading.dependencies[index]
    due = found.due
    if pair.kind in ("what", "due") and due is None:
        when = due_in(work.reading, pair.value)
        due = when.due if when is not None else None
    value = readable(pair.value)
    work.reading.dependencies[index] = DependencyRead(
        found.source, found.target, found.both,
        without_due(value) if pair.kind == "what" else found.what,
        value if pair.kind == "how" else found.how,
        value if pair.kind == "why" else found.why,
        due, found.met, found.mention,
        tuple(dict.fromkeys((*found.files, *files_in(pair.value)))) if pair.kind == "what" else found.files,
    )  # fmt: skip


def without_due(text: str) -> str:
    """`results by Wed EOD` without the time at its end, which is shown as the due."""
    head, by, tail = text.rpartition(" by ")
    head = head.rstrip(" ,;–—-")
    return head if by and head and len(tail) <= 24 and any(char.isalpha() for char in tail) and _is_time(tail) else text


def _is_time(tail: str) -> bool:
    first = tail.split(maxsplit=1)[0].casefold().rstrip(".,")
    return first[:3] in ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "day", "eod", "end") or tail[:1].isdigit()


def arrow_item(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A bullet or checkbox that is an arrow. A checkbox stays an item too: somebody wants to tick it."""
    if not has_arrow(item.text):
        return False
    arrow = work.tools.names.arrow(item.text)
    if arrow is None:
        return False
    reading, context = work.reading, work.context(section)
    rest = arrow.rest.strip(" :：–—-")
    met = bool(item.box and item.box.checked) or "✅" in item.text
    slot = (item.box.offset, item.box.offset + 1) if item.box else (item.content, item.content)
    mention = reading.mention(
        "checkbox" if item.box else "bullet", item.line, readable(item.text), _key(arrow), context.path,
        state="done" if met else "todo", span=item.span, slot=slot if item.box else UNWRITABLE if met else slot,
        marker=item.box.char if item.box else "",
    )  # fmt: skip
    when = due_in(reading, rest) if rest else None
    _add(work, section, arrow, what=without_due(readable(rest)), when=when, met=met, mention=mention)
    del work.arrow_of[section]
    index = len(reading.dependencies) - 1
    for child in reading.children(place):
        below = reading.item(child)
        if below.box is None and (pair := _part(below)) is not None:
            _fill(work, index, pair)
    work.handoffs.add(place)
    return item.box is None
