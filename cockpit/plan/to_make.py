"""Titles that say what is to be made of what stands below them: `Courses to create`, `Pages we should build`."""

from __future__ import annotations

import re

from cockpit.plan.labels import label
from cockpit.plan.section import Section

_VERB = (
    r"(?:create|build|make|write|implement|develop|design|add|fix|refactor|migrate|merge|move|delete|remove|archive|"
    r"retire|produce|prepare|publish|ship|deliver|research|investigate|address|update|upgrade|rename)"
)
_OR = r"\s*(?:/|,|&|\band\b|\bor\b)\s*"
_WHO = r"(?:we|i|you|they) (?:should|need to|have to|must|will|want to|plan to|are going to)"
_TO_MAKE = re.compile(
    r"(?:(?:section|part|chapter|step) [\w.]+\s*[:.–—-]\s*)?"
    r"(?!(?:how|ways?|steps?|guides?|instructions?|commands?|where|when|why|who|what|ready|need|want|going|able|time|"
    r"things|reasons?|rules?|a|an)\b)"
    r"(?:(?!(?:files?|packages?|imports?|variables?|vars|columns?|tables?|fields?|indexe?s|routes?|keys|secrets|"
    r"director(?:y|ies)|folders?|options?|practices|ways?|steps?|how|when|where|not)\b)[\w'’&/+-]+ ){1,5}"
    rf"(?:to|{_WHO}) {_VERB}(?:{_OR}(?:{_VERB}|offer|sell|run|use|test))*(?: [(].*[)])?",
    re.IGNORECASE,
)
_IN_ROMANCE = re.compile(
    r"(?!fichiers?|fichero|archivos?|arquivos?|file|dossiers?|carpetas?|pastas?|variables?|cómo|como|comment)"
    r"(?:[^\W\d_][\w'’-]* ){1,4}(?:à|a|da) (?:créer|développer|implémenter|réaliser|ajouter|construire|corriger|crear|"
    r"desarrollar|implementar|construir|agregar|añadir|corregir|realizar|criar|desenvolver|adicionar|corrigir|fazer|"
    r"creare|sviluppare|implementare|realizzare|aggiungere|correggere)(?: [(].*[)])?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\W*\d{1,2}[.)]\s+\S")


def names_what_to_make(title: str) -> bool:
    """Whether a title (as `label` gives it) as a whole says that each thing below it is to be made or dealt with.

    Files, tables, routes and the like are none: lists of those tell how something is made.
    """
    return any(words.fullmatch(title) is not None for words in (_TO_MAKE, _IN_ROMANCE))


def is_thing_to_make(section: Section) -> bool:
    """Whether a heading is a numbered one below such a title, or below a part of that list."""
    if _NUMBERED.match(section.raw) is None:
        return False
    at = section.parent
    while at is not None and at.part:
        at = at.parent
    return at is not None and at.level < 7 and names_what_to_make(label(at.raw))
