"""A proposal as the text of sprint.toml, and the template plan of a repository that has none."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import tomli_w

HEAD = "# The sprint that `cockpit` shows. `cockpit schema` describes every key.\n\n"
_SHORT_LIST = re.compile(r"= \[\n((?:    .*,\n)+)\]")
WIDTH = 100
ORDER = ("tracks", "plans", "dependencies", "checkpoints", "ceremonies", "escalation", "metrics")
LAST = ("states", "headings", "keys")
TEMPLATE = "PLAN.md"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def as_toml(table: dict[str, Any]) -> str:
    """The text of a sprint.toml: tables in the order of the documentation, short lists on one line."""
    parts = [HEAD + _table("[sprint]", table["sprint"])]
    for name in ORDER:
        parts += [_table(f"[[{name}]]", entry) for entry in table.get(name, ())]
    parts += [_table(f"[{name}]", table[name]) for name in LAST if name in table]
    return "\n".join(parts)


def _table(header: str, entries: dict[str, Any]) -> str:
    """A table under its header; tomli-w alone would fold short arrays of tables into one line."""
    return f"{header}\n" + _SHORT_LIST.sub(_one_line, tomli_w.dumps(entries))


def _one_line(found: re.Match[str]) -> str:
    line = "= [" + " ".join(part.strip() for part in found[1].splitlines()).removesuffix(",") + "]"
    return line if len(line) <= WIDTH else found[0]


def template_plan(name: str, start: date, end: date) -> str:
    """A small plan to fill in, in words that the cockpit reads: a heading a day, a checkpoint, a place for blockers."""
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    workdays = [day for day in days if day.weekday() < 5] or days
    lines = [f"# {name}", ""]
    for number, day in enumerate(workdays, start=1):
        lines += [f"## Day {number}: {_DAYS[day.weekday()]}, {day:%B} {day.day}", "", "### Tasks", ""]
        lines += [_FIRST if number == 1 else _OTHER, ""]
    last = workdays[-1]
    lines += [f"## Checkpoint: {_DAYS[last.weekday()]} EOD", "", "- [ ] What is promised for this sprint is done", ""]
    lines += ["## Blockers", "", "None", ""]
    return "\n".join(lines)


_FIRST = "- [ ] Write down what is to be done, one line each"
_OTHER = "- [ ] Say what is next"
