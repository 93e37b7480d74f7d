"""Three versions of a plan whose boxes agree: what a merge of plans needs before git merges their texts.

Git takes two ticks on neighbouring lines for a conflict, and a tick against a change of the words as well. So each box
is decided first, by a vote of the three versions, and written into all three; then it stands in nobody's way, and the
merge of the texts is git's own. A line that is not surely the same in the versions, or that one side removed, is left
alone: then git reports an honest conflict. A tick is never moved to another line and no line is ever added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

_BOX = re.compile(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[([ xX])\](?=[ \t\r\n]|\Z)")
_FENCE = re.compile(rb"[ \t>]*(`{3,}|~{3,})")
_HEADING = re.compile(rb" {0,3}#{1,6}[ \t]")
_DIGITS = re.compile(r"\d+")
_SAME_WORD = re.compile(r"\w|[.,/_-]\w")
_ALIKE = 0.6
_RESPELT = 0.7
_CLEARLY = 0.1
"""By so much the likest line must be liker than the next one: an equal choice is none."""
_MOST = 200
"""Lines of one changed stretch that are compared with each other."""
_LARGE = 6_000
"""Lines from which on comparing takes too long to keep a rebase waiting: then the boxes stay as they are."""


@dataclass(slots=True)
class Side:
    """A version by lines. `box` is the offset of the box's byte in its line, -1 without; `words` the line without it,
    `under` with the heading it stands under."""

    lines: list[bytes]
    box: list[int] = field(default_factory=list)
    words: list[bytes] = field(default_factory=list)
    under: list[tuple[bytes, bytes]] = field(default_factory=list)
    count: Counter[tuple[bytes, bytes]] = field(default_factory=Counter)

    @classmethod
    def of(cls, data: bytes) -> Side:
        side = cls(lines_of(data))
        fence, heading = b"", b""
        for line in side.lines:
            mark = _FENCE.match(line)
            if mark and (not fence or (mark[1].startswith(fence) and not line[mark.end() :].strip())):
                fence = b"" if fence else mark[1]
            elif not fence and _HEADING.match(line):
                heading = line.strip()
            found = None if fence else _BOX.match(line)
            box = found.start(1) if found else -1
            side.box.append(box)
            words = line.rstrip(b"\r\n")
            side.words.append(words[:box] + b" " + words[box + 1 :] if found else words)
            side.under.append((heading, side.words[-1]))
        side.count = Counter(key for key, box in zip(side.under, side.box, strict=True) if box >= 0)
        return side

    def ticked(self, number: int) -> bytes:
        return self.lines[number][self.box[number] : self.box[number] + 1]

    def tick(self, number: int, char: bytes) -> None:
        line, box = self.lines[number], self.box[number]
        self.lines[number] = line[:box] + char + line[box + 1 :]

    @property
    def data(self) -> bytes:
        return b"".join(self.lines)


def lines_of(data: bytes) -> list[bytes]:
    """Lines as git has them: a lone carriage return ends none."""
    return [line + b"\n" for line in data.split(b"\n")[:-1]] + ([last] if (last := data.rpartition(b"\n")[2]) else [])


@dataclass(frozen=True, slots=True)
class Settled:
    """The three versions with agreeing boxes."""

    base: bytes
    ours: bytes
    theirs: bytes


def settle(base: bytes, ours: bytes, theirs: bytes) -> Settled:
    """Decide every box that is surely the same in the versions. Bytes other than boxes are never changed."""
    origin, left, right = Side.of(base), Side.of(ours), Side.of(theirs)
    if max(len(side.lines) for side in (origin, left, right)) > _LARGE:
        return Settled(base, ours, theirs)
    to_left, to_right = Match.of(origin, left), Match.of(origin, right)
    for number, here in to_left.pairs.items():
        if (there := to_right.pairs.get(number)) is not None:
            _vote(origin, left, right, number, here, there)
    for here, there in _added_by_both(left, right, to_left, to_right):
        char = next((char for side, n in ((left, here), (right, there)) if (char := side.ticked(n)) != b" "), b" ")
        left.tick(here, char)
        right.tick(there, char)
    return Settled(origin.data, left.data, right.data)


def doubled(base: bytes, ours: bytes, theirs: bytes, merged: bytes) -> bool:
    """Whether a line with a box stands in the merge more often than on either side, ticked in one version and not in
    another: both sides moved it to different places, and nobody can say which of the two is the one.
    """
    sides = [Side.of(data) for data in (base, ours, theirs)]
    chars: dict[tuple[bytes, bytes], set[bytes]] = {}
    for side in sides:
        for number, box in enumerate(side.box):
            if box >= 0:
                chars.setdefault(side.under[number], set()).add(side.ticked(number).lower())
    most = sides[1].count | sides[2].count
    return any(times > most[key] and len(chars.get(key, ())) > 1 for key, times in Side.of(merged).count.items())


def _vote(origin: Side, left: Side, right: Side, number: int, here: int, there: int) -> None:
    """The side that changed a box wins; one that only changed `x` to `X` did not."""
    was, ours, theirs = origin.ticked(number), left.ticked(here), right.ticked(there)
    char = theirs if ours == was or (ours.lower() == was.lower() != theirs.lower()) else ours
    for side, place in ((origin, number), (left, here), (right, there)):
        side.tick(place, char)


@dataclass(slots=True)
class Match:
    """Which line of another version a line with a box is. `added` are lines of the other version that are new."""

    pairs: dict[int, int] = field(default_factory=dict)
    added: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, origin: Side, other: Side) -> Match:
        match = cls()
        loose: list[tuple[list[int], list[int]]] = []
        for kind, start, end, first, last in _changes(origin.words, other.words):
            if kind == "equal":
                match._equal(origin, other, start, end, first - start)
            else:
                gone = [n for n in range(start, end) if origin.box[n] >= 0]
                loose.append((gone, [n for n in range(first, last) if other.box[n] >= 0]))
        match._moved(origin, other, loose)
        for gone, come in loose:
            match._reworded(origin, other, gone, come)
        taken = set(match.pairs.values())
        match.added = {n for _, come in loose for n in come if n not in taken}
        return match

    def _equal(self, origin: Side, other: Side, start: int, end: int, shift: int) -> None:
        for number in range(start, end):
            if origin.box[number] >= 0:
                key, mate = origin.under[number], other.under[number + shift]
                if origin.count[key] == other.count[key] or (origin.count[key] == 1 == other.count[mate]):
                    self.pairs[number] = number + shift

    def _moved(self, origin: Side, other: Side, loose: Sequence[tuple[list[int], list[int]]]) -> None:
        """Lines with the same words, only one on either side, in different places."""
        gone, come = [n for left, _ in loose for n in left], [n for _, right in loose for n in right]
        before, now = Counter(origin.words[n] for n in gone), Counter(other.words[n] for n in come)
        places = {other.words[n]: n for n in come}
        for number in gone:
            words = origin.words[number]
            if before[words] == 1 == now[words]:
                self.pairs[number] = places[words]

    def _reworded(self, origin: Side, other: Side, gone: list[int], come: list[int]) -> None:
        """Lines of one changed stretch that are nearly the same, each the other's clearly best likeness."""
        taken = set(self.pairs.values())
        left = [n for n in gone if n not in self.pairs][:_MOST]
        right = [n for n in come if n not in taken][:_MOST]
        likeness = {(n, m): _likeness(origin.words[n], other.words[m]) for n in left for m in right}
        mate = {n: _clearly_best({m: likeness[n, m] for m in right}) for n in left}
        back = {m: _clearly_best({n: likeness[n, m] for n in left}) for m in right}
        self.pairs.update((n, m) for n, m in mate.items() if m is not None and back[m] == n)


