"""Examples to train on: questions with the paragraphs that answer them, never a report's text.

Three forms: pairs written for training (`pairs.jsonl`: report, question, labels); questions put to several
reports, whose best candidates were read and judged (`judged.jsonl`: for each report the labels that answer
and those on the same matter that do not, most reports being silent); and the `tune` split of gold
questions. The `test` split is never read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.errors import ServiceError
from service.question.filters import Filters

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A question, what narrows it, the paragraphs (report id, label) that answer, and those that half do.

    `weight` is what it counts for when refusing is learned: gold questions count whole, judged ones half, as
    silence was sought for them, pairs of one report a quarter, as nearly all of them have an answer. `complete` says that reports without an answer here are known to be silent. `fold` names what is
    held out together when measuring.
    """

    question: str
    filters: Filters
    answers: frozenset[Key]
    background: frozenset[Key]
    complete: bool
    weight: float
    fold: str


def read_pairs(path: Path) -> Iterator[Example]:
    """Examples of a file of training pairs; raises ServiceError naming the line that is malformed."""
    for number, row in _rows(path):
        try:
            report = row["report_id"]
            answers = frozenset((report, str(label)) for label in row["paragraphs"])
            yield Example(
                row["question"], Filters(report_ids=(report,)), answers, frozenset(), True, 0.25, report
            )
        except (KeyError, TypeError) as error:
            raise ServiceError(f"{path.name}, line {number}: not a training pair ({error})") from error


def read_judged(path: Path) -> Iterator[Example]:
    """Examples of a file of judged questions; raises ServiceError naming the line that is malformed."""
    for number, row in _rows(path):
        try:
            graded = {
                grade: frozenset(
                    (report, str(label)) for report, by in row["judged"].items() for label in by[grade]
                )
                for grade in ("1", "2")
            }
            filters = Filters(report_ids=tuple(row["judged"]))
            yield Example(row["question"], filters, graded["2"], graded["1"], True, 0.5, row["question"])
        except (AttributeError, KeyError, TypeError) as error:
            raise ServiceError(f"{path.name}, line {number}: not a judged question ({error})") from error


def read_tune_split(path: Path) -> Iterator[Example]:
    """Examples of the `tune` split of a gold file, for the kinds that retrieval answers."""
    for number, row in _rows(path):
        try:
            if (
                row["split"] != "tune"
                or row["kind"] in ("fact", "out_of_scope")
                or row.get("trap") == "false_premise"
            ):
                continue
            graded = {grade: frozenset(_keys(row["evidence"], grade)) for grade in (1, 2)}
            filters = Filters(**(row.get("filters") or {}))
            yield Example(
                row["question"], filters, graded[2], graded[1], row["kind"] != "theme", 1.0, row["id"]
            )
        except (KeyError, TypeError) as error:
            raise ServiceError(f"{path.name}, line {number}: not a gold question ({error})") from error


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise ServiceError(f"{path.name}, line {number}: not JSON ({error})") from error


def _keys(evidence: list[dict[str, Any]], grade: int) -> Iterator[Key]:
    return ((str(one["report_id"]), str(one["paragraph"])) for one in evidence if one["grade"] == grade)
