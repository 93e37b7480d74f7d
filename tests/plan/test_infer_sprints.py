"""Which of a plan's sprints `init` takes, when it is, and what it says of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.config import read_settings
from cockpit.plan.infer import Proposal, Source, propose
from cockpit.plan.infer_length import length_in, sprint_length_in
from cockpit.plan.infer_marks import mark_of
from cockpit.plan.infer_write import as_toml
from cockpit.plan.outline import parse_outline

TODAY = date(2026, 5, 6)


def proposal(text: str, *, written: date | None = None, today: date = TODAY, path: str = "docs/PLAN.md") -> Proposal:
    source = Source(path, parse_outline(text.encode()), written)
    return propose([source], project="starlight", zone="UTC", today=today)


def told(text: str, *, written: date | None = None, today: date = TODAY) -> tuple[str, str, str, str]:
    """Name without the project's, start, end, goal."""
    sprint = proposal(text, written=written, today=today).table["sprint"]
    name = sprint["name"].removeprefix("Starlight · ")
    return name, str(sprint["start"]), str(sprint["end"]), sprint.get("goal", "")


def plan(*titles: str, below: str = "") -> str:
    """A plan of several sprints with two open tasks each."""
    return "# Plan\n\n" + "".join(f"## {title}\n\n{below}- [ ] One thing\n- [ ] Another thing\n\n" for title in titles)


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Sprint 1: Base ✅", "Sprint 2: Import 🔄 AKTYWNY", "Sprint 3: Launch"), "Sprint 2: Import"),
        (("Sprint A — Base (Complete)", "Sprint B — Import (Current - 2 weeks)", "Sprint C"), "Sprint B: Import"),
        (("Sprint 1", "Current Sprint: Sprint 2 - Import", "Sprint 3"), "Sprint 2: Import"),
        (("Sprint 1: Base", "Sprint 2: Import — In Progress"), "Sprint 2: Import"),
        (("現在のスプリント: Sprint 1 (2026/4/20 - 5/1)", "Sprint 2 (5/4 - 5/15)"), "Sprint 1"),
        (("Sprint actual: Sprint 1 - Base", "Sprint 2"), "Sprint 1: Base"),
        (("Iteration 1 (done)", "Iteration 2 – Import", "Iteration 3"), "Iteration 2: Import"),
        (("Спринт 1: Основа ✅", "Спринт 2: Импорт"), "Спринт 2: Импорт"),
        (("Sprint 1 (Apr 20-24, 2026)", "Sprint 2: Import (May 4-8, 2026)", "Sprint 3"), "Sprint 2: Import"),
        (("Sprint 1: Current location", "Sprint 2: Import"), "Sprint 1: Current location"),
        (("Sprint 1: Base (4 hours)", "Sprint 2: Import (1 hour)"), "4 May – 8 May 2026"),
        (("Week 1", "Week 2", "Week 3"), "4 May – 22 May 2026"),
        (("Sprint 1 (W1–2) — Base 🦴 ✅", "Sprint 2 (W3–4) — Import 📸"), "Sprint 2: Import"),
    ],
)
def test_the_sprint_that_is_marked_else_that_of_today_else_the_first_open_one(
    titles: tuple[str, ...], expected: str
) -> None:
    assert told(plan(*titles))[0] == expected


def test_an_overview_tells_which_sprint_is_on_and_when() -> None:
    rows = "| Sprint | Scope | Status |\n|---|---|---|\n| 1 | Base | ✅ DONE |\n| 2 | Import | 🔄 ACT (23–30 Apr) |\n| 3 | X | TODO |\n\n"
    text = plan("Sprint 1", "Sprint 2", "Sprint 3") + rows
    assert told(text, written=date(2026, 4, 24))[:3] == ("Sprint 2", "2026-04-23", "2026-04-30")
    text = plan("Sprint 1", "Sprint 2", "Sprint 3")
    assert told(text + "Sprints 1–2 are complete, and more.\n")[0] == "Sprint 3"
    assert told(text + "Sprints 1–2 are about the base.\n")[0] == "Sprint 1"
    text = plan("Sprint 1", "Sprint 2") + "## 🎯 CURRENT FOCUS\n\n**Phase 1, Sprint 2: Import**\n"
    assert told(text)[0] == "Sprint 2"
    text = (
        plan("Sprint 1", "Sprint 2")
        + "Sprint 1 del 20 al 30 de abril de 2026, sprint 2 del 4 al 15 de mayo y piloto.\n"
    )
    assert told(text)[:3] == ("Sprint 2", "2026-05-04", "2026-05-15")


