"""The model that reads a question and an excerpt together."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from indexer.contracts import Excerpt
from indexer.embedding.cross_encoder import MiniLMCrossEncoder, window

LEAVERS = Excerpt("Care leavers", ("Too few care leavers have somewhere safe to live.",), 0)
MISSING = Excerpt(
    "Children who need help",
    ("The service is small.", "Children who run away are seen within three days.", "Notes are kept."),
    1,
)
OTHERS = tuple(
    Excerpt("Leaders", (f"Leaders meet partners {count} times a year." * count,), 0) for count in (1, 2, 3)
)


@pytest.fixture(scope="module")
def encoder() -> MiniLMCrossEncoder:
    return MiniLMCrossEncoder()


def test_what_answers_is_told_from_what_does_not(encoder: MiniLMCrossEncoder) -> None:
    question = "Are children spoken to after they run away?"
    scores = encoder.score(question, [LEAVERS, MISSING, *OTHERS])
    assert scores.shape == (5,)
    assert int(scores.argmax()) == 1
    assert scores[1] > 0 > scores[0]


def test_a_score_depends_on_nothing_but_the_pair() -> None:
    question = "Do care leavers have homes?"
    together = MiniLMCrossEncoder().score(question, [*OTHERS, LEAVERS, MISSING])[3]
    alone = MiniLMCrossEncoder().score(question, [LEAVERS])[0]
    assert together == alone


def test_the_same_pair_asked_again_has_the_same_score_in_the_order_asked(encoder: MiniLMCrossEncoder) -> None:
    question = "Do care leavers have homes?"
    first = encoder.score(question, [LEAVERS, MISSING])
    again = encoder.score(question, [MISSING, OTHERS[0], LEAVERS])
    assert np.array_equal(again[[2, 0]], first)


def test_nothing_to_read_gives_no_scores(encoder: MiniLMCrossEncoder) -> None:
    assert encoder.score("Anything?", []).shape == (0,)


def test_a_paragraph_without_sentences_and_a_question_of_any_length_are_read(
    encoder: MiniLMCrossEncoder,
) -> None:
    scores = encoder.score("why " * 600, [Excerpt("", (), 0), Excerpt("x " * 99, ("word " * 999,), 0)])
    assert np.isfinite(scores).all()


def test_the_best_sentence_comes_with_whole_neighbours_that_fit() -> None:
    sentences = [[1] * 4, [2] * 3, [3] * 5, [4] * 2, [5] * 9]
    assert window(sentences, 2, 10) == [2] * 3 + [3] * 5 + [4] * 2
    assert window(sentences, 4, 6) == [5] * 6
    assert window(sentences, 0, 100) == [1] * 4 + [2] * 3 + [3] * 5 + [4] * 2 + [5] * 9
    assert window([], 0, 10) == []


def test_what_training_changed_is_under_two_megabytes() -> None:
    graph = files("indexer.embedding").joinpath("cross_encoder.onnx").read_bytes()
    learned = files("service.retrieval").joinpath("reading.json").read_text("utf-8")
    assert len(graph) < 2_000_000
    assert json.loads(learned)["read"] > 0
