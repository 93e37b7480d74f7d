"""What is raised for a sprint.toml that cannot be used. Light to import, unlike what finds the errors."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.core.model import Finding


class SettingsError(Exception):
    """A sprint.toml that cannot be used. `problems` are errors in the order of the file."""

    def __init__(self, problems: Sequence[Finding]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(in_one_line(problem) for problem in self.problems))


def in_one_line(finding: Finding) -> str:
    """`file:line:column: message; remedy`."""
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.message}{remedy}"
