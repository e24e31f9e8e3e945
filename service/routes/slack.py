"""POST /slack/events: Slack's events, buttons, views and commands, all at one address; signed, or 401."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request
from fastapi.responses import Response

from service.routes.problems import problem
from service.slack.bot import SlackBot

router = APIRouter(prefix="/slack", include_in_schema=False)


@router.post("/events")
async def slack(request: Request) -> Response:
    """Acknowledged as soon as it is safely kept; the signature and its age are checked first."""
    from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response

    bot = cast("SlackBot", request.app.state.slack)
    body = await request.body()
    stamp = request.headers.get("x-slack-request-timestamp", "")
    if not (stamp.isascii() and stamp.isdigit()):
        return problem(401, "the request is not signed by Slack")
    try:
        asked = to_async_bolt_request(request, body)
    except (ValueError, AttributeError, TypeError):  # Bolt takes the body for an object without asking
        return problem(400, "the body is neither JSON nor a form in UTF-8")
    return to_starlette_response(await bot.app.async_dispatch(asked))
