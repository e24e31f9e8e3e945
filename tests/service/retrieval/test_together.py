from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from service.answering.model import Outcome
from service.question.model import AskedAuthority, Concept, Intent, Question, Scope
from service.question.proper_names import ProperName
from service.retrieval.together import names_it, says_it_together
from service.wiring import open_snapshot
from tests.support.memory_index import made_report, memory_index

_WORDS = ("visits", "plans", "reviews", "audits", "meetings")
_SAID_OF = {
    str(number): f"{first} and {second} are timely.".capitalize()
    for number, (first, second) in enumerate(
        ((first, second) for first in _WORDS for second in _WORDS if first != second), start=10
    )
}
ALDERBROOK = made_report(
    "Alderbrook",
    (date(2021, 6, 7), date(2021, 6, 18)),
    {
        **_SAID_OF,
        "1": "The Lantern programme, modelled on that of another authority, helps families.",
        "2": "A park is named as a place to meet.",
        "3": "Staff won praise.",
    },
)
BRAMWICK = made_report("Bramwick", (date(2021, 9, 6), date(2021, 9, 17)), _SAID_OF)
INDEX = memory_index([ALDERBROOK, BRAMWICK])


def _asked(
    *words: str, of: str = "Alderbrook", scope: Scope = Scope.NAMED, earlier: bool = False
) -> Question:
    ids = tuple(one.report.report_id for one in INDEX.reports() if one.report.authority == of)
    return Question(
        text=" ".join(words),
        intent=Intent.SINGLE,
        topic=" ".join(words),
        concepts=tuple(Concept(word, {word: 1.0}) for word in words),
        rewrites=(),
        authorities=(AskedAuthority(of, True, scope),),
        report_ids=() if earlier else ids,
        earlier_ids=ids if earlier else (),
    )


def test_rare_words_of_a_question_that_stand_in_one_paragraph_are_spoken_of() -> None:
    assert says_it_together(INDEX, _asked("lantern", "programme", "modelled"))
    assert says_it_together(INDEX, _asked("lantern", "programme", "modelled", earlier=True))
    assert says_it_together(INDEX, _asked("lantern", "programme", "modelled", "cost"))


@pytest.mark.parametrize(
    "question",
    [
        _asked("lantern", "programme", "modelled", of="Bramwick"),
        _asked("lantern", "programme", "modelled", scope=Scope.ALL),
        _asked("park", "won", "award"),
        _asked("lantern", "bus", "station", "tickets"),
        _asked("visits", "plans"),
        _asked("park"),
        _asked(),
    ],
)
def test_words_that_stand_elsewhere_apart_or_everywhere_are_not(question: Question) -> None:
    assert not says_it_together(INDEX, question)


@pytest.mark.parametrize(
    ("name", "named"),
    [
        (ProperName("Lantern programme", told=True), True),
        (ProperName("Lantern programme"), False),  # by its capital letter alone
        (ProperName("Lantern", told=True), False),  # of one word many things are called
        (ProperName("Bramwick's Kite", told=True), False),
    ],
)
def test_what_reports_name_by_the_name_beyond_doubt_is_theirs(name: ProperName, named: bool) -> None:
    assert names_it(INDEX, replace(_asked("cost", scope=Scope.ALL), names=(name,))) is named


def test_what_a_report_speaks_of_in_so_many_words_is_not_refused_by_the_model(sample_data: Path) -> None:
    snapshot = open_snapshot(sample_data)

    def outcome(text: str) -> Outcome:
        return snapshot.answerer.answer(snapshot.understand(text), asked=text).outcome

    assert outcome("Which free leisure passes are there in Eastwold?") is Outcome.ANSWERED
    assert outcome("Which free leisure passes are there in Tidewell?") is Outcome.OUT_OF_SCOPE
    assert outcome("Who runs the leisure centre in Eastwold?") is Outcome.OUT_OF_SCOPE
