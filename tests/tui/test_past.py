"""What git tells comes when it comes; the past is stepped through and cannot be changed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cockpit.core.model import Evidence
from cockpit.core.record import Record
from cockpit.tui.app import CockpitApp, Wishes
from cockpit.tui.clock import SprintClock
from cockpit.tui.messages import SnapshotLike
from cockpit.tui.offers import NoSprintError
from cockpit.tui.repository import PastError, PastSnapshot
from cockpit.tui.research import Research, in_words
from cockpit.tui.start import make_app
from tests.cli.lived_sprint import lived_sprint
from tests.repo.lived import Repo
from tests.tui.fakes import FakeSnapshot, FakeStore, settled
from tests.tui.test_app import text_of
from tests.view.sample import NOW, sample_board

PATIENCE = 2000


async def until(pilot: Pilot[None], done: Callable[[], object]) -> None:
    """Wait until it is so."""
    for _ in range(PATIENCE):
        await pilot.pause()
        if done():
            return
        await asyncio.sleep(0.01)
    assert isinstance(pilot.app, CockpitApp)
    raise AssertionError(text_of(pilot.app))


class Slow:
    """A repository that answers when it is allowed to."""

    def __init__(self, record: Record | Exception | None = None) -> None:
        self.record = record or Record()
        self.allowed, self.asked, self.changed = threading.Event(), list[SnapshotLike](), False

    def tell(self, snapshot: SnapshotLike, now: datetime) -> Record:
        assert now == NOW
        self.asked.append(snapshot)
        assert self.allowed.wait(20)
        if isinstance(self.record, Exception):
            raise self.record
        return self.record

    def moved(self) -> bool:
        changed, self.changed = self.changed, False
        return changed

    def at(self, time: datetime) -> PastSnapshot:
        raise PastError("no past to look at: not a git repository")

    def close(self) -> None:
        self.allowed.set()


def app_on(store: FakeStore, beyond: Slow) -> CockpitApp:
    return CockpitApp(lambda: store, clock=lambda: NOW, wishes=Wishes(), environ={}, beyond=beyond)


def first_open(store: FakeStore) -> str:
    return next(one.id for one in store.board.items if one.is_file and one.counted and one.state == "todo")


async def test_the_board_stands_without_git_and_the_marks_arrive() -> None:
    store = FakeStore()
    store.board = sample_board()
    key = first_open(store)
    beyond = Slow(Record(evidence={key: Evidence(state="landed", path="x.py", commit="a" * 40)}, problem="it is odd"))
    app = app_on(store, beyond)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.scene and beyond.asked)
        assert app.scene is not None
        assert key not in app.scene.board.evidence
        found = len(app.scene.board.findings)
        beyond.allowed.set()
        await until(pilot, lambda: app.scene and key in app.scene.board.evidence)
        await until(pilot, lambda: "landed, tick?" in text_of(app))
        assert len(app.scene.board.findings) == found + 1
        assert app.news.note[0] == "git: it is odd"
        await settled(pilot)
        app.engine.wish(lambda store, now: store.set_state([key], "done", now=now))
        await until(pilot, lambda: app.scene and app.scene.board.by_id[key].state == "done")
        assert app.scene.board.evidence[key].state == "landed", "what is known stays until git tells more"
        assert len(app.scene.board.findings) == found, "ticked: nothing to nudge any more"


async def test_git_that_breaks_is_one_line() -> None:
    beyond = Slow(OSError("no such\nthing"))
    beyond.allowed.set()
    app = app_on(FakeStore(), beyond)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "git:" in app.news.note[0])
        assert app.news.note[0] == "git: OSError: no such thing"
        app.news.say("")
        app.ui = app.ui.__class__(view="retro")
        await pilot.press("[")
        await until(pilot, lambda: app.news.note[0])
        assert "no past to look at" in app.news.note[0]
        assert app.scene is not None
        assert app.scene.as_of is None


def test_a_burst_is_asked_once_and_what_moved_again() -> None:
    beyond, told = Slow(), list[SnapshotLike]()
    beyond.allowed.set()
    more = threading.Event()

    def hear(snapshot: SnapshotLike, _record: Record) -> None:
        told.append(snapshot)
        more.set()

    research = Research(beyond, hear, lambda text: None, lambda _: NOW, rest_s=0.1, look_s=0.05)
    snapshots = [FakeSnapshot(sample_board(), FakeStore().settings) for _ in range(20)]
    for snapshot in snapshots:
        research.ask(snapshot)
    assert more.wait(10)
    assert told == [snapshots[-1]]
    more.clear()
    assert not more.wait(0.3), "nothing moved"
    beyond.changed = True
    assert more.wait(10)
    assert told == [snapshots[-1]] * 2
    research.stop()


def test_a_sprint_that_is_gone_is_no_news_of_git() -> None:
    beyond, failed, heard = Slow(NoSprintError(Path("x"), "")), list[str](), threading.Event()
    beyond.allowed.set()

    def hear(text: str) -> None:
        failed.append(text)
        heard.set()

    research = Research(beyond, lambda _, __: None, hear, lambda _: NOW, rest_s=0.01, look_s=0.05)
    research.ask(FakeSnapshot(sample_board(), FakeStore().settings))
    assert not heard.wait(0.3)
    assert beyond.asked
    beyond.record, beyond.changed = OSError("broken"), True
    assert heard.wait(10)
    assert failed == ["git: OSError: broken"]
    research.stop()


# with a real repository


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return lived_sprint(tmp_path / "repo")


def opened(repo: Repo, **wishes: object) -> CockpitApp:
    clock = SprintClock(datetime.fromisoformat("2025-11-27T12:00"), freeze=True)
    return make_app(repo.folder, clock=clock, wishes=Wishes(**wishes))  # type: ignore[arg-type]


def at(app: CockpitApp, when: str) -> Callable[[], bool]:
    """Whether the past time is shown, with what git tells of it."""

    def shown() -> bool:
        scene = app.scene
        return bool(scene and scene.as_of and scene.as_of.strftime("%d %H:%M") == when and scene.record)

    return shown


async def test_stepping_through_the_days_of_the_retro(repo: Repo) -> None:
    before = repo.git("status", "--porcelain")
    app = opened(repo, view="retro")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.scene and app.scene.record)
        await pilot.press("[")
        await until(pilot, at(app, "26 23:59"))
        assert "as of Wed 26 Nov 23:59 read-only" in text_of(app)
        await pilot.press("[", "1")
        await until(pilot, at(app, "25 23:59"))
        assert app.scene is not None
        states = {item.files[0]: item.state for item in app.scene.board.items if item.files}
        assert (states["reader.py"], states["src/fold.py"]) == ("done", "todo")
        for key in ("space", "i", "a", "z", "u", "e", "p", "s", "W", "O"):
            await pilot.press(key)
        await settled(pilot)
        assert app.news.note == ("the past is read-only", "warn")
        await pilot.press("]", "]")
        await until(pilot, lambda: app.scene and app.scene.as_of is None and app.scene.record)
        assert "read-only" not in text_of(app), "neither in the header nor as the last message"
        await pilot.press("7", "[")
        await until(pilot, at(app, "26 23:59"))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.scene and app.scene.as_of is None)
    assert repo.git("status", "--porcelain") == before


async def test_the_edges_of_the_sprint(repo: Repo) -> None:
    app = opened(repo, view="retro")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.scene)
        for _ in range(5):
            await pilot.press("[")
        await until(pilot, at(app, "24 00:00"))
        await until(pilot, lambda: app.news.note[0] == "the sprint begins here")
        assert "as of Mon 24 Nov 00:00" in text_of(app).split("\n")[0]


async def test_as_of_from_the_command_line_never_opens_the_store(repo: Repo) -> None:
    repo.write({"sprint.toml": "broken", "plans/ada_next.md": "# nothing\n"})
    app = opened(repo, as_of=datetime.fromisoformat("2025-11-25T11:30"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, at(app, "25 11:30"))
        assert app.scene is not None
        assert app.scene.facts.now.utcoffset() == timedelta(hours=-8)
        assert app.scene.board.plans == ("plans/ada.md", "plans/bob.md")
        assert app.scene.board.by_id
        await pilot.press("space")
        app.engine.wish(lambda store, now: store.undo(now=now))
        await settled(pilot)
        assert app.news.note[0] == "the past is read-only"
        await pilot.press("escape", "escape", "escape")
        await pilot.press("]")
        await until(pilot, at(app, "25 23:59"))
        await pilot.press("r")
        await settled(pilot)
        assert app.scene.as_of is not None


async def test_a_new_commit_is_seen_without_asking(repo: Repo) -> None:
    app = opened(repo)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.scene and app.scene.record)
        assert app.scene is not None
        key = next(item.id for item in app.scene.board.items if item.files == ("writer.py",))
        assert app.scene.board.evidence[key].state == "missing"
        repo.write({"writer.py": "1\n"})
        await until(pilot, lambda: app.scene and app.scene.board.evidence[key].state == "worktree")
        repo.commit("Ada", "2025-11-27 20:00", {"writer.py": "2\n"})
        await until(pilot, lambda: app.scene and app.scene.board.evidence[key].state == "landed")


@pytest.mark.parametrize(
    ("problem", "words"), [("it is odd", "git: it is odd"), ("git is not installed", "git is not installed")]
)
def test_git_is_named_once(problem: str, words: str) -> None:
    assert in_words(Record(problem=problem)) == words
