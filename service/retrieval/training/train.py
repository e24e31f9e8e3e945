"""Fit relevance.json, reading.json and answerability.json from examples.

    python -m service.retrieval.training.train --pairs DATA PAIRS --judged DATA JUDGED --gold DATA GOLD …
        --folds DIR [--write]

Each example is asked of the index it belongs to. Every candidate paragraph becomes a row of features, the
best of them are read by a cross-encoder, every group of reports becomes a row of signs. Examples are held
out in turn (five folds, a report or a question at a time) to measure; the weights written are fitted on all.
Cosines come from query adapters, readings from cross-encoders and signs from probabilities that were held
out too, as a question nobody has asked before will have no others.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.cross_encoder import MiniLMCrossEncoder
from service.retrieval import answerability
from service.retrieval.adapter import read_adapter
from service.retrieval.answerability import Answerability, signs
from service.retrieval.features import FloatArray
from service.retrieval.reading import Looked, Reader, Reading
from service.retrieval.relevance import Relevance, as_data
from service.retrieval.training import logistic, network
from service.retrieval.training.fit_reading import fit_reading, readings_of
from service.retrieval.training.groups import FOLDS, Group, collect
from service.retrieval.training.pairs import read_judged, read_pairs, read_tune_split
from service.wiring import open_embedder, open_snapshot

PENALTY = 3.0
READERS = {"pairs": read_pairs, "judged": read_judged, "gold": read_tune_split}
FOLDER = Path(__file__).parents[1]
_UNTRAINED = Answerability(np.zeros(len(answerability.NAMES)), 0.0)
_WRITTEN_ONLY = 0.5  # what a paragraph counts whose question names one report's answers, not judged whole


@dataclass(frozen=True, slots=True)
class Rows:
    """All candidates of all groups: features (n, k), labels, example weights, and the group of each."""

    features: FloatArray
    labels: NDArray[np.bool_]
    weights: FloatArray
    groups: NDArray[np.int64]
    folds: NDArray[np.int64]

    @classmethod
    def of(cls, groups: list[Group]) -> Rows:
        """The rows that are no mere background."""
        sizes = [int(group.counts.sum()) for group in groups]
        weights = [_WRITTEN_ONLY if group.source == "pairs" else 1.0 for group in groups]
        return cls(
            np.concatenate([group.features[group.counts] for group in groups]),
            np.concatenate([group.answers[group.counts] for group in groups]),
            np.repeat(weights, sizes),
            np.repeat(np.arange(len(groups)), sizes),
            np.repeat([group.fold for group in groups], sizes),
        )

    def fitted(self, inside: NDArray[np.bool_]) -> Relevance:
        """The network of the rows chosen by `inside` (n,)."""
        return network.fit(self.features[inside], self.labels[inside], self.weights[inside])

    def held(self, groups: list[Group]) -> list[FloatArray]:
        """Each group's probabilities by the network that did not learn from its fold."""
        models = [self.fitted(self.folds != fold) for fold in range(FOLDS)]
        return [models[group.fold].probability(group.features) for group in groups]


def measure_ranking(groups: list[Group], probabilities: list[FloatArray]) -> dict[str, float]:
    """Share of a question's answering paragraphs among its best candidates, mean over questions."""
    questions: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        questions.setdefault(group.owner, []).append(place)
    shares: dict[int, list[float]] = {1: [], 5: [], 10: []}
    for places in questions.values():
        counted = np.concatenate([groups[place].counts for place in places])
        labels = np.concatenate([groups[place].answers for place in places])[counted]
        if not labels.any():
            continue
        order = np.argsort(
            -np.concatenate([probabilities[place] for place in places])[counted], kind="stable"
        )
        for depth, members in shares.items():
            members.append(labels[order[:depth]].sum() / min(labels.sum(), depth))
    return {f"recall@{depth}": round(float(np.mean(members)), 3) for depth, members in shares.items()}


def measure(groups: list[Group], probabilities: list[FloatArray]) -> dict[str, dict[str, float]]:
    """`measure_ranking` by source."""
    return {
        source: measure_ranking(
            [group for group in groups if group.source == source],
            [found for group, found in zip(groups, probabilities, strict=True) if group.source == source],
        )
        for source in dict.fromkeys(group.source for group in groups)
    }


def measure_refusing(labels: NDArray[np.bool_], probabilities: FloatArray) -> dict[str, float]:
    """At a threshold of one half, and at that which refuses one answering group in twenty."""
    silent, answering = probabilities[~labels], probabilities[labels]
    strict = np.quantile(answering, 0.05)
    return {
        "silent_refused": round(float((silent < 0.5).mean()), 3),
        "answering_refused": round(float((answering < 0.5).mean()), 3),
        "silent_refused_at_one_in_twenty": round(float((silent < strict).mean()), 3),
    }


