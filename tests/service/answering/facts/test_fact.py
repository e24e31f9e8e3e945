from __future__ import annotations

from dataclasses import replace

import pytest

from service.question.model import FactKind
from tests.service.answering.facts.world import fact_question, nothing_told, told


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_kind_of_fact_is_answered_or_left_without_citing(kind: FactKind) -> None:
    told(fact_question(kind, "Alderbrook"))
    told(fact_question(kind))
    assert nothing_told(replace(fact_question(kind), unknown_places=("Atlantis",)))


@pytest.mark.parametrize("kind", [kind for kind in FactKind if not kind.value.startswith("grade_")])
def test_an_authority_that_is_not_held_is_said_not_to_be(kind: FactKind) -> None:
    answer, cited = told(fact_question(kind, "Dunmore"))
    assert "No report of Dunmore is held." in answer.text
    assert not cited


def test_a_question_about_nothing_held_at_all_is_left_to_retrieval() -> None:
    assert all(nothing_told(replace(fact_question(kind), report_ids=())) for kind in FactKind)


def test_no_question_about_a_fact_is_no_fact() -> None:
    assert nothing_told(replace(fact_question(FactKind.GRADE), fact=None))
