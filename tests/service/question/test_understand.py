from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.authorities import Authority, Register
from indexer.model import ReportKind
from service.question.filters import Filters
from service.question.model import Intent, Question, Scope
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary

from .conftest import stored

Ask = Callable[..., Question]
MADE_UP = Register(
    [
        Authority("Harrowmere", la_code="1", region="Wold and Mere", neighbours=("2", "3"), aliases=("Harrowmere Borough",)),
        Authority("Eastwold", la_code="2", region="Wold and Mere", neighbours=("1",)),
        Authority("Carrowick and Sands", la_code="3", region="Wold and Mere", aliases=("Carrowick",)),
    ]
)  # fmt: skip
REPORTS = [
    stored("Carrowick and Sands", 2020, 3, ReportKind.INSPECTION),
    stored("Harrowmere", 2021, 5, ReportKind.INSPECTION),
]


@pytest.fixture(scope="module")
def made_up(vocabulary: Vocabulary) -> QuestionReader:
    return QuestionReader(REPORTS, MADE_UP, vocabulary)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harowmere caseloads", ["Harrowmere"]),
        ("caseloads in Carrowick", ["Carrowick and Sands"]),
        ("caseloads in Wold and Mere", ["Harrowmere", "Eastwold", "Carrowick and Sands"]),
        ("How does Harrowmere compare with its statistical neighbours on neglect?", ["Harrowmere", "Eastwold", "Carrowick and Sands"]),
        ("neglect in each authority", ["Carrowick and Sands", "Harrowmere"]),
        ("Are there sands near children's homes?", []),
    ],
)  # fmt: skip
def test_the_rules_hold_for_any_register(made_up: QuestionReader, text: str, expected: list[str]) -> None:
    assert [authority.name for authority in made_up.understand(text).authorities] == expected


def test_authorities_that_only_the_reports_know_are_found(vocabulary: Vocabulary) -> None:
    reader = QuestionReader(REPORTS, Register([]), vocabulary)
    question = reader.understand("caseloads in Harrowmere")
    assert [(a.name, a.held) for a in question.authorities] == [("Harrowmere", True)]


def test_an_index_without_reports_answers_nothing_and_does_not_fail(
    register: Register, vocabulary: Vocabulary
) -> None:
    reader = QuestionReader([], register, vocabulary)
    assert reader.understand("How did each authority handle return home interviews?").report_ids == ()
    assert [a.held for a in reader.understand("Gateshead").authorities] == [False]


def test_a_filter_names_the_authority_that_a_question_leaves_out(made_up: QuestionReader) -> None:
    question = made_up.understand("How is neglect handled?", Filters(authorities=("carrowick",)))
    assert [(a.name, a.scope) for a in question.authorities] == [("Carrowick and Sands", Scope.FILTER)]
    assert question.intent is Intent.SINGLE
    assert question.report_ids == ("carrowick-and-sands-2020-inspection",)


def test_the_same_question_is_understood_the_same_way(made_up: QuestionReader) -> None:
    text = "Compare Harrowmere and Eastwold on kids who run away since 2019"
    assert made_up.understand(text) == made_up.understand(text)


@pytest.mark.parametrize(
    "text", ["Are children in Gateshead seen often enough?", "Are kids in Gateshead visited regularly?"]
)
def test_to_be_seen_often_enough_asks_for_visits(ask: Ask, text: str) -> None:
    assert "visits" in ask(text).topic


def test_what_a_term_means_is_not_told_by_findings(made_up: QuestionReader) -> None:
    noted = [
        made_up.understand(text).notes
        for text in ("What is private fostering?", "What is private fostering like?")
    ]
    assert ["not what it means" in " ".join(notes) for notes in noted] == [True, False]


def test_what_people_say_of_nothing_else_asks_for_their_views(ask: Ask) -> None:
    question = ask("What did the kids themselves say in Gateshead?")
    assert (question.intent, question.topic) == (Intent.SINGLE, "children's views")


@pytest.mark.parametrize(
    "text", ["Gateshead 2019 in short pls", "Gateshead 2019 in a nutshell", "Gateshead in brief"]
)
def test_an_authority_in_short_is_an_overview(ask: Ask, text: str) -> None:
    assert ask(text).intent is Intent.OVERVIEW


def test_better_than_in_a_year_covers_what_came_after(ask: Ask) -> None:
    question = ask("Is adoption in Gateshead better than 2015?")
    assert question.report_ids == ("gateshead-2015-inspection", "gateshead-2019-inspection")
