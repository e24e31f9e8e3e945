"""Whether inspectors praise or fault in a run of sentences: by their words, what they mean and what stands beside them.

Two logistic models say of a sentence whether it faults and whether it praises (it may do both, or neither),
from its words and pairs of words, the words of its headings, and the vectors of itself and of the sentences
before and after it. They are data (`valence.json`), fitted by `training/fit_valence.py` on sentences read one by one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import FloatMatrix, PublishedIndex, StoredParagraph

FloatArray = NDArray[np.float64]


class Valence(StrEnum):
    """Which way a run of sentences points."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"
    NEUTRAL = "neutral"


# A fault called a strength misleads more than the other way round: docs/quality.md says how often either happens.
_FAULT_MARGIN = -0.5
_PRAISE_MARGIN = 0.6
_PLAIN_MARGIN = 1.5

_WORD = re.compile(r"[a-z][a-z'-]*|\d[\d.,]*")
_START = "^"
NUMBER = "#"
HEADING = "§"  # before a word of a heading


def terms(text: str, section: Sequence[str]) -> frozenset[str]:
    """The words of a sentence and its pairs of words, where it starts among them, and the words of its headings.

    Every number is the same word.
    """
    said = _words(text)
    headings = {HEADING + word for heading in section for word in _words(heading)}
    return frozenset(
        {*said, *(f"{first} {second}" for first, second in pairwise([_START, *said])), *headings}
    )


def _words(text: str) -> list[str]:
    found = _WORD.findall(text.lower().replace("’", "'"))
    return [NUMBER if word[0].isdigit() else word for word in found]


def beside(vectors: FloatMatrix) -> FloatMatrix:
    """Of the vectors (n, d) of a paragraph's sentences: (n, 3d), those before, of and after each; 0 where none is."""
    none = np.zeros((1, vectors.shape[1]), np.float32)
    return np.hstack([np.vstack([none, vectors[:-1]]), vectors, np.vstack([vectors[1:], none])])


@dataclass(frozen=True, slots=True)
class Side:
    """A logistic model: weights of terms and of vectors (3d,), as `beside` orders them; none for words alone."""

    terms: Mapping[str, float]
    vector: FloatArray
    bias: float

    def logits(self, said: Sequence[Collection[str]], vectors: FloatMatrix) -> FloatArray:
        """Log-odds (n,) that sentences of those terms (n) and vectors (n, len(vector)) speak so."""
        weighed = [sum(self.terms.get(term, 0.0) for term in one) for one in said]
        result: FloatArray = np.array(weighed) + vectors @ self.vector + self.bias
        return result


@dataclass(frozen=True, slots=True)
class ValenceReader:
    """Reads which way runs of sentences of one index point. Safe for use by many threads."""

    index: PublishedIndex
    fault: Side
    praise: Side

    def of(self, stored: StoredParagraph, start: int, end: int) -> Valence:
        """Of `text[start:end]` of a stored paragraph: what its sentences do taken together."""
        seen = self._seen(stored, start, end)
        faults = bool((self.fault.logits(*seen) > _FAULT_MARGIN).any())
        praises = bool((self.praise.logits(*seen) > _PRAISE_MARGIN).any())
        if faults:
            return Valence.MIXED if praises else Valence.WEAKNESS
        return Valence.STRENGTH if praises else Valence.NEUTRAL

    def plainly_faults(self, stored: StoredParagraph, start: int, end: int) -> bool:
        """Whether a sentence of `text[start:end]` faults beyond doubt: enough to say of somebody that they were."""
        return bool((self.fault.logits(*self._seen(stored, start, end)) > _PLAIN_MARGIN).any())

    def plainly_praises(self, stored: StoredParagraph, start: int, end: int) -> bool:
        """Whether a sentence of `text[start:end]` praises beyond doubt."""
        return bool((self.praise.logits(*self._seen(stored, start, end)) > _PLAIN_MARGIN).any())

    def _seen(
        self, stored: StoredParagraph, start: int, end: int
    ) -> tuple[list[frozenset[str]], FloatMatrix]:
        """Terms (n) and vectors (n, len(vector)) of the sentences in `text[start:end]`."""
        text, section = stored.paragraph.text, stored.paragraph.section
        places = [
            place for place, (first, last) in enumerate(stored.sentences) if first < end and start < last
        ]
        spans = [stored.sentences[place] for place in places] or [(start, end)]
        said = [terms(text[first:last], section) for first, last in spans]
        vectors = np.zeros((len(spans), len(self.fault.vector)), np.float32)
        if len(self.fault.vector) and places:
            begin, stop = self.index.sentence_offsets[stored.row : stored.row + 2]
            vectors = beside(np.asarray(self.index.sentence_vectors[begin:stop]))[places]
        return said, vectors


def read_valence(index: PublishedIndex) -> ValenceReader:
    """A reader with the weights that ship with the service: with vectors where the index has those they are for."""
    stored = json.loads(files("service.answering").joinpath("valence.json").read_text("utf-8"))
    with_vectors = stored["embedder"] == index.embedder_name
    model = stored["with_vectors" if with_vectors else "words_alone"]
    fault, praise = (
        Side(model[side]["terms"], np.array(model[side]["vector"]), float(model[side]["bias"]))
        for side in ("fault", "praise")
    )
    return ValenceReader(index, fault, praise)
