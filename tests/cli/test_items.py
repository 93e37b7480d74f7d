"""Which item a person means."""

from __future__ import annotations

import pytest

from cockpit.cli.items import find_item, find_items
from cockpit.cli.output import Refused
from tests.report.boards import small_board


@pytest.mark.parametrize(
    ("name", "expected"),
    [("ada-000001", "ada-000001"), ("parser.py", "ada-000001"), ("src/parser.py", "ada-000001"),
     ("./src/Parser.py", "ada-000001"), ("T1", "ada-000001"), ("write the tests", "ada-000002"),
     ("Write the **tests**", "ada-000002"), ("docs", "bob-000001"), ("green", "shared-000001"),
     ("check the", "shared-000002")],
)  # fmt: skip
def test_an_item_by_id_file_leading_id_or_part_of_its_text(name: str, expected: str) -> None:
    assert find_item(small_board(), name).id == expected


def test_several_names_each_item_once() -> None:
    assert [item.id for item in find_items(small_board(), ["docs", "parser.py", "bob-000001"])] == [
        "bob-000001",
        "ada-000001",
    ]


def test_an_ambiguous_name_lists_the_candidates() -> None:
    with pytest.raises(Refused) as caught:
        find_item(small_board(), "write the")
    assert caught.value.message == '"write the" means 2 items; give an id'
    assert caught.value.more == (
        "  ada-000002  Write the **tests**  (plans/ada.md:8)",
        "  bob-000001  Write the docs  (plans/bob.md:4)",
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [("nothing of the kind", 'no item is called "nothing of the kind"'), ("", 'no item is called ""'),
     ("parsr.py", 'no item is called "parsr.py"; did you mean "parser.py"?')],
)  # fmt: skip
def test_no_item(name: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        find_item(small_board(), name)
    assert caught.value.message == said
