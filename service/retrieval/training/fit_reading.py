"""Reads the best candidates by cross-encoders that held them out, and fits what a reading counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import Excerpt
from service.retrieval.features import FloatArray
from service.retrieval.reading import Looked, Reader, Reading, excerpt_of, logit
from service.retrieval.training import logistic
from service.retrieval.training.groups import FOLDS, Group


def readings_of(
    groups: list[Group], probabilities: list[FloatArray], readers: Sequence[Reader]
) -> list[FloatArray]:
    """Each group's readings (n,) by the reader of its fold, NaN for candidates not read."""
    questions: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        questions.setdefault(group.owner, []).append(place)
    found: dict[int, FloatArray] = {}
    for places in questions.values():
        question, reader = groups[places[0]].question, readers[groups[places[0]].fold]

        def excerpt(number: int, place: int) -> Excerpt:
            group = groups[number]
            return excerpt_of(group.paragraphs[place], int(group.best[place]))

        before = {place: probabilities[place] for place in places}
        found |= reader.read(question.topic or question.text, excerpt, before)
    return [found[place] for place in range(len(groups))]


def fit_reading(
    groups: list[Group], probabilities: list[FloatArray], readings: list[FloatArray]
) -> tuple[Reading, list[Looked]]:
    """What readings and probabilities say together, fitted on all; and each group looked at by one that held it out."""
    pairs, labels, folds = [], [], []
    for group, before, found in zip(groups, probabilities, readings, strict=True):
        known = group.counts & ~np.isnan(found)
        pairs.append(np.stack([logit(before[known]), found[known]], axis=1))
        labels.append(group.answers[known])
        folds.append(np.full(known.sum(), group.fold))
    table, answers, fold_of_row = np.concatenate(pairs), np.concatenate(labels), np.concatenate(folds)

    def fitted(inside: NDArray[np.bool_]) -> Reading:
        weights, bias = logistic.fit(
            table[inside], answers[inside].astype(float), np.ones(int(inside.sum())), 1.0
        )
        slope, level = np.polyfit(table[inside, 0], table[inside, 1], 1)
        return Reading(float(weights[0]), float(weights[1]), float(bias), float(slope), float(level))

    held = [fitted(fold_of_row != fold) for fold in range(FOLDS)]
    looked = [
        Looked(held[group.fold].probability(before, found), found)
        for group, before, found in zip(groups, probabilities, readings, strict=True)
    ]
    return fitted(np.ones(len(answers), bool)), looked
