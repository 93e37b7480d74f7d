"""The date of a commit in the demo, whose week lies in the past; elsewhere git's own clock is the truth."""

from __future__ import annotations

from datetime import datetime

from cockpit.repo.git import Git

DEMO = "cockpit.demo"
"""The setting of a repository that says its time is the cockpit's clock."""


def dates(git: Git, now: datetime | None) -> dict[str, str]:
    """The environment with which git writes `now` (aware) as a commit's date, where the repository is the demo."""
    if now is None or git.read("config", "--local", "--type=bool", "--get", DEMO).text != "true":
        return {}
    date = f"{int(now.timestamp())} {now:%z}"
    return {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
