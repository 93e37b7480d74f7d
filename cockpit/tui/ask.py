"""The line one types into: the filter, what a blocked item waits on, the text of something new. One at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.tui.state import filter_by
from cockpit.view.rows import Row, Span, cells

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp

Answer = Callable[[str], None]


class Ask:
    """Opens the line with a prompt and hands on what was typed; an empty answer to a question is no answer."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._answer: Answer | None = None
        self._live: Answer | None = None
        self._cancel: Callable[[], None] | None = None
        self._prompt = ""

    @property
    def active(self) -> bool:
        return self._answer is not None

    @property
    def prompt_row(self) -> Row:
        return Row((Span(self._prompt, "accent", bold=True),))

    @property
    def prompt_cells(self) -> int:
        return cells(self._prompt)

    def question(self, prompt: str, answer: Answer, *, empty: bool = False) -> None:
        """Ask; `answer` gets the text when Enter is pressed, an empty one only if `empty`."""
        self._open(prompt, lambda text: answer(text) if text or empty else None, value="")

    def filter(self) -> None:
        """Type a filter that works while it is typed; Enter keeps it, Esc drops it."""
        app = self._app

        def live(text: str) -> None:
            app.change(filter_by(app.ui, text))

        self._open("filter", live, value=app.ui.needle, live=live, cancel=lambda: live(""))

    def _open(
        self,
        prompt: str,
        answer: Answer,
        *,
        value: str,
        live: Answer | None = None,
        cancel: Callable[[], None] | None = None,
    ) -> None:
        self._prompt, self._answer, self._live, self._cancel = prompt, answer, live, cancel
        self._app.cockpit_screen.open_line(value)
        self._app.painter.foot()

    def press(self, key: str, character: str | None) -> bool:
        """A key that reached the screen: Esc, or what was typed faster than the line could appear."""
        line = self._app.cockpit_screen.line
        if key == "escape":
            self.cancel()
        elif line is not None and key == "enter":
            self.submit(line.value)
        elif line is not None and character and character.isprintable():
            line.insert_text_at_cursor(character)
            self.typed(line.value)
        else:
            return False
        return True

    def typed(self, text: str) -> None:
        """The text so far."""
        if self._live is not None:
            self._live(text)

    def submit(self, text: str) -> None:
        """Enter."""
        answer = self._answer
        self._close()
        if answer is not None:
            answer(" ".join(text.split()))

    def cancel(self) -> None:
        """Esc."""
        cancel = self._cancel
        self._close()
        if cancel is not None:
            cancel()

    def _close(self) -> None:
        self._answer = self._live = self._cancel = None
        self._app.cockpit_screen.close_line()
        self._app.painter.foot()
