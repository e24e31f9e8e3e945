"""A second look at the best candidates: question and paragraph read together by a cross-encoder.

Cosines and shared words bring near what is on the matter; only a reader of both tells "how many have a
plan" from "they have plans". It is dear (milliseconds a paragraph), so only the best of each group are
read, fewer where many groups stand side by side. Why: docs/decisions/0014.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import CrossEncoder, Excerpt, StoredParagraph
from service.errors import ServiceError
from service.question.model import Concept
from service.retrieval.features import FloatArray
from service.retrieval.speaking import NAMED

_SMALLEST = 1e-4
_DEPTHS = ((1, 4), (12, 2))  # up to so many groups, so many of each are read
_DEPTH_OF_MANY = 1
_MORE = 2  # times at the most that another candidate is read because it came first
_MOST_GROUPS = 48  # read at most, those with the best candidates: of the others nearly all are silent

_ABBREVIATION = 6  # letters at the most; only what a paragraph writes in capitals is taken for one
_NOTHING: Mapping[str, str] = {}

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Reading:
    """probability = 1 / (1 + exp(-(first · logit p + read · z + bias))) of a candidate of probability p, read as z.

    `slope` · logit p + `level` is what a candidate of that probability is read as on average.
    """

    first: float
    read: float
    bias: float
    slope: float
    level: float

    def probability(self, before: FloatArray, read: FloatArray) -> FloatArray:
        """Probabilities (n,) after reading; `read` (n,) are log-odds, NaN where a candidate was not read.

        Who was not read counts as read like others of its probability.
        """
        odds = logit(before)
        expected = np.where(np.isnan(read), self.slope * odds + self.level, read)
        result: FloatArray = 1.0 / (1.0 + np.exp(-(self.first * odds + self.read * expected + self.bias)))
        return result


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a group's candidates: their probabilities (n,), and their readings (n,), NaN where unread."""

    probabilities: FloatArray
    read: FloatArray

    @classmethod
    def unread(cls, probabilities: FloatArray) -> Looked:
        """Candidates that nobody read."""
        return cls(probabilities, np.full(len(probabilities), np.nan))

    @property
    def best_read(self) -> float:
        """The best reading; where nothing was read, the best candidate's log-odds in its place."""
        known = self.read[~np.isnan(self.read)]
        return float(known.max() if len(known) else logit(self.probabilities).max())


class Reader:
    """Reads the best candidates of each group. Safe for many threads."""

    def __init__(self, cross_encoder: CrossEncoder, reading: Reading) -> None:
        self._cross_encoder = cross_encoder
        self.reading = reading

    def look(
        self, question: str, excerpt: Callable[[Group, int], Excerpt], before: Mapping[Group, FloatArray]
    ) -> dict[Group, Looked]:
        """Each group's candidates after the best of them were read; `before` (n,) are their probabilities.

        `excerpt` gives what is read of the candidate at a place of a group. Where reading puts a candidate
        first that was not read, it is read as well.
        """
        read = self.read(question, excerpt, before)
        moved = {name: self.reading.probability(some, read[name]) for name, some in before.items()}
        for _ in range(_MORE):
            unread = {
                name: np.array([moved[name].argmax()])
                for name, some in read.items()
                if not np.isnan(some).all() and np.isnan(some[moved[name].argmax()])
            }
            if not unread:
                break
            self._fill(question, excerpt, unread, read)
            moved |= {name: self.reading.probability(before[name], read[name]) for name in unread}
        return {name: Looked(moved[name], read[name]) for name in before}

    def read(
        self, question: str, excerpt: Callable[[Group, int], Excerpt], before: Mapping[Group, FloatArray]
    ) -> dict[Group, FloatArray]:
        """Log-odds (n,) of each group's best candidates, NaN for those not read."""
        deep = depth(len(before))
        promising = sorted(before, key=lambda name: -before[name].max(initial=0.0))[:_MOST_GROUPS]
        chosen = {name: np.argsort(-before[name], kind="stable")[:deep] for name in promising}
        read = {name: np.full(len(some), np.nan) for name, some in before.items()}
        self._fill(question, excerpt, chosen, read)
        return read

    def _fill(
        self,
        question: str,
        excerpt: Callable[[Group, int], Excerpt],
        chosen: Mapping[Group, NDArray[np.int64]],
        read: Mapping[Group, FloatArray],
    ) -> None:
        """Read the candidates at the places chosen of each group, all in one go."""
        excerpts = [excerpt(name, place) for name, places in chosen.items() for place in places.tolist()]
        scores = self._cross_encoder.score(question, excerpts)
        start = 0
        for name, places in chosen.items():
            read[name][places] = scores[start : start + len(places)]
            start += len(places)


def depth(groups: int) -> int:
    """How many candidates of each of so many groups are read."""
    return next((deep for most, deep in _DEPTHS if groups <= most), _DEPTH_OF_MANY)


def excerpt_of(stored: StoredParagraph, best: int, spelt_out: Mapping[str, str] = _NOTHING) -> Excerpt:
    """What of a paragraph is read; `best` is the place of the sentence that matches best.

    `spelt_out` gives for abbreviations ("UASC") the words that the question has for them: the
    model was taught few of them.
    """
    paragraph = stored.paragraph
    text = tuple(paragraph.text[start:end] for start, end in stored.sentences)
    for short, words in spelt_out.items():
        if short in paragraph.text:
            text = tuple(re.sub(rf"\b{short}s?\b", words, sentence) for sentence in text)
    return Excerpt(paragraph.section[-1] if paragraph.section else "", text, best)


def abbreviations(concepts: Sequence[Concept]) -> dict[str, str]:
    """For each abbreviation that is as good as what was asked for, the words asked in."""
    return {
        term.upper(): concept.written
        for concept in concepts
        for term, worth in concept.alternatives.items()
        if worth >= NAMED
        and len(term) <= _ABBREVIATION
        and term.isalpha()
        and term not in concept.written.split()
    }


def logit(probability: FloatArray) -> FloatArray:
    """Log-odds, within what a probability of one in ten thousand has."""
    inside = np.clip(probability, _SMALLEST, 1 - _SMALLEST)
    result: FloatArray = np.log(inside / (1 - inside))
    return result


def load_reading() -> Reading:
    """Read the weights that ship with the service; raises ServiceError when they do not fit the code."""
    stored = json.loads(files("service.retrieval").joinpath("reading.json").read_text("utf-8"))
    try:
        return Reading(**{field.name: float(stored[field.name]) for field in fields(Reading)})
    except KeyError as error:
        raise ServiceError(f"reading.json lacks {error}; run the training script again") from error
