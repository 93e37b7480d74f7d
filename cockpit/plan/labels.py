"""Headings, column headers and leads without their decoration: emoji, numbering, markup, a final colon."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cockpit.core.text import plain

_NUMBERING = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[ivxIVX]{1,4}[.)]|[a-zA-Z]\)|"
    r"\d\ufe0f?\u20e3)(?=\s)\s*|[（(]?[一二三四五六七八九十]{1,3}[)）]?[、，]\s*|[（(][一二三四五六七八九十]{1,3}[)）]\s*"
)
_SPACES = re.compile(r"\s+")
_JOINTS = re.compile(r"[_.-]+")
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]$")
_APART = re.compile(r"[^\w.]+")
_DECORATION = frozenset({"So", "Sk", "Cf", "Cn", "Co", "Mn", "Me", "Cc"})
_EDGE = " \t-–—•·*_|"


def is_decoration(char: str) -> bool:
    """Whether a character is a picture, a variation selector or the like, rather than text."""
    return not char.isascii() and unicodedata.category(char) in _DECORATION


def undecorated(text: str) -> str:
    """Text without pictures, dashes and white space at both ends."""
    first, last = 0, len(text)
    while first < last and ((char := text[first]) in _EDGE or (not char.isascii() and is_decoration(char))):
        first += 1
    while last > first and ((char := text[last - 1]) in _EDGE or (not char.isascii() and is_decoration(char))):
        last -= 1
    return text[first:last]


@lru_cache(maxsize=4096)
def label(markdown: str) -> str:
    """What a heading, lead or column header says, in its own case: no markup, emoji, numbering or final colon."""
    text = undecorated(plain(markdown))
    if found := _NUMBERING.match(text):
        text = undecorated(text[found.end() :])
    return _SPACES.sub(" ", text).rstrip(" :：")


def unnoted(title: str) -> str:
    """A title without what stands in parentheses at its end: `Sprints (2 weeks each)`."""
    return _NOTE.sub("", title)


def bare_words(text: str) -> str:
    """A text in lower case, its words and versions apart by single spaces."""
    return _APART.sub(" ", text.casefold()).strip()


def file_words(path: str) -> str:
    """The name of a file as words: `SPRINT PLAN md` of `docs/SPRINT_PLAN.md`."""
    return _JOINTS.sub(" ", path.rpartition("/")[2])
