"""Which fact of a report a question asks for where no pattern of `fact_words.toml` says so, learned from phrasings.

A kernel machine beside a linear one, as in `scope_model`: a column a kind of fact and one for none over the
nearness of the question without names to phrasings, and over the hashed words and pairs of words of the
masked question. It speaks only where it is sure: a fact told in place of findings is worse than findings told
in place of a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import Embedder
from service.question.model import FactKind
from service.question.scope_model import WORDS, Floats, as_words, kernel, without_names

PLACES = WORDS // 2  # that words and pairs of words are hashed to


def words_of(masked: Sequence[str]) -> Floats:
    """Rows (n, PLACES + 1) of the words of masked questions, and a constant."""
    hashed = as_words(masked)
    folded = hashed[:, :PLACES] + hashed[:, PLACES:]
    return np.concatenate([folded, np.ones((len(masked), 1), np.float32)], axis=1)


@dataclass(frozen=True, slots=True)
class FactModel:
    """A fitted model over vectors projected to fewer dimensions (d, p).

    `landmarks` (m, p) with `weights` (m, 1 + kinds) and `word_weights` (PLACES + 1, 1 + kinds); the first
    column is that of no fact. The best kind is meant when it is ahead of no fact by at least `over_none` and
    of every other kind by at least `over_others`.
    """

    kinds: tuple[FactKind, ...]
    projection: Floats
    landmarks: Floats
    weights: Floats
    word_weights: Floats
    gamma: float
    over_none: float
    over_others: float

    def scores(self, vectors: Floats, masked: Sequence[str]) -> Floats:
        """Scores (n, 1 + kinds) of questions: unit vectors (n, d) without names, and the masked texts."""
        near = kernel(vectors @ self.projection, self.landmarks, self.gamma)
        scores: Floats = near @ self.weights + words_of(masked) @ self.word_weights
        return scores

    def told(self, scores: Floats) -> list[FactKind | None]:
        """For each row of scores the kind that is meant, None where none is or that is not sure."""
        rows = np.arange(len(scores))
        best: NDArray[np.intp] = scores[:, 1:].argmax(1) + 1
        others = scores[:, 1:].copy()
        others[rows, best - 1] = -np.inf
        height = scores[rows, best]
        sure = (height - scores[:, 0] >= self.over_none) & (height - others.max(1) >= self.over_others)
        return [self.kinds[place - 1] if said else None for place, said in zip(best, sure, strict=True)]

    def kind(self, masked: str, embedder: Embedder) -> FactKind | None:
        """The fact that a masked question asks for, or None where it asks for none or that is not sure."""
        vectors = np.asarray(embedder.embed([without_names(masked)]), np.float32)
        return self.told(self.scores(vectors, (masked,)))[0]


def load_fact_model(embedder_name: str) -> FactModel | None:
    """The model that ships with the service, or None where the index has another embedder's vectors."""
    with files("service.question").joinpath("fact_model.npz").open("rb") as file, np.load(file) as stored:
        if str(stored["embedder"]) != embedder_name:
            return None
        names = ("projection", "landmarks", "weights", "word_weights")
        return FactModel(
            tuple(FactKind(str(name)) for name in stored["kinds"]),
            *(stored[name].astype(np.float32) for name in names),
            *(float(stored[name]) for name in ("gamma", "over_none", "over_others")),
        )
