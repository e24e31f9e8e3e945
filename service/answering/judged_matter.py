"""Where a report speaks of a judgement's own matter: how its section on it begins, and what it asks to be improved in it.

Which judgement's section a paragraph stands in is told by its headings, the same over all frameworks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from indexer.model import ParagraphKind
from service.answering.choosing import Chooser
from service.answering.extractive import asks_for
from service.answering.facts.scale import SCALE, grades_for, known_subject, step, subject, wider_subjects
from service.answering.nearby import names_it
from service.answering.passages import Passage, sentence_of
from service.answering.typed import is_typed
from service.answering.valence import Valence
from service.question.model import Concept, Question
from service.retrieval.found import ScoredParagraph
from service.retrieval.speaking import names

_LOOKED_AT = 3  # paragraphs at the beginning of a section; it may begin with how many there are
_TOLD = 3  # things that need to improve
_FAULTED, _PRAISED = 4, 3  # passages of the report to which the grade fell
_OF_THE_AREA = re.compile(
    r"\b(?:in this area|information about|previous|summary for children)\b", re.IGNORECASE
)
_LEAVERS = re.compile(r"\b(?:leavers?|care[- ]experienced|leaving care)\b", re.IGNORECASE)
_NAME = re.compile(r"\b(?:[A-Z]{2,}s?|[A-Z][a-z]+(?: [A-Z][a-z]+)+)\b")  # "PAs", "Next Steps"
_MOSTLY = 0.5  # of the findings that have a name, for it to be of the section in which they stand


def on_its_matter(
    question: Question,
    passages: Sequence[Passage],
    reports: Sequence[StoredReport],
    index: PublishedIndex,
    chooser: Chooser,
) -> list[Passage]:
    """The passages with how each report's section on the judgement asked about begins, and what the last wants improved in it.

    Where the grade fell to the last report, also what that faults in the section, in place of its least probable praise.

    `reports` are one authority's, the newest last. As they stand where nothing answers, where one report alone is looked
    at, and where one side or a reason is asked for. Rows of the table of judgements are left out: the grades are told before.
    """
    judgement, concepts = question.judgement, question.concepts
    findings = [one for one in passages if one.scored.stored.paragraph.kind is not ParagraphKind.TABLE]
    at_large = question.leaning is None and not is_typed(question)
    if judgement is None or not findings or len(reports) < 2 or not at_large:
        return list(passages)
    told: list[Passage] = []
    for report in reports:
        own = [one for one in findings if one.scored.report is report]
        top = max((one.scored.probability for one in own), default=0.0)
        starts = beginnings(report, index, judgement, concepts)
        opening = chooser.opening([_unmatched(stored, report, top) for stored in starts])
        if opening is not None:
            others = [one for one in own if one.scored.stored.row != opening.scored.stored.row]
            own = [opening, *others][: max(len(own), 1)]
        if report is reports[-1] and fell(judgement, reports):
            own = _with_faults(own, faults(report, index, judgement, concepts, chooser), chooser)
        told.extend(own)
        there = {one.scored.stored.row for one in own}
        wanted = to_improve(report, index, judgement, concepts) if report is reports[-1] else ()
        told.extend(
            Passage(_unmatched(stored, report, 0.0), 0, len(stored.paragraph.text))
            for stored in wanted
            if stored.row not in there
        )
    return told


def _unmatched(stored: StoredParagraph, report: StoredReport, probability: float) -> ScoredParagraph:
    """A paragraph that is quoted for where it stands, not for what it matches."""
    return ScoredParagraph(stored, report, probability, (1.0,) * len(stored.sentences))


def beginnings(
    report: StoredReport, index: PublishedIndex, judgement: str, concepts: Sequence[Concept]
) -> tuple[StoredParagraph, ...]:
    """The first paragraphs of the report's section on a judgement; none where it has no such section.

    In a section on a wider matter ("children in care and care leavers") those whose first sentence names one of
    the concepts asked about.
    """
    sections = list(_findings(report, index))
    own = [stored for stored, of in sections if of == subject(judgement)]
    if not own:
        wider = wider_subjects(judgement)
        own = [stored for stored, of in sections if of in wider and _opens_with(stored, concepts)]
    return tuple(own[:_LOOKED_AT])


def fell(judgement: str, reports: Sequence[StoredReport]) -> bool:
    """Whether the grade for a judgement, or for the wider one that holds it, is lower in the last report than in the first that gives one."""
    steps = [
        step(grade.grade)
        for report in reports
        for grade in grades_for(report.report.grades, judgement)[:1]
        if grade.grade in SCALE
    ]
    given = bool(grades_for(reports[-1].report.grades, judgement)) if reports else False
    return given and len(steps) > 1 and steps[-1] > steps[0]


def faults(
    report: StoredReport, index: PublishedIndex, judgement: str, concepts: Sequence[Concept], chooser: Chooser
) -> list[Passage]:
    """What a report faults beyond doubt in its section on a judgement, in printed order: the first such sentence of each paragraph.

    In a section on a wider matter only of paragraphs that are on this one.
    """
    sections = list(_findings(report, index))
    there = [stored for stored, of in sections if of == subject(judgement)]
    if not there:
        wider = wider_subjects(judgement)
        there = [stored for stored, of in sections if of in wider and _is_on(stored, judgement, concepts)]
    return [one for stored in there if (one := _first_fault(stored, report, chooser)) is not None]


def _first_fault(stored: StoredParagraph, report: StoredReport, chooser: Chooser) -> Passage | None:
    scored = _unmatched(stored, report, 0.0)
    sentences = (sentence_of(scored, place) for place in range(len(stored.sentences)))
    first = next(filter(chooser.plainly_faults, sentences), None)
    return chooser.turned(first) if first is not None else None


def _with_faults(own: Sequence[Passage], found: Sequence[Passage], chooser: Chooser) -> list[Passage]:
    """A report's passages with the faults found in other paragraphs behind them, so many that plainly fault at most.

    The praise of the same paragraphs, and what of it comes last, makes room for them.
    """
    told = {one.scored.stored.row for one in own if chooser.plainly_faults(one)}
    more = [one for one in found if one.scored.stored.row not in told][: max(_FAULTED - len(told), 0)]
    rows = {one.scored.stored.row for one in more}
    rest = [one for one in own if one.scored.stored.row not in rows]
    praise = [one for one in rest if one.valence is Valence.STRENGTH]
    left_out = {one.scored.stored.row for one in praise[_PRAISED:]} if more else set()
    return [*(one for one in rest if one.scored.stored.row not in left_out), *more]


def to_improve(
    report: StoredReport, index: PublishedIndex, judgement: str, concepts: Sequence[Concept]
) -> tuple[StoredParagraph, ...]:
    """What the report asks to be improved in a judgement's matter: what names a concept asked about by an official term,
    or a team or a post by a name that is mostly had in the section on it.
    """
    sections = list(_findings(report, index))
    official = [concept for concept in concepts if concept.official]

    def is_of_it(stored: StoredParagraph) -> bool:
        text = stored.paragraph.text
        return any(names_it(concept, stored) for concept in official) or any(
            _stands_mostly_there(name, subject(judgement), sections) for name in _NAME.findall(text)
        )

    asked = (stored for stored in index.paragraphs(report.start, report.end) if asks_for(stored) == "improve")
    return tuple(filter(is_of_it, asked))[:_TOLD]


def _findings(report: StoredReport, index: PublishedIndex) -> Iterator[tuple[StoredParagraph, str]]:
    """The findings of a report, each with what the judgement is about in whose section it stands."""
    for stored in index.paragraphs(report.start, report.end):
        headings = stored.paragraph.section
        if (
            stored.paragraph.kind is ParagraphKind.TABLE
            or asks_for(stored)
            or any(map(_OF_THE_AREA.search, headings))
        ):
            continue
        of = next(filter(None, map(known_subject, reversed(headings))), None)
        if of is not None:
            yield stored, of


def _is_on(stored: StoredParagraph, judgement: str, concepts: Sequence[Concept]) -> bool:
    """Whether a paragraph of a section on children in care and care leavers is on those of the two whom a judgement is on."""
    text = stored.paragraph.text
    of_leavers = _LEAVERS.search(text) is not None
    if subject(judgement) == "children in care":
        return not of_leavers
    if subject(judgement) == "care leavers":
        return of_leavers or any(concept.official and names(concept, text) for concept in concepts)
    return True


def _opens_with(stored: StoredParagraph, concepts: Sequence[Concept]) -> bool:
    first = stored.paragraph.text[slice(*stored.sentences[0])] if stored.sentences else ""
    return any(concept.official and names(concept, first) for concept in concepts)


def _stands_mostly_there(name: str, of: str, sections: Sequence[tuple[StoredParagraph, str]]) -> bool:
    having = [where == of for stored, where in sections if name in stored.paragraph.text]
    return len(having) > 1 and sum(having) > _MOSTLY * len(having)
