"""From a turn of a chat to the events of its answer."""

from __future__ import annotations

from collections.abc import AsyncIterator

from service.answering.events import Event, Finished, pieces
from service.chat.housekeeping import declined, is_housekeeping
from service.chat.turns import Turn
from service.service import Service


def answered(asked: Turn, service: Service, caller: str) -> AsyncIterator[Event]:
    """The answer as it comes, within the allowance of `caller`.

    What a front end asks for itself is declined without asking the service.
    """
    if is_housekeeping(asked):
        return _declining(asked)
    return service.stream(asked.question, asked.filters, asked.history, caller=caller)


async def _declining(asked: Turn) -> AsyncIterator[Event]:
    answer = declined(asked.question)
    for piece in pieces(answer):
        yield piece
    yield Finished(answer)
