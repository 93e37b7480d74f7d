"""Tables that headers alone do not explain: unknown languages, people as columns, milestones, keys of tickets."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, STARLIGHT, ZONE, board_of, day, told
from tests.plan.test_tables import table


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Feladat|Felelős|Állapot", "hu"),
        ("Taak|Verantwoordelijke|Status", "nl"),
        ("Úkol|Řešitel|Stav", "cs"),
        ("Uppgift|Ansvarig|Läge", "sv"),
        ("Opgave|Ansvarlig|Tilstand", "da"),
        ("Tehtävä|Vastuuhenkilö|Tila", "fi"),
        ("Завдання|Відповідальний|Стан", "uk"),
        ("Tugas|Penanggung Jawab|Status", "id"),
        ("Tâche|Responsable|Etat", "fr without accents"),
        ("Tarefa|Responsavel|Situacao", "pt without accents"),
        ("Xyzzy|Plugh|Frobn", "nobody knows"),
    ],
)
def test_status_tables_of_many_languages(header: str, kind: str) -> None:
    items = board_of(table(header, "write it|Web Dev|✅", "test it|Tester|⬜", "show it|Web Dev|🚧"), ALONE).items
    assert told(items) == [("task", "done", "write it"), ("task", "todo", "test it"), ("task", "doing", "show it")], (
        kind
    )
    assert [item.owner for item in items] == ["Web Dev", "Tester", "Web Dev"]


def test_signs_without_a_state_of_their_own_are_open_work() -> None:
    board = board_of("## Sprint 1\n" + table("Aaa|Bbb|Ccc", "write it|🔴 Kritikus|📋", "test it|🟠 Magas|📋"), ALONE)
    assert told(board.items) == [("task", "todo", "write it"), ("task", "todo", "test it")]


def test_numbers_to_reach_are_targets_whatever_their_header() -> None:
    board = board_of(table("Aaa|Bbb", "coverage|>70%", "start|<3s", "size|<15 MB"), ALONE)
    assert board.items == ()
    assert [(metric.name, metric.target) for metric in board.metrics] == [
        ("coverage", ">70%"),
        ("start", "<3s"),
        ("size", "<15 MB"),
    ]


@pytest.mark.parametrize(
    ("header", "day_one"),
    [
        ("Estimacion", "4h"),
        ("Estimación", "4h"),
        ("Estimativa", "4h"),
        ("Schätzung (Aufwand)", "4h"),
        ("Becslés", "4h"),
    ],
)
def test_estimates_with_and_without_accents(header: str, day_one: str) -> None:
    [item] = board_of(table(f"Tarea|{header}", f"write it|{day_one}"), ALONE).items
    assert item.estimate == day_one


@pytest.mark.parametrize(
    "markdown",
    [
        "## Features\n" + table("Thing|Supported", "zip files|✅", "tar files|❌"),
        "## Comparison\n" + table("Thing|Ours|Theirs", "zip files|✅|❌", "tar files|❌|✅"),
        "## Requirements\n" + table("Key|Summary", "FR-1|It shall zip", "FR-2|It shall tar"),
        "## Errors\n" + table("Code|Description", "ERR-1|no zip", "ERR-2|no tar"),
        "## Decisions\n" + table("Date|Decision|Rationale", "Mon|Use zip|smaller", "Tue|Use tar|older"),
        "## Estimates\n" + table("Phase|Optimistic|Realistic", "One|2 days|3 days", "Two|1 day|4 days"),
        "## States\n" + table("Milestone|States|Open", "m-0|12|3", "m-1|4|1"),
        "## Ideas\n" + table("Issue|Milestone", "Add zip|v1", "Add tar|v2"),
    ],
)
def test_tables_that_only_look_like_work(markdown: str) -> None:
    assert board_of(markdown, ALONE).items == ()


# people as columns


@pytest.mark.parametrize(
    ("heads", "owners"),
    [
        ("Anna (Backend)|Ben (Frontend)", ["Anna (Backend)", "Ben (Frontend)"]),
        ("Anna|Ben", ["Anna", "Ben"]),
        ("Backend|Frontend", ["Backend", "Frontend"]),
        ("Person 1|Person 2", ["Person 1", "Person 2"]),
        ("Integrante 1 — Backend|Integrante 2 — UX", ["Integrante 1 — Backend", "Integrante 2 — UX"]),
        ("@ada|@bo", ["@ada", "@bo"]),
        ("Dev A|Dev B", ["Dev A", "Dev B"]),
    ],
)
@pytest.mark.parametrize("last", ["", "Hito", "Milestone", "Dependencia o hito"])
def test_each_column_headed_by_a_person_is_work_of_that_person(heads: str, owners: list[str], last: str) -> None:
    gate = [f"|{last}", "|the API answers", "|the login works"] if last else ["", "", ""]
    board = board_of(
        table(f"Day|{heads}{gate[0]}", f"Mon|write API|draw login{gate[1]}", f"Tue|test API|-{gate[2]}"), ALONE
    )
    tasks = [(item.text, item.owner, day(item)) for item in board.items if item.kind == "task"]
    assert tasks == [
        ("write API", owners[0], "Mon"),
        ("draw login", owners[1], "Mon"),
        ("test API", owners[0], "Tue"),
    ]
    gates = [(found.name, found.due and found.due.astimezone(ZONE).day) for found in board.checkpoints]
    assert gates == ([("the API answers", 24), ("the login works", 25)] if last else [])


def test_a_person_who_is_a_track_owns_the_column() -> None:
    board = board_of(table("Day|Claude (API)|Bo (UI)|Gate", "Mon|write API|draw login|it runs"), STARLIGHT)
    assert [(item.text, item.track) for item in board.items if item.kind == "task"] == [
        ("draw login", "shared"),
        ("write API", "claude"),
    ]


@pytest.mark.parametrize("heads", ["Focus|Topic", "Theme|Reading", "Optimistic|Pessimistic", "Video|Lecture"])
def test_other_columns_are_no_people(heads: str) -> None:
    board = board_of(table(f"Day|{heads}", "Mon|write API|draw login", "Tue|test API|-"), ALONE)
    assert all(not item.owner for item in board.items)
    assert "draw login" not in [item.text for item in board.items]


# milestones


@pytest.mark.parametrize("header", ["Milestone|Sprints|Result", "Marco|Sprints|Resultado", "Meilenstein|Phase|Inhalt"])
def test_milestones_without_a_date_are_checkpoints_all_the_same(header: str) -> None:
    board = board_of(
        "## Deliveries\n" + table(header, "Base|1–2|Database and login", "Pilot|3–4|First real users"), ALONE
    )
    assert [gate.name for gate in board.checkpoints] == ["Base", "Pilot"]
    assert [item.kind for item in board.items] == ["criterion", "criterion"]


def test_sprints_that_end_in_a_gate() -> None:
    board = board_of(table("Sprint|Duration|Theme|Exit gate", "0|24h|Repo|It builds", "1|48h|API|It answers"), ALONE)
    assert [(gate.name, gate.due) for gate in board.checkpoints] == [("It builds", None), ("It answers", None)]
    assert [item.group for item in board.items] == ["Sprint 0", "Sprint 1"]


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("Key Dates", "Date|Event"),
        ("📅 Important dates", "Date|What"),
        ("Fechas clave", "Fecha|Evento"),
        ("Wichtige Termine", "Datum|Ereignis"),
        ("Dates clés", "Date|Événement"),
        ("Datas importantes", "Data|Evento"),
        ("Milestones", "Date|Event"),
        ("Deadlines", "Deadline|What"),
    ],
)
def test_dates_to_be_kept(title: str, header: str) -> None:
    for body in (
        table(header, "2025-11-26|Demo", "2025-11-28|Sprint end"),
        "- 2025-11-26: Demo\n- **2025-11-28** – Sprint end\n",
        "- Demo: 2025-11-26\n- **Sprint end** – 28 Nov\n",
    ):
        board = board_of(f"## {title}\n{body}", ALONE)
        assert [(gate.name, day(item)) for gate, item in zip(board.checkpoints, board.items, strict=True)] == [
            ("Demo", "Wed"),
            ("Sprint end", "Fri"),
        ]


def test_a_history_of_events_is_no_plan() -> None:
    assert board_of("## Incident\n" + table("Date|Event", "2025-11-26|It fell over"), ALONE).checkpoints == ()


def test_dates_in_a_target_column_are_dues() -> None:
    board = board_of("## Milestones\n" + table("#|Milestone|Target", "M1|Beta|2025-11-26", "M2|All|2025-11-28"), ALONE)
    assert [(gate.name, day(item)) for gate, item in zip(board.checkpoints, board.items, strict=True)] == [
        ("Beta", "Wed"),
        ("All", "Fri"),
    ]


def test_a_table_below_a_sign_of_danger_tells_risks() -> None:
    board = board_of("## ⚠️ Rizikók\n" + table("Mi|Esély|Kezdés", "parts come late|🔴 Magas|order now"), ALONE)
    assert [(risk.text, risk.fallback) for risk in board.risks] == [("parts come late", "order now")]
    assert board.items == ()


# tickets


def test_an_issue_column_of_numbers_is_the_id() -> None:
    items = board_of("## Sprint 1\n" + table("Issue|Description", "#12|Mend the login", "#13|Mend it all"), ALONE).items
    assert [item.text for item in items] == ["Mend the login", "Mend it all"]


@pytest.mark.parametrize("header", ["Key|Summary", "Ticket|Title", "ID|Description", "Kulcs|Mi az", "Schlüssel|Titel"])
@pytest.mark.parametrize("title", ["Sprint 5", "Mobile App", "Week 2: UI"])
def test_tickets_with_a_summary_are_tasks(header: str, title: str) -> None:
    items = board_of(f"## {title}\n" + table(header, "BKM-68|Write the app", "BKM-69|Set up the client"), ALONE).items
    assert [(item.kind, item.place.leading_id, item.text) for item in items] == [
        ("task", "BKM-68", "Write the app"),
        ("task", "BKM-69", "Set up the client"),
    ]
