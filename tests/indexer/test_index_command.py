"""`pilcrow index` as a user runs it: what it prints, its exit codes, and what it leaves."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.store.published import open_current

ROOT = Path(__file__).parents[2]


@pytest.fixture
def reports(tmp_path: Path, sample_dir: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("authorities.csv", *(path.name for path in sample_dir.glob("*.txt"))):
        shutil.copy(sample_dir / name, folder / name)
    return folder


def environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PILCROW_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PILCROW_EMBEDDER": "none"}


def pilcrow(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "indexer.cli", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env=environment(), timeout=120
    )


def test_a_folder_is_indexed_and_summed_up(reports: Path, tmp_path: Path) -> None:
    done = pilcrow("index", reports, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "eastwold-2019-inspection" in done.stdout
    assert "2 reports" in done.stdout
    assert "0 files failed" in done.stdout
    assert "fictional" in done.stdout
    assert "reading 100 %" in done.stderr
    assert (tmp_path / ".data" / "CURRENT").is_file()
    again = pilcrow("index", reports, folder=tmp_path)
    assert "Nothing changed" in again.stdout


def test_failed_files_are_listed_with_the_reason_and_exit_1(reports: Path, tmp_path: Path) -> None:
    (reports / "empty “one” [red].pdf").touch()
    done = pilcrow("index", reports, folder=tmp_path)
    assert done.returncode == 1
    assert "empty “one” [red].pdf" in done.stdout
    assert "1 files failed" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("index",),
        ("index", "nowhere"),
        ("index", "empty"),
        ("index", "reports", "--repair"),
        ("index", "--watch"),
        ("index", "reports", "--no-such-option"),
    ],
)
def test_wrong_usage_is_exit_2_and_one_clear_message(
    reports: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "empty").mkdir()
    done = pilcrow(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / ".data" / "CURRENT").exists()


def test_files_that_all_fail_are_exit_1(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.pdf").touch()
    done = pilcrow("index", "bad", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("empty.pdf") == 1


def test_verify_says_what_is_wrong_and_repair_mends_it(reports: Path, tmp_path: Path) -> None:
    pilcrow("index", reports, "--data", "d", folder=tmp_path)
    assert "agree" in pilcrow("index", "--verify", "--data", "d", folder=tmp_path).stdout
    lexical = open_current(tmp_path / "d").folder / "lexical"
    for file in lexical.glob("*.store"):
        file.write_bytes(b"x" * file.stat().st_size)
    found = pilcrow("index", "--verify", "--data", "d", folder=tmp_path)
    assert found.returncode == 1
    assert "files: lexical/" in found.stdout
    mended = pilcrow("index", "--verify", "--repair", "--data", "d", folder=tmp_path)
    assert mended.returncode == 0
    assert "Repaired." in mended.stdout


def test_verify_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    done = pilcrow("index", "--verify", folder=tmp_path)
    assert done.returncode == 1
    assert "make one with: pilcrow index" in done.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_followed_folder_is_indexed_when_it_changes(
    reports: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    held = tmp_path / "held.txt"
    file = min(reports.glob("*.txt"))
    file.rename(held)
    command = [sys.executable, "-m", "indexer.cli", "index", str(reports), "--watch"]
    settings = {**environment(), "PILCROW_WATCH_SECONDS": "0.1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=tmp_path, env=settings, stdout=pipe, stderr=pipe, text=True
    ) as process:
        assert process.stdout
        line = ""
        while not line.startswith("Following"):
            line = process.stdout.readline()
            assert line, process.stderr and process.stderr.read()
        assert len(open_current(tmp_path / ".data").reports()) == 1
        held.rename(file)
        for _ in range(1200):
            time.sleep(0.1)
            if len(open_current(tmp_path / ".data").reports()) == 2:
                break
        process.send_signal(ending)
        rest, _ = process.communicate(timeout=30)
    assert len(open_current(tmp_path / ".data").reports()) == 2
    assert "No longer following." in rest
    assert process.returncode == 0


def test_reports_show_and_parse_print_what_is_held(reports: Path, tmp_path: Path) -> None:
    pilcrow("index", reports, folder=tmp_path)
    listed = json.loads(pilcrow("reports", "--json", folder=tmp_path).stdout)
    assert listed[0]["id"] == "eastwold-2019-inspection"
    shown = json.loads(pilcrow("show", "eastwold-2019-inspection", "7", "--json", folder=tmp_path).stdout)
    (paragraph,) = shown["paragraphs"]
    file = reports / listed[0]["sources"][0]
    parsed = json.loads(pilcrow("parse", file, "--json", folder=tmp_path).stdout)
    assert paragraph in parsed["paragraphs"]
    (reports / "empty.pdf").touch()
    for file in ("empty.pdf", "nowhere.pdf", "."):
        failed = pilcrow("parse", reports / file, "--json", folder=tmp_path)
        assert (failed.returncode, failed.stdout) == (1, "")
        assert (reports / file).name in failed.stderr
        assert "Traceback" not in failed.stderr
    unknown = pilcrow("show", "nobody-2019-inspection", folder=tmp_path)
    assert unknown.returncode == 1
    assert "no such report is indexed" in unknown.stderr
