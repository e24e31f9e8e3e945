"""The best candidates are read a second time, and what was read decides among them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from indexer.contracts import Excerpt, FloatVector
from service.question.model import Concept
from service.retrieval.reading import (
    Looked,
    Reader,
    Reading,
    abbreviations,
    depth,
    excerpt_of,
    load_reading,
    logit,
)
from tests.service.answering.chosen import scored

READING = Reading(first=1.0, read=1.0, bias=0.0, slope=1.0, level=-0.5)


class Headings:
    """A cross-encoder whose score is the number that the heading names; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def score(self, question: str, excerpts: Sequence[Excerpt]) -> FloatVector:
        self.asked = [f"{question} {one.heading}" for one in excerpts]
        return np.array([float(one.heading) for one in excerpts], np.float32)


def excerpt(name: str, place: int) -> Excerpt:
    return Excerpt(str(place - 2), (name,), 0)


def test_a_candidate_read_as_an_answer_passes_one_that_is_not() -> None:
    moved = READING.probability(np.array([0.6, 0.5]), np.array([-2.0, 2.0]))
    assert moved[1] > 0.5 > moved[0]


def test_who_was_not_read_counts_as_read_like_others_of_its_probability() -> None:
    moved = READING.probability(np.array([0.5, 0.5]), np.array([-0.5, np.nan]))
    assert moved[0] == moved[1]


def test_where_no_reader_is_the_best_candidate_speaks_for_its_group() -> None:
    assert Looked.unread(np.array([0.6, 0.2])).best_read == pytest.approx(logit(np.array(0.6)))


def test_a_candidate_that_comes_first_because_another_was_read_is_read_too() -> None:
    encoder = Headings()
    before = {str(number): np.array([0.1, 0.2, 0.9, 0.8, 0.7]) for number in range(20)}
    looked = Reader(encoder, READING).look("why", lambda name, place: excerpt(name, 4 - 3 * place), before)
    assert not np.isnan(looked["0"].read[looked["0"].probabilities.argmax()])
    assert np.isnan(looked["0"].read).sum() < 4


def test_the_best_of_each_group_are_read_in_one_pass() -> None:
    encoder = Headings()
    before = {"A": np.array([0.1, 0.9, 0.2, 0.8, 0.7, 0.3]), "B": np.array([0.5])}
    looked = Reader(encoder, READING).look("why", excerpt, before)
    assert encoder.asked == ["why -1", "why 1", "why -2"]
    assert np.isnan(looked["A"].read).tolist() == [True, False, True, False, True, True]
    assert looked["A"].best_read == 1.0
    assert looked["A"].probabilities.argmax() == 3
    assert looked["B"].best_read == -2.0


def test_fewer_are_read_of_each_where_more_stand_side_by_side() -> None:
    assert depth(1) > depth(12) > depth(13) >= 1


def test_of_very_many_groups_only_the_most_promising_are_read() -> None:
    encoder = Headings()
    before = {str(number): np.array([number / 200]) for number in range(150)}
    looked = Reader(encoder, READING).look("why", excerpt, before)
    read = {name for name, one in looked.items() if not np.isnan(one.read).all()}
    assert len(read) == len(encoder.asked) < 100
    assert min(map(int, read)) > max(int(name) for name in looked if name not in read)
    assert looked["0"].probabilities < looked["149"].probabilities


def test_the_weights_that_ship_trust_both_looks() -> None:
    reading = load_reading()
    assert reading.first > 0
    assert reading.read > 0


def test_an_abbreviation_is_read_in_the_words_asked() -> None:
    asked = Concept(
        "asylum seekers", {"asylum seekers": 1.0, "uasc": 0.95, "refugee": 0.6, "newly arrived": 0.95}
    )
    short = abbreviations([asked])
    assert short == {"UASC": "asylum seekers"}
    stored = scored({"1": [("The UASC team supports 12 UASCs well.", 0.9)]})[0].stored
    assert excerpt_of(stored, 0, short).sentences == (
        "The asylum seekers team supports 12 asylum seekers well.",
    )
    assert excerpt_of(stored, 0).sentences == ("The UASC team supports 12 UASCs well.",)
    assert abbreviations([Concept("uasc", {"uasc": 1.0})]) == {}
