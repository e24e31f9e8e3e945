"""How many recommendations a report makes, how many areas it wants improved, how many paragraphs it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from indexer.model import ParagraphKind
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import owners
from service.answering.facts.number_asked import Test, number_asked
from service.answering.facts.printed import Place, beginning, first_run, marks, paragraphs
from service.answering.facts.written import Stated, capital, the_report, write
from service.question.model import Question
from service.spelt import ORDINALS
from service.wording import counted, listed

_CITED_AT_MOST = 60  # items cited one by one in an answer; beyond it the first and the last of each list

_PRIORITY = "priority action"
_URGENT = re.compile(r"\b(?:priority|immediate) (?:and immediate )?actions?\b", re.IGNORECASE)
_NONE_URGENT = re.compile(
    r"\b(?:no|not|nor|without)\b.{0,80}\b(?:priority|immediate)\b.{0,30}\bactions?\b", re.IGNORECASE
)
_LISTS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), one, many)
    for pattern, one, many in (
        (r"recommendations?\b", "recommendation", "recommendations"),
        (r"(?:areas? for )?priority (?:and immediate )?actions?\b", _PRIORITY, "priority actions"),
        (r"areas? for development\b", "area for development", "areas for development"),
        (r"what (?:needs|need|.{3,80} needs?) to improve\b|areas? for improvement\b", "area for improvement", "areas for improvement"),
    )
)  # fmt: skip
_BOARD = re.compile(r"safeguarding children.{0,3} board|\bLSCB\b", re.IGNORECASE)
_STRENGTHS = re.compile(r"\bstrengths\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:strengths|findings|progress since|summary|information about|judgements?)\b", re.IGNORECASE
)
_LEAD_IN = re.compile(r":$|\bfollowing (?:actions?|areas)\W*$|\bshould\W*$", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|typically)\b", re.IGNORECASE)
_NTH = re.compile(
    rf"\b(?:({'|'.join(ORDINALS)}|last|final)|(\d{{1,2}})(?:st|nd|rd|th))(?: of (?:the|its|their|all))?(?: \w+)? (?:recommendations?|areas?|points?|actions?|items?)\b"
    r"|\b(?:recommendation|area for improvement|priority action)s? (?:number |no\.? ?)?(\d{1,2})\b",
    re.IGNORECASE,
)
_ITEM = r"(?:\w+ )?(?:recommendations?|areas? for improvement|(?:areas?|things?|points?) to improve)\b"
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


def recommendations(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Recommendations, areas for improvement and priority actions of each report, counted by kind."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    under = _IMPROVE.search(question.text) is not None and number_end(question.text) is not None
    urgent = asks_for_priority(question)
    lists = {
        report.report.report_id: [
            items
            for items in lists_asked(question, report, index)
            if not under or _IMPROVE.match(items.heading)
        ]
        for report in covered
    }
    nth = _nth_asked(question.text)
    having = None if question.authorities else number_asked(question.text, _ITEM, exact=True)
    ranked = (number_end(question.text) or having or _AVERAGE.search(question.text)) is not None
    everybody = not question.authorities and ranked
    total = sum(len(items.members) for found in lists.values() for items in found)

    def state(report: StoredReport) -> Stated | None:
        found = lists[report.report.report_id]
        if not found and urgent:
            return without_priority(report, index)
        if not found:
            return Stated(
                report,
                f"No list of recommendations or areas for improvement was found in the report of {the_report(report.report)}",
                "no list of recommendations or areas for improvement was found",
                known=False,
            )
        if nth is not None:
            return _nth_of(report, found, nth)
        value = listed([items.counted for items in found])
        places = tuple(
            beginning(report, stored) for items in found for stored in _cited(items.members, total)
        )
        return Stated(report, f"{capital(the_report(report.report))} led to {value}", value, places)

    def lead(known: Sequence[Stated]) -> str:
        end = number_end(question.text)
        if _AVERAGE.search(question.text) and len(known) > 1:
            mean = total / len(known)
            return f"On average {mean:.1f} a report: {total:,} items in the {counted(len(known), 'report')} that list any."
        if (end is None and having is None) or len(known) < 2:
            return ""
        numbers = [
            sum(len(items.members) for items in lists[fact.report.report.report_id] if not items.board)
            or sum(len(items.members) for items in lists[fact.report.report.report_id])
            for fact in known
        ]
        if having is not None:
            return _having(known, numbers, having, book)
        wanted = max(numbers) if end is End.TOP else min(numbers)
        names = [
            f"{the_report(fact.report.report)}{marks(fact.places, book) if everybody else ''}"
            for fact, number in zip(known, numbers, strict=True)
            if number == wanted
        ]
        name = "Most" if end is End.TOP else "Fewest"
        return f"{name}: {listed(names)}, with {wanted:,}{' each' if len(names) > 1 else ''}."

    return write(question, index, book, state, lead=lead, listing=not everybody)


def _having(
    known: Sequence[Stated], numbers: Sequence[int], having: tuple[str, Test], book: CitationBook
) -> str:
    """Which reports list as many items as a question asks for."""
    words, fits = having
    chosen = [
        f"{the_report(fact.report.report)} ({number}){marks(fact.places, book)}"
        for fact, number in zip(known, numbers, strict=True)
        if fits(number)
    ]
    number = f"**{len(chosen)}**" if chosen else "**None**"
    s = "" if words.endswith("one") else "s"
    lists = "lists" if len(chosen) == 1 else "list"
    whole = f"{number} of the {counted(len(known), 'report')} {lists} {words} recommendation{s} or area{s} for improvement"
    return f"{whole}{': ' + listed(chosen) if chosen else ''}."


def _nth_asked(text: str) -> int | None:
    """The place of the one item that a question asks for, from 0; -1 for the last, None where it asks for no one."""
    match = _NTH.search(text)
    if match is None:
        return None
    word, *figures = (group and group.lower() for group in match.groups())
    if word in ("last", "final"):
        return -1
    return ORDINALS.index(word) if word else int(next(one for one in figures if one)) - 1


def _nth_of(report: StoredReport, lists: Sequence[Items], nth: int) -> Stated:
    """One item of a report's list, word for word; the authority's own list before a board's."""
    items = next((one for one in lists if not one.board), lists[0])
    if nth >= len(items.members):
        hint = f"led to {items.counted}, so that there is no such one"
        return Stated(report, f"{capital(the_report(report.report))} {hint}", hint, known=False)
    stored = items.members[nth]
    place = Place(stored, report, 0, len(stored.paragraph.text))
    name = "last" if nth < 0 else f"number {nth + 1}"
    value = f"{name} of {items.counted}: “{escaped(place.quote)}”"
    return Stated(report, f"{capital(the_report(report.report))} led to this, {value}", value, (place,))


