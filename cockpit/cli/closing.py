"""The questions at the end of a day, on a terminal: each item that is due today and open, one by one."""

from __future__ import annotations

import sys

from cockpit.cli.context import Desk
from cockpit.cli.output import safe, say, warn
from cockpit.core import words
from cockpit.core.closing import Closing
from cockpit.core.model import Item
from cockpit.disk.author import author
from cockpit.disk.store import Outcome


def ask_about(desk: Desk, closing: Closing) -> None:
    """Ask what became of each; what is answered is written at once. End of input skips all that are left."""
    moved = words.day_label(closing.following, desk.board.sprint.calendar)
    due = words.count(len(closing.due), "item")
    say(f"\n{due} due today: d done, m move to {moved}, b blocked, enter skips, q ends")
    who = author(desk.store.home)
    for number, item in enumerate(closing.due, 1):
        track = desk.board.track_name(item.track)
        answer = _asked(f"{number}/{len(closing.due)} {track}: {item.text} [d/m/b/q] ").lower()[:1]
        if answer == "q":
            return
        outcome = _answered(desk, closing, item, answer, who)
        if outcome is not None:
            (warn if outcome.kind == "refused" else say)(outcome.message)


def _answered(desk: Desk, closing: Closing, item: Item, answer: str, who: str) -> Outcome | None:
    store, now = desk.store, desk.now
    if answer == "d":
        return store.set_state([item.id], "done", who=who, now=now)
    if answer == "m":
        return store.set_state([item.id], "deferred", until=closing.following, who=who, now=now)
    if answer == "b":
        waits_on = _asked("waits on (enter: nobody knows) ")
        if not waits_on:
            return store.set_state([item.id], "blocked", who=who, now=now)
        return store.block(item.track, item.text, waits_on=waits_on, items=[item.id], mark=True, who=who, now=now)
    return None


def _asked(prompt: str) -> str:
    """An answer in one line, empty for none; `q` at the end of input."""
    sys.stdout.write(safe(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else "q"
