"""What state words, glyphs and marks mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.model import State
from cockpit.plan.vocabulary import (
    Vocabulary,
    column_kind,
    heading_kind,
)
from cockpit.plan.words import SOLE_WORDS, WORDS

BUILT_IN = Vocabulary.of()

CELLS: dict[State | None, str] = {
    "done": """
        ✅ | ✅ Done | done | Done! | ✅ Complete | ✅ 100% | ✅ Templated | ✅ Ready | ✅ Active | ✅ 50x faster
        ✅ DONE (after fixes)
        ✅ 100% (after fixes) | ✅ Code ready | CREATED | 4/4 complete | Done ✅ | ~~Done~~ | [x] | **Completed**
        ✔️ Passed
        Concluído | feito | Terminé | fait | erledigt | abgeschlossen | hecho | completado | fatto | готово | выполнено
        tamamlandı | zrobione | ukończone | xong | hoàn thành | 完了 | 完成 | 已完成 | 완료 | done by Friday | √
        ☑️ Merged
    """,
    "todo": """
        ⏳ | ⏳ To Do | ⏳ Not Started | Pending | Missing | TBD | open | [ ] | ☐ | ⬜ | 🔴 New | ❌ ERROR
        ❌ 0% complete
        not done | Not started | not yet started | to be done | never completed | isn’t done | will be completed Friday
        incomplete | unfinished | ✅ Not done | 🟡 Ready | READY | 0/4 complete | fail | ❌ | needs to be fixed
        não concluído | a fazer | pas terminé | à faire | nicht erledigt | offen | pendiente | sin empezar
        non fatto | da fare
        не готово | не начато | tamamlanmadı | nie zrobione | niezrobione | chưa xong | 未完了 | 未着手 | 未完成
        未开始 | 미완료 | 예정
    """,
    "doing": """
        In Progress | 🔄 In Progress | in progress (90% done) | partially complete | ⚠️ Partial | ✅ Partial (3/8)
        **⚠️ 50%**
        50% complete | ✅ 90% done | almost done | half-done | 2/4 complete | Done, review pending
        Complete (tests pending)
        ⚠️ 40% (cleanup deferred) | Ready for review | Review | WIP | started | [~] | [/] | ⚠️ | ✅ mostly done
        In development
        Em andamento | en cours | in Arbeit | en progreso | in corso | в работе | devam ediyor | w toku | đang làm
        進行中 | 进行中 | 진행 중 | teilweise erledigt | parcialmente concluído | presque terminé | частично выполнено
    """,
    "blocked": """
        Blocked | ⚠️ BLOCKED | Waiting for GPT | ⚠️ 67% (API blocked) | Blocked by API (80% done)
        In progress, blocked by review
        🚫 | ⛔ | bloqueado | bloqué | blockiert | заблокировано | 阻塞 | 待ち | stuck
    """,
    "deferred": """
        ⏭️ DEFERRED | ❌ 0% (deferred) | On hold | ⏸️ | paused | Moved to next sprint | not started – postponed
        adiado | reporté
        verschoben | отложено | 延期 | 보류 | ertelendi
    """,
    "cancelled": """
        Cancelled | canceled | N/A | won't do | dropped | 🟡 obsolete | annulé | abgebrochen | отменено | 中止
        취소 | [-]
    """,
    None: """
        - | — | ??? | unknown word | 🟢 Mitigated | 🟡 | Unblocked | x of course | 9/10 | v1.2 | Alice | tomorrow
        resolve | complexity
    """,
}


def entries(text: str) -> list[str]:
    return [entry.strip() for line in text.splitlines() for entry in line.split(" | ") if entry.strip()]


@pytest.mark.parametrize(
    ("cell", "state"), [(cell, state) for state, cells in CELLS.items() for cell in entries(cells)]
)
def test_status_cells(cell: str, state: State | None) -> None:
    assert BUILT_IN.state_of_cell(cell) == state


def test_a_done_column_that_says_no_is_not_done() -> None:
    assert BUILT_IN.state_of_cell("Done: no") != "done"
    assert BUILT_IN.state_of_cell("no") == "todo"


def test_an_empty_cell_says_nothing() -> None:
    assert BUILT_IN.state_of_cell("") is None
    assert BUILT_IN.state_of_cell("  ") is None


@pytest.mark.parametrize("state", WORDS)
def test_every_built_in_word_alone_tells_its_state(state: State) -> None:
    words = [word for word in " ".join(WORDS[state].split()).split("; ") if word.strip()]
    assert len(words) > 20
    assert {word: BUILT_IN.state_of_cell(word) for word in words} == dict.fromkeys(words, state)
    assert {word: BUILT_IN.state_of_cell(word.upper()) for word in words if word.isascii()} == {
        word: state for word in words if word.isascii()
    }


@pytest.mark.parametrize(
    "negation", ["not", "not yet", "isn't", "never", "to be", "needs to be", "nicht", "pas", "não", "не", "chưa"]
)
@pytest.mark.parametrize("word", ["done", "completed", "finished", "fertig", "terminé", "concluído", "готово", "xong"])
def test_negated_done_words_are_never_done(negation: str, word: str) -> None:
    assert BUILT_IN.state_of_cell(f"{negation} {word}") == "todo"
    assert BUILT_IN.state_of_cell(f"✅ {negation} {word}") == "todo"


@given(
    st.integers(0, 99), st.sampled_from(["done", "complete", "finished", "fertig"]), st.sampled_from(["", "✅ ", "🟡 "])
)
def test_less_than_all_is_never_done(percent: int, word: str, glyph: str) -> None:
    assert BUILT_IN.state_of_cell(f"{glyph}{percent}% {word}") != "done"
    assert BUILT_IN.state_of_cell(f"{glyph}{word} ({percent}%)") != "done"


@given(st.text(max_size=60))
def test_no_text_raises_and_unknown_words_are_never_done(text: str) -> None:
    state = BUILT_IN.state_of_cell(text)
    assert BUILT_IN.refine(text) in (None, "doing", "blocked", "deferred", "cancelled")
    for reader in (BUILT_IN.leading_glyph, BUILT_IN.leading_mark, BUILT_IN.mark_state, BUILT_IN.state_of_words):
        reader(text)
    column_kind(text)
    heading_kind(text)
    heading_kind(text, lead=True, is_track=lambda name: name == "A")
    if text.isascii() and not any(char.isalpha() for char in text) and "[" not in text and "%" not in text:
        assert state != "done"


@given(st.text(alphabet="bcfghjkqvwz ", max_size=30))
def test_gibberish_is_no_state(text: str) -> None:
    assert BUILT_IN.state_of_cell(text) is None


@pytest.mark.parametrize(
    ("text", "glyph", "state", "rest"),
    [
        ("✅ a", "✅", "done", "a"),
        ("✅a", "✅", "done", "a"),
        ("⚠️  50%", "⚠", "doing", "50%"),
        ("⏭️ later", "⏭", "todo", "later"),
        ("⏸ a", "⏸", "deferred", "a"),
        ("🚫 a", "🚫", "blocked", "a"),
        ("✓ a", "✓", "done", "a"),
        ("√ claude_next.md", "√", "done", "claude_next.md"),
        ("**✅ Model** x", "✅", "done", "Model** x"),
        ("🟡 a", "🟡", None, "a"),
        ("🔄 a", "🔄", None, "a"),
        ("📋 a", "📋", None, "a"),
        ("✅", "✅", "done", ""),
    ],
)
def test_leading_glyph(text: str, glyph: str, state: State | None, rest: str) -> None:
    found = BUILT_IN.leading_glyph(text)
    assert found is not None
    assert (found.glyph, found.state, text[found.length :]) == (glyph, state, rest)
    assert text[found.at] == glyph


@pytest.mark.parametrize("text", ["a ✅", "📊 a", "", "x a", "- a", "🎯 b", "→ c"])
def test_no_leading_glyph(text: str) -> None:
    assert BUILT_IN.leading_glyph(text) is None


@pytest.mark.parametrize(
    ("text", "inner", "state", "rest"),
    [
        ("[/] a", "/", "doing", "a"),
        ("[~] a", "~", "doing", "a"),
        ("[-] a", "-", "cancelled", "a"),
        ("[>] a", ">", "deferred", "a"),
        ("[!] a", "!", "blocked", "a"),
        ("[✓] a", "✓", "done", "a"),
        ("[✅] a", "✅", "done", "a"),
        ("[⏳] a", "⏳", "todo", "a"),
        ("[⏸️] a", "⏸️", "deferred", "a"),
        ("[WIP] a", "WIP", "doing", "a"),
        ("[wip] a", "wip", "doing", "a"),
        ("[N/A] a", "N/A", "cancelled", "a"),
        ("[ ]検索", " ", "todo", "検索"),
        ("[x]完了", "x", "done", "完了"),
        ("[] a", "", "todo", "a"),
        ("[?] a", "?", None, "a"),
        ("[*] a", "*", None, "a"),
    ],
)
def test_leading_marks(text: str, inner: str, state: State | None, rest: str) -> None:
    mark = BUILT_IN.leading_mark(text)
    assert mark is not None
    assert (mark.text, mark.state, text[mark.length :]) == (inner, state, rest)


@pytest.mark.parametrize(
    "text", ["[x](u)", "[x][r] a", "[x]: /u", "[1] a", "[RFC] a", "[link text](u)", "[]( u)", "a [/]", "[ab"]
)
def test_no_marks(text: str) -> None:
    assert BUILT_IN.leading_mark(text) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("text (doing)", "doing"),
        ("text (in progress)", "doing"),
        ("text (blocked)", "blocked"),
        ("text (blocked by API)", "blocked"),
        ("text (waiting for GPT)", "blocked"),
        ("text [blocked]", "blocked"),
        ("text (deferred)", "deferred"),
        ("text (moved to 2025-11-27)", "deferred"),
        ("text (moved to Week 3).", "deferred"),
        ("text (on hold until Mon)", "deferred"),
        ("~~text~~", "cancelled"),
        ("text (cancelled)", "cancelled"),
        ("**Blocked**: text", "blocked"),
        ("**DEFERRED:** text", "deferred"),
        ("WIP: text", "doing"),
        ("⏸️ text", "deferred"),
        ("~~a~~ b", None),
        ("text (done)", None),
        ("✅ text", None),
        ("text (4 hours)", None),
        ("text (Chrome/Firefox)", None),
        ("text (todo)", None),
        ("Review the open blockers", None),
        ("Testing - text", None),
        ("Blocked users can log in", None),
    ],
)
def test_what_words_say_about_an_open_box(text: str, state: State | None) -> None:
    assert BUILT_IN.refine(text) == state


def test_a_sprint_adds_words_and_glyphs() -> None:
    vocabulary = Vocabulary.of({"done": ("Shipped to prod", "🚀", "Ready"), "blocked": ("Parked",)})
    assert vocabulary.state_of_cell("shipped to prod") == "done"
    assert vocabulary.state_of_cell("🚀") == "done"
    assert vocabulary.state_of_cell("🟡 Ready") == "done"
    assert vocabulary.state_of_cell("not shipped to prod") == "todo"
    assert vocabulary.state_of_cell("Parked") == "blocked"
    glyph = vocabulary.leading_glyph("🚀 a")
    assert glyph is not None
    assert glyph.state == "done"
    assert BUILT_IN.state_of_cell("🚀") is None


def test_words_that_count_only_alone() -> None:
    for word, state in SOLE_WORDS.items():
        assert BUILT_IN.state_of_cell(word) == state
        assert BUILT_IN.state_of_cell(f"{word} of the zebra") is None
