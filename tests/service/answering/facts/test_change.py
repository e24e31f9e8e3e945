from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from indexer.model import ReportKind
from service.answering.citations import CitationBook
from service.answering.facts.change import grade_change
from service.answering.facts.moves import moves_asked
from service.answering.model import Outcome
from service.question.model import FactKind
from tests.service.answering.facts.world import (
    ALDERBROOK_2016,
    ALDERBROOK_2021,
    CORRAN_2022,
    EVERYBODY,
    LEADERSHIP,
    OVERALL,
    fact_question,
    told,
)
from tests.support.memory_index import made_report, memory_index


def test_a_change_goes_from_the_first_to_the_latest_graded_report() -> None:
    answer, cited = told(fact_question(FactKind.GRADE_CHANGE, *EVERYBODY, judgement=OVERALL))
    assert answer.text.startswith(
        "Overall effectiveness: of the 1 authority with two or more graded reports held, 1 improved (Alderbrook)."
    )
    assert "**Requires improvement** (May 2016) [1] → **Good** (June 2021) [2]: improved." in answer.text
    assert "Only one report held gives a grade" in answer.text
    assert cited[0].report_id == "alderbrook-2016-inspection"


def test_what_a_report_recalls_stands_beside_a_single_grade() -> None:
    answer, cited = told(fact_question(FactKind.GRADE_CHANGE, "Bywell", judgement=OVERALL))
    assert answer.outcome is Outcome.NOT_FOUND
    assert cited[0].paragraph == "overview-1"


def test_judgements_of_two_frameworks_on_one_subject_are_compared() -> None:
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, "Alderbrook", judgement=LEADERSHIP))
    assert answer.text == "**Good** (May 2016) [1] → **Outstanding** (June 2021) [2]: improved."


def test_grades_that_went_to_and_fro_are_compared_from_the_first_to_the_last() -> None:
    reports = [
        made_report(
            "Alderbrook",
            (date(year, 6, 7), date(year, 6, 18)),
            {"judgements-1": f"Overall effectiveness: {grade}"},
            grades={OVERALL: grade},
        )
        for year, grade in ((2015, "Inadequate"), (2018, "Outstanding"), (2022, "Good"))
    ]
    index = memory_index(reports)
    asked = fact_question(FactKind.GRADE_CHANGE, "Alderbrook", judgement=OVERALL, index=index)
    answer = grade_change(asked, index, CitationBook())
    assert answer is not None
    assert answer.text.endswith("**Good** (June 2022) [3]: improved from the first to the last.")


def test_a_first_year_takes_all_reports_since_then() -> None:
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, "Alderbrook", judgement=OVERALL, years=(2016,)))
    assert "(May 2016) [1] → **Good** (June 2021) [2]: improved" in answer.text


def test_without_a_judgement_all_shared_ones_are_told() -> None:
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, "Alderbrook"))
    assert answer.text.count(" – improved") == 3
    assert answer.text.startswith("The grades of Alderbrook from May 2016 to June 2021:")


def test_a_change_in_a_year_is_told_from_the_report_before_it() -> None:
    asked = fact_question(FactKind.GRADE_CHANGE, "Alderbrook", judgement=OVERALL, years=(2021,))
    answer, cited = told(asked)
    assert "Only one report" not in answer.text
    assert len({citation.report_id for citation in cited}) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which councils that required improvement in 2016 have since become good?", "Alderbrook"),
        ("Of the councils that required improvement in 2016, who is now good or better?", "Alderbrook"),
        ("Which councils that required improvement in 2017 have since become good?", None),
        ("Which councils that required improvement are now outstanding?", None),
        ("Which councils that required improvement in 2016 are good now?", "Alderbrook"),
        ("Which councils required improvement in 2016 and have improved since?", "Alderbrook"),
        ("Who required improvement in 2016 but does not any more?", "Alderbrook"),
        ("Which improved from requires improvement in 2016?", "Alderbrook"),
        ("Which councils required improvement and have since dropped?", None),
        ("Which councils required improvement in 2016 and still do?", None),
        ("Which councils have been good twice?", None),
    ],
)
def test_who_of_those_with_one_grade_has_another_now(text: str, names: str | None) -> None:
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, *EVERYBODY, text=text, judgement=OVERALL))
    lead = answer.text.split("\n")[0]
    assert (names or "authorit") in lead
    denied = re.search(r"\*\*None\*\*|\b(?:is|has) (?:not|no longer)\b", lead) is not None
    assert denied is (names is None)


