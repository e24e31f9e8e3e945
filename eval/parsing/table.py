"""The result for people: totals on the terminal, a table per report in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.parsing.fault import FaultKind, ReportCheck


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the reports that could be read."""

    reports: int
    unreadable: int
    numbered: int
    right_number: int
    right_begin: int
    right_end: int
    right_throughout: int
    right_pages: int
    others: int
    others_found: int
    words: int
    words_lost: int
    furniture: int
    boilerplate: int


def totals(checks: Sequence[ReportCheck]) -> Totals:
    """Add up."""
    read = [check for check in checks if check.unreadable is None]
    return Totals(
        reports=len(read),
        unreadable=len(checks) - len(read),
        numbered=sum(check.numbered for check in read),
        right_number=sum(check.right_number for check in read),
        right_begin=sum(check.right_begin for check in read),
        right_end=sum(check.right_end for check in read),
        right_throughout=sum(check.right_throughout for check in read),
        right_pages=sum(check.right_pages for check in read),
        others=sum(check.others for check in read),
        others_found=sum(check.others_found for check in read),
        words=sum(check.words for check in read),
        words_lost=sum(check.words_lost for check in read),
        furniture=sum(check.count(FaultKind.FURNITURE) for check in read),
        boilerplate=sum(check.count(FaultKind.BOILERPLATE) for check in read),
    )


def plain(checks: Sequence[ReportCheck]) -> str:
    """The totals, one a line."""
    return "\n".join(f"{name:<58} {value}" for name, value in _rows(totals(checks)))


def markdown(checks: Sequence[ReportCheck]) -> str:
    """Totals and a line per report, as the documentation shows them."""
    parts = [
        "| | |\n| --- | ---: |",
        *(f"| {name} | {value} |" for name, value in _rows(totals(checks))),
        "",
        "| file | numbered | number | begin | end | throughout | pages | unnumbered | found | page matter inside "
        "| boilerplate | words | lost |",
        "| --- |" + " ---: |" * 12,
        *(_row(check) for check in checks),
    ]
    return "\n".join(parts) + "\n"


def share(part: int, whole: int) -> str:
    """`part` of `whole` with the percentage, cut (never rounded up) to two places."""
    if not whole:
        return str(part)
    return f"{part} ({part * 10000 // whole / 100:.2f} %)"


def _rows(all_: Totals) -> list[tuple[str, str]]:
    return [
        ("reports checked", str(all_.reports)),
        ("files that are no readable report", str(all_.unreadable)),
        ("numbered paragraphs in print", str(all_.numbered)),
        ("… parsed under the right number", share(all_.right_number, all_.numbered)),
        ("… that begin where the print does", share(all_.right_begin, all_.numbered)),
        ("… that end where the print does", share(all_.right_end, all_.numbered)),
        ("… the same letter for letter", share(all_.right_throughout, all_.numbered)),
        ("… with the right first and last page", share(all_.right_pages, all_.numbered)),
        ("unnumbered paragraphs (bullets, prose, recommendations)", str(all_.others)),
        ("… in print letter for letter, from line to line", share(all_.others_found, all_.others)),
        ("paragraphs with a running line or a footnote inside", str(all_.furniture)),
        ("paragraphs of boilerplate", str(all_.boilerplate)),
        ("words of the pages' bodies", str(all_.words)),
        ("… in no paragraph, heading, table or closing note", share(all_.words_lost, all_.words)),
    ]


def _row(check: ReportCheck) -> str:
    if check.unreadable is not None:
        return f"| {check.file} | not readable |" + " |" * 11
    cells = (
        check.file,
        check.numbered,
        check.right_number,
        check.right_begin,
        check.right_end,
        check.right_throughout,
        check.right_pages,
        check.others,
        check.others_found,
        check.count(FaultKind.FURNITURE),
        check.count(FaultKind.BOILERPLATE),
        check.words,
        check.words_lost,
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
