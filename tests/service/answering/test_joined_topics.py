"""Two topics joined in one clause: one answer where both are spoken of in it, else one for each."""

from __future__ import annotations

from service.answering.model import Outcome
from service.service import Service


def test_of_two_topics_joined_each_is_answered_where_one_answer_lacks_one(sample_service: Service) -> None:
    answer = sample_service.ask("What about private fostering and supervision in Eastwold?")
    assert answer.outcome is Outcome.ANSWERED
    assert "**Private fostering**" in answer.answer
    assert "**Supervision**" in answer.answer


def test_the_topic_that_nothing_is_said_of_is_said_to_be_so_and_the_other_answered(
    sample_service: Service,
) -> None:
    answer = sample_service.ask("What about supervision and life story work in Eastwold?")
    assert answer.outcome is Outcome.PARTIAL
    said, silent = answer.answer.split("**Life story work**")
    assert "[1]" in said
    assert "do not say" in silent


def test_where_one_answer_speaks_of_both_it_is_given_once(sample_service: Service) -> None:
    answer = sample_service.ask("What about supervision and management oversight in Eastwold?")
    assert answer.outcome is Outcome.ANSWERED
    assert "**Supervision**" not in answer.answer


def test_of_several_authorities_one_that_speaks_of_one_topic_alone_is_said_to_be_silent_on_the_other(
    sample_service: Service,
) -> None:
    answer = sample_service.ask("How are supervision and return home interviews in Eastwold and Tidewell?")
    assert answer.outcome is Outcome.ANSWERED
    both = {section.authority: section.text for section in answer.sections}
    assert set(both) == {"Eastwold", "Tidewell"}
    apart = sample_service.ask("How are supervision and private fostering in Eastwold and Tidewell?")
    said, fostering = apart.answer.split("**Private fostering**")
    assert "**Supervision**" in said
    assert "The report on Tidewell says nothing on it." in fostering
