"""The live index: a new generation is taken into use beside the old one, a damaged one not at all.

Who refreshes regularly (a running service does, in a thread of its own) loads the new generation, and no
question waits for it. Where nobody does, whoever first asks after a publication loads it; others meanwhile
are answered from the one before. Where the newest generation cannot be used, the one before answers, and says so.
"""

from __future__ import annotations

import gc
import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from indexer.errors import IndexForeignError, IndexMissingError, PilcrowError
from indexer.store.checksums import damaged_files
from indexer.store.generations import current, earlier
from indexer.store.published import READ_LATER
from service.errors import NotReadyError
from service.service import Snapshot

_log = logging.getLogger("pilcrow")
_STAYS_FRESH = 10.0  # seconds after a refresh in which questions leave the next one to whoever refreshes
_TRIES = 3  # a generation may be deleted between reading its name and opening it


class Live:
    """The snapshot of whatever generation is live now. Safe for many threads."""

    def __init__(self, data: Path, open_generation: Callable[[Path], Snapshot]) -> None:
        """`open_generation` makes a snapshot of the folder of a generation, or raises PilcrowError."""
        self._data = data
        self._open = open_generation
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._wanted: str | None = None  # the pointer's generation when the snapshot was made
        self._refreshed = -math.inf

    def __call__(self) -> Snapshot:
        """The live snapshot; raises NotReadyError when none is published or usable."""
        snapshot = self._snapshot
        if snapshot is not None and time.monotonic() - self._refreshed < _STAYS_FRESH:
            return snapshot
        return self._newest()

    def refresh(self) -> None:
        """Take a newly published generation into use now; raises as a call does."""
        self._newest()
        self._refreshed = time.monotonic()

    def _newest(self) -> Snapshot:
        try:
            folder = current(self._data)
        except PilcrowError as error:
            return self._without_pointer(error)
        snapshot = self._snapshot
        if snapshot is not None and self._wanted == folder.name:
            return snapshot
        if not self._lock.acquire(blocking=snapshot is None):
            return snapshot  # type: ignore[return-value]  # the lock is waited for only without one
        try:
            if self._snapshot is None or self._wanted != folder.name:
                self._snapshot = self._load(folder)
                self._wanted = folder.name
            return self._snapshot
        except PilcrowError as error:
            raise NotReadyError(str(error)) from error
        finally:
            self._lock.release()

    def _without_pointer(self, error: PilcrowError) -> Snapshot:
        """Where the pointer leads nowhere: what is open goes on answering, else an earlier generation."""
        with self._lock:
            if self._snapshot is None:
                self._snapshot = self._earlier(error, None)
            elif not self._snapshot.notes:
                self._snapshot = _noted(self._snapshot, "the newest", error)
            self._wanted = None
            return self._snapshot

    def _load(self, folder: Path) -> Snapshot:
        for _ in range(_TRIES):
            try:
                return self._checked(folder)
            except (IndexMissingError, IndexForeignError, OSError) as error:
                newer = current(self._data)
                if newer == folder:
                    return self._instead(folder, error)
                folder = newer  # published and the former deleted while it was read
        return self._checked(folder)

    def _instead(self, folder: Path, error: Exception) -> Snapshot:
        if self._snapshot is not None:
            return _noted(self._snapshot, folder.name, error)
        return self._earlier(error, folder)

    def _checked(self, folder: Path) -> Snapshot:
        """A generation whose every byte is as it was written."""
        with unwatched():
            return self._examined(folder)

    def _examined(self, folder: Path) -> Snapshot:
        wrong = damaged_files(folder, thorough=True, leaving_out=READ_LATER)
        if wrong:
            raise IndexMissingError(
                f"the index in {self._data} is damaged ({'; '.join(wrong[:3])}); "
                "index the reports again, or mend it with: pilcrow index --verify --repair"
            )
        return self._open(folder)

    def _earlier(self, error: Exception, unusable: Path | None) -> Snapshot:
        for folder in earlier(self._data, unusable):
            try:
                return _noted(self._checked(folder), unusable.name if unusable else "the newest", error)
            except (PilcrowError, OSError) as other:
                _log.warning("generation %s cannot be used either: %s", folder.name, other)
        raise NotReadyError(str(error)) from error


@contextmanager
def unwatched() -> Iterator[None]:
    """Without looking for cycles of garbage while a generation's many objects are made, nor among them after.

    A collection goes through every object there is: with a hundred thousand paragraphs that takes a quarter of
    a second, in which no question is answered, and it happens over and over while they are read.
    """
    gc.disable()
    again = gc.get_freeze_count() > 0
    gc.unfreeze()
    try:
        yield
    finally:
        if again:  # the generation before may have left cycles
            gc.collect()
        gc.freeze()
        gc.enable()


def _noted(snapshot: Snapshot, name: str, error: Exception) -> Snapshot:
    note = f"generation {name} cannot be used ({error}); {snapshot.index.generation} answers instead"
    _log.error(note)
    return replace(snapshot, notes=(note,))
