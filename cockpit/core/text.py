"""Text from plans is untrusted: made safe, readable and comparable here, and nowhere else.

`clean` is applied once where text enters; keys for finding an item again come from `normalise`. Neither ever touches
the bytes of a file.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

LIMIT = 2000
"""Characters of one line of text that are kept; a longer line ends in `…`."""

_MARKS_PER_BASE = 4
_ZWJ, _VS16 = "\u200d", "\ufe0f"
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile("[0-9]")
_STACKED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31-\u0e4e\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5}"
)

_LITERAL = re.compile(r"\\([!-/:-@\[-`{-~])|(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)")
_HELD = re.compile("\x02(\\d+)\x03")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]*)>")
_TAGS = "a|b|br|code|del|details|div|em|font|i|img|ins|kbd|mark|p|s|small|span|strong|sub|summary|sup|u"
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_EMPHASIS = (
    ("***", re.compile(r"\*\*\*(?=\S)([^*]+?)(?<=\S)\*\*\*")),
    ("**", re.compile(r"\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*")),
    ("__", re.compile(r"(?<!\w)__(?=\S)((?:[^_]|_(?!_))+?)(?<=\S)__(?!\w)")),
    ("*", re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])")),
    ("_", re.compile(r"(?<!\w)_(?=[^\s_])([^_]+?)(?<=\S)_(?!\w)")),
    ("~~", re.compile(r"~~(?=\S)([^~]+?)(?<=\S)~~")),
)
"""Each with the sign without which it need not be tried."""
_MARKUP = re.compile(r"[`*_\[~<\\&\x02\x03]")
_TRAILING = " \t.,;:!?…。、，；：！？–—-"


def clean(text: str, limit: int = LIMIT) -> str:
    """One safe line of `text` for showing: no control, bidi, tag or zero-width characters, NFC, at most `limit` long.

    A joiner is kept between the parts of one emoji. Tabs and line ends become spaces, lone surrogates U+FFFD.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable():
        text = "".join(_kept(text))
    text = unicodedata.normalize("NFC", text)
    return _unstacked(text) if _STACKED.search(text) else text


def _kept(text: str) -> list[str]:
    kept: list[str] = []
    for place, char in enumerate(text):
        category = unicodedata.category(char)
        if category in ("Zs", "Zl", "Zp") or char in "\t\n\r\v\f":
            kept.append(" ")
        elif char == _ZWJ:
            if _joins_emoji(text, place):
                kept.append(char)
        elif category in ("Cs", "Cn"):
            kept.append("\ufffd")
        elif category not in ("Cc", "Cf"):
            kept.append(char)
    return kept


def _joins_emoji(text: str, place: int) -> bool:
    before, after = text[max(0, place - 2) : place].rstrip(_VS16)[-1:], text[place + 1 : place + 2]
    return bool(before and after) and all(unicodedata.category(c) in ("So", "Sk") for c in before + after)


def _unstacked(text: str) -> str:
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if run <= _MARKS_PER_BASE:
            kept.append(char)
    return "".join(kept)


def plain(markdown: str) -> str:
    """Inline markdown as people read it: code, emphasis, links, tags and escapes become their text. Not `clean`ed."""
    text = markdown[: 2 * LIMIT]
    return _without_markup(text) if _MARKUP.search(text) else text


@lru_cache(256)  # what is read of a line asks half a dozen times
def _without_markup(text: str) -> str:
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        inner = match[1] or match[3]
        held.append(inner[1:-1] if len(inner) > 2 and inner[0] == inner[-1] == " " else inner)
        return f"\x02{len(held) - 1}\x03"

    text = text.replace("\x02", "").replace("\x03", "")
    if "`" in text or "\\" in text:
        text = _LITERAL.sub(hold, text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub(lambda tag: " " if tag[0][1:3].lower() == "br" else "", _AUTOLINK.sub(r"\1", text))
    for sign, pattern in _EMPHASIS:
        if sign in text:
            text = pattern.sub(_inside, text)
    if "&" in text:
        text = html.unescape(text)
    return _HELD.sub(lambda match: held[int(match[1])] if int(match[1]) < len(held) else "", text) if held else text


def _inside(match: re.Match[str]) -> str:
    return match[1]


def has_digit(text: str) -> bool:
    """Whether one of 0 to 9 stands in a text."""
    return _DIGIT.search(text) is not None


def normalise(markdown: str) -> str:
    """The identity of a text: without markup, variant forms, extra space, final punctuation and case.

    Two texts a person would call the same have one key; it is for comparing only.
    """
    text = plain(markdown)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace(_VS16, "")
    elif "  " not in text and text.isprintable():  # the usual line
        return text.strip(" ").rstrip(_TRAILING).lower()
    return _SPACES.sub(" ", text).strip().rstrip(_TRAILING).casefold()


def readable(markdown: str) -> str:
    """`plain` and `clean` in one: what a screen shows of a piece of a plan, spaces collapsed."""
    text = clean(plain(markdown))
    if "  " not in text and text.isascii():  # of white space, cleaning leaves blanks only
        return text.strip(" ")
    return _SPACES.sub(" ", text).strip()
