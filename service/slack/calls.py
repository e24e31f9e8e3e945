"""Calls of Slack's Web API: the client as it must be for answers that come once, and its errors as ours."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Mapping
from typing import TYPE_CHECKING, Any

from service.slack.errors import (
    MessageRefused,
    NoPlace,
    RateLimited,
    ScopeMissing,
    SlackError,
    TokenRefused,
    Unreachable,
)
from service.slack.settings import SlackSettings

if TYPE_CHECKING:
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_client import AsyncWebClient

CALL_SECONDS = 20  # a third of a lease: a call never outlives the right to make it

_TABLE: Mapping[type[SlackError], tuple[str, ...]] = {
    TokenRefused: (
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "org_login_required",
        "team_access_not_granted",
        "access_denied",
    ),
    ScopeMissing: ("missing_scope", "not_allowed_token_type", "no_permission"),
    NoPlace: (
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "is_inactive",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
        "thread_not_found",
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "cannot_reply_to_message",
        "user_not_in_channel",
        "messages_tab_disabled",
        "method_not_supported_for_channel_type",
        "user_not_found",
        "user_disabled",
        "cannot_dm_bot",
    ),
    MessageRefused: (
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_too_long",
        "msg_blocks_too_long",
        "no_text",
        "invalid_arguments",
        "invalid_metadata_format",
        "metadata_too_large",
        "markdown_text_conflict",
        "invalid_view",
        "view_too_large",
    ),
    Unreachable: ("internal_error", "fatal_error", "service_unavailable", "request_timeout"),
}
_CLASS_OF = {code: kind for kind, codes in _TABLE.items() for code in codes}
_ADVICE = {
    TokenRefused: "set PILCROW_SLACK_BOT_TOKEN to the token of the installed app",
    ScopeMissing: "install the app again with the manifest of docs/slack.md",
    NoPlace: "invite the bot to the channel",
}


def web_client(settings: SlackSettings) -> AsyncWebClient:
    """A client with the settings' token that never repeats a call by itself.

    The SDK's own handler repeats after a dropped connection, when the message may already stand in Slack;
    here only a caller that has looked may do so.
    """
    from slack_sdk.web.async_client import AsyncWebClient

    token = settings.bot_token.get_secret_value() if settings.bot_token else None
    return AsyncWebClient(
        token=token, base_url=settings.api_url, timeout=CALL_SECONDS, retry_handlers=[], logger=quiet_logger()
    )


def quiet_logger() -> logging.Logger:
    """The logger given to Slack's libraries: what they log below errors may hold content, so it is dropped."""
    logger = logging.getLogger("pilcrow.slack.sdk")
    logger.setLevel(logging.ERROR)
    return logger


async def reply_of(call: Awaitable[Any]) -> Any:
    """Slack's reply to a call; raises one of ours (`errors.py`) for every way in which it can fail."""
    from aiohttp import ClientConnectorError, ClientError
    from slack_sdk.errors import SlackApiError, SlackClientError

    try:
        return await call
    except SlackApiError as error:
        raise _ours(error) from error
    except ClientConnectorError as error:
        raise Unreachable("no_connection", f"no connection to Slack ({type(error).__name__})") from error
    except (TimeoutError, ClientError, ConnectionError) as error:
        raise Unreachable("no_reply", f"the connection was lost ({type(error).__name__})") from error
    except SlackClientError as error:
        raise SlackError("client_error", f"the call could not be made ({type(error).__name__})") from error


async def answered_at(client: AsyncWebClient, address: str, **message: Any) -> bool:
    """Show a message to the asker alone by the address that came with a command or button.

    False when the address no longer takes any (five, within half an hour).
    """
    from slack_sdk.webhook.async_client import AsyncWebhookClient

    hook = AsyncWebhookClient(address, timeout=client.timeout, logger=client.logger, retry_handlers=[])
    sent = await reply_of(hook.send(response_type="ephemeral", **message))
    return bool(200 <= sent.status_code < 300)


async def open_connection(client: AsyncWebClient, app_token: str) -> None:
    """Try the app-level token, as Socket Mode will; its errors name its own setting."""
    try:
        await reply_of(client.apps_connections_open(app_token=app_token))
    except (TokenRefused, ScopeMissing) as error:
        advice = "set PILCROW_SLACK_APP_TOKEN to an app-level token (xapp-…) with connections:write"
        raise TokenRefused(error.code, advice) from error


def _ours(error: SlackApiError) -> SlackError:
    response = error.response
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)
    data = getattr(response, "data", None)
    code = str(data.get("error")) if isinstance(data, dict) and data.get("error") else f"http_{status}"
    if status == 429 or code in ("ratelimited", "rate_limited"):
        return RateLimited(_seconds(getattr(response, "headers", None) or {}))
    kind = _CLASS_OF.get(code, Unreachable if status >= 500 or code == f"http_{status}" else SlackError)
    return kind(code, _ADVICE.get(kind, "see Slack's description of this error"))


def _seconds(headers: Mapping[str, Any]) -> float:
    """Seconds of Retry-After; 1 where Slack names none."""
    value = str({name.lower(): found for name, found in headers.items()}.get("retry-after", "1"))
    return float(value) if value.isdigit() else 1.0
