"""What became better or worse of all that one council does, and where it is weakest or strongest: grades first, then findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.choosing import Chooser
from service.answering.citations import CitationBook, escaped
from service.answering.extractive import write_passages
from service.answering.facts.areas import Areas, areas
from service.answering.facts.asked import End
from service.answering.facts.counts import item_lists
from service.answering.facts.printed import Place
from service.answering.facts.scale import subject
from service.answering.facts.written import the_report, together
from service.answering.model import Outcome, Section, SectionOutcome
from service.answering.moved import findings, moved, section_of
from service.answering.movement import Way
from service.answering.passages import Passage, sentence_of
from service.answering.standing import leans
from service.answering.valence import Valence
from service.question.model import Question
from service.question.whole_service import WholeService
from service.retrieval.found import ScoredParagraph
from service.wording import report_name

_WAYS: Mapping[WholeService, tuple[Way, ...]] = {
    WholeService.IMPROVED: (Way.BETTER,),
    WholeService.DECLINED: (Way.WORSE,),
    WholeService.UNIMPROVED: (Way.NOWHERE,),
    WholeService.CHANGED: (Way.BETTER, Way.WORSE),
}
_ENDS = {WholeService.WEAKEST: End.BOTTOM, WholeService.STRONGEST: End.TOP}
_TITLES = {
    Way.BETTER: "What improved",
    Way.WORSE: "What got worse",
    Way.NOWHERE: "What has not improved, or not enough",
}
_OF_NOTHING = {
    Way.BETTER: "says of nothing that it improved",
    Way.WORSE: "says of nothing that it got worse",
    Way.NOWHERE: "says of nothing that it should have improved and has not",
}
_RUNS = 8
_NEEDS = 3  # told beside what moved
_POINTS = 5  # strengths told
_LISTED = 8  # points wanted improved, where these are asked for
_OF_THE_AREA = 2  # faults told of an area that stands below the others
# Graded so, nothing is a strength.
_BARELY = re.compile(r"\b(?:adequate|inadequate|requir\w+ improvement|weakness\w*)\b", re.IGNORECASE)
_STRENGTHS = re.compile(r"\bstrengths$|\b(?:good|outstanding) because$", re.IGNORECASE)


def moves_of_service(
    question: Question,
    grades: Body | None,
    reports: Sequence[StoredReport],
    index: PublishedIndex,
    chooser: Chooser,
    book: CitationBook,
) -> Body | None:
    """How the grades moved (`grades`, already cited, where known), then what the newest report says moved as asked.

    `reports` are those covered of the one authority, the newest last; None where none is, or nothing but grades is asked of a move.
    """
    ways = _WAYS.get(question.whole) if question.whole else None
    if not ways or not reports:
        return None
    newest = _since_last_inspection(reports)
    parts = [grades.text] if grades else []
    each = max(1, _RUNS // (len(ways) * len(newest)))
    for way in ways:
        runs = [run for report in newest for run in moved(report, index, chooser, way, most=each)]
        parts.append(_told(way, runs, newest[-1], book))
    if ways == (Way.NOWHERE,):
        parts.append(_demanded(newest[0], index, book))
    else:
        parts.append(_in_short(newest[0], index, book))
    notes = grades.notes if grades else ()
    return _body(reports[-1], parts, notes)


def end_of_service(
    question: Question,
    reports: Sequence[StoredReport],
    index: PublishedIndex,
    chooser: Chooser,
    book: CitationBook,
) -> Body | None:
    """Which area the newest graded report grades below (above) the others, if any, and its points: what needs to improve, or praise.

    `reports` are those covered of the one authority, the newest last; None where none is, or no end is asked for.
    """
    end = _ENDS.get(question.whole) if question.whole else None
    if end is None or not reports:
        return None
    report = next((one for one in reversed(reports) if one.report.grades), reports[-1])
    graded = areas(report, index, end)
    parts = [graded.told(book)]
    if end is End.TOP:
        parts.append(_points(_praise(graded, index, chooser), book))
        return _body(report, parts)
    apart = {subject(one.grade.judgement) for one in graded.apart}
    if apart:
        runs = _pointing(report, index, chooser, Valence.WEAKNESS, apart)
        plain = islice(filter(chooser.plainly_faults, runs), _OF_THE_AREA)
        parts.append(_points(list(plain), book))
    wanted = _demanded(report, index, book)
    if not wanted and not apart:
        parts.append(_points(list(_pointing(report, index, chooser, Valence.WEAKNESS, None))[:_POINTS], book))
    return _body(report, [*parts, wanted])


def _since_last_inspection(reports: Sequence[StoredReport]) -> list[StoredReport]:
    """The newest inspection and what came after it, the inspection first; the last of other reports where none is held."""
    last = next(
        (
            place
            for place in range(len(reports) - 1, -1, -1)
            if reports[place].report.kind is ReportKind.INSPECTION
        ),
        len(reports) - 1,
    )
    return list(reports[last:])


def _told(way: Way, runs: Sequence[Passage], newest: StoredReport, book: CitationBook) -> str:
    if not runs:
        return f"The latest report ({report_name(newest.report)}) {_OF_NOTHING[way]}."
    return f"**{_TITLES[way]}.** {write_passages(runs, book, judged=False, oldest_first=False)}"


def _in_short(report: StoredReport, index: PublishedIndex, book: CitationBook) -> str:
    """The first few of the points that a report wants improved, in one paragraph."""
    items = _wanted(report, index)
    of_all = f" ({_NEEDS} of {len(items)} points)" if len(items) > _NEEDS else ""
    points = " ".join(_point(stored, report, book) for stored in items[:_NEEDS])
    return f"**Needs to improve{of_all}:** {points}" if items else ""


def _demanded(report: StoredReport, index: PublishedIndex, book: CitationBook) -> str:
    """What a report wants improved, as a list, in the report's order; "" where it has no such list."""
    items = _wanted(report, index)
    if not items:
        return ""
    first = f", the first {_LISTED} of {len(items)}" if len(items) > _LISTED else ""
    several = len({stored.paragraph.section for stored in items}) > 1  # priority actions stand before others
    order = "" if several or len(items) == 1 else "; the report puts them in no order of weight"
    lines = [f"- {_point(stored, report, book)}" for stored in items[:_LISTED]]
    return together(f"What {the_report(report.report)} wants improved{first}{order}:", lines)


