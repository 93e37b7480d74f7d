"""Real repositories with a past: commits by several people at given times, branches, merges, rebases, renames.

    repo = Repo(tmp_path)
    repo.commit("Ann", "2025-11-24 09:00", {"docs/plans/ann.md": "- [ ] one\n"})
    repo.branch("feature")
    repo.commit("Ben", "2025-11-25 10:00", {"src/one.py": "1\n"})
    repo.checkout("main")
    repo.merge("Ann", "2025-11-26 11:00", "feature")

Times are aware datetimes or text, UTC unless an offset is written. Nobody's git settings take part.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

When = str | datetime
Content = str | bytes | None
"""What a file holds; None removes it."""


def at(when: When) -> datetime:
    """An aware moment."""
    moment = datetime.fromisoformat(when) if isinstance(when, str) else when
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Repo:
    """A repository with a working tree in `folder`."""

    def __init__(self, folder: Path, *, create: bool = True, branch: str = "main") -> None:
        self.folder = folder
        if create:
            folder.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", f"--initial-branch={branch}", "--template=")

    def git(self, *args: str, who: str = "Ada", when: When | None = None, check: bool = True, **env: str) -> str:
        """Run git; what it printed, without the last line end."""
        done = self.run(*args, who=who, when=when, **env)
        if check and done.returncode:
            raise AssertionError(f"git {' '.join(args)}: {done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def run(
        self, *args: str, who: str = "Ada", when: When | None = None, **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run git whatever it says."""
        return subprocess.run(
            ["git", *args], cwd=self.folder, env=self._environment(who, when) | env, capture_output=True, check=False
        )

    @staticmethod
    def _environment(who: str, when: When | None) -> dict[str, str]:
        mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        email = f"{who.lower().replace(' ', '.')}@example.org"
        moment = at(when or "2025-11-20 12:00").isoformat()
        return mine | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": who,
            "GIT_AUTHOR_EMAIL": email,
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_NAME": who,
            "GIT_COMMITTER_EMAIL": email,
            "GIT_COMMITTER_DATE": moment,
            "GIT_EDITOR": ":",
        }

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    def write(self, files: Mapping[str, Content]) -> None:
        """Change files in the working tree only."""
        for path, content in files.items():
            target = self.folder / path
            if content is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    def stage(self, files: Mapping[str, Content]) -> None:
        """Change files and add them to the index."""
        self.write(files)
        self.git("--literal-pathspecs", "add", "--force", "--", *files)

    def commit(self, author: str, when: When, files: Mapping[str, Content], message: str = "work") -> str:
        """Commit exactly these changes (and what is staged); the commit's id."""
        if files:
            self.stage(files)
        self.git("commit", "--quiet", "--allow-empty", "--message", message, who=author, when=when)
        return self.head

    def rename(self, author: str, when: When, old: str, new: str, files: Mapping[str, Content] | None = None) -> str:
        """Commit a rename, with further changes if any."""
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", "--", old, new)
        return self.commit(author, when, files or {}, f"rename {old}")

    def branch(self, name: str, start: str = "HEAD") -> None:
        """Make a branch and stand on it."""
        self.git("checkout", "--quiet", "-b", name, start)

    def checkout(self, name: str) -> None:
        self.git("checkout", "--quiet", name)

    def merge(self, author: str, when: When, name: str, files: Mapping[str, Content] | None = None) -> str:
        """Merge a branch with a merge commit, which may change files itself."""
        self.git("merge", "--quiet", "--no-ff", "--no-commit", name, who=author, when=when)
        return self.commit(author, when, files or {}, f"merge {name}")

    def rebase(self, author: str, when: When, onto: str) -> str:
        """Rebase the branch one stands on; its commits get `author` and `when` as committer and committer date."""
        self.git("rebase", "--quiet", onto, who=author, when=when)
        return self.head

    def worktree(self, folder: Path, name: str) -> Repo:
        """Another working tree, on a new branch."""
        self.git("worktree", "add", "--quiet", "-b", name, str(folder))
        return Repo(folder, create=False)

    def clone(self, folder: Path, *options: str) -> Repo:
        """Clone as if over a network (options such as `--depth=1` take effect)."""
        self.git("-c", "protocol.file.allow=always", "clone", "--quiet", *options, f"file://{self.folder}", str(folder))
        return Repo(folder, create=False)
