"""sprint.toml: what is read, and what is said about each way to get it wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.model import Rung
from cockpit.core.settings import Settings
from cockpit.plan.config import SettingsError, in_one_line, json_schema, plain_settings, read_settings, settings_of

MINIMAL = '[sprint]\nname = "Week 2"\nstart = 2025-11-24\nend = 2025-11-28\n'

FULL = """\
[sprint]
name = "Starlight"
goal = "Ready"
start = 2025-11-24
end = 2025-11-28
timezone = "America/Los_Angeles"
workdays = ["Mon", "tuesday", "Wed.", "Thurs", "FRI"]
holidays = [2025-11-27]
day_end = 18:30:00
plans = ["docs/plans/", "./notes"]
theme = "cockpit-light"
fetch_every = 5

[[tracks]]
id = "claude"
name = "Claude"
role = "Research"
aliases = "Claude Next"
plan = "claude_next.md"
days = "Day 1-3"

[[tracks]]
id = "grok"

[[plans]]
path = "CHECKLIST.md"
role = "reference"

[[dependencies]]
from = "claude"
to = "grok"
what = "Models"
how = "commit"
due = "Wed EOD"
needs = ["a.py"]

[[checkpoints]]
name = "Mid-week"
due = 2025-11-26
items = ["One", "Two"]

[[ceremonies]]
kind = "standup"
days = "Mon-Fri"
at = 09:00:00

[[ceremonies]]
kind = "retro"

[[escalation]]
after = "0h"
name = "Raise"

[[escalation]]
tracks_waiting = 2
name = "Escalate"

[[escalation]]
before_due = "1d 12h"
name = "Tell"

[[metrics]]
name = "FPR"
track = "claude"
target = "<0.06%"

[states]
done = ["Shipped", "🚢"]
marks = true

[keys]
tick = ["space", "x"]
"""


def read(text: str) -> Settings:
    return read_settings(text.encode())


def problems(data: bytes | str) -> list[str]:
    """The problems of a file, each as its line says it, without the file's name."""
    with pytest.raises(SettingsError) as caught:
        read_settings(data if isinstance(data, bytes) else data.encode())
    return [in_one_line(problem).removeprefix("sprint.toml:") for problem in caught.value.problems]


def test_minimal_file_has_a_default_for_everything_else() -> None:
    settings = read(MINIMAL)
    assert settings.name == "Week 2"
    assert settings.calendar.days == tuple(date(2025, 11, day) for day in range(24, 29))
    assert settings.calendar.day_end == time(17)
    assert settings.plans == ("docs/plans",)
    assert settings.tracks == ()
    assert not settings.marks


def test_everything_that_can_be_declared() -> None:
    settings = read(FULL)
    calendar = settings.calendar
    assert calendar.zone_name == "America/Los_Angeles"
    assert calendar.end_of(date(2025, 11, 24)).isoformat() == "2025-11-24T18:30:00-08:00"
    assert [day.day for day in calendar.days] == [24, 25, 26, 28]
    assert settings.plans == ("docs/plans", "notes")
    claude, grok = settings.tracks
    assert (claude.name, claude.aliases, claude.plan, claude.days) == (
        "Claude",
        ("Claude Next",),
        ("claude_next.md",),
        "Day 1-3",
    )
    assert grok.name == "grok"
    assert [(rule.path, rule.role) for rule in settings.rules] == [("CHECKLIST.md", "reference")]
    (dependency,) = settings.dependencies
    assert (dependency.source, dependency.target, dependency.due, dependency.line) == ("claude", "grok", "Wed EOD", 29)
    (checkpoint,) = settings.checkpoints
    assert (checkpoint.due, checkpoint.items, checkpoint.line) == (date(2025, 11, 26), ("One", "Two"), 37)
    standup, retro = settings.ceremonies
    assert (standup.name, standup.at, standup.days) == ("Standup", time(9), frozenset(range(5)))
    assert (retro.name, retro.at, retro.date, retro.days) == ("Retro", time(16), date(2025, 11, 28), frozenset())
    assert settings.escalation == (
        Rung(name="Raise", after=timedelta()),
        Rung(name="Escalate", tracks_waiting=2),
        Rung(name="Tell", before_due=timedelta(hours=36)),
    )
    assert settings.metrics[0].line == FULL[: FULL.index("[[metrics]]")].count("\n") + 1
    assert settings.states == {"done": ("Shipped", "🚢")}
    assert settings.marks
    assert settings.keys == {"tick": "space,x"}


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("0h", 0), ("4h", 240), ("1d", 1440), ("90m", 90), ("1d 4h", 1680), ("1.5 hours", 90), ("2 DAYS", 2880),
     ("30 mins", 30), ("1w", 10080), ("1 day, 2 hours", 1560)],
)  # fmt: skip
def test_durations(written: str, minutes: int) -> None:
    settings = read(f'{MINIMAL}[[escalation]]\nname = "x"\nafter = "{written}"\n')
    assert settings.escalation[0].after == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("written", "days"),
    [('["Mon"]', {0}), ('["mo", "Tues", "weds", "thur", "FRIDAY"]', {0, 1, 2, 3, 4}), ('"Mon-Thu"', {0, 1, 2, 3}),
     ('"Fri – Mon"', {4, 5, 6, 0}), ('"Mon, Wed"', {0, 2}), ('["Mon to Wed", "Sun"]', {0, 1, 2, 6})],
)  # fmt: skip
def test_weekdays(written: str, days: set[int]) -> None:
    assert read(f"{MINIMAL}workdays = {written}\n").calendar.workdays == days


