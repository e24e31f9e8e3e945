"""Sending a reply so that it stands in Slack once: looked for before it is sent again, marked to be found.

Slack has no idempotent way to post. Every message of ours carries a mark made of the question's key in its
metadata; when a reply may have been sent (a crash, a lost connection), the thread is searched for that mark.
What only the asker sees cannot be searched for; it is sent again rather than not at all.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service.slack.calls import answered_at, reply_of
from service.slack.errors import MessageRefused, RateLimited, SlackError
from service.slack.model import Asked, Message, reference

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_EVENT_TYPE = "pilcrow_answer"
_LIKE_A_MARK = re.compile(r"[0-9a-f]{32}")
_PAGE = 200
_STATUS = "is reading the reports…"
_STATUS_SECONDS = 3.0
_SPREAD = 2.0  # seconds
_QUIET: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}
_log = logging.getLogger("pilcrow.slack")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: a channel, in a thread of it or at its end."""

    channel: str
    thread: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A message of ours that is already in Slack; `whole` unless its writing was cut off."""

    ts: str
    whole: bool


def marked(key: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """A message's arguments with the mark of the question it replies to, which tells nothing of the question.

    It stands in the message's metadata and names its last block: either is enough to know it by.
    """
    *others, last = arguments.get("blocks") or [{}]
    blocks = {"blocks": [*others, {**last, "block_id": _mark(key)}]} if last else {}
    metadata = {"event_type": _EVENT_TYPE, "event_payload": {"question": _mark(key)}}
    return {**arguments, **blocks, "metadata": metadata}


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _bears(message: Mapping[str, Any], mark: str) -> bool:
    """Whether a message bears this mark."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return payload.get("question") == mark or any(
        block.get("block_id") == mark for block in message.get("blocks") or ()
    )


def _is_finished(message: Mapping[str, Any]) -> bool:
    """Whether a message of ours has been written to its end: only then it bears a mark, or it is a file."""
    if message.get("files") or (message.get("metadata") or {}).get("event_type") == _EVENT_TYPE:
        return True
    return any(_LIKE_A_MARK.fullmatch(str(block.get("block_id"))) for block in message.get("blocks") or ())


