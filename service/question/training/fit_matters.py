"""Fit matter_model.npz: `python -m service.question.training.fit_matters [--questions FILE] [--write]`.

Phrasings are the terms and sayings of vocabulary.toml and those of matters.toml. Softmax regression with
every entry of the same weight (`softmax_fit`); folds are held out to measure. Numpy alone; deterministic. A file of questions has one a line, the first term of its entry, a tab
and the topic; how many of them are told is printed.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.question.matter_model import NONE, MatterModel
from service.question.scope_model import Floats
from service.question.training.softmax_fit import fit_softmax
from service.question.vocabulary import Vocabulary
from service.wiring import open_embedder

NONE_WEIGHT = 20.0  # of all that is no matter beside one entry
FOLDS = 5
# What is asked of a matter whatever it is, so that it is not taken for the matter.
_FRAMES = ("{} of good quality", "services for {} changed", "enough help with {}", "manageable {} offer")
_FOLDER = Path(__file__).parents[1]


def phrasings(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """First terms of entries, each with a phrasing of it; those that say too little by themselves count as NONE."""
    with Path(__file__).with_name("matters.toml").open("rb") as file:
        written = tomllib.load(file)
    spoken = written["phrasings"]
    rows = [(NONE, text) for text in written["none"]]
    for entry in vocabulary.entries:
        if entry.by_name:
            continue
        around = [frame.format(term) for term in entry.terms[:2] for frame in _FRAMES]
        texts = dict.fromkeys((*entry.names, *entry.says, *around, *spoken.get(entry.terms[0], ())))
        rows += [(NONE if entry.general else entry.terms[0], text) for text in texts]
    return rows


def fit(vectors: Floats, right: NDArray[np.int64], terms: Sequence[str]) -> MatterModel:
    """The model of vectors (n, d) with the columns (n,) that are right."""
    shares = 1.0 / np.bincount(right, minlength=len(terms)).clip(1)[right]
    shares[right == terms.index(NONE)] *= NONE_WEIGHT
    return MatterModel(tuple(terms), fit_softmax(vectors, right, shares.astype(np.float32), len(terms)))


def report(name: str, shares: Floats, right: NDArray[np.int64], terms: Sequence[str]) -> None:
    """Print how many are told at several margins, and how many of those rightly."""
    best, height = shares.argmax(axis=1), shares.max(axis=1)
    none = terms.index(NONE)
    print(f"{name}: nearest of all right for {(best == right).mean():.2f} of {len(right)}")
    for sure in (0.2, 0.3, 0.4, 0.5):
        told = (height >= sure) & (best != none)
        print(
            f"  sure {sure}: {told.sum()} told, {(best[told] == right[told]).mean() if told.any() else 0:.2f} right"
        )


def main() -> None:
    """Fit, measure on what was held out, print, and write the model when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    rows = phrasings(Vocabulary.load())
    terms = list(dict.fromkeys(term for term, _ in rows))
    embedder = open_embedder()
    vectors = np.asarray(embedder.embed([text for _, text in rows]), np.float32)
    right = np.array([terms.index(term) for term, _ in rows])
    folds = np.random.default_rng(0).integers(0, FOLDS, len(right))
    held = np.zeros((len(right), len(terms)), np.float32)
    for fold in range(FOLDS):
        here = folds == fold
        held[here] = fit(vectors[~here], right[~here], terms).probabilities(vectors[here])
    report("phrasings held out", held, right, terms)
    model = fit(vectors, right, terms)
    if arguments.questions:
        asked = [line.split("\t") for line in arguments.questions.read_text("utf-8").splitlines()]
        topics = np.asarray(embedder.embed([topic for _, topic in asked]), np.float32)
        report(
            "questions",
            model.probabilities(topics),
            np.array([terms.index(term) for term, _ in asked]),
            terms,
        )
    if arguments.write:
        np.savez_compressed(
            _FOLDER / "matter_model.npz",
            terms=np.array(terms),
            weights=model.weights.astype(np.float16),
            embedder=np.array(embedder.name),
        )


if __name__ == "__main__":
    main()
