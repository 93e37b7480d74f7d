"""What is printed cannot steer a terminal, whatever the plans contain."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.cli.output import Refused, complain, safe, say, say_json

HOSTILE = "a\x1b]52;c;eA==\x07\x9b31m\u202eb\u200b\u2028c\U000e0041\td"


def test_text_keeps_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE + "\nsecond")
    out = capsys.readouterr().out
    assert out.count("\n") == 2
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp") for char in out.replace("\n", ""))
    assert "ä – ✅ 日本" in safe("ä – ✅ 日本")


def test_json_keeps_every_character_but_prints_none_that_steers(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"text": HOSTILE + "\n\ud800ä✅"}
    say_json(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in out.replace("\n", ""))


@given(st.text())
def test_any_text_is_made_safe(text: str) -> None:
    assert not any(unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") for char in safe(text).replace("\n", ""))


def test_a_failure_is_one_line_and_its_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain(Refused("two\nlines \x1b[2J", more=["  a\nb"])) == 1
    assert capsys.readouterr().err == "cockpit: two lines \ufffd[2J\n  a b\n"
