"""The shape of sprint.toml as pydantic models. The only module that imports pydantic; import it late, it is slow.

Fields hold plain data that JSON can carry (dates as ISO text, durations in minutes, weekdays as numbers), so that a
validated file can be kept and turned into `Settings` without pydantic. See `config_plain`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from cockpit.plan import config_values as values

_ONE_OR_MORE: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_WEEKDAY_NAMES = [*values.WEEKDAYS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WEEKDAYS: dict[str, Any] = {
    "anyOf": [
        {"type": "array", "minItems": 1, "items": {"anyOf": [{"enum": _WEEKDAY_NAMES}, {"type": "string"}]}},
        {"type": "string", "examples": ["Mon-Fri"]},
    ]
}
_DURATION: dict[str, Any] = {"type": "string", "pattern": r"^\s*\d", "examples": ["90m", "4h", "1d"]}
_DUE: dict[str, Any] = {
    "anyOf": [{"type": "string", "format": "date"}, {"type": "string", "examples": ["Wed EOD", "Day 3"]}]
}


def _by(parse: Callable[[object], object]) -> PlainValidator:
    """A validator from a parser of `config_values`, its `Unfit` handed to pydantic as data."""

    def check(value: object) -> object:
        try:
            return parse(value)
        except values.Unfit as unfit:
            context = {"allowed": unfit.allowed, "remedy": unfit.remedy, "index": unfit.index}
            raise PydanticCustomError("unfit", "{allowed}", context) from None

    return PlainValidator(check)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[str, _by(values.parse_day), WithJsonSchema({"type": "string", "format": "date"})]
Clock = Annotated[str, _by(values.parse_clock), WithJsonSchema({"type": "string", "format": "partial-time"})]
Due = Annotated[str, _by(values.parse_due), WithJsonSchema(_DUE)]
Minutes = Annotated[int, _by(values.parse_minutes), WithJsonSchema(_DURATION)]
Weekdays = Annotated[list[int], _by(values.parse_weekdays), WithJsonSchema(_WEEKDAYS)]
Zone = Annotated[str, _by(values.parse_zone), WithJsonSchema({"type": "string", "examples": ["Europe/Berlin"]})]
Texts = Annotated[list[str], _by(values.parse_texts), WithJsonSchema(_ONE_OR_MORE)]
Folder = Annotated[str, _by(values.parse_folder), WithJsonSchema({"type": "string", "minLength": 1})]
Folders = Annotated[list[str], _by(values.parse_folders), WithJsonSchema(_ONE_OR_MORE)]
TrackId = Annotated[str, _by(values.parse_track_id), WithJsonSchema({"type": "string", "pattern": r"^\w[\w.-]*$"})]


class Table(BaseModel):
    """A table of sprint.toml: unknown keys are errors, nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SprintTable(Table):
    """What the sprint is and when."""

    name: Text = Field(description="What the sprint is called, shown at the top of every view.")
    goal: str = Field("", description="The sprint's goal in one line.")
    start: Day = Field(description="First day, a TOML date: 2025-11-24")
    end: Day = Field(description="Last day, a TOML date: 2025-11-28")
    timezone: Zone = Field("UTC", description="IANA time zone in which days begin and end.")
    workdays: Weekdays = Field([0, 1, 2, 3, 4], description="Days on which work is done; Day N is the Nth of them.")
    holidays: list[Day] = Field([], description="Dates on which no work is done.")
    day_end: Clock = Field("17:00:00", description='What "EOD" means: 17:00:00')
    plans: Folders = Field(["docs/plans"], description="Folder(s) of the plans, relative to this file.")
    theme: Text = Field("cockpit-dark", description="Name of a theme.")
    fetch_every: int = Field(0, ge=0, le=1440, description="Minutes between fetches of the remote; 0 never fetches.")


class TrackTable(Table):
    """A person, team or agent that works in parallel to the others."""

    id: TrackId = Field(description="Short name, used on the command line.")
    name: str = Field("", description="Name people use; the id when missing.")
    role: str = Field("", description="What the track is responsible for.")
    aliases: Texts = Field([], description="Other names that headings and owner cells use.")
    plan: Folders = Field([], description="The track's own plans: files or globs relative to the plans folder.")
    days: str = Field("", description='When its undated items are due, for tracks that are phases: "Day 1-3".')


