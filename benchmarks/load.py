"""How long a whole sprint takes to load, and how much memory, beside the parse of its plans alone.

    python -m benchmarks.load [PLANS] [BOXES_PER_PLAN]

The plans lie on disk as in `benchmarks.keys`. Each figure comes from a process of its own, which does nothing else;
times are those of the processor, so that other programs matter little.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.keys import make_sprint

ROUNDS = 3


def parse_alone(folder: Path) -> Callable[[], object]:
    """Iterating over all events of the parser, for the floor."""
    import pyromark

    from benchmarks.parse import OPTIONS

    texts = [path.read_text("utf-8") for path in sorted((folder / "plans").iterdir())]
    parser = pyromark.Markdown(options=OPTIONS)
    return lambda: [sum(1 for _ in parser.events_with_range(text)) for text in texts]


def load(folder: Path) -> Callable[[], object]:
    """From the bytes on disk to the board and its facts."""
    from datetime import UTC, datetime

    from cockpit.core.facts import take_stock
    from cockpit.disk.store import Store

    now = datetime(2025, 11, 26, 8, 55, tzinfo=UTC)
    return lambda: take_stock(Store(folder / "sprint.toml").load().board, now)


def alone(what: str, folder: Path) -> dict[str, float]:
    """One figure in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.load", "--alone", what, str(folder)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def measure(work: Callable[[], object]) -> dict[str, float]:
    """Seconds of the processor (the best of some rounds) and the highest memory in MB."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        kept = work()
        best = min(best, time.process_time() - start)
        del kept
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": best, "megabytes": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)}


def main() -> None:
    if sys.argv[1:2] == ["--alone"]:
        folder = Path(sys.argv[3])
        print(json.dumps(measure((parse_alone if sys.argv[2] == "parse" else load)(folder))))
        return
    plans, boxes = (int(value) for value in (*sys.argv[1:3], "1000", "100")[:2])
    with tempfile.TemporaryDirectory() as name:
        make_sprint(Path(name), plans, boxes)
        floor, whole = alone("parse", Path(name)), alone("load", Path(name))
    print(f"{plans:,} plans, {plans * boxes:,} boxes")
    print(f"parse alone  {floor['seconds']:7.3f} s   {floor['megabytes']:5.0f} MB")
    ratio = whole["seconds"] / floor["seconds"]
    print(f"load         {whole['seconds']:7.3f} s   {whole['megabytes']:5.0f} MB   {ratio:5.2f} x the parse alone"
          "   wanted ≤ 10 x, ≤ 300 MB")  # fmt: skip


if __name__ == "__main__":
    main()
