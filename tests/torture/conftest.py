"""Every attack has a short form, part of all tests, and a full one, `make torture`, which ends in a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.torture.world import Row

Tell = Callable[[Row], None]


@pytest.fixture(params=[pytest.param(False, id="short"), pytest.param(True, id="full", marks=pytest.mark.torture)])
def full(request: pytest.FixtureRequest) -> bool:
    """Whether this is the full form."""
    return bool(request.param)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Put a row into the table, and fail if it is not clean."""

    def told(row: Row) -> None:
        request.node.user_properties.append(("torture", row.told()))
        assert row.clean, row

    return told
