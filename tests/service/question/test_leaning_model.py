from __future__ import annotations

import pytest

from indexer.authorities import Register
from indexer.embedding.minilm import MiniLM
from service.question.leaning_model import LeaningModel, load_leaning_model
from service.question.model import Leaning
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary
from tests.service.question.conftest import reader_with

FAULT, PRAISE = Leaning.FAULT, Leaning.PRAISE


@pytest.fixture(scope="module")
def model(embedder: MiniLM) -> LeaningModel:
    found = load_leaning_model(embedder.name)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def learned(
    register: Register, vocabulary: Vocabulary, embedder: MiniLM, model: LeaningModel
) -> QuestionReader:
    """A reader of questions that asks the packaged model for the side."""
    return reader_with(register, vocabulary, leaning_of=lambda masked: model.leaning(masked, embedder))


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Which councils lean too heavily on agency social workers?", FAULT),
        ("Who is slow to hold strategy meetings?", FAULT),
        ("Where in the North East do children miss out on life story work?", FAULT),
        ("Which authorities overlook fathers in their assessments?", FAULT),
        ("Which councils have excellent support for care leavers?", PRAISE),
        ("which councils get glowing words for life story work", PRAISE),
    ],
)
def test_the_side_is_told_where_no_pattern_knows_the_words(
    learned: QuestionReader, text: str, leaning: Leaning
) -> None:
    assert learned.understand(text).leaning is leaning


@pytest.mark.parametrize(
    "text",
    [
        "Which councils use family group conferences?",
        "What is said about neglect across the reports?",
        "Which authorities mention domestic abuse?",
        "Where do families get help early and where is that patchy?",
        "Do councils lean too heavily on agency social workers?",
        "How well do councils keep social workers?",
        # Of those named one by one both sides are told anyway.
        "Who leans too heavily on agency social workers, Hackney or Durham?",
        "In Hackney, is there too heavy a reliance on agency social workers?",
    ],
)
def test_no_side_is_told_where_both_or_none_is_asked_for(learned: QuestionReader, text: str) -> None:
    assert learned.understand(text).leaning is None


def test_who_is_so_now_is_asked_of_reports_that_hold_now(learned: QuestionReader) -> None:
    now = learned.understand("Which councils lean too heavily on agency social workers?")
    assert "gateshead-2015-inspection" not in now.report_ids
    assert "gateshead-2019-inspection" in now.report_ids
    for text in (
        "Which councils were criticised for leaning on agency social workers?",
        "What do reports say about agency social workers?",
    ):
        assert "gateshead-2015-inspection" in learned.understand(text).report_ids


def test_without_the_models_embedder_patterns_stand_alone() -> None:
    assert load_leaning_model("another") is None