def asks_for_priority(question: Question) -> bool:
    """Whether a question asks for priority actions, and not for what else is to be done."""
    return _URGENT.search(question.text) is not None


def lists_asked(question: Question, report: StoredReport, index: PublishedIndex) -> list[Items]:
    """The lists of a report that a question asks for: those of priority actions, or all."""
    urgent = asks_for_priority(question)
    return [items for items in item_lists(report, index) if not urgent or items.singular == _PRIORITY]


def without_priority(report: StoredReport, index: PublishedIndex) -> Stated:
    """A report without a list of priority actions: in its own words, where it says that there are none."""
    name = the_report(report.report)
    place = first_run(report, paragraphs(report, index), lambda text: _NONE_URGENT.search(text) is not None)
    if place is None:
        return Stated(
            report,
            f"The report of {name} lists no priority actions by that name",
            "no priority actions by that name",
            known=False,
        )
    told = f"no priority actions; it says: “{escaped(place.quote)}”"
    return Stated(report, f"The report of {name} sets {told}", told, (place,))


def item_lists(report: StoredReport, index: PublishedIndex) -> list[Items]:
    """The lists of a report in printed order: numbered items, else bullets, else prose.

    Bullets beside numbered items belong to them.

    In the reports of 2013 to 2015 a list runs on under headings of its own ("Leadership") until the
    strengths are told: numbered paragraphs in between belong to it.
    """
    everything = index.paragraphs(report.start, report.end)
    places = [_list_of(stored) for stored in everything]
    for start, end in _running_on(everything, places):
        for place in range(start, end):
            if places[place] is None and everything[place].paragraph.number is not None:
                places[place] = places[place - 1]
    groups: dict[tuple[str, str, str, bool], list[StoredParagraph]] = {}
    headings: dict[tuple[str, str, bool], str] = {}
    for stored, found in zip(everything, places, strict=True):
        if found is not None and not _LEAD_IN.search(stored.paragraph.text):
            heading, singular, plural, board = found
            first = headings.setdefault((singular, plural, board), heading)
            groups.setdefault((first, singular, plural, board), []).append(stored)
    result = []
    for (heading, singular, plural, board), members in groups.items():
        numbered = [stored for stored in members if stored.paragraph.number is not None]
        marked = [stored for stored in members if stored.paragraph.kind is not ParagraphKind.PROSE]
        items = numbered or marked or members
        result.append(Items(singular, plural, board, heading, tuple(items)))
    return result


