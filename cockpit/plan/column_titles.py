"""Titles of the columns of a board: `In progress`, `Still to do`, `Done`."""

from __future__ import annotations

import re

from cockpit.plan.labels import label

_OPEN_COLUMN = re.compile(
    r"(?:to ?do|doing|in progress|work in progress|wip|planned|waiting (?:on|for)|up next|next up|not started|"
    r"in arbeit|offen|à faire|en cours|a fazer|em andamento|por hacer|en curso|進行中|进行中|未着手|진행 중|в работе|"
    r"(?:still |what's |what is )?(?:left|remaining|outstanding|open|pending|needed)"
    r"(?: (?:to do|items|points|work|todos))?|what(?:'s|’s| is) (?:still )?missing(?! \()|"
    r"(?:(?:what(?:'s|’s| is)|features?) )?not (?:yet )?(?:built|done|implemented|started|finished|working)(?: yet)?|"
    r"(?:still )?to be done|still (?:to do|missing)|needs doing|(?:what )?(?:we|i) (?:still )?(?:need|have) to(?: do)?|"
    r"noch (?:offen|zu tun)|zu erledigen|offene punkte|reste à faire|pendientes?|pendências|"
    r"残り|残課題|残作業|剩余工作|未完成|남은 작업|осталось)(?: \(.*\))?"
)
_BY_RANK = re.compile(
    r",? (?:by|in order of|sorted by|nach|par ordre d[e'’]|por orden de|por|por ordem de|in ordine di) ?"
    r"(?:priorit\w+|importan\w+|intérêt|urgen\w+|wichtigkeit|dringlichkeit|impact)$"
)
_JOINED = re.compile(r"\s*(?:/|,|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_DONE_COLUMN = re.compile(
    r"(?:(?:tasks?|already) )?"
    r"(?:done|completed?|completion|finished|erledigt|fertig|terminé|fait|concluído|feito|hecho|完了|終了|"
    r"完成|已完成|완료|готово)(?: (?:tasks?|items?|work|stories))?(?: \(.*\))?|.* level"
)
_DONE_TASKS = re.compile(r"\b(?:tasks?|work items?|stories)\b", re.IGNORECASE)


def is_done_column(raw: str) -> bool:
    """Whether a heading is that of a board's column of what is done."""
    return _DONE_COLUMN.fullmatch(label(raw).casefold()) is not None


def tells_done_tasks(raw: str) -> bool:
    """Whether such a heading says that what is done were tasks: `Completed tasks`."""
    return is_done_column(raw) and _DONE_TASKS.search(label(raw)) is not None


def is_open_column(name: str) -> bool:
    """`In progress`, or `In progress / pending`."""
    parts = [part for part in _JOINED.split(name) if part]
    first = _BY_RANK.sub("", name)
    return _OPEN_COLUMN.fullmatch(first) is not None or (len(parts) > 1 and all(map(_OPEN_COLUMN.fullmatch, parts)))
