"""The one table of actions: what a key does, what footer, help, palette and `docs/KEYS.md` say of it. No Textual.

Keys are written as Textual names them (`space`, `ctrl+d`, `shift+tab`); a printable character stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

VIEWS = ("board", "day", "timeline", "blockers", "checkpoints", "standup", "retro", "findings")
"""The views in the order of their digits."""

VIEW_TITLES: Mapping[str, str] = {view: view.capitalize() for view in VIEWS}
GROUPS = ("Move", "Change", "Look", "Standup", "Cockpit")
HINT_LIMIT = 6
HELP = "help"
"""The page of all keys."""
FEED = "feed"
"""The page of what others changed."""
ROLLOVER = "rollover"
"""The page that shows what a roll-over would write."""
EOD = "eod"
"""The page of the end of the day."""
PAGES = frozenset({HELP, ROLLOVER, FEED, EOD})
MEETING = ("tick", "later", "add", "park", "pause", "open")
_RUNNING = {"add": "blocker", "open": "end: minutes"}
MEETING_WORDS: Mapping[str, Mapping[str, str]] = {
    "running": _RUNNING,
    "paused": {**_RUNNING, "pause": "go on"},
    "over": {"yank": "copy", "standup": "close", "back": "back to it"},
}
"""What the footer calls the keys of a standup."""


@dataclass(frozen=True, slots=True)
class Action:
    """`label` is the word in the footer, `help` one line for people, `hint` its rank in the footer (0: never there)."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    hint: int = 0


def _views() -> tuple[Action, ...]:
    return tuple(
        Action(f"view-{view}", (str(number),), view, f"Show the {VIEW_TITLES[view].lower()} view", "Look")
        for number, view in enumerate(VIEWS, 1)
    )


