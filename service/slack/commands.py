"""`pilcrow slack`: the bot in Socket Mode, for where Slack cannot reach the service."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def slack(
    data: Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")] = None,
) -> None:
    """Answer in Slack over Socket Mode: no address that Slack can reach is needed."""
    import asyncio

    from service.settings import ServiceSettings
    from service.slack.settings import SlackSettings
    from service.slack.sockets import listen
    from service.wiring import open_service, open_slack, open_state

    chat, settings = SlackSettings(), ServiceSettings()
    missing = [
        f"PILCROW_SLACK_{name.upper()}" for name in ("bot_token", "app_token") if getattr(chat, name) is None
    ]
    if missing:
        typer.echo(f"Set {' and '.join(missing)}; docs/slack.md says where they come from.", err=True)
        raise typer.Exit(2)
    service, state = open_service(data, settings, must_exist=False), open_state(data, settings)
    asyncio.run(listen(open_slack(service, state, settings, chat)))
