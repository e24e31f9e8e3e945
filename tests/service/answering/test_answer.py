"""Which way a question goes: refused as outside, told by the box of figures, or searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

import pytest

from indexer.contracts import StoredReport
from indexer.model import ParsedReport
from service.answering.answer import Answerer
from service.answering.model import Outcome
from service.answering.policy import Policy
from service.question.model import AskedAuthority, Intent, Question, Scope
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.retriever import Retriever
from tests.support.memory_index import made_report, memory_index

EVENING = made_report(
    "Alderbrook",
    (date(2021, 6, 7), date(2021, 6, 18)),
    {"1": "Players of the town’s football club gave out the prizes at an evening for children in care."},
)


class OneParagraph:
    """Finds paragraph 1 of the one report held, as sure as it is told to be; counts how often it is asked."""

    def __init__(self, report: ParsedReport, answers: float, top: float) -> None:
        self.index = memory_index([report])
        self.answers, self.top = answers, top
        self.searches = 0

    def answerer(self, outside: Callable[[Question], bool]) -> Answerer:
        """What answers from what it finds."""
        return Answerer(self.index, cast("Retriever", self), Policy(), outside)

    def retrieve(
        self, question: Question, groups: Mapping[str, Sequence[StoredReport]], *, candidates: int
    ) -> dict[str, Found]:
        self.searches += 1
        (report,) = self.index.reports()
        stored = self.index.paragraph(report.report.report_id, "1")
        assert stored is not None
        scored = ScoredParagraph(stored, report, self.top, (1.0,))
        return dict.fromkeys(groups, Found((scored,), self.answers))


@pytest.mark.parametrize(
    ("answers", "top", "scope", "outcome"),
    [
        (0.97, 0.99, Scope.NAMED, Outcome.ANSWERED),
        (0.97, 0.9, Scope.NAMED, Outcome.OUT_OF_SCOPE),
        (0.9, 0.99, Scope.NAMED, Outcome.OUT_OF_SCOPE),
        (0.97, 0.99, Scope.REGION, Outcome.OUT_OF_SCOPE),
    ],
)
def test_what_looks_outside_is_answered_where_the_one_report_named_tells_it_beyond_doubt(
    answers: float, top: float, scope: Scope, outcome: Outcome
) -> None:
    retriever = OneParagraph(EVENING, answers, top)
    answerer = retriever.answerer(lambda _: True)
    text = "Which football club's players gave out prizes in Alderbrook?"
    question = Question(
        text,
        Intent.SINGLE,
        "football club",
        (),
        (),
        (AskedAuthority("Alderbrook", True, scope),),
        (EVENING.report.report_id,),
    )
    assert answerer.answer(question, asked=text).outcome is outcome
    assert retriever.searches <= 1


def test_what_is_found_of_who_took_over_is_said_to_be_theirs() -> None:
    answerer = OneParagraph(EVENING, 0.97, 0.99).answerer(lambda _: False)
    asked = (AskedAuthority("Alderbrook", True, Scope.NAMED, "Elderbrook", "Elderbrook"),)
    question = Question(
        "Who gave prizes?", Intent.SINGLE, "prizes", (), (), asked, (EVENING.report.report_id,)
    )
    told = answerer.answer(question, asked=question.text).answer
    assert told.startswith("No report of Elderbrook is held; Alderbrook took over.")


def test_how_one_stands_beside_others_is_told_by_sentences_before_the_box() -> None:
    area = ("The local authority", "Information about this local authority area", "Children looked after in this area")  # fmt: skip
    report = made_report(
        "Durham",
        (date(2016, 4, 25), date(2016, 5, 12)),
        {
            "area-1": "At 1 March, 100 children are being looked after by the local authority.",
            "1": "The number of children looked after, 100, is lower than in similar local authorities.",
        },
        sections={"area-1": area, "1": ("Findings",)},
    )
    answerer = OneParagraph(report, 0.9, 0.9).answerer(lambda _: False)

    def told_by(text: str, *, beside_others: bool) -> str:
        asked = (AskedAuthority("Durham", True, Scope.NAMED),)
        question = Question(text, Intent.SINGLE, "looked after children", (), (), asked, (report.report.report_id,), figures=("looked after",), beside_others=beside_others)  # fmt: skip
        return answerer.answer(question, asked=text).citations[0].paragraph

    assert told_by("Does Durham have fewer looked after children than similar councils?", beside_others=True) == "1"  # fmt: skip
    assert told_by("How many looked after children does Durham have?", beside_others=False) == "area-1"
