"""Socket Mode: events over a connection that we open; it comes back by itself when it drops."""

from __future__ import annotations

import asyncio
import logging
import signal
from typing import TYPE_CHECKING

from service.slack.calls import open_connection, quiet_logger
from service.slack.errors import SlackError

if TYPE_CHECKING:
    from service.slack.bot import SlackBot

_log = logging.getLogger("pilcrow.slack")


async def listen(bot: SlackBot, *, ping_seconds: float = 5.0, ready: asyncio.Event | None = None) -> None:
    """Take events and answer them until SIGTERM or SIGINT; `ready` is set when the connection stands.

    Raises TokenRefused at once when Slack does not take one of the tokens.
    """
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

    token = bot.settings.app_token.get_secret_value() if bot.settings.app_token else ""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with bot.running():
        who = await _introduced(bot, token)
        handler = AsyncSocketModeHandler(
            bot.app, token, logger=quiet_logger(), web_client=bot.client, ping_interval=ping_seconds
        )
        try:
            await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt's, without annotations
            print(f"Pilcrow listens in Slack as {who}", flush=True)
            if ready is not None:
                ready.set()
            await stop.wait()
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt's, without annotations


async def _introduced(bot: SlackBot, app_token: str) -> str:
    """Try both tokens, so that a wrong one is said and not retried for ever; gives the bot's name."""
    try:
        who = await bot.delivery.whoami()
        await open_connection(bot.client, app_token)
    except SlackError as error:
        if not error.retryable:
            raise
        _log.warning("Slack cannot be reached yet: %s", error)
        return "a bot that waits for Slack"
    return f"{who.get('user')} in {who.get('team')}"
