from __future__ import annotations

from datetime import date

from service.question.filters import Filters
from service.web.recent import RecentAnswers
from tests.support.memory_index import made_report
from tests.support.memory_service import memory_service

DAY = date(2019, 5, 3)
SERVICE = memory_service(
    [
        made_report("Gateshead", (DAY, DAY), {"1": "Caseloads are high."}),
        made_report("Sunderland", (DAY, DAY), {"1": "Adoption is quick."}),
    ]
)
QUESTION, BEFORE = "And Sunderland?", ("How are caseloads in Gateshead?",)


def test_the_same_words_behind_other_questions_are_another_question() -> None:
    answers = RecentAnswers()
    given = answers.ask(SERVICE, QUESTION, Filters(), BEFORE)
    assert answers.ask(SERVICE, QUESTION, Filters(), list(BEFORE)) is given
    assert answers.find(SERVICE, QUESTION, Filters(), ()) is None
    assert answers.ask(SERVICE, QUESTION, Filters(), ("How is adoption in Gateshead?",)) is not given


def test_an_answer_given_because_a_model_failed_is_not_kept() -> None:
    answers = RecentAnswers()
    failed = SERVICE.ask(QUESTION, Filters(), BEFORE).model_copy(update={"degraded": True})
    answers.keep(SERVICE, QUESTION, Filters(), BEFORE, failed)
    assert answers.find(SERVICE, QUESTION, Filters(), BEFORE) is None
