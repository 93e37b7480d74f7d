"""Lists of what one track hands to another: `**Receives from Claude**:`, `### To GPT` among dependencies.

The other end is the track whose plan, or part of a plan, it is. Each line is one handoff.
"""

from __future__ import annotations

import re

from cockpit.core.model import SHARED, State
from cockpit.core.text import normalise, readable
from cockpit.plan.arrows import without_due
from cockpit.plan.blockers import says_nothing
from cockpit.plan.entries import UNWRITABLE, DependencyRead
from cockpit.plan.glyphs import without_glyph
from cockpit.plan.labels import label
from cockpit.plan.names import files_in
from cockpit.plan.outline_model import ListItem
from cockpit.plan.section import Section
from cockpit.plan.when import inline_when
from cockpit.plan.wording import is_placeholder
from cockpit.plan.work import Work

HANDOFF = re.compile(
    r"(?:(?P<takes>(?:(?:i|we) )?(?:receives?|needs?|gets?|expects?|inputs?|waiting for(?: input)?|"
    r"braucht|erhält|reçoit|recibe|recebe|riceve)\s+(?:from|von|de|da))|"
    r"(?P<gives>(?:(?:i|we) )?(?:sends?|gives?|provides?|delivers?|hands?(?: over)?|outputs?|"
    r"liefert|donne|envoie|entrega|invia)\s+(?:to|an|à|a))|(?P<from>from|von)|(?P<to>to|an))\s+(?P<name>\S.{0,30}?)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?:use|will|see|no|none|nothing)\b", re.IGNORECASE)
_MET = re.compile(r"\((?:done|completed?|delivered|received|sent|erledigt|fait|hecho|feito)\)\W*$", re.IGNORECASE)


def handoff_item(work: Work, _place: int, item: ListItem, section: Section) -> bool:
    """A bullet of such a list; a box stays an item."""
    if item.box is not None or item.parent is not None or not item.bullet or not item.text:
        return False
    ends = _ends(work, section)
    if ends is None:
        return False
    glyph = work.tools.vocabulary.leading_glyph(item.text)
    raw = without_glyph(item.text, glyph) if glyph is not None else item.text
    if is_placeholder(raw) or says_nothing(raw) or _REMARK.match(readable(raw)):
        return True
    source, target = ends
    text = readable(raw)
    met = (glyph is not None and glyph.state == "done") or _MET.search(text) is not None
    when = inline_when(text, work.tools.calendar, within=work.context(section).window)
    state: State = "done" if met else "todo"
    reading = work.reading
    mention = reading.mention(
        "bullet", item.line, text, f"{source} > {target}: {normalise(text)}", section.path, state=state,
        span=item.span, slot=UNWRITABLE if met else (item.content, item.content),
    )  # fmt: skip
    reading.dependencies.append(
        DependencyRead(
            source, target, False, without_due(_MET.sub("", text).strip()), "", "",
            when.due if when is not None else None, met and reading.role == "plan", mention, files_in(raw),
            listed=True,
        )
    )  # fmt: skip
    return True


def _ends(work: Work, section: Section) -> tuple[str, str] | None:
    """(track that gives, track that waits) of a list, None where its heading names no two tracks."""
    found = HANDOFF.fullmatch(label(section.raw))
    if found is None or ((found["from"] or found["to"]) and not section.within("dependency")):
        return None
    other = work.tools.names.exact(found["name"])
    above = section.parent
    own = (above.near_track() if above is not None else None) or work.reading.track or SHARED
    if other is None or own in (SHARED, other):
        return None
    return (other, own) if found["takes"] or found["from"] else (own, other)
