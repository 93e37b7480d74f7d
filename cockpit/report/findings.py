"""Findings for people, for scripts and for the annotations of a hosted CI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cockpit.core.model import Finding, Severity
from cockpit.report.status import SCHEMA, finding_data

ORDER: Mapping[Severity, int] = {"error": 0, "warning": 1, "hint": 2}
ANNOTATIONS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}
"""What a severity is called in a workflow command."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file and line, the worst first where several stand."""
    return tuple(sorted(set(findings), key=lambda f: (f.path, f.line, f.column, ORDER[f.severity], f.code, f.message)))


def failing(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether a check fails: on an error, with `strict` on a warning too."""
    return any(ORDER[finding.severity] <= int(strict) for finding in findings)


def as_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """`path:line:column: code severity message — remedy`, as editors jump to."""
    for finding in findings:
        remedy = f" — {finding.remedy}" if finding.remedy else ""
        place = f"{finding.path}:{finding.line}:{finding.column}"
        yield " ".join(f"{place}: {finding.code} {finding.severity} {finding.message}{remedy}".splitlines())


def counted(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 hint`, or `nothing to report`."""
    found = [finding.severity for finding in findings]
    words = [f"{count} {kind}{'s' if count != 1 else ''}" for kind in ORDER if (count := found.count(kind))]
    return ", ".join(words) or "nothing to report"


def as_data(findings: Iterable[Finding]) -> dict[str, Any]:
    """What `cockpit check --json` prints."""
    listed = list(findings)
    totals = {f"{kind}s": sum(finding.severity == kind for finding in listed) for kind in ORDER}
    return {"schema": SCHEMA, **totals, "findings": [finding_data(finding) for finding in listed]}


def as_annotations(findings: Iterable[Finding]) -> Iterator[str]:
    """Workflow commands of GitHub Actions. Escaping: docs.github.com, "Workflow commands for GitHub Actions"; the
    runner's own rule is `%`, CR and LF everywhere, `:` and `,` in properties too."""
    for finding in findings:
        properties = {
            "file": finding.path,
            "line": str(finding.line),
            "col": str(finding.column),
            "title": finding.code,
        }
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        text = f"{finding.message} — {finding.remedy}" if finding.remedy else finding.message
        yield f"::{ANNOTATIONS[finding.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
