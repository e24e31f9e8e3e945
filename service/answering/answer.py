"""The way of a question, from text to a verified answer. Read this file first.

understand → facts from the catalogue, or retrieve → choose passages for each authority → write →
verify → the answer with its coverage. Nothing here knows of HTTP, Slack or files.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.contracts import PublishedIndex, StoredReport
from service.answering import refusal
from service.answering.citations import CitationBook
from service.answering.coverage import coverage, named
from service.answering.draft import Draft, Evidence
from service.answering.extractive import write_passages
from service.answering.facts.fact import answer_fact
from service.answering.facts.figures import figures
from service.answering.lookups import overview, quoted_paragraph
from service.answering.model import Answer, Citation, Outcome, Section, SectionOutcome
from service.answering.passages import Passage, choose
from service.answering.verify import markers
from service.answering.wording import counted, listed
from service.errors import ServiceError
from service.question.danger import SIGNPOST
from service.question.model import FactKind, FactRequest, Intent, Question
from service.retrieval.retriever import Found, Retriever

EXTRACTIVE = "extractive"
Regrade = Callable[[Question, Mapping[str, Found]], Mapping[str, Found]]
"""What puts the groups found in another order, as by the grades of a model."""
_LISTED_IN_A_THEME = 12  # authorities written out when none was named; the others stand in the sections


@dataclass(frozen=True, slots=True)
class Policy:
    """How much evidence is enough; probabilities from 0 to 1, set by the evaluation.

    `answers`: an authority is said to answer when that is at least this probable; in a
    comparison (`answers_each`) more is asked of each, as silence is an answer there, and most where no
    authority is named and all that are held stand in line (`answers_theme`). Its best paragraph must also
    be this share as probable as the best of all (`each_ratio`, `theme_ratio`): where one says plainly what
    is asked, a faint echo elsewhere is no answer.
    Below `least` even the best paragraph is no evidence, whatever speaks for an answer.
    `cites`, `ratio`: further paragraphs are cited down to this probability and this share of the best.
    `nearest`: below `answers` but at least this: shown as the nearest thing there is, marked as such.
    """

    answers: float = 0.22
    answers_each: float = 0.20
    answers_theme: float = 0.45
    each_ratio: float = 0.12
    theme_ratio: float = 0.35
    cites: float = 0.02
    ratio: float = 0.14
    least: float = 0.03
    nearest: float = 0.04
    most_single: int = 7
    most_each: int = 5
    candidates_single: int = 40
    candidates_each: int = 16


@dataclass(frozen=True, slots=True)
class Body:
    """An answer before verification: its text and its parts."""

    text: str
    outcome: Outcome
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    evidence: Evidence | None = None


class Answerer:
    """Answers understood questions over one published index. Safe for use by many threads."""

    def __init__(
        self,
        index: PublishedIndex,
        retriever: Retriever,
        policy: Policy,
        outside: Callable[[Question], bool] = lambda _: False,
    ) -> None:
        """`outside` says of a question that no rule refused whether it is outside what the reports are about."""
        self._index = index
        self._retriever = retriever
        self._policy = policy
        self._outside = outside

    def answer(self, question: Question, *, asked: str) -> Answer:
        """The verified answer to `question`; `asked` is the text as the caller sent it."""
        return self.draft(question, asked=asked).answer

    def draft(self, question: Question, *, asked: str, regrade: Regrade = lambda _, found: found) -> Draft:
        """The same answer with the evidence that it was written from; `regrade` has its say on what is found."""
        started = time.perf_counter()
        book = CitationBook()
        body = self._body(question, book, regrade)
        if question.danger and question.intent is not Intent.OUT_OF_SCOPE:  # nobody rewrites this
            body = replace(body, text=f"**{SIGNPOST}**\n\n{body.text}", evidence=None)
        check_markers(body.text, body.sections, book.citations)
        answer = Answer(
            question=asked,
            answer=body.text,
            outcome=body.outcome,
            sections=body.sections,
            citations=book.citations,
            coverage=coverage(body.sections, len(question.report_ids)),
            generator=EXTRACTIVE,
            notes=(*question.notes, *body.notes),
            timings_ms={"answer": round((time.perf_counter() - started) * 1000, 2)},
        )
        return Draft(question, answer, body.evidence)

    def _body(self, question: Question, book: CitationBook, regrade: Regrade) -> Body:
        if question.intent is Intent.OUT_OF_SCOPE:
            return Body(refusal.out_of_scope(question), Outcome.OUT_OF_SCOPE, ())
        if question.fact is not None:
            fact = answer_fact(question, self._index, book)
            if fact is not None:
                return Body(fact.text, fact.outcome, fact.sections, fact.notes)
            book.clear()  # what was cited on the way to no fact
        told = figures(question, self._index, book) if question.figures else None
        if told is not None:
            return Body(told.text, told.outcome, told.sections, told.notes)
        if question.intent in (Intent.PARAGRAPH, Intent.OVERVIEW):
            look_up = quoted_paragraph if question.intent is Intent.PARAGRAPH else overview
            return Body(*look_up(question, self._index, book))
        if question.foreign:
            groups = self._groups(question)
            unread = [
                refusal.not_asked_of(name, groups[name])
                for name in self._names(question, groups)
                if name in groups
            ]
            return Body(
                refusal.not_in_english(question),
                Outcome.NOT_FOUND,
                tuple(unread) if question.authorities else (),
            )
        if question.intent is Intent.TEMPORAL and not question.concepts:
            course = self._course(question, book)
            if course is not None:
                return course
        if question.report_ids and not question.follows and self._outside(question):
            return Body(refusal.out_of_scope(question), Outcome.OUT_OF_SCOPE, ())
        return self._from_retrieval(question, book, regrade)

    def _course(self, question: Question, book: CitationBook) -> Body | None:
        """How one authority's grades moved and what its latest report says in brief, where no topic is named."""
        if len(question.authorities) != 1:
            return None
        asked = replace(question, fact=FactRequest(FactKind.GRADE_CHANGE))
        tried = answer_fact(asked, self._index, CitationBook())  # cites nothing in vain
        if tried is None or tried.outcome is not Outcome.ANSWERED:
            return None
        told = answer_fact(asked, self._index, book) or tried
        brief, outcome, sections = overview(question, self._index, book)
        return Body(f"{told.text}\n\n{brief}", outcome, sections, told.notes)

    def _from_retrieval(self, question: Question, book: CitationBook, regrade: Regrade) -> Body:
        groups = self._groups(question)
        single = len(groups) == 1
        policy = self._policy
        candidates = policy.candidates_single if single else policy.candidates_each
        found = regrade(question, self._retriever.retrieve(question, groups, candidates=candidates))
        top = max((group.top for group in found.values()), default=0.0)
        chosen = {name: self._choose(question, group, single, top) for name, group in found.items()}
        listed_names = self._listed(question, chosen)
        sections = []
        for name in self._names(question, groups):
            text = self._section_text(
                question, name, groups.get(name, ()), chosen.get(name, []), book, name in listed_names
            )
            sections.append(text)
        answered = [section for section in sections if section.outcome is SectionOutcome.ANSWERED]
        if not answered:
            printed = figures(question, self._index, book, earlier=True) if question.figures else None
            if printed is not None:
                return Body(printed.text, printed.outcome, printed.sections, printed.notes)
            earlier = self._from_earlier(question)
            nearest = None if earlier else self._nearest(found)
            return Body(
                refusal.not_found(question, sections, self._reports(question), nearest, earlier, book),
                Outcome.NOT_FOUND,
                tuple(sections),
            )
        outcome = (
            Outcome.PARTIAL
            if any(section.outcome is SectionOutcome.NOT_HELD for section in sections)
            else Outcome.ANSWERED
        )
        reports = self._reports(question)
        evidence = Evidence(found, chosen, listed_names, tuple(reports), self._nearest(found))
        return Body(
            _joined(question, sections, listed_names, reports), outcome, tuple(sections), evidence=evidence
        )

    def _choose(self, question: Question, group: Found, single: bool, top: float) -> list[Passage]:
        """What is quoted of one group; `top` is the probability of the best paragraph of all groups."""
        policy = self._policy
        named = bool(question.authorities)
        enough = policy.answers_each if named else policy.answers_theme
        share = policy.each_ratio if named else policy.theme_ratio
        if group.answers < (policy.answers if single else enough) or group.top < max(
            share * top, policy.least
        ):
            return []
        most = policy.most_single if single else policy.most_each
        parts = [group.scored]
        if question.intent is Intent.TEMPORAL:  # each report has its say, or no change can be seen
            most = policy.most_each
            parts = [
                tuple(one for one in group.scored if one.report is report)
                for report in dict.fromkeys(one.report for one in group.scored)
            ]
        return [
            passage
            for scored in parts
            for passage in choose(
                scored, threshold=policy.cites, ratio=policy.ratio, most=most, number=question.wants_number
            )
        ]

    def _from_earlier(self, question: Question) -> Passage | None:
        """What a report superseded since says, for a question about one authority that says nothing of time."""
        if len(question.authorities) != 1 or not question.earlier_ids:
            return None
        wanted = set(question.earlier_ids)
        reports = [report for report in self._index.reports() if report.report.report_id in wanted]
        found = self._retriever.retrieve(
            question, {"earlier": reports}, candidates=self._policy.candidates_single
        )["earlier"]
        return next(iter(self._choose(question, found, True, found.top)), None)

    def _nearest(self, found: Mapping[str, Found]) -> Passage | None:
        best = max(
            (group.scored[0] for group in found.values() if group.scored),
            key=lambda one: one.probability,
            default=None,
        )
        if best is None or best.probability < self._policy.nearest:
            return None
        return next(iter(choose([best], threshold=0.0, ratio=0.0, most=1)), None)

    def _reports(self, question: Question) -> list[StoredReport]:
        wanted = set(question.report_ids)
        return [report for report in self._index.reports() if report.report.report_id in wanted]

    def _groups(self, question: Question) -> dict[str, list[StoredReport]]:
        """Reports to search, by authority; authorities without any are left out."""
        groups: dict[str, list[StoredReport]] = {}
        for report in self._reports(question):
            groups.setdefault(report.report.authority, []).append(report)
        return groups

    @staticmethod
    def _names(question: Question, groups: dict[str, list[StoredReport]]) -> list[str]:
        asked = [authority.name for authority in question.authorities]
        return list(dict.fromkeys([*asked, *(() if asked else groups)]))

    @staticmethod
    def _listed(question: Question, chosen: dict[str, list[Passage]]) -> frozenset[str]:
        """Authorities whose findings are written out in the answer itself."""
        best = sorted(
            (name for name, passages in chosen.items() if passages),
            key=lambda name: -chosen[name][0].scored.probability,
        )
        return frozenset(best if question.authorities else best[:_LISTED_IN_A_THEME])

    def _section_text(
        self,
        question: Question,
        name: str,
        reports: Sequence[StoredReport],
        passages: Sequence[Passage],
        book: CitationBook,
        in_answer: bool,
    ) -> Section:
        if not reports:
            return refusal.not_held_section(name, self._index)
        newest = reports[-1].report
        if not passages:
            return Section(
                authority=name,
                report_id=newest.report_id,
                year=newest.year,
                outcome=SectionOutcome.SILENT,
                text=refusal.silent(name, reports),
            )
        lead = max(passages, key=lambda passage: passage.scored.probability).scored.report.report
        shown = passages if in_answer else passages[:1]
        text = write_passages(
            shown, book, judged=question.judges, oldest_first=question.intent is Intent.TEMPORAL
        )
        return Section(
            authority=name,
            report_id=lead.report_id,
            year=lead.year,
            outcome=SectionOutcome.ANSWERED,
            text=text,
        )


