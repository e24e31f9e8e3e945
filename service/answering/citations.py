"""Citations: numbered in order of first use, one for each verbatim run, never without a quote."""

from __future__ import annotations

import re
from urllib.parse import quote as percent

from indexer.contracts import StoredParagraph, StoredReport
from service.answering.model import Citation
from service.answering.verify import quote_status

_LABEL = re.compile(r"^(?P<section>.+)-(?P<place>\d+)$")


def paragraph_label(report: StoredReport, paragraph: str) -> str:
    """For people: 'Gateshead 2019, paragraph 13' or 'South Tyneside 2019, Findings 11'."""
    owner = " ".join(str(part) for part in (report.report.authority, report.report.year) if part)
    if paragraph[:1].isdigit():
        return f"{owner}, paragraph {paragraph}"
    parts = _LABEL.match(paragraph)
    if parts is None:
        return f"{owner}, {paragraph}"
    name = parts["section"].replace("-", " ")
    return f"{owner}, {name[:1].upper()}{name[1:]} {parts['place']}"


def paragraph_url(report_id: str, paragraph: str) -> str:
    """Address of a paragraph in the reader, relative to the service."""
    return f"/reports/{percent(report_id, safe='')}#p{percent(paragraph, safe='')}"


def section_path(stored: StoredParagraph) -> str:
    """Headings above the paragraph, outermost first."""
    return " › ".join(stored.paragraph.section)


def escaped(verbatim: str) -> str:
    """Report text for Markdown: square brackets and asterisks cannot forge markers or emphasis."""
    return re.sub(r"([\[\]*_`<>\\])", r"\\\1", verbatim)


class CitationBook:
    """Hands out markers in order of use; the same run is never numbered twice."""

    def __init__(self) -> None:
        self._citations: dict[tuple[str, str, str], Citation] = {}

    def cite(self, stored: StoredParagraph, report: StoredReport, quote: str) -> int:
        """The marker of a run of one paragraph, new or known."""
        paragraph = stored.paragraph
        key = (stored.report_id, paragraph.paragraph, quote)
        if key not in self._citations:
            self._citations[key] = Citation(
                marker=len(self._citations) + 1,
                report_id=stored.report_id,
                authority=report.report.authority,
                year=report.report.year,
                paragraph=paragraph.paragraph,
                label=paragraph_label(report, paragraph.paragraph),
                section=section_path(stored),
                page=paragraph.page,
                quote=quote,
                text=paragraph.text,
                url=paragraph_url(stored.report_id, paragraph.paragraph),
                status=quote_status(
                    quote, paragraph.text, owner=report.report.report_id, cited=stored.report_id
                ),
            )
        return self._citations[key].marker

    @property
    def count(self) -> int:
        """How many citations there are."""
        return len(self._citations)

    def forget(self, after: int) -> None:
        """Forget all citations after the first `after`: what they were made for is not said."""
        for key in list(self._citations)[after:]:
            del self._citations[key]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in order of their markers."""
        return tuple(self._citations.values())
