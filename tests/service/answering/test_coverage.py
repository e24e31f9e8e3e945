"""What was searched is said, of one authority by the years of its reports."""

from __future__ import annotations

from datetime import date

from indexer.model import ReportKind
from service.answering.coverage import coverage
from service.answering.model import Section, SectionOutcome
from tests.support.memory_index import made_report, memory_index

INDEX = memory_index(
    [
        made_report(
            "Alderbrook", (date(year, month, 7), date(year, month, 18)), {"1": "All is well."}, kind=kind
        )
        for year, month, kind in (
            (2013, 6, ReportKind.INSPECTION),
            (2017, 5, ReportKind.FOCUSED_VISIT),
            (2019, 6, ReportKind.INSPECTION),
            (2022, 6, ReportKind.INSPECTION),
        )
    ]
)
REPORTS = INDEX.reports()


def _section(authority: str, outcome: SectionOutcome = SectionOutcome.ANSWERED) -> Section:
    return Section(authority=authority, report_id=None, year=None, outcome=outcome, text="")


def test_reports_of_one_authority_are_named_by_year_and_visits_as_such() -> None:
    assert coverage([_section("Alderbrook")], REPORTS[2:]).statement == (
        "1 authority, 2 reports searched: 2019 and 2022."
    )
    assert "searched: focused visit, May 2017 and 2022." in (
        coverage([_section("Alderbrook")], [REPORTS[1], REPORTS[3]]).statement
    )


def test_so_are_those_looked_into_beside_them() -> None:
    told = coverage([_section("Alderbrook", SectionOutcome.SILENT)], REPORTS[3:], [REPORTS[0], REPORTS[2]])
    assert told.statement == (
        "1 authority, 1 report searched: 2022; earlier, superseded since: 2013 and 2019; nothing on this from Alderbrook."
    )
    assert told.reports_searched == 1


def test_reports_of_several_are_counted() -> None:
    told = coverage([_section("Alderbrook"), _section("Birchley", SectionOutcome.NOT_HELD)], REPORTS)
    assert told.statement == "2 authorities, 4 reports searched; no report held of Birchley."
    assert coverage([_section("Birchley")], REPORTS).statement == "1 authority, 4 reports searched."
