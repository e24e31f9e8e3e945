"""How long to wait before asking again, and whether at all."""

from __future__ import annotations

from random import Random

from service.generation.contract import ModelTrouble

_FIRST = 0.25  # seconds, doubled with every attempt
_LONGEST = 8.0


def pause(trouble: ModelTrouble, attempt: int, attempts: int, left: float, chance: Random) -> float | None:
    """Seconds to wait after the failed `attempt` (from 1) of `attempts`, or None to give up.

    `left` are the seconds until the deadline: a wait that would use them up is not worth it. Where the
    endpoint asked for a rest that is kept to; else the wait grows and is spread by chance ("full
    jitter", Brooker 2015), so that many callers do not come back in step.
    """
    if not trouble.again or attempt >= attempts:
        return None
    wait = chance.uniform(0, min(_LONGEST, _FIRST * 2**attempt))
    if trouble.wait is not None:
        wait = trouble.wait + min(wait, _FIRST)
    return wait if wait < left else None
