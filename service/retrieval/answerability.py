"""Whether the reports of one group (an authority) answer at all, apart from which paragraph comes nearest.

Somewhere the nearest paragraph is always found; refusing well needs other signs: a term of the trade
that the reports never use, a number asked for where none is printed, a best paragraph that hardly
stands out, another authority that says it plainly; some details (names, figures,
dates) are asked for more often than they are given. A second small logistic model over such signs gives
the probability of an answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from service.errors import ServiceError
from service.question.model import Question
from service.retrieval.concepts import WeightedConcept
from service.retrieval.features import NAMES as FEATURES
from service.retrieval.features import FloatArray
from service.retrieval.reading import Looked, logit

NAMES: tuple[str, ...] = (
    "best_logit",
    "second_logit",
    "best_sentence_cosine",
    "best_coverage_sentence",
    "best_special_sentence",
    "best_stands_out",
    "absent_share",
    "absent_any",
    "absent_official",
    "special_asked",
    "number_missing",
    "several_concepts",
    "yes_no",
    "wants_number",
    "wants_name",
    "wants_date",
    "judges",
    "behind_best",
    "term_absent",
    "best_read",
)

_AT = {name: place for place, name in enumerate(FEATURES)}
_TOP = 5
_FAR_BEHIND = 4.0  # logits, beyond which a group's distance from the best one says no more


def signs(
    question: Question,
    concepts: Sequence[WeightedConcept],
    present: Sequence[bool],
    official: Sequence[bool],
    named: Sequence[bool],
    looked: Looked,
    features: FloatArray,
    best: float,
) -> FloatArray:
    """One number for each of `NAMES` of a group.

    `present` says for each concept whether any row of the group speaks of it, `official` whether the very
    words asked are used by any report at all, `named` is False for an official term that stands nowhere in
    the group, nor its equals; `looked` (n,) and `features` (n, k) are those of the
    group's candidates, n at least 1. `best` is the highest probability in any of the groups asked side by
    side.
    """
    order = np.argsort(-looked.probabilities, kind="stable")
    probabilities, features = looked.probabilities[order], features[order]
    special = [
        (concept.idf, there) for concept, there in zip(concepts, present, strict=True) if concept.special
    ]
    whole = sum(idf for idf, _ in special)
    absent = sum(idf for idf, there in special if not there)
    top = features[:_TOP]
    numbered = question.wants_number and not top[:, _AT["number_wanted_and_there"]].any()
    first, second = logit(np.array([*probabilities, 0.0])[:2]).tolist()
    return np.array(
        [
            first,
            second,
            top[:, _AT["sentence_cosine"]].max(),
            top[:, _AT["coverage_sentence"]].max(),
            top[:, _AT["special_sentence"]].max(),
            top[:, _AT["sentence_stands_out"]].max(),
            absent / whole if whole > 0 else 0.0,
            float(absent > 0),
            float(any(spoken and not there for spoken, there in zip(official, present, strict=True))),
            float(bool(special)),
            float(numbered),
            float(len(concepts) > 2),
            float(question.yes_no),
            float(question.wants_number),
            float(question.wants_name),
            float(question.wants_date),
            float(question.judges),
            min(float(logit(np.array(best))) - first, _FAR_BEHIND),
            float(not all(named)),
            looked.best_read,
        ]
    )


@dataclass(frozen=True, slots=True)
class Answerability:
    """Logistic regression over `NAMES`."""

    weights: FloatArray
    bias: float

    def probability(self, numbers: FloatArray) -> float:
        """Probability that a group with these signs (len(NAMES),) answers."""
        return float(1.0 / (1.0 + np.exp(-(numbers @ self.weights + self.bias))))


def load_answerability() -> Answerability:
    """Read the weights that ship with the service; raises ServiceError when they do not fit the code."""
    stored = json.loads(files("service.retrieval").joinpath("answerability.json").read_text("utf-8"))
    if set(stored["weights"]) != set(NAMES):
        raise ServiceError("answerability.json was made for other signs; run the training script again")
    return Answerability(np.array([stored["weights"][name] for name in NAMES]), float(stored["bias"]))
