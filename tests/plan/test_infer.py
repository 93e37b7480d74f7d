"""What `init` proposes, for small repositories in the manner of real ones and for real ones."""

from __future__ import annotations

import posixpath
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.plan.config import read_settings
from cockpit.plan.infer import Source, infer_tracks, propose
from cockpit.plan.infer_write import as_toml, template_plan
from cockpit.plan.outline import parse_outline
from tests.corpus import CORPUS, SEEDS, needs_corpus
from tests.plan.builder import board_of

TODAY = date(2025, 11, 21)


def sources(documents: dict[str, str], written: date | None = None) -> list[Source]:
    return [Source(path, parse_outline(text.encode()), written) for path, text in sorted(documents.items())]


def proposed(documents: dict[str, str], written: date | None = None) -> dict[str, Any]:
    """The proposal as TOML reads it back; it is always a valid sprint.toml."""
    proposal = propose(sources(documents, written), project="star-light", zone="Europe/Berlin", today=TODAY)
    text = as_toml(proposal.table)
    read_settings(text.encode())
    return tomllib.loads(text)


def task(count: int = 4) -> str:
    return "".join(f"- [ ] Thing number {number}\n" for number in range(count))


AGENTS = {
    "docs/plans/claude_next.md": "# Claude - Research\n**Week**: 2 (November 24-28, 2025)\n## Tasks\n" + task(),
    "docs/plans/grok_next.md": "# Grok Terminal\n**Agent**: Terminal Grok (Monitoring)\n## Tasks\n" + task(),
    "docs/plans/WEEK2_PLAN.md": (
        "# Week 2: Full Speed\n**Timeline**: Nov 24-28, 2025\n**Goal**: Ship the second version to everybody\n"
        "| Deliverable | Owner | Due |\n|---|---|---|\n| a.py | Claude | Mon |\n| b.py | Grok | Tue |\n"
        "\nStandup at 9:00 AM PT\n"
    ),
    "docs/plans/WEEK1_PLAN.md": "# Week 1 plan\n**Timeline**: Nov 17-21, 2025\n" + task(),
    "docs/plans/WEEK2_CHECKLIST.md": "# Verification\n" + task(6).replace("[ ]", "[x]"),
    "README.md": "# Starlight\n",
}


def test_agents_with_a_plan_each() -> None:
    table = proposed(AGENTS)
    assert table["sprint"] == {
        "name": "Star Light · Week 2: Full Speed",
        "goal": "Ship the second version to everybody",
        "start": date(2025, 11, 24),
        "end": date(2025, 11, 28),
        "timezone": "America/Los_Angeles",
        "plans": "docs/plans",
    }
    assert table["tracks"] == [
        {"id": "claude", "name": "Claude", "role": "Research", "plan": "claude_next.md"},
        {
            "id": "grok",
            "name": "Grok",
            "role": "Monitoring",
            "aliases": ["Terminal Grok"],
            "plan": "grok_next.md",
        },
    ]
    assert table["plans"] == [
        {"path": "WEEK1_PLAN.md", "role": "ignore"},
        {"path": "WEEK2_CHECKLIST.md", "role": "reference"},
    ]


