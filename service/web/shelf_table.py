"""The library as a table to take away, with the codes that the sector uses and a reason for every gap."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.contracts import StoredReport
from service.web.directory import Directory
from service.web.exports import Table, Value
from service.web.matrix import judgements
from service.wording import kind_name

NO_CODE = "not in the register"
_NO_DATE = "not printed"
AUTHORITY_COLUMNS = ("Authority", "URN", "LA code", "GSS code", "Region", "Statistical neighbours")


def authority_cells(directory: Directory, name: str) -> tuple[Value, ...]:
    """Name, codes, region and neighbours of an authority, a reason where the register has none."""
    row = directory.authority(name)
    if row is None:
        return (name, *[NO_CODE] * 5)
    return (
        row.name,
        row.urn or NO_CODE,
        row.la_code or NO_CODE,
        row.gss_code or NO_CODE,
        row.region or NO_CODE,
        "; ".join(directory.neighbours(row.name)) or NO_CODE,
    )


def library_table(directory: Directory, reports: Sequence[StoredReport], base: str) -> Table:
    """One row a report, one column a judgement."""
    graded = judgements(reports)
    columns = (
        *AUTHORITY_COLUMNS,
        "Report id",
        "Title",
        "Kind",
        "Framework",
        "Inspection start",
        "Inspection end",
        "Published",
        "Lead inspector",
        *graded,
        "Paragraphs",
        "Remarks on reading",
        "Address",
    )
    return Table("Reports", columns, [_row(directory, one, graded, base) for one in reports])


def _row(directory: Directory, stored: StoredReport, graded: Sequence[str], base: str) -> tuple[Value, ...]:
    report = stored.report
    grades = {grade.judgement: grade.grade for grade in report.grades}
    none = "not given in this report" if grades else f"no grades ({kind_name(report.kind)})"
    return (
        *authority_cells(directory, report.authority),
        report.report_id,
        report.title,
        kind_name(report.kind),
        report.framework or "not told",
        *(
            day.isoformat() if day else _NO_DATE
            for day in (report.inspection_start, report.inspection_end, report.published)
        ),
        report.lead_inspector or _NO_DATE,
        *(grades.get(judgement, none) for judgement in graded),
        stored.end - stored.start,
        "; ".join(warning.message for warning in stored.warnings) or "none",
        f"{base.rstrip('/')}/reports/{report.report_id}",
    )
