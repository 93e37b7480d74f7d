"""Files named in plans: which ones a text names, which one it *is*, and what only looks like a file.

Product names (`Commander.js`), attribute access in code (`settings.states`), versions, domains and end points were the
larger part of false alarms in real plans, so outside of paths only known extensions count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cockpit.plan.ids import leading_id

_ENDINGS = """
    adoc avif bash bat bib bz2 c cc cfg cjs clj cls cmd conf cpp cs css csv cu cxx dart db dbml diff doc docker
    dockerfile docx drawio ejs eml env erb ex exs fbx fish fs gif gltf go gradle graphql groovy gz h hbs hcl hpp
    hs htm html ico ini ino ipynb java jinja jpeg jpg js json json5 jsonc jsonl jsx kt kts less lock log lua m
    map md mdc mdx mermaid mjs mk ml mmd mov mp3 mp4 mts npy npz odt onnx org parquet patch pb pdf php pkl pl
    plist png po pot ppt pptx prisma proto ps1 psd pt pth puml py pyi pyx r rb rego rs rst sass sbt scala scss
    sh sol sql sqlite styl svelte svg swift tar tex tf tfvars tgz toml tpl ts tsv tsx txt vb vue wasm wav webm
    webp whl woff woff2 xls xlsx xml xz yaml yml zig zip zsh zst
"""
_WITHOUT_ENDING = """
    makefile dockerfile license licence changelog readme gemfile rakefile procfile jenkinsfile vagrantfile
    codeowners brewfile justfile .gitignore .gitattributes .env .env.example .dockerignore .editorconfig
    .prettierrc .eslintrc .npmrc .nvmrc .mailmap .mcp.json
"""
_PRODUCT_NAMES = """
    node vue next nuxt express react commander three d3 chart alpine angular ember backbone nest moment day p5
    discord inquirer ink solid pixi matter tensorflow brain mathjax katex highlight prism mermaid lit polymer
    require handlebars mustache socket bull passport knockout meteor electron gatsby eleventy astro fastify koa
    hapi sails adonis zod markdown lodash underscore jquery ajv yargs ramda immutable web3 ethers paper fabric
    konva cytoscape leaflet video reveal impress anime typed numeral docs crates lib deno asp ml draw clap
    transformers onnx
"""
_EXTENSIONS = frozenset(_ENDINGS.split())
_NAMES = frozenset(_WITHOUT_ENDING.split())
_PRODUCTS = re.compile(rf"(?:{'|'.join(_PRODUCT_NAMES.split())})\.(?:js|rs|net|io|land)", re.IGNORECASE)
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)")
_BARE = re.compile(r"(?<![\w./@:*<{\[\\-])\.{0,2}/?[\w.-]+(?:/[\w.-]+)*\.[A-Za-z][A-Za-z0-9]{0,9}(?![\w/(@\\*}])")
_BOLD = re.compile(r"(?<![\w/*.])\*\*(?=[\w.])([^*\n]+?)(?<=[\w:])\*\*(?![\w/*.])")
_URL = re.compile(r"<?\w{2,}://\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|<!--.*?-->")
_PATH = re.compile(r"[\w.@~+/\\-]{1,260}")
_LINES = re.compile(r"(?::\d+(?:[-:,]\d+)*|#L?\d+(?:-L?\d+)?|#[\w-]+)$")
_PATTERN = re.compile(r"[*<>\[\]{}]|\.\.\.|…|YYYY|XXX|(?:^|/)_(?!_)[^/]*$")
_MAKING = re.compile(
    r"(?:create|creating|write|writing|add|adding|build|implement|draft|generate|make|new|crear|criar|créer|"
    r"erstellen?|schreiben?|"
    r"escribir|escrever|écrire|agregar|añadir|adicionar|ajouter|implementar|creare|scrivere|создать|добавить|"
    r"написать|"
    r"utwórz|dodaj|napisz|oluştur|ekle|tạo|viết|thêm)\b[\s:]*"
    r"(?:(?:a|an|the|new|initial|empty|un|une|el|la|le|il|ein|eine|das|die|den)\s+)*"
    r"(?:(?:file|files|directory|folder|dir|module|script|scripts|document|doc|datei|fichier|archivo|arquivo|"
    r"файл)\b[\s:]+)?",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s*_~]*(?:\[[Pp]\]\s*|\[[A-Z]{1,4}\d+\]\s*)*")
_JOINT = re.compile(r"[\s*_~]*(?:\+|&|,|;|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|と|、|和)[\s*_~]*")
_LONGEST = 2000


def files_in(text: str) -> tuple[str, ...]:
    """Every file a text (raw inline markdown) names, in order, once each, patterns and noise left out."""
    if "." not in text and "/" not in text and "`" not in text:
        return ()
    return tuple(dict.fromkeys(name for name, _, _ in _found(text[:_LONGEST]) if not is_pattern(name)))


def own_files(text: str, *, column: bool = False) -> tuple[str, ...]:
    """The files a text or cell *is*: the one it begins with (after Create/Write/Add/Build/Implement), all of
    "`a.py` + `b.md`". With `column`, for a cell of a deliverable or file column, only where nothing else "
    "stands there."""
    if "." not in text and "/" not in text and "`" not in text:
        return ()
    text = text[:_LONGEST]
    start = _OPENING.match(text)
    at = start.end() if start else 0
    code, rest = leading_id(text[at:])
    if code:
        at = len(text) - len(rest)
        if opening := _OPENING.match(text, at):
            at = opening.end()
    if not column and (verb := _MAKING.match(text, at)):
        at = verb.end()
        if opening := _OPENING.match(text, at):
            at = opening.end()
    places = {begin: (name, end) for name, begin, end in _found(text)}
    run: list[str] = []
    end = at
    while at in places:
        name, end = places[at]
        run.append(name)
        joint = _JOINT.match(text, end)
        at = joint.end() if joint else -1
    if column and text[end:].strip(" \t*_~.,;:"):
        return ()
    return () if any(is_pattern(name) for name in run) else tuple(dict.fromkeys(run))


