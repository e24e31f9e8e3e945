from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval.errors import TruthError
from eval.parsing.truth import TABLE, WANTED, Truth, main, read_truth, score
from indexer.model import Grade, Report, ReportKind

REPORT = Report(
    report_id="here-2020-inspection",
    authority="Here",
    title="Inspection",
    kind=ReportKind.INSPECTION,
    framework="ILACS",
    inspection_start=date(2020, 3, 2),
    inspection_end=date(2020, 3, 6),
    published=None,
    lead_inspector="Ann Other",
    inspectors=(),
    addressee=None,
    grades=(Grade("Overall effectiveness", "Good", "Good"),),
    pages=10,
    urn="1",
)


@pytest.fixture
def truth() -> Truth:
    facts = dict.fromkeys(read_truth()[0].facts, "")
    grades = dict.fromkeys(read_truth()[0].grades, "")
    return Truth(
        "here.pdf",
        {
            **facts,
            "urn": "1",
            "kind": "inspection",
            "start": "2020-03-02",
            "end": "2020-03-06",
            "lead_inspector": "Ann Other",
        },
        {**grades, "overall": "Good"},
    )


def misses(truth: Truth, report: Report) -> list[str]:
    return [str(miss) for one in score([(truth, report)]) for miss in one.misses]


def test_a_parse_like_the_reading_has_no_miss(truth: Truth) -> None:
    assert misses(truth, REPORT) == []


def test_a_wrong_date_is_named_with_both_dates(truth: Truth) -> None:
    wrong = replace(REPORT, inspection_end=date(2020, 3, 13))

    assert misses(truth, wrong) == ["here.pdf: end: read 2020-03-06, parsed 2020-03-13"]


def test_a_wrong_a_missing_and_an_invented_grade_are_misses(truth: Truth) -> None:
    grades = (
        Grade("Overall effectiveness", "Inadequate", "Inadequate"),
        Grade("Adoption performance", "Good", "Good"),
    )

    assert misses(truth, replace(REPORT, grades=grades)) == [
        "here.pdf: Overall effectiveness: read Good, parsed Inadequate",
        "here.pdf: Adoption performance: read none, parsed Good",
    ]
    assert misses(truth, replace(REPORT, grades=())) == [
        "here.pdf: Overall effectiveness: read Good, parsed none"
    ]


def test_an_empty_fact_is_not_asked(truth: Truth) -> None:
    published = replace(REPORT, published=date(2020, 4, 1))

    assert misses(truth, published) == []
    assert {one.group: one.asked for one in score([(truth, published)])}["published"] == 0


def test_the_table_has_many_reports_of_every_framework() -> None:
    truths = read_truth()

    years = Counter(truth.facts["end"][:4] for truth in truths)
    assert len(truths) >= 65
    assert set(years) == {str(year) for year in range(2013, 2026)}
    assert len({truth.file for truth in truths}) == len(truths)


def test_a_table_with_an_unknown_grade_is_refused_by_line(tmp_path: Path) -> None:
    bad = tmp_path / "truth.csv"
    bad.write_text(TABLE.read_text(encoding="utf-8").replace("Outstanding", "Splendid", 1), encoding="utf-8")

    with pytest.raises(TruthError, match=r"truth\.csv:\d+: .*Splendid"):
        read_truth(bad)


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "truth.csv"
    bad.write_text("file,urn\na.pdf,1\n", encoding="utf-8")

    with pytest.raises(TruthError, match="no column 'kind'"):
        read_truth(bad)


def test_a_folder_without_the_reports_is_wrong_usage(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2


@pytest.mark.reports
def test_the_parser_reaches_the_mark_on_real_reports(
    reports_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([str(reports_dir)])

    assert code == 0, capsys.readouterr().out
    assert WANTED == 0.99