@pytest.mark.parametrize(
    ("below", "days"),
    [
        ("**Daty:** 4 May – 15 May\n**Cel:** Import wszystkiego do bazy\n\n", ("2026-05-04", "2026-05-15")),
        ("**Dates**: May 4 – May 15\n\n", ("2026-05-04", "2026-05-15")),
        ("**Zeitraum:** 4. bis 15. Mai 2026\n\n", ("2026-05-04", "2026-05-15")),
        ("*May 4 – 15*\n\n", ("2026-05-04", "2026-05-15")),
        ("**Duration**: 2 weeks | **Team Size**: 3\n\n", ("2026-05-04", "2026-05-15")),
        ("**Duration**: 8 days\n\n", ("2026-05-06", "2026-05-15")),
    ],
)
def test_a_sprint_tells_its_days_or_its_length_below_its_heading(below: str, days: tuple[str, str]) -> None:
    found = told(plan("Sprint 1 (Current)", below=below), written=TODAY)
    assert found[1:3] == days


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("**Start Date**: May 4, 2026\n", ("2026-05-18", "2026-05-29")),
        ("**Timeline**: May 4 – July 24, 2026\n", ("2026-05-18", "2026-05-29")),
        ("Each sprint is 2 weeks.\n**Date:** Friday May 8, 2026\n", ("2026-05-11", "2026-05-22")),
        ("Each sprint is 2 weeks.\n**Last updated:** 2026-05-08\n", ("2026-05-04", "2026-05-15")),
        ("Cadência padrão: sprints de duas semanas.\n", ("2026-05-04", "2026-05-15")),
        ("**Timeline**: 12 weeks (6 sprints of 2 weeks each)\n", ("2026-05-04", "2026-05-15")),
    ],
)
def test_days_are_counted_from_the_start_of_the_plan(head: str, days: tuple[str, str]) -> None:
    text = plan("Sprint 1 (Weeks 1-2) ✅", "Sprint 2 (Weeks 3-4)").replace("# Plan\n", f"# Plan\n\n{head}")
    assert told(text)[1:3] == days


def test_what_goes_before_tells_when_the_next_one_begins() -> None:
    text = plan("Sprint 1", "Sprint 1.1", "Sprint 2")
    text = text.replace("## Sprint 1\n", "## Sprint 1\n\n**Status:** Complete — 2026-06-11 (patch: 2026-06-12)\n", 1)
    text = text.replace("## Sprint 1.1\n", "## Sprint 1.1\n\n**Estado:** ✅ Completado\n", 1)
    assert told(text)[:3] == ("Sprint 2", "2026-06-15", "2026-06-19")


def test_weeks_with_dates_are_one_sprint_together() -> None:
    text = plan("Week 1 — Base (4–8 May)", "Week 2 — Import (11–15 May)", "Week 3 (18 – 22 May)")
    assert told(text, written=TODAY)[:3] == ("4 May – 22 May 2026", "2026-05-04", "2026-05-22")


def test_a_line_that_is_done_is_not_the_sprint() -> None:
    text = "## Sprint 1 (2 weeks)\n\n### Sprint Backlog\n- CI: two pipelines (done)\n- Backend: an endpoint\n"
    assert told(text)[:3] == ("Sprint 1", "2026-05-04", "2026-05-15")


def test_what_was_committed_lately_is_not_old() -> None:
    text = "# Tasks\n\n**Date:** March 2, 2024\n\n- [ ] One thing\n- [ ] Another\n"
    sources = [Source(f"{name}.md", parse_outline(text.replace("2024", year).encode()), TODAY)
               for name, year in (("a", "2024"), ("b", "2026"))]  # fmt: skip
    assert "plans" not in propose(sources, project="x", zone="UTC", today=TODAY).table


def test_a_date_at_the_foot_is_the_plans() -> None:
    assert told(plan("Tasks") + "---\n\n*Updated: 2026-03-29*\n")[1] == "2026-03-30"


def test_dates_without_a_year_are_not_a_year_ahead() -> None:
    found = told("# Sprint plan\n\n**Dates:** 23 Apr – 30 Apr\n\n- [ ] a\n- [ ] b\n", written=date(2026, 11, 21))
    assert found[1:3] == ("2026-04-23", "2026-04-30")


def test_the_goal_is_that_of_the_chosen_sprint() -> None:
    text = plan("Sprint 1 ✅", "Sprint 2", below="**Goal:** Make the first part of it\n\n")
    text = text.replace("first part", "second part").replace("second part", "first part", 1)
    assert told(text)[3] == "Make the second part of it"
    below = "### スプリントゴール\n\nプロフィール機能と管理機能の基本実装を完了する。\n\n"
    assert told(plan("Sprint 1", below=below))[3] == "プロフィール機能と管理機能の基本実装を完了する。"
    below = "### Goal\n\nLet everybody import what they have.\n\n"
    assert told(plan("Sprint 1", below=below))[3] == "Let everybody import what they have."
    assert (
        told("# Plan\n\n## 🎯 Sprint Goal\nLet everybody import it.\n\n## Tasks\n- [ ] a\n")[3]
        == "Let everybody import it."
    )
    assert told(plan("Sprint 1 ✅", below="**Goal:** Make the first part of it\n\n") + plan("Sprint 2")[8:])[3] == ""


