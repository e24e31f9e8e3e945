"""The state in PostgreSQL: the same tables, shared by replicas, back when the server is back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.access.scopes import Scope
from service.answering.model import Outcome
from service.errors import BackupError
from service.service import Service
from service.settings import ServiceSettings
from service.state.backup import read_backup, write_backup
from service.state.database import default_url
from service.state.feedback import Feedback
from service.state.state import State
from tests.service.conftest import serving
from tests.support.postgres import Postgres

LOSSES = int(os.environ.get("PILCROW_KILLS", "3"))
GIVEN = Feedback(question="How is supervision?", outcome=Outcome.ANSWERED, verdict="up")


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    server = Postgres(tmp_path_factory.mktemp("database"))
    server.start()
    yield server
    server.stop()


def test_replicas_share_keys_feedback_and_acts(postgres: Postgres) -> None:
    first, second = State(postgres.url), State(postgres.url)
    key, text = first.keys.create("shared", [Scope.ASK])
    assert second.keys.find(text) == key
    second.feedback.add(GIVEN)
    assert GIVEN in [one for _, one in first.feedback.all()]
    second.audit.record("tried", "this", "user tester")
    assert first.audit.all()[-1].subject == "this"
    for state in (first, second):
        state.close()


def test_what_sqlite_holds_moves_to_postgresql_by_a_backup(postgres: Postgres, tmp_path: Path) -> None:
    old, new = State(default_url(tmp_path)), State(postgres.url)
    key, text = old.keys.create("moved", [Scope.ASK, Scope.METRICS])
    numbers = [old.feedback.add(GIVEN.model_copy(update={"reason": str(n)})) for n in range(1200)]
    counts = write_backup(old.engine, tmp_path / "backup")
    assert counts["feedback"] == 1200
    new.keys.create("in the way", [Scope.ASK])
    with pytest.raises(BackupError, match="--replace"):
        read_backup(new.engine, tmp_path / "backup", replace=False)
    assert read_backup(new.engine, tmp_path / "backup", replace=True) == counts
    assert list(new.feedback.all()) == list(old.feedback.all())
    assert new.keys.find(text) == key
    assert new.feedback.add(GIVEN) > max(numbers)
    for state in (old, new):
        state.close()


def test_a_database_that_goes_and_comes_back_is_said_and_loses_nothing(
    postgres: Postgres, sample_service: Service
) -> None:
    state = State(postgres.url)
    state.feedback.delete_before(datetime(2999, 1, 1, tzinfo=UTC))
    kept = 0
    with serving(sample_service, state, ServiceSettings()) as client:
        body = GIVEN.model_dump(mode="json")
        for _ in range(LOSSES):
            kept += client.post("/v1/feedback", json=body).status_code == 201
            postgres.stop()
            away = client.post("/v1/feedback", json=body)
            assert (away.status_code, away.headers["content-type"]) == (503, "application/problem+json")
            assert (
                client.post("/v1/ask", json={"question": "How is adoption in Eastwold?"}).status_code == 200
            )
            assert client.get("/readyz").json()["notes"]
            postgres.start()
            kept += client.post("/v1/feedback", json=body).status_code == 201
        assert client.get("/readyz").json()["notes"] == []
    assert len(list(state.feedback.all())) == kept == 2 * LOSSES
    state.close()


def test_known_keys_open_the_door_while_the_database_is_away(
    postgres: Postgres, sample_service: Service
) -> None:
    state = State(postgres.url)
    _, text = state.keys.create("in use", [Scope.ASK])
    _, unseen = state.keys.create("not seen yet", [Scope.ASK])
    settings = ServiceSettings.model_validate({"access": "required"})
    with serving(sample_service, state, settings) as client:
        assert client.get("/v1/reports", headers={"X-API-Key": text}).status_code == 200
        postgres.stop()
        try:
            assert client.get("/v1/reports", headers={"X-API-Key": text}).status_code == 200
            assert client.get("/v1/reports", headers={"X-API-Key": unseen}).status_code == 503
            assert client.get("/readyz").status_code == 503
        finally:
            postgres.start()
        assert client.get("/v1/reports", headers={"X-API-Key": unseen}).status_code == 200
        assert client.get("/readyz").status_code == 200
    state.close()
