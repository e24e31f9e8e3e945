"""Settings of the service: data, built once at start and passed down.

Every field can be set by a `PILCROW_…` variable or in `.env`.
"""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from service.access.settings import AccessSettings
from service.observing.settings import ObservingSettings


class ServiceSettings(AccessSettings, ObservingSettings):
    """Where the service listens and what it accepts; who may call; what can be seen of it."""

    model_config = SettingsConfigDict(env_prefix="PILCROW_", env_file=".env", extra="ignore", frozen=True)

    port: int = Field(default=8000, ge=1, le=65535, description="Port to listen on")
    workers: int = Field(
        default=1,
        ge=1,
        le=64,
        description="Processes that answer; each loads the index, one a core is enough",
    )
    question_limit: int = Field(default=2000, ge=10, le=20_000, description="Longest question, in characters")
    database: SecretStr | None = Field(
        default=None,
        description="Address of the state database (feedback, keys, queue); default: state.sqlite in the index folder",
    )
    conversations: int = Field(
        default=10_000, ge=1, le=1_000_000, description="Conversations remembered at once, in memory"
    )
    conversation_minutes: int = Field(
        default=120, ge=1, le=10_080, description="Minutes without a question after which one is forgotten"
    )
    mcp: bool = Field(
        default=True, description="Whether `pilcrow serve` also speaks the Model Context Protocol at /mcp"
    )
    mcp_hosts: str = Field(
        default="",
        description="Host names besides loopback's that /mcp answers to while the service listens on loopback "
        "(behind a proxy that passes the host on), separated by commas",
    )
    public_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s/?#]+(?:/[^\s?#]*)?$",
        description="Address under which users reach the service, for links to paragraphs (https://…)",
    )
