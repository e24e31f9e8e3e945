"""What a streamed answer is made of: pieces of its text as they come, then the whole verified answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from service.answering.model import Answer, Citation


@dataclass(frozen=True, slots=True)
class Piece:
    """Text to append to the answer so far, and the citations whose markers occur in it for the first time.

    A marker is never split between two pieces, and its citation comes with it or before it.
    """

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The whole verified answer; always the last event. The pieces joined are its `answer` text."""

    answer: Answer


Event = Piece | Finished


def pieces(answer: Answer) -> Iterator[Piece]:
    """A finished answer in pieces of one line each, every citation with the first piece that marks it."""
    from service.answering.verify import markers

    left = {citation.marker: citation for citation in answer.citations}
    for line in answer.answer.splitlines(keepends=True):
        shown = tuple(left.pop(number) for number in dict.fromkeys(markers(line)) if number in left)
        yield Piece(line, shown)


async def last(events: AsyncIterator[Event]) -> Answer:
    """The whole answer that a stream of events ends with."""
    async for event in events:
        if isinstance(event, Finished):
            return event.answer
    raise AssertionError("a stream of events ends with the whole answer")
