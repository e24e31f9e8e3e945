"""Fit relevance.json: `python -m service.retrieval.training.train DATA PAIRS [--write]`.

Every pair is asked of its own report; the report's candidates become rows of features labelled by the
pair. Reports are held out in turn (five folds) to measure; the weights written are fitted on all.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.contracts import PublishedIndex
from service.answering.model import Filters
from service.retrieval.features import NAMES, FloatArray
from service.retrieval.relevance import Relevance
from service.retrieval.training.logistic import fit
from service.retrieval.training.pairs import Pair, read_pairs
from service.service import Snapshot

CANDIDATES = 80
PENALTY = 3.0
FOLDS = 5
TARGET = Path(__file__).parents[1] / "relevance.json"


@dataclass(frozen=True, slots=True)
class Table:
    """Candidate rows of all pairs: features (n, k), labels (n,), which pair (n,), which fold (n,)."""

    features: FloatArray
    labels: FloatArray
    pair: np.ndarray[tuple[int], np.dtype[np.int64]]
    fold: np.ndarray[tuple[int], np.dtype[np.int64]]
    wanted: tuple[int, ...]


def table(snapshot: Snapshot, pairs: list[Pair]) -> Table:
    """Ask every pair of its report and collect the candidates; pairs of reports not held are left out."""
    features, labels, owners, folds, wanted = [], [], [], [], []
    reports = {report_id: place for place, report_id in enumerate(sorted({pair.report_id for pair in pairs}))}
    for number, pair in enumerate(pairs):
        rows, hits = _rows(snapshot, snapshot.index, pair)
        wanted.append(len(pair.paragraphs))
        features.extend(rows)
        labels.extend(hits)
        owners.extend([number] * len(rows))
        folds.extend([reports[pair.report_id] % FOLDS] * len(rows))
    return Table(
        np.array(features), np.array(labels, float), np.array(owners), np.array(folds), tuple(wanted)
    )


def _rows(snapshot: Snapshot, index: PublishedIndex, pair: Pair) -> tuple[list[FloatArray], list[bool]]:
    report = index.report(pair.report_id)
    if report is None:
        return [], []
    question = snapshot.understand(pair.question, Filters(report_ids=(pair.report_id,)))
    found = snapshot.retriever.candidates(question, {"": [report]}, candidates=CANDIDATES)[""]
    answers = set(pair.paragraphs)
    return [one.features for one in found], [one.stored.paragraph.paragraph in answers for one in found]


def recall(data: Table, scores: FloatArray, depth: int) -> float:
    """Mean share of a pair's paragraphs among its `depth` best candidates."""
    shares = []
    for number, wanted in enumerate(data.wanted):
        places = np.flatnonzero(data.pair == number)
        if wanted and len(places):
            best = places[np.argsort(-scores[places], kind="stable")[:depth]]
            shares.append(data.labels[best].sum() / min(wanted, depth))
    return float(np.mean(shares))


def main() -> None:
    """Fit, measure by held-out reports, print, and write the weights when asked to."""
    from service.wiring import open_snapshot

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    data = table(
        open_snapshot(arguments.data, Relevance(np.zeros(len(NAMES)), 0.0)), list(read_pairs(arguments.pairs))
    )
    even = np.ones(len(data.labels))
    held_out = np.zeros(len(data.labels))
    for fold in range(FOLDS):
        inside, outside = data.fold != fold, data.fold == fold
        weights, bias = fit(data.features[inside], data.labels[inside], even[inside], PENALTY)
        held_out[outside] = 1.0 / (1.0 + np.exp(-(data.features[outside] @ weights + bias)))
    loss = -np.mean(np.where(data.labels > 0, np.log(held_out), np.log1p(-held_out)))
    measured = {"pairs": len(data.wanted), "log_loss": round(float(loss), 4)}
    measured |= {f"recall@{depth}": round(recall(data, held_out, depth), 3) for depth in (1, 3, 5, 10)}
    weights, bias = fit(data.features, data.labels, even, PENALTY)
    model = {
        "measured_on_held_out_reports": measured,
        "bias": round(bias, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)},
    }
    print(json.dumps(model, indent=2))
    if arguments.write:
        TARGET.write_text(json.dumps(model, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
