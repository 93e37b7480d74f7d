"""The plans in memory: each file's bytes, its stamp and what was read in it; only what changed is read again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cockpit.core.model import Finding
from cockpit.core.settings import Settings
from cockpit.disk.files import MAX_SIZE, Listing, PlanFile, list_plans
from cockpit.disk.reading import HALF_WRITTEN_S, read_file
from cockpit.disk.stamp import Stamp
from cockpit.disk.write import Receipt
from cockpit.plan.entries import Document
from cockpit.plan.reader import read_document

MAX_TOTAL = 256 * 1024 * 1024
"""Bytes of all plans together; what comes after is reported, not read."""
Written = Callable[[str], date | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan in memory. `own` is the stamp after this program's last write of it."""

    file: PlanFile
    document: Document
    stamp: Stamp
    settled: bool
    own: Stamp | None = None


Seen = tuple[Document | None, Document | None]


class Shelf:
    """All plans of a sprint. Not for several threads at once; the store sees to that.

    `written` tells the date of a plan's last commit, for documents that bear no date.
    """

    def __init__(self, home: Path, repository: Path, written: Written | None = None) -> None:
        self._home, self._repository, self._written = home, repository, written
        self._settings: Settings | None = None
        self._foreign: dict[str, Seen] = {}
        self.plans: dict[str, Plan] = {}

    @property
    def documents(self) -> dict[str, Document]:
        """By path, in the order of paths."""
        return {path: plan.document for path, plan in self.plans.items()}

    def look(self, settings: Settings) -> tuple[Finding, ...]:
        """Read what changed on disk since the last look, all of it when the settings did; what could not be read."""
        listing = list_plans(self._home, settings, self._repository)
        if settings is self._settings and not self.plans.keys() <= listing.plans.keys():
            time.sleep(HALF_WRITTEN_S)  # editors and git remove a file just before they write it anew
            listing = list_plans(self._home, settings, self._repository)
        keep = self.plans if settings is self._settings else {}
        findings = list(listing.findings)
        plans = self._plans(listing, keep, settings, findings)
        for path in sorted({*self.plans, *plans}):
            self._compare(path, self.plans.get(path), plans.get(path))
        self._settings, self.plans = settings, plans
        return tuple(findings)

    def _compare(self, path: str, before: Plan | None, after: Plan | None) -> None:
        """Remember what others did to a plan, from the state that was last shown."""
        one, other = before.document if before else None, after.document if after else None
        if one is not other and (one is None or other is None or one.data != other.data):
            first = self._foreign[path][0] if path in self._foreign else one
            self._foreign[path] = (first, other)

    @property
    def stirred(self) -> frozenset[str]:
        """The plans that others changed since `foreign` was last asked."""
        return frozenset(self._foreign)

    def again(self, path: str, settings: Settings) -> bool:
        """Read one plan again; whether that could be done. A file that is away stays in memory as it was."""
        plan = self.plans[path]
        try:
            content = read_file(plan.file.file, limit=MAX_SIZE, before=plan.document.data)
        except (OSError, ValueError):
            return False
        self.take(path, content.data, content.stamp, settings)
        return True

    def foreign(self) -> dict[str, Seen]:
        """What others changed since this was last asked: per path the document before and after, None for none."""
        found, self._foreign = self._foreign, {}
        return {
            path: (one, other)
            for path, (one, other) in found.items()
            if one is None or other is None or one.data != other.data
        }

    def _plans(
        self, listing: Listing, keep: Mapping[str, Plan], settings: Settings, findings: list[Finding]
    ) -> dict[str, Plan]:
        plans: dict[str, Plan] = {}
        total = 0
        for path, file in sorted(listing.plans.items()):
            known = keep.get(path)
            total += file.stamp.size
            if total > MAX_TOTAL:
                message = f"all plans together are larger than {MAX_TOTAL >> 20} MB; this one was not read"
                findings.append(_finding(path, message, "narrow `plans`, or ignore files", code="too-large"))
                continue
            if known and known.settled and known.stamp == file.stamp and _same_part(known.file, file):
                plans[path] = known
                continue
            try:
                plans[path] = self._read(file, known, settings)
            except FileNotFoundError:
                continue
            except OSError as error:
                findings.append(_finding(path, f"cannot be read: {error.strerror}", "check its permissions"))
            except ValueError as error:
                findings.append(_finding(path, str(error), "split it, or give it the role ignore"))
        return plans

    def _read(self, file: PlanFile, known: Plan | None, settings: Settings) -> Plan:
        before = self.plans[file.path].document.data if file.path in self.plans else None
        content = read_file(file.file, limit=MAX_SIZE, before=before)
        if known and known.document.data == content.data and _same_part(known.file, file):
            return replace(known, stamp=content.stamp, settled=content.settled)
        written = self._written(file.path) if self._written else None
        document = read_document(file.path, content.data, settings, role=file.role, track=file.track, written=written)
        return Plan(file, document, content.stamp, content.settled)

    def parse(self, path: str, data: bytes, settings: Settings) -> Document:
        """What `data` says as the new content of a plan in memory. Opens no file, asks nobody."""
        file, document = self.plans[path].file, self.plans[path].document
        return read_document(path, data, settings, role=file.role, track=file.track, written=document.written)

    def take(self, path: str, data: bytes, stamp: Stamp, settings: Settings) -> Document:
        """Replace a plan's bytes by those just found on disk. Opens no file."""
        plan = self.plans[path]
        document = plan.document
        if document.data != data:
            document = self.parse(path, data, settings)
        self.plans[path] = replace(plan, document=document, stamp=stamp, settled=False)
        self._compare(path, plan, self.plans[path])
        return self.plans[path].document

    def wrote(self, receipt: Receipt, document: Document) -> None:
        """Keep what this program wrote itself, so that it never looks like another's change."""
        plan = self.plans[receipt.name]
        self.plans[receipt.name] = replace(
            plan, document=document, stamp=receipt.stamp, settled=False, own=receipt.stamp
        )


def _same_part(one: PlanFile, other: PlanFile) -> bool:
    return (one.role, one.track) == (other.role, other.track)


def _finding(path: str, message: str, remedy: str, code: str = "unreadable") -> Finding:
    return Finding(code=code, severity="error", path=path, line=1, message=message, remedy=remedy)
