from __future__ import annotations

from service.answering.model import Outcome, SectionOutcome
from service.service import Service


def test_what_is_asked_for_by_a_name_that_stands_nowhere_is_not_found(sample_service: Service) -> None:
    answer = sample_service.ask("What about criminal exploitation in Carrowick?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert any(note.startswith("“Criminal exploitation” is not named") for note in answer.notes)


def test_among_several_whose_report_does_not_name_it_is_silent(sample_service: Service) -> None:
    answer = sample_service.ask("How do Carrowick, Eastwold and Tidewell use return home interviews?")
    outcomes = {section.authority: section.outcome for section in answer.sections}
    assert outcomes["Eastwold"] is SectionOutcome.ANSWERED
    assert outcomes["Carrowick and Sands"] is SectionOutcome.SILENT


def test_of_two_matters_listed_one_named_is_enough(sample_service: Service) -> None:
    both = "How good are {} in Eastwold and Tidewell?".format
    answer = sample_service.ask(both("supervision and criminal exploitation"))
    outcomes = {section.authority: section.outcome for section in answer.sections}
    assert outcomes["Eastwold"] is SectionOutcome.ANSWERED


def test_everyday_words_are_not_held_against_a_report(sample_service: Service) -> None:
    answer = sample_service.ask("How does Tidewell help kids who run away?")
    assert answer.citations
    assert not any("is not named" in note for note in answer.notes)


def test_a_term_by_another_name_stands_there(sample_service: Service) -> None:
    answer = sample_service.ask("How are return home interviews done in Eastwold?")
    assert not any("is not named" in note for note in answer.notes)


def test_what_is_asked_of_a_matter_that_it_is_nowhere_said_of_is_not_found(sample_service: Service) -> None:
    answer = sample_service.ask("How good is supervision of foster carers in Eastwold?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert any("“Supervision” and “foster carers” are nowhere spoken of together" in n for n in answer.notes)
    assert (
        sample_service.ask("How good is supervision of social workers in Eastwold?").outcome
        is Outcome.ANSWERED
    )


def test_two_matters_listed_beside_each_other_are_not_held_against_a_report(sample_service: Service) -> None:
    answer = sample_service.ask("How good are supervision and fostering in Eastwold?")
    assert answer.outcome is Outcome.ANSWERED


def test_many_without_a_report_are_listed_in_one_sentence(sample_service: Service) -> None:
    answer = sample_service.ask("How do London boroughs handle neglect?")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.answer.count("No report") == 1
    assert "is held for Barking and Dagenham, Barnet" in answer.answer
