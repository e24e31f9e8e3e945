"""What is learned of one request on its way, for the log line, the metrics and the trace."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import cast

from starlette.types import Scope

_NAME = "pilcrow.facts"
request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that is worked on; empty outside of one."""


@dataclass(slots=True)
class Facts:
    """Who asks, under which id."""

    id: str = ""
    key: str = ""
    outcome: str = ""


def facts_of(scope: Scope) -> Facts:
    """The facts of a request; one object for all copies of its scope."""
    return cast("Facts", scope.setdefault(_NAME, Facts()))
