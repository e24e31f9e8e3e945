"""Services that never come to an end, or to a bad one: small and real, in place of the whole."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence

from service.answering.events import Event, Piece
from service.errors import NotReadyError
from service.question.filters import Filters
from service.service import Service, Snapshot


def nothing_published() -> Snapshot:
    """No index: none is needed."""
    raise NotReadyError("no index is published")


class Endless(Service):
    """Gives `before` pieces and then nothing; notes when its work is begun and when it is given up."""

    def __init__(self, before: int) -> None:
        super().__init__(nothing_published, 2000)
        self.before = before
        self.begun, self.given_up = threading.Event(), threading.Event()

    async def stream(
        self,
        question: str,
        filters: Filters | None = None,
        history: Sequence[str] = (),
        *,
        caller: str = "",
    ) -> AsyncIterator[Event]:
        self.begun.set()
        try:
            for number in range(self.before):
                yield Piece(f"piece {number}\n")
            await asyncio.sleep(600)
        finally:
            self.given_up.set()


class Failing(Service):
    """Gives `before` pieces and fails."""

    def __init__(self, before: int, error: Exception) -> None:
        super().__init__(nothing_published, 2000)
        self.before, self.error = before, error

    async def stream(
        self,
        question: str,
        filters: Filters | None = None,
        history: Sequence[str] = (),
        *,
        caller: str = "",
    ) -> AsyncIterator[Event]:
        for number in range(self.before):
            yield Piece(f"piece {number}\n")
        raise self.error
