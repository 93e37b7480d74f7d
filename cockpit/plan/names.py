"""Names in plans: the files an item is or mentions, leading ids, and tracks by name, alias and handle."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cockpit.core.settings import TrackRule
from cockpit.core.text import plain
from cockpit.plan.file_names import files_in, is_file, is_pattern, own_files
from cockpit.plan.ids import leading_id
from cockpit.plan.labels import label, undecorated

__all__ = ["Arrow", "TrackNames", "files_in", "is_file", "is_pattern", "leading_id", "own_files"]

_FOR = re.compile(
    r"(?:for|by|für|pour|para|per|для|track|team|agent|lane|stream|workstream|owner|"
    r"assigned to)\b[\s:–—-]*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"(?:'s|’s)?(?=$|[\s:：(\[,–—/|&+→↔⇄⇔←<=]|\.(?:\s|$)|-[\s>-])")
_TRACK_WORDS = re.compile(r"(?:\s+(?:track|team|agent|lane|stream|workstream|lead))+$", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*$")
_SEPARATORS = re.compile(r"\s*(?:[,;/+&|、，]|\band\b|\bund\b|\bet\b|\by\b|\bи\b|\be\b|<br\s*/?>)\s*")
_DASH = re.compile(r"\s[-–—]\s")
_HANDLE = re.compile(r"(?<![\w@/.])@([\w][\w.-]*)")
_LEAD = re.compile(r"[\s*_]*(@?[^:：*_]{1,60}?)[*_]*\s*(?:[:：]|\s[–—-]\s)[*_]*\s*")
_ARROW = re.compile(r"\s*[*_`]*\s*(?P<arrow><->|<=>|<-->|-->|->|=>|<-|[→↔⇄⇔⇒⟷⟶⟹←])\s*[*_`]*\s*")
_BOTH = frozenset({"<->", "<=>", "<-->", "↔", "⇄", "⇔", "⟷"})
_BACKWARD = frozenset({"<-", "←"})
_LONGEST = 400
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Arrow:
    """`A → B rest` between declared tracks."""

    source: str
    target: str
    both: bool
    rest: str


@dataclass(frozen=True, slots=True)
class TrackNames:
    """Finds declared tracks by id, name and alias. Results are track ids, None when no declared track is meant.

    `names` maps folded names to ids, `ordered` has them longest first.
    """

    names: Mapping[str, str]
    ordered: tuple[str, ...]
    known: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    """Answers of `exact`, because owners and headings repeat."""

    @classmethod
    def of(cls, tracks: Iterable[TrackRule]) -> TrackNames:
        names: dict[str, str] = {}
        for track in tracks:
            for name in (track.id, track.name, *track.aliases):
                if folded := _folded(name):
                    names.setdefault(folded, track.id)
        return cls(names, tuple(sorted(names, key=len, reverse=True)))

    def exact(self, text: str) -> str | None:
        """The track that a text is nothing but: `Claude`, `**Claude**:`, `🎯 For Claude`, `@claude`, `Claude "
        "(Research)`."""
        if not self.names:
            return None
        if text not in self.known:
            if len(self.known) >= _KEPT:
                self.known.clear()
            self.known[text] = self._exact(text)
        return self.known[text]

    def _exact(self, text: str) -> str | None:
        name = _folded(label(text[:_LONGEST]))
        for candidate in (name, _PARENTHESIS.sub("", name)):
            if found := self._named(candidate):
                return found
        return None

    def owner(self, text: str) -> str | None:
        """The track of an owner cell or value; the first of several (`Claude + Grok`) that is declared."""
        return next(iter(self.owners(text)), None)

    def owners(self, text: str) -> tuple[str, ...]:
        """All declared tracks of an owner cell or value."""
        if not self.names or not text.strip():
            return ()
        if whole := self.exact(text):
            return (whole,)
        parts = _SEPARATORS.split(plain(text[:_LONGEST]))
        return tuple(dict.fromkeys(found for part in parts if part and (found := self.exact(part))))

    def at_start(self, text: str) -> str | None:
        """The track a heading begins with, after `For`, emoji and numbering; `Claude's Deliverables` counts, a "
        "heading
        of two tracks (`Claude & Grok`, `Claude → Grok`) does not."""
        if not self.names:
            return None
        name = _folded(label(text[:_LONGEST]))
        if prefix := _FOR.match(name):
            name = name[prefix.end() :]
        found = self._prefix(name)
        if not found:
            return None
        track, length = found
        rest = name[length:]
        if _ARROW.match(rest):
            return None
        joint = _SEPARATORS.match(rest)
        if joint and joint.end() and (other := self._prefix(rest[joint.end() :])) and other[0] != track:
            return None
        return track

    def lead(self, text: str) -> tuple[str, str] | None:
        """(track, rest) of `**Claude**: rest`, `Claude: rest`, `@claude: rest`."""
        found = _LEAD.match(text)
        if not found or not (track := self.exact(found[1])):
            return None
        return track, text[found.end() :]

    def trailing(self, text: str) -> str | None:
        """The track of a trailing `(Name)` or of an @handle anywhere."""
        if not self.names:
            return None
        bare = plain(text)
        if (note := _PARENTHESIS.search(bare)) and (found := self.owner(_DASH.split(note[1])[0])):
            return found
        return next((found for handle in _HANDLE.findall(bare) if (found := self._named(_folded(handle)))), None)

    def arrow(self, text: str) -> Arrow | None:
        """`A → B`, `A -> B`, `A ↔ B` at the start of a text, only if both ends are declared tracks."""
        bare = undecorated(plain(text[:_LONGEST]))
        numbering = re.match(r"\d{1,2}[.)]\s+", bare)
        bare = bare[numbering.end() :] if numbering else bare
        one = self._prefix(bare)
        sign = _ARROW.match(bare, one[1]) if one else None
        two = self._prefix(bare[sign.end() :]) if sign else None
        if not one or not sign or not two or one[0] == two[0]:
            return None
        rest = bare[sign.end() + two[1] :]
        if _ARROW.match(rest):
            return None
        source, target = (two[0], one[0]) if sign["arrow"] in _BACKWARD else (one[0], two[0])
        return Arrow(source, target, sign["arrow"] in _BOTH, rest.lstrip(" \t:：–—-").strip())

    def _named(self, name: str) -> str | None:
        """The track of a folded name, with or without `@`, `For`, `Track` around it."""
        if found := self.names.get(name):
            return found
        bare = name.removeprefix("@")
        if prefix := _FOR.match(bare):
            bare = bare[prefix.end() :]
        return self.names.get(bare) or self.names.get(_TRACK_WORDS.sub("", bare))

    def _prefix(self, text: str) -> tuple[str, int] | None:
        """The track whose name a text begins with, and how long the name is there."""
        folded = _folded(text) if not text.isascii() else text.casefold()
        at = 1 if folded.startswith("@") else 0
        for name in self.ordered:
            if folded.startswith(name, at) and (end := _AFTER_NAME.match(folded, at + len(name))):
                rest = folded[end.end() : end.end() + 2]
                if not (name[-1].isdigit() and re.match(r"[.,]\d|[-–]\d", rest)):
                    return self.names[name], end.end()
        return None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
