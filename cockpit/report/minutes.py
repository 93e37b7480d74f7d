"""The minutes of a standup as markdown: what was done, who acts next, what was put off. Nothing that did not happen."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from datetime import datetime, timedelta

from cockpit.core import words
from cockpit.core.facts import Facts
from cockpit.core.meeting import BLOCKERS, Deed, Meeting, Parked
from cockpit.core.model import SHARED, Board
from cockpit.core.standup import Brief
from cockpit.report.phrases import escaped
from cockpit.report.standup import blocker_lines, heading, next_lines, numbered, track_lines


def minutes(board: Board, facts: Facts, brief: Brief, meeting: Meeting, now: datetime) -> str:
    """The minutes so far, ending with a newline; `now` (aware) counts where the meeting still runs."""
    raised = [deed.key.removeprefix("blk:") for deed in meeting.deeds if deed.verb.startswith("raised")]
    touched = frozenset(deed.key for deed in meeting.deeds)
    lines = heading(board, facts, brief, _times(board, meeting, now))
    lines += ["## Done here", "", *([_deed(deed, board) for deed in meeting.deeds] or ["Nothing was changed."])]
    lines += ["", "## Blockers", "", *blocker_lines(board, brief, raised)]
    for stop in meeting.tracks:
        used = meeting.used(stop, now)
        lines += ["", f"## {escaped(board.track_name(stop))}, {_length(used)}{_over(used, meeting.allowed(stop))}", ""]
        lines += track_lines(board, facts, brief, brief.track(stop), touched)
    if meeting.parked:
        lines += ["", "## Parked", "", *numbered(_parked(point, board) for point in meeting.parked)]
    return "\n".join([*lines, "", "## Next", "", *next_lines(board, facts, brief)]) + "\n"


def _times(board: Board, meeting: Meeting, now: datetime) -> str:
    """`09:00–09:12, 11:40 of 15:00`: on the wall, and without pauses."""
    calendar = board.sprint.calendar
    start, end = (f"{calendar.local(moment):%H:%M}" for moment in (meeting.began, meeting.ended or now))
    used = meeting.used_in_all(now)
    return f"{start}–{end}, {_length(used)} of {_length(meeting.limit)}{_over(used, meeting.limit)}"


def _length(length: timedelta) -> str:
    return words.minutes_and_seconds(int(length.total_seconds()))


def _over(used: timedelta, allowed: timedelta) -> str:
    over = int(used.total_seconds()) - int(allowed.total_seconds())
    return f" ({words.minutes_and_seconds(over)} over)" if over > 0 else ""


def _deed(deed: Deed, board: Board) -> str:
    clock = f"{board.sprint.calendar.local(deed.at):%H:%M}"
    who = f" {escaped(board.track_name(deed.track))}" if deed.track != SHARED else ""
    return f"- {clock}{who}: {deed.verb} {escaped(deed.text)}{_waits_on(deed, board)}"


def _waits_on(deed: Deed, board: Board) -> str:
    blocker = next((one for one in board.blockers if deed.key == f"blk:{one.id}"), None)
    if blocker is None or not blocker.waits_on or deed.verb == "resolved":
        return ""
    return f" (waits on {escaped(blocker.waits_on)})"


def _parked(point: Parked, board: Board) -> str:
    """The point, who takes it up, and whose turn it was."""
    where = "blockers" if point.stop == BLOCKERS else board.track_name(point.stop)
    who = f"**{escaped(point.who)}**: " if point.who else ""
    return f"{who}{escaped(point.text)} (from {escaped(where)})"


def default_file(plans: Sequence[str], began: datetime) -> str:
    """Where minutes are kept unless somebody says otherwise: `standups/` beside the plans folder, by day.

    Never in it, because they would be read as a plan; where everything is a plan they are no `.md`.
    """
    folder = posixpath.normpath(plans[0]) if plans else "."
    beside = posixpath.join(posixpath.dirname(folder), "standups", f"{began:%Y-%m-%d}")
    inside = any(_holds(posixpath.normpath(plan), beside) for plan in plans)
    return f"{beside}.txt" if inside else f"{beside}.md"


def _holds(folder: str, path: str) -> bool:
    return folder == "." or path.startswith(f"{folder}/")
