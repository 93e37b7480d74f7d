"""Files by their paths: two folders are two files, a bare name joins where nothing contradicts it."""

from __future__ import annotations

import pytest

from cockpit.plan.identity import distinct, same_path
from tests.plan.builder import ALONE, board_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x.py", "x.py", True),
        ("x.py", "src/x.py", True),
        ("./src/x.py", "src/x.py", True),
        ("src/x.py", "app/src/x.py", True),
        ("app/x.py", "app/routes/x.py", False),
        ("a/Dashboard.jsx", "b/Dashboard.jsx", False),
        ("src\\x.py", "src/x.py", True),
        ("", "x.py", True),
    ],
)
def test_paths_that_can_be_one_file(one: str, other: str, same: bool) -> None:
    assert same_path(one, other) is same
    assert same_path(other, one) is same


def test_files_of_one_name_in_one_document_stay_apart() -> None:
    board = board_of(
        "## Deliverables\n- `app/auth.py`\n- `app/routes/auth.py`\n- `ui/admin/D.jsx`\n- `ui/shop/D.jsx`\n", ALONE
    )
    assert [item.text for item in board.items] == ["app/auth.py", "routes/auth.py", "admin/D.jsx", "shop/D.jsx"]
    assert len({item.id for item in board.items}) == 4


def test_a_tick_closes_the_file_of_that_path_only() -> None:
    plans = {
        "a.md": "## Deliverables\n- `ui/admin/D.jsx`\n- `ui/shop/D.jsx`\n",
        "b.md": "## Deliverables\n- [x] `shop/D.jsx`\n",
    }
    assert {item.text: item.state for item in board_of(plans, ALONE).items} == {
        "admin/D.jsx": "todo",
        "shop/D.jsx": "done",
    }


def test_a_bare_name_joins_the_only_file_there_is() -> None:
    [item] = board_of({"a.md": "## Deliverables\n- `src/x.py`\n", "b.md": "- [x] Create `x.py`\n"}, ALONE).items
    assert (item.text, item.state, item.files) == ("x.py", "done", ("src/x.py",))


def test_a_dependency_by_path_means_that_file() -> None:
    board = board_of(
        "## Deliverables\n- [ ] `a/x.py`\n- [ ] `b/x.py`\n- [ ] Ship it\n  - **Depends on**: `b/x.py`\n",
        ALONE,
    )
    other = next(item for item in board.items if item.text == "b/x.py")
    assert [item.needs for item in board.items if item.text == "Ship it"] == [(other.id,)]


def test_what_a_file_is_called_where_its_name_means_several() -> None:
    assert distinct("a/b/x.py", ["c/b/x.py", "x.py"]) == "a/b/x.py"
    assert distinct("a/b/x.py", ["a/c/x.py"]) == "b/x.py"
    assert distinct("x.py", []) == "x.py"
