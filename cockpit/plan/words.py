"""State words and glyphs by language, with the meaning they have in real plans. Data only; `vocabulary` reads it.

Where a glyph is used for several states (🟡 is "ready" as often as "in progress") it has none of its own, and the word
beside it decides. Nothing here may turn open work into done work: words that can mean either are left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from cockpit.core.model import State

GLYPHS: Mapping[str, State | None] = {
    **dict.fromkeys("✅✔✓☑🗹√", "done"),
    **dict.fromkeys("⬜☐◻□▢🔲⬛◽▫○◯❌✗✘✖❎⏳⌛⏭", "todo"),
    **dict.fromkeys("⚠◐◑◒◓◔◕🌓🌗", "doing"),
    **dict.fromkeys("🚫⛔🛑", "blocked"),
    **dict.fromkeys("⏸", "deferred"),
    **dict.fromkeys("🟡🔴🟢🟠🔵⚪⚫🟣🔄🔁📋🚧🔜🆕", None),
}

TURNING = frozenset("🔄🔁🚧")
"""Signs that stand for work in progress alone in a cell, or in a list whose other lines have signs of their state; in
front of any other text they are decoration."""

MARKS: Mapping[str, State] = {
    " ": "todo",
    "x": "done",
    "/": "doing",
    "~": "doing",
    "wip": "doing",
    "!": "blocked",
    ">": "deferred",
    "-": "cancelled",
    "n/a": "cancelled",
    "na": "cancelled",
}

WORDS: Mapping[State, str] = {
    "done": """
        done; complete; completed; finished; closed; resolved; fixed; merged; shipped; released; deployed; delivered;
        pass; passed; passing; achieved; met; implemented; verified; validated; created; signed off; finalized;
        encerrado; encerrada; concluídos; concluídas;
        concluído; concluída; concluido; concluida; feito; feita; finalizado; finalizada; completo; completa; entregue;
        resolvido; resolvida; hecho; hecha; completado; completada; terminado; terminada; resuelto; entregado;
        fait; faite; terminé; terminée; fini; finie; achevé; achevée; livré; résolu; validé; complété;
        erledigt; fertig; abgeschlossen; beendet; gelöst; umgesetzt; ausgeliefert; behoben;
        fatto; fatta; completato; completata; finito; terminato; concluso; risolto;
        готово; сделано; выполнено; завершено; завершена; завершён; закрыто; решено; исправлено;
        tamamlandı; bitti; yapıldı; çözüldü; cozuldu; düzeltildi; duzeltildi;
        teslim edildi; kapatıldı; zrobione; gotowe; ukończone; ukończono; zakończone; zamknięte; wykonane;
        xong; đã xong; hoàn thành; đã hoàn thành; hoàn tất;
        完了; 完了済み; 済; 済み; 完成; 已完成; 已解决; 已解決; 已关闭; 已關閉; 完毕; 완료; 완료됨; 해결됨;
        已交付; 已上线; 已上線; 已发布; 已發布; 已实现; 已實現; 対応済; 対応済み; 実装済; 実装済み; 개발 완료;
        배포 완료; cerrado; cerrada; selesai; sudah selesai; klaar; afgerond; hotovo; färdig; valmis
    """,
    "todo": """
        todo; to do; to-do; not started; not yet; open; pending; planned; backlog; queued; scheduled; tbd; tba; new;
        missing; upcoming; incomplete; unfinished; unresolved; unfixed; undone; failed; fail; failing; error; up next;
        pendente; a fazer; por fazer; não iniciado; não iniciada; em aberto; planejado; planejada;
        pendiente; por hacer; sin empezar; no iniciado; no iniciada; planificado;
        à faire; a faire; en attente; non commencé; non commencée; prévu; planifié;
        offen; zu tun; ausstehend; geplant; nicht begonnen; unerledigt;
        da fare; in attesa; non iniziato; pianificato;
        не начато; к выполнению; в очереди; открыто; запланировано; ожидает; ожидание;
        yapılacak; bekliyor; başlanmadı; baslanmadi; planlandı; tamamlanmadı; bitmedi; yapılmadı;
        do zrobienia; oczekuje; oczekujące; nierozpoczęte; zaplanowane; niezrobione; nieukończone;
        chưa; chưa làm; chưa bắt đầu; chưa xong; chưa hoàn thành; cần làm; đang chờ;
        未着手; 未対応; 未完了; 未済; 未実施; 予定; 待办; 待辦; 未开始; 未開始; 未完成; 没有完成;
        待完成; 待处理; 待處理; 待定; 尚未; 计划中;
        예정; 대기; 미완료; 미완; 미착수; 시작 전; 할 일;
        待开始; 待開始; 待开发; 待開發; 规划中; 規劃中; planowane; belum; belum mulai; te doen; ej påbörjad
    """,
    "doing": """
        doing; in progress; in-progress; wip; work in progress; started; ongoing; underway; under way; in review;
        under review; needs review; awaiting review; ready for review; ready for qa; ready for testing;
        reviewing; in testing; in development; partial;
        partially; executing; investigating; partway;
        em andamento; em progresso; em curso; fazendo; parcial; parcialmente; iniciado; iniciada; em revisão;
        en progreso; en curso; en proceso; haciendo; en revisión; en cours; commencé; partiel; partiellement;
        in arbeit; in bearbeitung; läuft; begonnen; angefangen; teilweise; laufend;
        in corso; iniziato; parziale; parzialmente; in lavorazione;
        в работе; в процессе; начато; делается; выполняется; частично; на проверке;
        devam ediyor; sürüyor; suruyor; yapılıyor; başladı; basladi; kısmen;
        w toku; w trakcie; rozpoczęte; częściowo; w realizacji;
        đang làm; đang thực hiện; đang tiến hành; đang xử lý; một phần;
        進行中; 作業中; 対応中; 実施中; レビュー中; 着手済み;
        进行中; 处理中; 處理中; 开发中; 開發中; 部分; 审核中; 正在;
        진행 중; 진행중; 작업 중; 작업중; 검토 중; 검토중; 부분;
        着手中; 実装中; 開発中; 개발 중; 개발중; sedang dikerjakan; bezig; pågår; pågående; kesken
    """,
    "blocked": """
        blocked; waiting; waiting for; waiting on; stuck; impeded; bloqueado; bloqueada; impedido; bloqué; bloquée;
        blockiert; wartet; bloccato; bloccata; заблокировано; заблокирован; заблокирована; engellendi; bloke;
        zablokowane; zablokowany; zablokowana; bị chặn; bị kẹt; ブロック; ブロック中; 待ち; 阻塞; 受阻; 卡住; 차단; 막힘
    """,
    "deferred": """
        deferred; postponed; on hold; on-hold; paused; carried over; rolled over; skipped; parked; shelved;
        adiado; adiada; pausado; pausada; aplazado; pospuesto; en pausa; reporté; reportée; différé; suspendu;
        verschoben; zurückgestellt; pausiert; vertagt; rimandato; rinviato; sospeso; in pausa;
        отложено; отложена; перенесено; приостановлено; ertelendi; beklemede; askıda;
        odłożone; przełożone; wstrzymane; hoãn; tạm dừng; tạm hoãn;
        延期; 保留; 中断; 見送り; 推迟; 推遲; 暂停; 暫停; 搁置; 延后; 보류; 연기
    """,
    "cancelled": """
        cancelled; canceled; dropped; won't do; wont do; won't fix; wontfix; abandoned; obsolete; n/a; not applicable;
        not needed; superseded; rejected; declined; discarded; descoped; out of scope; cancelado; cancelada;
        descartado; descartada; annulé; annulée; abandonné; abgebrochen; verworfen; storniert; entfällt; abgesagt;
        annullato; scartato; отменено; отменена; отменён; iptal; iptal edildi; anulowane; odwołane; porzucone;
        hủy; đã hủy; huỷ; 中止; 取消; 取り消し; キャンセル; 不要; 已取消; 废弃; 放弃; 취소; 취소됨
    """,
}

SOLE_WORDS: Mapping[str, State] = {
    "draft": "doing",
    "review": "doing",
    "testing": "doing",
    "qa": "doing",
    "test": "doing",
    "uat": "doing",
    "verification": "doing",
    **dict.fromkeys(
        (
            "code review",
            "code-review",
            "peer review",
            "pr review",
            "in code review",
            "qa review",
            "pull request",
        ),
        "doing",
    ),
    **dict.fromkeys(("in qa", "in test", "in uat"), "doing"),
    **dict.fromkeys(("im review", "in prüfung", "im test", "en prueba", "en pruebas", "en revue", "en test"), "doing"),
    **dict.fromkeys(
        ("em teste", "em testes", "w testach", "testowanie", "na review", "тестирование", "на ревью"), "doing"
    ),
    **dict.fromkeys(("テスト中", "测试中", "测试", "테스트 중", "コードレビュー", "代码审查"), "doing"),
    "development": "doing",
    "later": "deferred",
    "na": "cancelled",
    "no": "todo",
    "yes": "done",
    "не": "todo",
}
"""Words that tell a state only where nothing else stands in the cell."""

FAINT_WORDS: Mapping[str, State] = {
    "ready": "todo",
    "bereit": "todo",
    "pronto": "todo",
    "prête": "todo",
    "prêt": "todo",
    "listo": "todo",
    "active": "doing",
    "running": "doing",
    "monitoring": "doing",
    "assigned": "todo",
}
"""Words that tell a state only where no glyph does: `✅ Ready` is done, `🟡 Ready` waits to be started."""

NEGATIONS = (
    "not|isn't|isn’t|aren't|wasn't|never|no|yet to be|to be|must be|should be|needs to be|need to be|will be|can be|"
    "until|before|once|when|after|if|nicht|noch nicht|kein|pas|pas encore|aún no|ainda não|não|non|не|ещё не|nie|"
    "jeszcze nie|chưa|henüz"
)
"""What turns the done or doing word after it into open work."""

HEDGES = (
    "almost|nearly|mostly|partially|partly|partial|half|semi|fast|teilweise|halb|presque|partiellement|casi|parcialmente|"
    "quase|почти|частично|częściowo|prawie|kısmen|neredeyse|parzialmente|quasi|một phần|gần"
)
"""What turns the done word after it into work in progress."""
