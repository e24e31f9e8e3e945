"""Which of the reports searched are taken the place of by a later one searched beside them."""

from __future__ import annotations

from datetime import date

from indexer.contracts import StoredReport
from indexer.model import Report, ReportKind
from service.retrieval.successors import taken_over


def _inspection(year: int, *, superseded_by: str | None = None) -> StoredReport:
    day = date(year, 7, 1)
    report = Report(
        f"alderbrook-{year}-inspection",
        "Alderbrook",
        "Inspection",
        ReportKind.INSPECTION,
        "ilacs",
        day,
        day,
        None,
        None,
        (),
        None,
        (),
        None,
    )
    return StoredReport(report, year, year + 1, (), (), superseded_by)


_OLDEST = _inspection(2013, superseded_by="alderbrook-2017-inspection")
_MIDDLE = _inspection(2017, superseded_by="alderbrook-2021-inspection")
_NEWEST = _inspection(2021)


def test_what_is_searched_beside_its_successor_is_taken_over() -> None:
    assert taken_over((_MIDDLE, _NEWEST)) == {"alderbrook-2017-inspection"}


def test_what_is_searched_alone_counts_whole() -> None:
    assert taken_over((_MIDDLE,)) == set()


def test_a_later_one_than_the_next_takes_over_too() -> None:
    assert taken_over((_OLDEST, _NEWEST)) == {"alderbrook-2013-inspection"}


def test_without_the_next_one_a_later_one_still_takes_over() -> None:
    assert taken_over((_OLDEST, _NEWEST, _inspection(2012, superseded_by="not-searched"))) == {
        "alderbrook-2013-inspection",
        "alderbrook-2012-inspection",
    }
