"""What happens when things break: real processes, killed, starved, and given damaged files.

`PILCROW_KILLS` makes the killing longer (default 3 times).
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import threading
import time
from pathlib import Path

import httpx
import pytest

from eval.load import switch
from indexer.store.generations import current
from service.service import Service
from service.settings import ServiceSettings
from service.state.database import default_url
from service.state.state import State
from service.wiring import open_service
from tests.service.conftest import serving
from tests.support.serving import Served

KILLS = int(os.environ.get("PILCROW_KILLS", "3"))
ASKED = {"question": "How good is supervision in Eastwold?"}
GIVEN = {"question": "Why?", "outcome": "answered", "verdict": "up"}


@pytest.fixture
def data(tmp_path: Path, sample_data: Path) -> Path:
    """A copy of the index that may be broken."""
    return Path(shutil.copytree(sample_data, tmp_path / "data"))


def test_answers_under_way_are_finished_before_the_service_ends(data: Path) -> None:
    with Served(data) as service:
        service.wait("/readyz")
        found: list[int] = []

        def ask() -> None:
            body = {"question": "How did each authority handle return home interviews?"}
            with httpx.Client(trust_env=False, timeout=30) as client:
                found.append(client.post(f"http://127.0.0.1:{service.port}/v1/ask", json=body).status_code)

        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        in_progress = "pilcrow_http_requests_in_progress "
        under_way = 0.0  # the request for the figures is one of them
        while under_way + len(found) < 9:
            (line,) = (
                line
                for line in service.client.get("/metrics").text.splitlines()
                if line.startswith(in_progress)
            )
            under_way = float(line.removeprefix(in_progress))
        service.process.send_signal(signal.SIGTERM)
        for thread in threads:
            thread.join()
        assert found == [200] * 8
        assert service.process.wait(30) in (0, -signal.SIGTERM)


def test_the_index_is_switched_under_load_without_a_failed_answer(data: Path) -> None:
    with serving(open_service(data), settings=ServiceSettings()) as client:
        seen: set[str] = set()
        statuses: list[int] = []
        done = threading.Event()

        def ask() -> None:
            with httpx.Client(base_url=client.base_url, trust_env=False, timeout=30) as own:
                while not done.is_set():
                    statuses.append(own.post("/v1/ask", json=ASKED).status_code)
                    seen.add(own.get("/readyz").json()["generation"])

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        names = []
        for _ in range(3):
            names.append(switch(data))
            until = time.monotonic() + 30
            while names[-1] not in seen and time.monotonic() < until:
                time.sleep(0.01)
        done.set()
        for thread in threads:
            thread.join()
    assert set(names) <= seen
    assert set(statuses) == {200}


@pytest.mark.parametrize("file", ["catalogue.sqlite", "sentences.npy", "lexical/meta.json", "checksums.json"])
def test_a_damaged_index_gives_way_to_the_generation_before_it_and_that_is_said(
    data: Path, file: str
) -> None:
    good = current(data).name
    bad = switch(data)
    damage(data / "generations" / bad / file)
    service = open_service(data)
    assert service.index().generation == good
    assert service.ask(ASKED["question"]).outcome == "answered"
    (note,) = service.notes()
    assert bad in note
    assert good in note
    with serving(service) as client:
        assert client.get("/readyz").json()["notes"] == [note]
        assert "pilcrow_index_fallback 1.0" in client.get("/metrics").text


def test_a_running_service_keeps_its_index_when_a_damaged_one_is_published(data: Path) -> None:
    service = open_service(data)
    good = service.index().generation
    bad = switch(data)
    damage(data / "generations" / bad / "paragraphs.npy")
    assert service.index().generation == good
    assert bad in service.notes()[0]
    better = switch_from(data, good)
    assert service.index().generation == better
    assert service.notes() == ()


def test_without_a_whole_generation_the_service_says_what_to_do(data: Path) -> None:
    damage(current(data) / "sentences.npy")
    with serving(open_service(data, must_exist=False)) as client:
        response = client.get("/readyz")
        assert response.status_code == 503
        assert "sentences.npy" in response.json()["detail"]
        assert "index the reports again" in response.json()["detail"]


def test_a_pointer_that_was_lost_leaves_a_generation_to_answer(data: Path) -> None:
    (data / "CURRENT").unlink()
    service = open_service(data)
    assert service.ask(ASKED["question"]).outcome == "answered"
    assert "there is no index" in service.notes()[0]


def test_feedback_that_was_acknowledged_outlives_a_kill_at_any_moment(data: Path) -> None:
    kept = 0
    for turn in range(KILLS):
        with Served(data) as service:

            def give() -> None:
                nonlocal kept
                with httpx.Client(trust_env=False) as client:
                    while True:
                        try:
                            body = {**GIVEN, "reason": str(kept)}
                            answer = client.post(f"http://127.0.0.1:{service.port}/v1/feedback", json=body)
                        except httpx.TransportError:
                            return
                        kept += answer.status_code == 201

            giving = threading.Thread(target=give)
            before = kept
            giving.start()
            while kept == before:
                time.sleep(0.002)
            time.sleep(0.007 * (turn % 13))
            service.stop(signal.SIGKILL)
            giving.join()
    state = State(default_url(data))
    reasons = {int(one.reason) for _, one in state.feedback.all()}
    state.close()
    assert set(range(kept)) <= reasons
    assert kept > 0


def test_a_full_disk_refuses_feedback_in_words_and_answers_go_on(
    small_disk: Path, sample_service: Service
) -> None:
    state = State(default_url(small_disk))
    with serving(sample_service, state) as client:
        assert client.post("/v1/feedback", json=GIVEN).status_code == 201
        filler = small_disk / "filler"
        filler.write_bytes(b"x" * shutil.disk_usage(small_disk).free)
        refused = [client.post("/v1/feedback", json={**GIVEN, "reason": "x" * 1900}) for _ in range(20)][-1]
        assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
        assert "full" in refused.json()["detail"]
        assert client.post("/v1/ask", json=ASKED).status_code == 200
        filler.unlink()
        assert client.post("/v1/feedback", json=GIVEN).status_code == 201


def test_callers_who_hang_up_leave_nothing_behind(sample_service: Service) -> None:
    with serving(sample_service, settings=ServiceSettings(concurrency=4)) as client:
        port = int(client.base_url.port or 0)
        body = b'{"question": "How did each authority handle return home interviews?"}'
        head = b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        for turn in range(50):
            with socket.create_connection(("127.0.0.1", port)) as caller:
                whole = head + b"Content-Length: %d\r\n\r\n" % len(body) + body
                caller.sendall(whole[: len(whole) if turn % 2 else -20])
        until = time.monotonic() + 30
        while client.post("/v1/ask", json=ASKED).status_code != 200 and time.monotonic() < until:
            time.sleep(0.05)
        assert client.post("/v1/ask", json=ASKED).json()["outcome"] == "answered"


def test_more_requests_than_can_be_worked_on_are_asked_to_come_back(sample_service: Service) -> None:
    with serving(sample_service, settings=ServiceSettings(concurrency=1, body_seconds=5)) as client:
        port = int(client.base_url.port or 0)
        with socket.create_connection(("127.0.0.1", port)) as slow:
            slow.sendall(
                b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                b"Content-Length: 50\r\n\r\n{"
            )
            until = time.monotonic() + 10
            while (response := client.get("/v1/reports")).status_code == 200 and time.monotonic() < until:
                pass
            assert (response.status_code, response.headers["retry-after"]) == (503, "1")
            assert client.get("/healthz").status_code == 200
            assert client.get("/readyz").status_code == 200


def damage(file: Path) -> None:
    """Change one byte in the middle of a file, whose size stays."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


def switch_from(data: Path, name: str) -> str:
    """Publish a copy of the generation `name`."""
    (data / "CURRENT").write_text(name)
    return switch(data)
