from __future__ import annotations

import pytest

from service.answering.facts.moves import moves_asked
from service.answering.model import Outcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, HELP, OVERALL, fact_question, told


@pytest.mark.parametrize(
    ("text", "grade", "verdict"),
    [
        ("Was Alderbrook ever good?", "Good", "Yes."),
        ("Was Alderbrook ever inadequate?", "Inadequate", "No."),
        ("Has Alderbrook always been good?", "Good", "No."),
        ("Was Alderbrook ever requires improvement?", "Requires improvement", "Yes."),
    ],
)
def test_ever_and_always_are_answered_from_all_inspections(text: str, grade: str, verdict: str) -> None:
    asked = fact_question(
        FactKind.GRADE, "Alderbrook", text=text, judgement=OVERALL, grade=grade, yes_no=True
    )
    answer, _ = told(asked)
    assert answer.text.startswith(verdict)
    assert "2016" in answer.text
    assert "2021" in answer.text


def test_one_grade_or_another_is_answered_by_the_grade() -> None:
    text = "Is Alderbrook good or outstanding?"
    asked = fact_question(
        FactKind.GRADE, "Alderbrook", text=text, judgement=OVERALL, grade="Outstanding", yes_no=True
    )
    answer, _ = told(asked)
    assert "**Good**" in answer.text
    assert not answer.text.startswith(("Yes", "No"))


def test_who_ever_had_a_grade_is_counted_over_all_reports() -> None:
    text = "Which councils have ever been requires improvement?"
    asked = fact_question(
        FactKind.GRADE_COUNT, *EVERYBODY, text=text, judgement=OVERALL, grade="Requires improvement"
    )
    answer, _ = told(asked)
    assert answer.text.startswith("**Both** of the 2 authorities")


def test_the_weakest_judgement_of_a_report_is_named() -> None:
    text = "Which judgement was lowest at Alderbrook in 2016?"
    asked = fact_question(FactKind.GRADE, "Alderbrook", text=text, judgement=OVERALL, years=(2016,))
    answer, cited = told(asked)
    assert "**Inadequate**" in answer.text
    assert HELP[1:] in answer.text
    assert len(cited) == 1


def test_courses_are_narrowed_to_the_move_asked_about() -> None:
    text = "Which councils went from requires improvement to good?"
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, *EVERYBODY, text=text, judgement=OVERALL))
    assert (
        "The one authority with two or more graded reports held moved from Requires improvement to Good: Alderbrook."
        in answer.text
    )
    assert "- **Corran**" not in answer.text


def test_the_next_inspection_is_not_told() -> None:
    answer, cited = told(
        fact_question(FactKind.INSPECTION_DATES, "Alderbrook", text="When is the next inspection?")
    )
    assert answer.outcome is Outcome.NOT_FOUND
    assert not cited


def test_the_longest_inspection_is_told_with_its_days() -> None:
    answer, _ = told(
        fact_question(FactKind.INSPECTION_DATES, *EVERYBODY, text="Which inspection lasted longest?")
    )
    assert answer.text.startswith(
        "Longest from the first day to the last: the inspection of Alderbrook in May 2016"
    )
    assert "18 days" in answer.text


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Which councils have only one report?", "**2** of the 3 authorities have exactly one report held: Bywell and Corran."),
        ("Which councils have been inspected most often?", "Alderbrook has the most inspections held, 2 each."),
        ("Which councils have the most reports?", "Alderbrook has the most reports held, 3 each."),
        ("Which councils have had four reports?", "No authority has at least four reports held."),
        ("Which of the five reports is the newest?", "The newest report held is that of the focused visit to Alderbrook"),
    ],
)  # fmt: skip
def test_authorities_are_told_by_the_number_of_their_reports(text: str, lead: str) -> None:
    answer, _ = told(fact_question(FactKind.HELD, *EVERYBODY, text=text))
    assert answer.text.startswith(lead)


def test_a_person_asked_about_with_yes_or_no_is_answered_so() -> None:
    text = "Was Ruth Vane lead inspector at Alderbrook in 2021?"
    asked = fact_question(FactKind.LEAD_INSPECTOR, "Alderbrook", text=text, years=(2021,), yes_no=True)
    answer, cited = told(asked)
    assert answer.text.startswith("No.")
    assert "led by Amir Holt" in answer.text
    assert cited


