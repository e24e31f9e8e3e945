"""Following folders: index again when something in them has changed and then been quiet for a while."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

State = frozenset[tuple[str, int, int, int]]
"""Path, size, time of change and inode of every file seen."""


def snapshot(paths: Sequence[Path]) -> State:
    """The state of all files under `paths`; a file that cannot be looked at counts by its name alone."""
    return frozenset(_states(paths))


def follow(
    look: Callable[[], State], quiet_looks: int, pause: Callable[[], bool], *, seen: State
) -> Iterator[None]:
    """Yield whenever the state differs from the one last acted on and has been the same for `quiet_looks` looks.

    `look` gives the state, `seen` is the one already acted on, `pause` waits between two looks and
    returns False to end.
    """
    before, quiet = seen, 0
    while pause():
        now = look()
        quiet = quiet + 1 if now == before else 0
        before = now
        if now != seen and quiet >= quiet_looks:
            seen = now
            yield


def _states(paths: Sequence[Path]) -> Iterator[tuple[str, int, int, int]]:
    for path in paths:
        if not path.is_dir():
            yield from _file(path)
        for folder, folders, files in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                yield from _file(Path(folder, name))


def _file(path: Path) -> Iterator[tuple[str, int, int, int]]:
    if path.name.startswith("."):
        return
    try:
        state = path.stat()
    except OSError:
        yield str(path), -1, 0, 0
    else:
        yield str(path), state.st_size, state.st_mtime_ns, state.st_ino
