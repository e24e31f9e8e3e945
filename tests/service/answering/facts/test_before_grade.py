from __future__ import annotations

from datetime import date

import pytest

from indexer.model import ParsedReport
from service.question.model import FactKind
from tests.service.answering.facts.world import OVERALL, fact_question, told
from tests.support.memory_index import made_report, memory_index


def _inspected(year: int, grade: str, summary: str = "Much has changed.") -> ParsedReport:
    return made_report(
        "Gorsley",
        (date(year, 2, 3), date(year, 2, 14)),
        {"judgements-1": f"Overall effectiveness: {grade}", "summary-1": summary},
        grades={OVERALL: grade},
        lead_inspector=f"Lead of {year}",
    )


WORLD = memory_index(
    [
        _inspected(
            2016, "Inadequate", "At the last inspection in 2013, Gorsley was judged to be good overall."
        ),
        _inspected(2019, "Good"),
        _inspected(2022, "Outstanding"),
        _inspected(2025, "Outstanding"),
    ]
)


@pytest.mark.parametrize(
    ("text", "years", "first"),
    [
        ("What was Gorsley's grade before it was judged good in 2019?", (2019,), "At the inspection of Gorsley (3 February 2016"),
        ("What was Gorsley before it became outstanding?", (), "At the inspection of Gorsley (3 February 2019"),
        ("What was Gorsley before it was outstanding in 2025?", (2025,), "At the inspection of Gorsley (3 February 2022"),
        ("What was Gorsley before it was outstanding in 2019?", (2019,), "The grade at the inspection of Gorsley in February 2019 was not Outstanding but Good; before that: At the inspection of Gorsley (3 February 2016"),
        ("What was Gorsley before it required improvement?", (), "No report held of Gorsley gave the grade Requires improvement."),
    ],
)  # fmt: skip
def test_the_grade_before_one_is_that_of_the_report_before(
    text: str, years: tuple[int, ...], first: str
) -> None:
    asked = fact_question(FactKind.GRADE, "Gorsley", text=text, judgement=OVERALL, years=years, index=WORLD)
    assert told(asked, WORLD)[0].text.startswith(first)


def test_the_grade_before_the_first_report_held_is_told_by_that() -> None:
    text = "What was Gorsley's grade before it was judged inadequate in 2016?"
    asked = fact_question(FactKind.GRADE, "Gorsley", text=text, judgement=OVERALL, years=(2016,), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert "as a later report tells. No report of Gorsley from that time is held." in answer.text
    assert [one.paragraph for one in cited] == ["summary-1"]


def test_other_facts_of_the_inspection_before_are_told_as_well() -> None:
    text = "Who led the Gorsley inspection before it was judged good in 2019?"
    asked = fact_question(FactKind.LEAD_INSPECTOR, "Gorsley", text=text, years=(2019,), index=WORLD)
    assert "Lead of 2016" in told(asked, WORLD)[0].text


def test_whether_it_was_so_before_is_answered_of_that_grade_alone() -> None:
    asked = fact_question(
        FactKind.GRADE,
        "Gorsley",
        text="Was Gorsley inadequate before it was good?",
        judgement=OVERALL,
        grade="Inadequate",
        yes_no=True,
        index=WORLD,
    )
    assert told(asked, WORLD)[0].text.startswith("Yes. At the inspection of Gorsley (3 February 2016")
