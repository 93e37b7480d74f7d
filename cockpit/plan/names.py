"""Names in plans: the files an item is or mentions, leading ids, and tracks by name, alias and handle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cockpit.core.settings import TrackRule


def files_in(text: str) -> tuple[str, ...]:
    """Every file a text (raw inline markdown) names, in order, once each, patterns and noise left out."""
    raise NotImplementedError


def own_files(text: str, *, column: bool = False) -> tuple[str, ...]:
    """The files a text or cell *is*: the one it begins with (after Create/Write/Add/Build/Implement), all of
    "`a.py` + `b.md`"; in a deliverable or file column (`column`) the one it stands alone as. Empty for any other text."""
    raise NotImplementedError


def is_pattern(path: str) -> bool:
    """Whether a path is a pattern (`*`, `<`, `[`, `{`, a leading `_`) and not one file."""
    raise NotImplementedError


def leading_id(text: str) -> tuple[str, str]:
    """(id, rest) of a text with a leading id (`T012`, `1.1.2`, `US-019`, `TASK-001`, `#12`, `B-001`); ("", text)."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Arrow:
    """`A → B rest` between declared tracks."""

    source: str
    target: str
    both: bool
    rest: str


@dataclass(frozen=True, slots=True)
class TrackNames:
    """Finds declared tracks by id, name and alias. Results are track ids, None when no declared track is meant."""

    names: Mapping[str, str]

    @classmethod
    def of(cls, tracks: Iterable[TrackRule]) -> TrackNames:
        raise NotImplementedError

    def exact(self, text: str) -> str | None:
        """The track that a text is nothing but: `Claude`, `**Claude**:`, `🎯 Claude`, `@claude`, `Claude (Research)`."""
        raise NotImplementedError

    def owner(self, text: str) -> str | None:
        """The track of an owner cell or value; the first of several (`Claude + Grok`) that is declared."""
        raise NotImplementedError

    def owners(self, text: str) -> tuple[str, ...]:
        """All declared tracks of an owner cell or value."""
        raise NotImplementedError

    def at_start(self, text: str) -> str | None:
        """The track a heading begins with, after `For`, emoji and numbering; `Claude's Deliverables` counts."""
        raise NotImplementedError

    def lead(self, text: str) -> tuple[str, str] | None:
        """(track, rest) of `**Claude**: rest`, `Claude: rest`, `@claude: rest`."""
        raise NotImplementedError

    def trailing(self, text: str) -> str | None:
        """The track of a trailing `(Name)` or of an @handle anywhere."""
        raise NotImplementedError

    def arrow(self, text: str) -> Arrow | None:
        """`A → B`, `A -> B`, `A ↔ B` at the start of a text, only if both ends are declared tracks."""
        raise NotImplementedError