def test_what_is_guessed_is_said_to_be_unsure() -> None:
    notes = {note.key: note for note in proposal(plan("Sprint 1", "Sprint 2")).notes}
    assert (notes["name"].sure, notes["dates"].sure) == (False, False)
    assert notes["name"].why == "the first of 2 with open work, at docs/PLAN.md:3"
    notes = {note.key: note for note in proposal(plan("Sprint 1", "Sprint 2 (May 4-15, 2026)")).notes}
    assert (notes["name"].sure, notes["dates"].sure) == (True, True)


@pytest.mark.parametrize(
    ("text", "name", "is_empty"),
    [
        ("# Sprint\n\n## Tasks\n\n- Build it\n- Test it\n", "SPRINT_PLAN.md", False),
        ("# Sprint\n\nWhat we decided.\n\n- First this\n- Then that\n", "SPRINT_PLAN.md", False),
        ("# Notes\n\nThe weather is fine.\n", "notes.md", True),
        ("# Sprint\n\n**Dates:** Mar 2-6, 2020\n\n- [ ] a\n- [ ] b\n", "SPRINT_PLAN.md", False),
    ],
)
def test_no_starter_plan_beside_a_plan(text: str, name: str, is_empty: bool) -> None:
    assert proposal(text, path=f"docs/{name}", written=TODAY).empty == is_empty


@pytest.mark.parametrize(
    ("text", "number", "weeks"),
    [
        ("2 weeks", 2, True), ("1-2 hét", 2, True), ("две недели", 2, True), ("two-week", 2, True), ("10 days", 2, True),
        ("14 days", 2, True), ("8 days", 8, False), ("24-48 hours", 2, False), ("2週間", 2, True), ("2 สัปดาห์", 2, True), ("1 month", 4, True),
    ],
)  # fmt: skip
def test_a_length_in_words(text: str, number: int, weeks: bool) -> None:
    found = length_in(text)
    assert found is not None
    assert (found.number, found.weeks) == (number, weeks)


@pytest.mark.parametrize(
    "text", ["Sprint planning: 2 hours", "in 3 weeks", "Sprint 3 (week 2)", "Task duration: 2 days"]
)
def test_other_lengths_are_not_a_sprints(text: str) -> None:
    assert sprint_length_in(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Sprint 3 (In Progress)", "current"), ("Sprint 3 🚧", "current"), ("Sprint 3 - en curso", "current"),
        ("Sprint 3: Current prices", None), ("Sprint 3 — DONE", "done"), ("✅ Sprint 3", "done"), ("Sprint 3 完了", None),
        ("Sprint 3 (完了)", "done"), ("Sprint 3: Active users", None),
    ],
)  # fmt: skip
def test_how_a_sprint_stands(text: str, mark: str | None) -> None:
    assert mark_of(text) == mark


LENGTHS = ["", "Sprints of one week.", "Each sprint is 2 weeks.", "Sprint length: 10 days", "Sprint length: 48 hours"]
LINES = [
    "**Start Date:** {0}",
    "**Start Date:** {0}\n**Duration:** 1 week",
    "**Dates:** {0} to {1}",
    "Last updated: {0}",
]


@given(
    st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(0, 40), st.sampled_from(LINES), st.sampled_from(LENGTHS)
)
def test_whatever_day_it_begins_on_the_proposal_is_a_sprint(first: date, days: int, line: str, length: str) -> None:
    text = f"# Plan\n\n{line.format(first, first + timedelta(days=days))}\n\n{length}\n\n"
    for titles in ((), ("Sprint 1", "Sprint 2"), ("Week 1", "Week 2")):
        table = proposal(text + plan(*titles).removeprefix("# Plan"), today=first).table
        settings = read_settings(as_toml(table).encode())
        assert settings.calendar.start <= settings.calendar.end


@pytest.mark.parametrize(
    ("day", "end"), [("2026-08-15", "2026-08-21"), ("2026-08-16", "2026-08-21"), ("2026-08-17", "2026-08-21")]
)
def test_a_sprint_that_begins_at_a_weekend_has_the_week_after_it(day: str, end: str) -> None:
    text = plan("Sprint 1", "Sprint 2").replace("# Plan\n", f"# Plan\n\n**Start Date:** {day}\n")
    assert told(text)[1:3] == (day, end)
