from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from service.answering.events import Event, Finished, Piece
from service.errors import NotReadyError
from service.web.following import Blocks, Following
from tests.service.web.test_references import ANSWER


async def quick() -> AsyncIterator[Event]:
    yield Piece("a")
    yield Finished(ANSWER)


async def slow(go: asyncio.Event) -> AsyncIterator[Event]:
    yield Piece("a")
    await go.wait()
    yield Finished(ANSWER)


async def failing() -> AsyncIterator[Event]:
    yield Piece("a")
    raise NotReadyError("gone")


def test_a_quick_answer_is_there_at_once() -> None:
    async def run() -> None:
        finished = await Following(quick()).at_once(5)
        assert finished is not None
        assert finished.answer is ANSWER

    asyncio.run(run())


def test_a_slow_answer_is_followed_from_its_beginning() -> None:
    async def run() -> None:
        go = asyncio.Event()
        following = Following(slow(go))
        assert await following.at_once(0.01) is None
        go.set()
        assert [type(event).__name__ async for event in following] == ["Piece", "Finished"]

    asyncio.run(run())


def test_a_failure_is_raised_to_whoever_follows() -> None:
    async def run() -> None:
        with pytest.raises(NotReadyError):
            await Following(failing()).at_once(5)

    asyncio.run(run())


def test_blocks_come_when_they_are_whole() -> None:
    blocks = Blocks()
    assert list(blocks.add(Piece("### A\n"))) == []
    assert list(blocks.add(Piece("\nText [1]\n\nMo"))) == ["### A", "Text [1]"]
    assert list(blocks.add(Piece("re"))) == []
    assert list(blocks.rest()) == ["More"]
    assert list(blocks.rest()) == []
