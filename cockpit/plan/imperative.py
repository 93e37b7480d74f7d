"""Whether a line tells somebody to do something: `Add tests`, `Tests schreiben`, `Crear la base`, `テストを追加`.

Under a heading that only says when (`Phase 2`, `v1.1`) such lines are work, where facts about the phase are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cockpit.core.text import plain
from cockpit.plan.ids import leading_id
from cockpit.plan.labels import undecorated
from cockpit.plan.verbs import tells_in_other_words

_VERBS = """
    abstract activate adapt add address adjust adopt align allow analyse analyze announce apply archive arrange ask
    assess assign attach audit automate avoid back backfill backport begin benchmark bind block book bootstrap bring
    build bump cache calculate calibrate call capture change check choose clarify clean cleanup clear close collect
    combine compare compile complete compose compute conduct configure confirm connect consider consolidate contact
    convert coordinate copy correct cover create customise customize cut debug decide decouple dedupe define delete
    deliver demo deploy deprecate derive describe design detect determine develop disable discover discuss display
    distribute do dockerize document download draft draw drop edit eliminate embed enable enforce enhance ensure
    enter establish estimate evaluate examine execute expand experiment explain explore export expose extend extract
    factor fetch figure file fill filter finalise finalize find finish fix flesh flip follow forecast formalize format
    gather generate get give grow handle harden hide highlight hire hook host identify implement import improve include
    incorporate increase index initialise initialize inspect install instrument integrate interview introduce
    inventory investigate invite isolate iterate join keep kick label launch learn let leverage link lint list load
    localise localize lock log look lower maintain make manage map mark measure merge migrate minify minimize mock
    model modernise modernize modify monitor mount move name normalise normalize notify obtain offer onboard open
    optimise optimize order organise organize outline overhaul package parallelize parse patch perform persist pick
    pilot pin place plan polish populate port post prepare present preserve prevent print prioritise prioritize
    process procure produce profile promote propose protect prototype prove provide provision prune publish pull
    purge push put query raise ramp read rebrand rebuild receive recommend record recruit redesign redirect reduce
    refactor refine reformat register release remove rename render reorganise reorganize repair replace reply report
    reproduce request require rerun research reset resolve respond restore restrict restructure retest retire return
    reuse review revise rework rewrite roll rotate route run sample sanitize save scaffold scale scan schedule scope
    score scrape script search secure seed select send separate serve set setup share ship show sign simplify
    simulate sketch solve sort spec specify spike split stabilise stabilize stage standardise standardize start stop
    store stream streamline strengthen structure study submit summarise summarize support surface survey swap switch
    sync synthesize tag take talk teach test tidy tighten track train transfer transform translate triage trim try
    tune turn unify update upgrade upload use utilise utilize validate verify version visit visualise visualize wait
    walk want watch wire work wrap write
"""
_ENGLISH = frozenset(_VERBS.split())
_NOUNS = """
    address back block book cache call change check close copy cover cut demo design display document draft drop
    file filter fix forecast format host index interview label lead link list load lock log look map mark measure model
    monitor mount name order outline package patch pilot place plan post process profile prototype query record
    release report request research reset review sample scale scan schedule scope score script search seed set
    share ship sign sketch sort spec spike stage start stop store stream structure study support surface survey
    switch sync tag talk test track train transfer trim turn update upgrade use version visit wait walk watch
    work wrap
