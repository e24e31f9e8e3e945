"""Fetching from a local server that serves pages as the publisher's are."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from indexer.fetch.client import Client, Manners
from indexer.fetch.downloads import Downloads, Fetched
from tests.indexer.fetch.publisher import Publisher

URN = "80469"
PDF = b"%PDF-1.7\n" + b"x" * 3000 + b"\n%%EOF\n"
NEW, OLD = ("11 June 2019", "/v1/file/2"), ("11 March 2016", "/v1/file/1")


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    running = Publisher(files={"/v1/file/1": PDF, "/v1/file/2": PDF + b"\n"})
    running.lists(URN, NEW, OLD)
    yield running
    running.close()


def run(publisher: Publisher, folder: Path, *, since: date | None = None, check: bool = False) -> Fetched:
    client = Client([urlsplit(publisher.address).netloc], Manners("tests of pilcrow", pause=0.0, timeout=5.0))
    result = Fetched()
    Downloads(folder, client, publisher.address).authority(URN, since, check=check, result=result)
    return result


def manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_all_listed_reports_are_fetched_and_put_into_the_manifest(
    publisher: Publisher, tmp_path: Path
) -> None:
    result = run(publisher, tmp_path)
    assert (len(result.new), result.failed) == (2, [])
    assert (tmp_path / "80469-2016-03-11.pdf").read_bytes() == PDF
    rows = {row["file"]: row for row in manifest(tmp_path)}
    assert rows["80469-2019-06-11.pdf"]["published"] == "2019-06-11"
    assert rows["80469-2019-06-11.pdf"]["urn"] == URN
    assert publisher.agents == {"tests of pilcrow"}


def test_a_second_run_asks_only_whether_anything_changed(publisher: Publisher, tmp_path: Path) -> None:
    run(publisher, tmp_path)
    again = run(publisher, tmp_path)
    assert (again.unchanged, again.new, again.changed) == (2, [], [])


def test_a_changed_report_replaces_the_file(publisher: Publisher, tmp_path: Path) -> None:
    run(publisher, tmp_path)
    publisher.files["/v1/file/1"] = PDF + b"corrected\n%%EOF"
    assert len(run(publisher, tmp_path).changed) == 1
    assert (tmp_path / "80469-2016-03-11.pdf").read_bytes().endswith(b"corrected\n%%EOF")


def test_only_reports_since_a_day_are_fetched(publisher: Publisher, tmp_path: Path) -> None:
    assert len(run(publisher, tmp_path, since=date(2019, 1, 1)).new) == 1


def test_check_downloads_nothing_and_says_what_is_new(publisher: Publisher, tmp_path: Path) -> None:
    assert len(run(publisher, tmp_path, check=True).new) == 2
    assert not list(tmp_path.glob("*.pdf"))
    assert publisher.asked["/v1/file/1"] == 0


def test_what_a_page_no_longer_lists_is_kept_and_said(publisher: Publisher, tmp_path: Path) -> None:
    run(publisher, tmp_path)
    publisher.lists(URN, NEW)
    assert "80469-2016-03-11.pdf is no longer listed" in run(publisher, tmp_path).gone[0]
    assert (tmp_path / "80469-2016-03-11.pdf").is_file()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_publisher_that_is_busy_is_asked_again(publisher: Publisher, tmp_path: Path, status: int) -> None:
    publisher.first["/v1/file/1"] = [(status, {"Retry-After": "0"}, b"busy"), (status, {}, b"busy")]
    assert len(run(publisher, tmp_path).new) == 2
    assert publisher.asked["/v1/file/1"] == 3


@pytest.mark.parametrize(
    ("headers", "body", "says"),
    [
        ({}, b"<!doctype html><html>Sorry</html>", "is no PDF"),
        ({}, b"%PDF-1.7\nhalf of it", "cut short"),
    ],
)
def test_what_is_no_whole_pdf_is_refused_and_the_others_are_kept(
    publisher: Publisher, tmp_path: Path, headers: dict[str, str], body: bytes, says: str
) -> None:
    publisher.first["/v1/file/2"] = [(200, headers, body)]
    result = run(publisher, tmp_path)
    assert (len(result.new), len(result.failed)) == (1, 1)
    assert says in result.failed[0]
    assert not (tmp_path / "80469-2019-06-11.pdf").exists()
    assert len(run(publisher, tmp_path).new) == 1


def test_a_connection_that_breaks_off_is_tried_again(publisher: Publisher, tmp_path: Path) -> None:
    publisher.first["/v1/file/2"] = [(200, {"Content-Length": "9999"}, b"%PDF-1.7 and no more")]
    client = Client([urlsplit(publisher.address).netloc], Manners("tests", pause=0.0, timeout=0.5))
    result = Fetched()
    Downloads(tmp_path, client, publisher.address).authority(URN, None, check=False, result=result)
    assert (len(result.new), result.failed) == (2, [])


def test_a_page_that_is_built_otherwise_changes_nothing_and_says_so(
    publisher: Publisher, tmp_path: Path
) -> None:
    run(publisher, tmp_path)
    publisher.pages[f"/provider/44/{URN}"] = "<html><body><p>A new design</p></body></html>"
    result = run(publisher, tmp_path)
    assert "may have changed its pages" in result.failed[0]
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_addresses_of_others_are_never_followed(publisher: Publisher, tmp_path: Path) -> None:
    publisher.first["/v1/file/2"] = [(302, {"Location": "http://example.invalid/x.pdf"}, b"")]
    publisher.lists(URN, NEW, ("1 May 2015", "http://example.invalid/y.pdf"))
    result = run(publisher, tmp_path)
    assert len(result.failed) == 2
    assert all("publisher" in line for line in result.failed)


def test_rows_that_others_put_into_the_manifest_stay(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("file,url,published,urn,note\nmine.pdf,,2020-01-01,1,kept\n")
    run(publisher, tmp_path)
    rows = {row["file"]: row for row in manifest(tmp_path)}
    assert rows["mine.pdf"]["note"] == "kept"
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--authority", "Gateshead"], 0, "2 new"),
        (["--authority", "Atlantis"], 2, "no authority 'Atlantis'"),
        (["--region", "Nowhere"], 2, "North East"),
        ([], 2, "--authority NAME"),
    ],
)
def test_the_command_gets_whom_it_is_told(
    publisher: Publisher, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    settings = {
        "PILCROW_PUBLISHER": publisher.address,
        "PILCROW_PUBLISHER_FILES": publisher.address,
        "PILCROW_FETCH_PAUSE": "0",
    }
    command = [sys.executable, "-m", "indexer.cli", "fetch", "--to", str(tmp_path / "reports"), *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **settings}
    )
    assert done.returncode == code, done.stderr
    assert says in done.stdout + done.stderr
