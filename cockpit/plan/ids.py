"""Ids that people put before a task: `T012`, `1.1.2`, `US-019`, `TASK-001`, `#12`, `Task 3`."""

from __future__ import annotations

import re

_ID = re.compile(
    r"(?P<open>\*\*|__)?(?P<bracket>\[)?"
    r"(?P<id>(?:task|story|issue|bug|epic|us|feat|ticket|item|step)[ -]?#?\d+(?:\.\d+)*[a-z]?(?=\b)"
    r"|[A-Z]{1,10}(?:-[A-Z]{1,6})?-\d{1,6}|[A-Z]\d{1,2}-[A-Z]{2,12}-\d{1,6}|(?-i:[A-Z]{1,3}\d{1,2}[-.]T?\d{1,3})(?=[\s:：])|(?:back|req|spec)-\d{1,6}|[A-Z]{1,3}\d{3,5}|#\d{1,6}|"
    r"\d{1,3}(?:\.\d{1,3}){1,4})"
    r"(?P<close>\])?(?P<shut>\*\*|__)?(?P<after>\s*[:：]\**\s*|\s+[-–—·|]\s+|\.?\s+|$)",
    re.IGNORECASE,
)
_NO_ID = re.compile(
    r"(?:utf|sha|covid|iso|rfc|gpt|aes|rsa|http|md|ipv|wcag|cp|es|sd|rs|bert|llama|qwen|claude|gemini|mp|q|v|h|"
    r"a|x|web|tls|ssl|"
    r"oauth|base|int|uint|float|fp|ps|phase|week|day|sprint)-?\d+|(?:V|Q|FY|H|ES|PY|IOS|IP|RC)\d.*",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:[x×%]|days?|hours?|hrs?|h|min(?:utes?)?|sec(?:onds?)?|ms|s|weeks?|months?|points?|pts|[kmgt]b|k|"
    r"million|billion|"
    r"times|stunden|tage|jours|heures|horas|días|dias)\b|[%×]",
    re.IGNORECASE,
)


def leading_id(text: str) -> tuple[str, str]:
    """(id, rest) of a text with a leading id (`T012`, `1.1.2`, `US-019`, `TASK-001`, `#12`, `Task 3`); ("", text).

    Version numbers, `UTF-8`, `1.5 days` and the like are none.
    """
    found = _ID.match(text)
    if not found or bool(found["bracket"]) != bool(found["close"]):
        return "", text
    code = found["id"]
    rest = text[found.end() :]
    if _NO_ID.fullmatch(code) or (code.isalnum() and code[0].islower()):
        return "", text
    if code[0].isdigit() and (_UNIT.match(rest) or not rest.strip()):
        return "", text
    if re.fullmatch(r"[A-Z]{2,10}-\d", code) and not (found["bracket"] or ":" in found["after"]):
        return "", text
    if found["open"] and not found["shut"] and "*" not in found["after"]:
        rest = found["open"] + rest
    return code, rest
