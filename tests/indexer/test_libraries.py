"""What the package asks of the libraries it is built on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_THREADS = "OPENBLAS_NUM_THREADS"


@pytest.mark.parametrize(("set_before", "expected"), [(None, "1"), ("3", "3")])
def test_linear_algebra_has_one_thread_unless_told_otherwise(set_before: str | None, expected: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != _THREADS}
    script = f"import sys, os, indexer; print(os.environ['{_THREADS}'], 'numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=environment | ({_THREADS: set_before} if set_before else {}),
    )
    assert done.stdout.split() == [expected, "False"]
