"""List items that are items: checkboxes, marks, lines that begin with a status glyph, plain bullets."""

from __future__ import annotations

import re
from dataclasses import replace

from cockpit.core.model import Kind, Span, State
from cockpit.core.text import readable
from cockpit.plan.aims import only_aims
from cockpit.plan.box_words import kind_beside, kind_of_box
from cockpit.plan.ceremonies import clock_in
from cockpit.plan.contexts import Context
from cockpit.plan.early import claimed_early
from cockpit.plan.entries import UNWRITABLE
from cockpit.plan.file_lists import FileList, file_list
from cockpit.plan.glyphs import glyph_span, without_glyph
from cockpit.plan.groups import is_part, tells_of_stage
from cockpit.plan.items import Spot, Told, full_text, make_entry, told_below
from cockpit.plan.labels import label
from cockpit.plan.leads import tells_itself
from cockpit.plan.list_kinds import fact_sheet, in_done_column, is_work
from cockpit.plan.metrics import criterion_metric
from cockpit.plan.names import own_files
from cockpit.plan.outline_model import ListItem
from cockpit.plan.scope import in_checklist
from cockpit.plan.section import Section
from cockpit.plan.substance import says_something
from cockpit.plan.tails import tail_of, tail_span
from cockpit.plan.time_words import begins_with_time
from cockpit.plan.told_states import state_before
from cockpit.plan.wording import Wording, is_placeholder, read_wording, says_done
from cockpit.plan.words import GLYPHS, TURNING
from cockpit.plan.work import Work

_NOT_YET = re.compile(r"\([^()]*\b(?:ready|to start|planned|next|pending|later)\b[^()]*\)\W*$", re.IGNORECASE)
_ALL_CRITERIA = re.compile(r"\b(?:all|each|every)\b.*\bcriteria\b|\bacceptance criteria\b", re.IGNORECASE)
_ASSIGNED = re.compile(r"@[\w-]+(?:\s*(?:,|&|\+|and)\s*@[\w-]+)*\s*[:,]?\s+\w+\s+\w+")
_OPEN_GLYPHS: frozenset[State] = frozenset({"doing", "blocked", "deferred", "cancelled"})


