"""Merging plans: what must come out clean, what must stay a conflict, and that it is git's own merge elsewhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.repo.boxes import settle
from cockpit.repo.merge import CONFLICTED, CannotMerge, main, merge, merge_file

BASE = "# Plan\n\n- [ ] one\n- [ ] two\n- [ ] three\n- [ ] four\n"


def change(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def tick(*words: str) -> list[tuple[str, str]]:
    return [(f"[ ] {word}", f"[x] {word}") for word in words]


CLEAN: dict[str, tuple[str, str, str, str]] = {
    "the same box": (BASE, change(BASE, *tick("two")), change(BASE, *tick("two")), change(BASE, *tick("two"))),
    "a tick and other spelling": (
        "- [ ] Wirte unit tests\n", "- [x] Wirte unit tests\n", "- [ ] Write unit and speed tests\n",
        "- [x] Write unit and speed tests\n",
    ),
    "adjacent boxes": (BASE, change(BASE, *tick("two")), change(BASE, *tick("three")), change(BASE, *tick("two", "three"))),
    "a line between": (BASE, change(BASE, *tick("one")), change(BASE, *tick("three")), change(BASE, *tick("one", "three"))),
    "every other box": (
        BASE, change(BASE, *tick("one", "three")), change(BASE, *tick("two", "four")),
        change(BASE, *tick("one", "two", "three", "four")),
    ),
    "a tick and other words": (
        BASE, change(BASE, *tick("two")), change(BASE, ("two", "two (784 lines)")),
        change(BASE, *tick("two"), ("two", "two (784 lines)")),
    ),
    "a tick with words and a tick": (
        BASE, change(BASE, ("[ ] two", "[x] two, done Tuesday")), change(BASE, *tick("two", "three")),
        change(BASE, ("[ ] two", "[x] two, done Tuesday"), *tick("three")),
    ),
    "a tick beside other words": (
        BASE, change(BASE, *tick("two")), change(BASE, ("three", "three times")),
        change(BASE, *tick("two"), ("three", "three times")),
    ),
    "a tick and an insertion above": (
        BASE, change(BASE, *tick("two")), change(BASE, ("- [ ] two", "- [ ] new\n- [ ] two")),
        change(BASE, *tick("two"), ("- [x] two", "- [ ] new\n- [x] two")),
    ),
    "a tick beside a line removed": (
        BASE, change(BASE, *tick("two")), change(BASE, ("- [ ] three\n", "")),
        change(BASE, *tick("two"), ("- [ ] three\n", "")),
    ),
    "a tick and the order": (
        BASE, change(BASE, *tick("one")), change(BASE, ("- [ ] one\n", ""), ("- [ ] four\n", "- [ ] four\n- [ ] one\n")),
        change(BASE, ("- [ ] one\n", ""), ("- [ ] four\n", "- [ ] four\n- [x] one\n")),
    ),
    "a tick and CRLF": (
        BASE, change(BASE, *tick("two")), BASE.replace("\n", "\r\n"), change(BASE, *tick("two")).replace("\n", "\r\n"),
    ),
    "a tick and an untick": (
        change(BASE, *tick("two")), BASE, change(BASE, *tick("two", "three")), change(BASE, *tick("three")),
    ),
    "both untick, one more": (
        change(BASE, *tick("two", "three")), change(BASE, *tick("three")), BASE, BASE,
    ),
    "added by both, ticked by one": (
        BASE, change(BASE, ("- [ ] two", "- [ ] new\n- [ ] two")), change(BASE, ("- [ ] two", "- [x] new\n- [ ] two")),
        change(BASE, ("- [ ] two", "- [x] new\n- [ ] two")),
    ),
    "x and X": (BASE, change(BASE, ("[ ] two", "[x] two")), change(BASE, ("[ ] two", "[X] two")), change(BASE, *tick("two"))),
    "parent and child": (
        "- [ ] a\n  - [ ] b\n  - [ ] c\n", "- [x] a\n  - [ ] b\n  - [ ] c\n", "- [ ] a\n  - [x] b\n  - [ ] c\n",
        "- [x] a\n  - [x] b\n  - [ ] c\n",
    ),
    "duplicates by their place": (
        "- [ ] same\n- [ ] same\n- [ ] end\n", "- [x] same\n- [ ] same\n- [ ] end\n", "- [ ] same\n- [x] same\n- [ ] end\n",
        "- [x] same\n- [x] same\n- [ ] end\n",
    ),
    "no last line end": ("- [ ] a\n- [ ] b", "- [x] a\n- [ ] b", "- [ ] a\n- [x] b", "- [x] a\n- [x] b"),
    "numbers and quotes": (
        "1. [ ] a\n2) [ ] b\n> - [ ] c\n", "1. [x] a\n2) [ ] b\n> - [x] c\n", "1. [ ] a\n2) [x] b\n> - [ ] c\n",
        "1. [x] a\n2) [x] b\n> - [x] c\n",
    ),
    "a heading renamed above": (
        BASE, change(BASE, *tick("one")), change(BASE, ("# Plan\n\n- [ ] one", "# Week 2\n\n- [ ] one")),
        change(BASE, *tick("one"), ("# Plan\n\n- [x] one", "# Week 2\n\n- [x] one")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_clean(name: str, turned: bool) -> None:
    base, ours, theirs, expected = CLEAN[name]
    if turned:
        ours, theirs = theirs, ours
        if name == "x and X":
            expected = expected.replace("[x]", "[X]")
    merged = merge(base.encode(), ours.encode(), theirs.encode())
    assert (merged.data.decode(), merged.conflicts) == (expected, 0)


CONFLICTS: dict[str, tuple[str, str, str]] = {
    "both changed the words": (BASE, change(BASE, ("two", "two a")), change(BASE, ("two", "two b"))),
    "in a code fence": ("```\n- [ ] a\n- [ ] b\n```\n", "```\n- [x] a\n- [ ] b\n```\n", "```\n- [ ] a\n- [x] b\n```\n"),
    "ticked, and removed": (BASE, change(BASE, *tick("two")), change(BASE, ("- [ ] two\n", ""))),
    "ticked, and in two": (
        BASE, change(BASE, *tick("two")), change(BASE, ("- [ ] two\n", "- [ ] two for Ann\n- [ ] two for Ben\n")),
    ),
    "ticked, and another number": ("- [ ] part 1\n", "- [x] part 1\n", "- [ ] part 2\n"),
    "ticked, and another word": ("- [ ] test the parser\n", "- [x] test the parser\n", "- [ ] test the writer\n"),
    "ticked, and rewritten": (
        BASE, change(BASE, *tick("two")), change(BASE, ("- [ ] two\n- [ ] three\n", "- [ ] nothing alike whatsoever\n")),
    ),
    "ticked, one of two equal lines removed": (
        "- [ ] same\n- [ ] same\n- [ ] end\n", "- [ ] same\n- [x] same\n- [ ] end\n", "- [ ] same\n- [ ] end\n",
    ),
    "ticked, and doubled": (
        BASE, change(BASE, *tick("two")), change(BASE, ("- [ ] two\n", "- [ ] two\n- [ ] two\n")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_honest_conflicts(name: str) -> None:
    base, ours, theirs = (text.encode() for text in CONFLICTS[name])
    merged = merge(base, ours, theirs)
    assert merged.conflicts == 1
    assert merged.data == merge_file(base, ours, theirs).data


def test_a_conflict_of_words_keeps_ticks_on_both_sides() -> None:
    ours = change(BASE, ("[ ] two", "[x] two a"), *tick("four")).encode()
    theirs = change(BASE, ("[ ] two", "[ ] two b"), *tick("three")).encode()
    merged = merge(BASE.encode(), ours, theirs, labels=("o", "a", "b"))
    assert merged.data.decode() == (
        "# Plan\n\n- [ ] one\n<<<<<<< a\n- [x] two a\n=======\n- [x] two b\n>>>>>>> b\n- [x] three\n- [x] four\n"
    )


MOVED = change(BASE, ("- [ ] one\n", ""), ("- [ ] three\n", "- [ ] three\n- [ ] one\n"))
LAST = change(BASE, ("- [ ] one\n", ""), ("- [ ] four\n", "- [ ] four\n- [ ] one\n"))


def test_a_ticked_line_moved_to_two_places_is_not_doubled() -> None:
    theirs = change(LAST, *tick("one"))
    assert merge_file(*(text.encode() for text in (BASE, MOVED, theirs))).conflicts == 0  # git doubles it
    merged = merge(BASE.encode(), MOVED.encode(), theirs.encode(), labels=("o", "a", "b"))
    assert merged.conflicts == 1
    assert merged.data.decode() == (
        "# Plan\n\n- [ ] two\n- [ ] three\n<<<<<<< a\n- [ ] one\n- [ ] four\n=======\n- [ ] four\n- [x] one\n>>>>>>> b\n"
    )


def test_without_a_tick_that_is_gits_business() -> None:
    three = [text.encode() for text in (BASE, MOVED, LAST)]
    assert merge(*three).data == merge_file(*three).data


def test_marker_size_and_labels() -> None:
    base, ours, theirs = (text.encode() for text in CONFLICTS["both changed the words"])
    merged = merge(base, ours, theirs, marker_size=12, labels=("o", "mine", "yours"))
    assert b"<" * 12 + b" mine\n" in merged.data
    assert b">" * 12 + b" yours\n" in merged.data


def test_binary_files_are_gits_business() -> None:
    with pytest.raises(CannotMerge):
        merge(b"a\0b", b"a\0c", b"a\0d")


# as a program


def files(tmp_path: Path, *texts: str) -> list[str]:
    names = []
    for name, text in zip(("base", "ours", "theirs"), texts, strict=True):
        (tmp_path / name).write_text(text, newline="")
        names.append(str(tmp_path / name))
    return names


def test_the_program_writes_ours(tmp_path: Path) -> None:
    base, ours, theirs, expected = CLEAN["a tick and other words"]
    assert main([*files(tmp_path, base, ours, theirs), "7", "docs/plans/a.md", "%S", "%X", "%Y"]) == 0
    assert (tmp_path / "ours").read_text() == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "ours", "theirs"]


def test_the_program_tells_a_conflict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHEAD_" + "a" * 40, "topic")
    assert main([*files(tmp_path, *CONFLICTS["both changed the words"]), "9", "%P"]) == CONFLICTED
    text = (tmp_path / "ours").read_text()
    assert "<<<<<<<<< HEAD\n" in text
    assert ">>>>>>>>> topic\n" in text


@pytest.mark.parametrize("arguments", [[], ["nowhere", "nowhere", "nowhere"], ["only one"]])
def test_a_program_that_cannot_merge_touches_nothing(arguments: list[str]) -> None:
    assert main(arguments) not in (0, 1, CONFLICTED)


def test_a_binary_ours_is_left_as_it_is(tmp_path: Path) -> None:
    names = files(tmp_path, "a", "b", "c")
    Path(names[1]).write_bytes(b"\0\1")
    assert main(names) not in (0, 1, CONFLICTED)
    assert Path(names[1]).read_bytes() == b"\0\1"


# properties

WORDS = st.sampled_from(["alpha", "beta gamma", "delta", "epsilon zeta", "eta"])
LINE = st.builds(lambda box, words: f"- [{box}] {words}\n", st.sampled_from(" x"), WORDS) | st.sampled_from(
    ["\n", "# Head\n", "text\n", "```\n", "  - [ ] below\n", "* [X] star\n", "- plain\n"]
)
TEXT = st.lists(LINE, max_size=8).map("".join)


def without_boxes(text: str) -> str:
    return text.replace("[x]", "[ ]").replace("[X]", "[ ]")


@settings(max_examples=60)
@given(TEXT, TEXT, TEXT)
def test_where_no_box_differs_it_is_gits_own_merge(base: str, ours: str, theirs: str) -> None:
    three = [without_boxes(text).encode() for text in (base, ours, theirs)]
    plain = merge_file(*three)
    merged = merge(*three)
    assert (merged.data, merged.conflicts) == (plain.data, plain.conflicts)


@given(TEXT, TEXT, TEXT)
def test_settling_changes_boxes_only(base: str, ours: str, theirs: str) -> None:
    settled = settle(base.encode(), ours.encode(), theirs.encode())
    for text, found in zip((base, ours, theirs), (settled.base, settled.ours, settled.theirs), strict=True):
        assert len(found) == len(text)
        assert without_boxes(found.decode()) == without_boxes(text)


@settings(max_examples=120)
@given(st.data())
def test_ticks_on_both_sides_all_arrive_once(data: st.DataObject) -> None:
    """Both sides tick whatever they like, one also adds, removes or rewords lines: no tick is lost, no line doubled."""
    count = data.draw(st.integers(2, 9))
    base = [f"- [ ] task number {n} of the {'abcdefghi'[n] * 5} kind" for n in range(count)]
    numbers = st.sets(st.integers(0, count - 1))
    mine, yours = data.draw(numbers), data.draw(numbers)
    gone, reworded = data.draw(numbers), data.draw(numbers)
    ours = [line.replace("[ ]", "[x]") if n in mine else line for n, line in enumerate(base)]
    theirs = []
    for n, line in enumerate(base):
        text = line.replace("[ ]", "[x]") if n in yours else line
        if n not in gone:
            theirs.append(text + (" with more words" if n in reworded else ""))
    merged = merge(*("".join(f"{line}\n" for line in lines).encode() for lines in (base, ours, theirs)))
    lines = merged.data.decode().splitlines()
    if merged.conflicts:
        assert (mine | yours) & gone
        assert all(line in lines or line + " with more words" in lines for line in ours if "[x]" in line)
        return
    expected = [line.replace("[ ]", "[x]") if n in mine | yours else line for n, line in enumerate(base)]
    expected = [
        line + (" with more words" if n in reworded else "") for n, line in enumerate(expected) if n not in gone
    ]
    assert lines == expected


@settings(max_examples=150)
@given(st.permutations(range(5)), st.permutations(range(5)), st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)))
def test_whatever_the_order_no_tick_is_lost_and_no_ticked_line_doubled(
    mine: list[int], yours: list[int], ours: set[int], theirs: set[int]
) -> None:
    names = ["alpha", "beta", "gamma", "delta", "epsilon"]

    def text(order: list[int], ticked: set[int]) -> bytes:
        return "".join(f"- [{'x' if n in ticked else ' '}] {names[n]}\n" for n in order).encode()

    merged = merge(text(list(range(5)), set()), text(mine, ours), text(yours, theirs))
    lines = merged.data.decode().splitlines()
    for n in ours | theirs:
        assert f"- [x] {names[n]}" in lines
        if not merged.conflicts:
            assert sum(line.endswith(names[n]) for line in lines) == 1


def test_the_module_runs_as_git_runs_it(tmp_path: Path) -> None:
    import sys

    base, ours, theirs, expected = CLEAN["adjacent boxes"]
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-P", "-m", "cockpit.repo.merge", *files(tmp_path, base, ours, theirs)]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"}, check=False)
    assert done.returncode == 0
    assert (tmp_path / "ours").read_text() == expected
