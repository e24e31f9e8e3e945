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
    ["wants_date", "wants_name"],
)
def test_who_asks_for_a_detail_is_given_that(wanted: str) -> None:
    assert quoted(MATTER, REST, LAST, wanted=wanted) == MATTER[0]


def test_who_asks_how_good_it_is_is_told_all_of_it() -> None:
    assert quoted(MATTER, REST, LAST, wanted="judges") == joined(MATTER, REST, LAST)


def test_a_long_paragraph_goes_on_to_other_matters() -> None:
    assert quoted(MATTER, *[(f"Team {number} meets.", 0.1) for number in range(7)]) == MATTER[0]
    assert LAST[0] not in quoted(MATTER, (" ".join(["weekly"] * 140) + ".", 0.1), LAST)


TWO = ("Alderbrook", "Beckford")
SIX = (*TWO, "Colne", "Denholme", "Elmley", "Fenwick")
ON_IT = ("Interviews are offered again where a child declines.", 0.4)


def test_of_a_few_each_is_told_to_the_end_of_its_matter() -> None:
    assert quoted(MATTER, REST, ON_IT, LAST, names=TWO) == joined(MATTER, REST, ON_IT)
    assert quoted(VERDICT, MATTER, REST, LAST, names=TWO) == MATTER[0]


def test_of_a_few_a_paragraph_of_three_sentences_says_one_thing() -> None:
    assert quoted(MATTER, REST, LAST, names=TWO) == joined(MATTER, REST, LAST)


def test_of_more_each_is_quoted_in_short() -> None:
    assert quoted(MATTER, REST, ON_IT, LAST, names=SIX) == MATTER[0]


def test_the_verdict_that_opens_a_paragraph_on_the_matter_is_told_of_more_too() -> None:
    on_it = ("Help for runaways is excellent and effective.", 0.55)
    told = quoted(on_it, MATTER, REST, ON_IT, LAST, names=SIX)
    assert told == joined(on_it, MATTER)
    assert quoted((on_it[0], 0.1), MATTER, REST, ON_IT, LAST, names=SIX) == MATTER[0]


def test_of_many_both_sentences_of_a_paragraph_that_judge_the_matter_are_told() -> None:
    many = tuple(f"Place {number}" for number in range(13))
    good = ("Excellent support is given to runaways.", 0.9)
    bad = ("Too many records are poor and oversight is weak.", 0.4)
    assert quoted(good, bad, names=("Alderbrook", *many)) == joined(good, bad)
    assert quoted(good, LAST, names=("Alderbrook", *many)) == good[0]


def test_a_run_that_names_nobody_begins_where_its_part_of_the_service_is_named() -> None:
    part = ("Concerns that reach the front door are answered soon.", 0.1)
    other = ("Consent is sought.", 0.1)
    bare = ("Oversight is embedded.", 0.9)
    assert quoted(part, other, bare, names=SIX) == joined(part, other, bare)
    assert quoted(other, REST, bare, names=SIX) == bare[0]


def test_a_demand_that_comes_first_is_told_already() -> None:
    demand = scored({"wtni-1": [("The help for runaways.", 0.9)], "1": [MATTER, REST]})
    found = {"Alderbrook": Found(tuple(demand), answers=1.0)}
    question = Question("", Intent.SINGLE, "missing", (), (), (), ())
    chosen = Chooser(Policy(), read_valence(memory_index([]))).passages(question, found)["Alderbrook"]
    assert chosen[1].quote == joined(MATTER, REST)
