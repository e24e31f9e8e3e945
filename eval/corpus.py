"""A published index as plain material for baselines: rows, their filters, whole texts of reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.contracts import Found
from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.question.filters import Filters

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report as one text; `spans` are the half-open character ranges of its paragraphs, in order."""

    report_id: str
    text: str
    spans: tuple[tuple[int, int], ...]
    first_row: int

    def rows_over(self, start: int, end: int) -> tuple[int, ...]:
        """Rows of the paragraphs that share a character with `start` (inclusive) to `end` (exclusive)."""
        return tuple(
            self.first_row + place
            for place, (first, last) in enumerate(self.spans)
            if first < end and start < last
        )


class Corpus:
    """Everything in one index, by row."""

    def __init__(self, index: PublishedIndex) -> None:
        self.index = index
        self.reports: tuple[StoredReport, ...] = tuple(index.reports())
        rows = max((report.end for report in self.reports), default=0)
        self.paragraphs: tuple[StoredParagraph, ...] = tuple(index.paragraphs(0, rows))
        self.owners = {report.report.report_id: report for report in self.reports}

    def admitted(self, filters: Filters) -> tuple[StoredReport, ...]:
        """Reports that the filters let through: fields joined by *and*, values by *or*."""
        return tuple(one for one in self.reports if _admits(filters, one))

    def found(self, row: int, score: float) -> Found:
        """A row as a search result."""
        stored = self.paragraphs[row]
        return Found(stored.report_id, stored.paragraph.paragraph, score)

    def report_text(self, report: StoredReport) -> ReportText:
        """The paragraphs of a report joined by blank lines."""
        texts = [stored.paragraph.text for stored in self.paragraphs[report.start : report.end]]
        spans = []
        start = 0
        for text in texts:
            spans.append((start, start + len(text)))
            start += len(text) + len(PARAGRAPH_BREAK)
        whole = PARAGRAPH_BREAK.join(texts)
        return ReportText(report.report.report_id, whole, tuple(spans), report.start)


def _admits(filters: Filters, stored: StoredReport) -> bool:
    report = stored.report
    wanted: Sequence[tuple[Sequence[object], object]] = (
        ([name.casefold() for name in filters.authorities], report.authority.casefold()),
        (filters.report_ids, report.report_id),
        (filters.years, report.year),
        ([name.casefold() for name in filters.regions], (report.region or "").casefold()),
        (filters.kinds, report.kind.value),
    )
    return all(not allowed or value in allowed for allowed, value in wanted)