def test_both_ends_of_a_time_are_kept_to() -> None:
    asked = fact_question(FactKind.GRADE_CHANGE, "Alderbrook", judgement=OVERALL, years=(2020, 2021))
    assert "Only one report held gives a grade" in told(asked)[0].text


@pytest.mark.parametrize(
    ("said", "recalled"),
    [
        ("Services for children have not improved since the last inspection in 2016.", True),
        ("Since the last inspection, children's services have deteriorated.", True),
        ("Since the last inspection, leaders have invested for children's services to improve.", False),
        ("The adoption service was judged to be adequate at the last inspection.", False),
        ("Since the last inspection, services for children in care have improved.", False),
    ],
)
def test_beside_a_single_grade_stands_how_services_as_a_whole_have_moved(said: str, recalled: bool) -> None:
    report = made_report(
        "Dunmere",
        (date(2020, 3, 2), date(2020, 3, 13)),
        {"judgements-1": "Overall effectiveness: Requires improvement", "1": said},
        grades={OVERALL: "Requires improvement"},
    )
    index = memory_index([report])
    asked = fact_question(FactKind.GRADE_CHANGE, "Dunmere", judgement=OVERALL, index=index)
    answer, _ = told(asked, index)
    assert (said in answer.text) is recalled


def test_who_has_no_newer_grade_is_told_apart_from_those_who_stayed() -> None:
    text = "Which councils required improvement in 2022 and still do?"
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, *EVERYBODY, text=text, judgement=OVERALL))
    lead = answer.text.split("\n")[0]
    assert lead == (
        "One authority was judged Requires improvement in 2022. Of Corran no newer report with a grade is held."
    )
    assert answer.points_at == ()


@pytest.mark.parametrize(
    "text",
    [
        "What happened to the councils judged requires improvement?",
        "What became of the councils rated requires improvement?",
        "Which councils were requires improvement and what are they now?",
        "Where are the councils that were requires improvement now?",
    ],
)
def test_what_became_of_those_with_a_grade_is_told_of_each(text: str) -> None:
    answer, _ = told(fact_question(FactKind.GRADE_CHANGE, *EVERYBODY, text=text, judgement=OVERALL))
    lead = answer.text.split("\n")[0]
    assert lead == (
        "Of the 2 authorities judged Requires improvement, by the newest report held, 1 is **Good** (Alderbrook). "
        "Of Corran no newer report with a grade is held."
    )


@pytest.mark.parametrize(
    ("text", "grades", "fits"),
    [
        ("who improved twice in a row", ("Inadequate", "Requires improvement", "Good"), True),
        ("who improved twice in a row", ("Inadequate", "Requires improvement", "Requires improvement", "Good"), False),
        ("who improved twice", ("Inadequate", "Requires improvement", "Requires improvement", "Good"), True),
        ("who went down two times running", ("Good", "Requires improvement", "Inadequate"), True),
        ("who has dropped at two consecutive inspections", ("Good", "Requires improvement"), False),
        ("who has improved at every inspection", ("Inadequate", "Requires improvement", "Good"), True),
        ("who has improved every time", ("Inadequate", "Requires improvement", "Requires improvement"), False),
        ("who has steadily improved", ("Requires improvement", "Good"), True),
        ("who improved over the last two inspections", ("Requires improvement", "Good"), True),
        ("whose grade has changed twice", ("Good", "Requires improvement", "Good"), True),
    ],
)  # fmt: skip
def test_moves_are_counted_where_a_number_of_them_is_asked_for(
    text: str, grades: tuple[str, ...], fits: bool
) -> None:
    moves = moves_asked(text)
    assert moves.narrow
    assert moves.fits(grades) is fits


def test_a_visit_without_grades_does_not_hide_the_inspection_before_it() -> None:
    visit = made_report(
        "Alderbrook",
        (date(2019, 3, 4), date(2019, 3, 5)),
        {"introduction-1": "This letter is about the focused visit to Alderbrook on 4 and 5 March 2019."},
        kind=ReportKind.FOCUSED_VISIT,
    )
    index = memory_index([ALDERBROOK_2016, visit, ALDERBROOK_2021, CORRAN_2022])
    asked = fact_question(
        FactKind.GRADE_CHANGE,
        "Alderbrook",
        "Corran",
        text="who got better since 2020?",
        judgement=OVERALL,
        years=(2020, 2021, 2022),
        index=index,
    )
    # Understanding takes the newest report before the year in, to compare with.
    asked = replace(asked, report_ids=("alderbrook-2019-focused-visit", *asked.report_ids))
    answer, _ = told(asked, index)
    assert answer.text.startswith(
        "The one authority with two or more graded reports held improved: Alderbrook."
    )
