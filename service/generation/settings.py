"""Settings of the language model, each a `PILCROW_…` variable or a line of `.env`. Without a model's name none is used."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class ModelSettings(BaseSettings):
    """Which language model writes answers, and what it may cost in time and money."""

    model_config = SettingsConfigDict(
        env_prefix="PILCROW_", env_file=".env", extra="ignore", frozen=True, protected_namespaces=()
    )

    model: str | None = Field(
        default=None, description="Name of the model at its endpoint; unset: no model is used"
    )
    model_url: str = Field(
        default="https://api.openai.com/v1",
        description="Base address of an OpenAI-compatible endpoint, with /v1",
    )
    model_key: SecretStr | None = Field(
        default=None, description="Key of the endpoint, where it asks for one"
    )
    model_temperature: float = Field(default=0.0, ge=0.0, le=2.0, description="Sampling temperature")
    model_timeout: float = Field(
        default=15.0, gt=0, le=600, description="Seconds to connect, and between two pieces of a reply"
    )
    model_deadline: float = Field(
        default=20.0, gt=0, le=600, description="Seconds a whole question may take, whatever the model does"
    )
    model_attempts: int = Field(default=3, ge=1, le=10, description="Requests for one thing before giving up")
    model_parallel: int = Field(
        default=8, ge=1, le=64, description="Requests of one question at the same time"
    )
    model_authorities: int = Field(
        default=24, ge=1, le=400, description="Most authorities of one question that the model writes on"
    )
    model_budget: int = Field(
        default=12_000, ge=500, le=1_000_000, description="Tokens of paragraphs sent for one question"
    )
    model_context: int = Field(
        default=8_192, ge=1_500, le=10_000_000, description="Tokens that one request and its reply may have"
    )
    model_reply_tokens: int = Field(default=1_200, ge=100, le=100_000, description="Longest reply in tokens")
    model_prices: dict[str, tuple[float, float]] = Field(
        default={},
        description='Price of a million tokens by model, in and out, as JSON: {"name": [0.25, 2.0]}; without: cost is null',
    )
    model_daily_tokens: int | None = Field(
        default=None, ge=1, description="Most tokens a day for one caller's key; then answers are extractive"
    )
    model_daily_cost: float | None = Field(
        default=None, gt=0, description="Most cost a day for one caller's key, in the prices' currency"
    )
    model_rest_after: int = Field(
        default=5, ge=1, le=1000, description="Failures in a row before the endpoint is rested"
    )
    model_rest: float = Field(default=30.0, gt=0, le=3600, description="Seconds of that rest")
    model_write: bool = Field(
        default=True, description="Let the model write answers; false: it helps with the search alone"
    )
    model_rewrite: bool = Field(
        default=False, description="Let the model put the question into the reports' language for the search"
    )
    model_rerank: bool = Field(
        default=False, description="Let the model grade the paragraphs found, for their order"
    )
    model_condense: bool = Field(
        default=False, description="Let the model make a follow-up a question of its own; by rule otherwise"
    )
