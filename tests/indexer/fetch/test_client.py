"""Asking politely, of a real server on this machine that misbehaves."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import DownloadBreakError, FetchError, FetchStopError, StoreError
from indexer.fetch.client import PoliteClient, own_address
from indexer.fetch.partial import Partial, Validators
from indexer.fetch.settings import FetchSettings
from tests.support.publisher import Fault, Publisher

PAGE = "/provider/44/99001"
LONG = "/v1/file/502"  # 200 kB


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


class Time:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.waits.append(seconds)


def client(publisher: Publisher, time: Time | None = None, **settings: Any) -> PoliteClient:
    time = time or Time()
    own = FetchSettings(publisher=publisher.base, publisher_files=publisher.files, **settings)
    return PoliteClient(own, time.sleep, lambda: time.now)


def content(publisher: Publisher) -> bytes:
    return publisher.documents["99001"][1].content


def test_a_request_says_who_asks(publisher: Publisher) -> None:
    client(publisher, fetch_agent="our council (reports@example.org)").page(publisher.base + PAGE)
    client(publisher).page(publisher.base + PAGE)
    said = [one.headers["User-Agent"] for one in publisher.requests]
    assert said[0] == "our council (reports@example.org)"
    assert said[1].startswith("pilcrow/")


def test_there_is_a_pause_between_requests_but_not_before_the_first(publisher: Publisher) -> None:
    time = Time()
    one = client(publisher, time, fetch_pause=3)
    for _ in range(3):
        one.page(publisher.base + PAGE)
    assert time.waits == [3, 3]


def test_a_page_that_has_not_changed_is_not_sent(publisher: Publisher) -> None:
    publisher.tagged_pages = True
    one = client(publisher)
    page = one.page(publisher.base + PAGE)
    assert page
    assert one.page(publisher.base + PAGE, page.validators) is None
    assert [asked.status for asked in publisher.requests] == [200, 304]


def test_a_rest_that_is_asked_for_is_taken(publisher: Publisher) -> None:
    time = Time()
    publisher.fail(PAGE, Fault(429, {"Retry-After": "7"}), Fault(503, {"Retry-After": "1"}))
    assert client(publisher, time, fetch_pause=1).page(publisher.base + PAGE)
    assert time.waits == [7, 4]


def test_a_rest_too_long_stops_everything(publisher: Publisher) -> None:
    time = Time()
    publisher.fail(PAGE, Fault(429, {"Retry-After": "86400"}))
    with pytest.raises(FetchStopError, match="rest of 86400 seconds"):
        client(publisher, time).page(publisher.base + PAGE)
    assert time.waits == []


def test_one_who_keeps_asking_to_slow_down_is_left_in_peace(publisher: Publisher) -> None:
    publisher.fail(PAGE, *(Fault(429) for _ in range(4)))
    with pytest.raises(FetchStopError, match="slow down"):
        client(publisher).page(publisher.base + PAGE)
    assert len(publisher.requests) == 4


def test_a_failure_that_passes_is_asked_again_after_longer_and_longer_waits(publisher: Publisher) -> None:
    time = Time()
    publisher.fail(PAGE, Fault(500), Fault(502), Fault(503))
    assert client(publisher, time).page(publisher.base + PAGE)
    assert time.waits == [2, 4, 8]


def test_a_failure_that_stays_is_told(publisher: Publisher) -> None:
    publisher.fail(PAGE, *(Fault(500) for _ in range(9)))
    with pytest.raises(DownloadBreakError, match=r"answers with 500 \(asked 2 times"):
        client(publisher, fetch_attempts=2).page(publisher.base + PAGE)
    assert len(publisher.requests) == 2


@pytest.mark.parametrize(
    ("status", "message"), [(404, "nothing there"), (403, "PILCROW_FETCH_AGENT"), (400, "400")]
)
def test_a_refusal_is_not_asked_again(publisher: Publisher, status: int, message: str) -> None:
    publisher.fail(PAGE, Fault(status))
    with pytest.raises(FetchError, match=message):
        client(publisher).page(publisher.base + PAGE)
    assert len(publisher.requests) == 1


def test_a_page_cut_short_is_asked_again(publisher: Publisher) -> None:
    publisher.fail(PAGE, Fault(cut=40), Fault(cut=40, reset=True))
    page = client(publisher).page(publisher.base + PAGE)
    assert page
    assert page.content.endswith(b"</html>")
    assert len(publisher.requests) == 3


@pytest.mark.parametrize("reset", [False, True])
def test_a_download_that_broke_off_goes_on_from_there(
    publisher: Publisher, tmp_path: Path, *, reset: bool
) -> None:
    publisher.fail(LONG, Fault(cut=70_000, reset=reset), Fault(cut=50_000))
    partial = Partial(tmp_path, publisher.files + LONG)
    version = client(publisher).download(publisher.files + LONG, partial, Validators())
    assert version
    assert version.etag == publisher.documents["99001"][1].etag
    assert partial.path.read_bytes() == content(publisher)
    asked = publisher.asked(LONG)
    assert [one.status for one in asked] in (
        [200, 206, 206],
        [200, 200, 206],
    )  # a reset may swallow all that came
    assert asked[2].headers["Range"].startswith("bytes=")


def test_a_later_run_goes_on_too(publisher: Publisher, tmp_path: Path) -> None:
    publisher.fail(LONG, Fault(cut=70_000))
    with pytest.raises(DownloadBreakError, match="before the end"):
        client(publisher, fetch_attempts=1).download(
            publisher.files + LONG, Partial(tmp_path, publisher.files + LONG), Validators()
        )
    again = Partial(tmp_path, publisher.files + LONG)
    assert again.size == 70_000
    client(publisher).download(publisher.files + LONG, again, Validators())
    assert again.path.read_bytes() == content(publisher)
    assert publisher.requests[-1].headers["Range"] == "bytes=70000-"


def test_a_part_of_an_earlier_version_is_not_continued(publisher: Publisher, tmp_path: Path) -> None:
    publisher.fail(LONG, Fault(cut=70_000))
    partial = Partial(tmp_path, publisher.files + LONG)
    with pytest.raises(DownloadBreakError):
        client(publisher, fetch_attempts=1).download(publisher.files + LONG, partial, Validators())
    document = publisher.documents["99001"][1]
    document.content = document.content.replace(b"inspection", b"re-issued!")
    document.version()
    client(publisher).download(publisher.files + LONG, partial, Validators())
    assert partial.path.read_bytes() == content(publisher)
    assert publisher.requests[-1].status == 200


def test_without_a_version_to_go_by_a_download_starts_anew(publisher: Publisher, tmp_path: Path) -> None:
    publisher.documents["99001"][1].etag = None
    publisher.fail(LONG, Fault(cut=70_000))
    partial = Partial(tmp_path, publisher.files + LONG)
    client(publisher).download(publisher.files + LONG, partial, Validators())
    assert partial.path.read_bytes() == content(publisher)
    assert "Range" not in publisher.requests[-1].headers


def test_a_part_longer_than_the_document_is_thrown_away(publisher: Publisher, tmp_path: Path) -> None:
    partial = Partial(tmp_path, publisher.files + LONG)
    partial.begin(Validators(publisher.documents["99001"][1].etag))
    partial.append(b"x" * 200_000)
    client(publisher).download(publisher.files + LONG, partial, Validators())
    assert [one.status for one in publisher.requests] == [416, 200]
    assert partial.path.read_bytes() == content(publisher)


def test_another_part_than_was_asked_for_is_not_joined(publisher: Publisher, tmp_path: Path) -> None:
    partial = Partial(tmp_path, publisher.files + LONG)
    partial.begin(Validators(publisher.documents["99001"][1].etag))
    partial.append(b"x" * 100)
    publisher.fail(LONG, Fault(206, {"Content-Range": "bytes 0-99/200000"}))
    client(publisher).download(publisher.files + LONG, partial, Validators())
    assert partial.path.read_bytes() == content(publisher)


def test_a_document_too_large_is_given_up(publisher: Publisher, tmp_path: Path) -> None:
    publisher.documents["99001"][1].content = b"x" * 1_200_000
    partial = Partial(tmp_path, publisher.files + LONG)
    with pytest.raises(FetchError, match="PILCROW_FETCH_SIZE_MB"):
        client(publisher, fetch_size_mb=1).download(publisher.files + LONG, partial, Validators())
    assert list(tmp_path.iterdir()) == []


def test_a_full_or_closed_disk_is_not_asked_again(publisher: Publisher, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        client(publisher).download(publisher.files + LONG, Partial(tmp_path / "none", "x"), Validators())
    assert len(publisher.requests) == 1


def test_a_server_that_says_nothing_is_not_waited_for(publisher: Publisher, tmp_path: Path) -> None:
    stalled = threading.Event()
    publisher.fail(PAGE, Fault(cut=10, release=stalled))
    try:
        with pytest.raises(DownloadBreakError, match="timed out"):
            client(publisher, fetch_attempts=1, fetch_timeout=0.2).page(publisher.base + PAGE)
    finally:
        stalled.set()


def test_nobody_there_is_told() -> None:
    time = Time()
    own = FetchSettings(publisher="http://127.0.0.1:9", fetch_attempts=2)
    with pytest.raises(DownloadBreakError, match=r"refused \(asked 2 times"):
        PoliteClient(own, time.sleep, lambda: time.now).page("http://127.0.0.1:9/x")


def test_a_redirect_is_followed_only_to_the_publishers_own_hosts(publisher: Publisher) -> None:
    publisher.fail("/old", Fault(301, {"Location": PAGE}))
    assert client(publisher).page(f"{publisher.base}/old")
    publisher.fail("/away", Fault(302, {"Location": "http://localhost:9/x"}))
    with pytest.raises(FetchError, match="not at the publisher's"):
        client(publisher).page(f"{publisher.base}/away")
    publisher.fail("/file", Fault(302, {"Location": "file:///etc/hostname"}))
    with pytest.raises(FetchError):
        client(publisher).page(f"{publisher.base}/file")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "ftp://files.example/x",
        "http://127.0.0.1/x",
        "https://files.example.elsewhere.example/x",
        "https://files.example:8443/x",
        "https://files.example@elsewhere.example/x",
        "https://me:secret@files.example/x",
        "https://files.example:port/x",
        "//files.example/x",
        "",
    ],
)
def test_only_the_publishers_addresses_are_asked(address: str) -> None:
    with pytest.raises(FetchError):
        own_address(address, frozenset({"https://files.example"}))


def test_an_old_address_is_asked_over_https() -> None:
    origins = frozenset({"https://files.example"})
    assert own_address("http://Files.example/v1/1?a=b", origins) == "https://Files.example/v1/1?a=b"
    assert own_address("https://FILES.example:443/v1/1", origins) == "https://FILES.example:443/v1/1"


@pytest.mark.parametrize(
    "value", ["files.example", "ftp://x", "https://", "https://a@b", "https://a, nothing"]
)
def test_a_setting_that_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        FetchSettings(publisher_files=value)


def test_who_asks_is_one_plain_line() -> None:
    with pytest.raises(ValueError, match="one line"):
        FetchSettings(fetch_agent="a\r\nX-Header: b")
