from __future__ import annotations

from itertools import product

import pytest

from eval.compare import compare, permutation_p
from tests.eval.world import SYSTEM, DamagedSystem, small_result


def test_equal_runs_differ_in_nothing() -> None:
    comparison = compare(small_result(), small_result())
    assert (comparison.lost, comparison.gained) == ((), ())
    assert {one.p for one in comparison.differences} == {1.0}
    assert {one.change for one in comparison.differences} == {0.0}


def test_questions_that_changed_are_named_both_ways() -> None:
    whole, damaged = small_result(), small_result(DamagedSystem(SYSTEM))
    assert compare(whole, damaged).lost == ("q-1", "q-2", "q-3", "q-6")
    assert compare(damaged, whole).gained == ("q-1", "q-2", "q-3", "q-6")


def test_p_agrees_with_the_enumeration_of_all_swaps() -> None:
    before = [0.0, 0.5, 0.25, 1.0, 0.0, 0.5, 0.75, 0.0]
    after = [1.0, 0.5, 0.75, 1.0, 0.5, 1.0, 0.5, 1.0]
    differences = [new - old for old, new in zip(before, after, strict=True)]
    worlds = [
        abs(sum(sign * difference for sign, difference in zip(signs, differences, strict=True)))
        for signs in product((-1, 1), repeat=len(differences))
    ]
    exact = sum(world >= abs(sum(differences)) for world in worlds) / len(worlds)
    assert permutation_p(before, after, "x") == pytest.approx(exact, abs=0.02)


def test_p_is_the_same_in_every_run_and_small_for_a_large_difference() -> None:
    before, after = [0.0] * 40, [1.0] * 30 + [0.0] * 10
    assert permutation_p(before, after, "x") == permutation_p(before, after, "x") < 0.001
