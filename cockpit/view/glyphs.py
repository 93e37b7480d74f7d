"""Signs of width 1: one set drawn, one in ASCII. Every state has a sign of its own, so none depends on colour."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from cockpit.core.facts import CheckpointState, DependencyState
from cockpit.core.model import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """`states` by item state, `arrows` by dependency state: (sign at the source, line, heads to right and left)."""

    name: str
    states: MappingProxyType[State, str]
    gates: MappingProxyType[CheckpointState, str]
    arrows: MappingProxyType[DependencyState, tuple[str, str, str, str]]
    half: str
    """A checkpoint with some of its criteria done."""
    question: str
    risk: str
    line: str
    bar: str
    lifeline: str
    to: str
    so: str
    """Before what to do next."""
    both: str
    back: str
    """Before what an item waits for."""
    dot: str
    dash: str
    ellipsis: str
    cursor: str
    bullet: str
    hollow: str
    left: str
    right: str


UNICODE: Final = Glyphs(
    name="unicode",
    states=MappingProxyType(
        {"todo": "○", "doing": "◐", "blocked": "!", "deferred": "»", "cancelled": "×", "done": "✓"}
    ),
    gates=MappingProxyType({"open": "○", "passed": "✓", "missed": "!"}),
    arrows=MappingProxyType(
        {
            "met": ("✓", "─", "▶", "◀"),
            "pending": ("○", "╌", "▷", "◁"),
            "due": ("●", "─", "▶", "◀"),
            "late": ("!", "━", "▶", "◀"),
        }
    ),
    half="◐",
    question="?",
    risk="◇",
    line="─",
    bar="━",
    lifeline="│",
    to="→",
    so="→",
    both="↔",
    back="←",
    dot="·",
    dash="–",
    ellipsis="…",
    cursor="▌",
    bullet="●",
    hollow="○",
    left="‹",
    right="›",
)

ASCII: Final = Glyphs(
    name="ascii",
    states=MappingProxyType(
        {"todo": "o", "doing": "~", "blocked": "!", "deferred": ">", "cancelled": "-", "done": "x"}
    ),
    gates=MappingProxyType({"open": "o", "passed": "x", "missed": "!"}),
    arrows=MappingProxyType(
        {
            "met": ("x", "-", ">", "<"),
            "pending": ("o", ".", ">", "<"),
            "due": ("*", "-", ">", "<"),
            "late": ("!", "=", ">", "<"),
        }
    ),
    half="~",
    question="?",
    risk="?",
    line="-",
    bar="=",
    lifeline="|",
    to="->",
    so="->",
    both="<->",
    back="<-",
    dot="-",
    dash="-",
    ellipsis=".",
    cursor="|",
    bullet="*",
    hollow="o",
    left="<",
    right=">",
)
SPOKEN: Final = Glyphs(
    name="spoken",
    states=MappingProxyType(
        {
            "todo": "to do:",
            "doing": "doing:",
            "blocked": "blocked:",
            "deferred": "deferred:",
            "cancelled": "cancelled:",
            "done": "done:",
        }
    ),
    gates=MappingProxyType({"open": "open:", "passed": "passed:", "missed": "missed:"}),
    arrows=MappingProxyType(
        {
            "met": ("met:", "", "", ""),
            "pending": ("pending:", "", "", ""),
            "due": ("due today:", "", "", ""),
            "late": ("late:", "", "", ""),
        }
    ),
    half="begun:",
    question="",
    risk="risk:",
    line="",
    bar="",
    lifeline="",
    to="to",
    so="next:",
    both="and",
    back="waits for",
    dot="-",
    dash=" to ",
    ellipsis="…",
    cursor="",
    bullet="",
    hollow="",
    left="",
    right="",
)
"""Words for signs, for linear text. Not of width 1: only `plain` uses it."""
