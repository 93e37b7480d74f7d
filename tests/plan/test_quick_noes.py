"""Cheap tests that spare an expression its search never say no where it would have found something."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from cockpit.plan import arrows, day_counts, wording
from cockpit.plan.time_words import number_alone
from cockpit.plan.vocabulary import Vocabulary

PIECES = st.sampled_from(
    ["a", "A", "7", "3 pm", "1st", "2ND x", "n/a", "TBD", "xxx", "None", "insert ", "your name here", "item 4", "[", "]",
     "<who>", "{it}", "____", "${", "->", "=>", "→", "day", "Tage", "JOUR", "días", "giorno", "天", " ", ".", ":", "-", "_",
     "deferred", "ON HOLD", "iptal", "askıya alındı", "保留", "moved to", "w", "Kunde", "ſ", "ı", "…"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=6).map("".join) | st.text(max_size=30)
NUMBER = re.compile(r"\d(?:[-/.:]|\s?[ap]\.?m|st[a-z]|nd[a-z]|rd[a-z]|th[a-z])", re.IGNORECASE)


@given(TEXTS)
@example("None")
@example("your name here")
def test_placeholders(text: str) -> None:
    slow = wording._PLACEHOLDER.match(text) is not None or wording._TEMPLATE.search(text) is not None
    assert wording.is_placeholder(text) == slow


@given(TEXTS)
def test_arrows(text: str) -> None:
    assert arrows.has_arrow(text) == (arrows._SIGN.search(text) is not None)


@given(TEXTS)
def test_names_of_days(text: str) -> None:
    assert day_counts._may_name_day(text) == (day_counts._ANY.search(text) is not None)


@given(TEXTS.filter(str.isascii))
def test_numbers_that_may_be_times(text: str) -> None:
    assert number_alone(text) == (NUMBER.search(text) is not None)


@given(TEXTS)
@example("iptal edildi")
def test_work_put_off(text: str) -> None:
    words = Vocabulary.of({"deferred": ("Askıya alındı",)}).words
    if words._away.search(text):
        assert words.may_be_away(text)
