"""One indexer at a time: a file lock that says who holds it and ends with its process."""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import IndexLockedError

_POLL = 0.5  # seconds


@contextmanager
def indexing(data: Path, *, wait: bool, waiting: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Hold the data folder for indexing; raises IndexLockedError naming the holder unless `wait`.

    `waiting` is called once with the holder's name when there is somebody to wait for.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / "lock").open("a+", encoding="utf-8") as file:
        told = False
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                file.seek(0)
                holder = file.read().strip() or "another process"
                if not wait:
                    raise IndexLockedError(
                        f"{data} is being indexed by {holder}; wait for it to end, or add --wait"
                    ) from error
                if not told:
                    waiting(holder)
                    told = True
                time.sleep(_POLL)
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}")
        file.flush()
        yield
