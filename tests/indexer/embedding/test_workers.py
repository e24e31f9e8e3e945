"""The threads in which models compute."""

from __future__ import annotations

import threading

from indexer.embedding.workers import cores, workers


def test_the_same_threads_serve_all_and_are_no_more_than_the_cores() -> None:
    names = set(workers().map(lambda _: threading.current_thread().name, range(40)))
    again = set(workers().map(lambda _: threading.current_thread().name, range(40)))
    assert len(names | again) <= cores() <= 8
