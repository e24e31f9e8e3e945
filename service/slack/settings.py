"""Settings of the Slack bot: tokens, who may ask, how much at once.

Every field can be set by a `PILCROW_SLACK_…` variable or in `.env`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Ids = Annotated[tuple[str, ...], NoDecode]


class SlackSettings(BaseSettings):
    """Tokens are never printed or logged; without a bot token there is no bot."""

    model_config = SettingsConfigDict(
        env_prefix="PILCROW_SLACK_", env_file=".env", extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = Field(default=None, description="Bot token, xoxb-…: the bot speaks with it")
    signing_secret: SecretStr | None = Field(
        default=None, description="Signing secret: with it /slack/events takes events over HTTP"
    )
    app_token: SecretStr | None = Field(
        default=None, description="App-level token, xapp-…: `pilcrow slack` takes events over Socket Mode"
    )
    api_url: str = Field(default="https://slack.com/api/", description="Base address of Slack's Web API")
    teams: Ids = Field(
        default=(),
        description="Ids of workspaces whose members may ask; default: the one the app is installed in",
    )
    channels: Ids = Field(default=(), description="Ids of channels where it may be asked; default: all")
    direct: bool = Field(default=True, description="Whether it may be asked in direct messages")
    ephemeral_channels: Ids = Field(
        default=(), description="Ids of channels where only the asker sees the answer; * is all"
    )
    per_minute: int = Field(default=10, ge=1, le=1000, description="Questions a user may ask in a minute")
    at_once: int = Field(default=4, ge=1, le=64, description="Questions answered at the same time")
    stream_after: float = Field(
        default=2.0,
        ge=0,
        le=600,
        description="Seconds after which an unfinished answer is shown as it is written",
    )
    keep_days: int = Field(
        default=30, ge=1, le=3650, description="Days that questions and answers are kept for follow-ups"
    )

    @field_validator("teams", "channels", "ephemeral_channels", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """Ids separated by commas or spaces."""
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @field_validator("bot_token", "signing_secret", "app_token", mode="before")
    @classmethod
    def _none_if_empty(cls, value: object) -> object:
        """An empty variable is one that is not set."""
        return None if isinstance(value, str) and not value.strip() else value

    @property
    def over_http(self) -> bool:
        """Whether events can be taken over HTTP."""
        return self.bot_token is not None and self.signing_secret is not None
