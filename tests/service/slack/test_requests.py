"""What comes to /slack/events: signed and fresh or refused, kept before it is acknowledged, unknown things let by."""

from __future__ import annotations

import json
import time

import httpx
import pytest
import sqlalchemy as sa

from service.service import Service
from service.state.slack import QUESTIONS
from service.state.state import State
from tests.service.slack.conftest import Served, settings_for
from tests.service.slack.fake_slack import FakeSlack, event, mention, signed


def kept(state: State) -> int:
    """How many questions the queue holds."""
    with state.engine.connect() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(QUESTIONS)).scalar_one())


@pytest.mark.parametrize(
    "change",
    [
        {"x-slack-signature": "v0=00"},
        {"x-slack-signature": ""},
        {"x-slack-request-timestamp": str(int(time.time()) - 400)},
        {"x-slack-request-timestamp": str(int(time.time()) + 400)},
        {"x-slack-request-timestamp": "yesterday"},
        {"x-slack-request-timestamp": "-1"},
        {"x-slack-request-timestamp": "١٢٣"},
    ],
)
def test_what_is_not_signed_now_by_slack_is_refused(served: Served, change: dict[str, str]) -> None:
    body = json.dumps(mention("How is supervision?", "1.1")).encode()
    headers = [(name.encode(), value.encode()) for name, value in {**signed(body), **change}.items()]
    assert served.client.post("/slack/events", content=body, headers=headers).status_code == 401
    assert kept(served.state) == 0


def test_an_old_request_signed_rightly_is_refused(served: Served) -> None:
    body = json.dumps(mention("How is supervision?", "1.1")).encode()
    headers = signed(body, at=time.time() - 301)
    assert served.client.post("/slack/events", content=body, headers=headers).status_code == 401


def test_another_secret_s_signature_is_refused(served: Served) -> None:
    body = json.dumps(mention("How is supervision?", "1.1")).encode()
    headers = signed(body, secret="another")
    assert served.client.post("/slack/events", content=body, headers=headers).status_code == 401


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{", b"[1]", b'"text"', b"null", b"payload=%7B"])
def test_bodies_that_are_none_are_refused_or_let_by_and_nothing_breaks(served: Served, body: bytes) -> None:
    answer = served.client.post("/slack/events", content=body, headers=signed_bytes(body))
    assert answer.status_code in (200, 400, 401)
    assert kept(served.state) == 0


def signed_bytes(body: bytes) -> dict[str, str]:
    """Headers that sign any bytes."""
    return signed(body)


def test_the_address_is_confirmed_to_slack(served: Served) -> None:
    answer = served.send({"type": "url_verification", "challenge": "abc"})
    assert (answer.status_code, "abc" in answer.text) == (200, True)


@pytest.mark.parametrize(
    "payload",
    [
        event("reaction_added", user="U1"),
        event("tokens_revoked", tokens={"bot": ["U0BOT"]}),
        {"type": "app_rate_limited", "team_id": "T0HOME"},
        {"type": "something_new"},
        {},
    ],
)
def test_what_nobody_handles_is_acknowledged(served: Served, payload: dict[str, object]) -> None:
    assert served.send(payload).status_code == 200
    assert kept(served.state) == 0


@pytest.mark.parametrize(
    "payload",
    [
        {
            "type": "block_actions",
            "actions": [{"action_id": "unknown", "type": "button"}],
            "user": {"id": "U1"},
        },
        {
            "type": "view_submission",
            "view": {"id": "V", "type": "modal", "callback_id": "unknown"},
            "user": {"id": "U1"},
        },
        {"type": "shortcut", "callback_id": "unknown", "user": {"id": "U1"}},
    ],
)
def test_unknown_buttons_views_and_shortcuts_are_acknowledged(
    served: Served, payload: dict[str, object]
) -> None:
    assert served.interact({"team": {"id": "T0HOME"}, **payload}).status_code == 200


def test_what_cannot_be_kept_is_not_acknowledged_so_that_slack_sends_it_again(
    served: Served, state: State
) -> None:
    with state.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE slack_question RENAME TO away")
    assert served.send(mention("How is supervision?", "1.1")).status_code == 500
    with state.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO slack_question")
    assert served.send(mention("How is supervision?", "1.1"), retry=1).status_code == 200
    assert kept(state) == 1


def test_a_service_without_slack_s_secrets_has_no_such_address(sample_client: httpx.Client) -> None:
    assert sample_client.post("/slack/events").status_code == 404


def test_a_question_is_kept_before_it_is_acknowledged(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    slack.revoked = True  # so that nothing is done about it
    with Served(sample_service, state, settings_for(slack)) as served:
        for number in range(20):
            assert served.send(mention("How is supervision?", f"{number}.1")).status_code == 200
            assert kept(state) == number + 1