def test_a_role_in_the_team_is_quoted() -> None:
    text = "Who was the data analyst at Alderbrook in 2016?"
    answer, cited = told(fact_question(FactKind.INSPECTORS, "Alderbrook", text=text, years=(2016,)))
    assert cited[0].quote == "Data analyst: Pat Low"
    assert "Pat Low" in answer.text


def test_who_led_most_counts_only_those_called_leader() -> None:
    text = "Who was lead inspector for the most inspections?"
    answer, _ = told(fact_question(FactKind.LEAD_INSPECTOR, *EVERYBODY, text=text))
    assert answer.text.startswith(
        "One inspector led the most of the 5 reports covered, 2:\n\n- **Ruth Vane**"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("which councils stayed good", "None"),
        ("which has been good twice in a row", "None"),
        ("which improved", "Alderbrook"),
        ("which went up two grades", "None"),
    ],
)
def test_courses_are_told_apart_by_what_was_kept_and_how_far_they_went(text: str, names: str) -> None:
    asked = fact_question(FactKind.GRADE_CHANGE, *EVERYBODY, text=text, judgement=OVERALL)
    assert names in told(asked)[0].text.split("\n")[0]


def test_an_authority_that_went_and_came_back_did_not_stay_the_same() -> None:
    moves = moves_asked("which councils stayed the same")
    assert moves.fits(["Good", "Good"])
    assert not moves.fits(["Good", "Inadequate", "Good"])


def test_a_grade_kept_and_twice_in_a_row() -> None:
    assert moves_asked("which stayed inadequate").fits(["Inadequate", "Inadequate"])
    assert not moves_asked("which stayed inadequate").fits(["Good", "Inadequate"])
    assert moves_asked("good twice in a row").fits(["Inadequate", "Good", "Good"])
    assert not moves_asked("which dropped two grades").fits(["Good", "Requires improvement"])


def test_grades_gained_at_once_are_told_from_those_gained_step_by_step() -> None:
    at_once = moves_asked("which councils jumped two grades in one go")
    assert at_once.fits(["Inadequate", "Inadequate", "Good"])
    assert not at_once.fits(["Inadequate", "Requires improvement", "Good"])
    assert moves_asked("who went backwards").way == "declined"


@pytest.mark.parametrize(
    ("text", "grade", "said"),
    [
        ("When was Alderbrook first good?", "Good", "First Good at the inspection of Alderbrook in June 2021; before that it was Requires improvement."),
        ("When was Alderbrook first rated requires improvement?", "Requires improvement", "First Requires improvement at the inspection of Alderbrook in May 2016, the first report held that gives the grade."),
    ],
)  # fmt: skip
def test_when_a_grade_was_first_given_is_told_by_the_oldest_that_gives_it(
    text: str, grade: str, said: str
) -> None:
    answer, _ = told(fact_question(FactKind.GRADE, "Alderbrook", text=text, judgement=OVERALL, grade=grade))
    assert answer.text.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "Which councils have never been good?",
        "Which councils have never been good or better?",
        "Who has never been rated good or outstanding?",
    ],
)
def test_never_good_is_less_than_good_at_every_inspection(text: str) -> None:
    answer, _ = told(
        fact_question(FactKind.GRADE_COUNT, *EVERYBODY, text=text, judgement=OVERALL, grade="Good")
    )
    assert answer.text.startswith("**1** of the 2 authorities")
    assert "**below Good**: Corran" in answer.text.split("\n\n")[0]


def test_never_outstanding_is_any_other_grade() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT,
        *EVERYBODY,
        text="Who has never been outstanding?",
        judgement=OVERALL,
        grade="Outstanding",
    )
    assert told(asked)[0].text.startswith("**Both** of the 2 authorities")


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("What did Alderbrook get in 2016 compared with now?", True),
        ("What was Alderbrook rated in 2016 and what is it now?", True),
        ("Now what was Alderbrook rated in 2016?", False),
        ("What was Alderbrook rated in 2016?", False),
    ],
)
def test_a_year_beside_today_is_told_with_the_newest_grade(text: str, both: bool) -> None:
    answer, _ = told(fact_question(FactKind.GRADE, "Alderbrook", text=text, judgement=OVERALL, years=(2016,)))
    assert "April 2016" in answer.text
    assert ("June 2021" in answer.text) is both
