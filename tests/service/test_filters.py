"""What passes a caller's filters is asked as if nothing else were held."""

from __future__ import annotations

from datetime import date

import pytest

from service.answering.model import Outcome
from service.question.filters import Filters
from service.retrieval.features import NAMES
from tests.support.memory_index import made_report
from tests.support.memory_service import memory_service, memory_snapshot

OVERALL = "Overall effectiveness"
DAYS = {year: (date(year, 3, 4), date(year, 3, 15)) for year in (2018, 2022)}
LEEDS = [
    made_report(
        "Leeds",
        DAYS[year],
        {
            "judgements-1": f"Overall effectiveness: {grade}",
            "1": "Supervision is regular and helps social workers to reflect on their work.",
            "2": "Caseloads are high and social workers leave too often for other work.",
        },
        grades={OVERALL: grade},
        lead_inspector=lead,
    )
    for year, grade, lead in ((2018, "Good", "Ruth Vane"), (2022, "Outstanding", "Amir Holt"))
]
OTHERS = [
    made_report(
        name,
        DAYS[2022],
        {
            "1": "Supervision is irregular and does not help social workers to reflect on it.",
            "2": "Placements are stable and children see their families as often as they wish.",
            "3": "Supervision of staff in homes is better than supervision of social workers.",
        },
    )
    for name in ("Kent", "Durham", "Bury", "Dorset")
]
OF_2018 = Filters(report_ids=("leeds-2018-inspection",))


def test_a_grade_is_told_of_no_report_that_is_filtered_out() -> None:
    answer = memory_service(LEEDS).ask("What is the latest overall grade of Leeds?", OF_2018)
    assert "**Good**" in answer.answer
    assert "Outstanding" not in answer.answer


@pytest.mark.parametrize(
    "question", ["Who led the inspection of Leeds in 2022?", "What grade did Leeds get in 2022?"]
)
def test_what_is_filtered_out_is_as_if_it_were_not_held(question: str) -> None:
    answer = memory_service(LEEDS).ask(question, OF_2018)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "Holt" not in answer.answer
    assert "Outstanding" not in answer.answer


def test_rarity_is_counted_over_what_passes_the_filters() -> None:
    question = "How good is supervision of social workers in Leeds?"
    alone, among = memory_snapshot(LEEDS), memory_snapshot([*LEEDS, *OTHERS])
    only = Filters(report_ids=("leeds-2018-inspection", "leeds-2022-inspection"))
    rows = []
    for snapshot, filters in ((alone, None), (among, only), (among, None)):
        asked = snapshot.understand(question, filters)
        reports = [one for one in snapshot.index.reports() if one.report.authority == "Leeds"]
        prepared = snapshot.retriever.prepare(asked)
        found = snapshot.retriever.candidates(asked, prepared, {"Leeds": reports}, candidates=4)["Leeds"]
        rows.append([[float(one.features[place]) for place in range(len(NAMES))] for one in found])
    # The mean length of a paragraph, which lexical scores go by as well, is that of all.
    close = [pytest.approx(row, abs=0.02) for row in rows[0]]
    assert rows[1] == close
    assert rows[2] != close


def test_each_of_several_topics_keeps_to_the_filters() -> None:
    snapshot = memory_snapshot([*LEEDS, *OTHERS])
    asked = snapshot.understand("How are supervision and private fostering in Leeds?", OF_2018)
    assert len(asked.beside) == 2
    assert {one.eligible_ids for one in asked.beside} == {frozenset(OF_2018.report_ids)}
    assert (
        snapshot.understand("How are supervision and private fostering in Leeds?", None).eligible_ids is None
    )
