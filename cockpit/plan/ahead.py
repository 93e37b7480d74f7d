"""Lists below a title that says what a version is to hold, or what comes after it: `MVP scope`, `Future versions`.

In a plan the things below are work although they are only named, also where headings of areas divide them. What is put
off (`Not this sprint`, `Out (deferred)`) is work as well; what is out of scope is none.
"""

from __future__ import annotations

import re

from cockpit.plan.day_counts import STAGE
from cockpit.plan.groups import advises, is_condition, tells
from cockpit.plan.labels import label, unnoted
from cockpit.plan.parts import NUMBER
from cockpit.plan.put_off import names_put_off
from cockpit.plan.report_titles import is_reported
from cockpit.plan.scope import is_planned
from cockpit.plan.section import Section
from cockpit.plan.stages import elsewhere
from cockpit.plan.work import Work

_VERSION = (
    r"(?:mvp|poc|prototype|demo|v\.?\d[\d.]*|version \d[\d.]*|(?:the |our )?(?:first|initial|next) "
    r"(?:version|release|iteration)|(?:phase|sprint|iteration|release|milestone) \d+)"
)
_SCOPE = re.compile(
    rf"(?:included|in(?:itial)?|product|project|build|{_VERSION}) (?:scope|features|functionality)|"
    rf"(?:scope|features|functionality) (?:of|for|in) {_VERSION}|(?:core|key|must[- ]have) {_VERSION} features|"
    r"(?:proposed|planned|required|implementation) changes|changes to (?:make|be made)|"
    r"features (?:included|in scope)|what(?:'s|’s| is) (?:in|included)|"
    r"(?:funktions|leistungs)umfang(?: (?:der|des|von|für)\b.*)?|funktionen (?:des mvp|der ersten version)|"
    r"(?:fonctionnalités|périmètre) (?:du mvp|de la (?:v1|première version)|inclus(?:es)?)|"
    r"(?:funcionalidades|alcance) (?:del mvp|de la (?:v1|primera versión)|incluidas)|"
    r"(?:funcionalidades|escopo) (?:do mvp|da (?:v1|primeira versão)|incluídas)|"
    r"funzionalità (?:dell['’]mvp|incluse)|"
    r"mvp ?の?(?:機能|スコープ|範囲|要件|功能|范围|範圍|기능|범위)(?:一覧|要件|列表)?|"
    r"功能范围|功能範圍|開発範囲|首版功能|기능 범위",
    re.IGNORECASE,
)
"""What is to be built, as a whole title."""
_LATER = re.compile(
    r"(?:possible |potential |planned )?future (?:versions?|enhancements?|improvements?|features?|work|ideas?|"
    r"extensions?|upgrades?|sprints?|additions?|releases?|iterations?|phases?)|"
    r"(?:next(?: up)?: )?sprint \d+ (?:preview|outlook)|next (?:sprint|iteration|release|phase)(?: preview| outlook)?|"
    r"(?:künftige|zukünftige|spätere|mögliche) (?:erweiterungen|versionen|funktionen|verbesserungen|ausbaustufen)|"
    r"(?:mejoras|versiones) futuras|futuras (?:mejoras|versiones)|(?:melhorias|funcionalidades|versões) futuras|"
    r"(?:améliorations|évolutions|fonctionnalités) futures|(?:sviluppi|miglioramenti) futuri|"
    r"今後の(?:拡張|機能|開発)|将来の?(?:拡張|機能)(?:機能)?|향후 (?:계획|개선|기능)|"
    r"(?:后续|未来|後續)(?:优化|规划|计划|扩展|功能|版本|規劃|計劃)",
    re.IGNORECASE,
)
"""What comes later, as a whole title."""


def is_ahead(work: Work, section: Section) -> bool:
    """Whether a list stands below such a title, or below an area under it, in a plan."""
    return work.once("ahead", id(section), lambda: _is_ahead(work, section))


def _is_ahead(work: Work, section: Section) -> bool:
    found = next((at for at in section.below_title() if names_ahead(at.raw)), None)
    if found is None or is_reported(section) or elsewhere(section):
        return False
    if _names(found.raw, _SCOPE) and work.boxed_at(section):
        return False  # the boxes are the work
    for at in section.below_title():
        if at is found:
            break
        if at.kind not in ("none", "title", "time"):
            return False
        if NUMBER.match(at.raw) is None and (tells(at.raw) or advises(at.raw) or is_condition(at.raw)):
            return False
    staged = any(at is not found and STAGE.match(label(at.title)) for at in found.upwards())
    return staged or is_planned(section, work.reading.path, widely=True)


def names_ahead(raw: str) -> bool:
    """Whether a title says as a whole what is to be built, or what comes later."""
    return _names(raw, _SCOPE) or _names(raw, _LATER) or names_put_off(raw)


def _names(raw: str, words: re.Pattern[str]) -> bool:
    return words.fullmatch(unnoted(label(raw).rstrip(":："))) is not None
