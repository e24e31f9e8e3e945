"""Requests made from the OpenAPI description are answered as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.fuzz import fuzz
from indexer.build import build
from indexer.sandbox import Bounds


@pytest.mark.timeout(240)
def test_no_request_of_the_description_meets_a_server_error_or_an_undescribed_answer(
    tmp_path: Path, sample_dir: Path
) -> None:
    build([sample_dir], tmp_path / "data", None, bounds=Bounds(), processes=2)
    code, printed, served = fuzz(tmp_path / "data", examples=2, seed=7, phases="examples,fuzzing")
    assert code == 0, printed
    assert served["2xx"] > 10
    assert "5xx" not in served
