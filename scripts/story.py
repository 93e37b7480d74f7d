"""The sample sprint as it may look on Wednesday morning and on Friday afternoon, for pictures."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cockpit.cli.sample import ZONE, commit, make_scratch

WEDNESDAY = datetime(2025, 11, 26, 8, 55, tzinfo=ZONE)
FRIDAY = datetime(2025, 11, 28, 16, 0, tzinfo=ZONE)

BY_WEDNESDAY = (
    "`triplet_detector.py`",
    "`monitor_performance.py`",
    "`performance_dashboard.md`",
    "`metrics_collector.py`",
    "`PRODUCTION_DEPLOYMENT_GUIDE.md`",
    "`deploy.sh`",
    "`MONITORING_API_SPEC.md`",
    "Each track has a draft",
    "The first standup",
    "Nothing stops anybody",
    "Grok: a dashboard prototype",
    "GPT: the deployment guide",
)
BY_FRIDAY = (
    "`train_triplet.py`",
    "`TRIPLET_LOSS_SPEC.md`",
    "`explainable_v4.py`",
    "`STREAM_IMPORTANCE_REPORT.md`",
    "`adversarial_test.py`",
    "`PHASE_2_RESEARCH_SUMMARY.md`",
    "`baseline_comparison.md`",
    "`ablation_study.py`",
    "`regression_tests.py`",
    "`regression_baselines.json`",
    "`batch_evaluate_models.py`",
    "`api_stubs.py`",
    "`monitoring_client.py`",
    "`DEVELOPER_QUICK_START.md`",
    "`OPERATIONS_RUNBOOK.md`",
    "`V4_ARCHITECTURE_GUIDE.md`",
    "Claude: triplet-loss training",
    "All handoffs are on track",
    "Every test passes",
    "Dashboard refreshes",
    "All regression tests pass",
)
BLOCKERS = """
## Blockers

- [ ] **Blocked**: GPU quota not granted (waits on cloud provider, raised 2025-11-25 06:50, blocks train_triplet.py)
"""


def wednesday(folder: Path) -> Path:
    """The sample on Wednesday before the standup; returns its sprint.toml."""
    sprint = make_scratch(folder)
    tick(folder, BY_WEDNESDAY)
    change(
        folder / "docs/plans/grok_next.md", "V3 against V4 in numbers, by Wed EOD", "V3 against V4, by Wed EOD (doing)"
    )
    change(folder / "docs/plans/claude_next.md", "\n## Wednesday:", f"{BLOCKERS}\n## Wednesday:")
    commit(folder, "Two days in", when=datetime(2025, 11, 25, 17, 4, tzinfo=ZONE), author="Grok")
    return sprint


def friday(folder: Path) -> Path:
    """The sample when the retro begins; returns its sprint.toml."""
    sprint = wednesday(folder)
    tick(folder, (*BY_FRIDAY, "**Blocked**: GPU quota"))
    change(folder / "docs/plans/grok_next.md", ", by Wed EOD (doing)", ", by Wed EOD")
    change(
        folder / "docs/plans/claude_next.md", "train_triplet.py)\n", "train_triplet.py, resolved 2025-11-26 15:10)\n"
    )
    commit(folder, "End of the week", when=datetime(2025, 11, 28, 15, 40, tzinfo=ZONE), author="GPT")
    return sprint


def tick(folder: Path, beginnings: tuple[str, ...]) -> None:
    """Tick the one box whose text begins so."""
    plans = {path: path.read_text("utf-8") for path in sorted((folder / "docs/plans").glob("*.md"))}
    for beginning in beginnings:
        [path] = [path for path, text in plans.items() if f"- [ ] {beginning}" in text]
        change(path, f"- [ ] {beginning}", f"- [x] {beginning}")


def change(path: Path, old: str, new: str) -> None:
    """Replace the one place where `old` stands."""
    text = path.read_text("utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{path.name}: {old!r} stands there {text.count(old)} times")
    path.write_text(text.replace(old, new), "utf-8")
