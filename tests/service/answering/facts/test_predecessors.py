from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.answering.model import Outcome
from service.question.model import AskedAuthority, FactKind, Question, Scope
from tests.service.answering.facts.world import LEADERS, OVERALL, fact_question, told
from tests.support.memory_index import made_report, memory_index

SUCCESSOR = made_report(
    "East Holm",
    (date(2024, 2, 3), date(2024, 2, 14)),
    {
        "judgements-1": f"{LEADERS}: Good; Overall effectiveness: Good",
        "summary-1": "The predecessor council, Holmshire County Council, was judged inadequate in 2021. Staff stayed.",
    },
    grades={LEADERS: "Good", OVERALL: "Good"},
)
WORLD = memory_index([SUCCESSOR])


def _asked(judgement: str = OVERALL, years: tuple[int, ...] = ()) -> Question:
    """A question about a county that was split in two, of one of which a report is held."""
    authorities = tuple(
        AskedAuthority(name, name == "East Holm", Scope.NAMED, "Holmshire", "Holmshire")
        for name in ("East Holm", "West Holm")
    )
    asked = fact_question(FactKind.GRADE, "East Holm", judgement=judgement, years=years, index=WORLD)
    return replace(asked, authorities=authorities)


def test_the_grade_of_an_authority_that_is_no_more_is_told_by_its_successor() -> None:
    answer, cited = told(_asked(), WORLD)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith(
        "No report of Holmshire is held; East Holm and West Holm took over from it."
    )
    assert [one.paragraph for one in cited] == ["summary-1"]
    assert [section.authority for section in answer.sections] == ["East Holm"]


def test_of_another_year_or_judgement_it_tells_nothing() -> None:
    assert "Holmshire is held" not in told(_asked(years=(2018,)), WORLD)[0].text
    assert "Holmshire is held" not in told(_asked(judgement=LEADERS), WORLD)[0].text


def test_a_predecessor_need_not_be_named() -> None:
    asked = fact_question(
        FactKind.GRADE,
        "East Holm",
        text="How was East Holm's predecessor judged?",
        judgement=OVERALL,
        index=WORLD,
    )
    answer, cited = told(asked, WORLD)
    assert "was judged inadequate in 2021" in answer.text
    assert [one.paragraph for one in cited] == ["summary-1"]


def test_a_successor_asked_about_by_its_own_name_is_told_of_itself() -> None:
    asked = fact_question(FactKind.GRADE, "East Holm", judgement=OVERALL, index=WORLD)
    assert told(asked, WORLD)[0].text.startswith("At the inspection of East Holm")
