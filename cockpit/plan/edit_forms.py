"""How each form of mention writes a state: which bytes become which, in the document's own signs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cockpit.core.model import Mention, Span, State
from cockpit.plan.edit_tails import has_words, worded
from cockpit.plan.edit_words import minimal, reword, reworded
from cockpit.plan.entries import Document
from cockpit.plan.items import full_text
from cockpit.plan.outline_model import Cell, ListItem, Paragraph, Table
from cockpit.plan.splice import Refusal, Splice
from cockpit.plan.vocabulary import Vocabulary

MARKS: dict[State, str] = {
    "todo": " ", "doing": "/", "blocked": "!", "deferred": ">", "cancelled": "-", "done": "x",
}  # fmt: skip
DONE, OPEN = "✅", "⬜"


@dataclass(frozen=True, slots=True)
class Edit:
    """A wish: this mention of this document shall be in that state. `until`: the day a deferred item moves to."""

    document: Document
    mention: Mention
    want: State
    vocabulary: Vocabulary
    until: date | None = None
    marks: bool = False
    """Whether marks such as `[/]` are wanted even where the document has none."""

    @property
    def data(self) -> bytes:
        return self.document.data

    def bytes_of(self, span: Span) -> bytes:
        return self.data[span[0] : span[1]]

    def text_of(self, span: Span) -> str:
        try:
            return self.bytes_of(span).decode()
        except UnicodeDecodeError:
            raise Refusal("not UTF-8 where the edit stands", final=True) from None

    def kin(self) -> Iterable[Mention]:
        """The document's mentions of the same form."""
        return (e.mention for e in self.document.entries if e.mention.form == self.mention.form)


def checkbox(edit: Edit) -> tuple[Splice, ...]:
    """`- [ ] text`: the box alone says done; other states are words behind the text, or marks where they are used."""
    start, end = edit.mention.slot
    now = edit.bytes_of((start, end))
    if now not in (b" ", b"x", b"X") or edit.bytes_of((start - 1, end + 1)) != b"[" + now + b"]":
        raise Refusal("there is no box any more")
    if edit.want == "done":
        return () if now != b" " else (Splice(start, end, tick_of(edit.data)),)
    if edit.want == "todo" and now != b" ":
        return (Splice(start, end, b" "),)
    box = () if now == b" " else (Splice(start, end, b" "),)
    if edit.want != "todo" and (edit.marks or _uses_marks(edit.document)):
        bare = _words(edit, "todo")
        return (Splice(start, end, _mark(edit).encode()), *bare)
    return (*box, *_words(edit, edit.want))


def tick_of(data: bytes) -> bytes:
    """The document's own `x` or `X`, whichever it uses more."""
    capital = data.count(b"[X]") if b"[X]" in data else 0
    return b"X" if capital and capital > data.count(b"[x]") else b"x"


def _words(edit: Edit, want: State) -> tuple[Splice, ...]:
    span = text_span(edit.document, edit.mention)
    edit.text_of(span)
    return reword(edit.data, span, want, edit.vocabulary, edit.until)


def text_span(document: Document, mention: Mention) -> Span:
    """The bytes of a list item's sentence, over its soft line breaks, without its box, mark or glyph."""
    prose = prose_around(document, mention)
    if prose:
        start = mention.slot[1] + len(document.data[mention.slot[1] :]) - len(document.data[mention.slot[1] :].lstrip())
        return start, next(end for first, end in prose if first <= mention.slot[0] <= end)
    item = item_at(document, mention)
    start, end = item.text_span
    if mention.form == "glyph" and is_behind(document, item, mention):
        return start, start + len(document.data[start : mention.slot[0]].rstrip())
    if mention.form in ("mark", "glyph"):
        start = max(start, mention.slot[1] + (mention.form == "mark"))
        start += len(document.data[start:end]) - len(document.data[start:end].lstrip())
    if item.more:
        lines, starts = len(item.more) - len(full_text(item)[1]), document.outline.line_starts
        if lines:
            last = item.line + lines
            end = starts[last] if last < len(starts) else len(document.data)
    return start, start + len(document.data[start:end].rstrip())


def is_behind(document: Document, item: ListItem, mention: Mention) -> bool:
    """Whether the sign of a mention stands behind the text of its list item, not in front of it."""
    return document.data[item.text_span[0] : mention.slot[0]].strip(b" *_~") != b""


def item_at(document: Document, mention: Mention) -> ListItem:
    """The list item that a mention stands in."""
    found = [item for item in document.outline.items() if item.span[0] <= mention.slot[0] <= item.span[1]]
    if not found:
        raise Refusal("there is no list item any more")
    return found[-1]


def mark(edit: Edit) -> tuple[Splice, ...]:
    """`- [/] text`: another mark; every state has one. Words that said a state go: nothing may contradict the mark."""
    edit.text_of(edit.mention.slot)
    if edit.want == "done":
        return minimal(edit.data, *edit.mention.slot, tick_of(edit.data))
    return (*minimal(edit.data, *edit.mention.slot, _mark(edit).encode()), *_words(edit, "todo"))


def _mark(edit: Edit) -> str:
    """The document's own mark for the state, else the usual one."""
    own = Counter(m.marker for m in _marked(edit.document) if m.state == edit.want and len(m.marker.strip("[]")) == 1)
    return own.most_common(1)[0][0].strip("[]") if own else MARKS[edit.want]


