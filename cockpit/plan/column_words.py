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
        "feladat|teendő|tennivaló|taak|úkol|úloha|uppgift|opgave|oppgave|tehtävä|sarcin|activitat|завданн|"
        "tugas|εργασία|zadatak|naloga|ülesanne|užduot|uzdevum|کار|المهمة|משימה|कार्य"
    ),
    "status": (
        "avancement|avance$|progreso|progresso|állapot|státusz|stav|läge|tilstand|tila|stadiu|stare|"
        "готовність|κατάσταση|الحالة|סטטוס|स्थिति"
    ),
    "owner": (
        "teammate|member$|miembro$|membro$|mitglied$|membre$|integrante$|asignad|atribuíd|assigné|bearbeiter|encarregad|wykonawca|przypisan|felelős|verantwoordelijk|eigenaar|"
        "toegewezen|zodpovědn|řešitel|zodpovedn|ansvarig|ansvarlig|vastuu|відповідальн|виконавець|"
        "penanggung jawab|pelaksana|υπεύθυν|zadužen|المسؤول|אחראי|osoba"
    ),
    "priority": (
        "prioridad|priorytet|prioritás|prioriteit|prioritet|prioritas|prioritate|пріоритет|tärkeys|fontosság|"
        "προτεραιότητα|الأولوية"
    ),
    "due": (
        "vencimiento|data de entrega|fecha de entrega|fecha fin|zieldatum|bis wann|határidő|uiterlijk|termín$|"
        "förfallo|frist|forfald|määräaika|eräpäivä|термін|строк|tenggat|προθεσμία|dátum|dato$|päivämäärä|pvm|"
        "tanggal|rok$|vervaldatum|startdatum|einddatum"
    ),
    "estimate": (
        "estimac|stima$|wycena|szacow|becslés|becsült|idő$|ráfordítás|inschatting|schatting|duur|odhad|"
        "pracnost|uppskatt|estimat|arvio|kesto|оцінка|тривалість|estimasi|durasi|εκτίμηση|varaktighet|"
        "varighed"
    ),
    "deliverable": (
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
    "risk": ("kockázat|risico|riziko|riskit?$|ризик|risiko|κίνδυνος|المخاطر|סיכון"),
    "mitigation": (
        "kezelés|csökkentés|maatregel|beheersing|opatření|zmírnění|åtgärd|tiltag|tiltak|toimenpi|пом.?якшення"
    ),
    "checkpoint": (
        "mérföldkő|mijlpaal|milník|míľnik|milstolpe|milepæl|milepel|virstanpylväs|piatră de hotar|tonggak|"
        "marcos?$|marco principal|ορόσημο"
    ),
    "depends": (
        "függőség|függ|afhankelijk|závislost|beroende|afhængig|avhengig|riippuv|залежн|ketergantungan|εξάρτηση"
    ),
    "phase": ("fázis|fáze|fas$|vaihe|фаза|fază|sprints$|szakasz|φάση"),
    "criterion": ("kritérium|acceptatie|hyväksymis|критері"),
    "day": ("nap$|dag$|päivä$|ziua$|hari$|ден$|ημέρα"),
    "notes": ("megjegyzés|opmerking|poznámk|anteckning|bemærk|merknad|huomio|примітк|catatan|σημειώσ|aantekening"),
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
