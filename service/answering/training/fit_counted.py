"""Fit counted.json: `python -m service.answering.training.fit_counted DATA PAIRS … [--write]`.

PAIRS are JSON lines of questions in pairs (`eval/near_misses/twins.jsonl`): one that a paragraph of a report answers, one
that the report does not. Of those that ask for a figure each becomes a row: the probability of the best paragraph,
and how surely a figure of what is asked is printed. Folds of reports are held out in turn to measure; the weights
written are fitted on all. DATA is an index of the reports.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from service.answering.counted_model import CountedModel
from service.answering.counting import Thing, told_by
from service.question.filters import Filters
from service.question.model import Intent
from service.retrieval.reading import logit
from service.retrieval.training import logistic
from service.service import Snapshot
from service.wiring import open_snapshot

PENALTY = 1.0
FOLDS = 5
CANDIDATES = 24
_FOLDER = Path(__file__).parents[1]


def rows(snapshot: Snapshot, files: Sequence[Path]) -> Iterator[tuple[tuple[float, float], bool, int]]:
    """Of each question that asks one report for a figure: its two numbers, whether it is answered, and its fold."""
    for line in (line for file in files for line in file.read_text("utf-8").splitlines()):
        pair = json.loads(line)
        fold = int(hashlib.sha256(pair["report"].encode()).hexdigest(), 16) % FOLDS
        for asked, answered in ((pair["answerable"], True), (pair["near_miss"], False)):
            question = snapshot.understand(asked, Filters(report_ids=(pair["report"],)))
            if question.counted is None or question.intent is not Intent.SINGLE or not question.report_ids:
                continue
            reports = [one for one in snapshot.index.reports() if one.report.report_id == pair["report"]]
            (found,) = snapshot.retriever.retrieve(question, {"": reports}, candidates=CANDIDATES).values()
            if found.scored:
                thing = Thing.of(question.counted, question.concepts)
                yield (float(logit(np.array(found.top))), told_by(found, thing)), answered, fold


def main() -> None:
    """Measure on reports held out, print, and write with `--write`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="an index that holds the reports")
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    numbers, answered, folds = zip(*rows(open_snapshot(arguments.data), arguments.pairs), strict=True)
    features, labels, fold = np.array(numbers), np.array(answered), np.array(folds)
    ones = np.ones(len(labels))
    held = np.zeros(len(labels))
    for out in range(FOLDS):
        inside = fold != out
        weights, bias = logistic.fit(
            features[inside], labels[inside].astype(float), ones[inside], penalty=PENALTY
        )
        held[~inside] = features[~inside] @ weights + bias
    probability = 1.0 / (1.0 + np.exp(-held))
    print(f"{int(labels.sum())} answered, {int((~labels).sum())} not; on reports held out:")
    for lost in (0.02, 0.03, 0.05, 0.08, 0.1):
        least = float(np.quantile(probability[labels], lost))
        refused = float((probability[~labels] < least).mean())
        print(f"at {least:.3f}: {lost:.0%} of the answered lost, {refused:.1%} of the others refused")
    weights, bias = logistic.fit(features, labels.astype(float), ones, penalty=PENALTY)
    model = CountedModel(float(weights[0]), float(weights[1]), bias)
    print(model)
    if arguments.write:
        stored = {name: round(value, 4) for name, value in asdict(model).items()}
        (_FOLDER / "counted.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
