"""What stops somebody: lists under blocker headings, `**Blocked**: text` lines, cells of a Blocker column."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from cockpit.core.model import Mention, State
from cockpit.core.text import normalise, plain, readable
from cockpit.plan.entries import UNWRITABLE, BlockerRead
from cockpit.plan.fact_words import FactKind
from cockpit.plan.glyphs import without_glyph
from cockpit.plan.items import Spot, Told, full_text, make_entry, told_below
from cockpit.plan.labels import label
from cockpit.plan.leads import Pair, pair_in
from cockpit.plan.outline_model import Line, ListItem, Row
from cockpit.plan.section import Section
from cockpit.plan.table_columns import Columns
from cockpit.plan.when import inline_when
from cockpit.plan.wording import Wording, fields, is_placeholder, names_blocked, read_wording, waits_for
from cockpit.plan.work import Work

_KEYS = frozenset({"blocked", "blocker", "blockers"})
_NOTHING = re.compile(
    r"[\W_]*(?:(?:there (?:are|is) )?(?:no|none|not?|zero|0|keine?|aucune?|nenhum|ningún|нет|なし|无)\b(?!\s+(?:longer|"
    r"access|response|reply|answer|budget|time|gpu|data|one|way|permission|credentials|test|key)).{0,60}|n/?a|nil|-+|resolved|clear)"
    r"[\W_]*$|[\W_]*(?:none|keine|aucun|nenhum|ninguno|nessuno)\s*[-–—:;,.(]",
    re.IGNORECASE,
)
_RESOLVED = re.compile(
    r"(?:^|[\s(✅*])(?:resolved|unblocked|fixed|gelöst|résolu|resolvido|resuelto|решено|解決済み)\b", re.IGNORECASE
)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}):(\d\d))?")
_SINCE = re.compile(
    r"\b(?:since|raised|reported|opened|seit|depuis|desde|с)\b\s*(?:on|:)?\s*([^,;()]{3,30})", re.IGNORECASE
)
_RAISED = re.compile(r"[(（](?:waits? (?:on|for)|raised)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\W*(?:before|previous|prior|last|former)\b", re.IGNORECASE)
_ID_HEADING = re.compile(r"\W*(?:blocker\s*#?\d|impediment\s*#?\d|B-\d|BLK-?\d|issue\s*#?\d|#\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"[*_\s]*\d{1,2}[.)]\s")
_OF_TASKS: tuple[FactKind, ...] = ("owner", "estimate", "due", "status", "priority")


def blocker_item(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A list item under a blocker heading, or one that says `**Blocked**: text` itself."""
    bullet, box = section.kinds
    if item.parent is None and bullet != "blocker" != box and ":" not in item.text and "：" not in item.text:
        return False  # the usual line
    pair = _pair(work, item.text) if ":" in item.text or "：" in item.text else None
    told = pair is not None and pair.kind == "blocked" and pair.key in _KEYS
    under = bullet == "blocker" or (item.box is not None and box == "blocker")
    below = not told and not under and _below_blocked(work, item)
    under = under or below
    if (not told and not under) or _BEFORE.match(section.title) or section.within("closed"):
        return False
    if not told and (place in work.structure.leading or not (below or _top(work, item))):
        return False
    raw = full_text(item)[0] if item.more else item.text
    if told and pair is not None:
        raw = raw[len(item.text) - len(pair.value) :] if item.text.endswith(pair.value) else pair.value
    resolved = "resolved" in (bullet, section.kind) or bool(item.box and item.box.checked)
    if not told and item.box is None and says_nothing(raw):
        return True
    if told and says_nothing(raw):
        return item.box is None
    return _keep(work, place, item, section, raw, resolved=resolved)


def _pair(work: Work, text: str) -> Pair | None:
    """The `Blocked: text` of a line, a sign in front of it or not."""
    glyph = work.tools.vocabulary.leading_glyph(text) if not text[0].isascii() else None
    return pair_in(without_glyph(text, glyph) if glyph else text)


def _below_blocked(work: Work, item: ListItem) -> bool:
    """Whether a bullet stands directly below one that says no more than `Blocked:`."""
    parent = work.reading.outline.blocks[item.parent] if item.parent is not None else None
    return isinstance(parent, ListItem) and parent.box is None and normalise(parent.text) in _KEYS


def _top(work: Work, item: ListItem) -> bool:
    return item.parent is None or item.parent in work.structure.leading or item.box is not None


def says_nothing(raw: str) -> bool:
    """Whether a text tells that there is no blocker. One that says when it was raised means what it says."""
    if note := _RAISED.search(raw):
        return is_placeholder(plain(raw[: note.start()]).strip())
    text = plain(raw).strip()
    return not normalise(raw) or is_placeholder(text) or _NOTHING.match(text) is not None


