"""Asked who does not do something, who does it is not counted."""

from __future__ import annotations

from service.answering.denial import denies, has_little
from service.answering.model import SectionOutcome
from service.service import Service


def test_who_does_not_is_told_from_who_does(sample_service: Service) -> None:
    answer = sample_service.ask("Which authorities don't give social workers regular supervision?")
    outcomes = {section.authority: section.outcome for section in answer.sections}
    assert outcomes["Eastwold"] is SectionOutcome.ANSWERED
    assert outcomes["Tidewell"] is SectionOutcome.SILENT
    assert "said not to, or not always, not well or not by enough" in answer.answer


def test_of_a_few_named_who_does_it_is_told_as_well(sample_service: Service) -> None:
    answer = sample_service.ask(
        "Which of Eastwold and Tidewell doesn't give social workers regular supervision?"
    )
    assert {section.outcome for section in answer.sections} == {SectionOutcome.ANSWERED}


def test_what_is_not_so_or_too_little_is_denied() -> None:
    assert denies("Lanterns are not always lit.")
    assert denies("There is a lack of oil.")
    assert denies("Few wicks are trimmed.")
    assert not denies("Lanterns are lit every night.")


def test_whose_report_is_silent_is_named_first(sample_service: Service) -> None:
    answer = sample_service.ask("Which reports don't mention private fostering?")
    silent = [one.authority for one in answer.sections if one.outcome is SectionOutcome.SILENT]
    assert silent
    first = answer.answer.split(" say")[0]
    assert first.startswith("The report")
    assert all(name in first for name in silent)


def test_of_what_is_bad_there_is_little() -> None:
    assert has_little("Caseloads are manageable.")
    assert has_little("There is no waiting list.")
    assert not has_little("Caseloads are high.")
