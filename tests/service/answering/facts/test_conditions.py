from __future__ import annotations

from dataclasses import replace

from service.answering.model import SectionOutcome
from service.question.model import EVERY_JUDGEMENT, FactKind, FactRequest, GradeCondition, Question
from tests.service.answering.facts.world import (
    CARE,
    EVERYBODY,
    HELP,
    LEADERS,
    OVERALL,
    fact_question,
    nothing_told,
    told,
)


def _asked(*conditions: GradeCondition, names: tuple[str, ...] = (), yes_no: bool = False) -> Question:
    question = fact_question(FactKind.GRADE_COUNT, *names, judgement=OVERALL, yes_no=yes_no)
    return replace(question, fact=FactRequest(FactKind.GRADE_COUNT, OVERALL, conditions=conditions))


def test_who_meets_all_conditions_is_named_and_every_grade_is_cited() -> None:
    asked = _asked(
        GradeCondition(LEADERS, "good or better for leaders"),
        GradeCondition(HELP, "requires improvement for help and protection"),
        names=EVERYBODY,
    )
    answer, cited = told(asked)
    assert answer.text.startswith(
        "**1** of the 2 authorities with both grades was judged **Good or better** for the impact of leaders"
    )
    assert "Corran (May 2022: Good, Requires improvement) [" in answer.text
    assert cited
    assert answer.notes == ("Each authority is counted once, by its latest report that gives both grades.",)
    silent = [one.authority for one in answer.sections if one.outcome is SectionOutcome.SILENT]
    assert silent == ["Bywell"]


def test_reports_superseded_since_are_told_after_the_latest() -> None:
    asked = _asked(GradeCondition(OVERALL, "not good"), GradeCondition(HELP, "inadequate"))
    answer, _ = told(asked)
    assert answer.text.startswith("**None** of the 2 authorities")
    assert (
        "In reports superseded since: Alderbrook (May 2016: Requires improvement, Inadequate)" in answer.text
    )


def test_one_judgement_against_another_is_answered_by_both_grades() -> None:
    asked = _asked(GradeCondition(LEADERS, "same", OVERALL), names=("Alderbrook",), yes_no=True)
    answer, _ = told(asked)
    assert answer.text.startswith(
        "No. At the inspection of Alderbrook (7 June 2021 to 18 June 2021) the grade"
    )
    assert "was **Outstanding** [1] and for overall effectiveness was **Good** [2]" in answer.text
    assert answer.text.endswith("the first is higher.")


def test_who_has_the_lower_grade_is_told_of_everybody() -> None:
    answer, _ = told(_asked(GradeCondition(HELP, "lower", LEADERS)))
    assert (
        "were given a lower grade for the experiences and progress of children who need help" in answer.text
    )
    assert "Alderbrook (June 2021: Good, Outstanding)" in answer.text


def test_an_open_question_is_told_how_both_stand() -> None:
    asked = _asked(GradeCondition(CARE, "higher or lower", OVERALL), names=("Corran",), yes_no=True)
    assert told(asked)[0].text.startswith("At the inspection of Corran")


def test_reports_without_the_grades_leave_it_to_the_search() -> None:
    asked = _asked(GradeCondition(OVERALL, "good"), GradeCondition(HELP, "good"), names=("Bywell",))
    assert nothing_told(asked)


def test_a_condition_that_begins_with_a_not_is_denied() -> None:
    asked = _asked(
        GradeCondition(LEADERS, "outstanding"), GradeCondition(OVERALL, "arent outstanding overall")
    )
    assert (
        "**other than Outstanding** for overall effectiveness: Alderbrook (June 2021" in told(asked)[0].text
    )


def test_who_is_counted_by_the_latest_of_several_reports_is_noted() -> None:
    answer, _ = told(_asked(GradeCondition(OVERALL, "good"), GradeCondition(HELP, "good")))
    assert answer.notes == ("Each authority is counted once, by its latest report that gives both grades.",)


def test_a_grade_may_be_left_out_of_every_judgement() -> None:
    good = GradeCondition(OVERALL, "good")
    without = _asked(good, GradeCondition(EVERY_JUDGEMENT, "not outstanding"))
    text = told(without)[0].text.split("\n\n")[0]
    assert "with a grade for overall effectiveness" in text
    assert "**Good** for overall effectiveness and **other than Outstanding** for every judgement" in text
    assert "Alderbrook" not in text  # good overall, outstanding for leaders
    assert "Alderbrook" in told(_asked(good, GradeCondition(EVERY_JUDGEMENT, "not inadequate")))[0].text


def test_a_run_of_years_is_told_by_its_ends() -> None:
    asked = _asked(GradeCondition(OVERALL, "good"), GradeCondition(HELP, "good"))
    asked = replace(asked, years=tuple(range(2015, 2026)))
    assert " from 2015 to 2025 " in told(asked)[0].text
    assert (
        " since 2015 " in told(replace(asked, text="Who was good overall and for help since 2015?"))[0].text
    )
