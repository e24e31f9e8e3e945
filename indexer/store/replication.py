"""Generations carried from one folder to another: published for replicas, and pulled by them.

Both folders have the shape of an index folder (`CURRENT`, `generations/NAME`), so what is published can
also be opened where it lies. A copy is checked byte by byte before it becomes live.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from indexer.errors import IndexMissingError, StoreError
from indexer.store.checksums import damaged_files
from indexer.store.generations import adopt, current, hold, receiving, release
from indexer.store.lock import indexing

_TRIES = 3  # what is copied may be deleted meanwhile, when two newer ones were published


def carry(source: Path, target: Path, *, leaving_out: tuple[str, ...] = ()) -> str | None:
    """Make the live generation of `source` the live one of `target`; its name, or None if it is already.

    `leaving_out` names folders of a generation that the target does without.

    Raises IndexMissingError when there is none or what arrives is not what was published, StoreError when
    the disk refuses; the target then answers as before.
    """
    try:
        for _ in range(_TRIES - 1):
            try:
                return _carry(source, target, leaving_out)
            except FileNotFoundError:
                continue
        return _carry(source, target, leaving_out)
    except OSError as error:
        raise StoreError(
            f"the index could not be copied from {source} to {target} ({error}); "
            "make room or mend the permissions, and try again"
        ) from error


def _carry(source: Path, target: Path, leaving_out: tuple[str, ...]) -> str | None:
    folder = current(source)
    if _live(target) == folder.name:
        return None
    with indexing(target, wait=True):
        if _live(target) == folder.name:
            return None
        held = hold(folder)
        try:
            with receiving(target, folder.name) as copy:
                shutil.copytree(folder, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*leaving_out))
                wrong = damaged_files(copy, thorough=True, leaving_out=leaving_out)
                if wrong:
                    raise IndexMissingError(
                        f"the index in {source} did not arrive in {target} as it was published "
                        f"({'; '.join(wrong[:3])}); publish it again"
                    )
                adopt(target, copy)
        finally:
            release(held)
    return folder.name


def _live(target: Path) -> str | None:
    try:
        return current(target).name
    except IndexMissingError:
        return None