def _marked(document: Document) -> list[Mention]:
    marked = [entry.mention for entry in document.entries if entry.mention.form == "mark"]
    return [m for m in marked if m.marker.strip("[]").strip() not in ("", "x", "X")]


def _uses_marks(document: Document) -> bool:
    return bool(_marked(document))


def glyph(edit: Edit) -> tuple[Splice, ...]:
    """`- ⏳ text`: the list's own sign for the state, else the document's. Where neither has one for a state that is
    not done the sign says open, and words behind the text say the rest."""
    if has_words(shown := edit.text_of(edit.mention.slot)):
        return worded(edit.data, edit.mention.slot, edit.want, _shown_elsewhere(edit, shown))
    sign = _sign(edit, edit.want)
    if sign is None:
        return (*_signed(edit, _sign(edit, "todo") or OPEN), *_words(edit, edit.want))
    return (*_signed(edit, sign), *(() if edit.want == "done" else _words(edit, "todo")))


def _shown_elsewhere(edit: Edit, shown: str) -> str | None:
    """How another line of the list says the wanted state with a sign and words."""
    spans = () if prose_around(edit.document, edit.mention) else _list_around(edit)
    used = Counter(
        text
        for m in edit.kin()
        if m.state == edit.want and any(first <= m.slot[0] <= last for first, last in spans)
        if has_words(text := edit.bytes_of(m.slot).decode("utf-8", "replace")) and ("*" in text) == ("*" in shown)
    )
    return used.most_common(1)[0][0] if used else None


def _signed(edit: Edit, sign: str) -> tuple[Splice, ...]:
    now = edit.text_of(edit.mention.slot)
    return minimal(edit.data, *edit.mention.slot, (sign + now[len(now.rstrip()) :]).encode())


def _sign(edit: Edit, want: State) -> str | None:
    """The sign for a state; None for one that has none in the document."""
    same = [m for m in edit.kin() if m.slot != edit.mention.slot and _meaning(edit, m) == want]
    spans = prose_around(edit.document, edit.mention) or _list_around(edit)
    here = [m for m in same if any(first <= m.slot[0] <= last for first, last in spans)]
    for group in (here, same):
        if own := Counter(edit.bytes_of(m.slot).decode("utf-8", "replace").strip() for m in group):
            return own.most_common(1)[0][0]
    if _meaning(edit, edit.mention) == want:
        return edit.text_of(edit.mention.slot).strip()
    return {"todo": OPEN, "done": DONE}.get(want)


def _list_around(edit: Edit) -> list[Span]:
    """All items of the list that the mention stands in."""
    item = item_at(edit.document, edit.mention)
    return [other.span for other in edit.document.outline.items() if other.list_id == item.list_id]


def prose_around(document: Document, mention: Mention) -> list[Span]:
    """The lines of the paragraph that a mention stands in; none where it stands in a list or table."""
    for block in document.outline.blocks:
        if isinstance(block, Paragraph) and block.lines[0].span[0] <= mention.slot[0] <= block.lines[-1].span[1]:
            return [line.span for line in block.lines]
    return []


def _meaning(edit: Edit, mention: Mention) -> State | None:
    """What a mention's sign says, whatever words stand behind it."""
    found = edit.vocabulary.leading_glyph(edit.bytes_of(mention.slot).decode("utf-8", "replace") + " x")
    return found.state if found else None


def row(edit: Edit) -> tuple[Splice, ...]:
    """`| text |`: `✅ ` at the start of the item's own cell says done, words at its end the other states; taking them
    away restores the cell."""
    span = place_of(edit.document, edit.mention)
    text = edit.text_of(span)
    found = edit.vocabulary.leading_glyph(text)
    marked = found is not None and found.at == 0 and found.state not in (None, "todo")
    length = len(text[: found.length].encode()) if found is not None and marked else 0
    (start, end), old = span, text[found.length if found and marked else 0 :]
    if edit.want in ("done", "todo") and not edit.vocabulary.refine(old):
        return minimal(edit.data, start, start + length, f"{DONE} ".encode() if edit.want == "done" else b"")
    new = reworded(old, "todo" if edit.want == "done" else edit.want, edit.vocabulary, edit.until)
    return minimal(edit.data, start, end, ((f"{DONE} " if edit.want == "done" else "") + new).encode())


def place_of(document: Document, mention: Mention) -> Span:
    """The bytes of a row's own cell; of a line of prose (`**Mon**: text`) those of its value."""
    at = mention.slot[0]
    if lines := prose_around(document, mention):
        return at, next(end for _, end in lines if at <= end)
    return cell_at(document, at).span


def cell_at(document: Document, at: int) -> Cell:
    """The table cell that an offset stands in."""
    for table in document.outline.blocks:
        if isinstance(table, Table) and table.span[0] <= at <= table.span[1]:
            for one in table.rows:
                for cell in one.cells:
                    if cell.outer[0] <= at <= cell.outer[1]:
                        return cell
    raise Refusal("there is no such cell any more")


def bullet(edit: Edit) -> tuple[Splice, ...]:
    """`- text` becomes `- [x] text`; any other state `- [ ] text (word)`."""
    start = edit.mention.slot[0]
    if edit.want == "done":
        return (Splice(start, start, b"[" + tick_of(edit.data) + b"] "),)
    if edit.want == "todo" and edit.mention.state in (None, "todo"):
        return ()
    box = Splice(start, start, b"[ ] ")
    words = _words(edit, edit.want)
    if words and words[0].start == start:
        return (Splice(start, words[0].end, box.new + words[0].new),)
    return (box, *words)
