"""sprint.toml → `Settings`. Errors are data: file, line, key, what was found, what is allowed, what was meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from cockpit.core.model import Finding
from cockpit.core.settings import Settings
from cockpit.plan.config_checks import disagreements
from cockpit.plan.config_errors import CODE, from_pydantic, to_findings
from cockpit.plan.config_plain import Plain, settings_of
from cockpit.plan.settings_error import SettingsError, in_one_line
from cockpit.plan.toml_lines import Positions, positions

__all__ = ["SettingsError", "in_one_line", "json_schema", "plain_settings", "read_settings", "settings_of"]

_BOM = b"\xef\xbb\xbf"
_WITH_LINES = ("dependencies", "checkpoints", "metrics")


def read_settings(data: bytes, *, file: str = "sprint.toml") -> Settings:
    """The settings a sprint.toml declares, defaults filled in. Raises `SettingsError` with every problem found."""
    return settings_of(plain_settings(data, file=file), file)


def plain_settings(data: bytes, *, file: str = "sprint.toml") -> Plain:
    """The validated file as data that JSON can carry, for `settings_of`. Raises `SettingsError`."""
    text = _decoded(data, file)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError((_syntax(error, text, file),)) from None
    except RecursionError:
        raise SettingsError((_error(file, 1, 1, "brackets are nested too deeply", ""),)) from None
    plain, places = _validated(document, text, file), positions(text)
    for name in _WITH_LINES:
        for index, table in enumerate(plain[name]):
            table["line"] = places.place((name, index))[0]
    return plain


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know) of sprint.toml."""
    from cockpit.plan.config_models import SprintFile

    schema = SprintFile.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs")
    tidy: dict[str, Any] = _tidied(schema)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **tidy, "title": "sprint.toml"}


def _tidied(node: Any) -> Any:
    """Without the titles pydantic makes up, and without `null`, which TOML does not have."""
    if isinstance(node, list):
        return [_tidied(part) for part in node]
    if not isinstance(node, dict):
        return node
    tidy = {key: _tidied(part) for key, part in node.items() if not _is_made_up(key, part)}
    if {"type": "null"} in (choices := tidy.get("anyOf", ())):
        left = [choice for choice in choices if choice != {"type": "null"}]
        del tidy["anyOf"]
        tidy = {**(left[0] if len(left) == 1 else {"anyOf": left}), **tidy}
    return tidy


def _is_made_up(key: str, part: Any) -> bool:
    return (key == "title" and isinstance(part, str)) or (key == "default" and part in (None, "", [], {}))


def _validated(document: dict[str, Any], text: str, file: str) -> Plain:
    from cockpit.plan.config_models import SprintFile, validated

    plain, errors = validated(document)
    if errors:
        problems = from_pydantic(errors, _known_keys(SprintFile.model_json_schema()))
    else:
        problems = list(disagreements(plain))
        if not problems:
            return plain
    raise SettingsError(to_findings(problems, positions(text), file)) from None


def _known_keys(schema: Mapping[str, Any]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The keys of the file and of each of its tables, by the table's path without indexes."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {(): tuple(schema["properties"])}
    for name, form in schema["properties"].items():
        target = form.get("$ref") or form.get("items", {}).get("$ref", "")
        if target:
            known[name,] = tuple(schema["$defs"][target.rsplit("/", 1)[-1]]["properties"])
    return known


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.removeprefix(_BOM).decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"found the byte 0x{data[error.start]:02x}, allowed: UTF-8"
        raise SettingsError((_error(file, line, column, message, "save the file as UTF-8"),)) from None


def _syntax(error: tomllib.TOMLDecodeError, text: str, file: str) -> Finding:
    found = re.fullmatch(r"(.*?)(?: \(at (?:line (\d+), column (\d+)|end of document)\))?", str(error), re.DOTALL)
    reason = found[1] if found else str(error)
    if found and found[2]:
        line, column = int(found[2]), int(found[3])
    else:
        line, column = Positions(text).at(len(text.rstrip()))
    content = (text.splitlines() or [""])[min(line, text.count("\n") + 1) - 1] if text else ""
    return _error(file, line, column, f"not TOML: {reason[:1].lower()}{reason[1:]}", _syntax_hint(content, reason))


def _syntax_hint(content: str, reason: str) -> str:
    """What was probably meant by a line that is not TOML."""
    key, _, value = (part.strip() for part in content.partition("="))
    if re.fullmatch(r"\d{1,2}:\d\d", value):
        return f"write {key} = {value:0>5}:00"
    if re.fullmatch(r"\d:\d\d:\d\d", value):
        return f"write {key} = 0{value}"
    if re.fullmatch(r"\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|\d{4}-\d-\d\d?|\d{4}-\d\d-\d", value):
        return f"write the date as {key} = 2025-11-24"
    if value in {"True", "False"}:
        return f"write {key} = {value.lower()}"
    if re.fullmatch(r"[A-Za-z][^\"'\[\]{}]*", value) and value not in {"true", "false"}:
        return f'write texts in quotes: {key} = "{value}"'
    if "overwrite" in reason or "twice" in reason:
        return "give each key once"
    return ""


def _error(file: str, line: int, column: int, message: str, remedy: str) -> Finding:
    return Finding(code=CODE, severity="error", path=file, line=line, column=column, message=message, remedy=remedy)
