"""The shape of the code: small files, small functions, one direction of imports, a start that imports little."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "cockpit").rglob("*.py"))
ALL_CODE = sorted(
    path for room in ("cockpit", "tests", "benchmarks", "scripts") for path in (ROOT / room).rglob("*.py")
)
TEXTS = sorted(
    [path for path in ROOT.glob("*") if path.suffix in {".md", ".toml"} or path.name == "Makefile"]
    + list((ROOT / "docs").rglob("*.md"))
    + SOURCES
)
PURE = ("core", "plan", "disk", "repo", "view", "report")
SCREEN = {"textual", "rich"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", ALL_CODE, ids=_name)
def test_a_file_is_short(path: Path) -> None:
    most = 500 if path.is_relative_to(ROOT / "tests") else 300  # tables of cases may be long
    assert len(path.read_text("utf-8").splitlines()) <= most


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_function_has_at_most_40_lines(path: Path) -> None:
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = {node.name: _lines(node) for node in functions if _lines(node) > 40}
    assert long == {}


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", TEXTS, ids=_name)
def test_the_project_stands_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    found = [word for word in ("../shared", "/work/", "issues show") if word in text]
    assert found == []


def _loaded_by(program: str) -> set[str]:
    """Top-level modules that a fresh interpreter has after running a program in the checkout."""
    code = f"import sys\n{program}\nsys.stdout.flush(); print('\\n'.join(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return {line.partition(".")[0] for line in done.stderr.splitlines()}


@pytest.mark.parametrize("room", PURE)
def test_a_room_without_a_screen_imports_none(room: str) -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in SOURCES
        if path.relative_to(ROOT).parts[1] == room and path.name != "__init__.py"
    ]
    loaded = _loaded_by("\n".join(f"import {module}" for module in modules))
    unwanted = {"textual"} if room == "view" else SCREEN
    assert loaded & unwanted == set()


def test_importing_the_package_costs_nothing() -> None:
    assert _loaded_by("import cockpit") - _loaded_by("pass") == {"cockpit"}


@pytest.mark.parametrize(
    "command", ["['status']", "['status', '--json']", "['--plain']", "['--plain', '--view', 'standup']", "['keys']"]
)
def test_a_command_that_opens_no_screen_imports_none(command: str) -> None:
    loaded = _loaded_by(f"from cockpit.cli.main import main\nassert main({command}) == 0")
    assert loaded & {"textual", "cairosvg"} == set()
