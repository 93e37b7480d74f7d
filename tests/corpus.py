"""Real plan documents outside the project. A checkout that stands alone has none, so tests that use them skip."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = _SHARED / "corpus"
SEEDS = _SHARED / "seeds"
STARLIGHT = CORPUS / "macroadster__starlight" / "docs" / "plans"

needs_corpus = pytest.mark.skipif(not STARLIGHT.is_dir(), reason="no corpus of real plans beside this checkout")
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="no real plans beside this checkout")
