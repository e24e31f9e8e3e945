"""Fixtures for all rooms."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def reports_dir() -> Path:
    """The folder of real reports: PILCROW_REPORTS, else `../shared/reports` beside the repository."""
    given = os.environ.get("PILCROW_REPORTS")
    folder = Path(given) if given else Path(__file__).resolve().parents[2] / "shared" / "reports"
    if not folder.is_dir():
        pytest.skip("the real reports are not at hand (set PILCROW_REPORTS to their folder)")
    return folder
