"""Whether a question is outside what the reports are about, learned from examples of both.

The rules of `scope.py` refuse what shows a sure sign; this model sees the rest. It is a kernel machine
beside a linear one: f(x, w) = Σ aᵢ exp(-γ‖x - lᵢ‖²) + b·w over landmarks lᵢ (Nyström's approximation;
Williams & Seeger 2001), x being the unit vectors of the question and of the question without names
beside a few signs of its words, w its words and pairs of words, hashed (Weinberger et al. 2009).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import Embedder
from service.question.model import Question

Floats = NDArray[np.float32]

SPREAD = np.array([1.5, 0.5, 1.2, 4.0, 4.0, 0.3], np.float32)  # typical spread of each sign
WEIGHT = 0.3  # of the signs beside the vector's coordinates
VECTOR_WEIGHT = 2.83  # of the vector's coordinates
WORDS = 4096  # places that words and pairs of words are hashed to
_WORD = re.compile(r"[a-z0-9']+|\?")
_WORKFORCE = r"(?:managers?|social workers?|staff|workers?|practitioners?|leaders?|workforce)"
_OWN_ACADEMY = re.compile(
    rf"\bacadem(?:y|ies) (?:for|of|that trains?|which trains?) (?:(?:its|their|the|new|newly|qualified|team|front ?line|future|aspiring) )*{_WORKFORCE}\b|\b(?:social work|leadership|practice|learning|{_WORKFORCE}) academ(?:y|ies)\b"
)
_SAID_FOR_LABELS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:PLACE|REGION)\b"), "the council"),
    (re.compile(r"\b(?:EVERY|WHICH|OTHERS|NEIGHBOURS)\b"), "councils"),
    (re.compile(r"\b(?:YEARS?|SINCEYEAR|BEFOREYEAR)\b"), "2020"),
    (re.compile(r"\b(?:LATEST|PREVIOUS|FIRST|SINCELAST)\b"), "last inspection"),
    (re.compile(r"\bKIND\b"), "inspection"),
    (re.compile(r"\b(?:PARAGRAPH|REPORTID)\b"), "paragraph"),
)


def without_names(masked: str) -> str:
    """A masked question as it could be asked of any council: what is asked, not of whom."""
    for label, said in _SAID_FOR_LABELS:
        masked = label.sub(said, masked)
    return masked


def only_terms_of_the_field(question: Question) -> bool:
    """Whether a question names an authority and beside it nothing but terms of the field ("caseloads in PLACE YEAR")."""
    _, named, terms, words, *_ = question.scope_signs
    return named > 0 and terms > 0 and words == 0


def asks_of_own_academy(question: Question) -> bool:
    """Whether a question names an authority and asks about its academy for those who work there, which is no school."""
    return bool(question.authorities) and _OWN_ACADEMY.search(question.without_names) is not None


def as_point(unnamed: Floats, signs: Floats) -> Floats:
    """Points (n, d + 6) of the kernel's space: unit vectors (n, d) of questions without names and signs (n, 6), weighted."""
    joined = np.concatenate([unnamed * VECTOR_WEIGHT, signs / SPREAD * WEIGHT], axis=1)
    return joined.astype(np.float32)


def as_words(texts: Sequence[str]) -> Floats:
    """Unit vectors (n, WORDS) of the words and the pairs of words in texts."""
    counted = np.zeros((len(texts), WORDS), np.float32)
    for row, text in enumerate(texts):
        words = _WORD.findall(text.lower())
        bounded = ["^", *words, "$"]
        pairs = (f"{one} {other}" for one, other in itertools.pairwise(bounded))
        for part in {*words, *pairs}:
            hashed = int.from_bytes(blake2s(part.encode(), digest_size=4).digest(), "big")
            counted[row, hashed % WORDS] += 1.0
    lengths = np.maximum(np.sqrt((counted**2).sum(1, keepdims=True)), 1.0)
    unit: Floats = counted / lengths
    return unit


def kernel(points: Floats, landmarks: Floats, gamma: float) -> Floats:
    """exp(-γ‖x - l‖²) for points (n, k) and landmarks (m, k): (n, m)."""
    own, theirs = (np.einsum("ij,ij->i", some, some) for some in (points, landmarks))
    squares = own[:, None] + theirs[None, :] - 2 * points @ landmarks.T
    near: Floats = np.exp(-gamma * np.maximum(squares, 0.0)).astype(np.float32)
    return near


@dataclass(frozen=True, slots=True)
class ScopeModel:
    """A fitted model: scores of at least `threshold` are outside."""

    landmarks: Floats
    weights: Floats
    word_weights: Floats
    gamma: float
    threshold: float

    def scores(self, points: Floats, words: Floats) -> Floats:
        """Scores (n,) of points (n, k) and words (n, WORDS); higher is further outside."""
        scores: Floats = kernel(points, self.landmarks, self.gamma) @ self.weights + words @ self.word_weights
        return scores

    def outside(self, question: Question, embedder: Embedder) -> bool:
        """Whether the question is outside; embeds it without names, and beside it what retrieval will want.

        An embedder that remembers has it then, and embeds all of it at once.
        """
        unnamed = question.without_names or question.text
        wanted = [text for text in (question.topic, *question.rewrites) if text.strip()]
        vectors = np.asarray(embedder.embed([unnamed, *wanted])[:1], np.float32)
        point = as_point(vectors, np.array([question.scope_signs], np.float32))
        return bool(self.scores(point, as_words([unnamed]))[0] >= self.threshold)


def load_scope_model(embedder_name: str) -> ScopeModel | None:
    """The model that ships with the service, or None where the index has another embedder's vectors."""
    with files("service.question").joinpath("scope_model.npz").open("rb") as file, np.load(file) as stored:
        if str(stored["embedder"]) != embedder_name:
            return None
        return ScopeModel(
            stored["landmarks"].astype(np.float32),
            stored["weights"].astype(np.float32),
            stored["word_weights"].astype(np.float32),
            float(stored["gamma"]),
            float(stored["threshold"]),
        )
