"""Fit scope_model.npz: `python -m service.question.training.fit_scope DATA [--write]`.

Questions outside and near the border come from scope.jsonl, questions inside from the pairs that
retrieval learns from. The landmarks are a seeded sample; the weights solve the regularised least
squares (Xᵀ S X + R) a = Xᵀ S y, X = [Kₙₘ, W] the kernel beside the hashed words, R = λ Kₘₘ beside the
identity, with y = ±1 and sample weights S. Folds are held out to set the threshold: three real questions
in 2,000 and 25 of those written near the border may be refused. Numpy alone; deterministic.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.question.model import Intent
from service.question.scope_model import WORDS, Floats, ScopeModel, as_point, as_words, kernel
from service.retrieval.training.pairs import read_pairs
from service.wiring import open_embedder, open_snapshot

GAMMA = 0.06
PENALTY = 0.05
LANDMARKS = 700
FOLDS = 5
REFUSED_AT_MOST = 0.0015  # of the real questions held out
BORDER_REFUSED_AT_MOST = 0.025
_BORDER_WEIGHT = 3.0
_FOLDER = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Examples:
    """Points (n, k), words (n, WORDS), labels (n,) (True: outside), sample weights (n,), and which are real (n,)."""

    points: Floats
    words: Floats
    outside: NDArray[np.bool_]
    weights: Floats
    real: NDArray[np.bool_]


def read_examples(data: Path) -> Examples:
    """The examples as the service would see them: those that a rule or the catalogue answers are left out."""
    snapshot = open_snapshot(data)
    rows = [
        (row["question"], row["label"] == "out", False)
        for row in map(json.loads, _lines(Path(__file__).with_name("scope.jsonl")))
    ]
    pairs = files("service.retrieval.training").joinpath("pairs.jsonl")
    rows += [(one.question, False, True) for one in read_pairs(Path(str(pairs)))]
    kept = []
    for text, outside, real in rows:
        question = snapshot.understand(text)
        asks_retrieval = question.fact is None and question.intent not in (
            Intent.OUT_OF_SCOPE,
            Intent.OVERVIEW,
            Intent.PARAGRAPH,
        )
        if asks_retrieval:
            kept.append((question, outside, real))
    embedder = open_embedder()
    texts = [question.without_names for question, _, _ in kept]
    unnamed = np.asarray(embedder.embed(texts), np.float32)
    signs = np.array([question.scope_signs for question, _, _ in kept], np.float32)
    outside_of = np.array([outside for _, outside, _ in kept])
    real_of = np.array([real for _, _, real in kept])
    weights = np.where(outside_of | real_of, 1.0, _BORDER_WEIGHT).astype(np.float32)
    return Examples(as_point(unnamed, signs), as_words(texts), outside_of, weights, real_of)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def fit(examples: Examples, inside: NDArray[np.bool_]) -> ScopeModel:
    """The model of the examples chosen by `inside` (n,); its threshold is still 0."""
    points, weights = examples.points[inside], examples.weights[inside]
    wanted = np.where(examples.outside[inside], 1.0, -1.0).astype(np.float32)
    order = np.random.default_rng(0).permutation(len(points))
    border = np.flatnonzero(examples.outside[inside] | ~examples.real[inside])
    chosen = np.concatenate([np.random.default_rng(1).permutation(border), order])
    landmarks = points[list(dict.fromkeys(chosen.tolist()))[:LANDMARKS]].astype(np.float16).astype(np.float32)
    seen = kernel(points, landmarks, GAMMA).astype(np.float64)
    among = kernel(landmarks, landmarks, GAMMA).astype(np.float64)
    count = len(landmarks)
    seen = np.concatenate([seen, examples.words[inside]], axis=1)
    system = seen.T @ (weights[:, None] * seen)
    system[:count, :count] += PENALTY * among + 1e-6 * np.eye(count)
    system[count:, count:] += np.eye(WORDS)
    solved = np.linalg.solve(system, seen.T @ (weights * wanted)).astype(np.float32)
    return ScopeModel(landmarks, solved[:count], solved[count:], GAMMA, 0.0)


def held_out(examples: Examples) -> Floats:
    """Scores (n,), each from a model that saw nothing of the example's fold."""
    folds = np.arange(len(examples.outside)) % FOLDS
    scores = np.zeros(len(folds), np.float32)
    for fold in range(FOLDS):
        here = folds == fold
        scores[here] = fit(examples, ~here).scores(examples.points[here], examples.words[here])
    return scores


def main() -> None:
    """Fit, measure on what was held out, print, and write the model when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    examples = read_examples(arguments.data)
    scores = held_out(examples)
    border = ~examples.outside & ~examples.real
    threshold = max(
        float(np.quantile(scores[examples.real], 1 - REFUSED_AT_MOST)),
        float(np.quantile(scores[border], 1 - BORDER_REFUSED_AT_MOST)),
    )
    for share in (0.001, 0.002, 0.003, 0.005):
        at = float(np.quantile(scores[examples.real], 1 - share))
        print(
            f"at {at:.3f}: outside {(scores[examples.outside] >= at).mean():.3f}, border {(scores[border] >= at).mean():.3f}"
        )
    print(
        f"{len(scores)} questions; threshold {threshold:.3f}: outside refused "
        f"{(scores[examples.outside] >= threshold).mean():.3f} of {examples.outside.sum()} that no rule refuses, "
        f"border refused {(scores[border] >= threshold).mean():.3f} of {border.sum()}"
    )
    if arguments.write:
        model = fit(examples, np.ones(len(scores), bool))
        np.savez_compressed(
            _FOLDER / "scope_model.npz",
            landmarks=model.landmarks.astype(np.float16),
            weights=model.weights,
            word_weights=model.word_weights.astype(np.float16),
            gamma=np.array(model.gamma),
            threshold=np.array(threshold),
            embedder=np.array(open_embedder().name),
        )


if __name__ == "__main__":
    main()
