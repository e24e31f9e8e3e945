"""A service in another process picks up what is published, without a restart and without a gap."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.build import build
from indexer.sandbox import Bounds

READER = """
import json, sys
from pathlib import Path
from service.wiring import open_service

service = open_service(Path(sys.argv[1]))
for line in sys.stdin:
    found = service.search("what is said of children", 3)
    print(json.dumps([service.index().generation, len(found.results)]), flush=True)
"""


def start(data: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", READER, str(data)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment)


@pytest.mark.timeout(120)
def test_a_running_service_answers_from_each_new_generation(tmp_path: Path, sample_dir: Path) -> None:
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    for name in ("authorities.csv", *(path.name for path in sample_dir.glob("*.txt"))):
        shutil.copy(sample_dir / name, reports / name)
    file = min(reports.glob("*.txt"))
    text = file.read_text("utf-8")
    child = None
    try:
        for turn in range(4):
            file.write_text(text.replace(". ", f", as on visit {turn}. "), "utf-8")
            result = build([reports], data, None, bounds=Bounds(), processes=1)
            child = child or start(data)
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write("ask\n")
            child.stdin.flush()
            generation, results = json.loads(child.stdout.readline() or "[null, 0]")
            assert (generation, results) == (result.generation, 3)
    finally:
        if child is not None:
            _, errors = child.communicate()
            assert "Traceback" not in errors, errors