def boxed(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A GFM task item. The box alone decides whether it is done; words and strikes refine an open one."""
    box = item.box
    if box is None:
        return False
    context = work.context(section)
    raw, _ = full_text(item) if item.more else (item.text, ())
    glyph = work.tools.vocabulary.leading_glyph(raw) if raw and not raw[0].isascii() else None
    if glyph is not None:
        raw = without_glyph(raw, glyph)
    words = read_wording(raw, work.tools.vocabulary)
    state: State = "done"
    told = _told(work, place, item)
    if not box.checked:
        below = _state_below(work, told)
        signed = next((one for one in (glyph.state if glyph else None, below) if one in _OPEN_GLYPHS), None)
        state = words.state or signed or context.standing or "todo"
    spot = Spot("checkbox", item.line, item.span, (box.offset, box.offset + 1), box.char)
    kind: Kind = context.box if words.key and place not in work.handoffs else "note"
    if kind == "note" and words.key and place not in work.handoffs:
        kind = kind_beside(work, section) or kind
    if item.ticked and (plain := _listed(work, place, item, section)) is not None and plain.bullet is not None:
        kind = plain.bullet
    elif context.parent is None:
        kind = kind_of_box(work, item, section, kind)
    if kind == "note" and words.code and place not in work.handoffs and work.has_codes_like(words.code):
        kind = "task"  # `T038` goes on where `T037` stood, whatever the heading between them says
    if kind == "note" and place not in work.handoffs and section.within("ceremony") and _ASSIGNED.match(raw):
        kind = "action"  # of a meeting, wherever in its notes
    work.reading.add(make_entry(work.reading, context, spot, words, kind, state, told), place)
    if section.kinds[1] == "metric":
        criterion_metric(work, raw, context, item.line)
    return True


def marked(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A list item with another mark in the brackets, none of the spaces a checkbox needs, or a bold mark."""
    bold = item.text[: 2 * item.text.startswith(("**[", "__["))]
    text = item.text[len(bold) :]
    vocabulary = work.tools.vocabulary
    mark = vocabulary.leading_mark(text) if text.startswith("[") else None
    if mark is None:
        return False
    sign, state, rest = mark.text.strip(), mark.state, bold + text[mark.length :]
    if state is None and sign.isalpha() and not _in_a_checklist(work, item):
        return False
    if not rest.strip() and sign:
        return False
    context = work.context(section)
    words = read_wording(rest, vocabulary)
    if state is None:
        work.unknown.setdefault(readable(sign), []).append(item)
    spot = Spot("mark", item.line, item.span, _inside(work, item, len(bold) + 1, mark.text), mark.text)
    told = _told(work, place, item)
    kind: Kind = context.box if words.key else "note"
    work.reading.add(make_entry(work.reading, context, spot, words, kind, state or words.state or "todo", told), place)
    return True


def glyphed(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A list item that begins or ends with a status glyph, where its own heading says a kind."""
    text = item.text
    if not text or text.isascii():
        return False
    if text[0].isascii() and text[0] not in "*~_":
        return _signed_behind(work, place, item, section)
    glyph = work.tools.vocabulary.leading_glyph(text)
    if glyph is None:
        return _signed_behind(work, place, item, section)
    if glyph.state is None:
        return False
    context = _listed(work, place, item, section)
    if context is None or context.bullet is None:
        return False
    raw, _ = full_text(item)
    words = read_wording(without_glyph(raw, glyph), work.tools.vocabulary)
    if is_placeholder(words.raw) or _is_told(_files(section), words):
        return False
    slot, marker = glyph_span(work.reading, item, glyph)
    spot = Spot("glyph", item.line, item.span, slot, marker)
    state = words.state or context.standing or glyph.state if glyph.state == "todo" else glyph.state
    entry = make_entry(work.reading, context, spot, words, context.bullet, state, _told(work, place, item))
    work.reading.add(claimed_early(work, section, entry), place)
    return True


def _signed_behind(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """`- Write the spec ✅`: the sign, with the words behind it, is what a tick replaces."""
    if not item.bullet:
        return False
    tail = tail_of(item.text, work.tools.vocabulary)
    if tail is None or tail.state is None:
        return False
    context = _listed(work, place, item, section)
    if context is None or context.bullet in (None, "metric", "blocker"):
        return False
    words = read_wording(tail.text, work.tools.vocabulary)
    if not says_something(words) or _is_told(_files(section), words):
        return False
    slot = tail_span(work.reading, item.text_span, tail) or UNWRITABLE
    spot = Spot("glyph", item.line, item.span, slot, tail.shown)
    state = words.state or tail.state if tail.state == "todo" else tail.state
    entry = make_entry(work.reading, context, spot, words, context.bullet, state, _told(work, place, item))
    work.reading.add(claimed_early(work, section, entry), place)
    return True


def bulleted(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A plain bullet, where its own heading says a kind."""
    if not item.text or not item.bullet:
        return False
    context = _listed(work, place, item, section)
    if context is None or context.bullet is None or context.bullet in ("metric", "blocker") or _agenda(work, item):
        return False
    if (section.scheduled and begins_with_time(label(item.text))) or only_aims(work, section):
        return False  # a day's line, which may be a headline, or what the work listed elsewhere is for
    raw, _ = full_text(item)
    words = read_wording(_unsigned(work, raw), work.tools.vocabulary)
    if ("**" in raw or "：" in raw) and (fact_sheet(work, item) or tells_itself(item.text)):
        return False
    files = _files(section)
    if not says_something(words, holds=place in work.structure.holding) or _is_told(files, words):
        return False
    spot = Spot("bullet", item.line, item.span, (item.content, item.content))
    told = _told(work, place, item)
    done = files == "made" or says_done(raw) or in_done_column(work, item, section)
    said: State | None = (
        state_before(work, item)
        or words.state
        or _state_below(work, told)
        or ("doing" if _turning(work, item) else None)
    )
    state: State | None = said or ("done" if done else context.standing or context.noted)
    work.reading.add(make_entry(work.reading, context, spot, words, context.bullet, state, told), place)
    return True


def _unsigned(work: Work, raw: str) -> str:
    """A text without a sign in front of or behind it that tells no state by itself: `🔄 Build it`."""
    if raw.isascii():
        return raw
    glyph = work.tools.vocabulary.leading_glyph(raw) if not raw[0].isascii() else None
    tail = tail_of(raw, work.tools.vocabulary) if glyph is None else None
    return without_glyph(raw, glyph) if glyph else tail.text if tail is not None and tail.state is None else raw


def _files(section: Section) -> FileList:
    """What a list says of the files in it. Where they were created, whatever is no file is no item."""
    return file_list(label(section.title), section.path[:-1]) if section.kind == "deliverable" else "none"


def _is_told(files: FileList, words: Wording) -> bool:
    return files == "told" or (files == "made" and not own_files(words.raw))


def _agenda(work: Work, item: ListItem) -> bool:
    """Whether a bullet stands in a timetable of one day: a list of which half begin with a clock time."""
    found = work.agendas.get(item.list_id)
    if found is None:
        listed = work.list_of(item)
        clocks = sum(clock_in(other.text[:14]) is not None for other in listed)
        found = work.agendas[item.list_id] = clocks * 2 >= len(listed)
    return found


def _in_a_checklist(work: Work, item: ListItem) -> bool:
    """Whether another item of the list has a box or a mark; `[P]` alone is a label."""
    others = [other for other in work.list_of(item)[:20] if other is not item]
    return any(other.box is not None or work.tools.vocabulary.leading_mark(other.text) for other in others)


def _listed(work: Work, place: int, item: ListItem, section: Section) -> Context | None:
    """The context of a line that may be an item: at the top of its list, or below a bullet that only leads."""
    leading = work.structure.leading
    context = work.context(section)
    if item.parent in work.structure.grouping:
        group = _parent(work, item)
        if group is None or not is_part(item):
            return None
        return replace(context, bullet=work.reading.entries[group].kind)
    if place in leading or (item.parent is not None and item.parent not in leading):
        return replace(context, bullet="criterion") if _checked_off(work, item) else None
    if context.bullet == "action" and tells_of_stage(label(item.text)):
        return None
    if context.bullet is not None or context.parent is not None:
        return context
    if in_checklist(section):
        return replace(context, bullet="criterion")
    work_all_the_same = is_work(work, item, section) or in_done_column(work, item, section)
    return replace(context, bullet="task") if work_all_the_same else context


def _checked_off(work: Work, item: ListItem) -> bool:
    """Whether a line with a sign of its state stands below a box that speaks of criteria: it is one of them."""
    above = work.reading.item(item.parent) if item.parent is not None else None
    if above is None or above.box is None or not _ALL_CRITERIA.search(above.text):
        return False
    glyph = work.tools.vocabulary.leading_glyph(item.text)
    return glyph is not None and glyph.state is not None


def _told(work: Work, place: int, item: ListItem) -> Told:
    told = Told(parent=_parent(work, item))
    if item.more or place in work.structure.children or place in work.structure.inner:
        told_below(work.reading, place, item, told)
    return told


def _turning(work: Work, item: ListItem) -> bool:
    """Whether a line begins with 🔄 or 🚧 in a list where others begin with signs of their state."""
    if item.text[:1] not in TURNING or not item.text or _NOT_YET.search(item.text):
        return False
    return any(GLYPHS.get(other.text[:1]) is not None for other in work.list_of(item))


def _state_below(work: Work, told: Told) -> State | None:
    """What a line such as `- Status: closed` below an item says of it."""
    return work.tools.vocabulary.state_of_cell(told.status) if told.status else None


def _parent(work: Work, item: ListItem) -> int | None:
    """The nearest item around it that became an entry."""
    above = item.parent
    if above is None:
        return None
    return work.reading.entry_of.get(above)


def _inside(work: Work, item: ListItem, start: int, text: str) -> Span:
    """The bytes of `text`, which stands in brackets at the character `start` of an item's text."""
    raw = work.reading.raw(item.text_span)
    end = start + len(text)
    if not raw.startswith(item.text[:end]):  # repaired text: go by the brackets
        start, end = raw.find("[") + 1, max(raw.find("]"), raw.find("[") + 1)
    first = item.text_span[0] + len(raw[:start].encode("utf-8"))
    return first, first + len(raw[start:end].encode("utf-8"))
