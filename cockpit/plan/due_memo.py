"""The due in an item's text, remembered by what tells it: thousands of lines end in one of a few `by Thu`.

What `inline_when` finds depends, in text without markup, on the words from the name of the time on and on the word in
front of it, or two. Where that is certain, the answer is remembered under them; everywhere else it is worked out.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import date, datetime

from cockpit.core.calendar import Calendar
from cockpit.plan.time_points import Window
from cockpit.plan.time_words import MONTHS, lower_letters, names_in, number_alone
from cockpit.plan.when import inline_when, masked

Due = tuple[date | None, datetime]
Known = MutableMapping[tuple[str, str, Window | None], Due | None]
_NOT_YET = ""

_LONGEST_TAIL, _LONGEST_WORD = 32, 24
_MOST = 4096
_FIRST, _SECOND = ("due", "moved", "deferred", "postponed"), frozenset({"by", "on", "date", "to"})
"""Words of prepositions of two words, as in `due by`."""
_FILLING = frozenset({"the", "of", "this", "next", "on", "at"})
"""Words that may stand between a preposition and the time."""


def due_in_text(text: str, calendar: Calendar, window: Window | None, known: Known) -> Due | None:
    """(start, due) as `inline_when` finds them; None where it finds no day. `known` belongs to the calendar."""
    if not text.isascii() or len(text) > 500:
        return _worked_out(text, calendar, window)
    bare = masked(text)
    letters = lower_letters(bare)
    named = names_in(letters.split())
    numbered = number_alone(bare)
    if not named and not numbered:
        return None
    key = _key(bare, letters, named) if len(named) == 1 and not numbered else None
    if key is None:
        return _worked_out(text, calendar, window)
    whole = (*key, window)
    held = known.get(whole, _NOT_YET)
    if not isinstance(held, str):
        return held
    if len(known) >= _MOST:
        known.clear()
    known[whole] = found = _worked_out(text, calendar, window)
    return found


def _key(text: str, letters: str, named: frozenset[str]) -> tuple[str, str] | None:
    """(the word that tells what the time is for, the text from the time on); None where more may matter."""
    [name] = named
    at = letters.find(name)
    if len(text) - at > _LONGEST_TAIL or letters.count(name) > 1 or name in MONTHS or "(" in text or "[" in text:
        return None
    before = text[:at].rsplit(None, 2)
    if len(before) < 3:
        return None
    _, one, two = before
    if len(two) > _LONGEST_WORD or not text.endswith(f"{two} ", 0, at):
        return None
    if two.isalpha():
        word = two.lower()
        if word in _FILLING:
            return None
        if word in _SECOND and one.lower().endswith(_FIRST):
            return None
        return word, text[at:]
    return ("", text[at:]) if two[-1] in ",;.0123456789" else None


def _worked_out(text: str, calendar: Calendar, window: Window | None) -> Due | None:
    found = inline_when(text, calendar, within=window)
    return (found.start, found.due) if found is not None and found.end is not None and found.due is not None else None
