"""What a short paragraph takes back of its praise is quoted with it."""

from __future__ import annotations

import pytest

from service.answering.choosing import Chooser
from service.answering.policy import Policy
from service.answering.valence import read_valence
from service.question.model import Intent, Question
from service.retrieval.found import Found
from tests.service.answering.chosen import scored
from tests.support.memory_index import memory_index

PRAISE = ("Excellent support is given.", 0.9)
MORE = ("Staff value this highly.", 0.1)
FAULT = ("Too many records are poor and oversight is weak.", 0.05)
OF_IT = ("This means that children wait too long.", 0.0)


def quoted(*sentences: tuple[str, float], authorities: int = 1) -> str:
    """What is quoted of one paragraph."""
    names = ["Alderbrook", *(f"Other {number}" for number in range(authorities - 1))]
    found = {name: Found(tuple(scored({"1": sentences})), answers=1.0) for name in names}
    question = Question("", Intent.THEME, "supervision", (), (), (), (), judges=True)
    chooser = Chooser(Policy(), read_valence(memory_index([])))
    return chooser.passages(question, found)["Alderbrook"][0].quote


def test_praise_is_quoted_on_to_the_fault_and_what_comes_of_it() -> None:
    quote = quoted(PRAISE, MORE, FAULT, OF_IT)
    assert quote == " ".join(text for text, _ in (PRAISE, MORE, FAULT, OF_IT))


def test_praise_is_quoted_with_what_praises_and_faults_right_behind_it() -> None:
    but = ("Effective plans are made, but too many are poor and weak.", 0.0)
    assert quoted(PRAISE, but, MORE, MORE) == f"{PRAISE[0]} {but[0]}"
    assert quoted(PRAISE, MORE, but, MORE) == PRAISE[0]


def test_a_fault_is_quoted_with_the_fault_behind_it() -> None:
    quote = quoted((FAULT[0], 0.9), OF_IT, (PRAISE[0], 0.0))
    assert quote == f"{FAULT[0]} {OF_IT[0]}"


def test_a_fault_of_something_else_is_not_quoted_with_it() -> None:
    elsewhere = ("Private fostering is weak and arrangements are poor.", 0.0)
    assert quoted((FAULT[0], 0.9), elsewhere) == FAULT[0]


def test_a_fault_on_the_same_matter_is_quoted_with_what_stands_between() -> None:
    other = ("Records are poor and oversight is weak.", 0.0)
    same = ("Too many plans are poor and weak.", 0.5)
    assert quoted((FAULT[0], 0.9), other, same) == f"{FAULT[0]} {other[0]} {same[0]}"
    assert quoted(PRAISE, MORE, FAULT, same) == " ".join(text for text, _ in (PRAISE, MORE, FAULT, same))


def test_what_comes_of_a_fault_of_something_else_is_not_quoted() -> None:
    elsewhere = ("Private fostering is weak and arrangements are poor.", 0.0)
    assert quoted((FAULT[0], 0.9), elsewhere, OF_IT) == FAULT[0]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(
            (PRAISE, *[(f"Team {n} meets weekly.", 0.0) for n in range(7)], FAULT), id="long paragraph"
        ),
        pytest.param((PRAISE, (" ".join(["weekly"] * 140) + ".", 0.0), FAULT), id="too many words"),
        pytest.param((PRAISE, MORE), id="nothing taken back"),
    ],
)
def test_otherwise_the_sentence_that_answers_is_quoted(sentences: tuple[tuple[str, float], ...]) -> None:
    assert FAULT[0] not in quoted(*sentences)


def test_of_many_authorities_each_is_quoted_in_short() -> None:
    assert quoted(PRAISE, MORE, FAULT, authorities=20) == PRAISE[0]


def test_what_goes_on_about_the_turn_is_quoted_with_it() -> None:
    remedy = ("Managers know the risks for these young people and act.", 0.0)
    turn = ("Too many young people have poor and weak plans.", 0.05)
    assert quoted(PRAISE, MORE, turn, remedy) == " ".join(text for text, _ in (PRAISE, MORE, turn, remedy))


def test_a_fault_that_does_not_say_in_what_way_is_spelt_out_for_many() -> None:
    bare = ("Oversight at night is poor and too weak.", 0.9)
    why = ("Too many risks are missed, leaving poor children waiting.", 0.0)
    assert quoted(bare, why, authorities=20) == f"{bare[0]} {why[0]}"
    assert quoted(bare, (PRAISE[0], 0.0), authorities=20) == bare[0]
    assert quoted(bare, ("Private fostering is weak and poor.", 0.0), authorities=20) == bare[0]
