from __future__ import annotations

from dataclasses import fields

import pytest
from rich.cells import cell_len

from cockpit.core.model import STATES
from cockpit.view.bigdigits import big
from cockpit.view.glyphs import ASCII, SPOKEN, UNICODE, Glyphs

DRAWN = pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=lambda glyphs: glyphs.name)


@DRAWN
def test_every_state_has_a_sign_of_its_own_and_of_width_1(glyphs: Glyphs) -> None:
    signs = [glyphs.states[state] for state in STATES]
    assert len(set(signs)) == len(STATES)
    assert {cell_len(sign) for sign in signs} == {1}
    assert len(set(glyphs.gates.values())) == 3


@DRAWN
def test_arrows_tell_their_state_without_colour(glyphs: Glyphs) -> None:
    assert len({arrow[0] for arrow in glyphs.arrows.values()}) == 4
    assert {cell_len(part) for arrow in glyphs.arrows.values() for part in arrow} == {1}


def test_the_ascii_set_is_ascii() -> None:
    for field in fields(ASCII):
        value = getattr(ASCII, field.name)
        texts = [value] if isinstance(value, str) else [char for part in value.values() for char in part]
        assert all(text.isascii() for text in texts)


def test_every_spoken_state_is_a_word() -> None:
    assert all(SPOKEN.states[state].rstrip(":").replace(" ", "").isalpha() for state in STATES)


def test_big_digits() -> None:
    assert big("02:14", UNICODE) == (
        "█▀█ ▀▀█ ▄ ▀█  █ █",
        "█ █ █▀▀ ▄  █  ▀▀█",
        "▀▀▀ ▀▀▀   ▀▀▀   ▀",
    )


def test_big_digits_in_ascii_are_five_lines() -> None:
    lines = big("1", ASCII)
    assert lines == ("####  ", "  ##  ", "  ##  ", "  ##  ", "######")


@pytest.mark.parametrize("text", ["0123456789", "12:05", "-03:10", "??"])
@DRAWN
def test_all_lines_of_a_number_are_as_wide(text: str, glyphs: Glyphs) -> None:
    assert len({cell_len(line) for line in big(text, glyphs)}) == 1