class Delivery:
    """Posts, finds and rewrites messages; every method raises SlackError's kinds."""

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client
        self._bot: Mapping[str, Any] | None = None
        self._limited_until: dict[str, float] = {}

    async def whoami(self) -> Mapping[str, Any]:
        """The bot's own ids, asked for once."""
        if self._bot is None:
            self._bot = (await reply_of(self.client.auth_test())).data
        return self._bot

    def indicate(self, place: Place, status: str = _STATUS) -> asyncio.Task[None]:
        """Show that an answer is being made; Slack ends it with our message, with "", or after two minutes.

        To be awaited before the message is sent, lest it begin after.
        """

        async def show() -> None:
            try:
                async with asyncio.timeout(_STATUS_SECONDS):
                    await reply_of(
                        self.client.assistant_threads_setStatus(
                            channel_id=place.channel, thread_ts=str(place.thread), status=status
                        )
                    )
            except (SlackError, TimeoutError) as error:
                _log.debug("no status was shown (%s)", type(error).__name__)

        return asyncio.create_task(show())

    async def find(self, asked: Asked, place: Place, since: float, *, begun: bool) -> Found | None:
        """The reply to a question, if it stands there; `since` (seconds since 1970) is when it was asked.

        With `begun` a message of ours without any mark is taken for the one whose writing was cut off: the
        mark comes with its end, and only one question of a thread is answered at a time.
        """
        mark, cut_off = _mark(asked.key), None
        bot = await self.whoami() if begun else {}
        async for message in self._messages(place, asked.ts, since):
            if _bears(message, mark):
                return Found(str(message["ts"]), whole=True)
            if begun and self._ours(message, bot) and not _is_finished(message):
                cut_off = Found(str(message["ts"]), whole=False)
        return cut_off

    async def has_file(self, asked: Asked, place: Place, since: float) -> bool:
        """Whether the file of a reply stands there."""
        name = file_name(asked)
        async for message in self._messages(place, asked.ts, since):
            if any(one.get("name") == name for one in message.get("files") or ()):
                return True
        return False

    async def _messages(self, place: Place, ts: str | None, since: float) -> Any:
        oldest = ts or f"{since - 60:.6f}"
        cursor = ""
        while True:
            asked_for: dict[str, Any] = {
                "channel": place.channel,
                "include_all_metadata": True,
                "limit": _PAGE,
                "oldest": oldest,
                **({"cursor": cursor} if cursor else {}),
            }
            call = (
                self.client.conversations_replies(ts=place.thread, **asked_for)
                if place.thread
                else self.client.conversations_history(**asked_for)
            )
            page = await reply_of(call)
            for message in page.get("messages") or ():
                yield message
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    @staticmethod
    def _ours(message: Mapping[str, Any], bot: Mapping[str, Any]) -> bool:
        return bool(
            (message.get("bot_id") and message["bot_id"] == bot.get("bot_id"))
            or (message.get("user") and message["user"] == bot.get("user_id"))
        )

    async def post(self, asked: Asked, place: Place, message: Message) -> str:
        """Post a reply; gives its timestamp. Where Slack does not take its blocks, its text alone.

        While Slack asks to wait with a channel, replies to it are not even tried.
        """
        wait = self._limited_until.get(place.channel, 0.0) - time.monotonic()
        if wait > 0:
            raise RateLimited(wait + random.uniform(0, _SPREAD))  # noqa: S311 - spreads those who wait
        where: dict[str, Any] = {"thread_ts": place.thread} if place.thread else {}

        def send(arguments: dict[str, Any]) -> Awaitable[Any]:
            made = {**where, **marked(asked.key, arguments), **_QUIET}
            return self.client.chat_postMessage(channel=place.channel, **made)

        try:
            return str((await _taken(asked, message, send))["ts"])
        except RateLimited as error:
            self._limited_until[place.channel] = time.monotonic() + error.seconds
            raise

    async def rewrite(self, asked: Asked, channel: str, ts: str, message: Message) -> None:
        """Make a message of ours the whole reply; doing it twice changes nothing."""
        try:
            await reply_of(self.client.chat_stopStream(channel=channel, ts=ts))
        except SlackError as error:
            if error.retryable:
                raise
            _log.debug("question %s: nothing to stop (%s)", asked.reference, error.code)

        def send(arguments: dict[str, Any]) -> Awaitable[Any]:
            made = marked(asked.key, {"blocks": [], **arguments})  # without, the blocks before would stay
            return self.client.chat_update(channel=channel, ts=ts, **made)

        await _taken(asked, message, send)

    async def attach(self, asked: Asked, place: Place, content: str) -> None:
        """Put the whole answer into the thread as a file."""
        sent = self.client.files_upload_v2(
            filename=file_name(asked),
            content=content,
            title="The whole answer",
            channel=place.channel,
            thread_ts=place.thread,
        )
        await reply_of(sent)

    async def whisper(self, asked: Asked, message: Message) -> None:
        """Show a reply to the asker alone: by the address that came with a command, else in the channel."""
        address = asked.response_url
        if address and await answered_at(self.client, address, **message.arguments()):
            return
        thread: dict[str, Any] = (
            {"thread_ts": asked.thread} if asked.thread and asked.thread != asked.ts else {}
        )

        def send(arguments: dict[str, Any]) -> Awaitable[Any]:
            return self.client.chat_postEphemeral(
                channel=asked.channel, user=asked.user, **thread, **arguments
            )

        await _taken(asked, message, send)

    async def direct(self, user: str) -> Place:
        """The conversation with a user alone."""
        opened = await reply_of(self.client.conversations_open(users=user))
        return Place(str(opened["channel"]["id"]), None)


async def _taken(asked: Asked, message: Message, send: Callable[[dict[str, Any]], Awaitable[Any]]) -> Any:
    """Slack's reply to a message that `send` sends; where it does not take the blocks, to the text alone."""
    try:
        return await reply_of(send(message.arguments()))
    except MessageRefused as error:
        _log.error("question %s: blocks were refused (%s)", asked.reference, error.code)
        return await reply_of(send({"text": message.text}))


def file_name(asked: Asked) -> str:
    """The name of the file with the whole answer; it says nothing of the question."""
    return f"answer-{reference(asked.key)}.md"
