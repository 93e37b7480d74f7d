"""What headings, leads and column headers mean."""

from __future__ import annotations

import pytest

from cockpit.plan.vocabulary import (
    CLOSED,
    ITEM_KINDS,
    LOOKED_THROUGH,
    ColumnKind,
    HeadingKind,
    column_kind,
    heading_kind,
)


def entries(text: str) -> list[str]:
    return [entry.strip() for line in text.splitlines() for entry in line.split(" | ") if entry.strip()]


COLUMNS: dict[ColumnKind | None, str] = {
    "status": """
        Status | State | 📊 Status | Test Status | 状态 | 状態 | Estado | Statut | Статус | Durum | Trạng thái | 상태
        ステータス | 進捗
    """,
    "done": "Done | Done? | ✅ | Complete",
    "owner": """
        Owner | Owner(s) or team(s) | Assignee | Assigned To | Responsible | Who | 担当 | 负责人 | 담당자 | Ответственный
    """,
    "track": "Track | Team | Workstream",
    "phase": "Phase | Sprint | Fase | 阶段",
    "due": """
        Due | Due Date | Deadline | Target Date | Timeline | ETA | When | Date | Week | Fällig | Échéance | 期限
        截止日期 | Срок
    """,
    "day": "Day | Day/Time | Tag | 曜日",
    "estimate": "Days | Duration | Effort | Estimate | Hours | Story Points | Points | Aufwand | Dauer | 工时",
    "since": "Reported | Age | Since | Date Raised",
    "task": """
        Task | Tasks | Action | Item | Tarefa | Tarea | Tâche | Aufgabe | タスク | 任务 | 작업 | Задача | Görev | Zadanie
    """,
    "deliverable": """
        Deliverable | Key Deliverable | **Deliverables** | Artifact | Livrable | Entregable | 成果物 | 交付物
    """,
    "file": "File | Document | Path | ファイル",
    "metric": "Metric | KPI | Measurement | 指標",
    "criterion": "Criteria | Gate Criteria | Success Criteria | Acceptance criteria",
    "checkpoint": "Milestone | Checkpoint",
    "target": "Target | Target Metric | Goal | 目標",
    "actual": "Actual | Current | Achieved | Result",
    "blocker": "Blocker | Blockers",
    "depends": "Depends On | Dependency | Dependencies | Blocked By | Prerequisites | Waiting For",
    "risk": "Risk | Risk Factor | Risiko | リスク",
    "mitigation": "Mitigation | Mitigations | Contingency | Fallback",
    "escalation": "Escalation | Escalate to",
    "type": "Type | Category | Kind",
    "id": "ID | # | Task ID | No. | Nr | 编号",
    "priority": "Priority | Prio | 优先级",
    "notes": "Notes | Description | Comments",
    None: "Impact | Probability | Current State | Proposed State | Severity | Start date | How | PR | Velocity | Foo",
}
ALL_COLUMNS = [(header, kind) for kind, lines in COLUMNS.items() for header in entries(lines)]


@pytest.mark.parametrize(("header", "kind"), ALL_COLUMNS)
def test_columns(header: str, kind: ColumnKind | None) -> None:
    assert column_kind(header) == kind


