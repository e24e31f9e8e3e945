"""How many near misses are refused and how many of their twins answered, by kind: `python -m eval.near_misses DATA`.

Each question is asked of its own report. A twin counts as cited where the paragraph that it was written for is.
The pairs were written from the reports by one reader each and checked by no second one; `--fold` asks a fifth
of the reports, the same in every run, so that a rule can be tried on some and measured on others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from service.answering.model import Answer, Outcome
from service.question.filters import Filters
from service.service import Snapshot
from service.wiring import open_snapshot

FOLDS = 5
_FOUND = (Outcome.ANSWERED, Outcome.PARTIAL)


@dataclass(frozen=True, slots=True)
class Twins:
    """A question that a paragraph answers, and a near miss of this kind on the same paragraph."""

    report: str
    paragraph: str
    answerable: str
    near_miss: str
    kind: str


def read_twins(fold: int | None = None) -> Iterator[Twins]:
    """All pairs, or those of the reports of one fold."""
    for line in files(__package__).joinpath("twins.jsonl").read_text("utf-8").splitlines():
        twins = Twins(**json.loads(line))
        if fold is None or fold_of(twins.report) == fold:
            yield twins


def fold_of(report_id: str) -> int:
    """The fold of a report, the same in every run."""
    return int(hashlib.sha256(report_id.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    """Ask and print a line for each kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="an index that holds the reports of England")
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    arguments = parser.parse_args()
    snapshot = open_snapshot(arguments.data)
    counts: Counter[tuple[str, str]] = Counter()
    for twins in read_twins(arguments.fold):
        if snapshot.index.paragraph(twins.report, twins.paragraph) is None:
            counts["all", "not held"] += 1
            continue
        answer = _asked(snapshot, twins.answerable, twins.report)
        cited = any(one.paragraph == twins.paragraph for one in answer.citations)
        refused = _asked(snapshot, twins.near_miss, twins.report).outcome not in _FOUND
        for kind in (twins.kind, "all"):
            counts[kind, "pairs"] += 1
            counts[kind, "refused"] += refused
            counts[kind, "answered"] += answer.outcome in _FOUND
            counts[kind, "cited"] += cited and answer.outcome in _FOUND
    for kind in sorted({kind for kind, _ in counts}, key=lambda kind: (kind == "all", kind)):
        refusals = f"near misses refused {counts[kind, 'refused']} of {counts[kind, 'pairs']}"
        print(
            f"{kind}: {refusals}; twins answered {counts[kind, 'answered']}, as written {counts[kind, 'cited']}"
        )
    if counts["all", "not held"]:
        print(f"not asked, as their paragraphs are not held: {counts['all', 'not held']}")


def _asked(snapshot: Snapshot, question: str, report_id: str) -> Answer:
    understood = snapshot.understand(question, Filters(report_ids=(report_id,)))
    return snapshot.answerer.answer(understood, asked=question)


if __name__ == "__main__":
    main()
