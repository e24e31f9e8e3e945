"""The way of a question, from text to a verified answer. Read this file first.

understand → facts from the catalogue, or retrieve → choose passages for each authority → write →
verify → the answer with its coverage. Nothing here knows of HTTP, Slack or files.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from indexer.contracts import PublishedIndex
from service.answering import refusal
from service.answering.body import Body
from service.answering.choosing import Chooser
from service.answering.citations import CitationBook
from service.answering.contrary import say_not
from service.answering.coverage import coverage, looked_into
from service.answering.covered_reports import by_authority, names_of, reports_of
from service.answering.draft import Draft, Evidence
from service.answering.facts.figures import figures, told_in
from service.answering.facts.given import lower_first
from service.answering.facts.predecessors import of_who_took_over
from service.answering.facts.stated import states_share
from service.answering.judged_matter import on_its_matter
from service.answering.looking_back import told_later
from service.answering.model import Answer, Citation, Outcome, Section, SectionOutcome
from service.answering.nearby import (
    names_the_bare_term,
    naming_it,
    near_sections,
    nearest_of,
    rare_word,
    set_apart,
)
from service.answering.other_reports import OtherReports
from service.answering.parts import in_parts
from service.answering.passages import Passage
from service.answering.policy import Policy
from service.answering.sections import SectionWriter
from service.answering.singled_out import singled_out
from service.answering.summary import (
    counted_by_name,
    in_the_word_asked,
    joined,
    named_nowhere,
    told_apart,
    unsaid,
)
from service.answering.superseded import told_before
from service.answering.unsearched import Unsearched
from service.answering.valence import read_valence
from service.answering.verify import markers
from service.answering.wanted import is_named_late, what_is_late
from service.answering.written_out import fewer_of_many, listed
from service.errors import ServiceError
from service.question.danger import SIGNPOST
from service.question.model import FEW, Intent, Question
from service.retrieval.found import Found
from service.retrieval.retriever import Retriever
from service.retrieval.speaking import speaks_of_all

EXTRACTIVE = "extractive"
_REPORTS_IN_TIME = 4  # of which as many candidates are looked at as of one, where change is asked for
Regrade = Callable[[Question, Mapping[str, Found]], Mapping[str, Found]]
"""What puts the groups found in another order, as by the grades of a model."""


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
        self._chooser = Chooser(policy, read_valence(index))
        self._unsearched = Unsearched(index, self._chooser)
        self._sections = SectionWriter(index, self._chooser)
        self._other_reports = OtherReports(index, retriever, self._chooser, policy.candidates_single)
        self._outside = outside

    def answer(self, question: Question, *, asked: str) -> Answer:
        """The verified answer to `question`; `asked` is the text as the caller sent it."""
        return self.draft(question, asked=asked).answer

    def draft(self, question: Question, *, asked: str, regrade: Regrade = lambda _, found: found) -> Draft:
        """The same answer with the evidence that it was written from; `regrade` has its say on what is found."""
        started = time.perf_counter()
        book = CitationBook()
        body = self._body(question, book, regrade)
        counted = singled_out(question, body, book)
        if question.danger and question.intent is not Intent.OUT_OF_SCOPE:  # nobody rewrites this
            body = replace(body, text=f"**{SIGNPOST}**\n\n{body.text}", evidence=None)
        check_markers(body.text, body.sections, book.citations)
        answer = Answer(
            question=asked,
            answer=body.text,
            outcome=body.outcome,
            sections=body.sections,
            citations=book.citations,
            coverage=coverage(
                body.sections,
                reports_of(question, self._index),
                looked_into(question, self._index.reports(), book, everything=body.looked_back),
            ),
            generator=EXTRACTIVE,
            notes=(*question.notes, *body.notes),
            timings_ms={"answer": round((time.perf_counter() - started) * 1000, 2)},
        )
        return Draft(question, answer, body.evidence, counted.names, counted.reports)

    def _body(self, question: Question, book: CitationBook, regrade: Regrade) -> Body:
        if question.intent is Intent.OUT_OF_SCOPE:
            return Body(refusal.out_of_scope(question), Outcome.OUT_OF_SCOPE, ())
        if question.parts:
            return in_parts(question, book, lambda part: self._body(part, book, regrade))
        told = self._unsearched.body(
            question, book, lambda: self._chooser.nearest(self._found(question, regrade))
        )
        if told is not None:
            return told
        # Figures of children's homes, too, are the council's here; why a grade is so is asked of reports alone.
        of_reports = question.follows or bool(question.figures) or question.fact is not None
        if question.report_ids and not of_reports and self._outside(question):
            return self._though_outside(question, book, regrade)
        search = self._of_joined_topics if question.beside else self._searched
        return of_who_took_over(question, search(question, book, regrade))

    def _though_outside(self, question: Question, book: CitationBook, regrade: Regrade) -> Body:
        """The refusal of a question that looks to be outside, unless the one authority named answers it beyond doubt.

        Whatever a football club is elsewhere, this report may tell who came to an awards evening.
        """
        if question.intent is Intent.SINGLE and question.one_by_one:
            found = self._found(question, regrade)
            if all(map(self._policy.is_beyond_doubt, found.values())):
                return self._from_found(question, found, book)
        return Body(refusal.out_of_scope(question), Outcome.OUT_OF_SCOPE, ())

    def _searched(self, question: Question, book: CitationBook, regrade: Regrade) -> Body:
        """What is found, after the grades where a judgement's own matter is asked to have got better."""
        moved = self._unsearched.grades_moved(question, book) if question.judgement else None
        found = self._from_retrieval(question, book, regrade)
        if moved is None:
            return found
        sections = found.sections or moved.sections
        outcome = moved.outcome if found.outcome is Outcome.NOT_FOUND else found.outcome
        text = f"Grade for {lower_first(question.judgement or '')}: {moved.text}\n\n{found.text}"
        return Body(text, outcome, sections, (*moved.notes, *found.notes))

    def _of_joined_topics(self, question: Question, book: CitationBook, regrade: Regrade) -> Body:
        """One answer where all of the topics joined are spoken of in it of everybody, else one for each topic."""
        cited = book.count
        whole = self._from_retrieval(question, book, regrade)
        found = whole.evidence is not None  # in the reports covered, not in one superseded since
        answered = found and all(one.outcome is not SectionOutcome.SILENT for one in whole.sections)
        quotes: dict[str, list[str]] = {}
        for citation in book.citations[cited:]:
            of = citation.authority if question.authorities else ""  # of everybody nobody speaks of all
            quotes.setdefault(of, []).append(citation.quote)
        if answered and all(
            speaks_of_all(part.concepts, texts) for part in question.beside for texts in quotes.values()
        ):
            return whole
        book.forget(cited)
        alone = replace(question, parts=question.beside, beside=())
        return in_parts(alone, book, lambda part: self._from_retrieval(part, book, regrade))

    def _from_retrieval(self, question: Question, book: CitationBook, regrade: Regrade) -> Body:
        return self._from_found(question, self._found(question, regrade), book)

    def _found(self, question: Question, regrade: Regrade) -> Mapping[str, Found]:
        """What the reports of each authority hold on the question, as `regrade` leaves it."""
        groups = by_authority(question, self._index)
        candidates = self._policy.candidates(len(groups))
        if question.intent is Intent.TEMPORAL:  # each report has its say
            candidates *= min(_REPORTS_IN_TIME, max(map(len, groups.values()), default=1))
        return regrade(question, self._retriever.retrieve(question, groups, candidates=candidates))

    def _from_found(self, question: Question, found: Mapping[str, Found], book: CitationBook) -> Body:
        groups = by_authority(question, self._index)
        chosen = self._chooser.passages(question, found)
        if question.figures and not told_in(question, [one.quote for run in chosen.values() for one in run]):
            printed = figures(question, self._index, book, searched=True)
            if printed is not None:
                return printed
        elsewhere = self._other_reports.quantity(question, found, chosen, book)
        if elsewhere is not None:
            return elsewhere
        if self._other_reports.told_in_its_word_before(question, found, chosen):
            chosen = {}
        apart: frozenset[str] = frozenset()
        near: dict[str, Passage] = {}
        if len(found) > self._policy.few and not question.asks_silent:
            late = what_is_late(question)
            apart = frozenset(
                name
                for name in set_apart(chosen, found, self._policy)
                if question.amount is None
                and not is_named_late(late, found[name])  # who is chosen says so of it by name
                and not names_the_bare_term(question, found[name], self._policy)
            )
            near = nearest_of(apart, chosen, found)
            chosen = fewer_of_many(
                {name: [] if name in apart else passages for name, passages in chosen.items()}
            )
            near |= naming_it(question, chosen, found, self._policy)
        if question.judgement is not None and question.intent is Intent.TEMPORAL and len(groups) == 1:
            chosen = {
                name: on_its_matter(question, passages, groups[name], self._index, self._chooser)
                for name, passages in chosen.items()
            }
        contrary = say_not(question, chosen, found)
        saying_so = {name: passages for name, passages in chosen.items() if name not in contrary}
        listed_names = listed(question, saying_so, rare_word(found))
        names = names_of(question, groups)
        told = {
            name: self._sections.write(
                question,
                name,
                groups.get(name, ()),
                chosen.get(name, []),
                found.get(name),
                book,
                in_answer=name in listed_names,
            )
            for name in sorted(
                names, key=lambda name: name not in listed_names
            )  # markers in order of reading
        }
        sections = [told[name] for name in names]
        answered = [section for section in sections if section.outcome is SectionOutcome.ANSWERED]
        if not answered:
            later = self._other_reports.later(question)
            if later is not None:
                return told_later(later, sections[0], book)
            earlier = self._other_reports.earlier(question, found)
            if earlier and states_share(question.text, earlier[0].quote):
                return told_before(earlier, book)
            nearest = None if earlier else self._chooser.nearest(found)
            return Body(
                refusal.not_found(
                    question,
                    sections,
                    reports_of(question, self._index),
                    nearest,
                    earlier,
                    book,
                    named_nowhere(found),
                ),
                Outcome.NOT_FOUND,
                tuple(sections),
                unsaid(found, list(found)) if len(sections) <= 1 and nearest else (),
                looked_back=True,
            )
        outcome = (
            Outcome.PARTIAL
            if any(section.outcome is SectionOutcome.NOT_HELD for section in sections)
            else Outcome.ANSWERED
        )
        reports = reports_of(question, self._index)
        sections = near_sections(sections, near, book)
        nearest = self._chooser.nearest(found)
        evidence = Evidence(found, chosen, listed_names, tuple(reports), nearest, near, contrary)
        return Body(
            joined(question, sections, listed_names, reports, evidence.not_counted),
            outcome,
            tuple(sections),
            (
                *told_apart(question, sections),
                *counted_by_name(found),
                *(in_the_word_asked(found, chosen) if len(found) > self._policy.few else ()),
                *(unsaid(found, [one.authority for one in answered]) if len(sections) <= FEW else ()),
            ),
            evidence=evidence,
        )


def check_markers(text: str, sections: Sequence[Section], citations: Sequence[Citation]) -> None:
    """Every marker has a citation, every citation is marked, every quote is verified; raises ServiceError else."""
    marked = {*markers(text), *(number for section in sections for number in markers(section.text))}
    if marked != {citation.marker for citation in citations}:
        raise ServiceError("an answer's markers and citations do not match; it was not sent")
    for citation in citations:
        if citation.quote not in citation.text:
            raise ServiceError(f"the quote of {citation.label} is not verbatim; the answer was not sent")
