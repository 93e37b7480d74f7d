"""One line of text being typed. Pure: keys in, lines out, so that keys are never faster than the line."""

from __future__ import annotations

from dataclasses import dataclass

LIMIT = 500


@dataclass(frozen=True, slots=True)
class Line:
    """`at` is where the next character goes."""

    text: str = ""
    at: int = 0

    @classmethod
    def holding(cls, text: str) -> Line:
        return cls(text, len(text))

    def insert(self, text: str) -> Line:
        """Printable characters of `text` at the cursor; line ends and tabs count as spaces."""
        kept = "".join(char if char.isprintable() else " " for char in text if char.isprintable() or char.isspace())
        kept = kept[: max(0, LIMIT - len(self.text))]
        return Line(self.text[: self.at] + kept + self.text[self.at :], self.at + len(kept))

    def pressed(self, key: str, character: str | None) -> Line:
        """The line after a key; one that means nothing here changes nothing."""
        before, after = self.text[: self.at], self.text[self.at :]
        match key:
            case "backspace" | "ctrl+h" | "shift+backspace":
                return Line(before[:-1] + after, max(0, self.at - 1))
            case "delete":
                return Line(before + after[1:], self.at)
            case "left" | "ctrl+b":
                return Line(self.text, max(0, self.at - 1))
            case "right" | "ctrl+f":
                return Line(self.text, min(len(self.text), self.at + 1))
            case "home" | "ctrl+a":
                return Line(self.text, 0)
            case "end" | "ctrl+e":
                return Line(self.text, len(self.text))
            case "ctrl+u":
                return Line(after, 0)
            case "ctrl+k":
                return Line(before, self.at)
            case "ctrl+w" | "alt+backspace" | "ctrl+backspace":
                kept = before.rstrip()
                kept = kept[: kept.rfind(" ") + 1]
                return Line(kept + after, len(kept))
        return self.insert(character) if character and character.isprintable() else self
