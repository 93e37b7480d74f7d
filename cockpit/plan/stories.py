"""Lists of user stories, `As a member, I want to see my courses`, in any language: work, whatever stands above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core.text import plain
from cockpit.plan.outline_model import ListItem
from cockpit.plan.report_titles import is_manual, is_reported
from cockpit.plan.section import Section
from cockpit.plan.stages import elsewhere

_WHO = r"[^.:;!?]{2,80}?"
_STORY = re.compile(
    rf"(?:as (?:an? |the )?{_WHO},? i (?:want|need|can|would like|wish|should|must|expect)\b|"
    rf"als {_WHO} (?:möchte|will|kann|muss|brauche|wil|kan) (?:ich|ik)\b|"
    rf"en tant qu(?:e |['’]){_WHO},? je (?:veux|souhaite|voudrais|peux|dois|aimerais|désire)\b|"
    rf"como {_WHO},? (?:yo |eu )?(?:quiero|necesito|deseo|puedo|quisiera|quero|preciso|desejo|posso|gostaria)\b|"
    rf"come {_WHO},? (?:io )?(?:voglio|vorrei|posso|desidero|devo)\b|"
    rf"jako {_WHO},? (?:chcę|chciał\w*bym|mogę|potrzebuję|chci|chcem)\b|как {_WHO},? я (?:хочу|могу|должен|должна)\b|"
    rf"som {_WHO},? (?:vill|vil|ønsker|kan) (?:jag|jeg)\b|bir {_WHO} olarak\b.{{2,200}}(?:istiyorum|isterim)\b|"
    r"作为.{1,40}我(?:想|希望|要|需要|能|可以)|作為.{1,40}我(?:想|希望|要|需要|能|可以)|"
    r".{1,30}として[、,].{2,200}(?:たい|できる|欲しい|ほしい)|.{1,30}(?:으로서|로서),? .{2,200}(?:싶|원한|수 있))",
    re.IGNORECASE,
)
_MOST = 60


def is_story_line(text: str) -> bool:
    """Whether a line (raw inline markdown) is a user story."""
    return _STORY.match(plain(text).lstrip("\"'“„«- ")) is not None


def tells_stories(section: Section, items: Sequence[ListItem]) -> bool:
    """Whether the list `items` below a section without a kind is one of user stories, and no report or manual."""
    if sum(is_story_line(item.text) for item in items) * 100 < max(1, len(items)) * _MOST:
        return False
    return not (elsewhere(section) or is_reported(section) or any(map(is_manual, section.upwards())))
