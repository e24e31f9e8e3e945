"""Putting an answer together while its sections are being written: pieces in reading order, then the whole.

The frame (first line, headings, what is silent or not held) is the extractive answer's own, by rule. A
section that the model could not write is given in the inspectors' words; one that broke off is ended
with those passages that no claim shown has cited.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.answering import refusal
from service.answering.answer import check_markers
from service.answering.citations import CitationBook, escaped
from service.answering.coverage import coverage, named
from service.answering.draft import Draft, Evidence
from service.answering.events import Event, Finished, Piece
from service.answering.extractive import write_passages
from service.answering.model import Answer, Citation, Outcome, Section, SectionOutcome, Usage
from service.answering.nearby import near_sections
from service.answering.passages import Passage
from service.answering.summary import in_one_line, summary
from service.answering.verify import markers
from service.generation.check import Supported
from service.generation.part import PartWriter
from service.question.model import Intent
from service.wording import counted, report_name


@dataclass(frozen=True, slots=True)
class Composition:
    """A draft with its evidence, and the writers of the sections that a model writes."""

    draft: Draft
    evidence: Evidence
    writers: Mapping[str, PartWriter]
    model: str


async def compose(composition: Composition) -> AsyncIterator[Event]:
    """The answer in pieces, then whole; the writers run meanwhile. Joined, the pieces are its text."""
    page = _Page()
    sections = await _after_verdicts(composition)
    question, evidence = composition.draft.question, composition.evidence
    if not any(section.outcome is SectionOutcome.ANSWERED for section in sections):
        text = refusal.not_found(question, sections, evidence.reports, evidence.nearest, (), page.book)
        sections = near_sections(sections, evidence.near, page.book)
        yield page.piece(text)
        yield Finished(_answer(composition, page, sections))
        return
    if len(sections) > 1:
        yield page.piece(summary(question, sections, evidence.reports, evidence.not_counted))
    done: list[Section] = []
    for section in sections:
        written_out = section.authority in evidence.listed
        if section.outcome is not SectionOutcome.ANSWERED:
            shown = section.authority not in evidence.near  # these come last
            if question.authorities and len(sections) > 1 and shown:
                yield page.piece(f"\n\n### {section.authority}\n\n{section.text}")
            done.append(section)
        elif written_out:
            if len(sections) > 1:
                yield page.piece(f"\n\n### {section.authority}\n\n")
            started = len(page.text)
            async for text in _section(composition, section, page.book):
                yield page.piece(text)
            done.append(section.model_copy(update={"text": page.text[started:]}))
        else:
            done.append(_in_short(composition, section, page.book))
    done = near_sections(done, evidence.near, page.book)
    for line in in_one_line(done, evidence.listed, evidence.not_counted):
        yield page.piece(f"\n\n{line}")
    yield Finished(_answer(composition, page, done))


class _Page:
    """The text so far and the citations in it that are already handed out."""

    def __init__(self) -> None:
        self.book = CitationBook()
        self.text = ""
        self._shown: set[int] = set()

    def piece(self, text: str) -> Piece:
        """Append a text; gives it with the citations that it is the first to mark."""
        self.text += text
        wanted = dict.fromkeys(markers(text))
        new = tuple(
            one for one in self.book.citations if one.marker in wanted and one.marker not in self._shown
        )
        self._shown.update(one.marker for one in new)
        return Piece(text, new)


async def _after_verdicts(composition: Composition) -> list[Section]:
    """The sections, silent where the model finds nothing in paragraphs that the search is not sure of."""
    sections = []
    for section in composition.draft.answer.sections:
        writer = composition.writers.get(section.authority)
        if writer is not None and not writer.part.sure and await writer.verdict:
            reports = [
                one for one in composition.evidence.reports if one.report.authority == section.authority
            ]
            newest = reports[-1].report
            sections.append(
                Section(
                    authority=section.authority,
                    report_id=newest.report_id,
                    year=newest.year,
                    outcome=SectionOutcome.SILENT,
                    text=refusal.silent(section.authority, reports),
                )
            )
        else:
            sections.append(section)
    return sections


async def _section(composition: Composition, section: Section, book: CitationBook) -> AsyncIterator[str]:
    """A section's text in parts: the model's claims, or the inspectors' own sentences where it has none."""
    writer = composition.writers.get(section.authority)
    passages = composition.evidence.chosen[section.authority]
    cited: set[int] = set()
    report_before = ""
    while writer is not None and (claim := await writer.claims.get()) is not None:
        yield _claim(claim, book, report_before, first=not cited)
        report_before = _report_of(claim)
        cited.update(run.shown.scored.stored.row for run in claim.runs)
    left = [one for one in passages if one.scored.stored.row not in cited]
    if not cited:
        yield _in_their_words(composition, passages, book)
    elif writer is not None and writer.trouble is not None and left:
        yield f"\n\n{_in_their_words(composition, left, book)}"


