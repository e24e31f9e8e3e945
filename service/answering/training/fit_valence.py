"""Fit valence.json: `python -m service.answering.training.fit_valence DATA [--write]`.

`valence.jsonl` says of sentences, named by report, paragraph and place (from 0), which way they point about
the service: people have read each by itself. Folds are held out in turn to measure; the weights written are
fitted on all. DATA is an index of the reports that the sentences are from.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import PublishedIndex
from indexer.store.published import open_current
from service.answering.valence import PHRASES, VECTOR_WEIGHT, FloatArray, Valence, phrases
from service.errors import ServiceError
from service.retrieval.training import logistic

PENALTY = 3.0
FOLDS = 5
SIDES = {
    "fault": (Valence.WEAKNESS, Valence.MIXED),
    "praise": (Valence.STRENGTH, Valence.MIXED),
}
_FOLDER = Path(__file__).parents[1]


def read_labelled(index: PublishedIndex) -> tuple[FloatArray, FloatArray, list[Valence]]:
    """Phrases (n, len(PHRASES)), vectors (n, d) and labels (n) of the sentences; ServiceError for one that is gone."""
    counted, vectors, labels = [], [], []
    written = files("service.answering.training").joinpath("valence.jsonl").read_text("utf-8")
    for number, line in enumerate(written.splitlines(), 1):
        row = json.loads(line)
        stored = index.paragraph(row["report_id"], row["paragraph"])
        if stored is None or row["sentence"] >= len(stored.sentences):
            raise ServiceError(f"valence.jsonl, line {number}: no such sentence in this index")
        start, end = stored.sentences[row["sentence"]]
        counted.append(phrases(stored.paragraph.text[start:end]))
        vectors.append(index.sentence_vectors[index.sentence_offsets[stored.row] + row["sentence"]])
        labels.append(Valence(row["points"]))
    return np.array(counted), np.array(vectors, np.float64), labels


def fitted(
    features: FloatArray, labels: list[Valence], inside: NDArray[np.bool_]
) -> dict[str, tuple[FloatArray, float]]:
    """Weights (k,) and bias of each side for features (n, k), from the rows chosen by `inside` (n,)."""
    found = {}
    for side, members in SIDES.items():
        wanted = np.array([label in members for label in labels], float)
        found[side] = logistic.fit(features[inside], wanted[inside], np.ones(int(inside.sum())), PENALTY)
    return found


def measured(features: FloatArray, labels: list[Valence]) -> dict[str, float]:
    """Share of sentences read rightly while held out: of all four ways, of faults, of praise."""
    fold = np.arange(len(labels)) % FOLDS
    said = {side: np.zeros(len(labels), bool) for side in SIDES}
    for held in range(FOLDS):
        for side, (weights, bias) in fitted(features, labels, fold != held).items():
            said[side][fold == held] = features[fold == held] @ weights + bias > 0
    truth = {side: np.array([label in members for label in labels]) for side, members in SIDES.items()}
    right = {side: said[side] == truth[side] for side in SIDES}
    return {
        "all": round(float((right["fault"] & right["praise"]).mean()), 3),
        **{side: round(float(members.mean()), 3) for side, members in right.items()},
    }


def as_data(found: dict[str, tuple[FloatArray, float]]) -> dict[str, object]:
    """What `read_valence` reads: weights of the phrases, then of the vector, rounded."""
    size = len(PHRASES)
    return {
        side: {
            "phrases": [round(float(weight), 4) for weight in weights[:size]],
            "vector": [round(float(weight), 4) for weight in weights[size:]],
            "bias": round(bias, 4),
        }
        for side, (weights, bias) in found.items()
    }


def main() -> None:
    """Fit, measure on what was held out, print, and write the weights when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    index = open_current(arguments.data)
    counted, vectors, labels = read_labelled(index)
    everything = np.ones(len(labels), bool)
    models = {
        "words_alone": counted,
        "with_vectors": np.hstack([counted, vectors * VECTOR_WEIGHT]),
    }
    data: dict[str, object] = {"embedder": index.embedder_name, "phrases": list(PHRASES), "rows": len(labels)}
    for name, features in models.items():
        right = measured(features, labels)
        print(name, right)
        data[name] = {"right_on_held_out": right, **as_data(fitted(features, labels, everything))}
    if arguments.write:
        (_FOLDER / "valence.json").write_text(json.dumps(data) + "\n", "utf-8")


if __name__ == "__main__":
    main()
