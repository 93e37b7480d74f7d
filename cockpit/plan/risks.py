"""Risks and their fallbacks: `If X …` leads with responses, rows and bullets under risk headings."""

from __future__ import annotations

import re

from cockpit.core.model import Risk
from cockpit.core.text import readable
from cockpit.plan.groups import advises, reads_so, tells
from cockpit.plan.leads import pair_in, pairs_in
from cockpit.plan.outline_model import Line, ListItem
from cockpit.plan.rare_titles import names_risks
from cockpit.plan.section import Section
from cockpit.plan.wording import is_placeholder
from cockpit.plan.work import Work

_RISK = frozenset({"risk", "risiko", "risque", "risco", "riesgo", "rischio", "риск", "リスク", "风险", "風險"})
_NAMED = re.compile(
    r"(?:(?:main|key|known|biggest) )?"
    r"(?:risks?|risik(?:o|en)|risques?|riesgos?|riscos?|risch[io]|риски?|ryzyk[oa]|リスク|风险|風險|위험)"
)
_LEVEL = re.compile(r"\W*(?:(?:very )?(?:low|medium|high|minimal|moderate|critical)|none|n/?a|nil)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\W*(?:[\w-]+ ){0,3}(?:risks|risiken|risques|riesgos|riscos|rischi|риски|issues|problems|concerns|threats|"
    r"attention|unknowns|"
    r"(?:(?:high|medium|low)-)?risk (?:areas?|items|factors|points)|areas of (?:risk|concern)|"
    r"risks? (?:and \w+ |& \w+ )?(?:watch-?list|register|log|list|notes))\b|"
    r"\W*[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af ]{0,8}(?:リスク|风险|風險|위험)",
    re.IGNORECASE,
)
_IF = re.compile(r"\W*(?:if|in case|wenn|falls|si|se|caso|если|もし|如果)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"risk|issue|problem|concern|challenge|attention|threat|risiko|risiken|risque|riesgo|risco|rischi|риск|ryzyk|"
    r"rủi ro|リスク|风险|風險|위험|\bif\b|blocker",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\W*(?:risk|risiko|risque|riesgo|risco|rischio|риск|リスク|风险|風險|위험)\s*#?\d{1,2}\b", re.IGNORECASE
)
_ISSUE = re.compile(
    r"\W*(?:issue|problem|concern|challenge|threat|limitation|problema|problème)\s*#?\d{1,2}\s*[:.)–—-]", re.IGNORECASE
)
"""What numbered headings below one about risks or known issues begin with."""
_KIND = re.compile(
    r"\b(?:technical|business|schedule|scheduling|organi[sz]ational|operational|external|internal|product|market|"
    r"financial|legal|other|high|medium|low|critical|probability|impact|likelihood|matrix|register|assessment|plan)\b",
    re.IGNORECASE,
)
"""What kinds of risks are called, which are listed below."""
_ANSWERS = re.compile(r"mitigation|fallback|contingency|response|plan b|maßnahme|mitiga|対策|缓解|대응", re.IGNORECASE)
_POINTS = re.compile(r"\s*(?:→|->|=>|⇒)\s*")
_ANSWER = re.compile(r"\s*(?:→|->|=>|⇒|—|–)\s*")
_LABELS = frozenset(
    [
        "fallback",
        "contingency",
        "resolution",
        "mitigation",
        "response",
        "support",
        "plan b",
        "workaround",
        "action",
        "flexibility",
        "schedule",
        "fallback plan",
        "contingency plan",
        "maßnahme",
        "lösung",
        "solution",
        "atténuation",
        "mitigação",
        "mitigación",
        "option",
        "backup",
    ]
)
_MITIGATION = frozenset({"mitigation", "fallback", "contingency", "response", "workaround", "maßnahme", "mitigação"})


def conditional(section: Section) -> bool:
    """Whether a lead or heading is `If X …` under a heading about risks."""
    if not _IF.match(section.title):
        return False
    above = section.parent.upwards() if section.parent is not None else ()
    return section.kind == "risk" or any(at.kind in ("risk", "blocker", "dependency") for at in above)


