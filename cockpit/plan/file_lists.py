"""Headings above lists of files: those to create are deliverables, those that were created are done ones."""

from __future__ import annotations

import re
from typing import Literal

_THINGS = (
    r"(?:files?|scripts?|documents?|docs|documentation|modules?|components?|tests?|dateien|fichiers|archivos|"
    r"arquivos|ficheros|documentos|pliki|файлы)"
)
_MADE = (
    r"(?:created|added|generated|delivered|produced|written|erstellte?|créés|ajoutés|creados|criados|adicionados|"
    r"созданные)"
)
_AND = r"(?:\s*(?:/|&|and|or|und|et|y|e)\s*[\w-]+)*"
FILE_LIST = (
    rf"(?:(?:the|key|main|core|all|other) )*(?:{_THINGS}(?: files)?(?:\s*[/&]\s*{_THINGS})? (?:"
    rf"to (?:be )?(?:[\w-]+\s*[/&]\s*)*(?:create|write|add|build|deliver|generate|produce)|"
    rf"to be {_MADE}|à créer|a crear|a criar|zu erstellen|anlegen|nuevos|novos|"
    rf"(?:[\w-]+\s*[/&]\s*)*{_MADE}(?! (?:by|this|so far|today)\b))|"
    rf"(?:new|neue|nouveaux|nuevos|novos|новые|{_MADE}(?:\s*[/&]\s*[\w-]+)?) {_THINGS}{_AND}"
    r"(?: (?:to (?:be )?(?:created?|add(?:ed)?|write|written|build|built)|needed|required|created|added))?"
    r"(?:\s*\(.*\))?$|zu erstellende dateien)|"
    r"新建文件|新增文件|需要创建的文件|要创建的文件|新規ファイル|作成(?:する)?ファイル|생성할 파일|새 파일"
)
"""What a casefolded title begins with that stands above a list of files."""
FileList = Literal["none", "to make", "made", "told"]
_LIST = re.compile(FILE_LIST)
_PAST = re.compile(rf"\b{_MADE}\b")
_TO = re.compile(r"\b(?:to|will|zu|à|a|needed|required)\b|/\s*(?:create|write|add)\b")
_REPORT = re.compile(
    r"\b(?:summary|report|changes? made|changelog|what (?:was|has been|we)|retro(?:spective)?|recap|accomplish\w+|"
    r"zusammenfassung|bericht|résumé|resumen|resumo|eod|end of day)\b"
)
_FINISHED = re.compile(r"\bcompleted?\b|\bdone\b|\bimplemented\b|\bdelivered\b|\bresults?\b")


def lists_files(title: str) -> bool:
    """Whether a title (as `label` gives it) stands above a list of files to make or made."""
    return _LIST.match(title.casefold()) is not None


def file_list(title: str, above: tuple[str, ...]) -> FileList:
    """What a title says of the files below it: to make, made, or (below a title of a report) only told of."""
    if not lists_files(title):
        return "none"
    name = title.casefold()
    made = _PAST.search(name) is not None
    if _TO.search(name):
        return "to make"
    reported = any(_REPORT.search(other.casefold()) for other in above)
    if reported or (above and _FINISHED.search(above[0].casefold())):
        return "told"
    return "made" if made else "to make"
