"""The bot put together: how much it works out at once."""

from __future__ import annotations

import asyncio
import os
import threading

from service.service import Service
from service.settings import ServiceSettings
from service.slack.bot import SlackBot
from service.state.state import State
from service.wiring import open_slack
from tests.service.slack.conftest import settings_for
from tests.service.slack.fake_slack import FakeSlack


def threads_of(bot: SlackBot, calls: int = 64) -> int:
    """How many of that many calls are worked on at once."""
    begun: list[int] = []
    go = threading.Event()

    def work() -> None:
        begun.append(threading.get_ident())
        go.wait(30)

    async def run() -> int:
        async with bot.running():
            working = asyncio.gather(*(asyncio.to_thread(work) for _ in range(calls)))
            before = -1
            while len(begun) > before:  # until no more begin
                before = len(begun)
                await asyncio.sleep(0.3)
            go.set()
            await working
            return before

    return asyncio.run(run())


def test_without_a_language_model_no_more_is_computed_at_once_than_the_processors_bear(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    assert not sample_service.waits
    for at_once, most in ((50, min(50, 2 * (os.cpu_count() or 1)) + 6), (1, 7)):
        settings = settings_for(slack, at_once=at_once)
        bot = open_slack(sample_service, state, ServiceSettings(_env_file=None), settings)
        assert threads_of(bot) == most


class Waiting(Service):
    """A service whose answers wait for a language model."""

    @property
    def waits(self) -> bool:
        return True


def test_where_answers_wait_for_a_language_model_each_has_its_thread(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    service = Waiting(sample_service._current, sample_service._question_limit)
    bot = open_slack(service, state, ServiceSettings(_env_file=None), settings_for(slack, at_once=50))
    assert threads_of(bot) == 56
