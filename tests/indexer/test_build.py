"""Indexing real files into a real index, with the sample reports and a small embedder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.build import BuildResult, build
from indexer.errors import IndexLockedError, ReadError
from indexer.sandbox import Bounds
from indexer.store.lock import indexing
from indexer.store.published import OpenIndex, open_current
from tests.support.embedders import WordEmbedder

LETTER = "upper-aldmoor-2018-focused-visit"


@pytest.fixture
def reports(tmp_path: Path, sample_dir: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("authorities.csv", *(path.name for path in sample_dir.glob("*.txt"))):
        shutil.copy(sample_dir / name, folder / name)
    return folder


def index(folder: Path, data: Path, embedder: WordEmbedder | None = None) -> BuildResult:
    return build([folder], data, embedder or WordEmbedder(), bounds=Bounds(seconds=30), processes=2)


def whole_text(opened: OpenIndex) -> str:
    return "\n".join(one.paragraph.text for one in opened.paragraphs(0, opened.reports()[-1].end))


def letter(folder: Path) -> Path:
    return next(path for path in folder.glob("*.txt") if "Upper Aldmoor" in path.read_text("utf-8"))


def test_reports_are_found_by_id_and_row(reports: Path, tmp_path: Path) -> None:
    result = index(reports, tmp_path / "data")
    opened = open_current(tmp_path / "data")
    assert [one.report.report_id for one in opened.reports()] == ["eastwold-2019-inspection", LETTER]
    assert result.changed
    stored = opened.paragraph("eastwold-2019-inspection", "7")
    assert stored is not None
    assert opened.paragraphs(stored.row, stored.row + 1)[0] == stored
    assert opened.report("nothing") is None
    assert opened.paragraph(LETTER, "999") is None


def test_lexical_search_finds_stems_phrases_and_keeps_to_ranges(reports: Path, tmp_path: Path) -> None:
    index(reports, tmp_path / "data")
    opened = open_current(tmp_path / "data")
    first, second = opened.reports()
    everywhere = opened.lexical({"child": 1.0}, None, 500)
    assert {hit.row < second.start for hit in everywhere} == {True, False}
    only = opened.lexical({"child": 1.0}, [(second.start, second.end)], 500)
    assert {second.start <= hit.row < second.end for hit in only} == {True}
    assert opened.lexical({"(": 1.0, '"': 1.0}, None, 5) == ()
    assert opened.document_frequency("plans") == opened.document_frequency("plan") > 0
    assert first.end == second.start


def test_vectors_match_rows_and_sentences(reports: Path, tmp_path: Path) -> None:
    index(reports, tmp_path / "data")
    opened = open_current(tmp_path / "data")
    rows = opened.reports()[-1].end
    assert opened.paragraph_vectors.shape == (rows, 64)
    assert len(opened.sentence_offsets) == rows + 1
    assert opened.sentence_vectors.shape[0] == opened.sentence_offsets[-1]
    for one in opened.paragraphs(0, rows):
        count = opened.sentence_offsets[one.row + 1] - opened.sentence_offsets[one.row]
        assert count == len(one.sentences)


def test_nothing_is_done_again_when_nothing_changed(reports: Path, tmp_path: Path) -> None:
    first = index(reports, tmp_path / "data")
    embedder = WordEmbedder()
    second = index(reports, tmp_path / "data", embedder)
    assert (second.changed, second.generation, embedder.embedded) == (False, first.generation, 0)


def test_a_changed_sentence_leaves_no_trace_of_the_old_one(reports: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    index(reports, data)
    file = letter(reports)
    text = file.read_text("utf-8")
    word = "Zanzibarian"
    old = next(line for line in text.splitlines() if line.startswith("- "))
    file.write_text(text.replace(old, f"- {word} practice is seen here."), "utf-8")
    embedder = WordEmbedder()
    index(reports, data, embedder)
    opened = open_current(data)
    assert word in whole_text(opened)
    assert old[2:60] not in whole_text(opened)
    assert len(opened.lexical({word: 1.0}, None, 10)) == 1
    assert 0 < embedder.embedded <= 4
    assert old[2:60] not in chroma_texts(data, opened.generation)


def chroma_texts(data: Path, generation: str) -> str:
    script = (
        "import sys, chromadb\nfrom chromadb.config import Settings\n"
        "client = chromadb.PersistentClient(sys.argv[1], Settings(anonymized_telemetry=False))\n"
        "print('\\n'.join(client.get_collection('windows', embedding_function=None).get()['documents']))\n"
    )
    folder = data / "generations" / generation / "chroma"
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_removed_file_leaves(reports: Path, tmp_path: Path) -> None:
    index(reports, tmp_path / "data")
    letter(reports).unlink()
    result = index(reports, tmp_path / "data")
    assert [one.report.report_id for one in result.reports] == ["eastwold-2019-inspection"]


def test_the_same_report_in_two_files_is_one_report_with_two_sources(reports: Path, tmp_path: Path) -> None:
    shutil.copy(letter(reports), reports / "again.txt")
    result = index(reports, tmp_path / "data")
    sources = {one.report.report_id: len(one.sources) for one in result.reports}
    assert sources == {"eastwold-2019-inspection": 1, LETTER: 2}


def test_unusable_files_are_named_and_the_others_are_indexed(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.pdf").write_bytes(b"")
    (reports / "page.pdf").write_text("<!doctype html><html><body>Not found</body></html>", "utf-8")
    (reports / "outside.txt").symlink_to("/etc/hostname")
    result = index(reports, tmp_path / "data")
    assert {one.name for one in result.failed} == {"empty.pdf", "page.pdf", "outside.txt"}
    assert all(one.reason for one in result.failed)
    assert len(result.reports) == 2


@pytest.mark.parametrize("name", ["nothing-here", "empty"])
def test_a_folder_without_reports_leaves_the_old_index(reports: Path, tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    before = index(reports, data)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError, match=name):
        index(tmp_path / name, data)
    assert open_current(data).generation == before.generation


def test_files_that_all_fail_leave_the_old_index(reports: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = index(reports, data)
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "empty.pdf").write_bytes(b"")
    with pytest.raises(ReadError, match="none of the files could be read"):
        index(bad, data)
    assert open_current(data).generation == before.generation


def test_a_second_indexer_is_told_who_holds_the_lock(reports: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with indexing(data, wait=False), pytest.raises(IndexLockedError, match=str(os.getpid())):
        index(reports, data)


def test_a_disk_that_refuses_is_a_clear_error_and_the_old_index_lives(reports: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = index(reports, data)
    shutil.copy(letter(reports), reports / "again.txt")
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom indexer.build import build\n"
        "from indexer.errors import StoreError\nfrom indexer.sandbox import Bounds\n"
        "from tests.support.embedders import WordEmbedder\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "if __name__ == '__main__':\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "    try:\n"
        "        build([Path(sys.argv[1])], Path(sys.argv[2]), WordEmbedder(), bounds=Bounds(), processes=1)\n"
        "    except StoreError as error:\n        print(error)\n"
    )
    program = tmp_path / "full_disk.py"
    program.write_text(script, "utf-8")
    command = [sys.executable, str(program), str(reports), str(data)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "could not be written" in done.stdout, done.stderr
    assert open_current(data).generation == before.generation
    assert not list((data / "generations").glob("*.tmp"))


def test_an_index_without_vectors_is_lexical_only(reports: Path, tmp_path: Path) -> None:
    build([reports], tmp_path / "data", None, bounds=Bounds(), processes=1)
    opened = open_current(tmp_path / "data")
    assert opened.embedder_name == ""
    assert opened.lexical({"children": 1.0}, None, 3)
