"""Fit relevance.json and answerability.json from examples.

    python -m service.retrieval.training.train --index DATA PAIRS [--index DATA --gold GOLD …] [--write]

Each example is asked of the index it belongs to. Every candidate paragraph becomes a row of features,
every group of reports a row of signs. Examples are held out in turn (five folds, a report or a question
at a time) to measure; the weights written are fitted on all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from indexer.contracts import StoredReport
from service.question.model import Intent
from service.retrieval import answerability, features
from service.retrieval.answerability import Answerability
from service.retrieval.features import FloatArray
from service.retrieval.relevance import Relevance
from service.retrieval.training.logistic import fit
from service.retrieval.training.pairs import Example, read_pairs, read_tune_split
from service.service import Snapshot
from service.wiring import open_snapshot

CANDIDATES = 60
PENALTY = 3.0
FOLDS = 5
FOLDER = Path(__file__).parents[1]
_UNTRAINED = Answerability(np.zeros(len(answerability.NAMES)), 0.0)


@dataclass(slots=True)
class Table:
    """Rows of features (n, k) with labels, the question each is of, and its fold."""

    rows: list[FloatArray] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, row: FloatArray, label: bool, owner: int, fold: int, weight: float = 1.0) -> None:
        """Add a row."""
        self.rows.append(row)
        self.labels.append(label)
        self.owners.append(owner)
        self.folds.append(fold)
        self.weights.append(weight)

    def fitted(self) -> tuple[FloatArray, float]:
        """Weights and bias on all rows."""
        return fit(np.array(self.rows), np.array(self.labels, float), np.array(self.weights), PENALTY)

    def held_out(self) -> FloatArray:
        """Probabilities (n,), each from a model that saw nothing of the row's fold."""
        rows, labels, folds = np.array(self.rows), np.array(self.labels, float), np.array(self.folds)
        counted, result = np.array(self.weights), np.zeros(len(rows))
        for fold in range(FOLDS):
            inside = folds != fold
            weights, bias = fit(rows[inside], labels[inside], counted[inside], PENALTY)
            result[~inside] = 1.0 / (1.0 + np.exp(-(rows[~inside] @ weights + bias)))
        return result


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


def collect(snapshot: Snapshot, examples: Iterable[Example], table: Table, first: int) -> int:
    """Add the candidates of all examples; returns the number after the last question's."""
    number = first
    for number, example in enumerate(examples, first):
        question = snapshot.understand(example.question, example.filters)
        groups = groups_of(snapshot, question.report_ids)
        if question.fact or question.intent in (Intent.OUT_OF_SCOPE, Intent.OVERVIEW) or not groups:
            continue
        prepared = snapshot.retriever.prepare(question)
        found = snapshot.retriever.candidates(question, prepared, groups, candidates=CANDIDATES)
        for one in (candidate for members in found.values() for candidate in members):
            key = (one.stored.report_id, one.stored.paragraph.paragraph)
            if key not in example.background:
                table.add(one.features, key in example.answers, number, fold_of(example.fold))
    return number + 1


def collect_groups(snapshot: Snapshot, examples: Iterable[Example], table: Table, first: int) -> int:
    """Add the signs of every group of all examples; returns the number after the last question's."""
    number = first
    for number, example in enumerate(examples, first):
        question = snapshot.understand(example.question, example.filters)
        groups = groups_of(snapshot, question.report_ids)
        if question.fact or question.intent in (Intent.OUT_OF_SCOPE, Intent.OVERVIEW) or not groups:
            continue
        wanted = {report_id for report_id, _ in example.answers}
        found = snapshot.retriever.group_signs(question, groups, candidates=CANDIDATES)
        for name, numbers in found.items():
            answers = any(report.report.report_id in wanted for report in groups[name])
            if answers or example.complete:
                table.add(numbers, answers, number, fold_of(example.fold), example.weight)
    return number + 1


def measure_ranking(table: Table, probabilities: FloatArray) -> dict[str, float]:
    """Share of a question's answering paragraphs among its best candidates, mean over questions."""
    labels, owners = np.array(table.labels), np.array(table.owners)
    measured: dict[str, float] = {}
    for depth in (1, 3, 5, 10):
        shares = []
        for owner in np.unique(owners[labels]):
            places = np.flatnonzero(owners == owner)
            best = places[np.argsort(-probabilities[places], kind="stable")[:depth]]
            shares.append(labels[best].sum() / min(labels[places].sum(), depth))
        measured[f"recall@{depth}"] = round(float(np.mean(shares)), 3)
    return measured


def measure_refusing(table: Table, probabilities: FloatArray) -> dict[str, float]:
    """At a threshold of one half: shares of silent and of answering groups of real questions refused."""
    labels, real = np.array(table.labels), np.array(table.weights) == 1.0
    refused = probabilities < 0.5
    return {
        "silent_refused": round(float(refused[~labels & real].mean()), 3),
        "answering_refused": round(float(refused[labels & real].mean()), 3),
    }


def _model(names: tuple[str, ...], table: Table, measured: dict[str, float]) -> dict[str, object]:
    weights, bias = table.fitted()
    return {
        "rows": len(table.rows),
        "measured_on_held_out": measured,
        "bias": round(bias, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
    }


def main() -> None:
    """Fit, measure on what was held out, print, and write the weights when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "PAIRS"))
    parser.add_argument("--gold", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "GOLD"))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sources = [(data, list(read_pairs(path))) for data, path in arguments.pairs]
    sources += [(data, list(read_tune_split(path))) for data, path in arguments.gold]

    paragraphs = Table()
    number = 0
    untrained = Relevance(np.zeros(len(features.NAMES)), 0.0)
    for data, examples in sources:
        number = collect(open_snapshot(data, untrained, _UNTRAINED), examples, paragraphs, number)
    ranking = measure_ranking(paragraphs, paragraphs.held_out())
    relevance = _model(features.NAMES, paragraphs, ranking)

    groups = Table()
    number = 0
    trained = Relevance(*paragraphs.fitted())
    for data, examples in sources:
        number = collect_groups(open_snapshot(data, trained, _UNTRAINED), examples, groups, number)
    refusing = _model(answerability.NAMES, groups, measure_refusing(groups, groups.held_out()))
    for name, model in (("relevance", relevance), ("answerability", refusing)):
        print(name, json.dumps(model, indent=2))
        if arguments.write:
            (FOLDER / f"{name}.json").write_text(json.dumps(model, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
