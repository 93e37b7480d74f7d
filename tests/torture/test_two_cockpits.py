"""Two cockpits on one folder: whatever the two do, both end with the board that the disk holds."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from cockpit.core.model import Board, State
from cockpit.disk.store import Store
from tests.disk.sprints import SPRINT
from tests.torture.conftest import Tell
from tests.torture.procs import Helper
from tests.torture.world import Row, left_over

PLANS = {
    "claude.md": "# Claude\n\n## Tasks\n\n" + "".join(f"- [ ] write chapter {n:02}\n" for n in range(30)),
    "grok.md": "# Grok\n\n## Tasks\n\n" + "".join(f"- [x] measure engine {n:02}\n" for n in range(10))
    + "\n## Deliverables\n\n" + "".join(f"- ⏳ part_{n:02}.py\n" for n in range(10)),
    "all.md": "# Handoff\n\n## Deliverables\n\n| Deliverable | Owner | Status |\n|---|---|---|\n"
    + "".join(f"| `report_{n:02}.md` | {'Claude' if n % 2 else 'Grok'} | Not started |\n" for n in range(12))
    + "\n## Tasks\n\n" + "".join(f"- [ ] `report_{n:02}.md`\n" for n in range(0, 12, 3)),
}  # fmt: skip
WANTS: tuple[State, ...] = ("done", "todo", "done", "todo", "doing", "blocked")


def fingerprint(board: Board) -> int:
    """A number that two equal boards share."""
    return int.from_bytes(hashlib.blake2b(repr(board).encode(), digest_size=6).digest(), "big")


def work(home: Path, seed: int, ticks: int, gate: Path) -> list[int]:
    """So many wishes at random, a look at the disk now and then; the board at the end.

    [fingerprint, refused, wishes granted, ticks said to have been taken back]
    """
    store, rng = Store(home / "sprint.toml"), random.Random(seed)
    refused = granted = 0
    ids = sorted(item.id for item in store.load().board.items)
    while granted < ticks:
        kind = rng.random()
        if kind < 0.05:
            outcome = store.undo(who="Ada") if rng.random() < 0.6 else store.redo(who="Ada")
        else:
            some = rng.sample(ids, 1 if kind < 0.9 else 3)
            outcome = store.set_state(some, rng.choice(WANTS), who="Ada")
        granted += outcome.kind != "refused"
        refused += outcome.kind == "refused"
        if rng.random() < 0.1:
            store.refresh()
    gate.with_suffix(f".{seed}").touch()
    while not all(gate.with_suffix(f".{one}").exists() for one in (1, 2)):
        store.refresh()
    snapshot = store.refresh()
    store.close()
    return [fingerprint(snapshot.board), refused, granted, len(snapshot.reverted)]


def test_two_cockpits_in_one_folder(tmp_path: Path, full: bool, tell: Tell) -> None:
    ticks = 2000 if full else 60
    home, gate = tmp_path / "sprint", tmp_path / "gate"
    (home / "docs" / "plans").mkdir(parents=True)
    (home / "sprint.toml").write_text(SPRINT)
    for name, text in PLANS.items():
        (home / "docs" / "plans" / name).write_text(text)
    helpers = [Helper(lambda seed=seed: work(home, seed, ticks, gate)) for seed in (1, 2)]  # type: ignore[misc]
    (one, refused, granted, told), (other, more, others, also) = (helper.answer() for helper in helpers)
    board = Store(home / "sprint.toml").load().board
    assert one == other == fingerprint(board)
    assert (told, also) == (0, 0)
    row = Row(attack=f"two cockpits × {ticks} wishes in three plans", writes=granted + others, refused=refused + more)
    for name, text in PLANS.items():
        lines = (home / "docs" / "plans" / name).read_text().splitlines()
        row.damaged += len(lines) != len(text.splitlines())
    row.litter = len(left_over(home, {f"docs/plans/{name}" for name in PLANS}))
    tell(row)