def risk_item(work: Work, place: int, item: ListItem, section: Section) -> bool:
    """A bullet under a risk heading: the response to the `If X` above it, or a risk of its own; or `**Risk**: text`
    anywhere, with `**Mitigation**: text` beside it."""
    if item.box is not None:
        return False
    if "**" in item.text and section.kinds[0] != "risk" and _told(work, item, section):
        return True
    if conditional(section):
        if item.parent is None or item.parent in work.structure.leading:
            _respond(work, section, _unlabelled(item.text))
        return True
    if (numbered := _numbered(work, section)) is not None:
        pair = pair_in(item.text)
        answers = _ANSWERS.search(section.title) or (pair is not None and pair.key in _MITIGATION)
        answers = answers or (section is numbered and pair is None and _named(work, section) == 0)
        if answers and item.parent is None:
            _respond(work, numbered, _unlabelled(item.text))
        return section.kinds[0] not in ("task", "action", "deliverable", "criterion")
    if section.kinds[0] == "risk" and not _about_risks(section):
        return True
    if section.kinds[0] != "risk" and not (section.kind in ("none", "closed") and _under_risk(section)):
        return False
    if item.parent is not None and item.parent not in work.structure.leading:
        return True
    _own_risk(work, place, item, section)
    return True


def _told(work: Work, item: ListItem, section: Section) -> bool:
    pair = pair_in(item.text)
    if pair is None or not pair.bold or " " not in pair.value or section.within("closed"):
        return False
    if pair.key in _MITIGATION:
        risks, first = work.reading.risks, work.list_of(item)[0].line
        if risks and first <= risks[-1].place.line < item.line:
            _to_last(work, section, readable(pair.value))
            return True
        return False
    if pair.key not in _RISK or _LEVEL.match(pair.value):
        return False
    add_risk(work, section, readable(pair.value), (), item.line)
    return True


def risk_line(work: Work, line: Line, section: Section) -> None:
    """`**Risks:** the model is slow → use the small one`, beside other facts of a sprint or task."""
    for pair in pairs_in(line.text):
        if not pair.bold or _NAMED.fullmatch(pair.key) is None or _LEVEL.match(pair.value):
            continue  # a level is told
        said = _POINTS.split(pair.value.rstrip(" ."), maxsplit=1)
        if " " in said[0].strip():
            add_risk(work, section, readable(said[0]), tuple(readable(one) for one in said[1:]), line.line)


def risk_heading(work: Work, section: Section) -> None:
    """`### Risk 1: title` is a risk, and so is `### Issue 1: title` below known issues; what stands below under
    `Mitigation` are the answers to it. So is any heading below one about risks with prose or answers below it."""
    start = _named(work, section)
    if start is not None and section.level <= 6:
        add_risk(work, section, section.title[start:].strip(" :–—-"), (), section.line)


def _numbered(work: Work, section: Section) -> Section | None:
    return next((at for at in section.upwards() if at.level <= 6 and _named(work, at) is not None), None)


def _named(work: Work, section: Section) -> int | None:
    """Where the words of a risk begin in a title: behind `Risk 1` or, below a heading about risks, `Issue 1`."""
    above = section.parent
    found = _NUMBERED.match(section.title)
    if found is None and above is not None and above.kind == "risk" and section.item is None:
        found = _ISSUE.match(section.title)
        if found is None and work.once("answered risk", id(section), lambda: _is_answered(work, section, above)):
            return 0
    return found.end() if found is not None else None


def _is_answered(work: Work, section: Section, above: Section) -> bool:
    """Whether a heading below one about risks is none of their kinds: prose, or what to do about it, stands below."""
    if section.kind != "none" or not 2 < section.level < 7 or above.level > 6 or not _ABOUT.search(above.title):
        return False
    if _KIND.search(section.title) or tells(section.raw) or work.structure.family("headings", section, _is_heading):
        return False
    lines = work.lines_below.get(id(section), [])
    return not lines or reads_so(lines)


def _is_heading(section: Section) -> bool:
    return section.level < 7


