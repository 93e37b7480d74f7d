"""Files, ids and tracks that plans name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.settings import TrackRule
from cockpit.plan.names import Arrow, TrackNames, files_in, is_pattern, leading_id, own_files

TRACKS = TrackNames.of(
    [
        TrackRule(id="claude", name="Claude", aliases=("Claude Next",)),
        TrackRule(id="grok", name="Grok"),
        TrackRule(id="gpt", name="GPT"),
        TrackRule(id="p1", name="Phase 1"),
        TrackRule(id="p10", name="Phase 10"),
        TrackRule(id="data", name="Daten & KI", aliases=("数据", "Équipe données")),
    ]
)

FILES = [
    # text, files named, files it is, files it is in a deliverable column
    ("`triplet.py` + training script", "triplet.py", "triplet.py", ""),
    ("`a.py` + `b.md`", "a.py b.md", "a.py b.md", "a.py b.md"),
    ("`a.py`, `b.py` and `c.py`", "a.py b.py c.py", "a.py b.py c.py", "a.py b.py c.py"),
    ("**`x.py`** (110 lines)", "x.py", "x.py", ""),
    ("**`x.py`**", "x.py", "x.py", "x.py"),
    ("`x.py`: the thing", "x.py", "x.py", ""),
    (
        "docs/plans/claude_next.md",
        "docs/plans/claude_next.md",
        "docs/plans/claude_next.md",
        "docs/plans/claude_next.md",
    ),
    ("README.md and more", "README.md", "README.md", ""),
    ("Create `docs/x.md` with stuff", "docs/x.md", "docs/x.md", ""),
    ("CREATE `utils/ctx.ts`", "utils/ctx.ts", "utils/ctx.ts", ""),
    ("Write the `x.ts` and `y.ts` modules", "x.ts y.ts", "x.ts y.ts", ""),
    ("Create directory `docs/x/`", "docs/x/", "docs/x/", ""),
    ("Create new file src/a.py", "src/a.py", "src/a.py", ""),
    ("Implement src/models/user.py", "src/models/user.py", "src/models/user.py", ""),
    ("T012 [P] Create src/models/user.py", "src/models/user.py", "src/models/user.py", ""),
    ("1.2 Build `x.go`", "x.go", "x.go", ""),
    ("Ajouter `x.php`", "x.php", "x.php", ""),
    ("`models/`", "models/", "models/", "models/"),
    ("[Plan](docs/plan.md)", "docs/plan.md", "docs/plan.md", "docs/plan.md"),
    ("`file.py:42` fix", "file.py", "file.py", ""),
    ("`.github/workflows/ci.yml`", ".github/workflows/ci.yml", ".github/workflows/ci.yml", ".github/workflows/ci.yml"),
    ("`__init__.py`", "__init__.py", "__init__.py", "__init__.py"),
    ("`Makefile`", "Makefile", "Makefile", "Makefile"),
    ("`App.js`", "App.js", "App.js", "App.js"),
    ("`a.tar.gz`", "a.tar.gz", "a.tar.gz", "a.tar.gz"),
    ("`仕様.md` を書く", "仕様.md", "仕様.md", ""),
    ("Review `x.md`", "x.md", "", ""),
    ("Update docs/x.md", "docs/x.md", "", ""),
    ("Read README.md", "README.md", "", ""),
    ("Refactor `a.py`", "a.py", "", ""),
    ("Add function to `foo.py`", "foo.py", "", ""),
    ("Commit `results.json`", "results.json", "", ""),
    ("407 lines: `scripts/b.py`", "scripts/b.py", "", ""),
    ("See [x.md](docs/x.md)", "x.md", "", ""),
    ("Address everything in `a.py`", "a.py", "", ""),
    ("Builder.md is read", "Builder.md", "Builder.md", ""),
    ("Commander.js upgrade", "", "", ""),
    ("Use Node.js and `Vue.js`, D3.js", "", "", ""),
    ("App.js", "", "", ""),
    ("ASP.NET", "", "", ""),
    ("see docs.rs or crates.io", "", "", ""),
    ("`settings.states` and `foo()`", "", "", ""),
    ("`/metrics/log` endpoint", "", "", ""),
    ("`npm run x.ts`", "", "", ""),
    ("https://example.org/a.md", "", "", ""),
    ("a@b.md", "", "", ""),
    ("v1.2 or e.g. this, i.e. that", "", "", ""),
    ("Update `docs/plans/[agent]_next.md`", "", "", ""),
    ("docs/plans/[agent]_next.md", "", "", ""),
    ("`_next.md` files", "", "", ""),
    ("`src/*.py`", "", "", ""),
    ("Write `{name}.md`", "", "", ""),
    ("`<date>.md`", "", "", ""),
    ("OpenAPI spec + stubs", "", "", ""),
    ("and/or", "", "", ""),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("text", "named", "own", "alone"), FILES)
def test_files(text: str, named: str, own: str, alone: str) -> None:
    assert files_in(text) == tuple(named.split())
    assert own_files(text) == tuple(own.split())
    assert own_files(text, column=True) == tuple(alone.split())


def test_a_file_named_twice_counts_once() -> None:
    assert files_in("`a.py` calls b.py, then `a.py`") == ("a.py", "b.py")


@pytest.mark.parametrize(
    "path", ["*.py", "<x>.md", "[agent]_next.md", "{name}.md", "_next.md", "docs/_x.md", "a/.../b.md"]
)
def test_patterns(path: str) -> None:
    assert is_pattern(path)


@pytest.mark.parametrize("path", ["a.py", "__init__.py", "docs/my_next.md", "a-b/c.d.e"])
def test_no_patterns(path: str) -> None:
    assert not is_pattern(path)


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("T012 [P] Create x", "T012", "[P] Create x"),
        ("1.1.2 Set up", "1.1.2", "Set up"),
        ("2.1 Primary", "2.1", "Primary"),
        ("US-019: bar", "US-019", "bar"),
        ("TASK-001: Schema ⚡ P0", "TASK-001", "Schema ⚡ P0"),
        ("#12 fix", "#12", "fix"),
        ("B-001 block", "B-001", "block"),
        ("Task 3: foo", "Task 3", "foo"),
        ("Task 1.1: LLM", "Task 1.1", "LLM"),
        ("AB-1: x", "AB-1", "x"),
        ("[TASK-001] x", "TASK-001", "x"),
        ("**T012** foo", "T012", "foo"),
        ("**TASK-001**: foo", "TASK-001", "foo"),
        ("**TASK-001: foo** bar", "TASK-001", "**foo** bar"),
        ("back-551 foo", "back-551", "foo"),
        ("US-019 – bar", "US-019", "bar"),
    ],
)
def test_leading_ids(text: str, code: str, rest: str) -> None:
    assert leading_id(text) == (code, rest)


@pytest.mark.parametrize(
    "text",
    ["UTF-8 support", "GPT-4 eval", "V4 deep dive", "Q1 2026 roadmap", "1.5 days of work", "2.5x faster", "3 things", "SHA-256 sums",
     "Phase 1: x", "Week 2: x", "Day 3 x", "COVID-19 x", "AB-1 x", "RFC-2119 y", "T1 foo", "P0 bug", "2024 plan", "#hashtag",
     "1.2", "10.5% of", "S3 bucket", "H264 video", "1. foo", "", "a1234 b", "[T012 x"],
)  # fmt: skip
def test_no_leading_ids(text: str) -> None:
    assert leading_id(text) == ("", text)


@pytest.mark.parametrize(
    ("text", "exact", "start"),
    [
        ("Claude", "claude", "claude"),
        ("**Claude**:", "claude", "claude"),
        ("CLAUDE", "claude", "claude"),
        ("@claude", "claude", "claude"),
        ("🎯 For Claude", "claude", "claude"),
        ("For Claude (Research)", "claude", "claude"),
        ("Claude (Research Track)", "claude", "claude"),
        ("Track: Claude", "claude", "claude"),
        ("Claude Track", "claude", "claude"),
        ("Claude Next", "claude", "claude"),
        ("数据", "data", "data"),
        ("Équipe données", "data", "data"),
        ("Daten & KI", "data", "data"),
        ("Phase 1", "p1", "p1"),
        ("Claude's Deliverables (9 total)", None, "claude"),
        ("Claude’s tasks", None, "claude"),
        ("CLAUDE DELIVERABLES", None, "claude"),
        ("3. Grok stuff", None, "grok"),
        ("Claude – Research", None, "claude"),
        ("Claude and the rest", None, "claude"),
        ("Phase 1: Foundation", None, "p1"),
        ("Phase 10: Launch", None, "p10"),
        ("Claude → Grok", None, None),
        ("Claude -> Grok", None, None),
        ("Claude & Grok sync", None, None),
        ("Claudette", None, None),
        ("GPT-4 evaluation", None, None),
        ("Claude.md review", None, None),
        ("claude_next.md", None, None),
        ("Phase 1.5: x", None, None),
        ("Phase 1–3", None, None),
        ("Phase 11", None, None),
        ("The Claude part", None, None),
        ("For All", None, None),
        ("AI Lead", None, None),
        ("", None, None),
    ],
)
def test_tracks_by_name(text: str, exact: str | None, start: str | None) -> None:
    assert TRACKS.exact(text) == exact
    assert TRACKS.at_start(text) == start


@pytest.mark.parametrize(
    ("cell", "tracks"),
    [
        ("Claude", ("claude",)),
        ("@grok", ("grok",)),
        ("Claude, Grok", ("claude", "grok")),
        ("Grok + GPT", ("grok", "gpt")),
        ("Grok/GPT", ("grok", "gpt")),
        ("Claude (lead), Bob", ("claude",)),
        ("Bob & Grok", ("grok",)),
        ("Daten & KI", ("data",)),
        ("AI Lead", ()),
        ("-", ()),
        ("", ()),
    ],
)
def test_owner_cells(cell: str, tracks: tuple[str, ...]) -> None:
    assert TRACKS.owners(cell) == tracks
    assert TRACKS.owner(cell) == (tracks[0] if tracks else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**Claude**: do it", ("claude", "do it")),
        ("**Claude:** do it", ("claude", "do it")),
        ("Claude: do it", ("claude", "do it")),
        ("@claude: did", ("claude", "did")),
        ("Claude – do it", ("claude", "do it")),
        ("**Note**: x", None),
        ("Claude does x: y", None),
        ("Claude", None),
    ],
)
def test_leads(text: str, found: tuple[str, str] | None) -> None:
    assert TRACKS.lead(text) == found


@pytest.mark.parametrize(
    ("text", "track"),
    [
        ("do x (Claude)", "claude"),
        ("do x (**Grok**)", "grok"),
        ("do x (Claude, 2h)", "claude"),
        ("do x (Grok + GPT)", "grok"),
        ("ping @grok now", "grok"),
        ("do x (Chrome/Firefox)", None),
        ("(Claude) does x", None),
        ("mail a@grok.com", None),
        ("Claude does x", None),
    ],
)
def test_trailing_names_and_handles(text: str, track: str | None) -> None:
    assert TRACKS.trailing(text) == track


@pytest.mark.parametrize(
    ("text", "arrow"),
    [
        ("Claude → Grok", Arrow("claude", "grok", both=False, rest="")),
        ("**Claude → Grok** (models)", Arrow("claude", "grok", both=False, rest="(models)")),
        ("**Claude** → **Grok**: models", Arrow("claude", "grok", both=False, rest="models")),
        ("Claude -> Grok by Wed", Arrow("claude", "grok", both=False, rest="by Wed")),
        ("Claude --> Grok", Arrow("claude", "grok", both=False, rest="")),
        ("Grok ↔ GPT: metrics", Arrow("grok", "gpt", both=True, rest="metrics")),
        ("Grok <-> GPT", Arrow("grok", "gpt", both=True, rest="")),
        ("Grok ← Claude: x", Arrow("claude", "grok", both=False, rest="x")),
        ("✅ Claude → Grok", Arrow("claude", "grok", both=False, rest="")),
        ("1. Claude → Grok", Arrow("claude", "grok", both=False, rest="")),
        ("`Claude` → `Grok`", Arrow("claude", "grok", both=False, rest="")),
        ("Claude Next → GPT", Arrow("claude", "gpt", both=False, rest="")),
        ("Phase 1 → Phase 10", Arrow("p1", "p10", both=False, rest="")),
        ("A → B", None),
        ("Claude → Database", None),
        ("Claude → Grok → GPT", None),
        ("Claude → Claude Next", None),
        ("Claude", None),
        ("The Claude → Grok path", None),
        ("", None),
    ],
)
def test_arrows(text: str, arrow: Arrow | None) -> None:
    assert TRACKS.arrow(text) == arrow


def test_without_tracks_nobody_is_meant() -> None:
    nobody = TrackNames.of([])
    assert (nobody.exact("Claude"), nobody.owner("Claude"), nobody.at_start("Claude")) == (None, None, None)
    assert (nobody.lead("Claude: x"), nobody.trailing("x (Claude)"), nobody.arrow("Claude → Grok")) == (
        None,
        None,
        None,
    )


PIECES = st.sampled_from(
    ["`", "a.py", "**", "[", "](", ")", "(", "/", "_", "*", "Claude", "Grok", " → ", "@", ":", " ", "Create ", "T012", "1.2", "é", "ß",
     "İ", "#", "http://", "<", "+", ", ", "…", "ﬁ", "\u0345"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=16).map("".join)))
def test_no_text_raises(text: str) -> None:
    named = files_in(text)
    assert set(own_files(text)) <= set(named)
    assert set(own_files(text, column=True)) <= set(named)
    assert not any(is_pattern(name) for name in named)
    code, rest = leading_id(text)
    assert (code, rest) == ("", text) or (code in text and len(rest) < len(text))
    ids = {"claude", "grok", "gpt", "p1", "p10", "data"}
    for found in (TRACKS.exact(text), TRACKS.owner(text), TRACKS.at_start(text), TRACKS.trailing(text)):
        assert found is None or found in ids
    lead, arrow = TRACKS.lead(text), TRACKS.arrow(text)
    assert lead is None or text.endswith(lead[1])
    assert arrow is None or {arrow.source, arrow.target} <= ids
