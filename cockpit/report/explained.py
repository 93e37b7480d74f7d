"""A plan line by line, beside each line what the board takes it for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cockpit.core.model import SHARED, Board, Item

MOST_NAMED = 8
"""Plans that a message names."""


def explained(board: Board, path: str, lines: Sequence[str]) -> Iterator[str]:
    """Each line of a plan with its number and what it means, then how many lines mean nothing.

    `path` is relative to the folder of sprint.toml, as in a `Place`; `lines` are the plan's, without their line ends.
    """
    meanings = meanings_of(board, path)
    told = {line: ", ".join(dict.fromkeys(words)) for line, words in meanings.items()}
    number, width = len(str(len(lines))), max(map(len, told.values()), default=0)
    for line, text in enumerate(lines, 1):
        yield f"{line:>{number}}  {told.get(line, ''):<{width}}  {text}".rstrip()
    silent = sum(bool(text.strip()) and line not in told for line, text in enumerate(lines, 1))
    yield f"{len(told)} lines mean something on the board, {silent} do not"


def meanings_of(board: Board, path: str) -> Mapping[int, list[str]]:
    """By line, from 1: what stands there, in words, the items first."""
    found: dict[int, list[str]] = {}
    for at, line, words in (*_items(board), *_around(board), *_said(board)):
        if at == path:
            found.setdefault(line, []).append(words)
    return found


def _items(board: Board) -> Iterator[tuple[str, int, str]]:
    for item in board.items:
        words = _item(item)
        for mention in item.mentions:
            yield mention.path, mention.line, words


def _item(item: Item) -> str:
    words: list[str] = [item.kind] if item.kind == "note" else [item.kind, item.state]
    words += [item.track] if item.track != SHARED else []
    words += ["(reference)"] if item.reference else []
    return " ".join(words)


def _around(board: Board) -> Iterator[tuple[str, int, str]]:
    """What items depend on and are measured by."""
    for checkpoint in board.checkpoints:
        yield from ((place.path, place.line, "checkpoint") for place in checkpoint.places)
    for dependency in board.dependencies:
        words = f"dependency {dependency.source} → {dependency.target}"
        yield from ((mention.path, mention.line, words) for mention in dependency.mentions)
    for blocker in board.blockers:
        words = f"blocker {'resolved' if blocker.resolved else 'open'}"
        yield from ((mention.path, mention.line, words) for mention in blocker.mentions if blocker.item is None)
    for risk in board.risks:
        yield risk.place.path, risk.place.line, "risk"
    for first in board.prerequisites:
        yield first.path, first.line, f"prerequisite {'met' if first.met else 'pending'}"
    for metric in board.metrics:
        if metric.place is not None:
            yield metric.place.path, metric.place.line, "metric"


def _said(board: Board) -> Iterator[tuple[str, int, str]]:
    """What plans say beside the work, and what is to be looked at."""
    for headline in board.headlines:
        yield headline.place.path, headline.place.line, f"headline {headline.track}"
    for topic in board.topics:
        yield topic.place.path, topic.place.line, "topic"
    for claim in board.claims:
        yield claim.path, claim.line, "claim"
    for note in board.notes:
        yield note.path, note.line, "retro note"


def not_a_plan(path: str, plans: Sequence[str]) -> str:
    """Why a file cannot be explained, with the plans there are."""
    known = ", ".join(plans[:MOST_NAMED]) + (", …" if len(plans) > MOST_NAMED else "")
    return f"{path} is no plan of this sprint" + (f"; its plans: {known}" if known else "; it has none")
