"""A board by hand: the sprint of the sample, Wednesday morning, with one of everything a view can show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cockpit.core.calendar import Calendar
from cockpit.core.facts import Facts, take_stock
from cockpit.core.model import (
    Blocker,
    Board,
    Ceremony,
    Checkpoint,
    Claim,
    Dependency,
    Evidence,
    Finding,
    Headline,
    Item,
    Kind,
    Mention,
    Metric,
    Place,
    Risk,
    Rung,
    Sprint,
    State,
    Topic,
    Track,
)

ZONE = ZoneInfo("America/Los_Angeles")
CALENDAR = Calendar(start=date(2025, 11, 24), end=date(2025, 11, 28), zone=ZONE, zone_name="America/Los_Angeles")
NOW = datetime(2025, 11, 26, 8, 55, 48, tzinfo=ZONE)
DAYS = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri"), CALENDAR.days, strict=True))
PLACE = Place(path="docs/plans/claude_next.md", line=3)

WORK = """
claude Mon-Tue done triplet_detector.py
claude Mon-Tue done train_triplet.py
claude Mon-Tue todo TRIPLET_LOSS_SPEC.md
claude Wed doing explainable_v4.py
claude Wed todo STREAM_IMPORTANCE_REPORT.md
claude Thu todo adversarial_test.py
claude Thu todo ADVERSARIAL_ROBUSTNESS_REPORT.md
claude Fri todo Q1_2026_ROADMAP.md
claude Fri todo WEEK2_RESEARCH_SUMMARY.md
grok Mon-Tue done monitor_performance.py
grok Mon-Tue done performance_dashboard.md
grok Mon-Tue done metrics_collector.py
grok Wed todo baseline_comparison.md
grok Wed blocked ablation_study.py
grok Thu todo regression_tests.py
grok Thu todo regression_baselines.json
grok Fri todo batch_evaluate_models.py
grok Fri todo MODEL_TRACKING.md
gpt Mon-Tue done PRODUCTION_DEPLOYMENT_GUIDE.md
gpt Mon-Tue done deploy.sh
gpt Wed done MONITORING_API_SPEC.md
gpt Wed todo api_stubs.py
gpt Wed todo monitoring_client.py
gpt Thu todo DEVELOPER_QUICK_START.md
gpt Thu todo OPERATIONS_RUNBOOK.md
gpt Thu todo TROUBLESHOOTING_GUIDE.md
gpt Fri todo V4_DEEP_DIVE.md
gpt Fri todo INTEGRATION_GUIDE.md
gpt Fri todo ARCHITECTURE_DIAGRAM.md
"""
THEMES = """
claude Mon-Tue Triplet loss | FPR <0.06%
claude Wed Stream explainability | Per-method rankings
claude Thu Adversarial robustness | <5% attack success
claude Fri Research synthesis | Strategic clarity
grok Mon-Tue Performance dashboard | Auto-updates
grok Wed Baseline analysis | V4 improvements quantified
grok Thu Regression tests | 100% passing
grok Fri Research integration | Model variants tracked
gpt Mon-Tue Deployment guide | 80 min end to end
gpt Wed Monitoring API | Integration-ready
gpt Thu Runbooks | <15 min onboarding
gpt Fri Architecture | Team alignment
"""
GATES = {
    "Mon": ("Monday EOD", ("First deliverable drafts finished", "Standup held", "Nothing stops progress")),
    "Wed": (
        "Wednesday EOD",
        (
            "Triplet training visible",
            "Dashboard prototype up",
            "Deployment guide has its structure",
            "Handoffs on track",
        ),
    ),
    "Fri": ("Friday EOD", ("All deliverables committed", "All tests pass", "Docs reviewed", "Week 3 can start")),
}
MET = {"Mon": 3, "Wed": 2, "Fri": 0}


def eod(day: str) -> datetime:
    return CALENDAR.end_of(DAYS[day])


def mention(text: str, line: int, state: State | None, path: str = "docs/plans/claude_next.md") -> Mention:
    return Mention(
        path=path, line=line, form="checkbox", state=state, role="plan", text=text, key=text.casefold(),
        section=("Week 2", "Deliverables"),
    )  # fmt: skip


def item(
    number: int,
    track: str,
    text: str,
    state: State = "todo",
    days: str = "",
    kind: Kind = "deliverable",
    **more: object,
) -> Item:
    first, _, last = days.partition("-")
    fields: dict[str, object] = {
        "start": DAYS[first] if last else None,
        "due": eod(last or first) if days else None,
        "counted": kind in ("task", "deliverable", "action"),
        "mentions": (mention(text, number, state, f"docs/plans/{track}_next.md"),),
        "files": (text,) if kind == "deliverable" else (),
        "is_file": kind == "deliverable",
    }
    return Item(id=f"{track}-{number:06x}", kind=kind, track=track, text=text, state=state, **{**fields, **more})  # type: ignore[arg-type]


def _work() -> Iterator[Item]:
    for number, line in enumerate(WORK.split("\n")[1:-1], start=1):
        track, days, state, text = line.split(" ", 3)
        yield item(number, track, text, state, days)  # type: ignore[arg-type]


def _headlines() -> Iterator[Headline]:
    for line in THEMES.split("\n")[1:-1]:
        track, days, rest = line.split(" ", 2)
        text, _, target = rest.partition(" | ")
        first, _, last = days.partition("-")
        yield Headline(start=DAYS[first], end=DAYS[last or first], track=track, text=text, target=target, place=PLACE)


def _gates() -> tuple[tuple[Checkpoint, ...], tuple[Item, ...]]:
    gates: list[Checkpoint] = []
    items: list[Item] = []
    for day, (name, texts) in GATES.items():
        found = [
            item(100 + 10 * len(gates) + n, "shared", text, "done" if n < MET[day] else "todo", day, "criterion")
            for n, text in enumerate(texts)
        ]
        gates.append(Checkpoint(id=f"{day.lower()}-gate", name=name, due=eod(day), items=tuple(i.id for i in found)))
        items += found
    return tuple(gates), tuple(items)


def _dependencies() -> tuple[Dependency, ...]:
    return (
        Dependency(
            id="d1", source="claude", target="grok", both=False, what="Triplet-loss model artifacts and results",
            how="commit to models/ and results JSON", due=eod("Wed"), needs=("claude-000002", "claude-000003"),
        ),
        Dependency(
            id="d2", source="gpt", target="claude", both=False, what="Monitoring API spec", due=eod("Wed"),
            needs=("gpt-000015",),
        ),
        Dependency(
            id="d3", source="grok", target="gpt", both=False, what="Dashboard metrics and baseline report",
            due=eod("Thu"), needs=("grok-00000d",),
        ),
        Dependency(id="d4", source="grok", target="gpt", both=True, what="Metrics API", due=eod("Thu")),
    )  # fmt: skip


def _blockers() -> tuple[Blocker, ...]:
    return (
        Blocker(
            id="b1", track="grok", text="GPU quota not granted", since=NOW - timedelta(hours=26),
            waiting=("claude",), blocks=("grok-00000e",), mentions=(mention("GPU quota not granted", 40, "todo"),),
        ),
        Blocker(
            id="b2", track="gpt", text="API review pending", since=NOW - timedelta(hours=3), waits_on="Claude",
            mentions=(mention("API review pending", 41, "todo"),),
        ),
        Blocker(
            id="b3", track="claude", text="Licence of the data set unclear", since=NOW - timedelta(hours=40),
            resolved=True, resolved_at=NOW - timedelta(hours=20),
        ),
    )  # fmt: skip


def _ceremonies() -> tuple[Ceremony, ...]:
    week = frozenset(range(5))
    return (
        Ceremony(kind="standup", name="Daily standup", at=time(9), days=week),
        Ceremony(kind="eod", name="End of day", at=time(17), days=week),
        Ceremony(kind="retro", name="Retrospective", at=time(16), date=DAYS["Fri"], minutes=30),
    )


def sample_board() -> Board:
    gates, criteria = _gates()
    return Board(
        sprint=Sprint(name="Starlight · Week 2", calendar=CALENDAR, goal="V4 researched, monitored, documented"),
        tracks=(
            Track(id="claude", name="Claude", role="Research", plans=("docs/plans/claude_next.md",)),
            Track(id="grok", name="Grok", role="Monitoring", plans=("docs/plans/grok_next.md",)),
            Track(id="gpt", name="GPT", role="Documentation", plans=("docs/plans/gpt_next.md",)),
        ),
        items=(*_work(), *criteria),
        headlines=tuple(_headlines()),
        topics=(Topic(day=DAYS["Wed"], text="Mid-week checkpoint", place=PLACE),),
        checkpoints=gates,
        dependencies=_dependencies(),
        blockers=_blockers(),
        risks=(
            Risk(text="If the FPR does not improve", fallback="Keep V4 for week 3", track="claude", place=PLACE),
            Risk(text="If regression tests are too strict", fallback="Allow 10 %", track="grok", place=PLACE),
        ),
        metrics=(
            Metric(name="FPR", track="claude", target="<0.06%", actual="0.05%"),
            Metric(name="Onboarding", track="gpt", target="<15 min"),
        ),
        ceremonies=_ceremonies(),
        escalation=(
            Rung(name="Raise in the standup", after=timedelta()),
            Rung(name="Ask in chat", after=timedelta(hours=4)),
            Rung(name="Emergency call", after=timedelta(days=1)),
            Rung(name="Tell the project lead", tracks_waiting=2),
        ),
        claims=(Claim(path="docs/plans/WEEK2_FINAL_HANDOFF.md", line=3, text="Status: Complete", done=30, total=30),),
        findings=(
            Finding(
                code="weekday-mismatch", severity="warning", path="docs/plans/WEEK2_FINAL_HANDOFF.md", line=148,
                message="Wednesday is 26 November, not 27", remedy="write Nov 26",
            ),
            Finding(
                code="count-mismatch", severity="hint", path="docs/plans/WEEK2_FINAL_HANDOFF.md", line=155,
                message="30 deliverables claimed, 29 found", remedy="correct the number",
            ),
        ),
        evidence={
            "claude-000001": Evidence(state="landed", path="triplet_detector.py", commit="a1b2c3d4", author="Eric"),
            "claude-000002": Evidence(state="missing"),
            "gpt-000016": Evidence(state="landed", path="api_stubs.py", commit="10b960b1", author="Ada"),
        },
        plans=("docs/plans/claude_next.md", "docs/plans/grok_next.md", "docs/plans/gpt_next.md"),
    )  # fmt: skip


def sample_facts(board: Board | None = None, now: datetime = NOW) -> Facts:
    return take_stock(board or sample_board(), now)
