"""Lines that say what is to be done, in more languages than most plans are written in, and marks of whole words."""

from __future__ import annotations

import pytest

from cockpit.core.model import State
from cockpit.plan.imperative import is_work
from tests.plan.builder import ALONE, board_of, told
from tests.plan.plans import written


@pytest.mark.parametrize(
    "line",
    [
        "utworzyć plik",
        "Sprawdź spójność",
        "przygotować się do pokazu",
        "Vytvořit stránku",
        "Maak een pagina",
        "Adaugă o pagină",
        "Xây dựng trang chủ",
        "Buat halaman utama",
        "إنشاء صفحة",
        "สร้างหน้าแรก",
        "Ana sayfanın oluşturulması",
        "Giriş ekranını ekle",
        "A bejelentkezés megvalósítása",
        "Створити сторінку",
    ],
)
def test_what_is_to_be_done(line: str) -> None:
    assert is_work(line)


@pytest.mark.parametrize(
    "line",
    ["Sieć i pamięć", "Pamięć podręczna", "Buat", "Ana sayfa", "Trang chủ", "Het maak-proces"],
)
def test_what_is_none(line: str) -> None:
    assert not is_work(line)


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        ("COMPLETE", "done"),
        ("IN PROGRESS", "doing"),
        ("not started", "todo"),
        ("On Hold", "deferred"),
        ("Work in progress", "doing"),
    ],
)
def test_a_mark_may_be_whole_words(mark: str, state: State) -> None:
    assert told(board_of(f"- [{mark}] Draw the page\n- [ ] Test it\n", ALONE).items)[0] == (
        "task",
        state,
        "Draw the page",
    )


@pytest.mark.parametrize("line", ["[Completed by Ana] the page", "[complete](a.md) the page", "[The whole page] drawn"])
def test_what_no_mark_is(line: str) -> None:
    assert told(board_of(f"- {line}\n- [ ] Test it\n", ALONE).items) == [("task", "todo", "Test it")]


def test_a_mark_of_words_is_ticked() -> None:
    assert written("- [IN PROGRESS] Draw the page\n- [ ] Test it\n", "Draw", "done").startswith(b"- [x] Draw")


@pytest.mark.parametrize("title", ["Technical checklist until June", "To-do checklist", "Schedule"])
def test_days_of_a_checklist_hold_tasks(title: str) -> None:
    items = board_of(f"# {title}\n\n# Work checklist\n\n## November 25\n\n- the page\n", ALONE).items
    assert told(items) == [("task", "todo", "the page")]


@pytest.mark.parametrize("title", ["Priority list", "Priorytety sprintu", "Prioritäten", "Priorités"])
def test_priorities_are_work(title: str) -> None:
    assert told(board_of(f"## {title}\n\n- the page\n", ALONE).items) == [("task", "todo", "the page")]


@pytest.mark.parametrize("lead", ['**"Blocked by another task"**', "Search for it in the backlog:"])
def test_leads_that_lead_to_no_work(lead: str) -> None:
    assert told(board_of(f"## Help\n\n{lead}\n\n- ask its owner\n", ALONE).items) == []


@pytest.mark.parametrize("title", ["Staging validation checklist", "Final verification checklist"])
def test_a_document_of_checks(title: str) -> None:
    plan = f"# {title}\n\n## Servers\n\n- [ ] disks have room\n"
    assert told(board_of(plan, ALONE).items) == [("criterion", "todo", "disks have room")]


def test_a_dash_makes_no_foreign_title() -> None:
    plan = "## Wave 1 — queue (ready to merge)\n\n| # | Title |\n|---|---|\n| #78 | handle the stub |\n"
    assert told(board_of(plan, ALONE).items) == [("task", "todo", "handle the stub")]


@pytest.mark.parametrize("title", ["리스크 관리", "Kockázatok", "Riskler"])
def test_risks_in_more_languages(title: str) -> None:
    plan = f"## {title}\n\n1. **Crawling**: sites may refuse us\n"
    assert [risk.text for risk in board_of(plan, ALONE).risks] == ["Crawling: sites may refuse us"]


@pytest.mark.parametrize(("lead", "items"), [("Sprint 13 review summary", 0), ("Sprint 13 stories", 1)])
def test_what_is_said_of_a_sprint_is_none_of_its_work(lead: str, items: int) -> None:
    plan = f"## Backlog\n\n**{lead}**:\n- Quality: 9 of 10, with care\n"
    assert len(board_of(plan, ALONE).items) == items


@pytest.mark.parametrize("title", ["Текущий порядок выполнения", "Yapilacaklar", "Úkoly (tento týden)"])
def test_more_titles_of_work(title: str) -> None:
    assert told(board_of(f"## {title}\n\n1. the page\n", ALONE).items) == [("task", "todo", "the page")]


@pytest.mark.parametrize("lead", ["Hedefler", "Mål", "Goals"])
def test_goals_of_a_sprint_are_its_work(lead: str) -> None:
    plan = f"### Sprint 3: the list\n\n**{lead}:**\n1. the page\n2. the list\n"
    assert [item.text for item in board_of(plan, ALONE).items] == ["the page", "the list"]


@pytest.mark.parametrize(
    ("other", "state"),
    [("✅ the list", "doing"), ("⏳ the list", "doing"), ("the list", "todo"), ("📋 the list", "todo")],
)
def test_turning_signs_beside_others_mean_work_in_progress(other: str, state: State) -> None:
    items = board_of(f"## Tasks\n\n- 🔄 the page\n- {other}\n", ALONE).items
    assert items[0].state == state


@pytest.mark.parametrize(
    ("title", "state"),
    [("2. 已完成任务（Completed）", "done"), ("Completed tasks", "done"), ("Completed by Ana", "todo")],
)
def test_rows_below_a_list_of_what_is_done(title: str, state: State) -> None:
    plan = f"## {title}\n\n### 2.1 Base\n\n| # | Task | Date |\n|---|---|---|\n| 1 | draw the page | 2025-11-24 |\n"
    assert [item.state for item in board_of(plan, ALONE).items] == [state]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("The page. Completed in `0.2.0`.", "done"),
        ("The page; shipped in v1.2", "done"),
        ("The page, to be completed in 2 days", "todo"),
        ("The page. Completed in `0.2.0`; the list waits", "todo"),
    ],
)
def test_a_line_tells_in_what_it_was_completed(line: str, state: State) -> None:
    items = board_of(f"## Tasks\n\n1. {line}\n2. The list\n", ALONE).items
    assert [item.state for item in items] == [state, "todo"]


def test_risks_of_a_watchlist_and_impediments_by_name() -> None:
    board = board_of("## Risk and dependency watchlist\n\n1. Callbacks of the bank.\n", ALONE)
    assert [risk.text for risk in board.risks] == ["Callbacks of the bank."]
    board = board_of("## Identified impediments\n\n1. **One developer** - Mitigation: tools\n", ALONE)
    assert len(board.blockers) == 1


def test_a_spike_is_a_task() -> None:
    plan = "## Technical spikes\n\n#### Spike 1: Parsing\n**Duration:** 1 day\n**Goal:** know how\n"
    assert told(board_of(plan, ALONE).items) == [("task", "todo", "Parsing")]
