"""One thing that `pilcrow doctor` examined."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel

from indexer.errors import PilcrowError


class Finding(BaseModel):
    """Whether a thing is well, and what was found or what to do."""

    name: str
    ok: bool
    message: str


def finding(name: str, check: Callable[[], str]) -> Finding:
    """What `check` says of a thing; an error of ours is a finding too."""
    try:
        return Finding(name=name, ok=True, message=check())
    except PilcrowError as error:
        return Finding(name=name, ok=False, message=str(error))
