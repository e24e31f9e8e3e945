"""Keys: found by their text alone, kept as hashes, refused when revoked or past their time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from service.access.keys import hashed
from service.access.scopes import Scope, allows, needed
from service.errors import NotHeldError
from service.state.database import default_url
from service.state.state import State


def test_a_key_is_found_by_its_text_and_by_no_other(state: State) -> None:
    key, text = state.keys.create("a council", [Scope.ASK])
    assert state.keys.find(text) == key
    for other in (text[:-1] + ("0" if text[-1] != "0" else "1"), text[:-1], text + "0", key.id, "", "\x00"):
        assert state.keys.find(other) is None


def test_only_the_hash_of_a_key_is_in_the_database(state: State, tmp_path: Path) -> None:
    key, text = state.keys.create("a council", [Scope.ASK])
    state.close()
    secret = text.rpartition("_")[2]
    written = b"".join(path.read_bytes() for path in tmp_path.glob("state.sqlite*"))
    assert hashed(text).encode() in written
    assert key.id.encode() in written
    assert secret.encode() not in written


def test_a_revoked_key_and_one_past_its_time_are_not_valid(state: State) -> None:
    now = datetime.now(UTC)
    key, text = state.keys.create("short", [Scope.ASK], now + timedelta(hours=1))
    assert key.valid(now)
    assert not key.valid(now + timedelta(hours=2))
    state.keys.revoke(key.id)
    found = state.keys.find(text)
    assert found is not None
    assert not found.valid(now)


def test_revoking_what_is_not_in_use_is_said(state: State) -> None:
    key, _ = state.keys.create("once", [Scope.ASK])
    state.keys.revoke(key.id)
    for identity in (key.id, "00000000"):
        with pytest.raises(NotHeldError, match=identity):
            state.keys.revoke(identity)


def test_keys_outlive_a_restart_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    first = State(default_url(tmp_path))
    made = [first.keys.create(name, [Scope.ASK, Scope.METRICS])[0] for name in ("one", "two", "three")]
    first.close()
    second = State(default_url(tmp_path))
    assert second.keys.all() == made
    second.close()


def test_acts_are_kept_in_order_and_the_last_are_given(state: State) -> None:
    for number in range(5):
        state.audit.record("tried", str(number), "user tester")
    assert [act.subject for act in state.audit.all(last=3)] == ["2", "3", "4"]


def test_the_tables_are_as_they_are_described(state: State) -> None:
    found = sa.inspect(state.engine)
    from service.state.tables import METADATA

    assert {"api_keys", "audit"} <= set(METADATA.tables)
    for name, table in METADATA.tables.items():
        assert {column["name"] for column in found.get_columns(name)} == set(table.columns.keys())


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("/healthz", None),
        ("/readyz", None),
        ("/static/pilcrow.css", None),
        ("/metrics", Scope.METRICS),
        ("/v1/admin/feedback", Scope.ADMIN),
        ("/v1/ask", Scope.ASK),
        ("/", Scope.ASK),
        ("/openapi.json", Scope.ASK),
        ("/v1/nowhere", Scope.ASK),
    ],
)
def test_every_path_asks_for_something_but_the_looks_of_balancers(path: str, scope: Scope | None) -> None:
    assert needed(path) is scope


def test_admin_allows_everything_and_others_only_themselves() -> None:
    assert all(allows([Scope.ADMIN], scope) for scope in Scope)
    assert not allows([Scope.ASK, Scope.METRICS], Scope.ADMIN)
    assert not allows([Scope.METRICS], Scope.ASK)
    assert not allows([], Scope.ASK)