def _list_of(stored: StoredParagraph) -> tuple[str, str, str, bool] | None:
    """Heading, singular, plural and whether it is the board's, of the list that a paragraph is an item of."""
    path = stored.paragraph.section
    board = any(_BOARD.search(part) for part in path)
    for heading in reversed(path):
        if _ENDS.search(heading):
            return None
        for pattern, singular, plural in _LISTS:
            if pattern.match(heading):
                return heading, singular, plural, board
    return None


def _running_on(
    everything: Sequence[StoredParagraph], places: Sequence[tuple[str, str, str, bool] | None]
) -> list[tuple[int, int]]:
    """Ranges from a list's first item to the strengths that are told next, where there are any."""
    first = next((place for place, found in enumerate(places) if found is not None), None)
    if first is None:
        return []
    strengths = next(
        (
            place
            for place in range(first, len(everything))
            if everything[place].paragraph.section
            and _STRENGTHS.search(everything[place].paragraph.section[-1])
        ),
        None,
    )
    return [(first + 1, strengths)] if strengths is not None else []


def _cited(members: Sequence[StoredParagraph], total: int) -> Sequence[StoredParagraph]:
    return members if total <= _CITED_AT_MOST or len(members) < 2 else (members[0], members[-1])


def paragraph_count(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """How many paragraphs of each report are held, numbered ones apart, with the last number printed."""

    def state(report: StoredReport) -> Stated | None:
        whole = index.paragraphs(report.start, report.end)
        if not whole:
            return None
        numbered = [stored for stored in whole if stored.paragraph.number is not None]
        others = len(whole) - len(numbered)
        if not numbered:
            value = f"{counted(len(whole), 'paragraph')}, none of them numbered"
            return Stated(report, f"The report of {the_report(report.report)} has {value}", value)
        last = max(numbered, key=lambda stored: stored.paragraph.number or 0)
        value = (
            f"{counted(len(numbered), 'numbered paragraph')} (the last is {last.paragraph.number}) "
            f"and {others:,} without a number"
        )
        place: Place = beginning(report, last)
        return Stated(report, f"The report of {the_report(report.report)} has {value}", value, (place,))

    def lead(known: Sequence[Stated]) -> str:
        if end is None or len(known) < 2:
            return ""
        lengths = {id(fact): fact.report.end - fact.report.start for fact in known}
        wanted = (max if end is End.TOP else min)(lengths.values())
        chosen = [fact for fact in known if lengths[id(fact)] == wanted]
        names = [f"{the_report(fact.report.report)}{marks(fact.places, book)}" for fact in chosen]
        which = "Longest" if end is End.TOP else "Shortest"
        return f"{which} by what is held here: {listed(names)}, {counted(wanted, 'paragraph')}."

    end = number_end(question.text)
    return write(question, index, book, state, lead=lead, listing=bool(question.authorities) or end is None)
