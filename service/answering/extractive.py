"""Writing with the inspectors' own sentences: chosen runs, arranged and marked, nothing paraphrased."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from indexer.contracts import StoredReport
from indexer.model import ParagraphKind
from service.answering.citations import CitationBook, escaped
from service.answering.passages import Passage
from service.answering.valence import Valence, valence
from service.answering.wording import report_name


def write_passages(passages: Sequence[Passage], book: CitationBook, *, judged: bool, dated: bool) -> str:
    """Markdown of verbatim runs, each followed by its marker.

    `dated` puts the report's kind and month before its passages (they stand in order of the reports
    then); `judged` sets strengths apart from what needs to improve.
    """
    if not dated:
        return _arranged(passages, book, judged)
    blocks = []
    for report, members in _by_report(passages):
        blocks.append(f"*{_capital(report_name(report.report))}:* {_arranged(members, book, judged)}")
    return "\n\n".join(blocks)


def _by_report(passages: Iterable[Passage]) -> list[tuple[StoredReport, list[Passage]]]:
    ordered = sorted(passages, key=lambda passage: -passage.scored.report.start)
    groups = groupby(ordered, key=lambda passage: passage.scored.report)
    return [
        (report, sorted(members, key=lambda member: -member.scored.probability)) for report, members in groups
    ]


def _arranged(passages: Sequence[Passage], book: CitationBook, judged: bool) -> str:
    if not judged:
        return _run_on(passages, book)
    parts = []
    for name, wanted in (("Strengths", Valence.STRENGTH), ("Needs to improve", Valence.WEAKNESS)):
        members = [passage for passage in passages if points(passage) is wanted]
        if members:
            parts.append(f"**{name}.** {_run_on(members, book)}")
    neither = [passage for passage in passages if points(passage) in (Valence.MIXED, Valence.NEUTRAL)]
    if neither:
        title = "**Both or neither.** " if parts else ""
        parts.append(f"{title}{_run_on(neither, book)}")
    return "\n\n".join(parts)


def points(passage: Passage) -> Valence:
    """Which way a passage points; what stands under recommendations or needs to improve is never praise."""
    paragraph = passage.scored.stored.paragraph
    heading = " ".join(paragraph.section[-1:]).lower()
    if paragraph.kind is ParagraphKind.RECOMMENDATION or "improve" in heading or "priority action" in heading:
        return Valence.WEAKNESS
    return valence(passage.quote)


def _run_on(passages: Sequence[Passage], book: CitationBook) -> str:
    return " ".join(
        f"{escaped(passage.quote)} [{book.cite(passage.scored.stored, passage.scored.report, passage.quote)}]"
        for passage in passages
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
