"""Settings of who may call and how much; part of ServiceSettings."""

from __future__ import annotations

import ipaddress
from enum import StrEnum

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_RATE_BEHIND_KEYS = "120/minute"


class AccessRule(StrEnum):
    """Whether a key must be shown."""

    AUTO = "auto"
    REQUIRED = "required"
    OPEN = "open"


class AccessSettings(BaseSettings):
    """Keys, hosts, and the limits of size, time, number and rate."""

    model_config = SettingsConfigDict(env_prefix="PILCROW_", env_file=".env", extra="ignore", frozen=True)

    host: str = Field(
        default="127.0.0.1", description="Address to listen on; anything but loopback exposes the service"
    )
    access: AccessRule = Field(
        default=AccessRule.AUTO,
        description="auto: open on loopback, keys required elsewhere; required; open (to all who reach it)",
    )
    allowed_hosts: str = Field(
        default="",
        max_length=4000,
        description="Names the service is called by, comma-separated, * for all; default: localhost where open on loopback, else all",
    )
    cors_origins: str = Field(
        default="",
        max_length=4000,
        description="Origins whose pages may call the API from a browser, comma-separated (https://a.example)",
    )
    trusted_proxies: str = Field(
        default="",
        max_length=4000,
        description="Addresses or networks of proxies whose X-Forwarded-For and -Proto are believed, comma-separated",
    )
    rate_limit: str | None = Field(
        default=None,
        max_length=200,
        description=f"Requests a caller may make, as 120/minute;2000/hour; empty: no limit; default: {_RATE_BEHIND_KEYS} where keys are required",
    )
    failed_keys: str = Field(
        default="20/minute", max_length=100, description="Wrong keys an address may show before it is refused"
    )
    rate_storage: SecretStr = Field(
        default=SecretStr("memory://"),
        description="Where rates are counted: memory:// (each process) or redis://host:port/0 (all replicas)",
    )
    body_bytes: int = Field(
        default=1_000_000, ge=10_000, le=100_000_000, description="Largest body of a request, in bytes"
    )
    body_seconds: float = Field(
        default=20, ge=0.1, le=600, description="Longest time for a request to arrive, in seconds"
    )
    request_seconds: float = Field(
        default=120, ge=0.1, le=3600, description="Longest time until an answer begins, in seconds"
    )
    concurrency: int = Field(
        default=64, ge=1, le=10_000, description="Requests worked on at once; more are asked to come back"
    )

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the service."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def keys_required(self) -> bool:
        """Whether a caller must show a key."""
        if self.access is AccessRule.AUTO:
            return not self.on_loopback
        return self.access is AccessRule.REQUIRED

    @property
    def rate(self) -> str:
        """The rate that holds; empty for none."""
        if self.rate_limit is None:
            return _RATE_BEHIND_KEYS if self.keys_required else ""
        return self.rate_limit.strip()

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names the service may be called by, lower case; `*` alone for any.

        On loopback without keys only this machine's own names: otherwise a page of the web could reach
        the service through a name of its own that leads here.
        """
        named = listed(self.allowed_hosts)
        if named:
            return tuple(name.lower() for name in named)
        return ("localhost", "127.0.0.1", "[::1]") if self.on_loopback and not self.keys_required else ("*",)


def listed(text: str) -> tuple[str, ...]:
    """The members of a comma-separated list, without blanks."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
