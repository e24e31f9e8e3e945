"""Settings of fetching, by `PILCROW_…` variables or `.env`: where the publisher is and how it is asked."""

from __future__ import annotations

from importlib.metadata import version
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def origin(address: str) -> str:
    """Scheme, host and port of an address, in small letters, without the scheme's own port."""
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    port = "" if parts.port in (None, {"http": 80, "https": 443}.get(scheme)) else f":{parts.port}"
    return f"{scheme}://{(parts.hostname or '').lower()}{port}"


class FetchSettings(BaseSettings):
    """Where reports are published, who asks for them, and how often and how long."""

    model_config = SettingsConfigDict(env_prefix="PILCROW_", env_file=".env", extra="ignore", frozen=True)

    publisher: str = Field(
        default="https://reports.ofsted.gov.uk", max_length=2000, description="Address of the pages"
    )
    publisher_files: str = Field(
        default="https://files.ofsted.gov.uk,https://files.api.ofsted.gov.uk",
        max_length=2000,
        description="Addresses of the documents, parted by commas",
    )
    fetch_agent: str = Field(
        default="", max_length=300, description="User-Agent: product and who asks, with an address"
    )
    fetch_pause: float = Field(default=1.5, ge=0, le=600, description="Seconds between two requests")
    fetch_timeout: float = Field(default=30, ge=0.1, le=600, description="Seconds without an answer")
    fetch_seconds: float = Field(default=600, ge=1, le=7200, description="Longest time for one document")
    fetch_attempts: int = Field(default=4, ge=1, le=10, description="Requests for one thing before giving up")
    fetch_patience: float = Field(
        default=120,
        ge=0,
        le=3600,
        description="Longest rest asked by the publisher that is waited out, seconds",
    )
    fetch_size_mb: int = Field(default=100, ge=1, le=10_000, description="Largest document")

    @field_validator("publisher", "publisher_files")
    @classmethod
    def _addresses(cls, value: str) -> str:
        for one in value.split(","):
            parts = urlsplit(one.strip())
            if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
                raise ValueError(f"{one.strip()!r} is no address like https://host")
        return value

    @field_validator("fetch_agent")
    @classmethod
    def _one_line(cls, value: str) -> str:
        if not value.isprintable() or not value.isascii():
            raise ValueError("the User-Agent is one line of plain characters")
        return value

    @property
    def base(self) -> str:
        """Address of the publisher's pages without a slash at its end."""
        return self.publisher.strip().rstrip("/")

    @property
    def origins(self) -> frozenset[str]:
        """All that may be asked: scheme, host and port."""
        return frozenset(origin(one.strip()) for one in (self.publisher, *self.publisher_files.split(",")))

    @property
    def document_origins(self) -> frozenset[str]:
        """Where documents lie: scheme, host and port."""
        return frozenset(origin(one.strip()) for one in self.publisher_files.split(","))

    @property
    def agent(self) -> str:
        """What the User-Agent header says; a name without an address where the setting is empty."""
        return (
            self.fetch_agent.strip() or f"pilcrow/{version('pilcrow')} (reads published inspection reports)"
        )
