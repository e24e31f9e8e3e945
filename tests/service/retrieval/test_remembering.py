"""Vectors asked for of late are not made again, are the same, and hold no text."""

from __future__ import annotations

import numpy as np

from service.retrieval.remembering import Remembering
from tests.support.embedders import WordEmbedder


def test_a_text_is_embedded_once_and_its_vector_stays_the_same() -> None:
    inner = WordEmbedder()
    embedder = Remembering(inner)
    first = embedder.embed(["care leavers", "adoption"])
    again = embedder.embed(["adoption", "fostering", "care leavers", "adoption"])
    assert inner.embedded == 3
    assert np.array_equal(again[[2, 0]], first)
    assert np.array_equal(again, WordEmbedder().embed(["adoption", "fostering", "care leavers", "adoption"]))


def test_the_longest_unused_goes_first() -> None:
    inner = WordEmbedder()
    embedder = Remembering(inner, kept=2)
    for text in ("one", "two", "one", "three", "one"):
        embedder.embed([text])
    assert inner.embedded == 3
    embedder.embed(["two"])
    assert inner.embedded == 4


def test_what_is_given_back_can_be_changed_without_harm() -> None:
    embedder = Remembering(WordEmbedder())
    given = embedder.embed(["care leavers"])
    before = given.copy()
    given[:] = 0
    assert np.array_equal(embedder.embed(["care leavers"]), before)


def test_no_text_is_kept() -> None:
    embedder = Remembering(WordEmbedder())
    embedder.embed(["something sensitive"])
    assert "sensitive" not in repr(vars(embedder))


def test_nothing_gives_a_matrix_without_rows() -> None:
    assert Remembering(WordEmbedder()).embed([]).shape == (0, 64)
