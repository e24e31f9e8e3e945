"""`pilcrow fetch` from end to end, against a publisher on this machine."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from indexer.cli import build_app
from indexer.discover import discover
from indexer.errors import PilcrowError
from tests.indexer.fetch.conftest import INSPECTION, VISIT
from tests.support.publisher import Document, Fault, Publisher, pdf

REPORTS = {
    "99001-2018-03-02.pdf",
    "99001-2019-06-11.pdf",
    "99002-2024-04-30.pdf",
    "99003-2021-01-08.pdf",
}


@pytest.fixture
def folder(publisher: Publisher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, value in publisher.environment.items():
        monkeypatch.setenv(name, value)
    # Waits double from two seconds on, so the fewest attempts that show the behaviour.
    monkeypatch.setenv("PILCROW_FETCH_ATTEMPTS", "2")
    return tmp_path / "reports"


def fetch(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(build_app(), ["fetch", "--to", str(folder), *(options or ("--all",))])


def reports(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.pdf")}


def test_all_reports_are_fetched_with_a_manifest_that_the_indexer_reads(
    publisher: Publisher, folder: Path
) -> None:
    done = fetch(folder)
    assert done.exit_code == 0, done.output
    assert reports(folder) == REPORTS
    assert "4 new." in done.stdout
    assert "passed over: 1 × Area SEND full inspection, PDF" in done.stdout
    assert (folder / "99001-2019-06-11.pdf").read_bytes() == publisher.documents["99001"][1].content
    found = discover([folder])
    assert not found.refused
    assert {(one.name, one.urn, one.published) for one in found.sources} == {
        (name, name[:5], date.fromisoformat(name[6:16])) for name in REPORTS
    }
    assert {one.url for one in found.sources} == {
        f"{publisher.files}/v1/file/{n}" for n in (501, 502, 504, 505)
    }
    assert publisher.busiest == 1
    assert {path.name for path in folder.iterdir()} - REPORTS == {"manifest.csv", "fetch.json", ".fetch.lock"}


def test_a_second_run_sends_nothing_and_writes_nothing(publisher: Publisher, folder: Path) -> None:
    fetch(folder)
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.pdf")}
    publisher.requests.clear()
    done = fetch(folder)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "4 unchanged.")
    assert [one.status for one in publisher.requests if "/v1/file/" in one.path] == [304] * 4
    assert {path.name: path.stat().st_mtime_ns for path in folder.glob("*.pdf")} == before


def test_pages_that_have_not_changed_are_not_sent_again(publisher: Publisher, folder: Path) -> None:
    publisher.tagged_pages = True
    fetch(folder)
    publisher.requests.clear()
    assert "4 unchanged." in fetch(folder).stdout
    assert [one.status for one in publisher.requests if "/provider/" in one.path] == [304] * 3


def test_without_conditional_answers_the_content_tells(publisher: Publisher, folder: Path) -> None:
    for documents in publisher.documents.values():
        for document in documents:
            document.etag = None
    fetch(folder)
    assert "4 unchanged." in fetch(folder).stdout


def test_what_is_new_changed_and_gone_is_told_and_what_is_gone_is_kept(
    publisher: Publisher, folder: Path
) -> None:
    fetch(folder)
    old, inspection, _ = publisher.documents["99001"]
    publisher.documents["99001"].remove(old)
    inspection.content = pdf("corrected")
    inspection.version()
    publisher.documents["99002"].append(Document(510, VISIT, date(2025, 9, 1), pdf("new visit")))
    done = fetch(folder)
    assert done.exit_code == 0
    told = done.stdout
    assert (
        "new:  99002-2025-09-01.pdf  Harrowmere, Children's services focused visit, 1 September 2025" in told
    )
    assert "changed:  99001-2019-06-11.pdf" in told
    assert "no longer listed:  99001-2018-03-02.pdf" in told
    assert "1 new, 1 changed, 2 unchanged, 1 no longer listed." in told
    assert (folder / "99001-2018-03-02.pdf").read_bytes() == old.content
    assert (folder / "99001-2019-06-11.pdf").read_bytes() == inspection.content
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        assert {row["file"] for row in csv.DictReader(file)} == REPORTS | {"99002-2025-09-01.pdf"}
    assert "no longer listed" not in fetch(folder).stdout
    publisher.documents["99001"].append(old)
    assert "5 unchanged." in fetch(folder).stdout


def test_check_says_what_is_new_and_writes_nothing(publisher: Publisher, folder: Path) -> None:
    done = fetch(folder, "--all", "--check")
    assert done.exit_code == 0
    assert "4 new; nothing was downloaded." in done.stdout
    assert not folder.exists()
    assert not any("/v1/file/" in one.path for one in publisher.requests)
    fetch(folder)
    (folder / "99003-2021-01-08.pdf").unlink()
    publisher.documents["99002"].append(Document(510, VISIT, date(2025, 9, 1), pdf("new visit")))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    told = fetch(folder, "--all", "--check").stdout
    assert f"new:  Harrowmere, {VISIT}, 1 September 2025  {publisher.files}/v1/file/510" in told
    assert "1 new, 1 restored, 3 unchanged; nothing was downloaded." in told
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_authorities_and_regions_are_found_in_a_register_beside_the_reports(
    publisher: Publisher, folder: Path
) -> None:
    folder.mkdir()
    (folder / "authorities.csv").write_text(
        "name,urn,region,type\nEastwold,99001,Nowhere,Fictional\nTidewell and Sands,99003,Nowhere,Fictional\n",
        "utf-8",
    )
    assert "1 new." in fetch(folder, "--authority", "Tidewell & Sands Council").stdout
    assert "2 new, 1 unchanged." in fetch(folder, "--region", "nowhere").stdout
    assert "1 new." in fetch(folder, "--authority", "99002").stdout
    assert not publisher.asked("/search")


def test_since_leaves_out_what_is_older(publisher: Publisher, folder: Path) -> None:
    assert "2 new." in fetch(folder, "--all", "--since", "2021-01-08").stdout
    assert reports(folder) == {"99002-2024-04-30.pdf", "99003-2021-01-08.pdf"}
    assert "no longer listed" not in fetch(folder, "--all", "--since", "2024-01-01").stdout


def test_every_kind_may_be_wanted(publisher: Publisher, folder: Path) -> None:
    assert "5 new." in fetch(folder, "--all", "--every-kind").stdout


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--all", "--authority", "Eastwold"],
        ["--authority", "Nobody"],
        ["--region", "Nowhere"],
        ["--all", "--since", "yesterday"],
    ],
)
def test_wrong_usage_ends_with_two(publisher: Publisher, folder: Path, options: list[str]) -> None:
    done = CliRunner().invoke(build_app(), ["fetch", "--to", str(folder), *options])
    assert done.exit_code == 2
    assert not publisher.requests
    assert not folder.exists()


def test_a_file_for_a_folder_and_a_wrong_setting_are_wrong_usage(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("")
    assert fetch(folder).exit_code == 2
    monkeypatch.setenv("PILCROW_PUBLISHER", "somewhere")
    done = fetch(folder.with_name("other"))
    assert done.exit_code == 2
    assert "PILCROW_PUBLISHER" in done.stderr


def test_a_web_page_in_place_of_a_report_is_a_failure_and_the_others_are_there(
    publisher: Publisher, folder: Path
) -> None:
    publisher.fail("/v1/file/504", Fault(200))
    done = fetch(folder)
    assert done.exit_code == 1
    assert "a web page came instead of the PDF" in done.stdout
    assert "3 new, 1 failed." in done.stdout
    assert reports(folder) == REPORTS - {"99002-2024-04-30.pdf"}
    done = fetch(folder)
    assert (done.exit_code, reports(folder)) == (0, REPORTS)


def test_what_is_held_outlives_a_bad_new_version(publisher: Publisher, folder: Path) -> None:
    fetch(folder)
    document = publisher.documents["99002"][0]
    good = document.content
    for bad in (b"<html>Sorry</html>", pdf("x")[:-200], b""):
        document.content = bad
        document.version()
        done = fetch(folder)
        assert (done.exit_code, (folder / "99002-2024-04-30.pdf").read_bytes()) == (1, good)
    assert not list(folder.glob(".*.part*"))


def test_a_page_that_changed_is_an_error_and_nothing_is_lost(publisher: Publisher, folder: Path) -> None:
    fetch(folder)
    before = (
        (folder / "manifest.csv").read_bytes(),
        json.loads((folder / "fetch.json").read_text())["documents"],
    )
    page = publisher.page("/provider/44/99001", {})
    assert page
    for changed in (
        page.replace(b"publication-link", b"govuk-link"),
        page.replace(b"PDF - ", b""),
        b"<h1>99001</h1>",
    ):
        publisher.pages["/provider/44/99001"] = changed
        done = fetch(folder)
        assert done.exit_code == 1
        assert "docs/fetching.md" in done.stdout
        assert "2 unchanged, 1 failed." in done.stdout
        after = (
            (folder / "manifest.csv").read_bytes(),
            json.loads((folder / "fetch.json").read_text())["documents"],
        )
        assert after == before
        assert reports(folder) == REPORTS


def test_an_authority_without_reports_is_no_failure(publisher: Publisher, folder: Path) -> None:
    publisher.authority("99004", "Newly Made")
    assert fetch(folder).exit_code == 0


def test_a_document_elsewhere_is_not_asked_for(publisher: Publisher, folder: Path) -> None:
    page = publisher.page("/provider/44/99002", {})
    assert page
    publisher.pages["/provider/44/99002"] = page.replace(publisher.files.encode(), b"http://localhost:9")
    done = fetch(folder)
    assert done.exit_code == 1
    assert "not at the publisher's" in done.stdout


def test_a_damaged_or_missing_file_is_restored(publisher: Publisher, folder: Path) -> None:
    fetch(folder)
    (folder / "99001-2019-06-11.pdf").write_bytes(b"damaged")
    (folder / "99003-2021-01-08.pdf").unlink()
    assert "2 restored, 2 unchanged." in fetch(folder).stdout
    assert (folder / "99001-2019-06-11.pdf").read_bytes() == publisher.documents["99001"][1].content
    assert reports(folder) == REPORTS


def test_a_publisher_that_asks_for_rest_is_left_and_the_next_run_goes_on(
    publisher: Publisher, folder: Path
) -> None:
    publisher.fail("/v1/file/504", Fault(429, {"Retry-After": "7200"}))
    done = fetch(folder)
    assert done.exit_code == 1
    assert "asks for a rest of 7200 seconds" in done.stderr
    assert reports(folder) == {"99001-2018-03-02.pdf", "99001-2019-06-11.pdf"}
    assert len(discover([folder]).sources) == 2
    assert publisher.requests[-1].path == "/v1/file/504"
    done = fetch(folder)
    assert (done.exit_code, reports(folder)) == (0, REPORTS)


def test_a_publisher_that_is_down_is_not_asked_for_everything(
    publisher: Publisher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILCROW_FETCH_ATTEMPTS", "1")
    for number in range(99004, 99014):
        publisher.authority(str(number), f"Authority {number}")
    for urn in publisher.authorities:
        publisher.fail(f"/provider/44/{urn}", Fault(500))
    done = fetch(folder)
    assert done.exit_code == 1
    assert "3 in a row could not be had" in done.stderr
    assert len(publisher.requests) == 2 + 3


def test_a_second_process_does_not_fetch_into_the_same_folder(publisher: Publisher, folder: Path) -> None:
    release = threading.Event()
    publisher.fail("/v1/file/502", Fault(cut=1000, release=release))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "indexer.cli", "fetch", "--all", "--to", str(folder)]
    first = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(publisher, "/v1/file/502")
        done = fetch(folder)
        assert isinstance(done.exception, PilcrowError)
        assert "another process is fetching" in str(done.exception)
    finally:
        first.kill()
        first.wait()
        release.set()


def test_a_run_that_is_killed_in_mid_download_loses_nothing_and_goes_on(
    publisher: Publisher, folder: Path
) -> None:
    release = threading.Event()
    publisher.fail("/v1/file/502", Fault(cut=130_000, release=release))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "indexer.cli", "fetch", "--all", "--to", str(folder)]
    first = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(publisher, "/v1/file/502")
        while not any(path.stat().st_size == 130_000 for path in folder.glob(".*.part")):
            assert first.poll() is None
            threading.Event().wait(0.02)
    finally:
        first.kill()
        first.wait()
        release.set()
    assert reports(folder) == set()
    done = fetch(folder)
    assert (done.exit_code, reports(folder)) == (0, REPORTS)
    assert publisher.asked("/v1/file/502")[-1].headers["Range"] == "bytes=130000-"
    assert (folder / "99001-2019-06-11.pdf").read_bytes() == publisher.documents["99001"][1].content
    assert len(discover([folder]).sources) == 4


def test_a_record_that_cannot_be_read_is_told_and_can_be_moved_away(
    publisher: Publisher, folder: Path
) -> None:
    fetch(folder)
    (folder / "fetch.json").write_text('{"format": 7}')
    done = fetch(folder)
    assert isinstance(done.exception, PilcrowError)
    assert "Move it away and fetch again" in str(done.exception)
    assert reports(folder) == REPORTS
    (folder / "fetch.json").unlink()
    assert fetch(folder).exit_code == 0
    assert reports(folder) == REPORTS


def test_a_manifest_of_another_shape_stops_before_anything_is_asked(
    publisher: Publisher, folder: Path
) -> None:
    folder.mkdir()
    (folder / "manifest.csv").write_text("name\nx\n")
    done = fetch(folder)
    assert isinstance(done.exception, PilcrowError)
    assert not publisher.requests


def test_one_who_does_not_say_who_asks_is_reminded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PILCROW_FETCH_AGENT")
    assert "set PILCROW_FETCH_AGENT" in fetch(folder).stderr


def test_kinds_are_kept_in_the_record(publisher: Publisher, folder: Path) -> None:
    fetch(folder)
    kept = json.loads((folder / "fetch.json").read_text())["documents"]
    assert {one["kind"] for one in kept.values()} == {INSPECTION, VISIT}


def _await(publisher: Publisher, path: str) -> None:
    waiting = threading.Event()
    for _ in range(1000):
        if publisher.asked(path):
            return
        waiting.wait(0.02)
    raise AssertionError(f"{path} was not asked for")
