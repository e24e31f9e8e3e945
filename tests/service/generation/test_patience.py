from __future__ import annotations

from random import Random

import pytest

from service.generation.contract import Cause, ModelTrouble
from service.generation.patience import pause


def test_waits_grow_and_are_spread() -> None:
    chance = Random(3)
    first = [pause(ModelTrouble(Cause.FAILED), 1, 9, 100, chance) for _ in range(200)]
    fifth = [pause(ModelTrouble(Cause.FAILED), 5, 9, 100, chance) for _ in range(200)]
    assert len(set(first)) > 100
    assert max(one or 0 for one in first) <= 0.5
    assert 4 < max(one or 0 for one in fifth) <= 8


def test_a_rest_asked_for_is_kept_to() -> None:
    wait = pause(ModelTrouble(Cause.BUSY, wait=3.0), 1, 3, 100, Random(1))
    assert wait is not None
    assert 3.0 <= wait <= 3.25


@pytest.mark.parametrize(
    ("cause", "attempt", "left"),
    [
        (Cause.KEY, 1, 100),
        (Cause.REFUSED, 1, 100),
        (Cause.TOO_LONG, 1, 100),
        (Cause.FAILED, 3, 100),
        (Cause.BUSY, 1, 4),
    ],
)
def test_what_waiting_cannot_mend_in_time_is_given_up(cause: Cause, attempt: int, left: float) -> None:
    assert pause(ModelTrouble(cause, wait=5.0), attempt, 3, left, Random(1)) is None
