"""Real plans as people judged them line by line, beside what `init` and `status` make of each alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.conftest import Run
from tests.corpus import CORPUS, needs_corpus

DOCUMENTS: list[dict[str, str]] = tomllib.loads(Path(__file__).with_name("judged.toml").read_text("utf-8"))["documents"]
WANTED = ("work", "criteria", "blockers", "risks", "dependencies", "events")
TOLD = (
    "headlines", "checkpoints", "dependencies", "prerequisites", "blockers", "risks", "metrics", "ceremonies", "claims",
)  # fmt: skip
"""The parts of the board beside its items."""
MOST_MISSED, MOST_NOISE = 0.05, 0.02


class Judged(NamedTuple):
    """How many lines people want, how many of those are nowhere, how many items there are and are none."""

    wanted: int
    missed: list[int]
    items: int
    noise: list[str]


def lines(ranges: str) -> set[int]:
    """`3-5,9` as numbers."""
    pairs = [part.partition("-") for part in ranges.split(",") if part]
    return {line for first, _, last in pairs for line in range(int(first), int(last or first) + 1)}


def told_at(node: Any) -> Iterator[int]:
    """All lines that a part of the board names."""
    if isinstance(node, dict):
        if isinstance(node.get("line"), int):
            yield node["line"]
        for one in node.values():
            yield from told_at(one)
    elif isinstance(node, list):
        for one in node:
            yield from told_at(one)


def bare(text: str) -> str:
    """Letters and digits alone, without what stands in parentheses, which the names of gates leave out."""
    return re.sub(r"[\W_]+", "", re.sub(r"\([^()]*\)", "", text.casefold()))


def found_by_text(part: dict[str, Any], texts: list[str]) -> set[int]:
    """Lines that hold the words of a part that names none."""
    words = next((bare(str(part[key])) for key in ("text", "name", "what") if part.get(key)), "")[:60]
    return {number for number, text in enumerate(texts, 1) if len(words) > 3 and words in text}


def judge(document: dict[str, str], home: Path, run: Run) -> Judged:
    """One document in a repository of its own, as somebody would begin."""
    source = CORPUS / document["path"]
    (home / "docs" / "plans").mkdir(parents=True)
    shutil.copy(source, home / "docs" / "plans")
    subprocess.run(["git", "init", "-q", str(home)], check=True)
    assert run("init", str(home), "--at", "2026-01-12T09:00").code == 0
    board = json.loads(run("status", "--json", "--no-evidence", "--sprint", str(home / "sprint.toml")).out)
    texts = [bare(line) for line in source.read_text("utf-8", errors="replace").split("\n")]
    items = [item for item in board["items"] if item["kind"] != "note"]
    shown = {mention["line"] for item in items for mention in item["mentions"]}
    for name in TOLD:
        for part in board[name]:
            shown |= set(told_at(part)) or found_by_text(part, texts)
    wanted = set().union(*(lines(document.get(kind, "")) for kind in WANTED))
    known = wanted | lines(document.get("maybe", ""))
    noise = [item["text"] for item in items if not any(mention["line"] in known for mention in item["mentions"])]
    return Judged(len(wanted), sorted(wanted - shown), len(items), noise)


@needs_corpus
@pytest.mark.parametrize("third", range(3))
def test_hardly_a_line_is_missed_and_hardly_one_is_made_up(third: int, tmp_path: Path, run: Run) -> None:
    """Each third holds other documents of the same repositories."""
    found = {one["path"]: judge(one, tmp_path / str(n), run) for n, one in enumerate(DOCUMENTS[third::3])}
    wanted, items = sum(one.wanted for one in found.values()), sum(one.items for one in found.values())
    missed = {path: one.missed for path, one in found.items() if one.missed}
    noise = {path: one.noise for path, one in found.items() if one.noise}
    assert wanted > 300
    assert sum(map(len, missed.values())) <= MOST_MISSED * wanted, missed
    assert sum(map(len, noise.values())) <= MOST_NOISE * items, noise
