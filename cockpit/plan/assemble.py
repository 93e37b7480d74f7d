"""Documents → Board: entries merged into items, and all that stands beside them, in one pass over the plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from cockpit.core.model import (
    SHARED,
    Board,
    Ceremony,
    Dependency,
    Finding,
    Headline,
    Item,
    Mention,
    Metric,
    Rung,
    Sprint,
    Topic,
    Track,
)
from cockpit.core.settings import Settings
from cockpit.core.text import normalise, readable
from cockpit.plan.crosscheck import circles, counts, too_late
from cockpit.plan.entries import UNWRITABLE, CeremonyRead, Document, HeadlineRead
from cockpit.plan.gatherings import blockers, checkpoints, dependencies, prerequisites
from cockpit.plan.identity import Ids
from cockpit.plan.links import Links, parent_of
from cockpit.plan.merge import Group, Merger, Ref, new_ref
from cockpit.plan.retro_notes import retro_notes
from cockpit.plan.standing import disagreement, in_order, make_item
from cockpit.plan.tools import tools_for


def assemble(settings: Settings, documents: Iterable[Document]) -> Board:
    """Put the plans of a sprint together. Pure; the order of the documents decides nothing but the order of items."""
    return _Assembly(settings, [document for document in documents if document.role != "ignore"]).board()


class _Assembly:
    def __init__(self, settings: Settings, documents: Sequence[Document]) -> None:
        self.settings, self.documents = settings, documents
        self.merger = Merger(documents)
        self.ids = Ids()
        self.made: list[Item] = []
        """Items that stand in sprint.toml only."""

    def board(self) -> Board:
        for number, document in enumerate(self.documents):
            for index, entry in enumerate(document.entries):
                self.merger.add(new_ref(number, index, entry))
        headlines = self._headlines()
        self.merger.settle_shared()
        items, links = self._items()
        of = self.merger.of
        gates = checkpoints(self.documents, of, self.settings, self.ids, links.find, self._criterion)
        handoffs = dependencies(self.documents, self.settings, self.ids, links.find)
        stops = blockers(self.documents, of, self.ids, links.find)
        items = (*items, *self.made)
        return Board(
            sprint=Sprint(name=self.settings.name, calendar=self.settings.calendar, goal=self.settings.goal),
            tracks=self._tracks(),
            items=items,
            headlines=headlines,
            topics=_topics(self.documents),
            checkpoints=gates,
            dependencies=handoffs,
            blockers=stops,
            risks=tuple(risk for document in self.documents for risk in document.risks),
            prerequisites=prerequisites(self.documents, of, links.means_items),
            metrics=_metrics(self.settings, self.documents),
            ceremonies=self.settings.ceremonies or _ceremonies(self.documents),
            escalation=self.settings.escalation or _ladder(self.documents),
            claims=tuple(claim for document in self.documents for claim in document.claims),
            findings=self._findings(items, handoffs),
            notes=tuple(note for document in self.documents for note in retro_notes(document)),
            plans=tuple(document.path for document in self.documents),
        )

    # headlines

    def _headlines(self) -> tuple[Headline, ...]:
        """Rows by day are headlines where their track has a deliverable due in those days, items where it has none."""
        busy = self._busy_days()
        kept: list[tuple[int, HeadlineRead]] = []
        for number, document in enumerate(self.documents):
            for place, read in enumerate(document.headlines):
                line = read.headline
                days = busy.get(line.track, ())
                if read.entry is not None and not any(line.start <= day <= line.end for day in days):
                    self.merger.add(new_ref(number, -1 - place, read.entry))
                else:
                    kept.append((number, read))
        for number, read in kept:
            for name in read.files:
                group = self.merger.by_file(read.headline.track, name)
                if group is not None:
                    group.seen.append((number, _shown(read)))
        told: dict[tuple[object, ...], Headline] = {}
        for _, read in kept:
            line = read.headline
            told.setdefault((line.start, line.end, line.track, normalise(line.text)), line)
        return tuple(sorted(told.values(), key=lambda line: (line.start, line.end)))

    def _busy_days(self) -> dict[str, set[date]]:
        zone = self.settings.calendar.zone
        busy: dict[str, set[date]] = {}
        for group in self.merger.groups:
            if group.due is None:
                continue
            if any(ref.entry.kind == "deliverable" and ref.entry.counted for ref in group.refs):
                busy.setdefault(group.track, set()).add(group.due.astimezone(zone).date())
        return busy

    # items

    def _items(self) -> tuple[tuple[Item, ...], Links]:
        self.merger.tell_apart()
        groups = self.merger.groups
        firsts = [in_order(group, self.documents)[0] for group in groups]
        order = sorted(range(len(groups)), key=lambda n: (firsts[n].document, firsts[n].entry.mention.line, n))
        for n in order:
            groups[n].id = self._id(groups[n], firsts[n])
        links = Links(self.documents, self.merger, tools_for(self.settings).names)
        parents: dict[str, str] = {}
        children: dict[str, list[str]] = {}
        for n in order:
            parent = parent_of(groups[n], firsts[n], self.merger)
            if parent is not None and not _circular(groups[n].id, parent.id, parents):
                parents[groups[n].id] = parent.id
                children.setdefault(parent.id, []).append(groups[n].id)
        made = [self._item(groups[n], links, parents, children) for n in order]
        return tuple(made), links

    def _id(self, group: Group, first: Ref) -> str:
        mention = first.entry.mention
        identity = f"file|{group.file}" if group.file else f"{first.entry.kind}|{mention.key}"
        return self.ids.make(group.track, identity, place=f"{mention.path}|{mention.section}|{mention.ordinal}")

    def _item(self, group: Group, links: Links, parents: dict[str, str], children: dict[str, list[str]]) -> Item:
        parent, below = parents.get(group.id), tuple(children.get(group.id, ()))
        item = make_item(group, self.documents, parent, below)
        needs: list[str] = []
        tracks: list[str] = []
        for ref in group.refs:
            if ref.entry.depends and ref.entry.mention.role != "reference":
                more, others = links.needs(ref)
                needs += more
                tracks += others
        if not (needs or tracks):
            return item
        return replace(
            item,
            needs=tuple(dict.fromkeys(need for need in needs if need != group.id)),
            needs_tracks=tuple(dict.fromkeys(track for track in tracks if track != group.track)),
        )

    def _criterion(self, text: str, due: datetime | None, line: int) -> str:
        """The item of a criterion that only sprint.toml tells."""
        shown, key = readable(text), normalise(text)
        item_id = self.ids.make(SHARED, f"criterion|{key}", place=f"{self.settings.file}|{line}")
        mention = Mention(
            path=self.settings.file, line=max(1, line), form="bullet", state=None, role="plan", text=shown, key=key,
            slot=UNWRITABLE,
        )  # fmt: skip
        self.made.append(
            Item(
                id=item_id, kind="criterion", track=SHARED, text=shown, state="todo", counted=False, due=due,
                mentions=(mention,),
            )
        )  # fmt: skip
        return item_id

    def _tracks(self) -> tuple[Track, ...]:
        plans: dict[str, list[str]] = {}
        for document in self.documents:
            if document.track is not None:
                plans.setdefault(document.track, []).append(document.path)
        return tuple(
            Track(id=rule.id, name=rule.name, role=rule.role, aliases=rule.aliases, plans=tuple(plans.get(rule.id, ())))
            for rule in self.settings.tracks
        )

    def _findings(self, items: Sequence[Item], handoffs: Sequence[Dependency]) -> tuple[Finding, ...]:
        found = [finding for document in self.documents for finding in document.findings]
        found += [
            finding for group in self.merger.groups if (finding := disagreement(group, self.documents)) is not None
        ]
        found += counts(self.documents, items)
        found += circles(items)
        found += too_late(items, handoffs)
        return tuple(sorted(found, key=lambda one: (one.path, one.line, one.column, one.code)))


def _shown(read: HeadlineRead) -> Mention:
    """The mention of a file that a headline names: listed, never written."""
    line = read.headline
    return Mention(
        path=line.place.path, line=line.place.line, form="row", state=None, role="plan", text=line.text,
        key=normalise(line.text), slot=UNWRITABLE,
    )  # fmt: skip


def _circular(child: str, parent: str, parents: dict[str, str]) -> bool:
    at: str | None = parent
    for _ in range(1000):
        if at is None or at == child:
            return at == child
        at = parents.get(at)
    return True


def _topics(documents: Sequence[Document]) -> tuple[Topic, ...]:
    told: dict[tuple[date, str], Topic] = {}
    for document in documents:
        for topic in document.topics:
            told.setdefault((topic.day, normalise(topic.text)), topic)
    return tuple(sorted(told.values(), key=lambda topic: topic.day))


def _metrics(settings: Settings, documents: Sequence[Document]) -> tuple[Metric, ...]:
    """sprint.toml's metrics, then those of the plans; the same name in a track is one, gaps filled."""
    told: dict[tuple[str, str], Metric] = {}
    declared = [
        Metric(name=rule.name, track=rule.track or SHARED, target=rule.target, actual=rule.actual)
        for rule in settings.metrics
    ]
    for metric in [*declared, *(metric for document in documents for metric in document.metrics)]:
        key = (normalise(metric.name), metric.track)
        known = told.get(key)
        told[key] = metric if known is None else replace(
            known, target=known.target or metric.target, actual=known.actual or metric.actual,
            place=known.place or metric.place,
        )  # fmt: skip
    return tuple(told.values())


def _ceremonies(documents: Sequence[Document]) -> tuple[Ceremony, ...]:
    """One of each kind: the one that the best describing place tells."""
    best: dict[str, CeremonyRead] = {}
    for document in documents:
        for read in document.ceremonies:
            known = best.get(read.ceremony.kind)
            if known is None or read.weight > known.weight:
                best[read.ceremony.kind] = read
    return tuple(best[kind].ceremony for kind in ("standup", "eod", "retro", "other") if kind in best)


def _ladder(documents: Sequence[Document]) -> tuple[Rung, ...]:
    """The longest ladder of a plan, with rungs of others that are reached otherwise."""
    rungs: dict[tuple[object, ...], Rung] = {}
    for document in sorted(documents, key=lambda document: -len(document.rungs)):
        for rung in document.rungs:
            rungs.setdefault((rung.after, rung.tracks_waiting, rung.before_due), rung)
    return tuple(
        sorted(
            rungs.values(),
            key=lambda rung: (
                rung.after is None,
                rung.before_due is not None,
                rung.after.total_seconds() if rung.after else 0.0,
            ),
        )
    )
