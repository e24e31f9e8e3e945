from __future__ import annotations

from datetime import date

from indexer.model import ReportKind
from service.answering.model import Outcome
from service.question.model import FactKind
from tests.service.answering.facts.world import fact_question, only, told
from tests.support.memory_index import made_report


def test_the_kind_of_visit_is_cited_from_the_sentence_that_names_it() -> None:
    answer, cited = told(fact_question(FactKind.REPORT_KIND, "Bywell"))
    assert answer.text == (
        "Bywell had a focused visit (27 February 2019), “Inspection of children's social care services” [1]."
    )
    assert cited[0].paragraph == "introduction-1"


def test_a_framework_that_no_paragraph_names_is_told_from_the_title() -> None:
    answer, cited = told(fact_question(FactKind.FRAMEWORK, "Corran"))
    assert "(ILACS), as its title shows: “Inspection of children's social care services”." in answer.text
    assert not cited


def test_what_a_visit_looked_at_is_told_in_the_reports_words() -> None:
    visit = made_report(
        "Elmstead",
        (date(2020, 2, 4), date(2020, 2, 5)),
        {
            "cover-1": "1 March 2020; Lee Marsh",
            "introduction-1": "This letter is about a visit. Inspectors looked at the arrangements at the front door.",
        },
        kind=ReportKind.FOCUSED_VISIT,
        title="Focused visit to Elmstead",
    )
    index = only(visit)
    answer, cited = told(fact_question(FactKind.SUBJECT, "Elmstead", index=index), index)
    assert "“Inspectors looked at the arrangements at the front door.” [1]" in answer.text
    assert cited[0].paragraph == "introduction-1"


def test_a_visit_that_does_not_say_what_was_looked_at_is_said_not_to() -> None:
    answer, cited = told(fact_question(FactKind.SUBJECT, "Bywell"))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "does not say in a sentence what inspectors looked at" in answer.text
    assert not cited


def test_the_law_under_which_an_inspection_was_made_is_told_in_the_reports_words() -> None:
    report = made_report(
        "Elmford",
        (date(2014, 5, 1), date(2014, 5, 4)),
        {
            "information-about-1": "It was carried out under section 136 of the Education and Inspections Act 2006."
        },
        framework="SIF",
    )
    index = only(report)
    text = "Under which section and act was Elmford inspected?"
    answer, cited = told(fact_question(FactKind.FRAMEWORK, "Elmford", text=text, index=index), index)
    assert "“It was carried out under section 136 of the Education and Inspections Act 2006.”" in answer.text
    assert [one.paragraph for one in cited] == ["information-about-1"]
