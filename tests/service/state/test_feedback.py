"""Feedback: kept over restarts, exported in order, deleted when too old; a database that cannot be used is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from service.answering.model import Outcome
from service.errors import StateError
from service.state.database import default_url
from service.state.feedback import Feedback
from service.state.state import State

GIVEN = Feedback(question="How is supervision?", outcome=Outcome.ANSWERED, verdict="down", reason="beside it")


def test_feedback_outlives_a_restart_and_comes_back_in_order(tmp_path: Path) -> None:
    first = State(default_url(tmp_path))
    for number in range(3):
        first.feedback.add(GIVEN.model_copy(update={"reason": str(number)}))
    first.close()
    second = State(default_url(tmp_path))
    assert [one.reason for _, one in second.feedback.all()] == ["0", "1", "2"]
    second.close()


def test_feedback_older_than_a_moment_is_deleted_and_no_other(tmp_path: Path) -> None:
    state = State(default_url(tmp_path))
    now = datetime.now(UTC)
    state.feedback.add(GIVEN, at=now - timedelta(days=40))
    state.feedback.add(GIVEN, at=now)
    assert state.feedback.delete_before(now - timedelta(days=30)) == 1
    assert [at for at, _ in state.feedback.all()] == [now]
    state.close()


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/nowhere/state.sqlite", "oracle://x/y"])
def test_an_address_that_cannot_be_opened_says_which_setting(url: str) -> None:
    with pytest.raises(StateError, match="PILCROW_DATABASE"):
        _ = State(url).feedback


def test_a_file_that_is_no_database_is_said_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "state.sqlite"
    file.write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(StateError, match="cannot be used"):
        _ = State(default_url(tmp_path)).feedback
    assert file.read_bytes().startswith(b"this is a letter")


def test_feedback_is_taken_over_http_and_refused_where_it_cannot_be_used(sample_client: httpx.Client) -> None:
    body = GIVEN.model_dump(mode="json")
    assert sample_client.post("/v1/feedback", json=body).status_code == 201
    refused = sample_client.post("/v1/feedback", json={**body, "verdict": "maybe"})
    assert refused.status_code == 422
    assert "verdict" in refused.json()["detail"]
