"""Fit query_adapter.npz: `python -m service.retrieval.training.adapt --pairs DATA PAIRS … [--write]`.

For a question's unit vector x the adapted vector is q = Wx / |Wx|. A paragraph's score is q·p plus q·s of
its best sentence s, as retrieval scores it. Minimised is the contrastive loss of the paragraphs that
answer among all of the reports asked (InfoNCE with several positives; van den Oord et al. 2018), plus a
penalty on W's distance from the identity, by Adam (Kingma & Ba 2015). Numpy alone; deterministic.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import FloatMatrix, PublishedIndex
from service.retrieval.training.pairs import Example, read_pairs, read_tune_split
from service.retrieval.training.train import FOLDER, FOLDS, fold_of
from service.service import Snapshot
from service.wiring import open_embedder, open_snapshot

TEMPERATURE = 0.06
PENALTY = 0.02
RATE = 0.001
EPOCHS = 8
BATCH = 16


@dataclass(frozen=True, slots=True)
class Item:
    """A question's vector (d,), its reports' paragraph (n, d) and sentence vectors (s, d), and what answers.

    `borders` (n + 1,) parts the sentences by paragraph; `answers` (n,) marks the paragraphs that answer.
    """

    question: FloatMatrix
    paragraphs: FloatMatrix
    sentences: FloatMatrix
    borders: NDArray[np.int64]
    answers: NDArray[np.bool_]
    fold: int


def item(snapshot: Snapshot, example: Example, vector: FloatMatrix) -> Item | None:
    """The training item of an example, or None where nothing in the index answers it."""
    index = snapshot.index
    rows = [stored.row for key in example.answers if (stored := index.paragraph(*key))]
    reports = [
        report for name in sorted({key[0] for key in example.answers}) if (report := index.report(name))
    ]
    if not rows:
        return None
    members = np.concatenate([np.arange(report.start, report.end) for report in reports])
    spans = [_sentences(index, report.start, report.end) for report in reports]
    counts = np.concatenate([np.diff(borders) for _, borders in spans])
    return Item(
        vector,
        np.asarray(index.paragraph_vectors)[members],
        np.concatenate([vectors for vectors, _ in spans]),
        np.concatenate([[0], np.cumsum(counts)]),
        np.isin(members, rows),
        fold_of(example.fold),
    )


def _sentences(index: PublishedIndex, start: int, end: int) -> tuple[FloatMatrix, NDArray[np.int64]]:
    borders = np.asarray(index.sentence_offsets[start : end + 1])
    return np.asarray(index.sentence_vectors[borders[0] : borders[-1]]), borders


def scored(one: Item, q: FloatMatrix) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Scores (n,) of the paragraphs for an adapted vector, and the best sentence (n,) of each."""
    similar = one.sentences @ q
    best = np.array(
        [
            first + int(np.argmax(similar[first:last]))
            for first, last in zip(one.borders[:-1], one.borders[1:], strict=True)
        ]
    )
    return one.paragraphs @ q + similar[best], best


def gradient(one: Item, matrix: NDArray[np.float64]) -> FloatMatrix:
    """Gradient (d, d) of the item's loss."""
    turned = (matrix @ one.question).astype(np.float32)
    length = np.linalg.norm(turned)
    q = turned / length
    scores, best = scored(one, q)
    weights = np.exp((scores - scores.max()) / TEMPERATURE)
    rightly = np.where(one.answers, weights, 0.0)
    pull = (weights / weights.sum() - rightly / max(float(rightly.sum()), 1e-12)) / TEMPERATURE
    towards = pull @ (one.paragraphs + one.sentences[best])
    inside = (towards - q * (q @ towards)) / length
    return np.outer(inside, one.question).astype(np.float32)


def fit(items: Sequence[Item]) -> FloatMatrix:
    """The matrix (d, d) that minimises the loss over `items`."""
    size = len(items[0].question)
    identity = np.eye(size)
    matrix: NDArray[np.float64] = identity.copy()
    first, second = np.zeros_like(matrix), np.zeros_like(matrix)
    order = np.random.default_rng(0)
    step = 0
    for _ in range(EPOCHS):
        places = order.permutation(len(items))
        for start in range(0, len(places), BATCH):
            batch = places[start : start + BATCH]
            slope = sum((gradient(items[place], matrix) for place in batch), np.zeros_like(matrix)) / len(
                batch
            )
            slope = slope + 2 * PENALTY * (matrix - identity)
            step += 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            matrix = matrix - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return matrix.astype(np.float32)


def recall(items: Sequence[Item], matrix: FloatMatrix) -> dict[str, float]:
    """Share of the answering paragraphs among the best, mean over items."""
    shares: dict[int, list[float]] = {1: [], 5: [], 10: []}
    for one in items:
        turned = matrix @ one.question
        order = np.argsort(-scored(one, turned / np.linalg.norm(turned))[0], kind="stable")
        for depth, members in shares.items():
            members.append(one.answers[order[:depth]].sum() / min(int(one.answers.sum()), depth))
    return {f"recall@{depth}": round(float(np.mean(members)), 3) for depth, members in shares.items()}


def main() -> None:
    """Fit, measure on folds held out, print, and write the matrix when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "PAIRS"))
    parser.add_argument("--gold", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "GOLD"))
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many folds to measure")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sources = [(data, list(read_pairs(path))) for data, path in arguments.pairs]
    sources += [(data, list(read_tune_split(path))) for data, path in arguments.gold]
    items: list[Item] = []
    for data, examples in sources:
        snapshot = open_snapshot(data)
        topics = [snapshot.understand(one.question, one.filters).topic for one in examples]
        vectors = open_embedder().embed(
            [topic or one.question for topic, one in zip(topics, examples, strict=True)]
        )
        made = (item(snapshot, one, vector) for one, vector in zip(examples, vectors, strict=True))
        items += [one for one in made if one is not None]
    identity = np.eye(len(items[0].question), dtype=np.float32)
    print(f"{len(items)} questions")
    for fold in range(arguments.folds):
        inside = [one for one in items if one.fold != fold]
        outside = [one for one in items if one.fold == fold]
        print(
            f"fold {fold}: as embedded {recall(outside, identity)}, adapted {recall(outside, fit(inside))}",
            flush=True,
        )
    if arguments.write:
        matrix = fit(items).astype(np.float16)
        np.savez_compressed(
            FOLDER / "query_adapter.npz", matrix=matrix, embedder=np.array(open_embedder().name)
        )


if __name__ == "__main__":
    main()
