"""What is wrong with a sprint.toml, as findings: file, line, key, what was found, what is allowed, what was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from cockpit.core.model import Finding
from cockpit.plan.config_values import DATE, did_you_mean
from cockpit.plan.toml_lines import KeyPath, Positions

CODE = "unreadable"
_ALLOWED = {
    "string_type": "a text in quotes",
    "string_too_short": "a text that is not empty",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "greater_than_equal": "a number from {ge}",
    "less_than_equal": "a number up to {le}",
}
_NEEDED = {
    "sprint": ("a table with name, start and end", "begin with [sprint]"),
    "start": (DATE, "write start = 2025-11-24"),
    "end": (DATE, "write end = 2025-11-28"),
    "kind": ("standup, eod, retro or other", 'write kind = "standup"'),
    "role": ("plan, reference, retro or ignore", 'write role = "reference"'),
}
KeysOf = Mapping[tuple[str, ...], Sequence[str]]
_TABLES = frozenset({"sprint", "states", "headings", "keys"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong. `at_key` points at the key rather than at its value."""

    path: KeyPath
    found: str
    allowed: str
    remedy: str = ""
    at_key: bool = False


def to_findings(problems: Iterable[Problem], places: Positions, file: str) -> tuple[Finding, ...]:
    """Problems as findings at their lines, in the order of the file."""
    findings = [_finding(problem, places, file) for problem in problems]
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.column, finding.message)))


def _finding(problem: Problem, places: Positions, file: str) -> Finding:
    line, column = places.place(problem.path, value=not problem.at_key)
    return Finding(
        code=CODE,
        severity="error",
        path=file,
        line=line,
        column=column,
        message=f"{spelled(problem.path)}: found {problem.found}, allowed: {problem.allowed}",
        remedy=problem.remedy,
    )


def spelled(path: KeyPath) -> str:
    """A key path as people read it: `tracks[2].id` is the id of the second track."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{_key(part)}"
    return text.removeprefix(".") or "the file"


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def shown(value: object, limit: int = 60) -> str:
    """A value as TOML writes it, cut to a readable length."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        text = f"[{', '.join(shown(element, limit) for element in value[:20])}]"
    elif isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
    elif isinstance(value, date | time):
        text = value.isoformat()
    else:
        text = str(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def from_pydantic(errors: Iterable[Mapping[str, Any]], keys_of: KeysOf) -> list[Problem]:
    """Errors of pydantic in our words. `keys_of` tells the keys a table knows, by its path without indexes."""
    return [_translated(error, keys_of) for error in errors]


def _translated(error: Mapping[str, Any], keys_of: KeysOf) -> Problem:
    path: KeyPath = tuple(error["loc"])
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        known = keys_of.get(tuple(part for part in path[:-1] if isinstance(part, str)), ())
        return Problem(
            path=path,
            found="an unknown key",
            allowed=", ".join(known),
            at_key=True,
            remedy=did_you_mean(str(path[-1]), known, 0.5),
        )
    if kind == "missing":
        key = str(path[-1])
        allowed, remedy = _NEEDED.get(key, (_ALLOWED["string_type"], f'write {key} = "…"'))
        return Problem(path=path, found="nothing", allowed=allowed, remedy=remedy, at_key=True)
    if kind == "unfit":
        if context.get("index") is not None and isinstance(value, list):
            path, value = (*path, context["index"]), value[context["index"]]
        return Problem(path=path, found=shown(value), allowed=context["allowed"], remedy=context["remedy"])
    if kind == "literal_error":
        words = re.findall(r"'([^']+)'", context["expected"])
        return Problem(
            path=path,
            found=shown(value),
            allowed=", ".join(f'"{word}"' for word in words),
            remedy=did_you_mean(str(value), words),
        )
    if kind in {"model_type", "model_attributes_type", "dict_type", "list_type"}:
        return Problem(path=path, found=shown(value), allowed=_table_form(path), at_key=True)
    allowed = _ALLOWED.get(kind, error["msg"]).format_map(context)
    return Problem(path=path, found=shown(value), allowed=allowed)


def _table_form(path: KeyPath) -> str:
    name = str(path[0])
    if name in _TABLES:
        return f"a table, [{name}]"
    return f"tables, each under [[{name}]]" if len(path) <= 2 else "a list in [ ]"
