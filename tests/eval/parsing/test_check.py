from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.parsing.check import check_pages, main, parser
from eval.parsing.extract import read_pages
from eval.parsing.fault import FaultKind, ReportCheck
from eval.parsing.printed import Page
from indexer.model import Paragraph, ParagraphKind

Check = Callable[[Sequence[Paragraph]], ReportCheck]


@pytest.fixture(scope="module")
def path(sample_dir: Path) -> Path:
    return sample_dir / "harrowmere-2016-inspection.pdf"


@pytest.fixture(scope="module")
def pages(path: Path) -> tuple[Page, ...]:
    return read_pages(path)


@pytest.fixture(scope="module")
def parsed(path: Path) -> tuple[Paragraph, ...]:
    return tuple(parser()(path))


@pytest.fixture
def check(pages: tuple[Page, ...]) -> Check:
    return lambda paragraphs: check_pages("report.pdf", pages, paragraphs)


def numbered(parsed: Sequence[Paragraph], number: int) -> Paragraph:
    return next(paragraph for paragraph in parsed if paragraph.number == number)


def damaged(parsed: Sequence[Paragraph], old: Paragraph, *new: Paragraph) -> list[Paragraph]:
    place = parsed.index(old)
    return [*parsed[:place], *new, *parsed[place + 1 :]]


def kinds(check: ReportCheck) -> set[FaultKind]:
    return {fault.kind for fault in check.faults}


@pytest.mark.parametrize(
    "name",
    [
        "harrowmere-2016-inspection",
        "harrowmere-2024-inspection",
        "carrowick-and-sands-2020-inspection",
        "tidewell-2019-focused-visit",
    ],
)
def test_parses_of_the_sample_have_no_fault(sample_dir: Path, name: str) -> None:
    path = sample_dir / f"{name}.pdf"

    result = check_pages(path.name, read_pages(path), parser()(path))

    assert result.faults == ()
    assert result.right_number == result.right_begin == result.right_end == result.numbered


def test_words_left_out_within_a_paragraph_are_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = numbered(parsed, 14)
    words = old.text.split()
    middle = len(words) // 2
    short = replace(old, text=" ".join(words[: middle - 4] + words[middle + 4 :]))

    result = check(damaged(parsed, old, short))

    assert [(fault.kind, fault.paragraph) for fault in result.faults if fault.paragraph] == [
        (FaultKind.INSIDE, "14")
    ]
    assert result.right_throughout == result.numbered - 1


def test_a_last_line_left_out_is_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = numbered(parsed, 14)

    result = check(damaged(parsed, old, replace(old, text=" ".join(old.text.split()[:-12]))))

    assert FaultKind.END in kinds(result)
    assert result.right_end == result.numbered - 1
    assert result.right_begin == result.numbered


def test_a_first_line_left_out_is_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = numbered(parsed, 14)

    result = check(damaged(parsed, old, replace(old, text=" ".join(old.text.split()[8:]))))

    assert FaultKind.BEGIN in kinds(result)
    assert result.right_begin == result.numbered - 1


def test_a_running_header_inside_is_found(pages: tuple[Page, ...], sample_dir: Path) -> None:
    path = sample_dir / "harrowmere-2024-inspection.pdf"
    parsed = parser()(path)
    pages = read_pages(path)
    header = max((line for line in _running(pages)), key=len)
    old = numbered(parsed, 3)
    middle = len(old.text) // 2

    result = check_pages(
        path.name,
        pages,
        damaged(parsed, old, replace(old, text=f"{old.text[:middle]} {header} {old.text[middle:]}")),
    )

    assert FaultKind.FURNITURE in kinds(result)


def _running(pages: Sequence[Page]) -> list[str]:
    from eval.parsing.document import printed_document

    return [line.text for line in printed_document(pages).running]


def test_a_page_number_inside_is_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = numbered(parsed, 14)
    words = old.text.split()
    spoilt = replace(old, text=" ".join([*words[:10], "7", *words[10:]]))

    result = check(damaged(parsed, old, spoilt))

    assert [fault.detail for fault in result.faults if fault.kind is FaultKind.INSIDE] == ["added: 7"]


def test_a_wrong_number_is_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = numbered(parsed, 14)

    result = check(damaged(parsed, old, replace(old, number=114, paragraph="114")))

    assert {fault.paragraph for fault in result.faults if fault.kind is FaultKind.NUMBER} == {"14", "114"}
    assert result.right_number == result.numbered - 1


def test_two_paragraphs_that_changed_numbers_are_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    one, other = numbered(parsed, 14), numbered(parsed, 15)
    swapped = damaged(parsed, one, replace(one, text=other.text))
    swapped = damaged(swapped, other, replace(other, text=one.text))

    result = check(swapped)

    assert result.right_number == result.numbered - 2


def test_two_paragraphs_run_together_are_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    one, other = numbered(parsed, 14), numbered(parsed, 15)
    joined = damaged(damaged(parsed, one, replace(one, text=f"{one.text} {other.text}")), other)

    result = check(joined)

    assert kinds(result) >= {FaultKind.END, FaultKind.NUMBER}


def test_a_paragraph_left_out_is_found_as_lost_words(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = next(paragraph for paragraph in parsed if paragraph.kind is ParagraphKind.BULLET)

    result = check(damaged(parsed, old))

    assert kinds(result) == {FaultKind.LOST}
    assert result.words_lost >= len(old.text.split()) - 1


def test_a_closing_note_taken_for_a_paragraph_is_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = numbered(parsed, 14)
    note = replace(
        old,
        number=None,
        paragraph="note-1",
        kind=ParagraphKind.PROSE,
        text="If you would like a copy of this document in a different format, please telephone.",
    )

    result = check([*parsed, note])

    assert FaultKind.BOILERPLATE in kinds(result)


def test_a_wrong_page_is_found(check: Check, parsed: tuple[Paragraph, ...]) -> None:
    old = numbered(parsed, 14)
    assert old.page is not None

    result = check(damaged(parsed, old, replace(old, page=old.page + 1, last_page=old.page + 1)))

    assert kinds(result) == {FaultKind.PAGE}
    assert result.right_pages == result.numbered - 1


def test_the_command_writes_both_results_and_names_files_it_cannot_read(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(path.read_bytes())
    (folder / "b.pdf").write_text("<html>not found</html>", encoding="utf-8")
    table, result = tmp_path / "table.md", tmp_path / "result.json"

    code = main([str(folder), "--markdown", str(table), "--json", str(result), "--faults"])

    assert code == 0
    assert "reports checked" in capsys.readouterr().out
    assert "| b.pdf | not readable |" in table.read_text(encoding="utf-8")
    assert [check["unreadable"] for check in json.loads(result.read_text(encoding="utf-8"))] == [
        None,
        "b.pdf: not a PDF",
    ]


def test_a_folder_without_reports_is_wrong_usage(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2


def test_the_table_goes_between_the_marks_of_a_page(path: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n", encoding="utf-8")

    main([str(path), "--markdown", str(page)])

    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- figures -->\n| | |\n")
    assert text.endswith("<!-- /figures -->\nafter\n")
    assert "old" not in text