def sign_table(groups: list[Group], looked: list[Looked]) -> FloatArray:
    """Signs (n, m) of the groups whose answering is known."""
    best: dict[int, float] = {}
    for group, found in zip(groups, looked, strict=True):
        best[group.owner] = max(best.get(group.owner, 0.0), float(found.probabilities.max()))
    return np.stack(
        [
            signs(
                group.question,
                group.concepts,
                group.spoken.present,
                group.spoken.official,
                group.spoken.named,
                found,
                group.features,
                best[group.owner],
            )
            for group, found in zip(groups, looked, strict=True)
            if group.whole is not None
        ]
    )


def fit_answerability(
    groups: list[Group], looked: list[Looked]
) -> tuple[dict[str, object], dict[str, dict[str, float]]]:
    """The second model as data, and what it refuses of groups held out, by source."""
    known = [group for group in groups if group.whole is not None]
    table = sign_table(groups, looked)
    labels = np.array([bool(group.whole) for group in known])
    weights = np.array([group.weight for group in known])
    folds = np.array([group.fold for group in known])
    held = np.zeros(len(known))
    for fold in range(FOLDS):
        inside = folds != fold
        coefficients, bias = logistic.fit(
            table[inside], labels[inside].astype(float), weights[inside], PENALTY
        )
        held[~inside] = 1.0 / (1.0 + np.exp(-(table[~inside] @ coefficients + bias)))
    sources = np.array([group.source for group in known])
    measured = {
        source: measure_refusing(labels[sources == source], held[sources == source])
        for source in dict.fromkeys(sources.tolist())
        if source != "pairs"
    }
    coefficients, bias = logistic.fit(table, labels.astype(float), weights, PENALTY)
    data: dict[str, object] = {
        "rows": len(known),
        "measured_on_held_out": measured,
        "bias": round(bias, 4),
        "weights": {
            name: round(float(weight), 4)
            for name, weight in zip(answerability.NAMES, coefficients, strict=True)
        },
    }
    return data, measured


def examples_parser(description: str) -> argparse.ArgumentParser:
    """A parser of the examples to train on and of the models that held each fold out."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in READERS:
        parser.add_argument(
            f"--{name}", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "FILE")
        )
    parser.add_argument(
        "--folds", type=Path, required=True, metavar="DIR", help="FOLD.npz of adapt.py, FOLD.onnx of read.py"
    )
    return parser


def collected(arguments: argparse.Namespace) -> list[Group]:
    """What all the examples named find, each with the query adapter that held its fold out."""
    groups: list[Group] = []
    for name, read in READERS.items():
        for data, path in getattr(arguments, name):
            snapshots = [
                open_snapshot(
                    data,
                    Relevance.undecided(),
                    _UNTRAINED,
                    read_adapter(arguments.folds / f"{fold}.npz", open_embedder().name),
                )
                for fold in range(FOLDS)
            ]
            source = path.stem if name == "gold" else name
            groups += collect(source, snapshots, read(path), groups[-1].owner + 1 if groups else 0)
    return groups


def main() -> None:
    """Fit, measure on what was held out, print, and write the weights when asked to."""
    parser = examples_parser(__doc__ or "")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    groups = collected(arguments)
    rows = Rows.of(groups)
    held = rows.held(groups)
    cross_encoders = [
        Reader(
            MiniLMCrossEncoder((arguments.folds / f"{fold}.onnx").read_bytes()),
            Reading(1.0, 0.0, 0.0, 0.0, 0.0),
        )
        for fold in range(FOLDS)
    ]
    reading, looked = fit_reading(groups, held, readings_of(groups, held, cross_encoders))
    measured = measure(groups, held)
    measured_read = measure(groups, [one.probabilities for one in looked])
    whole = rows.fitted(np.ones(len(rows.labels), bool))
    relevance = {"rows": len(rows.labels), "measured_on_held_out": measured, **as_data(whole)}
    refusing, refused = fit_answerability(groups, looked)
    reads = {"measured_on_held_out": measured_read, **asdict(reading)}
    print(json.dumps({"relevance": measured, "reading": measured_read, "answerability": refused}, indent=2))
    if arguments.write:
        (FOLDER / "relevance.json").write_text(json.dumps(relevance) + "\n", "utf-8")
        (FOLDER / "reading.json").write_text(json.dumps(reads, indent=2) + "\n", "utf-8")
        (FOLDER / "answerability.json").write_text(json.dumps(refusing, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
