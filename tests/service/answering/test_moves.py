"""Whether the matter of a judgement got better: its grades first, then what was found each time."""

from __future__ import annotations

from service.answering.model import Outcome
from service.service import Service


def test_the_grades_of_the_very_matter_asked_about_come_first(sample_service: Service) -> None:
    answer = sample_service.ask("Has leadership in Harrowmere improved since 2016?")
    first, *rest = answer.answer.split("\n\n")
    assert answer.outcome is Outcome.ANSWERED
    assert first.startswith("Grade for ")
    assert "→" in first
    assert "2016" in first
    assert "2024" in first
    assert any(part.startswith("*Inspection, March 2016:*") for part in rest)


def test_so_they_do_where_it_is_asked_how_it_changed(sample_service: Service) -> None:
    answer = sample_service.ask("How has leadership in Harrowmere changed since 2016?")
    assert answer.answer.startswith("Grade for ")


def test_grades_say_nothing_of_a_part_of_that_matter(sample_service: Service) -> None:
    answer = sample_service.ask("Has supervision in Harrowmere improved since 2016?")
    assert "Grade for" not in answer.answer