def _joined(
    question: Question,
    sections: Sequence[Section],
    listed_names: frozenset[str],
    reports: Sequence[StoredReport],
) -> str:
    """The answer's text: one section as it is, several under a summary by rule and their names."""
    if len(sections) == 1:
        return sections[0].text
    answered = [section for section in sections if section.outcome is SectionOutcome.ANSWERED]
    written_out = [
        section
        for section in sections
        if (section.authority in listed_names if section in answered else bool(question.authorities))
    ]
    parts = [summary(question, sections, reports)]
    parts.extend(f"### {section.authority}\n\n{section.text}" for section in written_out)
    rest = [section for section in answered if section.authority not in listed_names]
    if rest:
        parts.append(also(rest))
    return "\n\n".join(parts)


def also(sections: Sequence[Section]) -> str:
    """The line for authorities that answer but are not written out: their names and markers."""
    shown = ", ".join(
        f"{section.authority} {' '.join(f'[{number}]' for number in markers(section.text))}"
        for section in sections
    )
    return f"**Also:** {shown}."


def summary(question: Question, sections: Sequence[Section], reports: Sequence[StoredReport]) -> str:
    """The first line of an answer about several authorities: how many have something, and who has not."""
    answered = [section for section in sections if section.outcome is SectionOutcome.ANSWERED]
    asked = "asked about" if question.authorities else "held"
    whole = counted(len(sections), "authority", "authorities")
    lead = (
        f"{'Both authorities' if len(sections) == 2 else f'All {whole}'} {asked} have something on this."
        if len(answered) == len(sections)
        else f"{len(answered)} of the {whole} {asked} {'has' if len(answered) == 1 else 'have'} something on this."
    )
    silent = [section.authority for section in sections if section.outcome is SectionOutcome.SILENT]
    missing = [section.authority for section in sections if section.outcome is SectionOutcome.NOT_HELD]
    if silent:
        one = len(silent) == 1 and len([held for held in reports if held.report.authority == silent[0]]) == 1
        lead += f" The {'report' if one else 'reports'} on {named(silent)} {'says' if one else 'say'} nothing on it."
    if missing:
        lead += f" No report is held for {listed(missing)}."
    return lead


def check_markers(text: str, sections: Sequence[Section], citations: Sequence[Citation]) -> None:
    """Every marker has a citation, every citation is marked, every quote is verified; raises ServiceError else."""
    marked = {*markers(text), *(number for section in sections for number in markers(section.text))}
    if marked != {citation.marker for citation in citations}:
        raise ServiceError("an answer's markers and citations do not match; it was not sent")
    for citation in citations:
        if citation.quote not in citation.text:
            raise ServiceError(f"the quote of {citation.label} is not verbatim; the answer was not sent")