@pytest.mark.parametrize(
    ("due", "expected"),
    [("2025-11-26", date(2025, 11, 26)), ('"2025-11-26"', date(2025, 11, 26)), ('"Wed EOD"', "Wed EOD"),
     ("2025-11-26T12:00:00", datetime.fromisoformat("2025-11-26T12:00"))],
)  # fmt: skip
def test_dues_are_dates_moments_or_words(due: str, expected: object) -> None:
    settings = read(f'{MINIMAL}[[checkpoints]]\nname = "Gate"\ndue = {due}\n')
    assert settings.checkpoints[0].due == expected


def test_byte_order_mark_and_windows_newlines_are_fine() -> None:
    assert read_settings(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode()) == read(MINIMAL)


FOLDER = "allowed: a path inside the repository, relative to this file and without .."
WRONG: list[tuple[str, str, list[str]]] = [
    ("nothing", "", ["1:1: sprint: found nothing, allowed: a table with name, start and end; begin with [sprint]"]),
    (
        "missing keys",
        '[sprint]\nname = "x"\n',
        [
            "1:1: sprint.end: found nothing, allowed: a date such as 2025-11-24; write end = 2025-11-28",
            "1:1: sprint.start: found nothing, allowed: a date such as 2025-11-24; write start = 2025-11-24",
        ],
    ),
    ("empty name", MINIMAL.replace("Week 2", " "), ['2:8: sprint.name: found " ", allowed: a text that is not empty']),
    ("name as number", MINIMAL.replace('"Week 2"', "2"), ["2:8: sprint.name: found 2, allowed: a text in quotes"]),
    (
        "unknown key",
        MINIMAL + 'time_zone = "UTC"\n',
        [
            ("5:1: sprint.time_zone: found an unknown key, allowed: name, goal, start, end, timezone, workdays, "
            'holidays, day_end, plans, theme, fetch_every; did you mean "timezone"?')
        ],
    ),
    (
        "unknown table",
        MINIMAL + '[[track]]\nid = "a"\n',
        [
            ("5:1: track: found an unknown key, allowed: sprint, tracks, plans, dependencies, checkpoints, ceremonies, "
            'escalation, metrics, states, headings, keys; did you mean "tracks"?')
        ],
    ),
    (
        "table where an array of tables belongs",
        MINIMAL + '[tracks]\nid = "a"\n',
        ["5:1: tracks: found a table, allowed: tables, each under [[tracks]]"],
    ),
    ("text where a table belongs", "sprint = 3\n", ["1:1: sprint: found 3, allowed: a table, [sprint]"]),
    (
        "moment for a date",
        MINIMAL.replace("2025-11-28", "2025-11-28T09:00:00"),
        [
            ("4:7: sprint.end: found 2025-11-28T09:00:00, allowed: a date such as 2025-11-24; "
            "write 2025-11-28, without the time")
        ],
    ),
    (
        "no such day",
        MINIMAL.replace("2025-11-28", '"2025-11-31"'),
        ['4:7: sprint.end: found "2025-11-31", allowed: a date such as 2025-11-24; there is no such day'],
    ),
    (
        "end before start",
        MINIMAL.replace("2025-11-28", "2025-11-20"),
        ["4:7: sprint.end: found 2025-11-20, allowed: 2025-11-24 (the start) or later; swap start and end"],
    ),
    (
        "the wrong century",
        MINIMAL.replace("2025-11-28", "2125-11-28"),
        ["4:7: sprint.end: found 2125-11-28, allowed: a day up to 2028-08-19 (1000 days); check the year"],
    ),
    (
        "no workday at all",
        MINIMAL.replace("24", "29").replace("28", "30"),
        [
            ("1:1: sprint.workdays: found no workday from 2025-11-29 to 2025-11-30, allowed: at least one; "
            'write workdays = ["Sat", "Sun"]')
        ],
    ),
    (
        "misspelt weekday in a long list",
        MINIMAL + 'workdays = [\n  "Mon", # first\n  "Tusday",\n]\n',
        [('7:3: sprint.workdays[2]: found "Tusday", allowed: weekday names such as "Mon" or "Friday"; '
         'did you mean "Tuesday"?')],
    ),
    (
        "weekday as number",
        MINIMAL + "workdays = [1]\n",
        ['5:13: sprint.workdays[1]: found 1, allowed: weekday names such as "Mon" or "Friday"; write a name, not 1'],
    ),
    (
        "holiday in an array over lines",
        MINIMAL + "holidays = [\n  2025-11-27,\n  true,\n]\n",
        ["7:3: sprint.holidays[2]: found true, allowed: a date such as 2025-11-24"],
    ),
    (
        "misspelt zone",
        MINIMAL + 'timezone = "Europe/Berln"\n',
        [('5:12: sprint.timezone: found "Europe/Berln", allowed: a time zone such as "Europe/Berlin"; '
         'did you mean "Europe/Berlin"?')],
    ),
    (
        "city for a zone",
        MINIMAL + 'timezone = "Los Angeles"\n',
        [('5:12: sprint.timezone: found "Los Angeles", allowed: a time zone such as "Europe/Berlin"; '
         'did you mean "America/Los_Angeles"?')],
    ),
    (
        "zone out of the database",
        MINIMAL + 'timezone = "../../etc/passwd"\n',
        ['5:12: sprint.timezone: found "../../etc/passwd", allowed: a time zone such as "Europe/Berlin"'],
    ),
    ("plans above", MINIMAL + 'plans = "../plans"\n', [f'5:9: sprint.plans: found "../plans", {FOLDER}']),
    ("plans above, hidden", MINIMAL + 'plans = ["a", "b/../../c"]\n',
     [f'5:15: sprint.plans[2]: found "b/../../c", {FOLDER}']),
    ("absolute plans", MINIMAL + 'plans = "/etc"\n', [f'5:9: sprint.plans: found "/etc", {FOLDER}']),
    ("plans at home", MINIMAL + 'plans = "~/x"\n', [f'5:9: sprint.plans: found "~/x", {FOLDER}']),
    ("backslashes", MINIMAL + "plans = 'docs\\plans'\n",
     [f'5:9: sprint.plans: found "docs\\\\plans", {FOLDER}; write it with slashes: "docs/plans"']),
    ("no plans", MINIMAL + "plans = []\n", [f"5:9: sprint.plans: found [], {FOLDER}"]),
    ("fetching backwards", MINIMAL + "fetch_every = -1\n",
     ["5:15: sprint.fetch_every: found -1, allowed: a number from 0"]),
    (
        "track with spaces",
        MINIMAL + '[[tracks]]\nid = "Team A"\n',
        [('6:6: tracks[1].id: found "Team A", allowed: a short name of letters, digits, - _ and . without spaces; '
         'for example "team-a"')],
    ),
    (
        "shared is taken",
        MINIMAL + '[[tracks]]\nid = "shared"\n',
        [('6:6: tracks[1].id: found "shared", allowed: any name but "shared", which is the track of what belongs to '
         "no track")],
    ),
    (
        "two tracks of one name",
        MINIMAL + '[[tracks]]\nid = "a"\n\n[[tracks]]\nid = "b"\naliases = ["c", "A"]\n',
        ['10:17: tracks[2].aliases[2]: found "A", allowed: a name that no other track has; track a has it already'],
    ),
    (
        "dependency on nobody",
        MINIMAL + '[[tracks]]\nid = "claude"\n[[dependencies]]\nfrom = "claude"\nto = "cluade"\nwhat = "x"\n',
        ['9:6: dependencies[1].to: found "cluade", allowed: a declared track: "claude"; did you mean "claude"?'],
    ),
    (
        "dependency on itself",
        MINIMAL + '[[tracks]]\nid = "a"\n[[dependencies]]\nfrom = "a"\nto = "a"\nwhat = "x"\n',
        ['9:6: dependencies[1].to: found "a", allowed: another track'],
    ),
    (
        "metric of nobody, inline",
        MINIMAL + '[[tracks]]\nid = "a"\n[[metrics]]\nname = "m"\ntarget = "1"\ntrack = "b"\n',
        ['10:9: metrics[1].track: found "b", allowed: a declared track: "a"'],
    ),
    (
        "role of a plan",
        MINIMAL + '[[plans]]\npath = "a.md"\nrole = "refrence"\n',
        [('7:8: plans[1].role: found "refrence", allowed: "plan", "reference", "retro", "ignore"; '
         'did you mean "reference"?')],
    ),
    (
        "the same plan twice",
        MINIMAL + '[[plans]]\npath = "a.md"\nrole = "ignore"\n[[plans]]\npath = "./a.md"\nrole = "retro"\n',
        ['9:8: plans[2].path: found "a.md", allowed: each path once; it has the role ignore already'],
    ),
    (
        "ceremony without a kind",
        MINIMAL + "[[ceremonies]]\nat = 09:00:00\n",
        ['5:1: ceremonies[1].kind: found nothing, allowed: standup, eod, retro or other; write kind = "standup"'],
    ),
    (
        "other ceremony without name and time",
        MINIMAL + '[[ceremonies]]\nkind = "other"\n',
        [
            "5:1: ceremonies[1].at: found nothing, allowed: a time, for a ceremony of kind other; write at = 09:00:00",
            '5:1: ceremonies[1].name: found nothing, allowed: a name, for a ceremony of kind other; write name = "…"',
        ],
    ),
    (
        "days and date",
        MINIMAL + '[[ceremonies]]\nkind = "retro"\ndays = ["Fri"]\ndate = 2025-11-28\n',
        ["8:1: ceremonies[1].date: found both days and date, allowed: one of them"],
    ),
    (
        "no minutes",
        MINIMAL + '[[ceremonies]]\nkind = "retro"\nminutes = 0\n',
        ["7:11: ceremonies[1].minutes: found 0, allowed: a number from 1"],
    ),
    (
        "a number for a duration",
        MINIMAL + '[[escalation]]\nname = "x"\nafter = 4\n',
        [('7:9: escalation[1].after: found 4, allowed: a duration such as "90m", "4h" or "1d"; '
         'write "4h" for hours or "4m" for minutes')],
    ),
    (
        "half a duration",
        MINIMAL + '[[escalation]]\nname = "x"\nafter = "4h or so"\n',
        ['7:9: escalation[1].after: found "4h or so", allowed: a duration such as "90m", "4h" or "1d"'],
    ),
    (
        "rung without a reason",
        MINIMAL + '[[escalation]]\nafter = "0h"\nname = "x"\n[[escalation]]\nname = "y"\n',
        [('8:1: escalation[2]: found none of them, allowed: one of after, tracks_waiting, before_due; '
         'write after = "4h"')],
    ),
    (
        "rung with two reasons",
        MINIMAL + '[[escalation]]\nafter = "0h"\nname = "x"\ntracks_waiting = 2\n',
        [("8:1: escalation[1].tracks_waiting: found after and tracks_waiting, allowed: one of after, tracks_waiting, "
         "before_due")],
    ),
    (
        "a word in two states",
        MINIMAL + '[states]\ndone = ["Shipped"]\ndoing = ["shipped"]\n',
        ['6:9: states.done[1]: found "Shipped", allowed: each word in one state; it stands under doing already'],
    ),
    (
        "unknown state",
        MINIMAL + '[states]\nfinished = ["x"]\n',
        ["6:1: states.finished: found an unknown key, allowed: todo, doing, blocked, deferred, cancelled, done, marks"],
    ),
    ("inline table", MINIMAL + 'states.done = "x"\n', [
        ("5:1: sprint.states: found an unknown key, allowed: name, goal, start, end, timezone, workdays, holidays, "
        'day_end, plans, theme, fetch_every; did you mean "start"?')]),
    ("keys inside an inline table", MINIMAL + '[keys]\n"a b" = "x"\ntick = 1\n',
     ["7:8: keys.tick: found 1, allowed: a text or a list of texts"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_said_about_a_wrong_file(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


SYNTAX: list[tuple[bytes, str]] = [
    (b"[sprint]\nday_end = 17:00\n", ("2:13: not TOML: expected newline or end of document after a statement; "
     "write day_end = 17:00:00")),
    (b"[sprint]\nat = 9:00:00\n", ("2:7: not TOML: expected newline or end of document after a statement; "
     "write at = 09:00:00")),
    (b"[sprint]\nstart = 24.11.2025\n", ("2:14: not TOML: expected newline or end of document after a statement; "
     "write the date as start = 2025-11-24")),
    (b"[sprint]\nname = Starlight week\n", ('2:8: not TOML: invalid value; write texts in quotes: '
     'name = "Starlight week"')),
    (b"[states]\nmarks = True\n", "2:9: not TOML: invalid value; write marks = true"),
    (b'[sprint]\nname = "x"\nname = "y"\n', "3:11: not TOML: cannot overwrite a value; give each key once"),
    (b'[sprint]\nname = "x\n', "2:10: not TOML: illegal character '\\n'"),
    (b"[sprint]\nname = \xff\n", "2:8: found the byte 0xff, allowed: UTF-8; save the file as UTF-8"),
    (b"[sprint", "1:8: not TOML: expected ']' at the end of a table declaration"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), SYNTAX)
def test_what_is_not_toml_says_where(data: bytes, expected: str) -> None:
    assert problems(data) == [expected]


def test_deep_nesting_is_a_problem_not_a_crash() -> None:
    assert problems(b"a = " + b"[" * 100_000) == ["1:1: brackets are nested too deeply"]


def test_the_line_is_found_in_crlf_and_beyond_multi_line_texts() -> None:
    text = MINIMAL + 'goal = """\n[[tracks]]\nid = 3\n"""\n[[tracks]]\nid = "a b"\n'
    assert problems(text.replace("\n", "\r\n"))[0].startswith("10:6: tracks[1].id")


def test_kept_data_gives_the_same_settings() -> None:
    kept = json.loads(json.dumps(plain_settings(FULL.encode(), file="a/sprint.toml")))
    assert settings_of(kept, "a/sprint.toml") == read_settings(FULL.encode(), file="a/sprint.toml")


@given(st.text(alphabet="abs[]{}=.\"'\n#, 0123-:\\\t", max_size=60))
def test_any_text_gives_problems_with_a_line(text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(text)  # too short for a name, a start and an end
    lines = text.count("\n") + 1
    assert caught.value.problems
    assert all(1 <= problem.line <= lines for problem in caught.value.problems)


def keys_of(schema: dict[str, Any], table: str) -> set[str]:
    form = schema["properties"][table]
    name = (form.get("$ref") or form["items"]["$ref"]).rsplit("/", 1)[-1]
    return set(schema["definitions"][name]["properties"])


def test_schema_knows_every_key_and_nothing_more() -> None:
    schema = json_schema()
    assert schema["$schema"].startswith("http://json-schema.org/draft-07")
    assert schema["required"] == ["sprint"]
    assert schema["additionalProperties"] is False
    assert keys_of(schema, "dependencies") == {"from", "to", "what", "how", "due", "needs", "both"}
    assert keys_of(schema, "escalation") == {"name", "after", "tracks_waiting", "before_due"}
    assert keys_of(schema, "tracks") == {"id", "name", "role", "aliases", "plan", "days"}
    assert "null" not in json.dumps(schema)
    assert schema["definitions"]["SprintTable"]["properties"]["start"] == {
        "description": "First day, a TOML date: 2025-11-24", "format": "date", "type": "string",
    }  # fmt: skip


def test_reading_the_module_does_not_import_pydantic() -> None:
    code = "import sys, cockpit.plan.config; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
