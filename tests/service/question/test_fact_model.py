from __future__ import annotations

import pytest

from indexer.authorities import Register
from indexer.embedding.minilm import MiniLM
from service.question.fact_model import FactModel, load_fact_model
from service.question.model import FactKind, Question
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary
from tests.service.question.conftest import reader_with


@pytest.fixture(scope="module")
def model(embedder: MiniLM) -> FactModel:
    found = load_fact_model(embedder.name)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def learned(register: Register, vocabulary: Vocabulary, embedder: MiniLM, model: FactModel) -> QuestionReader:
    """A reader of questions that asks the packaged model where no pattern knows a fact."""
    return reader_with(register, vocabulary, kind_of=lambda masked, read: model.kind(masked, read, embedder))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("grade-wise, how's Durham looking these days", FactKind.GRADE),
        ("who was the boss of children's services in South Tyneside when ofsted visited", FactKind.ADDRESSEE),
        ("when did inspectors last set foot in Hackney", FactKind.INSPECTION_DATES),
        ("did Sunderland go up or down last time", FactKind.GRADE_CHANGE),
        ("how many went backwards after 2018", FactKind.GRADE_CHANGE),
        ("which council has been looked at most often by ofsted", FactKind.HELD),
        ("what's the most up to date thing you've got on Newcastle", FactKind.HELD),
        ("how many bullets are under what needs to improve for Durham", FactKind.RECOMMENDATION_COUNT),
    ],
)
def test_facts_in_words_that_no_pattern_knows_are_told_by_the_model(
    learned: QuestionReader, text: str, kind: FactKind
) -> None:
    question = learned.understand(text)
    assert question.fact is not None
    assert question.fact.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "how did Durham get on with its early help",
        "what does Sunderland do well",
        "has supervision got better in Durham",
        "which councils got better at visits",
        "who visits children in Hackney",
        "how many foster carers does Durham have",
        "when are children told about their plans in Reading",
        "got anything on private fostering",
        "who leads the return home interviews in Durham",
        "tell me about Gateshead",
        "Predict the next grade for Durham",
        "Sunderland City score on Saturday",
    ],
)
def test_what_asks_for_findings_is_left_to_retrieval(learned: QuestionReader, text: str) -> None:
    assert learned.understand(text).fact is None


def test_a_follow_up_keeps_the_topic_before_it(learned: QuestionReader) -> None:
    before: Question = learned.understand("How does Gateshead support care leavers?")
    assert learned.understand("how did Durham do?", None, before).fact is None


def test_the_grade_and_the_judgement_named_are_read_of_a_fact_told_by_the_model(
    learned: QuestionReader,
) -> None:
    question = learned.understand(
        "which of our neighbours up here are still requires improvement for leadership"
    )
    assert question.fact is not None
    assert question.fact.grade == "Requires improvement"


@pytest.mark.parametrize(
    "text",
    [
        "Name a council with inadequate adoption services grade",
        "Which London boroughs are good or better overall?",
    ],
)
def test_a_grade_of_nobody_named_is_asked_of_everybody(learned: QuestionReader, text: str) -> None:
    fact = learned.understand(text).fact
    assert fact is not None
    assert fact.kind is FactKind.GRADE_COUNT


def test_who_is_told_by_the_model_is_no_answer_to_how_many(learned: QuestionReader) -> None:
    assert learned.understand("How many heads of kids' services has Durham gone through?").fact is None


@pytest.mark.parametrize(
    "text",
    [
        "Who stepped in when the two people at the top of Durham children's services went?",
        "Who took over when the director of Sunderland children's services left?",
        "who replaced the head of children's services in Hackney",
    ],
)
def test_who_came_after_somebody_is_told_in_findings(learned: QuestionReader, text: str) -> None:
    assert learned.understand(text).fact is None


@pytest.mark.parametrize(
    "text",
    [
        "How many LSCB sub-groups does Durham have?",
        "which LSCB does Durham belong to",
        "which other authorities share the LSCB with Gateshead in 2015",
    ],
)
def test_of_the_safeguarding_board_more_is_asked_than_its_grade(learned: QuestionReader, text: str) -> None:
    assert learned.understand(text).fact is None


@pytest.mark.parametrize(
    "text", ["LSCB Durham 2019", "Durham LSCB grade", "how effective was the LSCB in Durham rated"]
)
def test_the_board_by_itself_is_asked_for_its_grade(learned: QuestionReader, text: str) -> None:
    fact = learned.understand(text).fact
    assert fact is not None
    assert fact.kind is FactKind.GRADE


@pytest.mark.parametrize(
    "text",
    [
        "How many towns are there in Durham?",
        "which towns are in Northumberland?",
        "which councils have an interim director",
        "How many section 47 enquiries did Northumberland carry out in 2016?",
        "How many areas are there in Durham",
        "how many areas is the service in Gateshead split into?",
        "how many cities are in the North East?",
    ],
)
def test_the_catalogue_counts_no_places(learned: QuestionReader, text: str) -> None:
    assert learned.understand(text).fact is None


@pytest.mark.parametrize(
    "text",
    [
        "how many towns were inspected?",
        "which counties do you hold?",
        "how many reports are there of areas in the North East",
        "how many councils are there here",
        "how many visits has Durham had?",
    ],
)
def test_the_catalogue_counts_reports_and_those_inspected(learned: QuestionReader, text: str) -> None:
    fact = learned.understand(text).fact
    assert fact is not None
    assert fact.kind is FactKind.HELD


def test_without_vectors_of_its_embedder_there_is_no_model() -> None:
    assert load_fact_model("another") is None
