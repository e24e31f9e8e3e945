"""Socket Mode: the same answers over a connection that drops and comes back."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

import pytest
from pydantic import SecretStr

from service.service import Service
from service.settings import ServiceSettings
from service.slack.bot import SlackBot
from service.slack.errors import TokenRefused
from service.slack.sockets import listen
from service.state.state import State
from service.wiring import open_slack
from tests.service.slack.conftest import PUBLIC, settings_for, wait_for
from tests.service.slack.fake_slack import FakeSlack, mention

QUESTION = "How is supervision in Tidewell?"


@pytest.fixture
def bot(sample_service: Service, slack: FakeSlack, state: State) -> SlackBot:
    return open_slack(
        sample_service, state, ServiceSettings(_env_file=None, public_url=PUBLIC), settings_for(slack)
    )


def listening(bot: SlackBot, act: Callable[[], None]) -> None:
    """Do something while the bot listens, then end it as an operator does."""

    async def run() -> None:
        ready = asyncio.Event()
        task = asyncio.create_task(listen(bot, ping_seconds=0.2, ready=ready))
        first: Awaitable[object] = asyncio.create_task(ready.wait())
        await asyncio.wait([task, first], return_when=asyncio.FIRST_COMPLETED)  # type: ignore[type-var]
        if not task.done():
            await asyncio.to_thread(act)
            os.kill(os.getpid(), signal.SIGTERM)
        await task

    asyncio.run(run())


def test_events_are_acknowledged_and_answered(
    bot: SlackBot, slack: FakeSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    def act() -> None:
        assert slack.push(mention(QUESTION, slack.ts()), tries=1)
        wait_for(slack.answers)

    listening(bot, act)
    assert "as pilcrow in Home" in capsys.readouterr().out
    assert len(slack.answers()) == 1


def test_dropped_connections_come_back_and_nothing_is_lost_or_doubled(
    bot: SlackBot, slack: FakeSlack
) -> None:
    def act() -> None:
        for number in range(3):
            payload = mention(QUESTION, slack.ts())
            assert slack.push(payload)
            assert slack.push(payload, tries=1)
            if number == 0:
                slack.drop_sockets()
            if number == 1:
                slack.ask_to_reconnect()
            wait_for(slack.connected)
        wait_for(lambda: len(slack.answers()) == 3)

    listening(bot, act)
    assert len(slack.answers()) == 3


def test_a_wrong_token_is_said_at_once(sample_service: Service, slack: FakeSlack, state: State) -> None:
    settings = settings_for(slack).model_copy(update={"app_token": SecretStr("xapp-wrong")})
    bot = open_slack(sample_service, state, ServiceSettings(_env_file=None), settings)
    with pytest.raises(TokenRefused):
        listening(bot, lambda: None)


def test_the_worker_ends_also_when_it_is_woken_at_that_moment(bot: SlackBot) -> None:
    async def run() -> None:
        for turns in range(6):  # of the loop, between the wake and the end
            bot._worker.start()
            await asyncio.sleep(0.1)
            bot._worker.wake()
            for _ in range(turns):
                await asyncio.sleep(0)
            async with asyncio.timeout(10):
                await bot._worker.stop()

    asyncio.run(run())
