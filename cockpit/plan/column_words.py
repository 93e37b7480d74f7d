"""Column headers in the languages of smaller teams, whole or as the beginning of a header. Data only.

The headers of the larger languages stand in `columns`. Accents are left out on both sides when these are compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ColumnKind = Literal[
    "status", "done", "owner", "track", "phase", "due", "day", "estimate", "since",
    "task", "deliverable", "file", "metric", "criterion", "checkpoint", "target", "actual",
    "blocker", "depends", "risk", "mitigation", "escalation", "type", "id", "priority", "notes",
]  # fmt: skip

MORE: Mapping[ColumnKind, str] = {
    "task": (
        r"actividad|atividad|activité|aktivität|aktivita$|arbeitspaket|massnahme$|vorgang$|acci[oó]n(?:es)?$|aç(?:ão|ões)$|azion[ei]$|действи|работ[аы]|мероприяти|czynnoś|działani|funcionalidad|fonctionnalit|funktion(?:en)?$|historias?$|工作内容|工作$|事项|待办|重點|重点|功能|機能|実施内容|内容$|업무|내용$|기능|"
        "feladat|teendő|tennivaló|taak|úkol|úloha|uppgift|opgave|oppgave|tehtävä|sarcin|activitat|завданн|"
        "tugas|εργασία|zadatak|naloga|ülesanne|užduot|uzdevum|کار|المهمة|משימה|कार्य"
    ),
    "status": (
        r"estatus|stand$|zustand$|готовность|進度|完成情况|진행률|"
        "avancement|avance$|progreso|progresso|állapot|státusz|stav|läge|tilstand|tila|stadiu|stare|"
        "готовність|κατάσταση|الحالة|סטטוס|स्थिति"
    ),
    "owner": (
        r"responsáve|执行者|分工|成员|責任者|责任人|负责人|"
        "teammate|member$|miembro$|membro$|mitglied$|membre$|integrante$|asignad|atribuíd|assigné|bearbeiter|encarregad|wykonawca|przypisan|felelős|verantwoordelijk|eigenaar|"
        "toegewezen|zodpovědn|řešitel|zodpovedn|ansvarig|ansvarlig|vastuu|відповідальн|виконавець|"
        "penanggung jawab|pelaksana|υπεύθυν|zadužen|المسؤول|אחראי|osoba"
    ),
    "priority": (
        "prioridad|priorytet|prioritás|prioriteit|prioritet|prioritas|prioritate|пріоритет|tärkeys|fontosság|"
        "προτεραιότητα|الأولوية"
    ),
    "due": (
        r"plazo|date limite|дедлайн|时间节点|完成时间|納期|기한|일자|종료일|fim$|término$|ende$|fin$|結束|结束|"
        "完了予定|"
        "vencimiento|data de entrega|fecha de entrega|fecha fin|zieldatum|bis wann|határidő|uiterlijk|termín$|"
        "förfallo|frist|forfald|määräaika|eräpäivä|термін|строк|tenggat|προθεσμία|dátum|dato$|päivämäärä|pvm|"
        "tanggal|rok$|vervaldatum|startdatum|einddatum"
    ),
    "estimate": (
        r"schätzung|horas$|heures$|esfuerzo|esforço|puntos|pontos|трудоёмк|工作量|소요 시간|공수|估時|"
        "预计(?:时间|工时)|"
        "estimac|stima$|wycena|szacow|becslés|becsült|idő$|ráfordítás|inschatting|schatting|duur|odhad|"
        "pracnost|uppskatt|estimat|arvio|kesto|оцінка|тривалість|estimasi|durasi|εκτίμηση|varaktighet|"
        "varighed"
    ),
    "deliverable": (
        r"产出|产物|交付成果|"
        "szállítandó|eredménytermék|oplever|výstup|leverans|leverance|leveranse|tuotos|livrabil|"
        "результат поставки|luaran"
    ),
    "metric": ("metrika|mérőszám|mutató|mittari|nyckeltal|nøgletal|ukazatel|metrica$|μετρική|مؤشر"),
    "target": (
        "célérték|cél$|elvárt|doel|streefwaarde|cíl|cieľ|mål$|målvärde|tavoite|ціль|obiectiv|țintă|στόχος|الهدف"
    ),
    "actual": (
        "tény|aktuális|jelenlegi|huidig|werkelijk|skutečnost|aktuální|nuläge|nuvarande|nuværende|nykyinen|"
        "поточн|saat ini"
    ),
    "risk": (
        r"리스크|"
        "kockázat|risico|riziko|riskit?$|ризик|risiko|κίνδυνος|المخاطر|סיכון"
    ),
    "mitigation": (
        r"gegenmassnahme|контрмер|митигац|меры|解决方案|解決方案|対応|완화|"
        "kezelés|csökkentés|maatregel|beheersing|opatření|zmírnění|åtgärd|tiltag|tiltak|toimenpi|пом.?якшення"
    ),
    "checkpoint": (
        r"节点$|節點$|"
        "mérföldkő|mijlpaal|milník|míľnik|milstolpe|milepæl|milepel|virstanpylväs|piatră de hotar|tonggak|"
        "marcos?$|marco principal|ορόσημο"
    ),
    "depends": (
        r"prerrequisit|pré-requisit|prérequis|voraussetzung|"
        "függőség|függ|afhankelijk|závislost|beroende|afhængig|avhengig|riippuv|залежн|ketergantungan|εξάρτηση"
    ),
    "phase": (
        r"fases$|階段|iteraci[oó]n|冲刺|スプリント|스프린트|"
        "fázis|fáze|fas$|vaihe|фаза|fază|sprints$|szakasz|φάση"
    ),
    "criterion": (
        r"akzeptanzkriteri|abnahmekriteri|完成标志|완료 조건|"
        "kritérium|acceptatie|hyväksymis|критері"
    ),
    "day": ("nap$|dag$|päivä$|ziua$|hari$|ден$|ημέρα"),
    "notes": (
        r"observaci|observaç|remarques?$|hinweis|комментар|備註|说明|"
        "megjegyzés|opmerking|poznámk|anteckning|bemærk|merknad|huomio|примітк|catatan|σημειώσ|aantekening"
    ),
}
"""Of each kind the words that its headers begin with; with a final `$` they are the whole header."""

_SUMMARIES = (
    "summary|title|name|description|subject|zusammenfassung|beschreibung|titel|bezeichnung|résumé|titre|"
    "intitulé|resumen|título|descripción|nombre|resumo|descrição|nome|riepilogo|titolo|descrizione|"
    "podsumowanie|tytuł|opis|nazwa|сводка|название|описание|özet|başlık|概要|件名|タイトル|标题|描述|摘要|제목|요약|설명|leírás|"
    "cím|omschrijving|název|popis"
)
SUMMARIES = frozenset(_SUMMARIES.split("|"))
"""Headers of the column that says what a ticket is about, beside its key."""
