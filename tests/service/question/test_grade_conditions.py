from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.grade_conditions import grade_conditions
from service.question.model import EVERY_JUDGEMENT, FactKind, GradeCondition, Question

Ask = Callable[..., Question]

LEAVERS = "The experiences and progress of care leavers"
IN_CARE = "The experiences and progress of children in care"
LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
OVERALL = "Overall effectiveness"


@pytest.mark.parametrize(
    ("masked", "expected"),
    [
        ("WHICH were good overall but inadequate for care leavers", [(OVERALL, "Good"), (LEAVERS, "Inadequate")]),
        ("outstanding for children in care but only good for care leavers-who", [(IN_CARE, "Outstanding"), (LEAVERS, "Good")]),
        ("who was graded good for leaders and worse than good overall", [(LEADERS, "Good"), (OVERALL, "worse than good")]),
        ("WHICH got good for help and protection and outstanding for leaders", [(HELP, "Good"), (LEADERS, "Outstanding")]),
        ("WHICH was good or better for leaders and worse than good overall", [(LEADERS, "good or better"), (OVERALL, "worse than good")]),
        ("who got outstanding for leaders and below good overall", [(LEADERS, "Outstanding"), (OVERALL, "below good")]),
        ("is good for leaders common when overall is inadequate", [(LEADERS, "Good"), (OVERALL, "Inadequate")]),
        ("WHICH were inadequate overall where leaders were good", [(OVERALL, "Inadequate"), (LEADERS, "Good")]),
        ("WHICH are neither good overall nor good for leaders", [(OVERALL, "neither good"), (LEADERS, "nor good")]),
        ("WHICH without an outstanding grade were good overall", [(OVERALL, "Good"), (EVERY_JUDGEMENT, "not outstanding")]),
        ("WHICH were good overall with no outstanding judgements", [(OVERALL, "Good"), (EVERY_JUDGEMENT, "not outstanding")]),
    ],
)  # fmt: skip
def test_two_grades_at_once_are_two_conditions(masked: str, expected: list[tuple[str, str]]) -> None:
    found = grade_conditions(masked)
    assert [one.judgement for one in found] == [judgement for judgement, _ in expected]
    assert all(grade.lower() in one.said for one, (_, grade) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    "masked", ["WHICH are inadequate for care leavers but not overall", "who is outstanding for leaders yet not overall"]
)  # fmt: skip
def test_what_only_denies_is_of_the_grade_before_it(masked: str) -> None:
    assert grade_conditions(masked)[1].judgement == OVERALL
    assert grade_conditions(masked)[1].said.startswith("not ")


def test_what_only_compares_is_set_against_the_grade_before_it() -> None:
    found = grade_conditions("who has inadequate for leaders but better overall")
    assert found[1] == GradeCondition(OVERALL, "better than inadequate")


@pytest.mark.parametrize(
    ("masked", "said"),
    [
        ("was PLACE leadership grade the same as its overall grade in YEAR", "same"),
        ("was the overall grade for PLACE higher or lower than the leadership one", "higher or lower"),
        ("who got a worse grade for leaders than overall", "lower"),
        ("did PLACE get different grades for leaders and overall", "different"),
        ("are the grades of PLACE for leaders and overall different", "different"),
    ],
)
def test_one_judgement_may_be_set_against_another(masked: str, said: str) -> None:
    (condition,) = grade_conditions(masked)
    assert condition.said == said
    assert condition.against is not None


@pytest.mark.parametrize(
    "masked",
    [
        "WHICH were good overall",
        "WHICH are neither good nor outstanding for leaders",
        "WHICH were good or better and above for leaders",
        "WHICH were good overall and for leadership",  # each for itself
        "WHICH are good overall and which of them are outstanding for adoption",
        "WHICH went from inadequate overall to good for care leavers",
        "PLACE was good overall but inadequate for care leavers",
        "is it better for care leavers than overall in YEAR or good",
        "WHICH got good for help and protection",
    ],
)
def test_other_questions_set_nothing_against_each_other(masked: str) -> None:
    assert grade_conditions(masked) == ()


def test_conditions_are_one_question(ask: Ask) -> None:
    question = ask("which councils were rated outstanding overall but not for help and protection")
    assert question.parts == ()
    assert question.fact is not None
    assert question.fact.kind is FactKind.GRADE_COUNT
    assert question.fact.conditions[1] == GradeCondition(HELP, "not outstanding")


def test_a_question_may_deny_with_neither_and_nor(ask: Ask) -> None:
    question = ask("which councils are neither good overall nor good for leaders")
    assert question.fact is not None
    assert [one.judgement for one in question.fact.conditions] == [OVERALL, LEADERS]
