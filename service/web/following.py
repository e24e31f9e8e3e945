"""An answer followed as it comes: what is ready at once, then piece by piece."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

from service.answering.events import Event, Finished, Piece
from service.answering.model import Citation

_END = None


class Following:
    """Reads a stream of events in the background. Close it when nobody looks any more."""

    def __init__(self, events: AsyncIterator[Event]) -> None:
        self._queue: asyncio.Queue[Event | BaseException | None] = asyncio.Queue()
        self._reading = asyncio.create_task(self._read(events))

    async def _read(self, events: AsyncIterator[Event]) -> None:
        try:
            async for event in events:
                self._queue.put_nowait(event)
        except Exception as error:  # noqa: BLE001 - handed to whoever reads on, which raises it
            self._queue.put_nowait(error)
        self._queue.put_nowait(_END)

    async def at_once(self, patience: float) -> Finished | None:
        """The whole answer if it comes within `patience` seconds; raises what making it raised by then."""
        done, _ = await asyncio.wait([self._reading], timeout=patience)
        if not done:
            return None
        finished = None
        async for event in self:
            finished = event if isinstance(event, Finished) else finished
        return finished

    async def __aiter__(self) -> AsyncIterator[Event]:
        """All events in order; raises what making them raised."""
        while (event := await self._queue.get()) is not _END:
            if isinstance(event, BaseException):
                raise event
            yield event

    def close(self) -> None:
        """Stop reading."""
        self._reading.cancel()


class Blocks:
    """Puts pieces of Markdown together into blocks that can be rendered by themselves."""

    def __init__(self) -> None:
        self._text = ""
        self.citations: list[Citation] = []

    def add(self, piece: Piece) -> Iterator[str]:
        """The blocks that this piece completes."""
        self._text += piece.text
        self.citations.extend(piece.citations)
        while "\n\n" in self._text:
            block, _, self._text = self._text.partition("\n\n")
            if block.strip():
                yield block

    def rest(self) -> Iterator[str]:
        """What is left at the end."""
        if self._text.strip():
            yield self._text
        self._text = ""
