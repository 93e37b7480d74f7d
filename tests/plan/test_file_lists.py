"""Lists of files to create and of files that were created, headings that are a file, steps of a plan."""

from __future__ import annotations

import pytest

from cockpit.plan.file_lists import FileList, file_list
from tests.plan.builder import ALONE, STARLIGHT, board_of, day, find, told

TITLES: dict[str, FileList] = {
    "Files to create": "to make",
    "Files to Create/Modify": "to make",
    "Files to be created": "to make",
    "Scripts to write": "to make",
    "New files": "to make",
    "New files needed": "to make",
    "Key files created": "made",
    "Files Modified/Created": "made",
    "Created files": "made",
    "Documents created today": "none",
    "Archivos creados": "made",
    "Fichiers à créer": "to make",
    "新建文件": "to make",
    "Files to modify": "none",
    "Files": "none",
    "Files created by the build": "none",
    "Newly found problems": "none",
}


@pytest.mark.parametrize("title", TITLES)
def test_titles_of_lists_of_files(title: str) -> None:
    assert file_list(title, ("Plan",)) == TITLES[title]


@pytest.mark.parametrize("title", ["New files", "Files created"])
def test_a_report_only_tells_of_files(title: str) -> None:
    assert file_list(title, ("Summary of changes",)) == "told"


CASES: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "to create": (
        "**Files to Create/Modify:**\n- `a.py` - NEW\n- Tests for each\n",
        [("deliverable", "todo", "a.py"), ("deliverable", "todo", "Tests for each")],
    ),
    "created": (
        "**Files created:**\n- `a.py` (20 lines)\n  - fast\n- `b.py` ✅\n- Many tests\n",
        [("deliverable", "done", "a.py"), ("deliverable", "done", "b.py")],
    ),
    "created, says a report": ("# Report\n**Files created:**\n- `a.py`\n- `b.py` ✅\n", []),
    "created, by number and in bold": (
        "### Scripts created\n1. **tools/a.py** - a tool\n2. **b.sh**: a script\n",
        [("deliverable", "done", "a.py"), ("deliverable", "done", "b.sh")],
    ),
    "in a table": (
        "## Files to create\n| Path | Action |\n|---|---|\n| `a.py` | create |\n| `b.md` | modify |\n",
        [("deliverable", "todo", "a.py"), ("deliverable", "todo", "b.md")],
    ),
    "created, in a table": (
        "## Files created\n| File | Purpose |\n|---|---|\n| `a.py` | a tool |\n", [("deliverable", "done", "a.py")]
    ),
    "a file as a heading of deliverables": (
        "## Deliverables\n### 1. scripts/deploy.sh\n- fast\n### 2. `guide.md` – a guide\nProse.\n",
        [("deliverable", "todo", "deploy.sh"), ("deliverable", "todo", "guide.md")],
    ),
    "a file as a heading of other lists": ("## Code to know\n### 1. scripts/deploy.sh\n- fast\n", []),
    "output that was generated": ("## Files generated\n### report.json\n```json\n{}\n```\n", []),
    "steps of a phase": (
        "## Phase 1: Move\n### Step 1: Copy the data\n- slowly\n### Step 2: Create `check.py`\nProse.\n",
        [("task", "todo", "Copy the data"), ("deliverable", "todo", "check.py")],
    ),
    "steps of a plan with work below them": (
        "## Migration roadmap\n### Step 1: Copy\n- [ ] tables\n### Step 2: Check\nProse.\n",
        [("task", "todo", "tables"), ("task", "todo", "Check")],
    ),
    "steps of a manual": ("## How to deploy in phases\n### Step 1: Build\nProse.\n### Step 2: Copy\nProse.\n", []),
    "steps of nothing that is planned": ("## Export\n### Step 1: Build\nProse.\n### Step 2: Copy\nProse.\n", []),
    "one step alone": ("## Phase 1: Move\n### Step 1: Copy\nProse.\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_items(name: str) -> None:
    text, expected = CASES[name]
    assert told(board_of(text, ALONE).items) == expected


@pytest.mark.parametrize(
    ("line", "track", "due"),
    [
        ("Collect samples (Grok, Mon–Tue)", "grok", "Tue"),
        ("Collect samples (GPT - Wed EOD)", "gpt", "Wed"),
        ("Collect samples (Claude & Grok | Thu)", "claude", "Thu"),
        ("Collect samples (Ada, Thu)", "shared", "Thu"),
        ("Collect samples (as they came in, Thu)", "shared", ""),
        ("Collect samples (Grok, Thu) for the report", "shared", ""),
    ],
)
def test_a_name_and_a_time_in_parentheses(line: str, track: str, due: str) -> None:
    item = find(board_of(f"- [ ] {line}\n", STARLIGHT), "Collect")
    assert (item.track, day(item)) == (track, due)
