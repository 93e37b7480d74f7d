"""What a wish such as "this item is done" means for the bytes of the plans. Pure: documents in, splices out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from cockpit.core.model import Form, Item, Mention, State
from cockpit.core.settings import Settings
from cockpit.plan import edit_cells, edit_forms
from cockpit.plan.edit_forms import Edit
from cockpit.plan.entries import UNWRITABLE, Document
from cockpit.plan.relocate import follow, identify, relocate
from cockpit.plan.splice import Refusal, Splice, apply, in_order, invert
from cockpit.plan.tools import tools_for

__all__ = [
    "Refusal",
    "Splice",
    "apply",
    "follow",
    "identify",
    "in_order",
    "invert",
    "places_to_write",
    "relocate",
    "splices_for",
]

_FIRST: tuple[Form, ...] = ("checkbox", "status-cell")
_ORDER: tuple[Form, ...] = ("checkbox", "status-cell", "mark", "glyph", "row", "bullet", "heading", "front-matter")
_WRITERS: Mapping[Form, Callable[[Edit], tuple[Splice, ...]]] = {
    "checkbox": edit_forms.checkbox,
    "mark": edit_forms.mark,
    "glyph": edit_forms.glyph,
    "row": edit_forms.row,
    "bullet": edit_forms.bullet,
    "status-cell": edit_cells.status_cell,
    "heading": edit_cells.status_words,
    "front-matter": edit_cells.status_words,
}


def places_to_write(item: Item, own_plans: Collection[str]) -> tuple[Mention, ...]:
    """The mentions that a change of state writes: every checkbox and status cell outside reference documents; without
    one, exactly one other, in the track's own plans (`own_plans`, paths) if it stands there. Raises Refusal when the
    item has no place that can be written."""
    writable = [mention for mention in item.mentions if mention.slot != UNWRITABLE]
    wanted = [mention for mention in writable if mention.form in _FIRST and mention.role != "reference"]
    if wanted:
        return tuple(wanted)
    if not writable:
        raise Refusal("it stands nowhere that could be ticked", item.place.path, item.place.line, final=True)
    best = min(writable, key=lambda m: (m.role == "reference", m.path not in own_plans, _ORDER.index(m.form)))
    return (best,)


def splices_for(
    document: Document, mention: Mention, want: State, settings: Settings, *, until: date | None = None
) -> tuple[Splice, ...]:
    """The smallest change that gives a mention of this document a state; nothing when it has it already.

    `until` is the day a deferred item moves to. Raises Refusal with path and line.
    """
    tools = tools_for(settings)
    try:
        check_writable(document)
        edit = Edit(document, mention, want, tools.vocabulary, until, settings.marks)
        if mention.form != "checkbox" and mention.state == want:
            return ()
        splices = _WRITERS[mention.form](edit)
        _check(edit, splices)
    except Refusal as refusal:
        refusal.path, refusal.line = refusal.path or mention.path, refusal.line or mention.line
        raise
    return in_order(splices)


def check_writable(document: Document) -> None:
    """Refuse a document in which git left a conflict."""
    for problem in document.outline.problems:
        if problem.code == "conflict-markers":
            raise Refusal("git's conflict markers stand in it; resolve them first", document.path, problem.line)


def _check(edit: Edit, splices: tuple[Splice, ...]) -> None:
    """Refuse what changes nothing though the state differs, and lines whose text is not what it seems."""
    if not splices and (edit.mention.state or "todo") != edit.want:
        raise Refusal(f"its line says otherwise in a way that is left to people: not {edit.want}", final=True)
    for splice in splices:
        _check_line(edit.document, splice)


def _check_line(document: Document, splice: Splice) -> None:
    """Refuse to write on a line that is not UTF-8: its text is not what it seems."""
    data = document.data
    end = data.find(b"\n", splice.end)
    try:
        data[data.rfind(b"\n", 0, splice.start) + 1 : len(data) if end < 0 else end].decode()
    except UnicodeDecodeError:
        raise Refusal("not UTF-8 where the edit stands", final=True) from None
