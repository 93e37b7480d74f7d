"""Which lines of a plan say how far the work is."""

from __future__ import annotations

import pytest

from tests.plan.plans import read


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("**Status**: COMPLETE", True),
        ("**Status**: ready for production", True),
        ("**Status**: on track", True),
        ("**Status**: agreed by all three tracks, work starts on Monday", False),
        ("**Status**: Approved", False),
        ("Status: Accepted", False),
        ("Status: vereinbart", False),
        ("**Status**: agreed, in progress", True),
        ("**Status**: accepted and complete", True),
        ("**Status**: agreed, 40% complete", True),
        ("**Status**: approved, 3/9 tasks done", True),
    ],
)
def test_a_status_line(line: str, claims: bool) -> None:
    document = read(f"# Plan\n\n{line}\n\n- [ ] work\n")
    assert [claim.line for claim in document.claims] == ([3] if claims else [])
