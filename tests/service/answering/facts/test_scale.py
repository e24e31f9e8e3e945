from __future__ import annotations

from indexer.model import Grade
from service.answering.facts.asked import Comparison
from service.answering.facts.scale import grades_for, same_subject, satisfies


def test_grades_are_compared_by_their_step() -> None:
    assert satisfies("Outstanding", Comparison.AT_LEAST, "Good")
    assert satisfies("Inadequate", Comparison.BELOW, "Good")
    assert satisfies("Outstanding", Comparison.ABOVE, "Good")
    assert satisfies("Requires improvement", Comparison.AT_MOST, "Requires improvement")
    assert satisfies("Adequate", Comparison.NOT, "Requires improvement")
    assert not satisfies("Adequate", Comparison.IS, "Requires improvement")


def test_one_subject_has_several_names() -> None:
    assert same_subject(
        "Leadership, management and governance", "The impact of leaders on social work practice"
    )
    assert same_subject("Children looked after and achieving permanence", "Children in care")
    assert not same_subject("Care leavers", "Children in care and care leavers")


def test_a_wider_judgement_is_split_into_those_that_a_report_has() -> None:
    grades = (Grade("Children in care", "Good", "Good"), Grade("Care leavers", "Inadequate", "Inadequate"))
    assert grades_for(grades, "Children in care and care leavers") == grades
    assert grades_for(grades, "care leavers") == grades[1:]
    assert grades_for(grades, "Adoption performance") == ()
