"""What speaks for a paragraph as evidence on a question, as a short row of numbers.

The numbers are comparable between questions (cosines, shares of what was asked), so that one
calibrated model can turn them into a probability, rank by it and refuse by it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import StoredParagraph
from indexer.model import ParagraphKind
from service.question.model import Question
from service.retrieval.concepts import Coverage, Wanted
from service.retrieval.figures import counts, prints
from service.retrieval.formal import is_of_the_inspection

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
    "is_statistics",
    "prints_figure",
    "length",
    "sentences",
    "best_sentence",
    "second_sentence",
    "figure_wanted_and_matched",
    "wants_number",
    "yes_no",
    "judges",
    "concepts",
    "special_concepts",
)

FloatArray = NDArray[np.float64]
_AT = {name: place for place, name in enumerate(NAMES)}

_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|third|quarter)\b")
_SUMMARY = re.compile(r"summary|overview|introduction")
_STATISTICS = re.compile(
    r"in this area|information about (?:this|the) local authority|information about the area"
)
_WHOLE_BM25 = 12.0  # half of a paragraph's lexical evidence is reached at this score
_SHORT = 60  # characters; shorter bullets rarely answer anything


@dataclass(frozen=True, slots=True)
class Traits:
    """What is asked of a paragraph whatever the question: looked up once, as its text never changes."""

    number: bool
    kinds: tuple[float, ...]  # the features of `NAMES` from is_recommendation to sentences
    figures: tuple[int, ...]  # places of the sentences that print a figure

    @classmethod
    def of(cls, stored: StoredParagraph) -> Traits:
        """Look at a stored paragraph."""
        text, kind = stored.paragraph.text, stored.paragraph.kind
        section = " ".join(stored.paragraph.section).lower()
        figure = prints(text)  # most paragraphs print none: spares looking into their sentences
        kinds = (
            kind is ParagraphKind.RECOMMENDATION or "improve" in section[:20],
            bool(_SUMMARY.search(section)),
            is_of_the_inspection(stored.paragraph.section),
            kind is ParagraphKind.TABLE,
            len(text) < _SHORT,
            bool(_STATISTICS.search(section)),
            figure and counts(text),
            math.log(len(text) + 1),
            len(stored.sentences),
        )
        spans = enumerate(stored.sentences if figure else ())
        figures = tuple(place for place, (start, end) in spans if counts(text[start:end]))
        return cls(figure and bool(_NUMBER.search(text.lower())), tuple(map(float, kinds)), figures)


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
    wanted: Wanted,
    traits: Traits,
    covered: Coverage,
    evidence: Evidence,
    sentences: Sequence[float],
) -> FloatArray:
    """One number for each of `NAMES`, in that order; `sentences` says how well each sentence matches (0 to 1)."""
    best_sentence = max(covered.sentences, default=0.0)
    first, second = sorted((*sentences, 0.0, 0.0), reverse=True)[:2]
    figure = max((sentences[place] for place in traits.figures), default=0.0)
    return np.array(
        [
            evidence.paragraph_cosine,
            evidence.sentence_cosine,
            covered.paragraph,
            best_sentence,
            covered.asked,
            covered.heading,
            evidence.bm25 / (evidence.bm25 + _WHOLE_BM25),
            covered.special,
            covered.special_sentence,
            float(wanted.special),
            evidence.paragraph_stands_out,
            evidence.sentence_stands_out,
            max(evidence.sentence_cosine, 0.0) * best_sentence,
            float(question.wants_number and traits.number),
            float(question.wants_number and not traits.number),
            *traits.kinds,
            first,
            second,
            figure if question.wants_number else 0.0,
            float(question.wants_number),
            float(question.yes_no),
            float(question.judges),
            float(len(wanted.concepts)),
            float(sum(concept.special for concept in wanted.concepts)),
        ]
    )


def with_evidence(numbers: FloatArray, evidence: Evidence) -> FloatArray:
    """The numbers of a paragraph as they are with other cosines."""
    changed = numbers.copy()
    for name, value in (
        ("paragraph_cosine", evidence.paragraph_cosine),
        ("sentence_cosine", evidence.sentence_cosine),
        ("paragraph_stands_out", evidence.paragraph_stands_out),
        ("sentence_stands_out", evidence.sentence_stands_out),
        ("agreement", max(evidence.sentence_cosine, 0.0) * numbers[_AT["coverage_sentence"]]),
    ):
        changed[_AT[name]] = value
    return changed
