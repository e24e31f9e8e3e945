"""What questions find in groups of reports, and what of it answers: the rows that are trained on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import StoredParagraph, StoredReport
from service.question.model import Intent, Question
from service.retrieval.concepts import WeightedConcept
from service.retrieval.features import FloatArray
from service.retrieval.speaking import Spoken
from service.retrieval.training.pairs import Example
from service.service import Snapshot

CANDIDATES = 40
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Group:
    """What a question finds in one group of reports, and what of it answers.

    `features` (n, k) are the candidates', `answers` (n,) marks those that answer, `counts` (n,) those
    that are no mere background; `paragraphs` (n) are what is read of them and `best` (n,) the place of the
    sentence that matches best; `whole` is whether the group answers, None where that is not known.
    """

    source: str
    question: Question
    concepts: tuple[WeightedConcept, ...]
    spoken: Spoken
    features: FloatArray
    answers: NDArray[np.bool_]
    counts: NDArray[np.bool_]
    paragraphs: tuple[StoredParagraph, ...]
    best: NDArray[np.int64]
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
    kept: dict[tuple[str, str], StoredParagraph] = {}  # one of each, as many questions find the same
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
                tuple(kept.setdefault(key, one.stored) for key, one in zip(keys, members, strict=True)),
                np.array([one.best for one in members]),
                answers if answers or example.complete else None,
                example.weight,
                number,
                fold_of(example.fold),
            )
