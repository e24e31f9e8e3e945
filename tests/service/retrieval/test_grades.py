"""Grades move probabilities by fixed steps, and only those of the paragraphs that have one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.contracts import StoredParagraph, StoredReport
from indexer.model import Paragraph, ParagraphKind, Report, ReportKind
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.grades import with_grades

REPORT = StoredReport(
    Report(
        "eastwold-2024-inspection", "Eastwold", "", ReportKind.INSPECTION, None, None, None, None, None, (), None, (), None
    ),
    0,
    8,
    (),
    (),
)  # fmt: skip


def scored(row: int, probability: float) -> ScoredParagraph:
    paragraph = Paragraph(str(row), row, (), ParagraphKind.NUMBERED, None, f"Finding {row}.")
    return ScoredParagraph(
        StoredParagraph(row, REPORT.report.report_id, paragraph, ()), REPORT, probability, ()
    )


@pytest.fixture
def found() -> Found:
    return Found(tuple(scored(row, 0.8 - 0.1 * row) for row in range(8)), 0.5)


def test_without_grades_nothing_changes(found: Found) -> None:
    assert with_grades(found, {}) is found
    assert with_grades(found, {99: 3}) is found


def test_a_better_grade_never_lowers_a_paragraph(found: Found) -> None:
    places = [
        [one.stored.row for one in with_grades(found, {3: grade}).scored].index(3) for grade in range(4)
    ]
    assert places == sorted(places, reverse=True)
    assert places[0] > places[3]


def test_the_order_among_equal_grades_is_that_of_the_search(found: Found) -> None:
    same = with_grades(found, dict.fromkeys(range(8), 2))
    assert [one.stored.row for one in same.scored] == list(range(8))


def test_a_paragraph_without_a_grade_keeps_its_probability(found: Found) -> None:
    after = {one.stored.row: one.probability for one in with_grades(found, {0: 0, 1: 3}).scored}
    assert [after[row] for row in range(2, 8)] == [one.probability for one in found.scored[2:]]


@pytest.mark.parametrize("answers", [0.0, 0.05, 0.5, 1.0])
def test_the_group_answers_the_more_probably_the_better_its_best_grade(found: Found, answers: float) -> None:
    group = replace(found, answers=answers)
    chances = [with_grades(group, {0: grade}).answers for grade in range(4)]
    assert chances == sorted(chances)
    assert all(0.0 <= chance <= 1.0 for chance in chances)


def test_no_grade_makes_an_answer_of_what_the_search_thinks_nothing_of(found: Found) -> None:
    assert with_grades(replace(found, answers=0.02), {0: 3}).answers < 0.1
