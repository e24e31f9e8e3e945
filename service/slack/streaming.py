"""An answer shown while it is written, when it takes long: Slack's own streaming of a message."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from service.answering.events import Piece
from service.slack.calls import reply_of
from service.slack.delivery import Place
from service.slack.errors import SlackError
from service.slack.limits import STREAM_TEXT
from service.slack.model import Asked
from service.slack.mrkdwn import streamed

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_PAUSE = 1.0  # seconds between two pieces sent: Slack counts every call
_log = logging.getLogger("pilcrow.slack")


class Stream:
    """Writes pieces into one message as they come; what goes wrong only stops the showing, not the answer."""

    def __init__(
        self,
        client: AsyncWebClient,
        asked: Asked,
        place: Place,
        after: float,
        base: str | None,
        begin: Callable[[], Awaitable[bool]],
        begun: Callable[[str], Awaitable[bool]],
    ) -> None:
        """`after` seconds from now it begins; `begin` and `begun` keep in the queue that and where it does."""
        self._client, self._asked, self._place, self._base = client, asked, place, base
        self._begin, self._begun = begin, begun
        self._due = time.monotonic() + after
        self._waiting = ""
        self._sent = 0
        self._broken = place.thread is None
        self._first = True
        self._addresses: dict[int, str] = {}
        self.ts: str | None = None

    async def add(self, piece: Piece) -> None:
        """Take the next piece; it is sent when it is time."""
        if self._base:
            self._addresses.update({one.marker: self._base + one.url for one in piece.citations})
        self._waiting += streamed(piece.text, self._addresses)
        now = time.monotonic()
        if self._first:  # what is ready at once need not be streamed: the whole is about to follow
            self._first = False
            self._due = max(self._due, now + _PAUSE)
        if self._broken or now < self._due or not self._waiting.strip():
            return
        if self._sent + len(self._waiting) > STREAM_TEXT:
            self._broken = True
            return
        try:
            await self._send(self._waiting)
        except SlackError as error:
            self._broken = True
            _log.warning("question %s: not shown while written (%s)", self._asked.reference, error.code)
        self._sent += len(self._waiting)
        self._waiting = ""
        self._due = time.monotonic() + _PAUSE

    async def _send(self, text: str) -> None:
        if self.ts is not None:
            await reply_of(
                self._client.chat_appendStream(channel=self._place.channel, ts=self.ts, markdown_text=text)
            )
            return
        if not await self._begin():
            self._broken = True
            return
        started = await reply_of(
            self._client.chat_startStream(
                channel=self._place.channel,
                thread_ts=str(self._place.thread),
                recipient_team_id=self._asked.asker_team or self._asked.team,
                recipient_user_id=self._asked.user,
                markdown_text=text,
            )
        )
        self.ts = str(started["ts"])
        await self._begun(self.ts)
