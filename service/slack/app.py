"""One Bolt app for both transports: what Slack sends is kept first and acknowledged after.

Bolt's own order (acknowledge, then run the listener) would lose an event when the process dies in between;
`process_before_response` turns it round. No call of Slack is made before the acknowledgement.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from service.slack.calls import quiet_logger
from service.slack.events import read_event
from service.slack.model import Asked, Event, PaneOpened, Way
from service.slack.mrkdwn import plain
from service.slack.settings import SlackSettings

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    from service.slack.interactions import Interactions

COMMAND = "/pilcrow"
_log = logging.getLogger("pilcrow.slack")
Put = Callable[[Event], Awaitable[None]]


def build_app(
    settings: SlackSettings, client: AsyncWebClient, put: Put, interactions: Interactions
) -> AsyncApp:
    """The app; `put` keeps an event and raises when it could not, so that Slack sends it again."""
    from slack_bolt.async_app import AsyncApp

    secret = settings.signing_secret.get_secret_value() if settings.signing_secret else ""
    app = AsyncApp(
        name="pilcrow.slack.sdk.app",  # Bolt sets the level of the logger of this name
        client=client,
        signing_secret=secret,
        authorize=_authorizer(settings),
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        logger=quiet_logger(),
    )
    app.error(_failed)
    app.use(_events(put, interactions))
    app.command(COMMAND)(_command(put))
    interactions.register(app, put)
    return app


def _authorizer(settings: SlackSettings) -> Callable[..., Awaitable[Any]]:
    """Authorisation from the settings alone: asking Slack first would cost time, and the event when it fails."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> Any:
        from slack_bolt.authorization import AuthorizeResult

        token = settings.bot_token.get_secret_value() if settings.bot_token else None
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize


def _events(put: Put, interactions: Interactions) -> Callable[..., Awaitable[Any]]:
    """Every event passes here, known or not: kept if it asks something, and acknowledged."""

    async def take(body: dict[str, Any], next: Callable[[], Awaitable[Any]]) -> Any:  # noqa: A002 - Bolt's name
        from slack_bolt.response import BoltResponse

        if body.get("type") != "event_callback":
            return await next()
        event = read_event(body)
        if isinstance(event, PaneOpened):
            interactions.suggest(event)
        elif event is not None:
            await put(event)
        return BoltResponse(status=200, body="")

    return take


def _command(put: Put) -> Callable[..., Awaitable[None]]:
    async def command(ack: Callable[..., Awaitable[Any]], body: dict[str, Any]) -> None:
        await put(command_question(body))
        await ack()

    return command


def command_question(body: Mapping[str, Any]) -> Asked:
    """A slash command as a question; its answer goes to the address that came with it."""
    team = str(body.get("team_id") or "")
    return Asked(
        key=f"{team}:command:{body['trigger_id']}",
        way=Way.COMMAND,
        team=team,
        channel=str(body["channel_id"]),
        user=str(body["user_id"]),
        question=plain(str(body.get("text") or "")),
        asker_team=team,
        direct=str(body["channel_id"]).startswith("D"),
        response_url=body.get("response_url"),
    )


async def _failed(error: Exception, body: dict[str, Any]) -> Any:
    """Acknowledge what nobody here handles; ask Slack to send again what could not be kept."""
    from slack_bolt.error import BoltUnhandledRequestError
    from slack_bolt.response import BoltResponse

    if isinstance(error, BoltUnhandledRequestError):
        _log.info("not handled: %s", body.get("type"))
        return BoltResponse(status=200, body="")
    # The message of a database's error holds its parameters, and they the question: only its kind is logged.
    _log.error("%s could not be taken (%s)", body.get("type") or "a request", type(error).__name__)
    return BoltResponse(status=500, body="")
