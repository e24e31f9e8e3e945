"""Settings of what can be seen of the running service; part of ServiceSettings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ObservingSettings(BaseSettings):
    """Logs and traces; metrics are always there."""

    model_config = SettingsConfigDict(env_prefix="PILCROW_", env_file=".env", extra="ignore", frozen=True)

    log_format: Literal["text", "json"] = Field(
        default="text", description="text for people, json (an object a line) for machines"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least that is logged; requests and answers are info"
    )
    log_questions: bool = Field(
        default=False, description="Log the questions as asked; they may be sensitive"
    )
    log_addresses: bool = Field(default=False, description="Log the addresses of callers; personal data")
    traces: str = Field(
        default="",
        max_length=2000,
        description="OpenTelemetry collector that traces go to (OTLP over gRPC), as http://127.0.0.1:4317; empty: none",
    )
    feedback_days: int = Field(
        default=365,
        ge=0,
        le=36_500,
        description="Days after which feedback is deleted; 0: kept until deleted",
    )
    shutdown_seconds: int = Field(
        default=30, ge=1, le=600, description="Time that answers under way have to end when the service stops"
    )