def _wanted(report: StoredReport, index: PublishedIndex) -> list[StoredParagraph]:
    """What a report wants the council to improve, in printed order."""
    return [stored for items in item_lists(report, index) if not items.board for stored in items.members]


def _point(stored: StoredParagraph, report: StoredReport, book: CitationBook) -> str:
    text = stored.paragraph.text
    return f"{escaped(text)} {Place(stored, report, 0, len(text)).mark(book)}"


def _praise(graded: Areas, index: PublishedIndex, chooser: Chooser) -> list[Passage]:
    """What praises plainly, of each section in turn: of the areas that stand above the others, or in the summary and of all."""
    apart = {subject(one.grade.judgement) for one in graded.apart}
    of_area = list(_pointing(graded.report, index, chooser, Valence.STRENGTH, apart)) if apart else []
    found = of_area or list(_pointing(graded.report, index, chooser, Valence.STRENGTH, None))
    if not of_area:  # a list of its own, as the reports of 2013 to 2015 have
        found = [one for one in found if _is_listed(one)] or found
    plain = list(filter(chooser.plainly_praises, found))
    sections: dict[str, list[Passage]] = {}
    for one in plain or found:
        sections.setdefault(section_of(one.scored.stored), []).append(one)
    in_turn = (one for turn in zip_longest(*sections.values()) for one in turn if one is not None)
    return list(islice(in_turn, _POINTS))


def _is_listed(passage: Passage) -> bool:
    """Whether a run stands under a heading for strengths."""
    return any(map(_STRENGTHS.search, passage.scored.stored.paragraph.section))


def _pointing(
    report: StoredReport, index: PublishedIndex, chooser: Chooser, valence: Valence, of: set[str] | None
) -> Iterator[Passage]:
    """How paragraphs begin that begin so and take nothing of it back, in printed order; of these sections (None: all)."""
    for stored in findings(report, index):
        if not stored.sentences or (of is not None and section_of(stored) not in of):
            continue
        if leans(stored.paragraph.text):  # on what another paragraph says
            continue
        scored = ScoredParagraph(stored, report, 1.0, (1.0,) * len(stored.sentences))
        run = chooser.turned(sentence_of(scored, 0))
        if run.valence is valence and not (valence is Valence.STRENGTH and _BARELY.search(run.quote)):
            yield run


def _points(runs: Sequence[Passage], book: CitationBook) -> str:
    return write_passages(runs, book, judged=False, oldest_first=False) if runs else ""


def _body(report: StoredReport, parts: Sequence[str], notes: tuple[str, ...] = ()) -> Body:
    text = "\n\n".join(filter(None, parts))
    told = Section(
        authority=report.report.authority,
        report_id=report.report.report_id,
        year=report.report.year,
        outcome=SectionOutcome.ANSWERED,
        text=text,
    )
    return Body(text, Outcome.ANSWERED, (told,), notes)
