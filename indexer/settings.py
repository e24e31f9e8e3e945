"""Settings of the indexer: data, built once and passed down. Set by `PILCROW_…` variables or `.env`."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class IndexerSettings(BaseSettings):
    """Where the index lives and what reading one file may cost."""

    model_config = SettingsConfigDict(env_prefix="PILCROW_", env_file=".env", extra="ignore", frozen=True)

    data: Path = Field(default=Path(".data"), description="Folder of the index")
    parse_seconds: float = Field(default=60, ge=1, le=3600, description="Longest time for one file")
    parse_memory_mb: int = Field(default=2000, ge=256, le=64_000, description="Most memory for one file")
    parse_size_mb: int = Field(default=100, ge=1, le=10_000, description="Largest file that is read")
    parse_processes: int = Field(default=2, ge=1, le=64, description="Files read at the same time")