def _in_their_words(composition: Composition, passages: Sequence[Passage], book: CitationBook) -> str:
    """Passages word for word, as the extractive answer has them."""
    question = composition.draft.question
    oldest_first = question.intent is Intent.TEMPORAL
    return write_passages(passages, book, judged=question.judges, oldest_first=oldest_first)


def _claim(claim: Supported, book: CitationBook, report_before: str, *, first: bool) -> str:
    """A claim with its markers, under the name of its report where that is another than before."""
    cited = " ".join(
        f"[{book.cite(run.shown.scored.stored, run.shown.scored.report, run.quote)}]" for run in claim.runs
    )
    report = _report_of(claim)
    lead = "" if report == report_before else f"*{report[:1].upper()}{report[1:]}:* "
    gap = "" if first else "\n\n" if lead else " "
    return f"{gap}{lead}{escaped(claim.text)} {cited}"


def _report_of(claim: Supported) -> str:
    return ", ".join(dict.fromkeys(report_name(run.shown.scored.report.report) for run in claim.runs))


def _in_short(composition: Composition, section: Section, book: CitationBook) -> Section:
    """A section that is not written out: the best passage alone."""
    passages: Sequence[Passage] = composition.evidence.chosen[section.authority][:1]
    text = _in_their_words(composition, passages, book)
    return section.model_copy(update={"text": text})


def _answer(composition: Composition, page: _Page, sections: Sequence[Section]) -> Answer:
    """The whole answer, its markers and citations checked against each other."""
    writers = list(composition.writers.values())
    citations: tuple[Citation, ...] = page.book.citations
    check_markers(page.text, sections, citations)
    outcomes = {section.outcome for section in sections}
    if SectionOutcome.ANSWERED not in outcomes:
        outcome = Outcome.NOT_FOUND
    else:
        outcome = Outcome.PARTIAL if SectionOutcome.NOT_HELD in outcomes else Outcome.ANSWERED
    before = composition.draft.answer
    silent = any(writer.verdict.done() and writer.verdict.result() for writer in writers)
    return before.model_copy(
        update={
            "answer": page.text,
            "outcome": outcome,
            "sections": tuple(sections),
            "citations": citations,
            "coverage": coverage(sections, composition.evidence.reports),
            "generator": composition.model
            if silent or any(writer.accepted for writer in writers)
            else before.generator,
            "degraded": any(writer.trouble is not None for writer in writers),
            "notes": (*before.notes, *_notes(writers)),
            "usage": Usage(
                prompt_tokens=before.usage.prompt_tokens
                + sum(writer.spent.prompt_tokens for writer in writers),
                completion_tokens=before.usage.completion_tokens
                + sum(writer.spent.completion_tokens for writer in writers),
            ),
        }
    )


def _notes(writers: Sequence[PartWriter]) -> list[str]:
    """What the reader should know of how the model did: statements left out, and sections it did not write."""
    notes = []
    dropped = sum(writer.dropped for writer in writers)
    if dropped:
        verb = "was" if dropped == 1 else "were"
        notes.append(
            f"{counted(dropped, 'statement')} of the language model {verb} left out: "
            "the paragraphs cited do not bear them out."
        )
    for cause, members in _by_cause(writers):
        whole = len(members) == len(writers)
        lead = f"The language model {cause}"
        if all(not one.accepted for one in members):
            where = "" if whole else f" on {named([one.part.authority for one in members])}"
            notes.append(f"{lead}{where}; the inspectors' own sentences are given instead.")
        else:
            where = "" if len(writers) == 1 else f" on {named([one.part.authority for one in members])}"
            notes.append(f"{lead}{where}; what it had not written is given in the inspectors' own sentences.")
    return notes


def _by_cause(writers: Iterable[PartWriter]) -> list[tuple[str, list[PartWriter]]]:
    groups: dict[str, list[PartWriter]] = {}
    for writer in writers:
        if writer.trouble is not None:
            groups.setdefault(writer.trouble.cause.value, []).append(writer)
    return list(groups.items())
