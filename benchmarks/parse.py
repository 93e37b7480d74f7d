"""How reading plans compares with parsing alone: ratios measured in one run, so that the machine matters little.

    python benchmarks/parse.py [FILES] [BOXES_PER_FILE]

Prints the time of `parse_outline` as a multiple of iterating over all events of the parser, and of `read_document`
where a sprint's settings are needed, for 1,000 plans with 100 boxes each.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable

import pyromark

from cockpit.plan.outline import parse_outline

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)


def plan(number: int, boxes: int) -> bytes:
    """A plan with headings, a status table, prose and boxes in three depths."""
    lines = [f"# Plan {number}", "**Date**: November 24, 2025  ", "**Status**: in progress", ""]
    for index in range(boxes):
        if index % 10 == 0:
            lines += ["", f"## Day {index // 10 + 1}: part {index // 10} of the work", ""]
        indent = "  " * (index % 10 % 3)
        lines.append(
            f"{indent}- [{'x' if index % 3 else ' '}] Write `module_{number}_{index}.py` for the **team** by Thu"
        )
    lines += ["", "| Deliverable | Owner | Due | Status |", "|---|---|---|---|"]
    lines += [f"| `report_{number}_{index}.md` | Claude | Wed EOD | ⏳ Pending |" for index in range(10)]
    return "\n".join(lines).encode() + b"\n"


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds, garbage of earlier rounds collected."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        kept = work()
        best = min(best, time.process_time() - start)
        del kept
    return best


def main() -> None:
    files, boxes = (int(value) for value in (*sys.argv[1:3], "1000", "100")[:2])
    plans = [plan(number, boxes) for number in range(files)]
    texts = [data.decode() for data in plans]
    parser = pyromark.Markdown(options=OPTIONS)
    floor = seconds(lambda: [sum(1 for _ in parser.events_with_range(text)) for text in texts])
    outline = seconds(lambda: [parse_outline(data) for data in plans])
    size = sum(map(len, plans))
    print(f"{files} plans, {files * boxes} boxes, {size / 1e6:.1f} MB")
    print(f"parse alone    {floor:7.3f} s  {size / 1e6 / floor:6.1f} MB/s")
    print(
        f"parse_outline  {outline:7.3f} s  {size / 1e6 / outline:6.1f} MB/s  {outline / floor:5.2f} x the parse alone"
    )
    print(f"peak memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


if __name__ == "__main__":
    main()
