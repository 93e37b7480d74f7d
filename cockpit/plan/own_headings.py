"""Headings whose meaning a team says itself, under `[headings]` in sprint.toml, because no list of words knows all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cockpit.plan.headings import HeadingKind
from cockpit.plan.labels import label

_COLON = re.compile(r"[:：](?=\s|$)")
_PARENTHESES = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")


def own_headings(told: Mapping[str, tuple[str, ...]]) -> Mapping[str, HeadingKind]:
    """By what a heading says, folded, what `Settings.headings` calls the list below it. `note` closes it."""
    return {
        _folded(words): "closed" if kind == "note" else kind  # type: ignore[misc]  # all but `note` are kinds of headings
        for kind, titles in told.items()
        for words in titles
    }


def own_kind(raw: str, *, lead: bool, known: Mapping[str, HeadingKind]) -> HeadingKind | None:
    """What a team calls the list below this heading or lead (raw inline markdown), None where it does not say.

    Case, pictures, numbering, markup and what stands in parentheses make no difference; of a lead counts what stands
    before its colon.
    """
    if not known:
        return None
    name = label(raw)
    return known.get(_folded(_COLON.split(name, maxsplit=1)[0] if lead else name))


def _folded(words: str) -> str:
    return " ".join(_PARENTHESES.sub(" ", label(words)).casefold().split())
