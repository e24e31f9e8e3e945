from __future__ import annotations

from service.service import Service


def test_a_term_that_a_report_does_not_use_is_said_not_to_stand_there(sample_service: Service) -> None:
    answer = sample_service.ask("What about criminal exploitation in Carrowick?")
    assert answer.citations
    assert any(note.startswith("“Criminal exploitation” is not named") for note in answer.notes)


def test_everyday_words_are_not_held_against_a_report(sample_service: Service) -> None:
    answer = sample_service.ask("How does Tidewell help kids who run away?")
    assert answer.citations
    assert not any("is not named" in note for note in answer.notes)


def test_a_term_by_another_name_stands_there(sample_service: Service) -> None:
    answer = sample_service.ask("How are return home interviews done in Eastwold?")
    assert not any("is not named" in note for note in answer.notes)
