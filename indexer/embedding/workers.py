"""The threads in which models compute: one a core, kept, as starting them takes as long as reading a pair."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache

_MOST = 8  # each needs some 50 MB


def cores() -> int:
    """Cores that models may use: those of this process, eight at the most."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, _MOST)


@cache
def workers() -> ThreadPoolExecutor:
    """One thread a core, shared by all models. What they do must not wait for one another."""
    return ThreadPoolExecutor(cores(), "pilcrow-model")
