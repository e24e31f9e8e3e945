"""One report from several files, ids that are unique and stay, and what supersedes what."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.authorities import Register
from indexer.reconcile import Held, ReadFile, identity, reconcile
from tests.support.reports import parse_lines, write_report

NOBODY = Register([])


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


class Reader:
    """Makes files as they come out of reading."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, *paragraphs: str, **facts: str) -> ReadFile:
        path = write_report(self._folder / name, *(paragraphs or ("Text.",)), **facts)
        return ReadFile(str(path), name, name, 1, None, parse_lines(path, register=NOBODY))


def ids(held: list[Held]) -> list[str]:
    return [one.parsed.report.report_id for one in held]


def test_the_same_report_as_text_and_pdf_is_one_and_the_pdf_is_kept(read: Reader) -> None:
    (held,) = reconcile([read("a.txt", "One.", "Two."), read("b.pdf", "One.", "Two.")], {})
    assert held.sources == ("b.pdf", "a.txt")


def test_a_file_that_tells_much_more_is_kept_before_the_pdf(read: Reader) -> None:
    (held,) = reconcile([read("a.txt", "One. " * 50), read("b.pdf", "One.")], {})
    assert held.sources == ("a.txt", "b.pdf")


def test_a_corrected_issue_takes_the_place_of_the_first(read: Reader) -> None:
    first = read("first.pdf", "Wrong.", "More.", published="2019-06-01")
    second = read("second.pdf", "Right.", published="2019-07-01")
    (held,) = reconcile([first, second], {})
    assert held.parsed.paragraphs[0].text == "Right."
    assert held.sources == ("second.pdf", "first.pdf")


def test_two_visits_of_one_year_are_told_apart_by_the_month_of_the_later(read: Reader) -> None:
    files = [
        read("b.pdf", kind="focused-visit", day="2018-11-06"),
        read("a.pdf", kind="focused-visit", day="2018-02-20"),
        read("c.pdf", kind="focused-visit", day="2018-11-27"),
    ]
    assert ids(reconcile(files, {})) == [
        "eastwold-2018-focused-visit",
        "eastwold-2018-11-focused-visit",
        "eastwold-2018-11-27-focused-visit",
    ]


def test_an_id_once_published_stays(read: Reader) -> None:
    later = read("b.pdf", kind="focused-visit", day="2018-11-06")
    known = {identity(one.parsed.report): one.parsed.report.report_id for one in reconcile([later], {})}
    earlier = read("a.pdf", kind="focused-visit", day="2018-02-20")
    assert ids(reconcile([earlier, later], known)) == [
        "eastwold-2018-02-focused-visit",
        "eastwold-2018-focused-visit",
    ]


def test_an_earlier_inspection_is_superseded_and_a_visit_is_not(read: Reader) -> None:
    files = [
        read("a.pdf", day="2014-03-01"),
        read("b.pdf", day="2019-03-01"),
        read("c.pdf", kind="focused-visit", day="2018-03-01"),
        read("d.pdf", kind="focused-visit", day="2020-03-01"),
        read("e.pdf", day="2013-03-01", authority="Westwold"),
    ]
    held = {one.parsed.report.report_id: one.superseded_by for one in reconcile(files, {})}
    assert held == {
        "eastwold-2014-inspection": "eastwold-2019-inspection",
        "eastwold-2018-focused-visit": None,
        "eastwold-2019-inspection": None,
        "eastwold-2020-focused-visit": None,
        "westwold-2013-inspection": None,
    }


def test_the_order_of_files_does_not_matter(read: Reader) -> None:
    files = [
        read(f"{place}.pdf", f"Text {place}.", kind="focused-visit", day=f"2018-0{place}-01")
        for place in range(1, 5)
    ]
    assert reconcile(files, {}) == reconcile(files[::-1], {})
