"""The table at the end of a run of attacks in full. Hooked in for all tests, since only workers know this folder."""

from __future__ import annotations

import pytest

_HEADS = {
    "attack": "attack", "writes": "writes", "foreign": "foreign edits", "lost_ticks": "lost ticks",
    "lost_foreign": "lost foreign edits", "stray": "stray bytes", "damaged": "damaged files", "litter": "litter",
    "overwritten": "overwritten", "reported": "reported", "again": "written again",
    "refused": "refused", "unseen": "unseen", "note": "",
}  # fmt: skip


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table, when attacks were run in full."""
    if "torture" not in (config.option.markexpr or "") or "not torture" in config.option.markexpr:
        return
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    rows = [value for report in reports for name, value in report.user_properties if name == "torture"]
    if not rows:
        return
    cells = [list(_HEADS.values()), *([str(row[name]) for name in _HEADS] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADS))]
    terminalreporter.section("torture")
    for line in cells:
        first, *numbers, note = zip(line, widths, strict=True)
        middle = "  ".join(text.rjust(width) for text, width in numbers)
        terminalreporter.write_line(f"{first[0].ljust(first[1])}  {middle}  {note[0]}".rstrip())