def test_each_part_says_where_it_comes_from() -> None:
    notes = propose(sources(AGENTS), project="x", zone="UTC", today=TODAY).notes
    told = {note.key: note for note in notes}
    assert told["dates"].why.startswith("docs/plans/WEEK2_PLAN.md:2: ")
    assert told["dates"].sure
    assert told["timezone"].why.startswith("docs/plans/WEEK2_PLAN.md:")
    assert told["track claude"].why.startswith("the name of docs/plans/claude_next.md")
    assert not told["role ignore"].sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Plan\n**Timeline**: Dec 1-12, 2025\n", ("2025-12-01", "2025-12-12")),
        ("# Sprint 4 (2025-12-01 to 2025-12-12)\n", ("2025-12-01", "2025-12-12")),
        ("# Plan\n**Start Date**: December 1, 2025\n**Duration**: 2 weeks\n", ("2025-12-01", "2025-12-12")),
        ("# Plan\n**Start Date**: December 1, 2025\n**End Date**: December 9, 2025\n", ("2025-12-01", "2025-12-09")),
        ("# Plan\n**Start**: 2025-12-01\n**Duration**: 7 days\n", ("2025-12-01", "2025-12-09")),
        ("# Plan\n**Date**: December 3, 2025\n", ("2025-12-01", "2025-12-05")),
        ("# Plan\n**Date**: Saturday, December 6, 2025\n", ("2025-12-08", "2025-12-12")),
        ("# Week of Monday Dec 2 - Friday Dec 6, 2025\n", ("2025-12-01", "2025-12-05")),
        ("# Semaine du 1 au 5 décembre 2025\n", ("2025-12-01", "2025-12-05")),
        ("# Plan\nSee the 2019 review (March 1-5, 2019).\n", ("2025-11-17", "2025-11-21")),
        ("# Roadmap\n**Timeline**: January 1 to December 31, 2025\n", ("2025-11-17", "2025-11-21")),
        ("# Plan\n\n| Woche | Datum | Task |\n|-|-|-|\n|1|01.12.2025|a|\n|2|08.12.2025|b|\n|3|15.12.2025|c|\n",
         ("2025-12-01", "2025-12-15")),
        ("# Plan\n", ("2025-11-17", "2025-11-21")),
    ],
)  # fmt: skip
def test_dates(text: str, expected: tuple[str, str]) -> None:
    table = proposed({"plans/plan.md": f"{text}\n{task()}"})
    assert (str(table["sprint"]["start"]), str(table["sprint"]["end"])) == expected


def test_the_newest_sprint_is_meant_when_plans_of_several_are_there() -> None:
    old = {f"plans/SPRINT_{number}.md": f"# Sprint {number}\n**Dates**: Oct {number}-{number + 4}, 2025\n" + task(40)
           for number in (6, 13)}  # fmt: skip
    new = {"plans/SPRINT_20.md": "# Sprint 20\n**Dates**: Oct 20-24, 2025\n**Date**: October 18, 2025\n" + task(3)}
    table = proposed(old | new)
    assert table["sprint"]["start"] == date(2025, 10, 20)
    assert table["plans"] == [
        {"path": "SPRINT_13.md", "role": "ignore"},
        {"path": "SPRINT_6.md", "role": "ignore"},
    ]


def test_a_calendar_of_the_wrong_year_is_moved_and_said_to_be_unsure() -> None:
    documents = {"plans/a.md": "# Week 3\n**Timeline**: Monday Nov 4 - Friday Nov 8, 2025\n" + task()}
    proposal = propose(sources(documents), project="x", zone="UTC", today=TODAY)
    assert proposal.table["sprint"]["start"] == date(2025, 11, 3)
    dates = next(note for note in proposal.notes if note.key == "dates")
    assert not dates.sure
    assert "moved by -1 day," in dates.why


def test_weekends_count_where_the_plans_count_them() -> None:
    documents = {"plans/a.md": "# Plan\n## Days 1–10 Execution (Nov 14–23)\n**Date**: November 13, 2025\n" + task()}
    assert proposed(documents)["sprint"]["workdays"] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def tracks(documents: dict[str, str]) -> list[tuple[str, str]]:
    return [(track["id"], track["name"]) for track in proposed(documents).get("tracks", [])]


def test_tracks_by_file_name_need_two_of_a_kind_or_an_owner_inside() -> None:
    assert tracks({"t/ivan-tasks.md": task(), "t/kiki-tasks.md": task()}) == [("ivan", "Ivan"), ("kiki", "Kiki")]
    assert tracks({"t/codex_tasks.md": "# Codex\n**Owner**: Codex\n" + task()}) == [("codex", "Codex")]
    assert tracks({"t/server_tasks.md": task(), "t/team_todos.md": task()}) == []
    assert tracks({"t/phase1_tasks.md": task(), "t/week-2-tasks.md": task(), "t/master_tasks.md": task()}) == []


