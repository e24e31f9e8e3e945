"""Two indexers at once: the second is told who is first, or waits."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from indexer.errors import IndexLockedError
from indexer.store.lock import indexing

HOLDER = (
    "import sys\nfrom pathlib import Path\nfrom indexer.store.lock import indexing\n"
    "with indexing(Path(sys.argv[1]), wait=False):\n    print('held', flush=True)\n    sys.stdin.readline()\n"
)


def holder(data: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDER, str(data)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_is_told_which_process_is_first(tmp_path: Path) -> None:
    with (
        holder(tmp_path) as first,
        pytest.raises(IndexLockedError, match=f"process {first.pid} on .* --wait"),
        indexing(tmp_path, wait=False),
    ):
        pass


def test_the_second_waits_when_asked_and_says_for_whom(tmp_path: Path) -> None:
    told: list[str] = []
    with holder(tmp_path) as first:
        assert first.stdin
        timer = threading.Timer(0.2, first.stdin.close)
        timer.start()
        with indexing(tmp_path, wait=True, waiting=told.append):
            assert (tmp_path / "lock").read_text("utf-8").startswith(f"process {os.getpid()} ")
        timer.join()
    assert told == [told[0]]
    assert str(first.pid) in told[0]


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        first.kill()
        first.wait()
        with indexing(tmp_path, wait=False):
            pass
