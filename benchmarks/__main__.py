"""All benchmarks one after the other, each in a process of its own: `python -m benchmarks [NAME …]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """Every module of this folder that runs by itself."""
    files = (path for path in sorted(HERE.glob("*.py")) if path.name != "__main__.py")
    return [path.stem for path in files if 'if __name__ == "__main__"' in path.read_text("utf-8")]


def main(wanted: list[str]) -> int:
    """Run the named benchmarks, or all; 1 if one of them broke."""
    failed = 0
    for name in wanted or names():
        print(f"── {name}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, check=False).returncode
        print(flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