def test_tracks_by_owner_cells() -> None:
    table = "| Task | Owner | Status |\n|---|---|---|\n"
    cells = ["Ann", "Bob + Ann", "@bob", "Carol (QA)", "TBD", "All", "-", "___", "[Name]", "Ann/Bob", "N/A", "Dan"]
    rows = "".join(f"| thing {number} | {who} | To do |\n" for number, who in enumerate(cells))
    assert tracks({"plans/a.md": table + rows}) == [("ann", "Ann"), ("bob", "Bob")]


def test_tracks_by_names_that_lead_headings_again_and_again() -> None:
    days = "".join(
        f"## {day}\n#### **Thon** - Engine for {day}\n{task(1)}#### **Cora (QA)** - Tests for {day}\n{task(1)}"
        f"### {day} - Summary\n"
        for day in ("Monday", "Tuesday", "Wednesday")
    )
    assert tracks({"plans/a.md": f"# Week 3\n{days}"}) == [("thon", "Thon"), ("cora", "Cora")]


def test_tracks_by_headings_that_say_whose_they_are() -> None:
    text = f"# Week 2\n## CURSOR DELIVERABLES\n{task()}## CODEX DELIVERABLES\n{task()}## KEY TASKS\n{task()}"
    assert tracks({"plans/a.md": text}) == [("cursor", "Cursor"), ("codex", "Codex")]


def test_phases_are_tracks_where_no_people_are() -> None:
    text = "# Plan\n" + "".join(f"## Phase {n}: Part {'ABC'[n - 1]}x (Days {n}-{n + 1})\n{task(2)}" for n in (1, 2, 3))
    table = proposed({"plans/a.md": text})
    assert [(t["id"], t["name"], t["role"], t["days"]) for t in table["tracks"]] == [
        ("phase-1", "Phase 1", "Part Ax", "Days 1-2"),
        ("phase-2", "Phase 2", "Part Bx", "Days 2-3"),
        ("phase-3", "Phase 3", "Part Cx", "Days 3-4"),
    ]


def test_phases_of_a_table_get_their_days_from_lines_elsewhere() -> None:
    rows = "".join(f"| {n} | Thing {n} | Owner{n} | To do |\n" for n in (1, 2, 3))
    text = f"| Phase | Task | Owner | Status |\n|---|---|---|---|\n{rows}\n"
    text += "- **Days 1–3**: Phase 1\n- **Days 4–6**: Phases 2–3\n"
    table = proposed({"plans/a.md": text})
    assert [(t["id"], t["days"]) for t in table["tracks"]] == [
        ("phase-1", "Days 1–3"),
        ("phase-2", "Days 4–6"),
        ("phase-3", "Days 4–6"),
    ]


