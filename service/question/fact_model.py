"""Which fact of a report a question asks for where the patterns of `fact_words.toml` know none or the wrong one, learned.

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
from service.question.model import OF_GRADES, FactKind
from service.question.scope_model import WORDS, Floats, as_words, kernel, without_names

PLACES = WORDS // 2  # that words and pairs of words are hashed to
# How far another kind must be ahead of the one that patterns read; of phrasings held out from the fit fewest
# were read wrongly then (decision 0015).
_AHEAD_AMONG_GRADES, _AHEAD = 0.2, 0.4


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

    def kind(self, masked: str, read: FactKind | None, embedder: Embedder) -> FactKind | None:
        """The fact that a masked question asks for, or None where it asks for none or that is not sure.

        What patterns have `read` stands unless another of its family is ahead by enough.
        """
        vectors = np.asarray(embedder.embed([without_names(masked)]), np.float32)
        scores = self.scores(vectors, (masked,))
        return self.told(scores)[0] if read is None else self._rather(scores[0], read)

    def _rather(self, scores: Floats, read: FactKind) -> FactKind:
        """`read`, or the kind of its family whose score (1 + kinds,) is ahead."""
        if read not in self.kinds:
            return read
        graded = read in OF_GRADES
        family = [
            place
            for place, kind in enumerate(self.kinds, 1)
            if (kind in OF_GRADES) is graded and kind is not FactKind.SUBJECT  # patterns alone tell that
        ]
        best = max(family, key=lambda place: float(scores[place]))
        ahead = scores[best] - scores[self.kinds.index(read) + 1]
        enough = _AHEAD_AMONG_GRADES if graded else _AHEAD
        return self.kinds[best - 1] if ahead >= enough else read


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
