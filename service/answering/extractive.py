"""Writing with the inspectors' own sentences: chosen runs, arranged and marked, nothing paraphrased."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby

from indexer.contracts import StoredParagraph, StoredReport
from indexer.model import ParagraphKind
from service.answering.citations import CitationBook, escaped
from service.answering.passages import Passage
from service.answering.valence import Valence
from service.wording import report_name

_TO_IMPROVE = re.compile(
    r"what (?:needs?|do(?:es)? [\w ]+ need) to (?:improve|be improved)\b|areas? for (?:improvement|development|priority action)\b|priority (?:and immediate )?actions?\b",
    re.IGNORECASE,
)

_FINDINGS = re.compile(r"findings?\b|strengths?\b|summary\b|judge?ments?\b", re.IGNORECASE)


def write_passages(
    passages: Sequence[Passage],
    book: CitationBook,
    *,
    judged: bool,
    oldest_first: bool,
    superseded: Collection[str] = (),
    ahead: Callable[[Passage], bool] = lambda _: False,
) -> str:
    """Markdown of verbatim runs, each followed by its marker, under the kind and month of their report.

    Of reports whose ids are in `superseded` it says that they are. `judged` sets strengths apart from what needs to improve; `oldest_first` puts the reports in order of
    time, else the newest comes first. Of a report what is put `ahead` comes first, the most probable first.
    """
    blocks = []
    for report, members in _by_report(passages, oldest_first, ahead):
        since = ", superseded since" if report.report.report_id in superseded else ""
        name = f"{_capital(report_name(report.report))}{since}"
        blocks.append(f"*{name}:* {_arranged(members, book, judged)}")
    return "\n\n".join(blocks)


def _by_report(
    passages: Iterable[Passage], oldest_first: bool, ahead: Callable[[Passage], bool]
) -> list[tuple[StoredReport, list[Passage]]]:
    ordered = sorted(passages, key=lambda passage: passage.scored.report.start, reverse=not oldest_first)
    groups = groupby(ordered, key=lambda passage: passage.scored.report)
    return [
        (report, sorted(members, key=lambda member: (not ahead(member), -member.scored.probability)))
        for report, members in groups
    ]


def _arranged(passages: Sequence[Passage], book: CitationBook, judged: bool) -> str:
    if not judged:
        return _findings_then_demands(passages, book)
    sides = [(passage, side(passage)) for passage in passages]
    neither = [passage for passage, side in sides if side in (Valence.MIXED, Valence.NEUTRAL)]
    best = max(passages, key=lambda passage: passage.scored.probability)
    parts = [run_on(neither, book)] if best in neither else []  # what answers best comes first
    for name, wanted in (("Strengths", Valence.STRENGTH), ("Needs to improve", Valence.WEAKNESS)):
        members = [passage for passage, side in sides if side is wanted]
        if members:
            parts.append(_titled(name, members, book))
    if neither and best not in neither:
        title = "**Also.** " if parts else ""
        parts.append(f"{title}{run_on(neither, book)}")
    return "\n\n".join(parts)


def _findings_then_demands(passages: Sequence[Passage], book: CitationBook) -> str:
    """What was found, then what is asked for: "The timeliness of X." read as a finding says the opposite."""
    parts = []
    for title, wanted in (("", None), ("Needs to improve", "improve"), ("Recommended", "do")):
        members = [passage for passage in passages if demand(passage) == wanted]
        if members:
            parts.append(_titled(title, members, book) if title else run_on(members, book))
    return "\n\n".join(parts)


def _titled(title: str, passages: Sequence[Passage], book: CitationBook) -> str:
    """The runs under a title; an item of a list that begins in lower case goes on from it, as it does in print."""
    sign = ":" if passages[0].quote[:1].islower() else "."
    return f"**{title}{sign}** {run_on(passages, book)}"


def demand(passage: Passage) -> str | None:
    """'do' for a recommendation, 'improve' for what stands under *What needs to improve*, None for a finding."""
    return asks_for(passage.scored.stored)


def asks_for(stored: StoredParagraph) -> str | None:
    """The same of a paragraph."""
    paragraph = stored.paragraph
    if paragraph.kind is ParagraphKind.RECOMMENDATION:
        return "do"
    for heading in reversed(paragraph.section):
        if _TO_IMPROVE.match(heading):
            return "improve"
        if _FINDINGS.search(heading):
            return None
    return None


def side(passage: Passage) -> Valence:
    """Which way a passage points; what is asked for is no strength, however it is worded."""
    return Valence.WEAKNESS if demand(passage) else passage.valence


def run_on(passages: Sequence[Passage], book: CitationBook) -> str:
    """The runs one after another, each followed by its markers."""
    return " ".join(f"{escaped(passage.quote)} {_marks(passage, book)}" for passage in passages)


def _marks(passage: Passage, book: CitationBook) -> str:
    """The passage's marker, then those of the paragraphs that say it again."""
    return " ".join(
        f"[{book.cite(one.scored.stored, one.scored.report, one.quote)}]"
        for one in (passage, *passage.repeats)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