@pytest.mark.parametrize(
    ("path", "text", "role"),
    [
        ("plans/SPRINT_RETROSPECTIVE.md", "# Retro\n" + task(), "retro"),
        ("plans/PLAN_TEMPLATE.md", "# [Team] plan\n" + task(), "reference"),
        ("plans/USAGE-GUIDE.md", "# How to\n" + task(), "reference"),
        ("plans/SIGN_OFF.md", "# Sign-off\n" + task(6).replace("[ ]", "[x]"), "reference"),
        ("plans/SIGN_OFF.md", "# Sign-off\n" + task(6), None),
        ("plans/done_list.md", "# Things we did\n" + task(6).replace("[ ]", "[x]"), None),
        ("plans/done_list.md", "# Things\n**Date**: November 20, 2025\n" + task(6).replace("[ ]", "[x]"), "reference"),
        ("plans/week1.md", "# Week 1\n**Dates**: Nov 17-21, 2025\n" + task(), "ignore"),
        ("plans/later.md", "# Later\n**Dates**: Dec 1-5, 2025\n" + task(), "ignore"),
        ("plans/old.md", "# Old\n**Date**: October 1, 2025\n" + task(), "ignore"),
        ("plans/archive/any.md", "# Any\n" + task(), "ignore"),
        ("plans/WEEK1_SUMMARY.md", "# Summary\n" + task(), "ignore"),
    ],
)
def test_roles(path: str, text: str, role: str | None) -> None:
    current = {"plans/week2.md": "# Week 2\n**Dates**: Nov 24-28, 2025\n" + task(30)}
    rules = {
        posixpath.join("plans", rule["path"]): rule["role"]
        for rule in proposed(current | {path: text}).get("plans", [])
    }
    assert rules.get(path, rules.get(posixpath.dirname(path))) == role


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["docs/plans/a.md", "docs/api/b.md"], "docs/plans"),
        (["plans/a.md", "sprints/b.md"], ["plans", "sprints"]),
        (["team/x/a.md", "team/y/b.md"], "team"),
        (["a.md", "b.md"], "."),
        (["BLOCKERS.md", "TODO.md", "tasks/a.md", "tasks/b.md", "tasks/c.md"], "."),
        (["plans/week/one/a.md", "plans/week/two/b.md"], "plans"),
    ],
)
def test_the_plans_folder(paths: list[str], expected: object) -> None:
    assert proposed({path: "# A\n" + task() for path in paths})["sprint"]["plans"] == expected


def test_no_plans_at_all_gives_a_template() -> None:
    proposal = propose(sources({"README.md": "# Nothing\n"}), project="x", zone="UTC", today=TODAY)
    assert proposal.empty
    assert proposal.table["sprint"]["plans"] == "docs/plans"


def test_the_template_plan_is_for_the_sprints_days() -> None:
    text = template_plan("Week", date(2025, 11, 24), date(2025, 11, 28))
    outline = parse_outline(text.encode())
    assert [item.box.checked for item in outline.items() if item.box] == [False] * 6
    assert "## Day 3: Wednesday, November 26" in text


def test_short_lists_stand_on_one_line_and_tables_under_their_headers() -> None:
    table = {"sprint": {"name": "x"}, "tracks": [{"id": "a", "aliases": ["b", "c"]}, {"id": "d"}]}
    assert as_toml(table).split("\n\n", 1)[1] == (
        '[sprint]\nname = "x"\n\n[[tracks]]\nid = "a"\naliases = ["b", "c"]\n\n[[tracks]]\nid = "d"\n'
    )


def test_tracks_are_inferred_the_same_way_without_a_proposal() -> None:
    assert [track.id for track in infer_tracks(sources(AGENTS), ["docs/plans"])] == ["claude", "grok"]


@given(st.dictionaries(st.sampled_from(["a.md", "plans/b_next.md", "plans/c_next.md"]), st.text(max_size=200)))
def test_any_documents_give_a_valid_file(documents: dict[str, str]) -> None:
    proposed(documents)


BY_HAND: dict[str, tuple[str, str, object, list[str]]] = {
    "macroadster__starlight": ("2025-12-01", "2025-12-15", "docs/plans", ["claude", "gpt", "grok"]),
    "Ai-Whisperers__team-tasks": ("2024-11-25", "2024-12-20", ".", ["ivan", "kiki", "jonathan"]),
    "Rainking6693__Genesis-Rebuild": (
        "2025-11-03", "2025-11-07", ".", ["codex", "thon", "cora", "cursor", "hudson", "alex", "nova"],
    ),
    "Andrey1224__DogsWebsite": ("2025-10-13", "2025-10-17", ".", []),
    "patrickbucher__wipro": ("2019-09-14", "2019-12-21", ".", []),
    "ridha-boughediri__Bing-photos": ("2025-11-17", "2025-11-21", "bing-photos/project-management", []),
}  # fmt: skip


