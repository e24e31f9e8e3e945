"""What retrieval finds: candidates with their features, and scored paragraphs of a group of reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from indexer.contracts import StoredParagraph, StoredReport
from service.question.model import Concept
from service.retrieval.features import FloatArray
from service.retrieval.speaking import Matter


@dataclass(frozen=True, slots=True)
class ScoredParagraph:
    """A candidate: how probably it answers (0 to 1), and how well each of its sentences matches (0 to 1)."""

    stored: StoredParagraph
    report: StoredReport
    probability: float
    sentences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What one group of reports gives: its best paragraphs, and how probably it answers at all (0 to 1).

    `unnamed` are the official terms asked in that stand nowhere in the group, nor their equals; `apart` pairs
    of them that no paragraph of the group speaks of together; `telling` is the rarest of the official terms, `rare`
    the rarest word that no entry of the vocabulary knows, where it is rare, `known` the rarest matter of an entry that
    is asked for in lay words and seldom named; `matter` is what many are asked about by name.
    `called` are proper names asked for, of which every paragraph here has one.
    """

    scored: tuple[ScoredParagraph, ...]
    answers: float
    unnamed: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    telling: Concept | None = None
    called: tuple[str, ...] = ()
    rare: Concept | None = None
    known: Concept | None = None
    matter: Matter | None = None

    @property
    def top(self) -> float:
        """The probability of the best paragraph; 0 where there is none."""
        return self.scored[0].probability if self.scored else 0.0

    def left_with(self, scored: tuple[ScoredParagraph, ...]) -> Found:
        """The group with those of its paragraphs alone: without its best one it answers at most as probably as the best of them."""
        rest = replace(self, scored=scored)
        return replace(rest, answers=min(self.answers, rest.top)) if rest.top < self.top else rest


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph with its features (len(NAMES),) and how well each of its sentences matches (0 to 1).

    `led` are its features with the questions made for it, where the index has any: they have a say in the
    order, never in whether the group answers.
    """

    stored: StoredParagraph
    report: StoredReport
    features: FloatArray
    sentences: tuple[float, ...]
    led: FloatArray | None = None

    @property
    def best(self) -> int:
        """The place of the sentence that matches best."""
        return int(np.argmax(self.sentences)) if self.sentences else 0