def is_pattern(path: str) -> bool:
    """Whether a path is a pattern (`*`, `<`, `[`, `{`, a leading `_`) and not one file."""
    return _PATTERN.search(path) is not None


def is_file(name: str, *, code: bool = False) -> bool:
    """Whether a text without spaces around it names a file or (with a final `/`) a folder. `code` says that it stood
    between backticks, where `App.js` is a file and not a product."""
    if not name or len(name) > 260 or "://" in name or name.startswith(("-", "@", "~", "$", "#")):
        return False
    last = name.rstrip("/").replace("\\", "/").rpartition("/")[2]
    if last.casefold() in _NAMES:
        return code or "/" in name or last.startswith(".")
    if name.endswith("/"):
        return not name.startswith("/") and bool(re.search(r"\w", name)) and " " not in name
    stem, dot, extension = last.rpartition(".")
    if not dot or not extension.isascii() or not extension.isalnum() or extension.isdigit():
        return False
    known = extension.casefold() in _EXTENSIONS
    if not known and not ("/" in name and code and len(extension) <= 5 and "(" not in name):
        return False
    if _PRODUCTS.fullmatch(name):
        return False
    if not code and extension == "js" and "/" not in name and re.fullmatch(r"[A-Z]\w*", stem):
        return False
    return bool(stem) or extension in ("env", "log")


@lru_cache(maxsize=2048)
def _found(text: str) -> tuple[tuple[str, int, int], ...]:
    """(file, begin, end) of all files and patterns in a text, from left to right."""
    found: list[tuple[str, int, int]] = []
    rest = list(text)

    def blank(match: re.Match[str]) -> None:
        rest[match.start() : match.end()] = " " * (match.end() - match.start())

    for code in _CODE.finditer(text) if "`" in text else ():
        name = _LINES.sub("", code[2].strip())
        if " " not in name and (_PATH.fullmatch(name) or is_pattern(name)) and is_file(name, code=True):
            found.append((name, code.start(), code.end()))
        blank(code)
    plain_text = "".join(rest)
    for link in _LINK.finditer(plain_text) if "](" in plain_text else ():
        shown = _LINES.sub("", text[link.start(1) : link.end(1)].strip("` *_"))
        if "://" not in link[2] and is_file(shown, code=True):
            found = [place for place in found if not link.start() <= place[1] < link.end()]
            found.append((shown, link.start(), link.end()))
        elif "://" not in link[2] and is_file(target := _LINES.sub("", link[2]).removeprefix("./"), code=True):
            found.append((target, link.start(), link.end()))
        blank(link)
    plain_text = _URL.sub(lambda url: " " * len(url[0]), "".join(rest))
    if "**" in plain_text:
        plain_text = _BOLD.sub(lambda bold: f"  {bold[1]}  ", plain_text)
    for bare in _BARE.finditer(plain_text) if "." in plain_text else ():
        name = bare[0].strip(".") if not bare[0].startswith(("./", "../", ".")) else bare[0].rstrip(".")
        if is_file(name):
            found.append((name.removeprefix("./"), bare.start(), bare.end()))
    return tuple(sorted(found, key=lambda place: place[1]))
