"""Whose work it is: names in owner cells and lines, and names that lead headings again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cockpit.plan.infer_sketch import Said, Sketch, labels_in

RECURRING = 3
"""How often a name must lead a heading of one document to be somebody's."""
_LEADING = re.compile(r"(?P<name>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?: \([^()]*\))?\s+[-–—:]\s+\S")
NO_NAMES = frozenset({
    "a", "action", "actions", "active", "agent", "agents", "all", "any", "archive", "back", "backlog", "board",
    "both", "bug", "bugs", "build", "business", "by", "checklist", "closed", "code", "coding", "common", "complete",
    "completed", "core", "critical", "current", "daily", "data", "day", "deliverable", "deliverables", "deployment",
    "dev", "development", "doc", "docs", "documentation", "done", "each", "epic", "everyone", "example", "execution",
    "external", "feature", "features", "final", "fix", "follow", "friday", "future", "general", "goals", "high",
    "immediate", "implementation", "initial", "integration", "internal", "issue", "key", "last", "launch", "low",
    "main", "major", "manager", "master", "medium", "migration", "milestone", "minor", "monday", "monthly", "my",
    "name", "next", "nobody", "none", "not", "open", "optional", "other", "our", "overview", "pending", "personal",
    "phase", "plan", "planned", "plans", "post", "pre", "prep", "previous", "priority", "project", "project-wide",
    "quick", "ready", "recommended", "release", "remaining", "repo", "required", "research-only", "review", "roadmap",
    "role", "saturday", "setup", "shared", "short", "special", "sprint", "status", "step", "story", "strategic",
    "sub", "sub-task", "success", "summary", "sunday", "system", "task", "tasks", "tbd", "team", "template", "test",
    "testing", "the", "their", "these", "this", "thursday", "today", "todo", "tomorrow", "total", "tracking",
    "tuesday", "unassigned", "unowned", "upcoming", "urgent", "user", "wednesday", "week", "weekly", "work",
    "yesterday", "you", "your", "alle", "todas", "todos", "tous", "toutes", "tutti", "все",
})  # fmt: skip
"""Words that stand where file names and headings may have a name."""
_PLACEHOLDER = re.compile(r"[\W_]*$|\[|\{|<|n/?a\b|tb[ad]\b|\?", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:,|;|/|\+|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_LETTERED = re.compile(r"([^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*)?) \(([A-Z])\)")
_EDGES = re.compile(r"^[\W_]+|[^\w)]+$")
BRACKETED = re.compile(r"(?P<name>[^()（]+?)\s*[(（](?P<inside>[^()）]{2,60})[)）]")


def no_name(text: str) -> bool:
    """Whether a text is a word of plans and nobody's name."""
    words = re.split(r"[\s-]+", text.casefold())
    return bool(NO_NAMES.intersection(words[:1]) or NO_NAMES.issuperset(words) or list(labels_in(text)))


class Owners(Counter[str]):
    """How often each name (casefolded) owns something, and where its spelling was first seen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, Said] = {}
        self.also: dict[str, tuple[str, ...]] = {}
        """Other ways in which the plans write a name."""

    def note(self, name: str, said: Said) -> None:
        """Count a name once."""
        self[name.casefold()] += 1
        self.seen.setdefault(name.casefold(), Said(name, said.path, said.line))


def owners_in(sketches: Sequence[Sketch]) -> Owners:
    """Names in owner cells and lines; headings that are nothing but such a name, or end in it, count too."""
    owners = Owners()
    for sketch in sketches:
        for said in sketch.owners:
            for name in names_in(said.text):
                owners.note(name, said)
    for sketch in sketches:
        for _, said in sketch.headings:
            inside = re.search(r"\(([^()]{2,30})\)\s*$", said.text)
            for name in (said.text.strip(" #:"), inside[1] if inside else ""):
                if name.casefold() in owners.seen:
                    owners.note(name, said)
    for name, said in _recurring(sketches):
        owners.note(name, said)
    _with_letters(owners)
    return owners


def _with_letters(owners: Owners) -> None:
    """Count `Anna (A)` and `A` as one person, where letters stand for people."""
    for both, (name, letter) in [
        (key, (found[1], found[2])) for key in owners if (found := _LETTERED.fullmatch(owners.seen[key].text))
    ]:
        told = owners.seen.pop(both)
        owners.seen.pop(letter.casefold(), None)
        count = owners.pop(both) + owners.pop(letter.casefold(), 0) + owners.pop(name.casefold(), 0)
        owners[name.casefold()] = count
        owners.seen[name.casefold()] = Said(name, told.path, told.line)
        owners.also[name.casefold()] = (letter, told.text)


def _recurring(sketches: Sequence[Sketch]) -> list[tuple[str, Said]]:
    """Names that lead headings of one document again and again: `Codex - Dashboard`, `Hudson - Audit`."""
    found: list[tuple[str, Said]] = []
    for sketch in sketches:
        led = [(match["name"], said) for _, said in sketch.headings if (match := _LEADING.match(said.text))]
        led = [(name, said) for name, said in led if not no_name(name)]
        often = {name for name, count in Counter(name for name, _ in led).items() if count >= RECURRING}
        found += [(name, said) for name, said in led if len(often) > 1 and name in often]
    return found


def names_in(text: str) -> Iterator[str]:
    """The names in an owner cell: `Claude + Grok`, `@ann, Bob (QA)`; none for blanks, `All`, placeholders."""
    if len(text) > 60 or "→" in text or re.search(r"[.!?:]\s", text):
        return
    bare = BRACKETED.sub(lambda found: found["name"], text)
    for part in _SEVERAL.split(bare):
        name = re.sub(_EDGES, "", part)
        words = name.split()
        if (
            name
            and not _PLACEHOLDER.match(name)
            and len(words) <= 3
            and (name == text.strip("* ") == "A" or not NO_NAMES.issuperset(name.casefold().split()))
        ):
            yield name
