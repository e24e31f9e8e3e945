"""How many recommendations a report makes, how many areas it wants improved, how many paragraphs it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from indexer.model import ParagraphKind
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import owners
from service.answering.facts.printed import Place, beginning
from service.answering.facts.written import FactAnswer, Stated, capital, the_report, write
from service.answering.wording import counted, listed
from service.question.model import Question

_CITED_AT_MOST = 60  # items cited one by one in an answer; beyond it the first and the last of each list

_LISTS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), one, many)
    for pattern, one, many in (
        (r"recommendations?\b", "recommendation", "recommendations"),
        (r"(?:areas? for )?priority (?:and immediate )?actions?\b", "priority action", "priority actions"),
        (r"areas? for development\b", "area for development", "areas for development"),
        (r"what (?:needs|need|.{3,80} needs?) to improve\b|areas? for improvement\b", "area for improvement", "areas for improvement"),
    )
)  # fmt: skip
_BOARD = re.compile(r"safeguarding children.{0,3} board|\bLSCB\b", re.IGNORECASE)
_IMPROVE = re.compile(r"what\b.+\bto improve\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Items:
    """One list of a report: what its items are called, to whom it is addressed, and the items."""

    singular: str
    plural: str
    board: bool
    heading: str
    members: tuple[StoredParagraph, ...]

    @property
    def counted(self) -> str:
        """'11 recommendations', 'one' list's count in words of the report's own."""
        text = counted(len(self.members), self.singular, self.plural)
        if _IMPROVE.match(self.heading):
            text += f" (under “{self.heading.rstrip('?')}”)"
        return f"{text} for the Local Safeguarding Children Board" if self.board else text


def recommendations(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """Recommendations, areas for improvement and priority actions of each report, counted by kind."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    lists = {report.report.report_id: item_lists(report, index) for report in covered}
    total = sum(len(items.members) for found in lists.values() for items in found)

    def state(report: StoredReport) -> Stated | None:
        found = lists[report.report.report_id]
        if not found:
            return Stated(
                report,
                f"The report of {the_report(report.report)} has no list of recommendations or areas for improvement",
                "no list of recommendations or areas for improvement",
                known=False,
            )
        value = listed([items.counted for items in found])
        places = tuple(
            beginning(report, stored) for items in found for stored in _cited(items.members, total)
        )
        return Stated(report, f"{capital(the_report(report.report))} led to {value}", value, places)

    def lead(known: Sequence[Stated]) -> str:
        end = number_end(question.text)
        if end is None or len(known) < 2:
            return ""
        numbers = [
            sum(len(items.members) for items in lists[fact.report.report.report_id] if not items.board)
            or sum(len(items.members) for items in lists[fact.report.report.report_id])
            for fact in known
        ]
        wanted = max(numbers) if end is End.TOP else min(numbers)
        names = [
            the_report(fact.report.report)
            for fact, number in zip(known, numbers, strict=True)
            if number == wanted
        ]
        name = "Most" if end is End.TOP else "Fewest"
        return f"{name}: {listed(names)}, with {wanted:,}{' each' if len(names) > 1 else ''}."

    return write(question, index, book, state, lead=lead)


def item_lists(report: StoredReport, index: PublishedIndex) -> list[Items]:
    """The lists of a report in printed order: bullets and numbered items, prose where a list has no other."""
    groups: dict[tuple[str, str, bool], list[StoredParagraph]] = {}
    headings: dict[tuple[str, str, bool], str] = {}
    for stored in index.paragraphs(report.start, report.end):
        path = stored.paragraph.section
        heading = path[-1] if path else ""
        found = next((names for pattern, *names in _LISTS if pattern.match(heading)), None)
        if found is not None:
            key = (found[0], found[1], any(_BOARD.search(part) for part in path))
            groups.setdefault(key, []).append(stored)
            headings.setdefault(key, heading)
    result = []
    for key, members in groups.items():
        items = [stored for stored in members if stored.paragraph.kind is not ParagraphKind.PROSE]
        items = items or [stored for stored in members if not stored.paragraph.text.endswith(":")]
        if items:
            result.append(Items(key[0], key[1], key[2], headings[key], tuple(items)))
    return result


def _cited(members: Sequence[StoredParagraph], total: int) -> Sequence[StoredParagraph]:
    return members if total <= _CITED_AT_MOST or len(members) < 2 else (members[0], members[-1])


def paragraph_count(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """How many paragraphs of each report are held, numbered ones apart, with the last number printed."""

    def state(report: StoredReport) -> Stated | None:
        whole = index.paragraphs(report.start, report.end)
        if not whole:
            return None
        numbered = [stored for stored in whole if stored.paragraph.number is not None]
        others = len(whole) - len(numbered)
        if not numbered:
            value = f"{counted(len(whole), 'paragraph')}, none of them with a printed number"
            return Stated(report, f"The report of {the_report(report.report)} has {value}", value)
        last = max(numbered, key=lambda stored: stored.paragraph.number or 0)
        value = (
            f"{counted(len(numbered), 'numbered paragraph')} (the last is {last.paragraph.number}) and "
            f"{counted(others, 'paragraph')} without a number (bullets, tables and running text)"
        )
        place: Place = beginning(report, last)
        return Stated(report, f"The report of {the_report(report.report)} has {value}", value, (place,))

    return write(question, index, book, state)
