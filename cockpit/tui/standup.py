"""Running the standup: its keys, its clock, what was done in it, and its minutes. `core.meeting` knows the rules."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cockpit.tui import state as go

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cockpit.core.meeting import Meeting
    from cockpit.core.model import Board
    from cockpit.core.settings import Settings
    from cockpit.tui.app import CockpitApp

VIEW = "standup"


class Standup:
    """The meeting stands in the app's state; this changes it."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._kept = False
        self.table: Mapping[str, Callable[[], None]] = {
            "standup": self._begin,
            "pause": self._pause,
            "park": self._park,
            "save": self._save,
        }

    @property
    def meeting(self) -> Meeting | None:
        return self._app.ui.meeting

    @property
    def running(self) -> bool:
        """Whether it is under way and on the screen."""
        return self.meeting is not None and self.meeting.running and self._app.ui.page == VIEW

    @property
    def over(self) -> bool:
        """Whether its minutes are on the screen."""
        return self.meeting is not None and not self.meeting.running and self._app.ui.page == VIEW

    @property
    def phase(self) -> str:
        """`running`, `paused` or `over` while it is on the screen, else empty."""
        if self.over:
            return "over"
        if self.meeting is None or not self.running:
            return ""
        return "paused" if self.meeting.paused else "running"

    def _put(self, meeting: Meeting | None) -> None:
        self._app.change(replace(self._app.ui, meeting=meeting))

    # keys

    def _begin(self) -> None:
        """Begin, or go to the one that runs; on its minutes, close them."""
        app = self._app
        if app.scene is None:
            return
        if self.meeting is None:
            from cockpit.core.meeting import begin
            from cockpit.core.standup import brief_for, standup_of

            scene, now = app.scene, app.clock()
            brief = brief_for(scene.board, scene.facts, scene.record)
            tracks = [track.track for track in brief.tracks]
            self._kept = False
            app.ui = replace(
                go.show_view(app.ui, VIEW), meeting=begin(tracks, now, standup_of(scene.board, brief.day)), needle=""
            )
            app.say("")
            app.change(app.ui)
        elif self.over:
            self._put(None)
            app.say("the standup is closed" if self._kept else "closed; the minutes were not kept", "dim")
        else:
            app.change(go.show_view(app.ui, VIEW))

    def turn(self, step: int) -> bool:
        """The next stop, or the one before. False where no meeting is on the screen."""
        if self.meeting is None or not self.running:
            return self.over
        from cockpit.core.meeting import turned

        before, meeting = self.meeting.stop, turned(self.meeting, step, self._app.clock())
        if meeting.stop == before:
            words = "this was the last track: enter ends the standup" if step > 0 else "the blockers come first"
            self._app.say(words)
        else:
            slots = {name: key for name, key in self._app.ui.cursors.items() if name != VIEW}
            self._app.ui = replace(self._app.ui, cursors=slots)
            if VIEW in self._app.cockpit_screen.lists:
                self._app.cockpit_screen.lists[VIEW].forget()
            self._app.say("")
        self._put(meeting)
        return True

    def enter(self) -> bool:
        """The end. False where no meeting is on the screen."""
        if self.meeting is None or not self.running:
            return self.over
        from cockpit.core.meeting import finish

        self._app.say("")
        self._put(finish(self.meeting, self._app.clock()))
        return True

    def back(self) -> bool:
        """From the minutes back into the meeting. False where there are none on the screen."""
        if self.meeting is None or not self.over:
            return False
        from cockpit.core.meeting import reopen

        self._put(reopen(self.meeting, self._app.clock()))
        return True

    def _pause(self) -> None:
        if self.meeting is None or not self.running:
            self._app.say("no standup is running: s begins it")
            return
        from cockpit.core.meeting import pause

        self._put(pause(self.meeting, self._app.clock()))

    def _park(self) -> None:
        if self.meeting is None or not self.running:
            self._app.say("no standup is running: s begins it")
            return
        self._app.ask.question("park", self._ask_who)

    def _ask_who(self, text: str) -> None:
        self._app.ask.question("who takes it up (enter: nobody yet)", lambda who: self._parked(text, who), empty=True)

    def _parked(self, text: str, who: str) -> None:
        from cockpit.core.meeting import park
        from cockpit.core.standup import named_track

        app = self._app
        if self.meeting is None or app.scene is None:
            return
        track = named_track(app.scene.board, who)
        name = app.scene.board.track_name(track) if track else who
        self._put(park(self.meeting, text, app.clock(), name))
        app.say(f"parked: {text}", "good")

    # what others say

    def note(self, before: Board, after: Board, others: Iterable[str]) -> None:
        """Another board: what changed was done in the meeting, but for what others changed."""
        meeting = self.meeting
        if meeting is None or not meeting.running:
            return
        from cockpit.core import meeting as steps

        foreign = set(others)
        foreign |= {f"blk:{key}" for key in foreign}
        if foreign:
            foreign |= {f"dep:{dep.id}" for dep in after.dependencies}
        now = self._app.clock()
        meeting = steps.note(meeting, before, after, now, foreign)
        shared = tuple(stop for stop in meeting.tracks if stop not in before.track_by_id)
        meeting = steps.with_tracks(meeting, (*(track.id for track in after.tracks), *shared), now)
        self._app.ui = replace(self._app.ui, meeting=meeting)

    def second(self) -> None:
        """Once a second: the large clock."""
        if self.running and VIEW in self._app.cockpit_screen.lists:
            self._app.cockpit_screen.lists[VIEW].reload()

    # minutes

    def minutes(self) -> str:
        """The minutes so far as markdown, empty without a meeting."""
        app = self._app
        if self.meeting is None or app.scene is None:
            return ""
        return app.scene.minutes(self.meeting, app.clock())

    def left_over(self) -> str:
        """Minutes that nobody copied or saved, to be printed when the cockpit is left."""
        return "" if self._kept else self.minutes()

    def copy(self) -> bool:
        """The minutes to the clipboard. False where none are on the screen."""
        if not self.over:
            return False
        self._app.copy_to_clipboard(self.minutes())
        self._kept = True
        self._app.say("copied the minutes", "good")
        return True

    def _save(self) -> None:
        app = self._app
        if self.meeting is None or app.scene is None or not self.over:
            app.say("minutes are saved when the standup is over: enter ends it" if self.running else "nothing to save")
            return
        from cockpit.report.minutes import default_file

        calendar = app.scene.board.sprint.calendar
        name = default_file(app.scene.settings.plans, calendar.local(self.meeting.began))
        text = self.minutes()
        app.ask.question("save as", lambda path: self._write(path, text), value=name)

    def _write(self, path: str, text: str) -> None:
        scene = self._app.scene
        if scene is not None:
            self._app.run_worker(self._written(path, text, scene.settings), group="minutes", exit_on_error=False)

    async def _written(self, path: str, text: str, settings: Settings) -> None:
        from cockpit.disk.keeping import keep_text
        from cockpit.plan.splice import Refusal

        try:
            place = await asyncio.to_thread(keep_text, self._app.home, path, text, settings)
        except (OSError, Refusal) as error:
            reason = getattr(error, "strerror", None) or error
            self._app.say(f"not saved: {reason}", "bad")
            return
        self._kept = True
        self._app.say(f"saved {place}", "good")
