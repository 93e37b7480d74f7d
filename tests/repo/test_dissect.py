"""Plans taken apart mean what they mean whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.model import Mention
from cockpit.plan.entries import Document, Entry
from cockpit.repo.cache import Cache
from cockpit.repo.dissect import dissect, opened, together
from cockpit.repo.git import Git
from cockpit.repo.sightings import Version, entries_of
from cockpit.repo.versions import Versions
from tests.corpus import CORPUS, SEEDS, needs_corpus
from tests.repo.test_history import read

PATH = "docs/plans/ann.md"


def versions(folder: Path) -> Versions:
    git = Git(folder=folder, root=folder, git_dir=folder, common_dir=folder)
    return Versions(git, read, "f", Cache(None))


def bare(entry: Entry) -> tuple[object, ...]:
    """What history keeps of an entry."""
    mention = entry.mention
    kept = Mention(
        path=mention.path, line=mention.line, form=mention.form, state=mention.state, role=mention.role,
        text=mention.text, key=mention.key, section=mention.section, ordinal=mention.ordinal,
        leading_id=mention.leading_id,
    )  # fmt: skip
    return kept, entry.kind, entry.track, entry.counted, entry.due, entry.owned


def whole(document: Document) -> list[tuple[object, ...]]:
    return [(*bare(entry), days) for entry, days in _in_order(document)]


def _in_order(document: Document) -> Iterator[tuple[Entry, object]]:
    """With ordinals counted through all that may be an item, as versions count them."""
    counted: dict[object, int] = {}
    for entry, days in sorted(entries_of(document), key=lambda one: one[0].mention.line):
        pair = (entry.mention.key, entry.mention.section)
        ordinal = counted.get(pair, 0)
        counted[pair] = ordinal + 1
        yield replace(entry, mention=replace(entry.mention, ordinal=ordinal)), days


def parts(version: Version) -> list[tuple[object, ...]]:
    found = []
    for (kept, ordinal), line in version.lines.items():
        entry = version.entry((kept, ordinal))
        entry = replace(entry, mention=replace(entry.mention, line=line, ordinal=ordinal))
        found.append((*bare(entry), kept.unless_busy))
    return found


LINES = st.sampled_from(
    [
        "- [ ] one", "- [x] one", "- [X] two `a.py`", "* [ ] three by Wed", "- [ ] four (deferred)", "- plain", "  - [x] below",
        "  more words", "more words", "", "", "# Plan", "## Tasks", "## Notes", "**Tasks**:", "**Ann**:", "```", "---",
        "| Task | Status |", "|---|---|", "| five | Done |", "- [x](u) link", "- [ ]  six", "-  [ ] seven", "1. [x] eight",
        "> - [x] nine", "<!--", "-->", "    - [ ] code", "- [ ] ", "\t- [x] tab", "- [ ] one\r", "## Success criteria", "===",
        "- [x] Ann → Ben: hand over", "- [ ] **Blocked**: waits on GPT",
        "## Deployment checklist", "- [ ] SSL is active", "- [ ] Check the logs",
    ]
)  # fmt: skip


@given(st.lists(st.lists(LINES, max_size=12), min_size=1, max_size=4))
def test_versions_read_together_equal_each_read_alone(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    """The contexts of several versions are read with the lines of all; each must come out as if it were alone."""
    together_ = versions(tmp_path_factory.getbasetemp())
    for data in ["\n".join(lines).encode() for lines in texts]:
        assert parts(together_.read({PATH: data})[PATH]) == whole(read(PATH, data)), data


@given(st.binary(max_size=200) | st.lists(LINES, max_size=12).map(lambda lines: "\n".join(lines).encode()))
def test_taken_apart_and_together_is_the_same(data: bytes) -> None:
    part = dissect(opened(data))
    again, origin = together(part.context, part.runs)
    assert again == opened(data)
    assert len(opened(data)) == len(data)
    assert [number + 1 for number, where in enumerate(origin) if where > 0] == list(part.fixed_at)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("- [ ] a\n- [ ] b\n", [["- [ ] a", "- [ ] b"]]),
        ("- [ ] a\n\n- [ ] b\n", [["- [ ] a"], ["- [ ] b"]]),
        ("- [ ] a\n  more\n- [ ] b\n", [["- [ ] b"]]),
        ("- [ ] a\nlazy\n- [ ] b\n", [["- [ ] b"]]),
        ("- [ ] a\n\n  more\n- [ ] b\n", [["- [ ] b"]]),
        ("- [ ] a\n* [ ] b\n", [["- [ ] a"], ["* [ ] b"]]),
        ("- [ ] a\n# h\n- [ ] b", [["- [ ] a"], ["- [ ] b"]]),
        ("- [ ] a\n---\n", []),
        ("- [ ] a\n  - [ ] b\n- [ ] c\n", [["- [ ] c"]]),
        ("- [ ] a\n- [ ] b\0\n", []),
    ],
)
def test_what_is_a_plain_line(text: str, runs: list[list[str]]) -> None:
    assert [[line.decode() for line in run] for run in dissect(text.encode()).runs] == runs


@needs_corpus
def test_real_plans_taken_apart_mean_the_same(tmp_path: Path) -> None:
    """Every real plan, and the same with every other plain line gone."""
    reader = versions(tmp_path)
    files = [*sorted(CORPUS.rglob("*.md")), *sorted(SEEDS.glob("*.txt"))]
    files = [file for file in files if file.is_file()]
    seen = 0
    for file in files:
        data = file.read_bytes()
        if len(data) > 60_000:
            continue
        part = dissect(opened(data))
        fewer, _ = together(part.context, [run[::2] or run for run in part.runs])
        for one in (data, fewer):
            assert parts(reader.read({PATH: one})[PATH]) == whole(read(PATH, one)), file
            seen += 1
    assert seen > 100
