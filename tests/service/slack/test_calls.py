"""Slack's errors become ours, every one that matters by name; nothing is repeated behind our back."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from pydantic import SecretStr

from service.slack.calls import _TABLE, reply_of, web_client
from service.slack.errors import (
    MessageRefused,
    NoPlace,
    RateLimited,
    ScopeMissing,
    SlackError,
    TokenRefused,
    Unreachable,
)
from service.slack.settings import SlackSettings
from tests.service.slack.conftest import settings_for
from tests.service.slack.fake_slack import FakeSlack


def fault(settings: SlackSettings) -> SlackError:
    """What posting a message raises."""

    async def post() -> Any:
        return await reply_of(web_client(settings).chat_postMessage(channel="C1", text="a secret word"))

    with pytest.raises(SlackError) as caught:
        asyncio.run(post())
    assert "secret" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(("kind", "code"), [(kind, code) for kind, codes in _TABLE.items() for code in codes])
def test_every_named_error_becomes_its_kind(slack: FakeSlack, kind: type[SlackError], code: str) -> None:
    slack.refused["chat.postMessage"] = code
    caught = fault(settings_for(slack))
    assert type(caught) is kind
    assert caught.code == code


def test_each_kind_of_error_has_names_and_none_has_two_kinds() -> None:
    codes = [code for codes in _TABLE.values() for code in codes]
    assert len(codes) == len(set(codes))
    assert set(_TABLE) == {TokenRefused, ScopeMissing, NoPlace, MessageRefused, Unreachable}


def test_an_error_without_a_kind_is_said_by_its_name(slack: FakeSlack) -> None:
    slack.refused["chat.postMessage"] = "something_new"
    caught = fault(settings_for(slack))
    assert type(caught) is SlackError
    assert not caught.retryable


def test_a_rate_limit_says_how_long(slack: FakeSlack) -> None:
    slack.limited["chat.postMessage"] = 1
    slack.retry_after = 30
    caught = fault(settings_for(slack))
    assert isinstance(caught, RateLimited)
    assert caught.seconds == 30


def test_a_lost_connection_and_a_broken_server_may_have_done_it_and_are_not_repeated(
    slack: FakeSlack,
) -> None:
    slack.cut["chat.postMessage"] = 1
    assert isinstance(fault(settings_for(slack)), Unreachable)
    assert len(slack.messages) == 1
    slack.failing["chat.postMessage"] = 1
    assert isinstance(fault(settings_for(slack)), Unreachable)
    assert slack.calls["chat.postMessage"] == 2


def test_no_connection_at_all_is_unreachable(slack: FakeSlack) -> None:
    nowhere = settings_for(slack).model_copy(update={"api_url": "http://127.0.0.1:9/api/"})
    assert isinstance(fault(nowhere), Unreachable)


def test_a_wrong_token_is_refused_with_what_to_do(slack: FakeSlack) -> None:
    wrong = settings_for(slack).model_copy(update={"bot_token": SecretStr("xoxb-wrong")})
    caught = fault(wrong)
    assert isinstance(caught, TokenRefused)
    assert "PILCROW_SLACK_BOT_TOKEN" in str(caught)
    assert "xoxb-wrong" not in str(caught)
