"""A roll-over from sprint.toml to what it would do, and doing it: for the command line and the screen. No Textual."""

from __future__ import annotations

import posixpath
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cockpit.core.facts import take_stock
from cockpit.core.notes import is_retro_of, retro_end
from cockpit.core.settings import Settings
from cockpit.core.text import normalise
from cockpit.disk.rolling import roll, take_back
from cockpit.disk.store import Snapshot, Store
from cockpit.plan.carry import Pruning, times_carried
from cockpit.plan.choosing import ARCHIVE, base_of, inside_of
from cockpit.plan.config import read_settings
from cockpit.plan.entries import Document, Entry
from cockpit.plan.globs import matches
from cockpit.plan.infer_write import as_toml
from cockpit.plan.reader import read_document
from cockpit.plan.shift import Shift
from cockpit.plan.splice import Refusal
from cockpit.repo.committed import uncommitted
from cockpit.repo.git import Git, open_git
from cockpit.report import rollover as report
from cockpit.report.next_sprint import next_sprint
from cockpit.report.rollover import CannotRoll, Carried, NewFile, Often, Rollover


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a roll-over would do, with the bytes it was worked out from."""

    home: Path
    rollover: Rollover
    seen: Mapping[str, bytes]


def first_start(settings: Settings) -> date:
    """The first workday after the sprint."""
    calendar = settings.calendar
    return calendar.next_workday(calendar.end)


def prepare(sprint_file: Path, now: datetime, start: date | None = None) -> Prepared:
    """Work out the next sprint. Nothing is written, but what a roll-over left half done is taken back.

    Raises CannotRoll, SettingsError, OSError.
    """
    store = Store(sprint_file)
    try:
        snapshot = store.load()
        if take_back(store.home, _archive_of(snapshot.settings)):
            snapshot = store.load()
    finally:
        store.close()
    if store.home.parent.name == ARCHIVE:
        raise CannotRoll("this sprint was put away already")
    data = sprint_file.read_bytes()
    return Prepared(store.home, _Roller(sprint_file, data, snapshot, now, start).rollover(), _seen(data, snapshot))


def _seen(data: bytes, snapshot: Snapshot) -> dict[str, bytes]:
    return {path: document.data for path, document in snapshot.documents.items()} | {snapshot.settings.file: data}


def carry_out(prepared: Prepared) -> None:
    """Do it. Raises CannotRoll while files are not committed, Refusal and OSError; then nothing has changed."""
    rollover = prepared.rollover
    git = open_git(prepared.home)
    if not isinstance(git, Git):
        raise CannotRoll(f"{git.message}: without git there would be no way back")
    open_ones = uncommitted(git, [old for old, _ in rollover.moves])
    if not isinstance(open_ones, tuple):
        raise CannotRoll(open_ones.message)
    if open_ones:
        more = f" and {len(open_ones) - 3} more" if len(open_ones) > 3 else ""
        raise CannotRoll(
            f"not committed yet: {', '.join(open_ones[:3])}{more}; commit first, so that there is a way back"
        )
    files = {file.path: file.data for file in rollover.files}
    try:
        roll(
            prepared.home, rollover.archive,
            moves=rollover.moves, copies=rollover.copies, files=files, seen=prepared.seen,
        )  # fmt: skip
    except Refusal as refusal:
        raise CannotRoll(str(refusal)) from None


class _Roller:
    def __init__(
        self, sprint_file: Path, data: bytes, snapshot: Snapshot, now: datetime, start: date | None
    ) -> None:  # fmt: skip
        self._board, self._settings, self._documents = snapshot.board, snapshot.settings, snapshot.documents
        self._facts = take_stock(snapshot.board, now)
        self._file, self._toml = sprint_file.name, tomllib.loads(data.decode("utf-8-sig"))
        self._old = self._settings.calendar
        self._new = report.next_calendar(self._old, start or first_start(self._settings))
        self._shift = Shift(self._old, self._new)
        self._name = report.next_name(self._settings.name, self._shift.everywhere(self._settings.name))
        self._open = report.open_things(self._board, self._facts)
        self._often: list[Often] = []
        self._notes: list[str] = []
        self._archive = _archive_of(self._settings)

    def rollover(self) -> Rollover:
        """Everything. The new plans are read back: what they say is compared with what was meant."""
        moving = [path for path, document in self._documents.items() if self._moves(path, document)]
        toml = as_toml(self._next_table([path for path in self._documents if self._is_next(path, moving)])).encode()
        settings = read_settings(toml, file=self._file)
        files = [file for path in moving if (file := self._new_plan(self._documents[path], settings))]
        retros = [path for path in self._documents if is_retro_of(path, self._old.end)]
        tracks: dict[str, int] = {}
        for item in {one.item: one for one in self._open if one.item}.values():
            tracks[item.track] = tracks.get(item.track, 0) + 1
        gone = {*moving}
        return Rollover(
            name=self._settings.name,
            end=self._old.end,
            next_name=self._name,
            calendar=self._new,
            archive=self._archive,
            moves=(*((path, self._put_away(path)) for path in moving), (self._file, f"{self._archive}/{self._file}")),
            copies=tuple((path, self._put_away(path)) for path in retros),
            files=(*files, NewFile(path=self._file, data=toml)),
            stays=tuple(path for path in self._documents if path not in gone),
            often=tuple(self._often),
            tracks=tracks,
            notes=tuple(self._notes),
        )

    def _moves(self, path: str, document: Document) -> bool:
        """Plans go; so do retros of earlier sprints once nothing they agreed on is open."""
        if document.role == "plan":
            return True
        if document.role != "retro" or retro_end(path) is None or is_retro_of(path, self._old.end):
            return False
        return not any(item.mentions and item.place.path == path and report.is_open(item) for item in self._board.items)

    def _put_away(self, path: str) -> str:
        """Where a file goes: one plans folder is laid flat, of several each keeps its name."""
        if len(self._settings.plans) > 1:
            return f"{self._archive}/{path}"
        return f"{self._archive}/{posixpath.relpath(path, self._settings.plans[0])}"

    # sprint.toml

    def _is_next(self, path: str, moving: Sequence[str]) -> bool:
        """Whether there is a plan of that name in the next sprint."""
        return path not in moving or self._documents[path].track is not None or any(
            one.path == path for one in self._open
        )  # fmt: skip

    def _next_table(self, paths: Sequence[str]) -> dict[str, object]:
        inside = [name for path in paths if (name := inside_of(self._settings, path))]
        rules = [
            rule
            for rule in self._toml.get("plans", ())
            if rule.get("role") == "ignore" or any(matches(rule["path"], name) for name in inside)
        ]
        old = self._toml | ({"plans": rules} if "plans" in self._toml else {})
        done = [item for item in self._board.items if item.state in ("done", "cancelled")]
        finished = {item.text for item in done} | {file for item in done if item.is_file for file in item.files}
        finished |= {posixpath.basename(file) for file in finished}
        return next_sprint(
            old,
            name=self._name,
            calendar=self._new,
            moved_day=self._shift.day,
            moved_text=self._shift.everywhere,
            finished=finished,
            met=self._met(),
        )

    def _met(self) -> set[int]:
        """The places, in sprint.toml, of handoffs that took place."""
        states = {
            (one.source, one.target, normalise(one.what)): self._facts.dependencies[one.id].state
            for one in self._board.dependencies
        }
        rules = enumerate(self._settings.dependencies)
        return {n for n, rule in rules if states.get((rule.source, rule.target, normalise(rule.what))) == "met"}

    # plans

    def _new_plan(self, document: Document, settings: Settings) -> NewFile | None:
        mine = [one for one in self._open if one.path == document.path]
        if not mine and document.track is None:
            return None
        lines = {one.line: self._note(document, one) for one in mine}
        pruning = Pruning(document, self._settings, lines, self._shift, self._renamed)
        intro = f"Carried over from {self._settings.name}, ended {self._old.end}, now in `{self._archive}/`."
        data = self._as_bytes(document, pruning.text(intro))
        wrong = self._misread(document, data, settings, mine)
        if any(wrong.values()):
            data = self._as_bytes(document, pruning.text(intro, {line: due for line, due in wrong.items() if due}))
            wrong = self._misread(document, data, settings, mine)
        self._notes += [f"{document.path}:{line}: look at when it is due in the next sprint" for line in wrong]
        return NewFile(path=document.path, data=data, carried=len(mine))

    def _as_bytes(self, document: Document, text: str) -> bytes:
        if not text.lstrip("\ufeff").startswith("#") and document.track is not None:
            title = self._board.track_name(document.track)
            text = f"# {title}{document.outline.newline * 2}{text}"
        return text.encode("utf-8", "surrogateescape")

    def _renamed(self, title: str) -> str:
        return report.renamed(title, self._settings.name, self._name)

    def _note(self, document: Document, one: Carried) -> str:
        if not one.noted:
            return ""
        start = document.outline.line_starts[one.line - 1]
        raw = document.data[start:].split(b"\n", 1)[0].decode("utf-8", "replace")
        times = times_carried(raw) + 1
        if times >= report.WARN_AT and not any(often.text == one.text for often in self._often):
            self._often.append(Often(text=one.text, path=one.path, times=times))
        return report.provenance(self._old.end, times)

    def _misread(self, document: Document, data: bytes, settings: Settings, mine: Sequence[Carried]) -> dict[int, str]:
        """Lines of the old plan whose counterparts are not read as due when they should be, and the day they should."""
        items = {one.line for one in mine if one.item}
        lines = {one.line for one in mine}
        new = read_document(document.path, data, settings, role=document.role, track=document.track)
        old = [entry for entry in document.entries if entry.mention.line in lines]
        wrong: dict[int, str] = {}
        for entry, counterpart in _paired(old, new.entries):
            if entry.mention.line not in items:
                continue
            due = self._shift.day(self._old.local(entry.due).date()) if entry.due else None
            is_due = counterpart.due if counterpart else None
            if counterpart is None or (self._new.local(is_due).date() if is_due else None) != due:
                wrong[entry.mention.line] = due.isoformat() if due else ""
        return wrong


def _paired(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Entries with what became of them: all in order, or else those with the same words in order."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    left: dict[str, list[Entry]] = {}
    for entry in new:
        left.setdefault(entry.mention.key, []).append(entry)
    for entry in old:
        same = left.get(entry.mention.key)
        yield entry, same.pop(0) if same else None


def _archive_of(settings: Settings) -> str:
    return f"{base_of(settings.plans[0])}{ARCHIVE}/{settings.calendar.end.isoformat()}"


def preview(prepared: Prepared, *, texts: bool = False) -> list[str]:
    """What it would do, line by line; with `texts` the new files as well."""
    rollover = prepared.rollover
    calendar = rollover.calendar
    span = f"{calendar.start:%a} {calendar.start} to {calendar.end:%a} {calendar.end}, {len(calendar.days)} workdays"
    lines = [f"{rollover.name} → {rollover.next_name}", f"  {span}", "", "goes on"]
    lines += [f"  {count:>3} open in {track}" for track, count in rollover.tracks.items()] or ["  nothing is open"]
    lines += ["", f"moves to {rollover.archive}/, byte for byte"]
    lines += [f"  {old}" for old, _ in rollover.moves]
    lines += ["", "is written"]
    lines += [f"  {file.path}" + (f"  {_lines(file.carried)}" if file.carried else "") for file in rollover.files]
    if rollover.stays:
        lines += ["", "stays where it is", *(f"  {path}" for path in rollover.stays)]
    if rollover.often:
        lines += ["", "carried again and again: still to be done?"]
        lines += [f"  ×{often.times}  {often.text}  ({often.path})" for often in rollover.often]
    if rollover.notes:
        lines += ["", "look at", *(f"  {note}" for note in rollover.notes)]
    lines += ["", "The goal of the next sprint is for people to write: it stands empty in sprint.toml."]
    for file in rollover.files if texts else ():
        text = file.data.decode("utf-8", "replace").rstrip("\n").splitlines()
        lines += ["", f"── {file.path}", *(f"  {line}".rstrip() for line in text)]
    return lines


def _lines(count: int) -> str:
    return f"{count} open line" + ("" if count == 1 else "s")
