"""The line one types into: the filter, what a blocked item waits on, the text of something new. One at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cockpit.tui.lineedit import Line
from cockpit.tui.state import filter_by
from cockpit.view.rows import Row, Span, cells, span_cells

if TYPE_CHECKING:
    from cockpit.tui.app import CockpitApp

Answer = Callable[[str], None]
NEXT, PREVIOUS = "tab", "shift+tab"
"""What leads to the next of the things a line may be for."""


class Ask:
    """Opens the line with a prompt and hands on what was typed; an empty answer to a question is no answer."""

    def __init__(self, app: CockpitApp) -> None:
        self._app = app
        self._answer: Answer | None = None
        self._live: Answer | None = None
        self._cancel: Callable[[], None] | None = None
        self._prompt = ""
        self._names: tuple[str, ...] = ()
        self._at = 0
        self._line = Line()

    @property
    def active(self) -> bool:
        return self._answer is not None

    def row(self, width: int) -> Row:
        """The prompt and what was typed, with the cursor in sight; at the right how to say for whom else it is."""
        name = f" {self._names[self._at]}" if self._names else ""
        right = (Span(NEXT, "accent", bold=True), Span(" another", "dim")) if len(self._names) > 1 else ()
        room = max(4, width - cells(self._prompt + name) - (span_cells(right) + 2 if right else 0) - 3)
        before, after = self._line.text[: self._line.at], self._line.text[self._line.at :]
        while cells(before) > room:
            before = before[1:]
        prompt = Span(self._prompt + name, "accent", bold=True)
        return Row((prompt, Span("  "), Span(before), Span("▏", "accent"), Span(after)), right)

    def question(self, prompt: str, answer: Answer, *, empty: bool = False, value: str = "") -> None:
        """Ask; `answer` gets the text at Enter, an empty one only if `empty`. `value` stands there at first."""
        self._open(prompt, lambda text: answer(text) if text or empty else None, value=value)

    def question_for(self, prompt: str, names: Sequence[str], at: int, answer: Callable[[str, int], None]) -> None:
        """Ask for a line for one of `names`, at first the one at `at`; `answer` gets the line and the chosen one."""
        self._open(prompt, lambda text: answer(text, self._at) if text else None, value="", names=names, at=at)

    def filter(self) -> None:
        """Type a filter that works while it is typed; Enter keeps it, Esc drops it."""
        app = self._app

        def live(text: str) -> None:
            app.change(filter_by(app.ui, text))

        def kept(text: str) -> None:
            live(text)
            app.actions.stand_on_match()

        self._open("filter", kept, value=app.ui.needle, live=live, cancel=lambda: live(""))

    def _open(
        self,
        prompt: str,
        answer: Answer,
        *,
        value: str,
        live: Answer | None = None,
        cancel: Callable[[], None] | None = None,
        names: Sequence[str] = (),
        at: int = 0,
    ) -> None:
        self._prompt, self._answer, self._live, self._cancel = prompt, answer, live, cancel
        self._names, self._at = tuple(names), at
        self._line = Line.holding(value)
        self._app.painter.foot()

    def press(self, key: str, character: str | None) -> None:
        """A key while the line is open."""
        if key == "escape":
            cancel = self._cancel
            self._close()
            if cancel is not None:
                cancel()
        elif key == "enter":
            answer = self._answer
            self._close()
            if answer is not None:
                answer(" ".join(self._line.text.split()))
        elif key in (NEXT, PREVIOUS) and self._names:
            self._at = (self._at + (1 if key == NEXT else -1)) % len(self._names)
            self._app.painter.foot()
        else:
            self._become(self._line.pressed(key, character))

    def paste(self, text: str) -> None:
        """Text from the clipboard, as one line."""
        if self.active:
            self._become(self._line.insert(text))

    def _become(self, line: Line) -> None:
        before, self._line = self._line, line
        if self._live is not None and before.text != line.text:
            self._live(line.text)
        self._app.painter.foot()

    def _close(self) -> None:
        self._answer = self._live = self._cancel = None
        self._app.painter.foot()
