"""Whether a heading or an overview says of a sprint that it is under way or over, by signs and words."""

from __future__ import annotations

import re
from typing import Literal

Mark = Literal["current", "done"] | None

_CURRENT_SIGNS = re.compile(r"[🔄🚧🏃👉▶📍]")
_DONE_SIGNS = re.compile(r"[✅☑✔🏁🟢]")
_PARTS = re.compile(r"[()\[\]（）|·:：;,•*]|\s[-–—]+\s?|[–—]|[☀-➿⬀-⯿\U0001f000-\U0001faff\ufe0f]")
_CURRENT = re.compile(
    r"(?:we are here|you are here|here|status)?\s*(?:(?:the |is |our )?(?:current|active|in progress|"
    r"in-progress|ongoing|underway|"
    r"under way|running|started|wip|act|now|this week)|aktywn[ya]|w toku|trwa|bieżąc[ya]|aktuell\w*|läuft|"
    r"laufend\w*|in arbeit|en cours|actuel(?:le)?|en curso|en progreso|actual|activ[oa]|ativ[oa]|"
    r"em andamento|atual|"
    r"in corso|attuale|текущий|текущая|в работе|в процессе|активный|идёт|идет|進行中|进行中|"
    r"當前|当前|現在|진행\s?중|현재|"
    r"devam ediyor|aktif|folyamatban|aktuális|đang (?:làm|thực hiện|tiến hành)|probíhá|pågående|pågår|bezig|lopend)"
    r"(?: sprint| now| phase| focus)?",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:all |is |100\s?% )?(?:done|completed?|finished|closed|shipped|delivered|released)(?: (?:on|as of|\d|w/|"
    r"✅).*)?|"
    r"erledigt|fertig|abgeschlossen|terminée?|fini|livré|hecho|terminado|completad[oa]|finalizad[oa]|"
    r"concluíd[oa]|feito|"
    r"completato|zakończon[ya]|ukończon[ya]|zrobione|gotowe|выполнен[оа]?|завершен[оа]?|завершён|готово|完了|完成|已完成|"
    r"완료|tamamlandı|bitti|kész|เสร็จ(?:แล้ว|สิ้น)?|hoàn thành|hotovo|klart?|färdig|klaar|afgerond",
    re.IGNORECASE,
)


def mark_of(text: str) -> Mark:
    """`current` or `done` where a part of the text on its own says so: in brackets, after a dash, by a sign."""
    parts = [part.strip(" .!_") for part in _PARTS.split(text)]
    if any(_CURRENT.fullmatch(part) for part in parts):
        return "current"
    if any(_DONE.fullmatch(part) for part in parts):
        return "done"
    if _CURRENT_SIGNS.search(text) and not _DONE_SIGNS.search(text):
        return "current"
    return "done" if _DONE_SIGNS.search(text) else None
