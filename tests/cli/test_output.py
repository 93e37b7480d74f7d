"""What is printed cannot steer a terminal, whatever the plans contain."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.cli.output import Refused, complain, safe, say, say_json

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.mark.parametrize("members", [[], ["one"], [{"a": [1, {"b": "line\n"}], "c": {}}, [], HOSTILE, None]])
def test_a_part_printed_member_by_member_looks_the_same(
    members: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    before = {"x": [1, 2]}
    say_json({"first": before, "items": members, "last": []})
    whole = capsys.readouterr().out
    say_json({"first": before, "items": iter(members), "last": []})
    assert capsys.readouterr().out == whole
    assert json.loads(whole) == {"first": before, "items": members, "last": []}


@given(st.text())
def test_any_text_is_made_safe(text: str) -> None:
    assert not any(unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") for char in safe(text).replace("\n", ""))


def test_a_failure_is_one_line_and_its_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain(Refused("two\nlines \x1b[2J", more=["  a\nb"])) == 1
    assert capsys.readouterr().err == "cockpit: two lines \ufffd[2J\n  a b\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["schema"], ["keys"], ["status", "--json"]])
def test_a_full_disk_is_one_line(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cockpit", *words],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "cockpit: output: No space left on device"
    assert "Traceback" not in done.stderr