HEADINGS: dict[HeadingKind, str] = {
    "deliverable": """
        📦 Deliverables Summary | CURSOR DELIVERABLES (Hudson Audit) | Claude's Deliverables (9 total)
        Key deliverables | Files to Create: | 成果物 | Livrables | Entregables | 交付物
    """,
    "task": """
        Tasks | Task Completion: | TODO | To-Do List | 🎯 By Day | 🗓️ Daily Schedule (Mon-Fri)
        The 16 Core Tasks (Ready to Execute) | 2.1 Primary Objectives | Objectives | Implementation Plan | Plan
        Sprint Backlog | Day 2 Tasks | Week 1 Priorities | User Stories | Aufgaben | Tareas | Tarefas | Tâches
        タスク | 任务 | 할 일 | Задачи | Görevler | Zadania | Công việc | Roadmap
    """,
    "action": """
        Action Items | NEXT STEPS | Next Actions (Priority Order) | Immediate Actions (Week of Nov 13) | Actions
        Retrospective Action Items | What's next | Follow-ups | Nächste Schritte | Prochaines étapes
        Próximos passos | 次のステップ | 下一步
    """,
    "criterion": """
        Success Criteria | ✅ Definition of Done | DoD | Acceptance Criteria | Graduation Criteria | Verification
        Release Signoff Checklist | 🚀 What Success Looks Like on Friday EOD | Critères d'acceptation
        Abnahmekriterien | 验收标准 | Критерии приёмки
    """,
    "metric": "📈 Success Metrics | 📈 Success Metrics Dashboard | Key Metrics | KPIs | 指標",
    "checkpoint": """
        ✨ Quality Checkpoints | Go-Live (Nov 24) | Milestones | Quality Gates | Go/No-Go | 里程碑 | Meilensteine
    """,
    "blocker": """
        Blockers | 🚨 Current Blockers | Active Blockers | Open blockers | Impediments | Blockers & Risks | Bloqueos
    """,
    "risk": """
        Potential Issues & Mitigation | Risks and Mitigations | 📊 Risk Register | Potential Future Blockers
        リスク | Riesgos
    """,
    "dependency": """
        ⚠️ Critical Dependencies | Critical Dependencies & Blockers | Integration Points | 📊 Coordination Matrix
    """,
    "resolved": "📋 Resolved Blockers (Last 30 Days) | Resolved | Closed issues | Critical Gaps Resolved",
    "escalation": """
        📞 Escalation Path | Daily Escalation Path | 📢 Escalation Procedure | Day 3: Escalate if Unresolved
    """,
    "ceremony": """
        9:00 AM PT – Daily Standup (15 min) | Friday 4:00 PM PT – Week 2 Retrospective (30 min) | Sprint Planning
        📝 Sprint Ceremonies | Agenda | Attendance | Weekly Rhythm | Previous Meeting
    """,
    "closed": """
        💡 Key Principles for Week 2 | How to Use This File | Handoff Instructions | Rollback Plan | Status Legend
        Template (delete this) | 📋 What Was Delivered Today | What's NOT in This Package | What's Ready to Test
        🚀 Ready to Launch | KEY ACHIEVEMENTS | ✅ Achieved | Out of scope | Non-Goals | Lessons Learned
        Total Deliverables: | What Claude provides | Grok receives | Troubleshooting | 🔧 Blocker Severity Levels
        November 24 (Monday) – 8:55 AM PT
    """,
    "time": """
        Monday (Nov 24) – Kickoff | Monday EOD (Nov 25) | End of Monday | End of Friday (Week 2 Complete)
        Day 1: Identify & Document | Week 2: Data Enrichment | Days 1–10 Execution (Nov 14–23) | 2025-11-24
        Nov 24 | Tuesday | Immediate | Short-term (This Week) | Day 1 Checklist (Phase 1 Kickoff) | 11月24日
        Wednesday EOD (Nov 27) – Mid-Week Check
    """,
    "title": "By Teams | By Role | For All | Task Level",
    "none": """
        Team Morale & Confidence | 🎬 What Happens When | Reliability ✅ | Project Manager | Notes | Done
        FILES CREATED THIS WEEK | Feature Gate | Test Plan | Phase 1: LLM Integration Foundation (Days 1–3)
        TASK-001: Database Schema Migration ⚡ P0 | Story 3: Login page | 5. Documentation Review | Summary
        Architecture | Key Features | Task 1.3: Quality Metrics & Validation | US-019: Risk list
        Deployment Helpers (NSSM & Scheduled Tasks) | All Phases Must Achieve:
    """,
}
ALL_HEADINGS = [(name, kind) for kind, lines in HEADINGS.items() for name in entries(lines)]


@pytest.mark.parametrize(("heading", "kind"), ALL_HEADINGS)
def test_headings(heading: str, kind: HeadingKind) -> None:
    assert heading_kind(heading) == kind


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("**Key Features**:", "closed"),
        ("**All three agents report:**", "closed"),
        ("**Kickoff**", "title"),
        ("**Tasks**:", "task"),
        ("Tasks:", "task"),
        ("**Success Criteria**: ≥1% better", "criterion"),
        ("**Day 1-2:**", "time"),
        ("**November 22 (Today)**", "time"),
        ("**Total Deliverables:**", "closed"),
        ("**A**: research validation", "track"),
        ("**A**", "track"),
        ("**A → B** (models)", "dependency"),
    ],
)
def test_leads(lead: str, kind: HeadingKind) -> None:
    assert heading_kind(lead, lead=True, is_track=lambda name: name in ("A", "B")) == kind


def test_tracks_are_looked_through_and_arrows_between_tracks_are_handoffs() -> None:
    def is_track(name: str) -> bool:
        return name in ("Claude", "Grok", "For Claude", "Phase 1")

    assert heading_kind("For Claude", is_track=is_track) == "track"
    assert heading_kind("Phase 1", is_track=is_track) == "track"
    assert heading_kind("Claude → Grok", is_track=is_track) == "dependency"
    assert heading_kind("Claude -> Grok (models)", is_track=is_track) == "dependency"
    assert heading_kind("Claude → Database", is_track=is_track) == "none"
    assert heading_kind("Claude tasks", is_track=is_track) == "task"


def test_kinds_closed_and_looked_through_do_not_overlap() -> None:
    assert not CLOSED & LOOKED_THROUGH
    assert not CLOSED & set(ITEM_KINDS)
    assert not LOOKED_THROUGH & set(ITEM_KINDS)
