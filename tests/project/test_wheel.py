"""The wheel carries what a checkout has beside the package: themes and the sample sprint."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_it_carries_themes_and_sample(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    plans = {f"cockpit/_sample/docs/plans/{path.name}" for path in (ROOT / "docs" / "plans").glob("*.md")}
    themes = {f"cockpit/_themes/{path.name}" for path in (ROOT / "themes").glob("*.toml")}
    assert len(plans) == 5
    assert {"cockpit/_themes/cockpit-dark.toml", "cockpit/_themes/cockpit-light.toml"} <= themes
    assert plans | themes | {"cockpit/_sample/sprint.toml"} <= names
    assert not [name for name in names if name.startswith(("tests", "benchmarks", "scripts"))]


def test_the_installed_cockpit_makes_the_same_sample(wheel: Path, tmp_path: Path) -> None:
    package = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(package)
    code = "from pathlib import Path; from cockpit.cli.sample import make_scratch; make_scratch(Path('.'))"
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    subprocess.run([sys.executable, "-c", code], cwd=scratch, env={"PYTHONPATH": str(package)}, check=True)
    for path in ("sprint.toml", *(f"docs/plans/{plan.name}" for plan in (ROOT / "docs" / "plans").glob("*.md"))):
        assert (scratch / path).read_bytes() == (ROOT / path).read_bytes()
