"""The parser border against a file of cases and, on real plans, against a second parser."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cockpit.plan.outline import parse_outline
from tests.corpus import CORPUS, SEEDS, needs_corpus
from tests.plan import reference

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "conformance.toml").read_text("utf-8"))["case"]
UNTITLED = "an empty box is a task for the cockpit (it is what people type first), not for the other parser"


def found(data: bytes, *, untitled: bool = True) -> set[tuple[int, bool]]:
    return {
        (item.line, item.box.checked) for item in parse_outline(data).items() if item.box and (item.text or untitled)
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    data = case["text"].encode()
    outline = parse_outline(data)
    boxes = [(item.line, item.box) for item in outline.items() if item.box]
    assert [[line, box.checked] for line, box in boxes] == case["tasks"]
    for line, box in boxes:
        assert data[box.offset - 1 : box.offset + 2] in (b"[ ]", b"[x]", b"[X]")
        assert outline.line_of(box.offset) == line


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case_agrees_with_the_second_parser_or_says_why_not(case: dict[str, Any]) -> None:
    second = reference.tasks(case["text"].removeprefix("\ufeff"))
    assert (second != {(line, checked) for line, checked in case["tasks"]}) == ("differs" in case)


def real_documents() -> list[Path]:
    if not CORPUS.is_dir():
        return []
    return sorted(
        path for root in (CORPUS, SEEDS) for path in root.rglob("*") if path.is_file() and path.suffix != ".tsv"
    )


@needs_corpus
def test_real_plans_have_the_tasks_the_second_parser_sees() -> None:
    tasks = 0
    for path in real_documents():
        data = path.read_bytes()
        second = reference.tasks(data.decode("utf-8-sig", "replace"))
        assert found(data, untitled=False) == second, f"{path}: not explained by: {UNTITLED}"
        tasks += len(second)
    assert tasks > 3000
