"""Generations: each is built beside the live one and becomes live by the replacing of one small file."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from indexer.errors import IndexMissingError

POINTER = "CURRENT"
KEPT = 2  # the live generation and the one before it, which readers may still have open


def current(data: Path) -> Path:
    """Folder of the live generation; raises IndexMissingError saying how to make one."""
    try:
        name = (data / POINTER).read_text("utf-8").strip()
    except OSError as error:
        raise IndexMissingError(
            f"there is no index in {data}; make one with: pilcrow index FOLDER-OF-REPORTS --data {data}"
        ) from error
    folder = data / "generations" / name
    if not name or not (folder / "catalogue.sqlite").is_file():
        raise IndexMissingError(
            f"the index in {data} is damaged; make it again with: pilcrow index FOLDER --data {data}"
        )
    return folder


def begin(data: Path) -> Path:
    """A new folder to build a generation in; what an interrupted build left is removed."""
    generations = data / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    for left in generations.glob("*.tmp"):
        shutil.rmtree(left, ignore_errors=True)
    folder = generations / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.tmp"
    folder.mkdir()
    return folder


def publish(data: Path, built: Path) -> Path:
    """Make a finished generation the live one, in one step that a crash cannot halve."""
    final = built.with_suffix("")
    _flush(built)
    built.rename(final)
    pointer = data / f"{POINTER}.tmp"
    pointer.write_text(final.name, "utf-8")
    _flush(pointer)
    pointer.replace(data / POINTER)
    _flush(data)
    for old in sorted((data / "generations").iterdir())[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return final


def _flush(path: Path) -> None:
    """Force a file, or a folder with all in it, to disk."""
    for member in sorted(path.rglob("*")) if path.is_dir() else ():
        _flush_one(member)
    _flush_one(path)


def _flush_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