def _clearly_best(scores: Mapping[int, float]) -> int | None:
    best, second = ([*sorted(scores, key=lambda one: -scores[one]), -1, -1])[:2]
    high, next_best = scores.get(best, 0.0), scores.get(second, 0.0)
    return best if high > 0 and high - next_best > _CLEARLY else None


def _changes(before: Sequence[bytes], now: Sequence[bytes]) -> Iterator[tuple[str, int, int, int, int]]:
    """The steps from one list of lines to another, as difflib's opcodes are, without its cost for equal ends."""
    head = equal_ends(before, now)
    tail = equal_ends(before[head:][::-1], now[head:][::-1])
    yield "equal", 0, head, 0, head
    end, last = len(before) - tail, len(now) - tail
    matcher = SequenceMatcher(None, before[head:end], now[head:last], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield kind, a + head, b + head, c + head, d + head
    yield "equal", end, len(before), last, len(now)


def equal_ends(first: Sequence[bytes], second: Sequence[bytes]) -> int:
    """How many lines are the same from the beginning on."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(first), len(second)))


def _likeness(before: bytes, now: bytes) -> float:
    """From 0 to 1; 0 where it may be another task.

    Words may come or go, and be spelt otherwise; another word, number or id in the place of one makes another task.
    """
    first, second = (words.split(b"]", 1)[-1].decode("utf-8", "replace").split() for words in (before, now))
    shorter, longer = sorted((" ".join(first), " ".join(second)), key=len)
    if shorter and longer.startswith(shorter) and not _SAME_WORD.match(longer, len(shorter)):
        return 1.0
    matcher, kept = SequenceMatcher(None, first, second, autojunk=False), 0
    for kind, a, b, c, d in matcher.get_opcodes():
        kept += b - a if kind == "equal" else 0
        if kind == "replace" and not _respelt(first[a:b], second[c:d]):
            return 0.0
    if kept == min(len(first), len(second)) > 1:
        return 0.95
    ratio = SequenceMatcher(None, shorter, longer, autojunk=False).ratio()
    return 0.9 * ratio if ratio > _ALIKE else 0.0


def _respelt(before: list[str], now: list[str]) -> bool:
    first, second = " ".join(before), " ".join(now)
    if _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    return SequenceMatcher(None, first.casefold(), second.casefold(), autojunk=False).ratio() > _RESPELT


def _added_by_both(left: Side, right: Side, to_left: Match, to_right: Match) -> Iterator[tuple[int, int]]:
    """Lines with the same words that both sides added, each once."""
    ours, theirs = Counter(left.under[n] for n in to_left.added), Counter(right.under[n] for n in to_right.added)
    places = {right.under[n]: n for n in to_right.added}
    for number in sorted(to_left.added):
        key = left.under[number]
        if ours[key] == 1 == theirs[key]:
            yield number, places[key]
