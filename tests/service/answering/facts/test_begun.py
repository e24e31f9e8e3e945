"""When a body that runs services began is told in a report's words, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.answering.citations import CitationBook
from service.answering.facts.begun import begun
from service.answering.model import Outcome
from service.question.begun import Begun, body_begun
from service.question.model import FactKind
from tests.service.answering.facts.world import fact_question
from tests.support.memory_index import made_report, memory_index

INDEX = memory_index(
    [
        made_report(
            "Alderbrook",
            (date(2019, 6, 7), date(2019, 6, 18)),
            {
                "1": "The council pays a company, ‘Kites for All’ (KfA). The company, established in May 2018, is small.",
                "2": "KfA set up a panel in June 2018. A team within KfA was formed in July 2018.",
                "3": "A trust was asked for. The trust was established in 2012.",
            },
        ),
        made_report(
            "Alderbrook",
            (date(2022, 6, 7), date(2022, 6, 18)),
            {"1": "Alderbrook Rowing Trust does well. Staff of KfA launched a boat in March 2021."},
        ),
        made_report(
            "Birchley",
            (date(2021, 6, 7), date(2021, 6, 18)),
            {
                "1": "Birchley and Ottershaw councils came into being on 1 April 2020. Boats are kept by Otters First."
            },
        ),
    ]
)


def told(asked: Begun, authority: str = "Alderbrook") -> tuple[Outcome, str, list[str]] | None:
    book = CitationBook()
    question = replace(fact_question(FactKind.HELD, authority, index=INDEX), fact=None, begun=asked)
    body = begun(question, INDEX, book)
    cited = [f"{one.report_id} {one.paragraph}" for one in book.citations]
    return (body.outcome, body.text, cited) if body else None


def test_it_is_told_by_the_newest_report_that_says_so_with_the_sentence_that_names_the_body() -> None:
    found = told(Begun("Kites for All", alone=True))
    assert found is not None
    assert found[0] is Outcome.ANSWERED
    assert (
        "“The council pays a company, ‘Kites for All’ (KfA). The company, established in May 2018" in found[1]
    )
    assert found[2] == ["alderbrook-2019-inspection 1"]


def test_what_the_body_or_somebody_within_it_set_up_is_no_beginning_of_its_own() -> None:
    assert told(Begun("Otters First", alone=True), "Birchley") == (
        Outcome.NOT_FOUND,
        "The reports on Birchley do not say when Otters First was set up.",
        [],
    )


def test_nothing_is_told_of_a_longer_name_whose_words_can_be_searched_for() -> None:
    assert told(Begun("Alderbrook Rowing Trust")) is None


def test_of_an_authority_itself_no_other_body_tells() -> None:
    found = told(Begun("Birchley", alone=True, itself=True), "Birchley")
    assert found is not None
    assert "came into being on 1 April 2020" in found[1]
    silent = told(Begun("Alderbrook", alone=True, itself=True))
    assert silent is not None
    assert silent[0] is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("When was Kites for All set up?", Begun("Kites for All", alone=True)),
        ("what year did kites for all take over?", Begun("kites for all", alone=True)),
        ("When was Otters First established?", Begun("Otters First", alone=True)),
        ("When was Alderbrook Rowing Trust formed?", Begun("Alderbrook Rowing Trust")),
        ("When was Alderbrook council created?", Begun("Alderbrook", alone=True, itself=True)),
        ("When did Alderbrook start working with schools?", None),
        ("When was the Alderbrook panel set up?", None),
        ("When was Kites for All inspected?", None),
    ],
)
def test_the_body_is_read(text: str, asked: Begun | None) -> None:
    written = {"Alderbrook": "Alderbrook", "kites for all": "Alderbrook"}
    assert body_begun(text, written, {"kites for all", "otters first"}) == asked
