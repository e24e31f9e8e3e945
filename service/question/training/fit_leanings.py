"""Fit leaning_model.npz: `python -m service.question.training.fit_leanings DATA [--questions FILE] [--write] [--show]`.

Phrasings by the side they ask for come from leanings.toml; beside them stand, with less weight, questions
that retrieval learns from and of which no pattern reads a side. Softmax regression (`softmax_fit`); folds are
held out to measure. A file of questions has one a line, the side (or "none"), a tab and the question.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.store.generations import current
from indexer.store.published import OpenIndex
from service.question.fact_model import words_of
from service.question.intent import read_shape
from service.question.leaning_model import SIDES, LeaningModel
from service.question.model import Leaning
from service.question.scope_model import Floats, without_names
from service.question.training.names import with_names
from service.question.training.softmax_fit import fit_softmax
from service.wiring import open_embedder, open_questions

PENALTY = 1e-4
STEPS = 400
RATE = 0.07
RETRIEVED = 2_000  # questions for retrieval
RETRIEVED_WEIGHT = 0.3  # of one of them beside a phrasing written for this
FOLDS = 5
_FOLDER = Path(__file__).parents[1]


def phrasings() -> Iterator[tuple[str, str]]:
    """The side ("none" for none) and the text of every phrasing, with names in their places."""
    with Path(__file__).with_name("leanings.toml").open("rb") as file:
        for side, texts in tomllib.load(file).items():
            for number, text in enumerate(texts):
                yield side, with_names(text, number)


def retrieved() -> list[str]:
    """Questions that retrieval learns from, in a seeded order."""
    folder = Path(str(files("service.retrieval.training")))
    texts = {
        json.loads(row)["question"]
        for name in ("pairs.jsonl", "judged.jsonl", "judged_more.jsonl")
        for row in (folder / name).read_text("utf-8").splitlines()
    }
    order = np.random.default_rng(0).permutation(len(texts))
    listed = sorted(texts)
    return [listed[place] for place in order]


def column(side: str) -> int:
    """The column of a side by its name."""
    return SIDES.index(None if side == "none" else Leaning(side))


def fit(features: Floats, right: NDArray[np.int64], shares: Floats) -> LeaningModel:
    """The model of features (n, d + PLACES + 1) and the columns (n,) that are right, each with its share (n,)."""
    return LeaningModel(
        fit_softmax(features, right, shares, len(SIDES), penalty=PENALTY, steps=STEPS, rate=RATE)
    )


def report(name: str, shares: Floats, right: NDArray[np.int64]) -> None:
    """Print how many are told at several margins, and how many of those rightly."""
    best, height = shares.argmax(axis=1), shares.max(axis=1)
    sided = right > 0
    print(f"{name}: {len(right)}, of which {sided.sum()} ask for one side")
    for sure in (0.5, 0.6, 0.65, 0.7, 0.8):
        told = (best > 0) & (height >= sure)
        print(
            f"  sure {sure}: {(told & (best == right)).sum()} told rightly, {(told & sided & (best != right)).sum()} "
            f"another side; a side told for {(told & ~sided).sum()} of {(~sided).sum()} that ask for none"
        )


def main() -> None:
    """Fit, measure on what was held out, print, and write the model when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what is told wrongly")
    arguments = parser.parse_args()
    reader = open_questions(OpenIndex(current(arguments.data)))
    embedder = open_embedder()

    def seen(texts: Sequence[str]) -> tuple[list[str], Floats]:
        masked = [reader.undecided(text)[0] for text in texts]
        vectors = np.asarray(embedder.embed([without_names(text) for text in masked]), np.float32)
        return masked, np.concatenate([vectors, words_of(masked)], axis=1)

    written = list(phrasings())
    others = [text for text in retrieved() if read_shape(reader.undecided(text)[0]).leaning is None]
    others = others[:RETRIEVED]
    texts = [text for _, text in written] + others
    masked, features = seen(texts)
    right = np.array([column(side) for side, _ in written] + [0] * len(others))
    shares = np.where(np.arange(len(texts)) < len(written), 1.0, RETRIEVED_WEIGHT).astype(np.float32)
    folds = np.random.default_rng(0).integers(0, FOLDS, len(right))
    held = np.zeros((len(right), len(SIDES)), np.float32)
    for fold in range(FOLDS):
        here = folds == fold
        model = fit(features[~here], right[~here], shares[~here])
        vectors = features[here][:, : -words_of(("",)).shape[1]]
        held[here] = model.probabilities(
            vectors, tuple(text for text, kept in zip(masked, here, strict=True) if kept)
        )
    report("phrasings held out", held[: len(written)], right[: len(written)])
    report("questions for retrieval held out", held[len(written) :], right[len(written) :])
    model = fit(features, right, shares)
    if arguments.questions:
        asked = [line.split("\t") for line in arguments.questions.read_text("utf-8").splitlines()]
        shown, points = seen([text for _, text in asked])
        vectors = points[:, : -words_of(("",)).shape[1]]
        known = model.probabilities(vectors, tuple(shown))
        report("questions", known, np.array([column(side) for side, _ in asked]))
        if arguments.show:
            for (side, text), row in zip(asked, known, strict=True):
                if int(row.argmax()) != column(side):
                    print(f"  {side} → {SIDES[int(row.argmax())]} {row.max():.2f}: {text}")
    if arguments.write:
        np.savez_compressed(
            _FOLDER / "leaning_model.npz",
            weights=model.weights.astype(np.float16),
            embedder=np.array(embedder.name),
        )


if __name__ == "__main__":
    main()
