"""Who has something by a proper name is who names it; what is near it does not count."""

from __future__ import annotations

from service.answering.model import Outcome, SectionOutcome
from service.service import Service


def test_of_a_name_only_those_that_name_it_are_counted(sample_service: Service) -> None:
    answer = sample_service.ask('Which authorities call their front door a "Single Point of Contact"?')
    speaking = [s.authority for s in answer.sections if s.outcome is SectionOutcome.ANSWERED]
    assert speaking == ["Upper Aldmoor"]
    assert all("single point of contact" in citation.quote.lower() for citation in answer.citations)
    assert "Counted are those whose reports name “Single Point of Contact”." in answer.notes


def test_of_a_name_that_nobody_has_it_is_said_that_no_report_names_it(sample_service: Service) -> None:
    answer = sample_service.ask("Which councils have a scheme for foster carers called Larkspur?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.answer.startswith("None of the reports searched names “Larkspur”.")
    assert not answer.citations
