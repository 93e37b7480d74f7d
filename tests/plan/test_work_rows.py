"""Tables of work of which no header says so: in a plan or roadmap, by where they stand and what their rows say."""

from __future__ import annotations

import pytest

from tests.plan.builder import ALONE, board_of, told
from tests.plan.test_tables import table


def texts(plan: str) -> list[str]:
    return [item.text for item in board_of(plan, ALONE).items]


@pytest.mark.parametrize(
    ("heading", "header", "rows"),
    [
        ("Near-term (Q2)", "Area|Item", ("Kafka|batches of messages", "Spark|lineage of columns")),
        ("Beyond", "Area|Item", ("Kafka|batches of messages", "Spark|lineage of columns")),
        ("Short term", "Blorp|Snarf", ("Kafka|batches of messages", "Spark|lineage of columns")),
        ("Build order", "Nth|Slice|Proof", ("1|batches of messages|a|", "2|lineage of columns|b")),
        ("Loose ends", "Place|Frobnication", ("shop|add the second cart", "till|fix the old drawer")),
        ("Loose ends", "Nth|Change|Files", ("1|add the second cart|`a.py`", "2|fix the old drawer|`b.py`")),
        ("Loose ends", "Frobnication|Impact", ("second cart|High", "old drawer|High", "new till|Low")),
        ("Loose ends", "Component|Holds|Priority", ("cart|lists of gifts|P1", "till|drawer of coins|P1")),
        ("Loose ends", "Frobnication|Priority", ("second cart|P1", "old drawer|P1", "new till|P2")),
        ("Loose ends", "Want|Season|Depends on", ("second cart|spring|-", "old drawer|summer|second cart")),
    ],
)
def test_rows_of_a_roadmap_are_work(heading: str, header: str, rows: tuple[str, ...]) -> None:
    own = 0 if header.startswith(("Frob", "Want")) else 1
    items = board_of(f"# Roadmap\n\n## {heading}\n\n{table(header, *rows)}", ALONE).items
    assert [(item.kind, item.text) for item in items] == [("task", row.split("|")[own]) for row in rows]


@pytest.mark.parametrize(
    ("heading", "header", "rows"),
    [
        ("Stack", "Layer|Choice", ("server|use the old Rust code", "client|write plain Swift code")),
        ("Team", "Role|Covers", ("Backend|builds all of it", "Frontend|draws all of it")),
        ("Loose ends", "Layer|Choice", ("server|plain old Rust", "client|plain new Swift")),
        ("Sizes", "Size|Meaning|Effort", ("S|a small thing|1 day", "M|a larger thing|3 days")),
        ("Levels", "Priority|Meaning", ("P0|drop all of it", "P1|this very week")),
        ("Open questions", "Topic|Answer", ("shop|add the second cart", "till|fix the old drawer")),
        ("Near-term", "Feature|Free|Pro", ("many carts|✅|✅", "many tills|❌|✅")),
        ("Near-term", "Metric|Now", ("carts of a day|twenty of them", "tills of a day|thirty of them")),
        ("Sprint 2", "Problem|Solution", ("login is too slow|cache its pages", "logout fails often|fix its pages")),
        ("Sprint 2", "ID|Detail", ("FR-1|the shop shall sell", "FR-2|the shop shall ship")),
        ("Sprint 2", "Table|Holds", ("old carts|goods and their prices", "old tills|bills and their sums")),
        ("Later", "Part|Rows", ("all the carts|27", "all the tills|0", "all the bills|many")),
        ("Calls", "Field|Holds", ("`cart_id`|the number of it", "`till_id`|the number of it")),
    ],
)
def test_facts_are_not(heading: str, header: str, rows: tuple[str, ...]) -> None:
    assert texts(f"# Roadmap\n\n## {heading}\n\n{table(header, *rows)}") == []


def test_no_table_is_work_where_nobody_plans() -> None:
    assert (
        texts("# Guide\n\n## Loose ends\n\n" + table("Place|What else", "shop|add a cart", "till|fix a drawer")) == []
    )


def test_other_columns_are_details() -> None:
    plan = "# Roadmap\n\n## Later\n\n" + table("Module|Holds", "Cart|lists of gifts", "Till|drawer of coins")
    items = board_of(plan, ALONE).items
    assert [(item.text, item.details) for item in items] == [
        ("lists of gifts", ("Module: Cart",)),
        ("drawer of coins", ("Module: Till",)),
    ]


def test_what_the_rows_belong_to_is_their_group() -> None:
    rows = ("Kafka|batches of messages", "Kafka|a sink for rows", "Spark|lineage of columns", "Spark|types of columns")
    items = board_of("# Roadmap\n\n## Later\n\n" + table("Area|Item", *rows), ALONE).items
    assert [item.group for item in items] == ["Kafka", "Kafka", "Spark", "Spark"]


def test_sprints_without_a_heading_of_their_own_are_work() -> None:
    plan = "# Sprints\n\n## Sprint 1\n\n- [ ] draw the till\n\n## Later sprints\n\n"
    later = table("Sprint|Theme|Holds", "S2|Release|bundles and signing", "S3|Speed|profiles of all pages")
    assert texts("# Sprint plan" + plan[9:] + later) == [
        "draw the till",
        "bundles and signing",
        "profiles of all pages",
    ]
    again = table("Sprint|Theme|Holds", "S1|Tills|drawing of the till", "S2|Release|bundles and signing")
    assert texts("# Sprint plan" + plan[9:] + again) == ["draw the till"]


