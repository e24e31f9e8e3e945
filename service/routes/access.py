"""What every route needs: the service and the state that the application was built with."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from service.conversations import Conversations
from service.observing.facts import facts_of
from service.service import Service
from service.state.state import State


def get_service(request: Request) -> Service:
    """The application's service."""
    return cast("Service", request.app.state.service)


ServiceOf = Annotated[Service, Depends(get_service)]


def get_state(request: Request) -> State:
    """The application's state."""
    return cast("State", request.app.state.state)


StateOf = Annotated[State, Depends(get_state)]


def get_conversations(request: Request) -> Conversations:
    """The application's conversations."""
    return cast("Conversations", request.app.state.conversations)


ConversationsOf = Annotated[Conversations, Depends(get_conversations)]


def caller_of(request: Request) -> str:
    """Who asks, for what is kept apart by caller: the id of the key, empty where none is needed."""
    return facts_of(request.scope).key


def base_address(request: Request) -> str:
    """The address under which the caller reaches the service, without a slash at its end, for links."""
    return str(request.base_url).rstrip("/")
