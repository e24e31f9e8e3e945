"""Asked at large, the best paragraph is quoted to its end where it is short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.choosing import Chooser
from service.answering.policy import Policy
from service.answering.valence import read_valence
from service.question.model import Intent, Question
from service.retrieval.found import Found
from tests.service.answering.chosen import scored
from tests.support.memory_index import memory_index

VERDICT = ("Help for runaways is mostly good.", 0.1)
MATTER = ("Children who go missing are offered an interview.", 0.9)
REST = ("Records are sent to the police.", 0.1)
LAST = ("Schools are told within a day.", 0.1)
Sentence = tuple[str, float]


def quoted(*sentences: Sentence, names: tuple[str, ...] = ("Alderbrook",), wanted: str = "") -> str:
    """What is quoted of one paragraph."""
    found = {name: Found(tuple(scored({"1": sentences})), answers=1.0) for name in names}
    intent = Intent.SINGLE if len(names) == 1 else Intent.COMPARE
    question = Question("", intent, "missing", (), (), (), ())
    if wanted:
        question = replace(question, **{wanted: True})  # type: ignore[arg-type]
    chooser = Chooser(Policy(), read_valence(memory_index([])))
    return chooser.passages(question, found)["Alderbrook"][0].quote


def joined(*sentences: Sentence) -> str:
    return " ".join(text for text, _ in sentences)


def test_with_the_one_sentence_before_and_all_that_follows() -> None:
    assert quoted(VERDICT, MATTER, REST, LAST) == joined(VERDICT, MATTER, REST, LAST)


def test_what_answers_stays_near_the_beginning() -> None:
    assert quoted(VERDICT, REST, MATTER, LAST) == joined(MATTER, LAST)


@pytest.mark.parametrize(
    "wanted",
    ["judges", "wants_date", "wants_name"],
)
def test_who_asks_for_a_detail_or_for_both_sides_is_given_that(wanted: str) -> None:
    assert quoted(MATTER, REST, LAST, wanted=wanted) == MATTER[0]


def test_a_long_paragraph_goes_on_to_other_matters() -> None:
    assert quoted(MATTER, *[(f"Team {number} meets.", 0.1) for number in range(7)]) == MATTER[0]
    assert LAST[0] not in quoted(MATTER, (" ".join(["weekly"] * 140) + ".", 0.1), LAST)


def test_of_several_each_is_quoted_in_short() -> None:
    assert quoted(MATTER, REST, LAST, names=("Alderbrook", "Beckford")) == MATTER[0]


def test_a_demand_that_comes_first_is_told_already() -> None:
    demand = scored({"wtni-1": [("The help for runaways.", 0.9)], "1": [MATTER, REST]})
    found = {"Alderbrook": Found(tuple(demand), answers=1.0)}
    question = Question("", Intent.SINGLE, "missing", (), (), (), ())
    chosen = Chooser(Policy(), read_valence(memory_index([]))).passages(question, found)["Alderbrook"]
    assert chosen[1].quote == joined(MATTER, REST)
