"""What stands on one authority in an answer: its quotes in order, or that its reports say nothing, or that none is held."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.answering import refusal
from service.answering.choosing import Chooser
from service.answering.citations import CitationBook
from service.answering.extractive import write_passages
from service.answering.model import Section, SectionOutcome
from service.answering.moved import tells_of_move
from service.answering.passages import Passage
from service.answering.sides import has_side
from service.answering.summary import asks_of_times
from service.question.model import Intent, Leaning, Question
from service.retrieval.found import Found
from service.retrieval.successors import taken_over

_OTHER_SIDE = {
    Leaning.PRAISE: "Nothing that praises this was found. What is said of it:",
    Leaning.FAULT: "Nothing that faults this was found. What is said of it:",
    Leaning.DEMAND: "Inspectors asked for nothing on this, as far as was found. What is said of it:",
}


class SectionWriter:
    """Writes the sections of answers over one published index. Safe for use by many threads."""

    def __init__(self, index: PublishedIndex, chooser: Chooser) -> None:
        self._index = index
        self._chooser = chooser

    def write(
        self,
        question: Question,
        name: str,
        reports: Sequence[StoredReport],
        passages: Sequence[Passage],
        found: Found | None,
        book: CitationBook,
        *,
        in_answer: bool,
    ) -> Section:
        """The section on the authority `name` with what was chosen of its `reports`; `in_answer` where it is written out in the answer."""
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
            shown,
            book,
            judged=question.judges,
            oldest_first=question.intent is Intent.TEMPORAL,
            superseded=() if asks_of_times(question) else taken_over(reports),
            ahead=partial(_first_in_time, question),
        )
        if question.intent is Intent.TEMPORAL and in_answer:
            near = self._chooser.nearest_since(found, reports, passages, self._alike) if found else []
            text = "\n\n".join((text, *refusal.silent_reports(reports, passages, near, book)))
        asked = None if question.denied and not question.tells_both_sides else question.leaning
        if (
            asked is not None
            and question.amount is None
            and not any(has_side(one, asked) for one in passages)
        ):
            text = f"{_OTHER_SIDE[asked]}\n\n{text}"
        return Section(
            authority=name,
            report_id=lead.report_id,
            year=lead.year,
            outcome=SectionOutcome.ANSWERED,
            text=text,
        )

    def _alike(self, one: StoredParagraph, other: StoredParagraph) -> float:
        """The cosine of two paragraphs' embeddings, 0 where the index has none."""
        vectors = self._index.paragraph_vectors
        return float(vectors[one.row] @ vectors[other.row])


def _first_in_time(question: Question, passage: Passage) -> bool:
    """Whether a passage goes before others of its report: where change is asked for, what says which way the matter went."""
    return (
        question.intent is Intent.TEMPORAL
        and question.judgement is None
        and tells_of_move(passage, question.concepts)
    )
