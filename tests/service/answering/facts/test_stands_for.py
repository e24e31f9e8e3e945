"""What letters stand for is told as reports print it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.answering.citations import CitationBook
from service.answering.facts.stands_for import asks_of_letters, not_spelt_out, stands_for, words_behind
from service.answering.model import Outcome, SectionOutcome
from service.question.letters import asks_what_it_is, letters_asked
from service.question.model import Concept, FactKind, Question
from tests.service.answering.facts.world import fact_question
from tests.support.memory_index import made_report, memory_index

INDEX = memory_index(
    [
        made_report(
            "Alderbrook",
            (date(2019, 6, 7), date(2019, 6, 18)),
            {
                "1": "Kite flying officers (KFOs) are busy.",
                "2": "A child in air (CIA) is seen. PAs are kind.",
            },
        ),
        made_report(
            "Birchley",
            (date(2021, 6, 7), date(2021, 6, 18)),
            {
                "1": "Each has a kite-flying officer (KFO), who is kind.",
                "2": "Children in air (CIA) are seen. The committee of inland anglers (CIA) met.",
            },
        ),
    ]
)


def told(letters: str) -> tuple[str, list[str]] | None:
    book = CitationBook()
    question = replace(
        fact_question(FactKind.HELD, text=f"What is {letters}?", index=INDEX), fact=None, letters=letters
    )
    body = stands_for(question, INDEX, book)
    cited = [f"{one.report_id} {one.paragraph}" for one in book.citations]
    return (body.text, cited) if body else None


def test_it_is_quoted_from_the_newest_report_that_prints_the_singular() -> None:
    found = told("kfo")
    assert found is not None
    assert found[0].startswith("“KFO” stands for **kite-flying officer**, so printed in 2 reports")
    assert found[1] == ["birchley-2021-inspection 1"]
    assert told("kfos") == found


def test_every_reading_is_told() -> None:
    found = told("cia")
    assert found is not None
    assert "in 2 ways: child in air and committee of inland anglers" in found[0]
    assert len(found[1]) == 2


def test_what_no_report_spells_out_is_left_to_the_search() -> None:
    assert told("pas") is None
    assert told("good") is None


@pytest.mark.parametrize(
    ("text", "letters", "words"),
    [
        (
            "They are not in education, employment or training ",
            "NEET",
            "not in education, employment or training",
        ),
        ("The multi-agency safeguarding hub ", "MASH", "multi-agency safeguarding hub"),
        ("A bid to the Department for Education ", "DfE", "Department for Education"),
        ("Work with the police ", "KFO", ""),
    ],
)
def test_the_words_begin_with_the_letters(text: str, letters: str, words: str) -> None:
    assert words_behind(text, letters) == words


@pytest.mark.parametrize(
    ("masked", "letters"),
    [
        ("what is an iro", "iro"),
        ("what does plo stand for", "plo"),
        ("explain what mace means", "mace"),
        ("what is the meaning of neet", "neet"),
        ("what is an iro in PLACE", ""),
        ("what is private fostering", ""),
    ],
)
def test_letters_are_asked_for_alone(masked: str, letters: str) -> None:
    assert letters_asked(masked) == letters


def test_a_term_is_asked_for_without_anything_of_it() -> None:
    assert asks_what_it_is("what is private fostering")
    assert asks_what_it_is("explain what staying put means")
    assert not asks_what_it_is("how is private fostering done")


def _asked(text: str, letters: str, *concepts: Concept) -> Question:
    return replace(
        fact_question(FactKind.HELD, text=text, index=INDEX), fact=None, letters=letters, concepts=concepts
    )


def test_letters_that_nobody_spells_out_are_said_to_be_so_with_the_newest_sentence_that_prints_them() -> None:
    book = CitationBook()
    body = not_spelt_out(_asked("What does PAs stand for?", "pas"), INDEX, None, book)
    assert body.outcome is Outcome.NOT_FOUND
    assert body.text.startswith("The reports do not spell “PAs” out.")
    assert (
        "The nearest they come, which does not answer it (Alderbrook 2019, paragraph 2): PAs are kind. [1]"
        in body.text
    )
    assert {one.outcome for one in body.sections} == {SectionOutcome.SILENT}


def test_letters_that_nobody_prints_are_said_to_be_so() -> None:
    body = not_spelt_out(_asked("What is RSPB?", "rspb"), INDEX, None, CitationBook())
    assert body.text == "The reports do not spell “RSPB” out, nor do they print it."


@pytest.mark.parametrize(
    ("text", "letters", "surely"),
    [
        ("What does rspb stand for?", "rspb", True),
        ("What is DoLS?", "dols", True),
        ("what is kfo?", "kfo", True),  # as the vocabulary knows it
        ("what are fees?", "fees", False),
        ("WHAT ARE FEES?", "fees", False),
        ("What is neglect?", "", False),
    ],
)
def test_whether_letters_are_asked_about(text: str, letters: str, surely: bool) -> None:
    known = Concept("kfo", {"kfo": 1.0, "kite flying officer": 0.95})
    assert asks_of_letters(_asked(text, letters, *([known] if letters == "kfo" else []))) is surely
