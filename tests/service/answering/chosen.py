"""Scored paragraphs of one made-up report, and what is chosen of them, for tests of choosing and writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from service.answering.choosing import Chooser
from service.answering.policy import Policy
from service.answering.valence import read_valence
from service.question.model import Concept, Question
from service.retrieval.found import Found, ScoredParagraph
from tests.support.memory_index import made_report, memory_index


def scored(
    paragraphs: Mapping[str, Sequence[tuple[str, float]]],
    sections: Mapping[str, tuple[str, ...]] | None = None,
) -> list[ScoredParagraph]:
    """Candidates in the order given: each label's sentences with their scores, the best being its probability."""
    report = made_report(
        "Alderbrook",
        (date(2021, 6, 7), date(2021, 6, 18)),
        {label: " ".join(text for text, _ in sentences) for label, sentences in paragraphs.items()},
        sections=dict(sections or {}),
    )
    index = memory_index([report])
    stored_report = index.reports()[0]
    candidates = []
    for label, sentences in paragraphs.items():
        stored = index.paragraph(stored_report.report.report_id, label)
        assert stored is not None
        scores = tuple(score for _, score in sentences)
        candidates.append(ScoredParagraph(stored, stored_report, max(scores), scores))
    return candidates


def labels_chosen(
    question: Question, found: Mapping[str, Sequence[ScoredParagraph]], telling: Concept | None = None
) -> dict[str, list[str]]:
    """Labels of the paragraphs quoted of each group, all of which surely answer, by the policy that ships."""
    chooser = Chooser(Policy(), read_valence(memory_index([])))
    groups = {
        name: Found(tuple(candidates), answers=1.0, telling=telling) for name, candidates in found.items()
    }
    return {
        name: [passage.scored.stored.paragraph.paragraph for passage in passages]
        for name, passages in chooser.passages(question, groups).items()
    }
