"""A folder of bad files through the whole command: each is listed with a reason, nothing else is lost."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.build import BuildResult, build
from indexer.sandbox import Bounds
from indexer.store.published import open_current
from indexer.verify import verify
from tests.support.bad_files import BAD, write_bad_files

ROOT = Path(__file__).parents[2]
OTHERS = {
    "huge.pdf": "500 MB",
    "caf\ufffd.pdf": "empty",
    "out.txt": "leads out of the folder",
    "out": "leads out of the folder",
    "gone.txt": "is not there",
    "circle-a.txt": "itself",
    "circle-b.txt": "itself",
    "pipe.txt": "not a regular file",
}
# Drops what lets root read everything, then becomes the command: 24 is PR_CAPBSET_DROP, 1 and 2 are
# CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; a program that is started has no more than the bounding set.
WITHOUT_ROOT = (
    "import ctypes, os, sys\n"
    "prctl = ctypes.CDLL(None, use_errno=True).prctl\n"
    "assert all(prctl(24, one, 0, 0, 0) == 0 for one in (1, 2)) or os.geteuid()\n"
    "os.execv(sys.executable, [sys.executable, '-m', 'indexer.cli', *sys.argv[1:]])\n"
)


@pytest.fixture
def folder(tmp_path: Path, sample_dir: Path) -> Path:
    good = tmp_path / "reports"
    good.mkdir()
    for file in (*sample_dir.glob("*.txt"), *sample_dir.glob("*.pdf"), sample_dir / "authorities.csv"):
        shutil.copy(file, good / file.name)
    return good


def run(
    *arguments: str | Path, first: tuple[str, ...] = ("-m", "indexer.cli")
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *first, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "110"},
    )


def lexical(folder: Path, data: Path) -> BuildResult:
    return build([folder], data, None, bounds=Bounds(), processes=2)


@pytest.mark.timeout(240)
def test_every_bad_file_has_its_reason_and_nothing_else_is_lost(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    good = min(folder.glob("*.txt"))
    good.rename(os.fsdecode(os.fsencode(folder) + b"/r\xe9port it's \xf0\x9f\xa7\xbe.txt"))
    before = lexical(folder, data)
    assert "r\ufffdport it's 🧾.txt" in {name for one in before.reports for name in one.sources}
    write_bad_files(folder / "bad")
    after = lexical(folder, data)
    reasons = {one.name.removeprefix("bad/"): one.reason for one in after.failed}
    expected = {name: reason for name, (_, reason) in BAD.items()} | OTHERS
    shown = {name.replace("\n", "\ufffd").replace("\x1b", "\ufffd"): part for name, part in expected.items()}
    assert reasons.keys() == shown.keys()
    assert {name: reasons[name] for name, part in shown.items() if part not in reasons[name]} == {}
    assert after.reports == before.reports
    assert verify(data, None) == []


@pytest.mark.timeout(240)
def test_the_closing_table_lists_bad_files_whatever_their_names(folder: Path, tmp_path: Path) -> None:
    write_bad_files(folder / "bad")
    done = run("index", folder, "--data", tmp_path / "data", "--lexical-only")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    flat = "".join(done.stdout.split())
    for name in ("page.pdf", '"it\'s"', "[bold]x[red].pdf", "circle-a.txt"):
        assert name in flat
    assert "\x1b" not in done.stdout
    assert f"{len(BAD) + len(OTHERS)} files failed" in done.stdout


@pytest.mark.timeout(120)
def test_a_folder_of_bad_files_alone_leaves_the_index(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = lexical(folder, data)
    for name in ("zero.pdf", "page.pdf", "rubbish.pdf"):
        (tmp_path / "bad").mkdir(exist_ok=True)
        (tmp_path / "bad" / name).write_bytes(BAD[name][0])
    done = run("index", tmp_path / "bad", "--data", data, "--lexical-only")
    assert done.returncode == 1
    assert "none of the files could be read" in done.stderr
    assert open_current(data).generation == before.generation


@pytest.mark.timeout(120)
def test_what_may_not_be_read_is_named_and_keeps_its_earlier_content(folder: Path, tmp_path: Path) -> None:
    data, closed = tmp_path / "data", folder / "closed"
    closed.mkdir()
    files = sorted(folder.glob("*.pdf"))
    files[0].rename(closed / files[0].name)
    before = {one.report.report_id for one in lexical(folder, data).reports}
    files[1].chmod(0)
    closed.chmod(0)
    try:
        if os.geteuid() == 0 and ctypes.CDLL(None).prctl(23, 1, 0, 0, 0) != 1:
            pytest.skip("root without the right to give up its rights: nothing is unreadable here")
        done = run("index", folder, "--data", data, "--lexical-only", first=("-c", WITHOUT_ROOT))
        assert done.returncode == 1, done.stderr
        flat = " ".join(done.stdout.replace("│", " ").split())
        assert "it cannot be opened (Permission denied)" in flat
        assert "the folder cannot be opened (Permission denied)" in flat
        assert flat.count("what was read from it earlier is kept") == 2
        listed = run("reports", "--json", "--data", data)
        assert {one["id"] for one in json.loads(listed.stdout)} == before
    finally:
        closed.chmod(0o700)
        files[1].chmod(0o600)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_other_encodings_give_the_same_report(folder: Path, tmp_path: Path, encoding: str) -> None:
    file = min(folder.glob("*.txt"))
    for one in folder.iterdir():
        if one.suffix in (".txt", ".pdf") and one != file:
            one.unlink()
    before = lexical(folder, tmp_path / "before")
    text = file.read_text("utf-8").replace("\u2011", "-")
    file.write_bytes(text.encode(encoding, "replace"))
    after = lexical(folder, tmp_path / "after")
    assert [one.report.report_id for one in after.reports] == [one.report.report_id for one in before.reports]
    assert [one.end for one in after.reports] == [one.end for one in before.reports]
    assert not after.failed
