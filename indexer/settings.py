"""Settings of the indexer: data, built once and passed down. Set by `PILCROW_…` variables or `.env`."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from indexer.sandbox import Bounds

_MEGABYTE = 1_000_000


class EmbedderKind(StrEnum):
    """Where vectors come from."""

    MINILM = "minilm"
    ENDPOINT = "endpoint"
    NONE = "none"


class IndexerSettings(BaseSettings):
    """Where the index lives, what makes its vectors, and what reading one file may cost."""

    # Other rooms read the same variables and the same file, so what is not named here is theirs.
    model_config = SettingsConfigDict(env_prefix="PILCROW_", env_file=".env", extra="ignore", frozen=True)

    data: Path = Field(default=Path(".data"), description="Folder of the index")

    published: Path | None = Field(
        default=None,
        description="Folder that `pilcrow index --publish` fills; a service copies its index from there into `data`",
    )

    embedder: EmbedderKind = Field(
        default=EmbedderKind.MINILM,
        description="minilm (local), endpoint (OpenAI-compatible) or none (words alone)",
    )
    embedding_url: str = Field(
        default="", max_length=2000, description="Base address of the endpoint, with /v1"
    )
    embedding_model: str = Field(default="", max_length=200, description="Model asked of the endpoint")
    embedding_key: SecretStr = Field(default=SecretStr(""), description="Key for the endpoint")
    embedding_tokens: int = Field(default=512, ge=64, le=32_000, description="Longest text the model takes")
    embedding_timeout: float = Field(default=60, ge=1, le=600, description="Seconds for one request")

    parse_seconds: float = Field(default=60, ge=1, le=3600, description="Longest time for one file")
    parse_memory_mb: int = Field(default=1000, ge=256, le=64_000, description="Most memory for one file")
    parse_size_mb: int = Field(default=100, ge=1, le=10_000, description="Largest file that is read")
    parse_processes: int = Field(
        default_factory=lambda: min(os.cpu_count() or 1, 16), ge=1, le=64, description="Files read at once"
    )

    watch_seconds: float = Field(
        default=2, ge=0.05, le=3600, description="Pause between two looks at a folder"
    )

    @property
    def bounds(self) -> Bounds:
        """What reading one file may cost."""
        return Bounds(self.parse_seconds, self.parse_memory_mb * _MEGABYTE, self.parse_size_mb * _MEGABYTE)
