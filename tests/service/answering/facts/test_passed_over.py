"""An inspection of which no report is held, between two whose reports are: told by the later one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.answering.model import Outcome
from service.question.model import FactKind, Question
from tests.service.answering.facts.world import CARE, OVERALL, fact_question, told
from tests.support.memory_index import made_report, memory_index

OLD = made_report(
    "Dunmere",
    (date(2013, 5, 8), date(2013, 5, 31)),
    {
        "judgements-1": "Overall effectiveness: Good; Children looked after and achieving permanence: Good; "
        "The experiences and progress of care leavers: Inadequate",
    },
    grades={
        OVERALL: "Good",
        "Children looked after and achieving permanence": "Good",
        "The experiences and progress of care leavers": "Inadequate",
    },
)
NEW = made_report(
    "Dunmere",
    (date(2021, 2, 1), date(2021, 2, 12)),
    {
        "judgements-1": f"{CARE}: Good; Overall effectiveness: Good",
        "summary-1": "Much is better since the last inspection in 2017, when services were judged to be inadequate.",
    },
    grades={CARE: "Good", OVERALL: "Good"},
)
WORLD = memory_index([OLD, NEW])
NEXT = memory_index(
    [OLD, made_report("Dunmere", (date(2014, 2, 1), date(2014, 2, 12)), {"judgements-1": "Overall effectiveness: Good"}, grades={OVERALL: "Good"})]
)  # fmt: skip


def _before(kind: FactKind, **changed: object) -> Question:
    asked = fact_question(kind, "Dunmere", judgement=OVERALL, index=WORLD)
    return replace(asked, report_ids=(OLD.report.report_id,), **changed)  # type: ignore[arg-type]


def test_the_previous_inspection_is_the_one_that_the_latest_tells_of() -> None:
    for kind in (FactKind.GRADE, FactKind.INSPECTION_DATES):
        for asked in (_before(kind, previous=True), _before(kind, until=2021, years=(2013, 2021))):
            answer, cited = told(asked, WORLD)
            assert answer.outcome is Outcome.ANSWERED
            assert "No report of Dunmere of that inspection is held." in answer.text
            assert "The newest held from before that: inspection, May 2013." in answer.text
            assert [one.paragraph for one in cited] == ["summary-1"]


def test_what_is_asked_of_a_year_is_not_told_of_another() -> None:
    answer, cited = told(_before(FactKind.GRADE, years=(2013,)), WORLD)
    assert answer.text.startswith("At the inspection of Dunmere")
    assert [one.paragraph for one in cited] == ["judgements-1"]


def test_reports_of_years_that_follow_each_other_have_nothing_between_them() -> None:
    asked = replace(fact_question(FactKind.GRADE, "Dunmere", judgement=OVERALL, index=NEXT), previous=True)
    assert "is held" not in told(replace(asked, report_ids=(OLD.report.report_id,)), NEXT)[0].text


def test_a_move_says_that_an_inspection_lay_between() -> None:
    for judgement in (OVERALL, None):
        answer, cited = told(
            fact_question(FactKind.GRADE_CHANGE, "Dunmere", judgement=judgement, index=WORLD), WORLD
        )
        assert (
            "Of an inspection between them no report is held; it is told of: “Much is better" in answer.text
        )
        assert cited[-1].paragraph == "summary-1"


def test_judgements_that_became_one_are_told_by_the_names_they_had_each_once() -> None:
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, "Dunmere", index=WORLD), WORLD)
    lines = [line for line in answer.text.splitlines() if line.startswith("- ") and "→" in line]
    assert len(lines) == len(set(lines)) == 3
    assert lines[1].startswith("- Children looked after and achieving permanence: **Good** (May 2013)")
    assert lines[2].startswith("- The experiences and progress of care leavers: **Inadequate** (May 2013)")


LISTING = made_report(
    "Elsford",
    (date(2018, 5, 8), date(2018, 5, 31)),
    {
        "judgements-1": "Overall effectiveness: Good",
        "previous-1": "The last inspection was in December 2015. The judgements were: Overall effectiveness: Inadequate; "
        "Experiences and progress of care leavers: Requires improvement.",
    },
    grades={OVERALL: "Good"},
    title="Re-inspection of services for children",
    sections={"previous-1": ("Information about this area", "Previous Ofsted inspections")},
)
SAYING = made_report(
    "Fenby",
    (date(2023, 5, 8), date(2023, 5, 19)),
    {
        "judgements-1": f"{CARE}: Good; Overall effectiveness: Good",
        "summary-1": "Much is better since the previous inspection in 2019, when it was judged good overall, but "
        "requires improvement for care leavers.",
    },
    grades={CARE: "Good", OVERALL: "Good"},
)
TOLD = memory_index([LISTING, SAYING])


def test_a_judgement_of_an_inspection_before_is_told_where_it_is_named() -> None:
    leavers = "The experiences and progress of care leavers"
    for name, until, paragraph in (("Elsford", 2018, "previous-1"), ("Fenby", 2023, "summary-1")):
        asked = fact_question(FactKind.GRADE, name, judgement=leavers, until=until, index=TOLD)
        answer, cited = told(asked, TOLD)
        assert answer.outcome is Outcome.ANSWERED
        assert [one.paragraph for one in cited] == [paragraph]
    other = fact_question(
        FactKind.GRADE, "Fenby", judgement="Leadership, management and governance", until=2023, index=TOLD
    )
    assert told(other, TOLD)[0].outcome is Outcome.NOT_FOUND


def test_a_report_of_the_kind_named_that_is_not_covered_is_held_all_the_same() -> None:
    asked = fact_question(
        FactKind.GRADE, "Elsford", text="what did the re-inspection find before?", judgement="Adoption performance", until=2018, index=TOLD
    )  # fmt: skip
    assert "held: inspection, May 2018" in told(asked, TOLD)[0].text
