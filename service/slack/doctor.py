"""`pilcrow doctor` for Slack: whether the tokens work, the app has its permissions, and links lead somewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from service.slack.calls import open_connection, reply_of, web_client
from service.slack.errors import SlackError
from service.slack.settings import SlackSettings

SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "im:history",
    "im:write",
    "mpim:history",
)
"""What the bot needs; docs/slack-manifest.json asks for the same."""

_SECONDS = 10.0


def checks(settings: SlackSettings, base: str | None) -> list[tuple[str, Callable[[], str]]]:
    """What to examine, by name; each gives what was found and raises SlackError saying what to do."""
    if settings.bot_token is None:
        return [("slack", lambda: "not set up (PILCROW_SLACK_BOT_TOKEN is not set; docs/slack.md)")]
    return [
        ("slack bot token", lambda: _bot(settings)),
        ("slack transport", lambda: _transport(settings)),
        ("slack links", lambda: _links(base)),
    ]


def _bot(settings: SlackSettings) -> str:
    async def ask() -> Any:
        return await reply_of(web_client(settings).auth_test())

    who = _asked(ask)
    held = {name.strip() for name in str(who.headers.get("x-oauth-scopes", "")).split(",")}
    missing = [name for name in SCOPES if name not in held]
    if missing:
        raise SlackError(
            "missing_scope",
            f"the app lacks {', '.join(missing)}; install it again with docs/slack-manifest.json",
        )
    return f"{who['user']} in {who['team']}"


def _transport(settings: SlackSettings) -> str:
    found = ["signed events at /slack/events of `pilcrow serve`"] if settings.over_http else []
    if settings.app_token is not None:
        token = settings.app_token.get_secret_value()

        async def ask() -> Any:
            await open_connection(web_client(settings), token)

        _asked(ask)
        found.append("Socket Mode by `pilcrow slack`")
    if not found:
        raise SlackError(
            "no_transport",
            "set PILCROW_SLACK_SIGNING_SECRET (events over HTTP) or PILCROW_SLACK_APP_TOKEN (Socket Mode)",
        )
    return " and ".join(found)


def _links(base: str | None) -> str:
    if base is None:
        return "citations name paragraphs but do not link; set PILCROW_PUBLIC_URL to the address of the pages"
    return f"citations link to {base}"


def _asked(ask: Callable[[], Any]) -> Any:
    async def soon() -> Any:
        async with asyncio.timeout(_SECONDS):
            return await ask()

    try:
        return asyncio.run(soon())
    except TimeoutError as error:
        raise SlackError("no_reply", f"no reply within {_SECONDS:g} s; is there a way to Slack?") from error
