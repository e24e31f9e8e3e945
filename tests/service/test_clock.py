"""Clocks that jump by hours under a running service: its wall clock is moved by libfaketime, where that is installed."""

from __future__ import annotations

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.access.scopes import Scope
from service.state.database import default_url
from service.state.state import State
from tests.support.serving import Served

ASKED = {"question": "How good is supervision in Eastwold?"}
LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))

pytestmark = pytest.mark.skipif(
    not LIBRARIES, reason="libfaketime is not installed (apt-get install faketime)"
)


class WallClock:
    """The wall clock of one process, moved by writing into a file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.jump(0)

    def jump(self, hours: float) -> None:
        """Let the clock go on at `hours` from the real time."""
        beside = self.file.with_suffix(".new")
        beside.write_text(f"{hours * 3600:+.0f}\n")
        beside.replace(self.file)


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WallClock:
    """The clock of services started within the test; their monotonic clock goes on as it should."""
    clock = WallClock(tmp_path / "clock")
    monkeypatch.setenv("LD_PRELOAD", str(LIBRARIES[0]))
    monkeypatch.setenv("FAKETIME_TIMESTAMP_FILE", str(clock.file))
    monkeypatch.setenv("FAKETIME_NO_CACHE", "1")
    monkeypatch.setenv("DONT_FAKE_MONOTONIC", "1")
    monkeypatch.setenv("FAKETIME_DONT_RESET", "1")
    return clock


@pytest.fixture
def data(tmp_path: Path, sample_data: Path) -> Path:
    """An index with a state of its own."""
    return Path(shutil.copytree(sample_data, tmp_path / "data"))


def test_a_key_holds_until_its_end_by_the_clock_of_the_day(data: Path, clock: WallClock) -> None:
    state = State(default_url(data))
    _, text = state.keys.create("short", [Scope.ASK], datetime.now(UTC) + timedelta(hours=1))
    state.close()
    shown = {"Authorization": f"Bearer {text}"}
    with Served(data, access="required") as service:
        service.wait("/readyz")

        def status() -> int:
            return service.client.post("/v1/ask", json=ASKED, headers=shown).status_code

        for hours, expected in ((0, 200), (-5, 200), (5, 401), (-30, 200), (30, 401), (0, 200)):
            clock.jump(hours)
            assert status() == expected, f"{hours} hours: {service.log()}"


def test_no_caller_is_kept_out_for_longer_than_a_window_whatever_the_clock_does(
    data: Path, clock: WallClock
) -> None:
    with Served(data, rate_limit="3/2 second") as service:
        service.wait("/readyz")

        def status() -> int:
            return service.client.post("/v1/search", json={"query": "supervision"}).status_code

        for hours in (0, 5, -5, 30, -30, 0):
            clock.jump(hours)
            until = time.monotonic() + 30
            while status() != 200:
                assert time.monotonic() < until, f"kept out at {hours} hours: {service.log()}"
                time.sleep(0.2)
            assert 429 in [status() for _ in range(12)], f"not limited at {hours} hours"


def test_conversations_and_indexes_are_taken_as_before_when_the_clock_jumps(
    data: Path, clock: WallClock
) -> None:
    from eval.load import switch

    with Served(data) as service:
        service.wait("/readyz")
        first = service.client.post("/v1/ask", json=ASKED).json()
        for hours in (5, -5, -30):
            clock.jump(hours)
            follow_up = {"question": "And in Harrowmere?", "conversation_id": first["conversation_id"]}
            answer = service.client.post("/v1/ask", json=follow_up).json()
            assert any(citation["authority"] == "Harrowmere" for citation in answer["citations"])
            published = switch(data)
            until = time.monotonic() + 30
            while service.client.get("/v1/reports").json()["generation"] != published:
                assert time.monotonic() < until, "the new index was not taken into use"
                time.sleep(0.1)
