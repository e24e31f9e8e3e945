"""Generations: each is built beside the live one and becomes live by the replacing of one small file.

A reader holds a shared lock on the generation it has open; what no reader holds, and is neither live
nor the one before, is deleted at the next publication.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from indexer.errors import IndexMissingError

POINTER = "CURRENT"
IN_USE = "in-use"
_UNFINISHED = ".tmp"


def current(data: Path) -> Path:
    """Folder of the live generation; raises IndexMissingError saying how to make one."""
    name = _live_name(data)
    if name is None:
        raise IndexMissingError(
            f"there is no index in {data}; make one with: pilcrow index FOLDER-OF-REPORTS --data {data}"
        )
    folder = data / "generations" / name
    if not name or not (folder / "catalogue.sqlite").is_file():
        raise IndexMissingError(
            f"the index in {data} is damaged; make it again with: pilcrow index FOLDER --data {data}"
        )
    return folder


def earlier(data: Path, than: Path | None) -> list[Path]:
    """Folders of the other whole generations, newest first: what is left when the live one is damaged."""
    generations = data / "generations"
    if not generations.is_dir():
        return []
    return [
        folder
        for folder in sorted(generations.iterdir(), reverse=True)
        if folder.suffix != _UNFINISHED and folder != than and (folder / "catalogue.sqlite").is_file()
    ]


@contextmanager
def building(data: Path) -> Iterator[Path]:
    """A new folder to build a generation in; it is removed when the block raises.

    What an interrupted build left behind is removed first. The caller holds the indexing lock.
    """
    with receiving(data, f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}") as folder:
        yield folder


@contextmanager
def receiving(data: Path, name: str) -> Iterator[Path]:
    """As `building`, for a generation that has its name already."""
    generations = data / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    for left in generations.glob(f"*{_UNFINISHED}"):
        shutil.rmtree(left, ignore_errors=True)
    folder = generations / f"{name}{_UNFINISHED}"
    folder.mkdir()
    try:
        (folder / IN_USE).touch()
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def publish(data: Path, built: Path) -> Path:
    """Make a finished generation the live one, in one step that a crash cannot halve."""
    final = built.with_suffix("")
    _flush(built)
    built.rename(final)
    _flush_one(final.parent)
    point(data, final)
    return final


def adopt(data: Path, received: Path) -> None:
    """Make a received generation the live one; one of that name that lies there (and is damaged) gives way."""
    final = received.with_suffix("")
    if final.exists():
        shutil.rmtree(final.rename(final.with_name(f"{final.name}-damaged{_UNFINISHED}")), ignore_errors=True)
    publish(data, received)


def point(data: Path, final: Path) -> None:
    """Let the pointer name a finished generation, and delete those that nobody needs."""
    before = _live_name(data)
    pointer = data / f"{POINTER}{_UNFINISHED}"
    pointer.write_text(final.name, "utf-8")
    _flush_one(pointer)
    pointer.replace(data / POINTER)
    _flush_one(data)
    _delete_unused(data / "generations", keep={final.name, before})


def hold(folder: Path) -> int:
    """Mark a generation as in use by this process; returns the file descriptor whose closing ends that.

    Raises FileNotFoundError when the generation was deleted meanwhile.
    """
    handle = os.open(folder / IN_USE, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        (folder / IN_USE).stat()  # deleted between opening and locking?
    except BaseException:
        os.close(handle)
        raise
    return handle


def release(handle: int) -> None:
    """End what `hold` began."""
    os.close(handle)


def _live_name(data: Path) -> str | None:
    try:
        return (data / POINTER).read_text("utf-8").strip()
    except OSError:
        return None


def _delete_unused(generations: Path, keep: set[str | None]) -> None:
    for folder in sorted(generations.iterdir()):
        if folder.name not in keep and folder.suffix != _UNFINISHED and not _held(folder):
            # Renamed first: half a generation must never look like a whole one.
            shutil.rmtree(folder.rename(folder.with_name(folder.name + _UNFINISHED)), ignore_errors=True)


def _held(folder: Path) -> bool:
    try:
        handle = os.open(folder / IN_USE, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(handle)


def _flush(folder: Path) -> None:
    """Force a folder with all in it to disk."""
    for member in sorted(folder.rglob("*")):
        _flush_one(member)
    _flush_one(folder)


def _flush_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
