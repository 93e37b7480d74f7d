"""The two marks that follow from evidence: claimed, not found; landed, tick? Pure, and slow to accuse.

Of the raw alarms over 46 real repositories four in ten were noise: products that look like files, examples, files on
the reader's own machine, things a task wants gone. None of these is worth a person's trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from cockpit.core.filenames import base_of, folded, named_files
from cockpit.core.model import Board, Evidence, Finding, Item, State
from cockpit.core.record import Record

_LIBRARIES = """
alpine ammo anime angular aurelia babylon backbone brain bun chart commander cytoscape d3 day deck deno discord electron
ember express fastify feathers gatsby gsap hammer handlebars hapi highlight immutable impress jspdf knex knockout koa
leaflet lodash mapbox marked math matter meteor ml5 moment mongoose mustache next nest node nuxt p5 paper passport
phaser pixi plotly preact prism prisma react redux require reveal sails sequelize socket solid svelte swiper tensorflow
tf three transformers typed underscore video vite vue web3 ethers
"""
_PRODUCTS = frozenset(_LIBRARIES.split())
_PRODUCT_ENDINGS = (".js", ".io", ".ai", ".net", ".dev")
_NO_FILE = re.compile(
    r"^(?:~|\$|%|[a-z]:[/\\]|/|[a-z]+://|www\.)|(?:^|/)(?:node_modules|path/to)/|(?:^|/)\.env(?:\.|$)|[*<>{}\[\]|]|\.{3}|…",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"^(?:your|my|foo|bar|baz|qux|example|sample|dummy|placeholder|x+)[-_.]?"
    r"(?:file|name|script|module|app|component|project|doc|example|foo|bar)?\.\w+$"
    r"|^(?:file|filename|name|some_?file)\.\w+$|yyyy|mm-dd|hhmm|\bn{2,}\b|x{3,}",
    re.IGNORECASE,
)
_UNWANTED = re.compile(
    r"\b(?:no|not|without|instead of|delete[ds]?|remov(?:e|ed|al|ing)|drop(?:ped)?|deprecated?|renam(?:e|ed)|archived?|"
    r"mov(?:e|ed)|replac(?:e|ed)|get rid of|decide|clean ?up|migrate[ds]?|merged? into|superseded?|gitignore)\b",
    re.IGNORECASE,
)
_OPEN: frozenset[State] = frozenset({"todo", "doing", "blocked"})


Mark = Literal["claimed-not-found", "landed-not-ticked"]


def marks(items: Iterable[Item], told: Mapping[str, Evidence]) -> tuple[Finding, ...]:
    """The findings that follow from evidence by item, in the order of the items."""
    found: list[Finding] = []
    for item in items:
        evidence = told.get(item.id) if item.is_file else None
        mark = mark_of(item, evidence) if evidence is not None else None
        if mark is not None and evidence is not None:
            found.append(_not_found(item, evidence) if mark == "claimed-not-found" else _tick(item, evidence))
    return tuple(found)


def mark_of(item: Item, evidence: Evidence) -> Mark | None:
    """What an item's evidence says against its state.

    Claimed, not found: a ticked item's file is in no commit, not even a deleted one, and not on disk, and might have
    been. Landed, not ticked: an open item's file came, or was changed, in the sprint.
    """
    if not item.is_file or item.reference or not item.counted or not item.mentions:
        return None
    if item.state in _OPEN:
        return "landed-not-ticked" if evidence.state == "landed" else None
    if item.state != "done" or evidence.state != "missing" or not evidence.sure:
        return None
    return None if any(is_noise(name, item.text) for name in named_files(item)) else "claimed-not-found"


def dressed(board: Board, record: Record | None) -> Board:
    """The board with its evidence, and the findings that follow from it."""
    if record is None or not record.evidence:
        return board
    found = marks(board.items, record.evidence)
    return replace(board, evidence=record.evidence, findings=(*board.findings, *found))


def is_noise(name: str, text: str) -> bool:
    """Whether a name that no file has is probably none: a product, an example, a file elsewhere, one to be gone."""
    base = folded(base_of(name))
    stem, dot, _ = base.rpartition(".")
    product = dot and "/" not in name and stem in _PRODUCTS and base.endswith(_PRODUCT_ENDINGS)
    before = text[: text.find(name)] if name in text else text
    return bool(product or _NO_FILE.search(name) or _EXAMPLE.search(base) or _UNWANTED.search(before))


def _not_found(item: Item, evidence: Evidence) -> Finding:
    return Finding(
        code="claimed-not-found",
        severity="warning",
        path=item.place.path,
        line=item.place.line,
        message=f"ticked, but not found: {evidence.path}",
        remedy="commit the file, correct its name in the plan, or untick it",
    )


def _tick(item: Item, evidence: Evidence) -> Finding:
    by = f" by {evidence.author}" if evidence.author else ""
    return Finding(
        code="landed-not-ticked",
        severity="hint",
        path=item.place.path,
        line=item.place.line,
        message=f"open, but landed: {evidence.path} ({evidence.commit[:7]}{by})",
        remedy="tick it if this is what the plan means",
    )