"""
_NOUNS_TOO = frozenset(_NOUNS.split())
_AFTER_NOUN = re.compile(r"\s*(?:$|[:：(\[–—-]|(?:is|are|was|were|has|have|will|should|of|for the|time|coverage)\b)")
_WORD = re.compile(r"(?:please |then |also |optionally |re-|auto-|co-)?([a-z]+)\b(?!['’]s)", re.IGNORECASE)
_ROMANCE_VERBS = re.compile(
    r"(?:agregar|actualizar|ajustar|analizar|añadir|aplicar|aprobar|armar|asegurar|automatizar|cambiar|cargar|cerrar|"
    r"completar|comprobar|conectar|configurar|construir|convertir|corregir|crear|definir|desarrollar|desplegar|diseñar|"
    r"documentar|eliminar|entregar|enviar|escribir|establecer|evaluar|extraer|generar|hacer|identificar|implementar|"
    r"incluir|instalar|integrar|investigar|lanzar|limpiar|mejorar|migrar|mover|optimizar|organizar|planificar|preparar|"
    r"probar|publicar|realizar|recopilar|reemplazar|refactorizar|registrar|resolver|revisar|seleccionar|validar|"
    r"verificar|adicionar|ajustar|alterar|atualizar|testar|criar|corrigir|desenhar|desenvolver|escrever|fazer|"
    r"implantar|melhorar|organizar|otimizar|remover|revisar|substituir|construir|entregar|garantir|levantar|mapear|"
    r"ajouter|améliorer|analyser|choisir|compléter|configurer|corriger|créer|déployer|développer|documenter|définir|"
    r"écrire|effectuer|envoyer|établir|faire|finaliser|identifier|implémenter|installer|intégrer|mettre|migrer|nettoyer|"
    r"optimiser|planifier|préparer|publier|remplacer|rédiger|réaliser|supprimer|tester|valider|vérifier|"
    r"aggiungere|aggiornare|completare|configurare|correggere|creare|definire|implementare|integrare|migliorare|"
    r"preparare|pubblicare|rimuovere|scrivere|sviluppare|testare|verificare)\b",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(r"(?:не )?[а-яёіїєґ]{2,}(?:ть|ти|чь)(?:ся)?\b", re.IGNORECASE)
_GERMAN_END = re.compile(r"\s[a-zäöüß]{3,}(?:en|ern|eln)$")
_NO_GERMAN = re.compile(
    r"\s(?:einen|allen|vielen|anderen|gegen|zwischen|neben|oben|unten|when|then|open|often|hidden|token|screen|broken|"
    r"written|given|taken|golden|children|seven|ten|men|women|garden)$"
)
_CHINESE = re.compile(
    r"(?:可选[：:]\s*|首先|先|再|然后|并)?(?:将(?![来來会會要于於])|把|去掉|用(?![户戶于於例途时時量法])|新建|修改|使用|采用|選定|选定|选择|加入|接入|定义|定義|保留|改用|改为|替换|替換|拆分|调整|調整|"
    r"确保|確保|统一|統一|编制|制作|撰寫|扩展|擴展|合并|封装|抽取|提取|启用|禁用|清理|核对|校验|安装|对接|引导|"
    r"实现|實現|添加|新增|增加|创建|創建|建立|完成|修复|修復|优化|優化|编写|編寫|撰写|设计|設計|更新|支持|支援|"
    r"配置|设置|部署|测试|測試|集成|整合|重构|重構|删除|移除|迁移|遷移|研究|调研|準備|准备|确认|確認|检查|檢查|验证|驗證|"
    r"补充|完善|开发|開發|搭建|引入|改进|改善|整理|制定|发布|提交|收集|分析)"
)
_JAPANESE = re.compile(
    r"(?:する|作成|実装|追加|修正|対応|更新|削除|導入|整備|検討|調査|設定|構築|確認|改善|移行|準備|公開|統合)$"
)
_KOREAN = re.compile(r"(?:구현|추가|작성|수정|개선|설정|구축|배포|검토|정리|연동|하기|적용|준비|테스트)$")
_REQUEST = re.compile(
    r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b[\s:|/]*/|.*[:：–—-]\s*`?(?:GET|POST|PUT|PATCH|DELETE) /"
)
"""`POST /users`: a route, nothing to be done."""
_CLAUSE = re.compile(r",\s*(?:damit|um|so ?dass|wenn|bevor|falls|sobald|bis|weil|indem)\b.*", re.IGNORECASE)
_TAIL = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$|[\s.。;；,，!]+$")


def is_work(text: str) -> bool:
    """Whether a line (raw inline markdown), or what it says behind its lead, begins or ends with what is to be done."""
    return _is_work(plain(text[:300]))


def leads_to_details(text: str) -> bool:
    """Whether a line with a list below it tells the work itself: `Update the guide with:`."""
    return text.endswith((":", "：")) and text.count(" ") > 1 and is_work(text.rstrip(":："))


@lru_cache(maxsize=4096)
def _is_work(text: str) -> bool:
    name = undecorated(text)
    code, rest = leading_id(name)
    name = undecorated(rest) if code else name
    if _begins(name):
        return True
    lead, colon, value = name.partition(":")
    if colon and len(lead) <= 40 and value[:1] == " ":
        return _begins(undecorated(value))
    return False


def _begins(name: str) -> bool:
    if not name or _REQUEST.match(name):
        return False
    if name[0].isascii() and (word := _WORD.match(name)) and word[1].casefold() in _ENGLISH:
        return word[1].casefold() not in _NOUNS_TOO or _AFTER_NOUN.match(name, word.end()) is None
    if _ROMANCE_VERBS.match(name) or (not name.isascii() and (_RUSSIAN.match(name) or _CHINESE.match(name))):
        return True
    while stripped := _TAIL.sub("", name):
        if stripped == name:
            break
        name = stripped
    if not name.isascii() and (_JAPANESE.search(name) or _KOREAN.search(name)):
        return True
    return tells_in_other_words(name) or _in_german(name)


def _in_german(name: str) -> bool:
    """Whether a clause ends with what is to be done: `Daten im Browser speichern, damit …`, `Als PWA ausbauen: …`."""
    name = _CLAUSE.sub("", name).partition(": ")[0]
    return (
        _GERMAN_END.search(name) is not None and _NO_GERMAN.search(name) is None and any(c.isupper() for c in name[1:])
    )