def _about_risks(section: Section) -> bool:
    """Whether a heading speaks of risks; what stands under `Mitigation` alone are answers to them."""
    at: Section | None = section
    while at is not None and at.kind in ("risk", "none", "title", "track", "time") and at.level:
        if _ABOUT.search(at.title) or names_risks(at.title):
            return True
        at = at.parent
    return False


def _under_risk(section: Section) -> bool:
    at = section.parent
    return at is not None and at.kinds[0] == "risk" and section.level > 6


def _unlabelled(text: str) -> str:
    """`Fallback: text` without its label."""
    pair = pair_in(text)
    if pair is not None and pair.key in _LABELS:
        return readable(pair.value)
    label, colon, rest = text.partition(":")
    if colon and readable(label).casefold() in _LABELS and rest.strip():
        return readable(rest)
    return readable(text)


def _respond(work: Work, section: Section, response: str) -> None:
    """Add a response to the risk a section is; the first one is the fallback."""
    reading = work.reading
    if not response or not _tells(work):
        return
    for index, risk in enumerate(reading.risks):
        if risk.place.line == section.line:
            reading.risks[index] = Risk(
                text=risk.text, fallback=risk.fallback or response, track=risk.track, place=risk.place,
                responses=(*risk.responses, response),
            )  # fmt: skip
            return
    add_risk(work, section, section.title.rstrip(":："), (response,), section.line)


def add_risk(work: Work, section: Section, text: str, responses: tuple[str, ...], line: int) -> None:
    reading = work.reading
    if not text or is_placeholder(text) or not _tells(work):
        return
    reading.risks.append(
        Risk(
            text=text, fallback=responses[0] if responses else "", track=_track(work, section, text),
            place=reading.place(line), responses=responses,
        )
    )  # fmt: skip


def _track(work: Work, section: Section, text: str) -> str:
    """The track that a risk names (`If Claude's model …`), else that of its section."""
    told = _IF.match(text)
    return work.tools.names.at_start(text[told.end() :] if told else text) or work.context(section).track


def _tells(work: Work) -> bool:
    return work.reading.role == "plan" and not work.reading.template


def _own_risk(work: Work, place: int, item: ListItem, section: Section) -> None:
    text = item.text
    label, colon, rest = text.partition(":")
    if colon and (name := readable(label).casefold().strip(" *")) in _MITIGATION:
        _to_last(work, section, readable(rest).strip("* "))
        return
    if colon and _LEVEL.fullmatch(rest.strip(" *.")):
        return  # how likely or grave one is
    if colon and name in _RISK:
        text = rest.strip(" *")
    elif not (_lists(section) or _IF.match(text)):
        return
    below = [_unlabelled(work.reading.item(child).text) for child in work.reading.children(place)]
    said = (_ANSWER if _IF.match(text) else _POINTS).split(text, maxsplit=1)
    if len(said) == 2:
        text, below = said[0], [readable(said[1]), *below]
    add_risk(work, section, readable(text).rstrip(":："), tuple(answer for answer in below if answer), item.line)


def _lists(section: Section) -> bool:
    """Whether a title says that risks are listed, or a lead only divides such a list: `**High priority**`."""
    if section.level > 6 and section.parent is not None and not _ANSWERS.search(section.title):
        divides = section.kind == "risk" or not (tells(section.raw) or advises(section.raw))
        return (divides and _lists(section.heading())) or _says_risks(section)
    return _says_risks(section)


def _says_risks(section: Section) -> bool:
    return _LISTED.match(section.title) is not None or names_risks(section.title)


def _to_last(work: Work, section: Section, response: str) -> None:
    """`Mitigation: text` speaks of the risk before it, or of the heading it stands under."""
    risks = work.reading.risks
    if risks and risks[-1].place.line >= section.line and response:
        last = risks[-1]
        risks[-1] = Risk(
            text=last.text, fallback=last.fallback or response, track=last.track, place=last.place,
            responses=(*last.responses, response),
        )  # fmt: skip
    else:
        _respond(work, section, response)
