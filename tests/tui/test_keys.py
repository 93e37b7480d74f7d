from __future__ import annotations

from collections import Counter

import pytest

from cockpit.tui import keys
from cockpit.tui.actions import Actions
from tests.tui.fakes import cockpit


def test_no_key_means_two_things() -> None:
    counted = Counter(key for action in keys.ACTIONS for key in action.keys)
    assert [key for key, number in counted.items() if number > 1] == []


def test_every_action_of_the_table_is_carried_out_and_no_other() -> None:
    assert set(Actions(cockpit())._table) == set(keys.BY_ID)


@pytest.mark.parametrize(
    ("key", "character", "action"),
    [
        ("space", " ", "tick"),
        ("shift+space", " ", "tick"),
        ("slash", "/", "filter"),
        ("G", "G", "bottom"),
        ("g", "g", "top"),
        ("question_mark", "?", "help"),
        ("colon", ":", "palette"),
        ("ctrl+p", "\x10", "palette"),
        ("left_square_bracket", "[", "earlier"),
        ("1", "1", "view-board"),
        ("8", "8", "view-findings"),
        ("U", "U", "redo"),
        ("Y", "Y", None),
        ("f11", None, None),
    ],
)
def test_a_key_press_finds_its_action(key: str, character: str | None, action: str | None) -> None:
    assert keys.table()[0].action_for(key, character) == action


@pytest.mark.parametrize("view", keys.VIEWS)
@pytest.mark.parametrize("opened", ["", "item", keys.HELP])
@pytest.mark.parametrize("several", [False, True])
def test_the_footer_has_at_most_six_hints_all_with_a_key(view: str, opened: str, several: bool) -> None:
    found = keys.hints(keys.table()[0], view=view, opened=opened, several=several)
    assert 1 <= len(found) <= 6
    assert all(key and word for key, word in found)


def test_remapping_replaces_all_keys_of_an_action_everywhere() -> None:
    table, problems = keys.table({"tick": "x, ctrl+t"})
    assert problems == ()
    assert table.action_for("x", "x") == table.action_for("ctrl+t", None) == "tick"
    assert table.action_for("space", " ") is None
    assert keys.hints(table, view="board")[0] == ("x", "tick")
    assert "`x` `^t`" in keys.markdown(table)


def test_a_key_given_away_leaves_its_old_action_with_the_others() -> None:
    table, problems = keys.table({"tick": "j"})
    assert problems == ()
    assert table.action_for("j", "j") == "tick"
    assert table.action_for("down", None) == "down"


def test_a_comma_can_be_a_key() -> None:
    assert keys.table({"tick": ","})[0].action_for("comma", ",") == "tick"


@pytest.mark.parametrize(
    ("overrides", "problem"),
    [
        ({"tik": "x"}, 'keys.tik: no such action; did you mean "tick"?'),
        ({"tick": " "}, "keys.tick: no key given"),
        ({"tick": "x", "edit": "x"}, "keys.edit: x is tick already"),
        ({"tick": "e"}, "keys: nothing is left for edit, whose key was given away"),
    ],
)
def test_an_override_that_cannot_be_used_is_said(overrides: dict[str, str], problem: str) -> None:
    assert problem in keys.table(overrides)[1]


def test_markdown_and_text_name_every_action_with_its_keys() -> None:
    markdown, text = keys.markdown(), keys.as_text()
    for action in keys.ACTIONS:
        assert f"`{action.id}` | {action.help}" in markdown
        assert action.help in text
        assert all(f"`{keys.shown(key)}`" in markdown for key in action.keys)
