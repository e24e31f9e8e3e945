"""Reports spoken of by the time of their publication, where that lies behind the inspection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indexer.authorities import Register
from indexer.model import ReportKind
from service.question.model import FactKind
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary
from tests.service.question.conftest import stored

HELD = (("Durham", 2013, 2014), ("Durham", 2016, 2017), ("Durham", 2019, 2019), ("Hackney", 2016, 2016))


@pytest.fixture(scope="module")
def reader(register: Register, vocabulary: Vocabulary) -> QuestionReader:
    reports = []
    for name, inspected, published in HELD:
        one = stored(name, inspected, 12 if published > inspected else 3, ReportKind.INSPECTION)
        month = 2 if published > inspected else 5
        reports.append(replace(one, report=replace(one.report, published=date(published, month, 7))))
    return QuestionReader(reports, register, vocabulary)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many recommendations were in Durham's report of February 2017?", "durham-2016-inspection"),
        ("What grade did Durham get in its February 2014 report?", "durham-2013-inspection"),
        ("What grade did Durham get in 2016?", "durham-2016-inspection"),
        ("neglect in Durham in 2017", "durham-2016-inspection"),
    ],
)
def test_of_an_authority_named_a_year_without_an_inspection_is_that_of_publication(
    reader: QuestionReader, text: str, expected: str
) -> None:
    assert reader.understand(text).report_ids == (expected,)


def test_what_is_counted_goes_by_the_inspection_unless_publication_is_asked_of(
    reader: QuestionReader,
) -> None:
    inspected = reader.understand("Which authorities were judged good in 2016?")
    published = reader.understand("Which authorities were judged good in reports published in 2016?")
    assert inspected.fact is not None
    assert inspected.fact.kind is FactKind.GRADE_COUNT
    assert published.fact == inspected.fact
    assert inspected.report_ids == ("durham-2016-inspection", "hackney-2016-inspection")
    assert published.report_ids == ("hackney-2016-inspection",)
