"""Answers that need no search: facts of the catalogue, boxes of figures, a paragraph by its number, how one authority stands as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indexer.contracts import PublishedIndex
from service.answering import refusal
from service.answering.body import Body
from service.answering.choosing import Chooser
from service.answering.citations import CitationBook
from service.answering.covered_reports import by_authority, names_of, reports_of
from service.answering.facts.begun import begun
from service.answering.facts.fact import answer_fact
from service.answering.facts.figures import figures
from service.answering.facts.mentioned import mentioned
from service.answering.facts.stands_for import asks_of_letters, not_spelt_out, stands_for
from service.answering.lookups import overview, quoted_paragraph
from service.answering.model import Outcome
from service.answering.passages import Passage
from service.answering.whole_service import end_of_service, moves_of_service
from service.question.model import FactKind, FactRequest, Intent, Question
from service.question.whole_service import MOVES

Nearest = Callable[[], Passage | None]
"""What searches for the nearest that reports come, where nothing answers."""


class Unsearched:
    """Answers what needs no search over one published index. Safe for use by many threads."""

    def __init__(self, index: PublishedIndex, chooser: Chooser) -> None:
        self._index = index
        self._chooser = chooser

    def body(self, question: Question, book: CitationBook, nearest: Nearest) -> Body | None:
        """The answer to a question that needs no search; None where it does. Letters that nobody spells out are given with the `nearest`."""
        spelt_out = stands_for(question, self._index, book) if question.letters else None
        told = spelt_out or begun(question, self._index, book) or self._from_catalogue(question, book)
        if told is not None:
            return told
        if asks_of_letters(question):
            return not_spelt_out(question, self._index, nearest(), book)
        return self._of_one(question, book)

    def _of_one(self, question: Question, book: CitationBook) -> Body | None:
        """What is asked of a service as a whole, or looked up; a question that could not be read is refused."""
        whole = self._of_whole_service(question, book) if question.whole else None
        if whole is not None:
            return whole
        if question.intent in (Intent.PARAGRAPH, Intent.OVERVIEW):
            look_up = quoted_paragraph if question.intent is Intent.PARAGRAPH else overview
            return Body(*look_up(question, self._index, book))
        if question.foreign:
            return self._unread(question)
        if question.intent is Intent.TEMPORAL and not question.concepts:
            return self._course(question, book)
        return None

    def _unread(self, question: Question) -> Body:
        groups = by_authority(question, self._index)
        unread = [
            refusal.not_asked_of(name, groups[name]) for name in names_of(question, groups) if name in groups
        ]
        return Body(
            refusal.not_in_english(question),
            Outcome.NOT_FOUND,
            tuple(unread) if question.authorities else (),
        )

    def _from_catalogue(self, question: Question, book: CitationBook) -> Body | None:
        """The fact or the figures asked for, where the catalogue or a box of figures tells them."""
        cited = book.count
        fact = answer_fact(question, self._index, book)
        if fact is None and question.intent is Intent.OVERVIEW:
            fact = mentioned(question, self._index, book)
        if fact is None:
            book.forget(cited)  # what was cited on the way to no fact
        # How one stands beside others the box does not tell: sentences are looked at first.
        boxed = question.figures and not (question.beside_others and question.intent is Intent.SINGLE)
        return fact or (figures(question, self._index, book) if boxed else None)

    def _course(self, question: Question, book: CitationBook) -> Body | None:
        """How one authority's grades moved and what its latest report says in brief, where no topic is named."""
        told = self.grades_moved(question, book)
        if told is None:
            return None
        brief, outcome, sections = overview(question, self._index, book)
        return Body(f"{told.text}\n\n{brief}", outcome, sections, told.notes)

    def _of_whole_service(self, question: Question, book: CitationBook) -> Body | None:
        """What got better or worse of all that one authority does, or where it is weakest or strongest; None where no report tells."""
        reports = reports_of(question, self._index)
        if question.whole in MOVES and reports:
            grades = self.grades_moved(question, book)
            return moves_of_service(question, grades, reports, self._index, self._chooser, book)
        return end_of_service(question, reports, self._index, self._chooser, book)

    def grades_moved(self, question: Question, book: CitationBook) -> Body | None:
        """How one authority's grades moved, for the judgement that is asked about or overall; None where that is not known."""
        if len(question.authorities) != 1:
            return None
        asked = replace(question, fact=FactRequest(FactKind.GRADE_CHANGE, question.judgement))
        tried = answer_fact(asked, self._index, CitationBook())  # cites nothing in vain
        if tried is None or tried.outcome is not Outcome.ANSWERED:
            return None
        return answer_fact(asked, self._index, book) or tried
