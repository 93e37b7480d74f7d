"""Days and weeks counted from a launch or from the sprint's end: `Week 1` below `Post-launch` is none of the sprint."""

from __future__ import annotations

import re
from functools import lru_cache

from cockpit.plan.time_words import TOKEN

_EVENT_EN = r"(?:launch|release|deploy(?:ment)?|go[- ]?live|sprint|mvp|cut-?over|rollout|shipping|publication)"
_AFTER = re.compile(
    rf"(?:post[- ]?{_EVENT_EN}|(?:after|following) (?:the |our )?(?:[\w.]+ )?{_EVENT_EN}|"
    r"nach (?:dem |der )?(?:launch|release|go-?live|sprint|veröffentlichung|einführung)|"
    r"après (?:le |la )?(?:lancement|sprint|livraison|mise en (?:production|ligne))|"
    r"(?:tras|después de)l? (?:el |la )?(?:lanzamiento|sprint|despliegue|entrega)|"
    r"(?:após|depois d[oae]) ?(?:o |a )?(?:lançamento|sprint|entrega)|dopo (?:il |la )?(?:lancio|rilascio|sprint)|"
    r"после (?:запуска|релиза|спринта))\b|"
    r"(?:リリース|公開|ローンチ|スプリント)後|(?:上线|上線|发布|發布)(?:之?后|之?後)|출시 ?후",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,:–—-]*(\()?\s*")


@lru_cache(maxsize=4096)
def afterwards(title: str) -> bool:
    """Whether a title is about the time after the launch or sprint."""
    return _AFTER.search(title) is not None


def is_counted(written: str) -> bool:
    """Whether a time as written is a mere count: `Week 1`, `Day 2-3`."""
    found = TOKEN.fullmatch(written.strip())
    return found is not None and (found["dayn"] or found["weekn"]) is not None


def counts_afterwards(text: str, at: int, end: int, number: int) -> bool:
    """Whether the `Week 1` or `Day 2` at a place of a text is one after a launch: `Week 1 after launch`. In `Week 3
    (post-launch)` it is the sprint's third, which only is late; the first cannot be."""
    gap = _GAP.match(text, end)
    assert gap is not None
    if _AFTER.match(text, gap.end()) and (not gap[1] or number == 1):
        return True
    return any(not text[found.end() : at].strip(" ,:–—-(") for found in _AFTER.finditer(text[:at]))
