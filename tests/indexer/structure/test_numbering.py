from __future__ import annotations

from indexer.structure.numbering import PRINTED, Candidate, choose


def _chosen(numbers: list[int], strength: float = 1.4) -> list[int]:
    candidates = [Candidate(index, number, strength) for index, number in enumerate(numbers)]
    kept = choose(candidates)
    return [number for index, number in enumerate(numbers) if index in kept]


def test_an_even_run_is_kept_whole() -> None:
    assert _chosen([1, 2, 3, 4, 5]) == [1, 2, 3, 4, 5]


def test_a_number_within_the_range_that_does_not_run_on_is_left_out() -> None:
    assert _chosen([26, 27, 28, 29, 15, 30, 31], 1.4)[-4:] == [28, 29, 30, 31]


def test_a_real_gap_is_kept() -> None:
    assert _chosen([12, 13, 14, 16, 17, 18])[2:] == [14, 16, 17, 18]


def test_a_run_may_begin_again_at_one() -> None:
    assert _chosen([1, 2, 3, 1, 2, 3, 4]) == [1, 2, 3, 1, 2, 3, 4]


def test_a_repeated_number_is_kept_when_the_print_is_sure() -> None:
    candidates = [Candidate(i, n, 2.0) for i, n in enumerate([1, 2, 3, 3, 4, 5])]
    assert len(choose(candidates)) == 6


def test_weak_strays_alone_are_no_numbering() -> None:
    assert choose([Candidate(0, 44, 0.2), Candidate(9, 12, 0.2)]) == frozenset()


def test_nothing_gives_nothing() -> None:
    assert choose([]) == frozenset()


def test_a_number_needs_no_space_behind_it() -> None:
    match = PRINTED.match("10.Children are")
    assert match is not None
    assert match["number"] == "10"


def test_a_year_is_no_number() -> None:
    assert PRINTED.match("2016. It was") is None
