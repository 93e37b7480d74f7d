"""The project's doors: make, the script of the machine that checks it, and the pinned dependencies."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("run", "test", "lint", "torture", "bench", "screenshots", "docs", "wheel", "clean", "help")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _make(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    }
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_exists(target: str) -> None:
    assert _make("--dry-run", target).returncode == 0


def test_help_names_every_target() -> None:
    told = re.findall(r"^make (\w+)", _make("help").stdout, flags=re.MULTILINE)
    assert sorted([*told, "help"]) == sorted(TARGETS)


def test_make_test_ends_with_pytest() -> None:
    recipe = _make("--dry-run", "--always-make", "test").stdout.strip().splitlines()
    assert "pytest" in recipe[-1]
    assert all(any(tool in line for line in recipe) for tool in ("ruff check", "ruff format", "mypy", "lint-imports"))


def test_the_checking_machine_calls_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").rstrip().endswith("make test")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_the_setup_script_is_plain_sh() -> None:
    assert subprocess.run(["sh", "-n", str(ROOT / "scripts" / "venv.sh")], check=False).returncode == 0


@pytest.mark.parametrize("found", ["3.10", "none"])
def test_an_old_python_is_told_in_one_line(found: str, tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for program in ("sh", "rm", "printf", "cat"):
        (programs / program).symlink_to(
            Path("/bin") / program if (Path("/bin") / program).exists() else Path("/usr/bin") / program
        )
    if found != "none":
        old = programs / "python3"
        old.write_text(f"#!/bin/sh\n[ \"$1\" = --version ] && echo 'Python {found}' || exit 1\n", "utf-8")
        old.chmod(0o755)
    done = subprocess.run(
        ["sh", str(ROOT / "scripts" / "venv.sh"), "requirements.lock"],
        cwd=tmp_path,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Python 3.11 or newer" in done.stderr
    assert found in done.stderr


def _pins(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith(("#", "-r "))]
    return {name.lower().replace("_", "-"): version for name, version in pairs}


def _wanted(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\[ ;]", line, maxsplit=1)[0].lower().replace("_", "-") for line in requirements}


def test_every_dependency_is_pinned() -> None:
    assert _wanted(PROJECT["dependencies"]) <= _pins("requirements.lock").keys()
    both = _pins("requirements.lock") | _pins("requirements-dev.lock")
    assert _wanted(PROJECT["optional-dependencies"]["dev"]) <= both.keys()


def test_textual_is_pinned_exactly_in_both_places() -> None:
    assert f"textual=={_pins('requirements.lock')['textual']}" in PROJECT["dependencies"]
