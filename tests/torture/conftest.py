"""Every attack has a short form, part of all tests, and a full one, `make torture`, which ends in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import pytest

from tests.torture.world import Row

_HEADS = {
    "attack": "attack", "writes": "writes", "foreign": "foreign edits", "lost_ticks": "lost ticks",
    "lost_foreign": "lost foreign edits", "stray": "stray bytes", "damaged": "damaged files", "litter": "litter",
    "overwritten": "overwritten", "reported": "reported", "again": "written again",
    "refused": "refused", "unseen": "unseen", "note": "",
}  # fmt: skip
Tell = Callable[[Row], None]


@pytest.fixture(params=[pytest.param(False, id="short"), pytest.param(True, id="full", marks=pytest.mark.torture)])
def full(request: pytest.FixtureRequest) -> bool:
    """Whether this is the full form."""
    return bool(request.param)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Put a row into the table, and fail if it is not clean."""

    def told(row: Row) -> None:
        request.node.user_properties.append(("torture", row.told()))
        assert row.clean, row

    return told


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table, when attacks were run in full."""
    if "torture" not in (config.option.markexpr or "") or "not torture" in config.option.markexpr:
        return
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    rows = [value for report in reports for name, value in report.user_properties if name == "torture"]
    if not rows:
        return
    names = [field.name for field in fields(Row)]
    cells = [[_HEADS[name] for name in names], *([str(row[name]) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    terminalreporter.section("torture")
    for line in cells:
        first, *numbers, note = zip(line, widths, strict=True)
        middle = "  ".join(text.rjust(width) for text, width in numbers)
        terminalreporter.write_line(f"{first[0].ljust(first[1])}  {middle}  {note[0]}".rstrip())
