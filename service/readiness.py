"""Whether this process can answer questions now, as balancers and people ask."""

from __future__ import annotations

import threading

from indexer.errors import PilcrowError
from service.errors import StateError
from service.observing.metrics import Metrics
from service.service import Service
from service.state.state import State

_PROBE = "children"


class Readiness:
    """Looks at everything that an answer needs. Safe for many threads."""

    def __init__(self, service: Service, state: State, metrics: Metrics, *, state_needed: bool) -> None:
        """With `state_needed` (keys are looked up in it) the service is not ready without its state."""
        self._service = service
        self._state = state
        self._metrics = metrics
        self._state_needed = state_needed
        self._lock = threading.Lock()
        self._tried = ""  # the generation that a question was last put to

    def examine(self) -> tuple[str, ...]:
        """What is to be looked at although questions are answered; raises NotReadyError when they are not."""
        index = self._service.index()
        with self._lock:
            if self._tried != index.generation:
                self._service.search(_PROBE, 1)
                self._tried = index.generation
        notes = list(self._service.notes())
        try:
            self._state.check()
        except StateError as error:
            if self._state_needed:
                raise
            notes.append(f"feedback cannot be kept: {error}")
        return tuple(notes)

    def measure(self) -> None:
        """Set the figures of the index; without one they stay as they were."""
        try:
            self._metrics.index(self._service.index(), fallback=bool(self._service.notes()))
        except PilcrowError:
            self._metrics.index_reports.set(0)
            self._metrics.index_paragraphs.set(0)
