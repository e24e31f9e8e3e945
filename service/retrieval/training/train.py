"""Fit relevance.json and answerability.json from examples.

    python -m service.retrieval.training.train --pairs DATA PAIRS --judged DATA JUDGED --gold DATA GOLD …
        --fold-adapters DIR [--write]

Each example is asked of the index it belongs to. Every candidate paragraph becomes a row of features,
every group of reports a row of signs. Examples are held out in turn (five folds, a report or a question
at a time) to measure; the weights written are fitted on all. Cosines come from query adapters, and signs
from probabilities, that were held out too, as a question nobody has asked before will have no others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import StoredReport
from service.question.model import Intent, Question
from service.retrieval import answerability
from service.retrieval.adapter import read_adapter
from service.retrieval.answerability import Answerability, signs
from service.retrieval.concepts import WeightedConcept
from service.retrieval.features import FloatArray
from service.retrieval.relevance import Relevance, as_data
from service.retrieval.speaking import Spoken
from service.retrieval.training import logistic, network
from service.retrieval.training.pairs import Example, read_judged, read_pairs, read_tune_split
from service.service import Snapshot
from service.wiring import open_embedder, open_snapshot

CANDIDATES = 40
PENALTY = 3.0
FOLDS = 5
FOLDER = Path(__file__).parents[1]
_UNTRAINED = Answerability(np.zeros(len(answerability.NAMES)), 0.0)
_WRITTEN_ONLY = 0.5  # what a paragraph counts whose question names one report's answers, not judged whole


@dataclass(frozen=True, slots=True)
class Group:
    """What a question finds in one group of reports, and what of it answers.

    `features` (n, k) are the candidates', `answers` (n,) marks those that answer, `counts` (n,) those
    that are no mere background; `whole` is whether the group answers, None where that is not known.
    """

    source: str
    question: Question
    concepts: tuple[WeightedConcept, ...]
    spoken: Spoken
    features: FloatArray
    answers: NDArray[np.bool_]
    counts: NDArray[np.bool_]
    whole: bool | None
    weight: float
    owner: int
    fold: int


def groups_of(snapshot: Snapshot, report_ids: Iterable[str]) -> dict[str, list[StoredReport]]:
    """Reports by authority, as answering groups them."""
    wanted = set(report_ids)
    groups: dict[str, list[StoredReport]] = {}
    for report in snapshot.index.reports():
        if report.report.report_id in wanted:
            groups.setdefault(report.report.authority, []).append(report)
    return groups


def fold_of(name: str) -> int:
    """The fold of a report or question, the same in every run."""
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS


def collect(
    source: str, snapshots: Sequence[Snapshot], examples: Iterable[Example], first: int
) -> Iterator[Group]:
    """The groups of all examples that retrieval answers, each asked of its fold's snapshot.

    Questions are numbered from `first`.
    """
    for number, example in enumerate(examples, first):
        snapshot = snapshots[fold_of(example.fold)]
        question = snapshot.understand(example.question, example.filters)
        groups = groups_of(snapshot, question.report_ids)
        if question.fact or question.intent in (Intent.OUT_OF_SCOPE, Intent.OVERVIEW) or not groups:
            continue
        prepared = snapshot.retriever.prepare(question)
        found = snapshot.retriever.candidates(question, prepared, groups, candidates=CANDIDATES)
        spoken = snapshot.retriever.spoken(question, prepared, groups)
        wanted = {report_id for report_id, _ in example.answers}
        for name, members in found.items():
            if not members:
                continue
            keys = [(one.stored.report_id, one.stored.paragraph.paragraph) for one in members]
            answers = any(report.report.report_id in wanted for report in groups[name])
            yield Group(
                source,
                question,
                prepared.concepts,
                spoken[name],
                np.stack([one.features for one in members]),
                np.array([key in example.answers for key in keys]),
                np.array([key not in example.background for key in keys]),
                answers if answers or example.complete else None,
                example.weight,
                number,
                fold_of(example.fold),
            )


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


def measure_refusing(labels: NDArray[np.bool_], probabilities: FloatArray) -> dict[str, float]:
    """At a threshold of one half, and at that which refuses one answering group in twenty."""
    silent, answering = probabilities[~labels], probabilities[labels]
    strict = np.quantile(answering, 0.05)
    return {
        "silent_refused": round(float((silent < 0.5).mean()), 3),
        "answering_refused": round(float((answering < 0.5).mean()), 3),
        "silent_refused_at_one_in_twenty": round(float((silent < strict).mean()), 3),
    }


def sign_table(groups: list[Group], probabilities: list[FloatArray]) -> FloatArray:
    """Signs (n, m) of the groups whose answering is known."""
    best: dict[int, float] = {}
    for group, found in zip(groups, probabilities, strict=True):
        best[group.owner] = max(best.get(group.owner, 0.0), float(found.max()))
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
            for group, found in zip(groups, probabilities, strict=True)
            if group.whole is not None
        ]
    )


def fit_answerability(
    groups: list[Group], probabilities: list[FloatArray]
) -> tuple[dict[str, object], dict[str, dict[str, float]]]:
    """The second model as data, and what it refuses of groups held out, by source."""
    known = [group for group in groups if group.whole is not None]
    table = sign_table(groups, probabilities)
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


def main() -> None:
    """Fit, measure on what was held out, print, and write the weights when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    readers = {"pairs": read_pairs, "judged": read_judged, "gold": read_tune_split}
    for name in readers:
        parser.add_argument(
            f"--{name}", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "FILE")
        )
    parser.add_argument(
        "--fold-adapters", type=Path, required=True, metavar="DIR", help="written by adapt.py"
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    groups: list[Group] = []
    for name, read in readers.items():
        for data, path in getattr(arguments, name):
            snapshots = [
                open_snapshot(
                    data,
                    Relevance.undecided(),
                    _UNTRAINED,
                    read_adapter(arguments.fold_adapters / f"{fold}.npz", open_embedder().name),
                )
                for fold in range(FOLDS)
            ]
            source = path.stem if name == "gold" else name
            groups += collect(source, snapshots, read(path), groups[-1].owner + 1 if groups else 0)

    rows = Rows.of(groups)
    models = [rows.fitted(rows.folds != fold) for fold in range(FOLDS)]
    held = [models[group.fold].probability(group.features) for group in groups]
    measured = {
        source: measure_ranking(
            [group for group in groups if group.source == source],
            [found for group, found in zip(groups, held, strict=True) if group.source == source],
        )
        for source in dict.fromkeys(group.source for group in groups)
    }
    whole = rows.fitted(np.ones(len(rows.labels), bool))
    relevance = {"rows": len(rows.labels), "measured_on_held_out": measured, **as_data(whole)}
    refusing, refused = fit_answerability(groups, held)
    print(json.dumps({"relevance": measured, "answerability": refused}, indent=2))
    if arguments.write:
        (FOLDER / "relevance.json").write_text(json.dumps(relevance) + "\n", "utf-8")
        (FOLDER / "answerability.json").write_text(json.dumps(refusing, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
