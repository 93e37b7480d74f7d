"""Findings as text, as data, as annotations; and when a check fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cockpit.core.model import Finding, Severity
from cockpit.report.findings import as_annotations, as_data, as_lines, counted, failing, in_order
from tests.report.boards import small_board

FINDINGS = small_board().findings


def finding(severity: Severity) -> Finding:
    return replace(FINDINGS[0], severity=severity)


def test_lines_that_editors_jump_to() -> None:
    assert list(as_lines(in_order(FINDINGS))) == [
        "plans/a,b.md:1:4: not-utf8 error 100% wrong: all",
        "plans/all.md:9:1: unowned hint nobody owns it — say who",
    ]


def test_annotations_are_escaped() -> None:
    assert list(as_annotations(in_order(FINDINGS))) == [
        "::error file=plans/a%2Cb.md,line=1,col=4,title=not-utf8::100%25 wrong:%0Aall",
        "::notice file=plans/all.md,line=9,col=1,title=unowned::nobody owns it — say who",
    ]


def test_data_counts_by_severity() -> None:
    data = as_data(FINDINGS)
    assert (data["schema"], data["errors"], data["warnings"], data["hints"]) == (1, 1, 0, 1)
    assert [entry["code"] for entry in data["findings"]] == ["unowned", "not-utf8"]


def test_order_is_by_place_then_the_worst_first_and_each_once() -> None:
    hint, error = finding("hint"), finding("error")
    early = replace(hint, line=2)
    assert in_order([hint, error, early, hint]) == (early, error, hint)


@pytest.mark.parametrize(
    ("severities", "normally", "strictly"),
    [((), False, False), (("hint",), False, False), (("hint", "warning"), False, True), (("error",), True, True)],
)
def test_failing(severities: tuple[Severity, ...], normally: bool, strictly: bool) -> None:
    findings = [finding(severity) for severity in severities]
    assert failing(findings, strict=False) is normally
    assert failing(findings, strict=True) is strictly


def test_counts_in_words() -> None:
    assert counted([]) == "nothing to report"
    assert counted([finding("warning"), finding("warning"), finding("error")]) == "1 error, 2 warnings"