ACTIONS: tuple[Action, ...] = (
    Action("down", ("j", "down"), "down", "One row down", "Move"),
    Action("up", ("k", "up"), "up", "One row up", "Move"),
    Action("top", ("g", "home"), "top", "First row", "Move"),
    Action("bottom", ("G", "end"), "bottom", "Last row", "Move"),
    Action("half-down", ("ctrl+d", "pagedown"), "half page", "Half a page down", "Move"),
    Action("half-up", ("ctrl+u", "pageup"), "half page", "Half a page up", "Move"),
    Action("next-pane", ("l", "tab", "right"), "next", "Next pane or track", "Move", 8),
    Action("previous-pane", ("h", "shift+tab", "left"), "previous", "Previous pane or track", "Move"),
    Action("earlier", ("[",), "earlier", "The day before in views 2 and 7, the track before in the standup", "Move"),
    Action("later", ("]",), "later", "The day after in views 2 and 7, the next track in the standup", "Move"),
    Action("next-match", ("n",), "next match", "Next item the filter found, in any pane", "Move"),
    Action("previous-match", ("N",), "previous match", "Previous item the filter found", "Move"),
    Action("tick", ("space", "shift+space"), "tick", "Tick or untick: an item, a blocker, an arrow", "Change", 1),
    Action("doing", ("i",), "doing", "Say that the item is being worked on", "Change"),
    Action("blocked", ("w",), "blocked", "Say that the item is blocked, and on what it waits", "Change"),
    Action("change", ("c",), "change", "Change a blocker's words, or what it waits on", "Change"),
    Action("escalate", ("!",), "escalate", "Copy what is to be said of a blocker at its rung of the ladder", "Change"),
    Action("deferred", ("z",), "deferred", "Put the item off", "Change"),
    Action("mark", ("v",), "mark", "Mark several items; the next change is for all of them", "Change"),
    Action(
        "add",
        ("a",),
        "add",
        "Add a task or a blocker to a plan (tab chooses the track); in the retro, an action or a note",
        "Change",
        4,
    ),
    Action("rollover", ("O",), "roll over", "Show the next sprint, made of what is open; then write it", "Change"),
    Action("undo", ("u",), "undo", "Undo the last change", "Change"),
    Action("redo", ("U",), "redo", "Do again what was undone", "Change"),
    Action("reapply", ("R",), "write again", "Write again what another program took back", "Change"),
    Action("edit", ("e",), "edit", "Open $EDITOR at the line", "Change", 3),
    Action("open", ("enter",), "open", "Open the item: every place it stands, and all that is known of it", "Look", 2),
    Action("details", ("o",), "details", "Open the item, also while a standup runs, which Enter ends", "Look"),
    Action("back", ("escape",), "back", "Back: close what is open, drop marks, filter and message", "Look"),
    Action("filter", ("/",), "filter", "Show only items that contain all these words", "Look", 5),
    Action(
        "narrow", ("f",), "only", "Show only the blockers of a track or a rung; again for the next, then all", "Look"
    ),
    *_views(),
    Action("standup", ("s",), "standup", "Begin the standup, go back to it, close its minutes", "Standup"),
    Action("pause", ("t",), "pause", "Stop the standup's clock, or let it go on", "Standup"),
    Action("park", ("P",), "park", "Park a point for after the standup", "Standup"),
    Action("save", ("W",), "save", "Save the minutes as a file", "Standup"),
    Action("yank", ("y",), "yank", "Copy the line and its place to the clipboard", "Cockpit"),
    Action("eod", ("E",), "end of day", "End the day: what changed, what is due, a commit of the plans", "Cockpit"),
    Action("sync", ("p",), "sync", "Get what others pushed, and put our commits on top", "Cockpit"),
    Action("reread", ("r", "f5"), "re-read", "Read all plans again", "Cockpit"),
    Action("feed", ("F",), "feed", "Show the last twenty changes that others made, and who", "Cockpit"),
    Action("palette", (":", "ctrl+p"), "commands", "Find any command, view, theme or item by name", "Cockpit"),
    Action("help", ("?",), "help", "Show all keys", "Cockpit", 6),
    Action("quit", ("q", "ctrl+c"), "quit", "Leave the cockpit", "Cockpit"),
)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The actions with the keys in force. `by_key` is what a key press is looked up in."""

    actions: tuple[Action, ...]
    by_key: Mapping[str, str]

    def key_of(self, action_id: str) -> str:
        """The first key of an action as people write it, empty when it has none."""
        keys = next(action.keys for action in self.actions if action.id == action_id)
        return shown(keys[0]) if keys else ""

    def action_for(self, key: str, character: str | None) -> str | None:
        """The action of a key press, by its name or by the character it types."""
        return self.by_key.get(key) or (self.by_key.get(character) if character else None)


def shown(key: str) -> str:
    """A key as people write it: `ctrl+d` is `^d`, arrows are words."""
    return f"^{key[5:]}" if key.startswith("ctrl+") else key.replace("escape", "esc").replace("page", "pg")


def table(overrides: Mapping[str, str] | None = None) -> tuple[KeyTable, tuple[str, ...]]:
    """The table with `[keys]` of sprint.toml laid over it, and one line for each override that cannot be used.

    An override replaces all keys of its action (`tick = "x, space"`). A key taken from another action leaves that
    action with its other keys; one that leaves an action without any key is refused, as is a key given twice.
    """
    problems: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for action_id, text in (overrides or {}).items():
        if action_id not in BY_ID:
            problems.append(f"keys.{action_id}: no such action{_suggestion(action_id)}")
        elif not (keys := split(text)):
            problems.append(f"keys.{action_id}: no key given")
        else:
            wanted[action_id] = keys
    problems += _twice(wanted)
    taken = {key for keys in wanted.values() for key in keys}
    actions: list[Action] = []
    for action in ACTIONS:
        keys = wanted.get(action.id) or tuple(key for key in action.keys if key not in taken)
        if not keys:
            problems.append(f"keys: nothing is left for {action.id}, whose key was given away")
        actions.append(Action(action.id, keys, action.label, action.help, action.group, action.hint))
    by_key: dict[str, str] = {}
    for action in actions:
        for key in action.keys:
            by_key.setdefault(key, action.id)
    return KeyTable(tuple(actions), by_key), tuple(problems)


def split(text: str) -> tuple[str, ...]:
    """`x, ctrl+t` as keys; a lone comma is the comma key."""
    if text.strip() == ",":
        return (",",)
    return tuple(dict.fromkeys(key.strip() for key in text.split(",") if key.strip()))


def _twice(wanted: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    owner: dict[str, str] = {}
    for action_id, keys in wanted.items():
        for key in keys:
            first = owner.setdefault(key, action_id)
            if first != action_id:
                yield f"keys.{action_id}: {shown(key)} is {first} already"


def _suggestion(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, BY_ID, n=1)
    return f'; did you mean "{close[0]}"?' if close else ""


def hints(
    keys: KeyTable, *, view: str, opened: str = "", several: bool = False, past: bool = False, meeting: str = ""
) -> tuple[tuple[str, str], ...]:
    """Key and word pairs for the footer, at most six: what is of use in this view.

    In the `past` nothing can be changed. `meeting` is `running`, `paused` or `over` while the standup stands there.
    """
    wanted = _wanted(keys, view, opened, meeting)
    if past and opened != HELP:
        wanted = ["open", "earlier", "later", "filter", "back", "help"]
    elif several:
        wanted = ["tick", "doing", "deferred", "mark", "back", "help"]
    words = {action.id: action.label for action in keys.actions}
    if view == "blockers" and not opened:
        words["tick"] = "resolve"
    elif opened in (HELP, ROLLOVER):
        words["open"] = "do it"
    if view == "retro" and not opened:
        words["add"] = "note or action"
    if view == "standup" and not opened:
        words |= {"later": "next", "standup": "begin"}
        words |= MEETING_WORDS.get(meeting, {})
    return tuple((keys.key_of(name), words[name]) for name in wanted[:HINT_LIMIT] if keys.key_of(name))


def _wanted(keys: KeyTable, view: str, opened: str, meeting: str) -> list[str]:
    """The actions of most use on a page."""
    if opened == FEED:
        return ["open", "back", "help"]
    if opened == HELP:
        return ["open", "back", "quit"]
    if opened == EOD:
        return ["tick", "deferred", "blocked", "open", "back", "help"]
    if opened == ROLLOVER:
        return ["open", "half-down", "back", "help"]
    if opened:
        return ["tick", "edit", "yank", "open", "back", "help"]
    if view == "standup" and meeting:
        return ["yank", "save", "standup", "back", "help"] if meeting == "over" else list(MEETING)
    if view == "standup":
        return ["standup", "tick", "open", "later", "filter", "help"]
    if view == "day":
        return ["tick", "open", "earlier", "later", "filter", "help"]
    if view == "blockers":
        return ["tick", "add", "change", "escalate", "narrow", "help"]
    if view == "retro":
        return ["tick", "add", "rollover", "earlier", "later", "help"]
    if view == "findings":
        return ["open", "edit", "filter", "reread", "help"]
    ranked = sorted((action for action in keys.actions if action.hint), key=lambda action: action.hint)
    return [action.id for action in ranked][:HINT_LIMIT]


def markdown(keys: KeyTable | None = None) -> str:
    """The text of `docs/KEYS.md`."""
    keys = keys or table()[0]
    lines = [
        "# Keys",
        "",
        "Made from the one table of actions by `cockpit keys --markdown`. Remap any of them in `sprint.toml`:",
        "",
        "```toml",
        "[keys]",
        'tick = "x, space"',
        "```",
    ]
    for group in GROUPS:
        lines += ["", f"## {group}", "", "| key | action | what it does |", "|---|---|---|"]
        for action in keys.actions:
            if action.group == group:
                names = " ".join(f"`{shown(key)}`" for key in action.keys)
                lines.append(f"| {names} | `{action.id}` | {action.help} |")
    return "\n".join(lines) + "\n"


def as_text(keys: KeyTable | None = None) -> str:
    """The table as aligned plain text, for `cockpit keys`."""
    keys = keys or table()[0]
    names = {action.id: " ".join(shown(key) for key in action.keys) for action in keys.actions}
    wide = max(map(len, names.values()))
    longest = max(len(action.id) for action in keys.actions)
    lines: list[str] = []
    for group in GROUPS:
        lines += ["", group] if lines else [group]
        lines += [
            f"  {names[action.id]:<{wide}}  {action.id:<{longest}}  {action.help}"
            for action in keys.actions
            if action.group == group
        ]
    return "\n".join(lines) + "\n"
