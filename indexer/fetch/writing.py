"""Writing a small file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from indexer.errors import StoreError


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and rename it, so that a reader sees the old or the new; StoreError."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> StoreError:
    """What is raised where the disk refuses to write `path`."""
    return StoreError(f"{path} cannot be written ({error.strerror}); what was fetched before is kept")
