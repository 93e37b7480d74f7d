"""The documents keep up with the program: commands, keys, links, pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cockpit.cli.commands import COMMANDS
from cockpit.tui.keys import ACTIONS, markdown

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs/FORMAT.md", "docs/KEYS.md")]
_LINK = re.compile(r"!?\[[^]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`cockpit {command}" in README


def test_the_readme_names_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"`cockpit ([a-z][a-z-]+)", README)) <= set(COMMANDS)


def test_keys_md_is_current() -> None:
    assert (ROOT / "docs" / "KEYS.md").read_text("utf-8") == markdown()


def test_keys_md_has_every_action() -> None:
    text = markdown()
    assert [action.id for action in ACTIONS if action.help not in text] == []


def test_the_readme_begins_with_a_picture() -> None:
    first = next(line for line in README.splitlines()[1:] if line.strip())
    assert re.match(r"!\[[^]]+\]\(screenshots/board\.(svg|png)\)", first)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(_FENCED.sub("", page.read_text("utf-8").replace("````", "```"))):
        if target.startswith(("http://", "https://")):
            continue
        file, _, anchor = target.partition("#")
        goal = page.parent / file if file else page
        assert goal.exists(), target
        if anchor:
            assert anchor in _anchors(goal), target


def _anchors(page: Path) -> set[str]:
    """What GitHub calls the headings of a page."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
