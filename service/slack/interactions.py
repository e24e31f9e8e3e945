"""Buttons, views, the message shortcut and the assistant pane: what users do besides asking."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from service.answering.model import Answer
from service.slack.blocks import DOWN, QUOTE, SHOW, UP
from service.slack.calls import answered_at, reply_of
from service.slack.errors import NoPlace, SlackError
from service.slack.modals import (
    ASK,
    READ,
    REASON,
    ask_view,
    paragraphs_view,
    question_of,
    quotes_view,
    reason_of,
    reason_view,
    said_view,
)
from service.slack.model import Asked, Event, PaneOpened, Way
from service.slack.mrkdwn import plain
from service.slack.queue import Queue
from service.slack.reply import Reply
from service.slack.threads import Threads
from service.state.feedback import Feedback, FeedbackStore

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

ASK_ABOUT = "ask_about_this"
_NOT_OPENED = "I could not open that just now. Please press again."
_NOTED = "Thank you: I have noted that this did not help."
_GONE = "This answer is no longer kept. Ask again, and its paragraphs will be at hand."
_PROMPTS = (
    ("Compare authorities", "How did each authority handle return home interviews?"),
    ("Find a theme", "Which authorities struggle with social workers' caseloads?"),
    ("Look for good practice", "What do the reports say about care leavers' housing?"),
)
_log = logging.getLogger("pilcrow.slack")
Ack = Callable[..., Awaitable[Any]]
Body = dict[str, Any]


class Interactions:
    """Handles them in the background: a view must open within three seconds, and nothing is lost if not."""

    def __init__(
        self,
        client: AsyncWebClient,
        queue: Queue,
        feedback: FeedbackStore,
        base: str | None,
        threads: Threads,
    ) -> None:
        self._client, self._queue, self._feedback = client, queue, feedback
        self._base, self._threads = base, threads
        self._running: set[asyncio.Task[None]] = set()

    def register(self, app: AsyncApp, put: Callable[[Event], Awaitable[None]]) -> None:
        """Add the listeners to the app; `put` keeps a question that was asked in a view."""

        async def pressed(ack: Ack, body: Body, action: Body) -> None:
            await ack()
            self._begin(self._pressed(body, action))

        async def about(ack: Ack, body: Body) -> None:
            await ack()
            self._begin(self._about(body))

        async def reason(ack: Ack, body: Body, view: Body) -> None:
            await self._keep(body, int(view["private_metadata"]), "down", reason_of(view.get("state") or {}))
            await ack()

        async def ask(ack: Ack, body: Body, view: Body) -> None:
            await put(view_question(body, view))
            await ack()

        async def read(ack: Ack) -> None:
            await ack()  # what was shown to be read is closed; whatever was typed into it is nobody's

        for action in (SHOW, QUOTE, UP, DOWN):
            app.action(action)(pressed)
        app.message_shortcut(ASK_ABOUT)(about)
        app.view_submission(REASON)(reason)
        app.view_closed(REASON)(reason)
        app.view_submission(ASK)(ask)
        app.view_submission(READ)(read)

    def suggest(self, pane: PaneOpened) -> None:
        """Show questions to begin with in a newly opened assistant pane."""
        prompts = [{"title": title, "message": message} for title, message in _PROMPTS]

        async def show() -> None:
            await reply_of(
                self._client.assistant_threads_setSuggestedPrompts(
                    channel_id=pane.channel,
                    thread_ts=pane.thread,
                    title="Ask about inspection reports",
                    prompts=prompts,
                )
            )

        self._begin(show())

    async def stop(self) -> None:
        """Wait for what is still being shown."""
        if self._running:
            await asyncio.wait(self._running, timeout=3)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        async def guarded() -> None:
            try:
                await work
            except SlackError as error:
                _log.warning("an interaction failed: %s", error)
            except Exception:  # noqa: BLE001 - the edge of a task that nobody awaits
                _log.exception("an interaction failed")

        task = asyncio.create_task(guarded())
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _pressed(self, body: Body, action: Body) -> None:
        number, user = int(action["value"]), str(body["user"]["id"])
        answer = await self._answer(body, number)
        if answer is None:
            await self._open(body, said_view(_GONE))
        elif action["action_id"] == SHOW:
            await self._open(body, paragraphs_view(answer, self._base))
        elif action["action_id"] == QUOTE:
            await self._open(body, quotes_view(answer, self._base))
        elif not await self._threads(
            self._queue.vote, number, user, "up" if action["action_id"] == UP else "down"
        ):
            await self._thank(body, "I have your verdict already. Thank you!")
        elif action["action_id"] == UP:
            await self._keep(body, number, "up", "")
            await self._thank(body, "Thank you! I am glad that it helped.")
        else:
            try:
                await self._open(body, reason_view(number), _NOTED)
            except SlackError:
                await self._keep(body, number, "down", "")
                raise

    async def _answer(self, body: Body, number: int) -> Answer | None:
        """The answer that a button belongs to, for members of the workspace it was given in."""
        team = str((body.get("team") or {}).get("id") or "")
        found = await self._threads(self._queue.find, number, team)
        return Reply.model_validate_json(found[1]).answer if found else None

    async def _keep(self, body: Body, number: int, verdict: Any, reason: str) -> None:
        answer = await self._answer(body, number)
        if answer is not None:
            given = Feedback(
                question=answer.question[:4000],
                outcome=answer.outcome,
                verdict=verdict,
                reason=reason[:2000],
                source="slack",
            )
            await self._threads(self._feedback.add, given)

    async def _open(self, body: Body, view: Body, otherwise: str = _NOT_OPENED) -> None:
        """Open a view; where Slack does not (it takes three seconds at the most), say `otherwise` to the user."""
        try:
            await reply_of(self._client.views_open(trigger_id=str(body["trigger_id"]), view=view))
        except SlackError:
            with suppress(SlackError):
                await self._thank(body, otherwise)
            raise

    async def _thank(self, body: Body, text: str) -> None:
        message = body.get("message") or {}
        thread: Body = {"thread_ts": str(message["thread_ts"])} if message.get("thread_ts") else {}
        channel = str((body.get("channel") or {}).get("id") or "")
        said = self._client.chat_postEphemeral(
            channel=channel, user=str(body["user"]["id"]), text=text, **thread
        )
        try:
            await reply_of(said)
        except NoPlace:  # a command's answer can stand where the bot is not
            address = str(body.get("response_url") or "")
            if not address or not await answered_at(self._client, address, text=text, replace_original=False):
                raise

    async def _about(self, body: Body) -> None:
        message = body.get("message") or {}
        ts = str(message.get("thread_ts") or message.get("ts") or "")
        view = ask_view(plain(str(message.get("text") or "")), str(body["channel"]["id"]), ts)
        await self._open(body, view)


def view_question(body: Mapping[str, Any], view: Mapping[str, Any]) -> Asked:
    """The question asked in `ask_view`; it is answered in the thread of the message it is about."""
    question, channel, thread = question_of(dict(view))
    team = str((body.get("team") or {}).get("id") or "")
    own = str((body.get("user") or {}).get("team_id") or team)
    return Asked(
        key=f"{team}:view:{view['id']}",
        way=Way.SHORTCUT,
        team=team,
        channel=channel,
        user=str(body["user"]["id"]),
        question=" ".join(question.split()),
        asker_team=own,
        home=own == team,
        thread=thread,
        direct=channel.startswith("D"),
    )
