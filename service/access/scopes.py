"""What a key allows, and what each path asks for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

_FREE = ("/healthz", "/readyz", "/static/", "/slack/")  # Slack's requests carry a signature of their own


class Scope(StrEnum):
    """One thing a key allows; `admin` allows everything."""

    ASK = "ask"
    METRICS = "metrics"
    ADMIN = "admin"


def needed(path: str) -> Scope | None:
    """What a caller of `path` must be allowed; None: nothing, as for the looks of a balancer."""
    if path.startswith(_FREE):
        return None
    if path == "/metrics":
        return Scope.METRICS
    if path.startswith("/v1/admin/"):
        return Scope.ADMIN
    return Scope.ASK


def allows(scopes: Iterable[Scope], wanted: Scope) -> bool:
    """Whether a key with `scopes` may do what asks for `wanted`."""
    held = set(scopes)
    return wanted in held or Scope.ADMIN in held
