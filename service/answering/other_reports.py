"""What reports say that a question does not cover: those superseded since, and those of the years after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.choosing import Chooser
from service.answering.citations import CitationBook
from service.answering.facts.stated import speaks_of_quantity
from service.answering.looking_back import later_reports, of_that_year
from service.answering.nearby import names_it, rare_word
from service.answering.passages import Passage
from service.answering.superseded import in_the_rare_word, preferred, says_it_surer, told_before
from service.question.model import Intent, Question
from service.retrieval.found import Found
from service.retrieval.retriever import Retriever


class OtherReports:
    """Looks in other reports of the authority asked about. Safe for use by many threads."""

    def __init__(
        self, index: PublishedIndex, retriever: Retriever, chooser: Chooser, candidates: int
    ) -> None:
        """`candidates`: how many paragraphs are looked at closely."""
        self._index = index
        self._retriever = retriever
        self._chooser = chooser
        self._candidates = candidates

    def quantity(
        self,
        question: Question,
        found: Mapping[str, Found],
        chosen: Mapping[str, Sequence[Passage]],
        book: CitationBook,
    ) -> Body | None:
        """What an earlier report says of a quantity asked about, where what was chosen does not speak of it."""
        quotes = [one.quote for passages in chosen.values() for one in passages]
        if not quotes or speaks_of_quantity(question.text, quotes):
            return None
        earlier = self.earlier(question, found)
        told = bool(earlier) and speaks_of_quantity(question.text, [earlier[0].quote])
        return told_before(earlier, book) if told else None

    def earlier(self, question: Question, found: Mapping[str, Found]) -> tuple[Passage, ...]:
        """What a report superseded since says, for a question about one authority that says nothing of time.

        `found` is what was found in the latest.
        """
        if len(question.authorities) != 1 or not question.earlier_ids:
            return ()
        wanted = set(question.earlier_ids)
        reports = [report for report in self._index.reports() if report.report.report_id in wanted]
        earlier = self._found_in(reports, question)
        looked_at = [one for group in (*found.values(), earlier) for one in group.scored]
        passages = self._chooser.of_group(question, earlier, single=True)
        return preferred(question, in_the_rare_word(passages, earlier.rare, looked_at))

    def told_in_its_word_before(
        self, question: Question, found: Mapping[str, Found], chosen: Mapping[str, Sequence[Passage]]
    ) -> bool:
        """Whether what is chosen of the latest report is of something near: an earlier one has the word asked in."""
        rare, latest = rare_word(found), [one for group in found.values() for one in group.scored]
        if question.intent is not Intent.SINGLE or not any(chosen.values()):
            return False
        if rare is None or any(names_it(rare, one.stored) for one in latest):
            return False
        return says_it_surer(self.earlier(question, found), latest, rare)

    def later(self, question: Question) -> Passage | None:
        """What a report of the years after tells of the year asked about, of which none is held."""
        reports = later_reports(question, self._index)
        if not reports:
            return None
        later = self._found_in(reports, question)
        return of_that_year(question, self._chooser.of_group(question, later, single=True))

    def _found_in(self, reports: list[StoredReport], question: Question) -> Found:
        """What reports that the question does not cover hold on it, as one authority's."""
        (found,) = self._retriever.retrieve(question, {"": reports}, candidates=self._candidates).values()
        return found
