"""What is sent to callers and by them: the base of every such object."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Wire(BaseModel):
    """Base of everything that is sent to callers: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


SentText = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
"""A name or an id as callers send it: not empty, and (as Pydantic looks for the pattern) valid Unicode."""
