from __future__ import annotations

from service.generation.breaker import Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_after_several_failures_in_a_row_an_endpoint_is_rested_then_tried_once() -> None:
    clock = Clock()
    breaker = Breaker(3, 30.0, clock)
    for _ in range(2):
        assert breaker.allow()
        breaker.failed()
    assert breaker.allow()
    breaker.succeeded()
    for _ in range(3):
        assert breaker.allow()
        breaker.failed()
    assert not breaker.allow()
    assert breaker.resting
    clock.now = 31.0
    rested: bool = breaker.resting
    assert not rested
    assert breaker.allow()
    assert not breaker.allow(), "one trial at a time"
    breaker.failed()
    assert not breaker.allow()
    clock.now = 62.0
    assert breaker.allow()
    breaker.succeeded()
    assert breaker.allow()
    assert breaker.allow()


def test_a_trial_that_was_given_up_tells_nothing() -> None:
    clock = Clock()
    breaker = Breaker(1, 10.0, clock)
    assert breaker.allow()
    breaker.failed()
    clock.now = 11.0
    assert breaker.allow()
    breaker.released()
    assert breaker.allow()