@needs_corpus
@pytest.mark.parametrize("name", BY_HAND)
def test_real_repositories_as_a_person_would_write_them(name: str) -> None:
    home = CORPUS / name
    found = [
        Source(str(file.relative_to(home)), parse_outline(file.read_bytes())) for file in sorted(home.rglob("*.md"))
    ]
    table = propose(found, project=name.partition("__")[2], zone="UTC", today=TODAY).table
    sprint = table["sprint"]
    assert (str(sprint["start"]), str(sprint["end"]), sprint["plans"], [t["id"] for t in table.get("tracks", [])]) == (
        BY_HAND[name]
    )


@needs_corpus
def test_sixteen_tasks_over_ten_days_are_eight_phases_with_their_days() -> None:
    data = next(Path(SEEDS).glob("003_*")).read_bytes()
    table = propose([Source("plan.md", parse_outline(data))], project="x", zone="UTC", today=TODAY).table
    assert (str(table["sprint"]["start"]), str(table["sprint"]["end"])) == ("2025-11-14", "2025-11-23")
    assert len(table["sprint"]["workdays"]) == 7
    assert [(track["id"], track["days"]) for track in table["tracks"]][::3] == [
        ("phase-1", "Days 1–3"),
        ("phase-4", "Days 7–8"),
        ("phase-7", "Days 9–10"),
    ]


def test_the_name_of_a_file_tells_its_day() -> None:
    found = proposed(
        {
            "notes/2024-01-08--call.md": "# Call\n- [ ] a\n- [ ] b\n",
            "notes/2025-11-25--call.md": "# Call\n- [ ] a\n- [ ] b\n",
            "notes/2025-12-30--chat.md": "# Chat\nno work at all\n",
        }
    )
    assert found["sprint"]["start"] == date(2025, 11, 24)
    assert found["plans"] == [{"path": "2024-01-08--call.md", "role": "ignore"}]


def test_folders_of_a_year_or_a_quarter_are_not_the_plans_folder() -> None:
    found = proposed({"notes/2025/Q4/2025-11-25--call.md": "# Call\n- [ ] a\n- [ ] b\n"})
    assert found["sprint"]["plans"] == "notes"


def test_whom_to_ask_about_what_is_no_ladder() -> None:
    board = board_of("## Escalation\n- **Blocked by a vendor**: → ask the lead\n- **Still blocked after 4h**: → call\n")
    assert [rung.name for rung in board.escalation] == ["call"]


def test_tracks_without_plans_stand_as_the_plan_lists_them() -> None:
    rows = "".join(f"| t{n} | {who} |\n" for n, who in enumerate(["Grok", "Grok", "Grok", "Claude", "Claude", "Ada"]))
    text = f"# Plan\n## For Claude\n## For Ada\n## For Grok\n| Task | Owner |\n|---|---|\n{rows}| u | Ada |\n"
    assert [track["id"] for track in proposed({"plan.md": text})["tracks"]] == ["claude", "ada", "grok"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# Plan\n**Updated**: 2025-11-12\n", "the week of the newest date, 2025-11-12 in plan.md"),
        ("# Plan\n", "the week of the newest date, 2025-11-13, the last commit of plan.md; the plans name no dates"),
    ],
)
def test_a_day_says_whether_a_plan_or_a_commit_tells_it(text: str, why: str) -> None:
    found = sources({"plan.md": text + task()}, written=date(2025, 11, 13))
    notes = propose(found, project="x", zone="UTC", today=TODAY).notes
    assert [note.why for note in notes if note.key == "dates"] == [why]


def test_a_long_goal_is_cut_between_words() -> None:
    goal = "Ship the second version of everything to everybody who has asked for it " * 2
    found = sources({"plan.md": f"# Plan\n**Goal**: {goal}\n" + task()})
    proposal = propose(found, project="x", zone="UTC", today=TODAY)
    for cut, limit in ((proposal.table["sprint"]["goal"], 120), (proposal.notes[1].value, 60)):
        assert len(cut) <= limit + 1
        assert cut.endswith("…")
        assert goal.startswith(cut[:-1] + " ")
