"""A second, independent parser of GitHub's markdown, to compare with."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

_PARSER = (
    MarkdownIt("commonmark")
    .enable("table")
    .enable("strikethrough")
    .use(front_matter_plugin)
    .use(footnote_plugin)
    .use(tasklists_plugin)
)


def tasks(text: str) -> set[tuple[int, bool]]:
    """(line, checked) of every task item."""
    found: set[tuple[int, bool]] = set()
    items: list[Token] = []
    for token in _PARSER.parse(text):
        if token.type == "list_item_open":
            items.append(token)
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "inline" and items and token.children:
            first, place = token.children[0], items[-1].map
            if first.type == "html_inline" and "task-list-item-checkbox" in first.content and place:
                found.add((place[0] + 1, 'checked="checked"' in first.content))
    return found
