"""What speaks for a paragraph as evidence on a question, as a short row of numbers.

The numbers are comparable between questions (cosines, shares of what was asked), so that one
calibrated model can turn them into a probability, rank by it and refuse by it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import StoredParagraph
from indexer.model import ParagraphKind
from service.question.model import Question
from service.retrieval.words import holds, stems

NAMES: tuple[str, ...] = (
    "paragraph_cosine",
    "sentence_cosine",
    "coverage_paragraph",
    "coverage_sentence",
    "coverage_asked",
    "coverage_heading",
    "bm25",
    "special_paragraph",
    "special_sentence",
    "special_asked",
    "paragraph_stands_out",
    "sentence_stands_out",
    "agreement",
    "number_wanted_and_there",
    "number_wanted_and_missing",
    "is_recommendation",
    "is_summary",
    "is_boilerplate",
    "is_table",
    "is_short",
)

FloatArray = NDArray[np.float64]

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|third|quarter)\b", re.IGNORECASE
)
_SUMMARY = re.compile(r"summary|overview|introduction", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r"information about this inspection|about (?:this|the) (?:inspection|report)|inspection team|cover",
    re.IGNORECASE,
)
_WHOLE_BM25 = 12.0  # half of a paragraph's lexical evidence is reached at this score
_SHORT = 60  # characters; shorter bullets rarely answer anything


@dataclass(frozen=True, slots=True)
class WeightedConcept:
    """A concept's alternatives as stems with their worth, and how rare the concept is (idf)."""

    alternatives: tuple[tuple[tuple[str, ...], float], ...]
    idf: float

    @property
    def special(self) -> bool:
        """Whether the vocabulary knows it: a term of the trade, which a paragraph has or has not."""
        return len(self.alternatives) > 1

    def worth(self, text: tuple[str, ...]) -> float:
        """How well `text` (stems) speaks of the concept, 0 to 1."""
        return max((worth for words, worth in self.alternatives if holds(text, words)), default=0.0)


@dataclass(frozen=True, slots=True)
class TextStems:
    """A paragraph's words: of each sentence, and of its headings."""

    sentences: tuple[tuple[str, ...], ...]
    heading: tuple[str, ...]

    @classmethod
    def of(cls, stored: StoredParagraph) -> TextStems:
        """Read the words of a stored paragraph."""
        text = stored.paragraph.text
        return cls(
            tuple(stems(text[start:end]) for start, end in stored.sentences),
            stems(" ".join(stored.paragraph.section)),
        )


def weigh(question: Question, frequency: Mapping[str, int], paragraphs: int) -> tuple[WeightedConcept, ...]:
    """Concepts with inverse document frequency ln((N + 1) / (df + 0.5)) (Robertson & Spärck Jones 1976).

    `frequency` gives the number of paragraphs for every word of every alternative. A phrase is as rare
    as its rarest word; a concept as rare as the words it was asked in, or as its commonest alternative
    where those words stand nowhere.
    """
    weighted = []
    for concept in question.concepts:
        counts = {
            term: min((frequency.get(word, 0) for word in term.split()), default=0)
            for term in concept.alternatives
        }
        asked = counts.get(concept.written) or max(counts.values(), default=0)
        alternatives = tuple((stems(term), worth) for term, worth in concept.alternatives.items())
        weighted.append(WeightedConcept(alternatives, math.log((paragraphs + 1) / (asked + 0.5))))
    return tuple(weighted)


def coverage(concepts: Sequence[WeightedConcept], text: tuple[str, ...]) -> float:
    """Share of what was asked, by rarity, that `text` speaks of; 0 to 1."""
    whole = sum(concept.idf for concept in concepts)
    return sum(concept.idf * concept.worth(text) for concept in concepts) / whole if whole > 0 else 0.0


def sentence_coverages(concepts: Sequence[WeightedConcept], words: TextStems) -> tuple[float, ...]:
    """Coverage of each sentence by itself."""
    return tuple(coverage(concepts, sentence) for sentence in words.sentences)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paragraph's scores: cosines, how many standard deviations they stand above the rows searched, BM25."""

    paragraph_cosine: float
    sentence_cosine: float
    paragraph_stands_out: float
    sentence_stands_out: float
    bm25: float


def features(
    question: Question,
    concepts: Sequence[WeightedConcept],
    stored: StoredParagraph,
    words: TextStems,
    evidence: Evidence,
) -> FloatArray:
    """One number for each of `NAMES`, in that order."""
    whole = tuple(stem for sentence in words.sentences for stem in sentence)
    asked = [WeightedConcept(concept.alternatives[:1], concept.idf) for concept in concepts]
    number = bool(_NUMBER.search(stored.paragraph.text))
    section = " ".join(stored.paragraph.section)
    special = [concept for concept in concepts if concept.special]
    best_sentence = max(sentence_coverages(concepts, words), default=0.0)
    return np.array(
        [
            evidence.paragraph_cosine,
            evidence.sentence_cosine,
            coverage(concepts, whole + words.heading),
            best_sentence,
            coverage(asked, whole),
            coverage(concepts, words.heading),
            evidence.bm25 / (evidence.bm25 + _WHOLE_BM25),
            coverage(special, whole),
            max(sentence_coverages(special, words), default=0.0),
            float(bool(special)),
            evidence.paragraph_stands_out,
            evidence.sentence_stands_out,
            max(evidence.sentence_cosine, 0.0) * best_sentence,
            float(question.wants_number and number),
            float(question.wants_number and not number),
            float(stored.paragraph.kind is ParagraphKind.RECOMMENDATION or "improve" in section.lower()[:20]),
            float(bool(_SUMMARY.search(section))),
            float(bool(_BOILERPLATE.search(section))),
            float(stored.paragraph.kind is ParagraphKind.TABLE),
            float(len(stored.paragraph.text) < _SHORT),
        ]
    )
