"""Untrusted text is made safe, readable and comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.text import LIMIT, clean, normalise, plain, readable

ESC = "\x1b"


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("plain", "plain"),
        ("[/red] [b", "[/red] [b"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        (f"{ESC}]52;c;aGk={ESC}\\x", "]52;c;aGk=\\x"),
        ("\x9b31mred\x9d", "31mred"),
        ("a\u202egnp.exe\u2069", "agnp.exe"),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("tab\there\r\nline", "tab here  line"),
        ("para\u2029line\u2028end", "para line end"),
        ("nbsp\u00a0x", "nbsp x"),
        ("lone\udc80surrogate", "lone\ufffdsurrogate"),
        ("e\u0301", "é"),
        ("z" + "\u0323" * 12, unicodedata.normalize("NFC", "z" + "\u0323" * 12)[:4]),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\u200db", "ab"),
        ("\x00\x07\x08\x7f", ""),
    ],
)
def test_clean(given_text: str, shown: str) -> None:
    if given_text.startswith("z"):
        marks = [c for c in clean(given_text) if unicodedata.category(c) == "Mn"]
        assert len(marks) <= 4
        return
    assert clean(given_text) == shown


def test_clean_shortens_and_says_so() -> None:
    shown = clean("x" * (LIMIT + 5))
    assert len(shown) == LIMIT
    assert shown.endswith("…")


@given(st.text())
def test_nothing_dangerous_survives(text: str) -> None:
    shown = clean(text)
    assert clean(shown) == shown
    for place, char in enumerate(shown):
        category = unicodedata.category(char)
        assert category not in ("Cc", "Cs", "Cn", "Zl", "Zp")
        assert category != "Cf" or (char == "\u200d" and 0 < place < len(shown) - 1)
    shown.encode()


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("`a_b.py` + **bold *inner* x**", "a_b.py + bold inner x"),
        ('[`link`](https://x.y/(z) "t")', "link"),
        ("![alt](u.png) [text][ref] [x]", "alt text [x]"),
        ("snake_case_name 2*3*4 __init__.py", "snake_case_name 2*3*4 init.py"),
        ("`__init__.py`", "__init__.py"),
        ("``a ` b``", "a ` b"),
        ("`` `x` ``", "`x`"),
        ("~~gone~~ <b>kept</b><br>next <name>", "gone kept next <name>"),
        ("\\*not\\* &lt;b&gt; a\\_b", "*not* <b> a_b"),
        ("<https://a.b/c>", "https://a.b/c"),
        ("FPR <0.06% and >5", "FPR <0.06% and >5"),
        ("", ""),
    ],
)
def test_plain(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("**Write** the `spec`.", "write  the spec"),
        ("Fix [bug](a)", "fix [bug](b)"),
        ("ＡＢＣ：", "abc"),
        ("⚠️ careful", "⚠ careful"),
        ("Straße", "STRASSE"),
    ],
)
def test_same_identity(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("Write a", "Write b"), ("task 1", "task 2"), ("V3", "V4")])
def test_other_identity(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text(alphabet="`*_[]()~<>\\&a1 \x02\x03", max_size=60))
def test_markup_soup_never_raises(text: str) -> None:
    assert normalise(text) == normalise(text)
    assert "\n" not in readable(text)
