from __future__ import annotations

from service.answering.model import SectionOutcome
from service.answering.passages import sentence_of, with_what_leans
from service.service import Service
from tests.service.answering.chosen import scored


def test_who_is_faulted_is_told_from_who_is_praised(sample_service: Service) -> None:
    answer = sample_service.ask("Which authorities struggle with supervision?")
    outcomes = {section.authority: section.outcome for section in answer.sections}
    assert outcomes["Eastwold"] is SectionOutcome.ANSWERED
    assert outcomes["Tidewell"] is SectionOutcome.SILENT
    assert "criticism on this" in answer.answer


def test_of_an_authority_named_the_other_side_is_told_and_said_to_be_that(sample_service: Service) -> None:
    answer = sample_service.ask("What are the weaknesses of supervision in Tidewell?")
    assert answer.answer.startswith("Nothing that faults this was found.")
    assert answer.citations


def test_weaknesses_asked_for_bring_no_strengths(sample_service: Service) -> None:
    answer = sample_service.ask("What are the weaknesses of supervision in Harrowmere?")
    assert "Needs to improve." in answer.answer
    assert "Strengths." not in answer.answer


def test_what_was_asked_for_is_told_from_what_was_found(sample_service: Service) -> None:
    answer = sample_service.ask("Which authorities were told to improve supervision?")
    assert "asked to do something about this" in answer.answer
    labels = {citation.paragraph for citation in answer.citations}
    assert labels
    assert all("improve" in label or label.isdigit() for label in labels)
    eastwold = next(section for section in answer.sections if section.authority == "Eastwold")
    assert eastwold.outcome is SectionOutcome.ANSWERED
    assert "Supervision and management oversight are weak" not in eastwold.text


def test_what_came_of_it_is_quoted_with_what_it_came_of() -> None:
    candidate = scored(
        {
            "1": [
                ("Visits are made.", 0.9),
                ("Workers change.", 0.8),
                ("For some children, this means that trust is lost.", 0.1),
            ]
        }
    )[0]
    run = with_what_leans(sentence_of(candidate, 1))
    assert run is not None
    assert run.quote == "Workers change. For some children, this means that trust is lost."
    assert with_what_leans(sentence_of(candidate, 0)) is None