@pytest.mark.parametrize("header", ["Phase|Scope", "Version|Theme", "Spot|Scope"])
def test_a_roadmap_within_another_document_is_work(header: str) -> None:
    rows = table(header, "1|drawer and bills", "2|cards and coins")
    assert texts(f"# Till\n\nA till.\n\n## Roadmap\n\n{rows}") == ["drawer and bills", "cards and coins"]
    assert texts(f"# Till\n\nA till.\n\n## What it does\n\n{rows}") == []
    assert texts("# Till\n\n## Roadmap\n\n" + table("Part|Version", "old drawer box|1.2", "new card box|1.3")) == []


@pytest.mark.parametrize("rows", [("v1.1|all the tills", "v1.2|all the carts"), ("1|The new tills", "2|The new carts")])
def test_a_table_that_sums_up_what_has_headings_is_no_work(rows: tuple[str, ...]) -> None:
    plan = "# Roadmap\n\n## Later\n\n" + table("Version|Theme", *rows)
    told = "\n## v1.1: The new tills\n\n- [ ] draw the till\n\n## v1.2: The new carts\n\n- [ ] draw the cart\n"
    assert texts(plan + told) == ["draw the till", "draw the cart"]
    assert len(texts(plan)) == 2


@pytest.mark.parametrize("first", ["Q", "Sprint ", "Week "])
def test_the_text_of_a_row_is_no_period(first: str) -> None:
    rows = (f"{first}1|drawer and bills|✅", f"{first}2|cards and coins|⬜")
    items = board_of("# Roadmap\n\n## Course\n\n" + table("When so|Theme|Status", *rows), ALONE).items
    assert told(items) == [("task", "done", "drawer and bills"), ("task", "todo", "cards and coins")]


def test_steps_of_phases_are_work() -> None:
    rows = ("I|See the shop first|visits", "II|Ask all the people|talks", "II|Write down needs|cards")
    items = board_of("# Project plan\n\n## Course\n\n" + table("Phase|Title|How", *rows), ALONE).items
    assert [(item.text, item.group) for item in items] == [
        ("See the shop first", "I"),
        ("Ask all the people", "II"),
        ("Write down needs", "II"),
    ]


def test_unknown_rows_below_criteria_are_criteria() -> None:
    plan = "# Sprint plan\n\n## Acceptance criteria\n\n" + table(
        "#|Check|How", "V1|rows are kept|ask", "V2|rows go on|ask"
    )
    assert told(board_of(plan, ALONE).items) == [
        ("criterion", "todo", "rows are kept"),
        ("criterion", "todo", "rows go on"),
    ]


@pytest.mark.parametrize("header", ["Chapter|To do|done?", "Chapter|Task|Done", "Chapter|Aufgabe|Erledigt"])
def test_a_column_of_ticks_tells_what_is_done(header: str) -> None:
    plan = "# My plan\n\n## Tasks\n\n" + table(header, "1|read it|&#10004;", "2|write it|", "3|print it|✅")
    assert told(board_of(plan, ALONE).items) == [
        ("task", "done", "read it"),
        ("task", "todo", "write it"),
        ("task", "done", "print it"),
    ]


@pytest.mark.parametrize("header", ["ID|Historia de usuario|Prioridad|Puntos", "ID|What they want|Points", "Key|Wants"])
def test_stories_are_work_whatever_their_header(header: str) -> None:
    rest = "|3" * (header.count("|") - 1)
    stories = ("As a buyer, I want to see my cart", "As a seller, I want to see my tills")
    plan = "# Backlog\n\n## Ordered\n\n" + table(header, *(f"US-{n}|{story}{rest}" for n, story in enumerate(stories)))
    assert texts(plan) == list(stories)


def test_rows_that_lack_their_last_cell_are_open() -> None:
    plan = "# My plan\n\nPart | To do | done?\n--- | --- | :---:\n1 | read it all | &#10004;\n2 | write it |\n"
    items = board_of(plan, ALONE).items
    assert told(items) == [("task", "done", "read it all"), ("task", "todo", "write it")]
    assert [item.text for item in board_of(plan + "3 |\n", ALONE).items] == ["read it all", "write it"]


@pytest.mark.parametrize("header", ["ID|Test", "#|Check|How", "Page|What to check", "№|Проверка"])
def test_what_is_to_be_checked_is_a_criterion(header: str) -> None:
    rest = "|see" * (header.count("|") - 1)
    plan = f"# Sprint plan\n\n## Devices\n\n{table(header, f'B1|tills open fast{rest}', f'B2|carts stay full{rest}')}"
    assert told(board_of(plan, ALONE).items) == [
        ("criterion", "todo", "tills open fast"),
        ("criterion", "todo", "carts stay full"),
    ]


@pytest.mark.parametrize("title", ["Planejamento", "Projektplanung", "Planificación del proyecto", "Sprints"])
def test_plans_are_called_so_in_more_languages(title: str) -> None:
    rows = ("I|See the shop first|visits", "II|Ask all the people|talks", "II|Write down needs|cards")
    plan = f"# {title}\n\n## Course\n\n{table('Fase|Title|How', *rows)}"
    assert texts(plan) == ["See the shop first", "Ask all the people", "Write down needs"]
