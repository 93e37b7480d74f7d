"""`### Step 2: Move the data`: steps of a plan or phase are its work, those of a manual are not."""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.section import Section
from cockpit.plan.stage_words import STAGE

_STEP = re.compile(
    r"\W*(?P<code>(?:step|schritt|étape|etape|paso|passo|шаг|krok|adım|bước|ステップ|步骤|단계)\s*#?\d+(?:\.\d+)*[a-z]?)"
    r"\s*[:：.)–—-]\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:plan|roadmap|migration|implementation|refactor(?:ing)?|rollout|phases?|umsetzung|fahrplan|feuille de route|"
    r"plano|план|hoja de ruta)\b|計画|计划|ロードマップ|路线图|계획",
    re.IGNORECASE,
)
MANUAL = re.compile(
    r"\b(?:guide|how[ -]?to|tutorial|manual|readme|runbook|playbook|instructions?|quick ?start|getting started|"
    r"set-?up|install(?:ation|ing)?|usage|test(?:ing)? plan|troubleshooting|example|template|procedure|rollback|"
    r"recovery|workflow|anleitung|handbuch|guía|guia|инструкция|руководство)\b|手順|指南|教程|ガイド",
    re.IGNORECASE,
)
_CLOSED = ("closed", "escalation", "ceremony", "resolved", "risk", "criterion", "checkpoint", "metric", "blocker")


def step_in(raw: str) -> tuple[str, str]:
    """(code, rest) of `Step 2: Move the data`; ("", raw) for anything else."""
    found = _STEP.match(label(raw)) or _STEP.match(raw)
    return (found["code"], found["rest"]) if found else ("", raw)


def is_step_heading(raw: str) -> bool:
    """Whether a heading is `Step 2: Move the data`, whatever stands above it."""
    return step_in(raw)[0] != ""


def is_step(section: Section) -> bool:
    """Whether a heading that says so is a step of a plan or phase: no manual above it tells how."""
    planned = False
    above = section.parent
    while above is not None and above.level:
        if above.kind in _CLOSED or MANUAL.search(above.title):
            return False
        planned = planned or above.phase is not None or above.kind == "task" or _PLAN.search(above.title) is not None
        planned = planned or STAGE.match(label(above.title)) is not None
        above = above.parent
    return planned
