from __future__ import annotations

import pytest

from indexer.authorities import Register
from indexer.embedding.minilm import MiniLM
from service.question.matter_model import NONE, MatterModel, load_matter_model
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary
from tests.service.question.conftest import reader_with


@pytest.fixture(scope="module")
def model(embedder: MiniLM) -> MatterModel:
    found = load_matter_model(embedder.name)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def learned(
    register: Register, vocabulary: Vocabulary, embedder: MiniLM, model: MatterModel
) -> QuestionReader:
    """A reader of questions that asks the packaged model what everyday words mean."""
    return reader_with(
        register, vocabulary, matter_of=lambda topic, beside: model.matter(topic, beside, embedder)
    )


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Do they in Durham protect girls who are sent abroad to marry someone against their will?", "forced marriage"),
        ("Are there any classes in Durham where mums and dads can learn how to handle their kids better?", "parenting programmes"),
        ("How does Durham work with men who hit their wives?", "perpetrators"),
        ("Does Durham help mums who get beaten up at home?", "domestic abuse"),
        ("Has Durham handed its child services over to a separate company?", "children's trust"),
        ("Has Durham been putting kids in homes that are operating illegally?", "unregistered"),
    ],
)  # fmt: skip
def test_everyday_words_mean_a_matter_that_reports_have_a_name_for(
    learned: QuestionReader, text: str, term: str
) -> None:
    question = learned.understand(text)
    assert question.terms.get(term, 0.0) >= 0.9
    assert any(term in rewrite for rewrite in question.rewrites)
    assert len(question.rewrites) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "how have things moved on in Durham",
        "does Durham lay on breakfast clubs",
        "what do inspectors say about care leavers in Durham",
        "were assessments in Durham of good quality",
    ],
)
def test_what_is_no_matter_or_named_already_is_left_as_it_is(
    learned: QuestionReader, register: Register, vocabulary: Vocabulary, text: str
) -> None:
    plain = reader_with(register, vocabulary)
    assert learned.understand(text).concepts == plain.understand(text).concepts


def test_every_matter_is_an_entry_of_the_vocabulary(model: MatterModel, vocabulary: Vocabulary) -> None:
    entries = {entry.terms[0] for entry in vocabulary.entries if entry.is_matter}
    assert set(model.terms) == entries | {NONE}


def test_without_vectors_of_the_embedder_no_matter_is_told() -> None:
    assert load_matter_model("another") is None