def _keep(work: Work, place: int, item: ListItem, section: Section, raw: str, *, resolved: bool) -> bool:
    vocabulary, context = work.tools.vocabulary, work.context(section)
    glyph = vocabulary.leading_glyph(raw) if raw and not raw[0].isascii() else None
    words = read_wording(raw[glyph.length :] if glyph else raw, vocabulary)
    struck = raw.lstrip().startswith("~~")
    said = bool(glyph and glyph.state == "done") or bool(_RESOLVED.search(plain(raw)))
    done = resolved or struck or (said and item.box is None)
    state: State = "done" if done else "todo"
    if item.box is not None:
        spot = Spot("checkbox", item.line, item.span, (item.box.offset, item.box.offset + 1), item.box.char)
        state = "done" if item.box.checked else "cancelled" if struck else "todo"
    else:
        spot = Spot("bullet", item.line, item.span, (item.content, item.content))
    told = told_below(work.reading, place, item, Told())
    entry = make_entry(work.reading, context, spot, words, "blocker", state, told)
    index = work.reading.add(entry, place)
    add_blocker(work, words, entry.track, entry.mention, entry=index, owner=entry.owner, resolved=done,
                details=told.details)  # fmt: skip
    return True


def add_blocker(
    work: Work, words: Wording, track: str, mention: Mention, *, entry: int | None = None, owner: str = "",
    blocks: tuple[str, ...] = (), since: datetime | None = None, resolved: bool = False, waits: str = "",
    details: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Keep a blocker; what its words and notes say fills what the place did not tell."""
    reading = work.reading
    if reading.role != "plan" or reading.template:
        return
    told = fields(words.note)
    for detail in details:
        for name, value in fields(detail).items():
            told.setdefault(name, value)
    source = " ".join((words.raw, *details))
    moments = _SINCE.search(source)
    raised = told.get("since", "") or (moments[1] if moments else "")
    reading.blockers.append(
        BlockerRead(
            text=words.text,
            track=track,
            mention=mention,
            entry=entry,
            owner=owner,
            waits_on=waits or readable(told.get("waits", "")) or waits_for(words.raw),
            blocks=blocks or next(filter(None, map(names_blocked, (words.note, *details))), ()),
            since=since or moment_in(work, raised),
            resolved=resolved,
            resolved_at=moment_in(work, told.get("resolved", "")),
        )
    )


def moment_in(work: Work, text: str) -> datetime | None:
    """A date, with or without a clock time, as an aware moment; a date alone is the morning of that day."""
    if not text:
        return None
    calendar = work.tools.calendar
    if found := _MOMENT.search(text):
        try:
            day = date.fromisoformat(found[1])
            clock = time(int(found[2] or 9), int(found[3] or 0))
        except ValueError:
            return None
        return calendar.at(day, clock)
    when = inline_when(text, calendar)
    if when is None or when.start is None:
        return None
    return calendar.at(when.start, time(9))


def blocker_line(work: Work, line: Line, pair: Pair, section: Section) -> None:
    """`**Blockers**: text` in prose."""
    if pair.kind != "blocked" or pair.key not in _KEYS or says_nothing(pair.value):
        return
    if section.within("closed") or work.reading.role != "plan" or work.reading.template:
        return
    words = read_wording(pair.value, work.tools.vocabulary)
    context = work.context(section)
    mention = work.reading.mention(
        "bullet", line.line, words.text, words.key, context.path, state=None, span=line.span, slot=UNWRITABLE
    )
    add_blocker(work, words, context.track, mention, resolved=bool(_RESOLVED.search(plain(pair.value))))


def blocker_heading(work: Work, section: Section) -> None:
    """`### BLOCKER #1: title` below a blocker heading is one blocker, and so is `### 1. title` with an owner, effort or
    the like; what stands below tells of it."""
    parent = section.parent
    if parent is None or parent.kinds[0] != "blocker":
        return
    if _ID_HEADING.match(section.title):
        text = section.raw.partition(":")[2].strip() or section.raw
    elif _NUMBERED.match(section.raw) and any(fact in section.facts for fact in _OF_TASKS):
        text = label(section.raw)
    else:
        return
    words = read_wording(text, work.tools.vocabulary)
    resolved = "~~" in section.raw or "✅" in section.raw or bool(_RESOLVED.search(section.title))
    status = section.facts.get("status")
    if status is not None and work.tools.vocabulary.state_of_words(status.value) == "done":
        resolved = True
    context = work.context(section)
    mention = work.reading.mention(
        "heading", section.line, words.text, words.key, parent.path, state="done" if resolved else "todo",
        span=section.span, slot=status.span if status else UNWRITABLE,
    )  # fmt: skip
    add_blocker(work, words, context.track, mention, owner=context.owner, resolved=resolved)
    section.kind = "closed"
    section.forget()


def blocked_task(work: Work, columns: Columns, row: Row, entry: int) -> None:
    """A task table with a Blocker column beside its status: the task is an item, what its cell says a blocker."""
    text = columns.text(row, "blocker")
    if not text or says_nothing(text):
        return
    found = work.reading.entries[entry]
    words = read_wording(text, work.tools.vocabulary)
    add_blocker(
        work, words, found.track, found.mention, owner=found.owner, blocks=(found.mention.text,),
        since=moment_in(work, columns.text(row, "since")), resolved=found.mention.state in ("done", "cancelled"),
    )  # fmt: skip