class PlanTable(Table):
    """A document that needs telling apart."""

    path: Folder = Field(description="File or glob relative to the plans folder.")
    role: Literal["plan", "reference", "retro", "ignore"] = Field(description="How its items are taken.")


class DependencyTable(Table):
    """A handoff from one track to another."""

    source: Text = Field(alias="from", description="Id of the track that delivers.")
    target: Text = Field(alias="to", description="Id of the track that waits.")
    what: Text = Field(description="What is handed over.")
    how: str = Field("", description="By which way.")
    due: Due = Field("", description='A date, or words such as "Wed EOD".')
    needs: Texts = Field([], description="Texts, files or ids of items; met when all of them are done.")
    both: bool = Field(False, description="Whether it goes both ways.")


class CheckpointTable(Table):
    """A quality gate with its criteria."""

    name: Text = Field(description="What the gate is called.")
    due: Due = Field("", description='A date, or words such as "Wed EOD".')
    items: Texts = Field([], description="Texts or files of existing items, or new criteria.")


class CeremonyTable(Table):
    """A meeting of the sprint."""

    kind: Literal["standup", "eod", "retro", "other"] = Field(description="Which meeting it is.")
    name: str = Field("", description="What people call it.")
    days: Weekdays = Field([], description="Weekdays on which it takes place.")
    date: Day = Field("", description="The one date on which it takes place.")
    at: Clock = Field("", description="Its time in the sprint's zone: 09:00:00")
    minutes: int = Field(15, ge=1, le=1440, description="How long it takes.")
    minutes_per_track: int = Field(3, ge=1, le=1440, description="How long a track may talk.")


class RungTable(Table):
    """A step of the escalation ladder, reached by one of age, reach or nearness of a due."""

    name: Text = Field(description="What to do.")
    after: Minutes | None = Field(None, description='Age of the blocker: "4h".')
    tracks_waiting: int | None = Field(None, ge=1, le=1000, description="How many tracks wait.")
    before_due: Minutes | None = Field(None, description='Time before a due that will be missed: "24h".')


class MetricTable(Table):
    """A number the sprint is to reach."""

    name: Text = Field(description="What is measured.")
    target: Text = Field(description='What is to be reached: "<0.06%".')
    track: str = Field("", description="Id of the track it belongs to.")
    actual: str = Field("", description="What was reached.")


class StatesTable(Table):
    """Words and glyphs added to the built-in vocabulary, by state."""

    todo: Texts = []
    doing: Texts = []
    blocked: Texts = []
    deferred: Texts = []
    cancelled: Texts = []
    done: Texts = []
    marks: bool = Field(default=False, description="Write marks such as [/] instead of words.")


class HeadingsTable(Table):
    """Headings and leads of the team's own, by what the lists below them hold."""

    task: Texts = []
    deliverable: Texts = []
    action: Texts = []
    criterion: Texts = []
    metric: Texts = []
    blocker: Texts = []
    note: Texts = Field(default=[], description="Lists that hold no work.")


class SprintFile(Table):
    """A sprint whose plans are markdown files: sprint.toml of Sprint Cockpit."""

    sprint: SprintTable
    tracks: list[TrackTable] = []
    plans: list[PlanTable] = []
    dependencies: list[DependencyTable] = []
    checkpoints: list[CheckpointTable] = []
    ceremonies: list[CeremonyTable] = []
    escalation: list[RungTable] = []
    metrics: list[MetricTable] = []
    states: StatesTable = Field(default_factory=StatesTable)
    headings: HeadingsTable = Field(default_factory=HeadingsTable)
    keys: dict[str, Texts] = Field({}, description='Keys by action: tick = "space". See `cockpit keys`.')


def validated(document: Mapping[str, Any]) -> tuple[dict[str, Any], Sequence[Mapping[str, Any]]]:
    """The content of a sprint.toml as plain data with its defaults, and the errors of pydantic (then without data)."""
    try:
        return SprintFile.model_validate(document).model_dump(by_alias=True), ()
    except ValidationError as error:
        return {}, [dict(one) for one in error.errors(include_url=False)]
