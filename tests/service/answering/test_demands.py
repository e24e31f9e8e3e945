"""What inspectors demand of what was asked is cited, however short it is, by the term asked."""

from __future__ import annotations

import pytest

from service.question.model import Concept, Intent, Question
from tests.service.answering.chosen import labels_chosen, scored

FINDING = "Young carers are not recognised."
DEMAND = "The help for missing children and young carers."
TO_IMPROVE = ("What needs to improve?",)


def chosen(
    demand: str,
    *,
    authorities: int = 2,
    further: str = "",
    section: tuple[str, ...] = TO_IMPROVE,
    at: float = 0.06,
) -> list[str]:
    """Labels quoted of a finding that surely answers and, far less probable, of a demand."""
    candidates = scored({"1": [(FINDING, 0.9)], "2": [(demand, at)]}, sections={"2": section})
    telling = Concept("young carers", {"young carers": 1.0, "caring role": 0.95}, official=True)
    concepts = (telling, Concept(further, {further: 1.0})) if further else (telling,)
    names = ["Alderbrook", *(f"Other {number}" for number in range(authorities - 1))]
    intent = Intent.SINGLE if authorities == 1 else Intent.COMPARE
    question = Question("", intent, "young carers", concepts, (), (), ())
    return labels_chosen(question, dict.fromkeys(names, candidates), telling)["Alderbrook"]


@pytest.mark.parametrize("authorities", [1, 2])
def test_a_demand_that_names_what_was_asked_is_cited(authorities: int) -> None:
    assert chosen(DEMAND, authorities=authorities) == ["1", "2"]


def test_one_that_hardly_answers_is_not() -> None:
    assert chosen(DEMAND, at=0.03) == ["1"]


def test_one_that_names_it_in_other_words_is_not() -> None:
    assert chosen("The help for children with a caring role.") == ["1"]


def test_a_finding_has_to_be_more_probable() -> None:
    assert chosen(DEMAND, section=("Findings",)) == ["1"]


def test_asked_for_something_of_it_a_demand_at_large_is_no_answer() -> None:
    assert chosen(DEMAND, authorities=1, further="bus passes") == ["1"]


def test_of_many_each_is_quoted_in_short() -> None:
    assert chosen(DEMAND, authorities=20) == ["1"]
