from __future__ import annotations

from service.question.model import FactKind
from tests.service.answering.facts.world import fact_question, told


def test_the_kind_of_visit_is_cited_from_the_sentence_that_names_it() -> None:
    answer, cited = told(fact_question(FactKind.REPORT_KIND, "Bywell"))
    assert answer.text == "Bywell had a focused visit (27 February 2019) [1]."
    assert cited[0].paragraph == "introduction-1"


def test_a_framework_that_no_paragraph_names_is_told_from_the_title() -> None:
    answer, cited = told(fact_question(FactKind.FRAMEWORK, "Corran"))
    assert "(ILACS), as its title shows: “Inspection of children's social care services”." in answer.text
    assert not cited
