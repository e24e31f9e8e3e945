"""What many tests need: the sample reports, and the real ones where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The bundled fictional reports."""
    return ROOT / "service" / "sample"


@pytest.fixture(scope="session")
def reports_dir() -> Path:
    """Real reports; the test is skipped where there are none."""
    folder = Path(os.environ.get("PILCROW_REPORTS", ROOT.parent / "shared" / "reports"))
    if not (folder / "north-east").is_dir():
        pytest.skip("no real reports are at hand; PILCROW_REPORTS names their folder")
    return folder
