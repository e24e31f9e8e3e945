from __future__ import annotations

from datetime import date

import pytest

from service.answering.model import Outcome, SectionOutcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, HELP, OVERALL, fact_question, told
from tests.support.memory_index import made_report, memory_index

_ELMFORD = [
    made_report(
        "Elmford",
        (date(year, 3, 1), date(year, 3, 5)),
        {"judgements-1": f"{HELP}: {grade}; Overall effectiveness: {grade}"},
        grades={HELP: grade, OVERALL: grade},
    )
    for year, grade in ((2017, "Inadequate"), (2020, "Good"))
]
_EARLIER = memory_index(_ELMFORD)


def test_a_grade_in_every_judgement_is_told_of_the_latest_graded_report() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT, *EVERYBODY, text="who is good or better across the board", grade="Good"
    )
    answer, cited = told(asked)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith(
        "**1** of the 2 authorities with grades was judged **Good or better** in every judgement of the "
        "latest report: Alderbrook (June 2021)"
    )
    assert cited
    silent = [one.authority for one in answer.sections if one.outcome is SectionOutcome.SILENT]
    assert silent == ["Bywell"]


def test_none_is_said_where_no_report_has_the_grade_throughout() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT, *EVERYBODY, text="outstanding in every judgement", grade="Outstanding"
    )
    answer, cited = told(asked)
    assert answer.text.startswith("**None** of the 2 authorities with grades")
    assert not cited


def test_years_name_those_of_whom_no_report_of_them_is_held() -> None:
    asked = fact_question(FactKind.GRADE_COUNT, judgement=OVERALL, grade="Good", years=(2021,))
    answer, _ = told(asked)
    assert "No report that fits the question: Bywell and Corran." in answer.text


def test_an_earlier_report_that_gave_it_throughout_is_told_too() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT,
        "Elmford",
        text="who was inadequate throughout",
        grade="Inadequate",
        index=_EARLIER,
    )
    answer, cited = told(asked, _EARLIER)
    assert answer.text.startswith("**None** of the 1 authority")
    assert "In reports superseded since: Elmford (March 2017) [1]" in answer.text
    assert cited


def test_who_ever_had_it_throughout_counts_every_report() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT, text="who was ever inadequate throughout", grade="Inadequate", index=_EARLIER
    )
    answer, _ = told(asked, _EARLIER)
    assert answer.text.startswith(
        "**1** of the 1 authority with grades was judged **Inadequate** in every judgement of a report: Elmford (March 2017)"
    )


def test_a_grade_for_anything_is_looked_for_in_every_judgement() -> None:
    asked = fact_question(
        FactKind.GRADE_COUNT, text="did any councils get an outstanding for anything", grade="Outstanding"
    )
    answer, _ = told(asked)
    assert answer.text.startswith(
        "**1** of the 2 authorities with grades was judged **Outstanding** in at least one judgement of the "
        "latest report: Alderbrook (June 2021: the impact of leaders on social work practice with children and families)"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who was not inadequate in any judgement", "**1** of the 1 authority with grades was judged **other than Inadequate** in every judgement of the latest"),
        ("who was inadequate in no judgement", "**1** of the 1 authority with grades was judged **other than Inadequate** in every"),
        ("who was never inadequate in any judgement", "**None** of the 1 authority with grades were judged **other than Inadequate** in every judgement of every report held."),
        ("who was not inadequate in one judgement", "**1** of the 1 authority with grades was judged **other than Inadequate** in at least one"),
    ],
)  # fmt: skip
def test_not_in_any_is_in_none(text: str, said: str) -> None:
    asked = fact_question(FactKind.GRADE_COUNT, text=text, grade="Inadequate", index=_EARLIER)
    assert told(asked, _EARLIER)[0].text.startswith(said)
