"""The service as callers see it: ask, search, and what is held. Every door (HTTP, command line, Slack) uses it."""

from __future__ import annotations

import asyncio
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Protocol

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.answering.answer import Answerer
from service.answering.citations import paragraph_label, paragraph_url, section_path
from service.answering.draft import Draft, SingledOut
from service.answering.events import Event, Finished, pieces
from service.answering.model import Answer
from service.counted import Counted
from service.errors import NotHeldError, QuestionError
from service.generation.check import ClaimChecker
from service.generation.generation import Generation
from service.generation.search_help import SearchHelp
from service.question.counted_before import asks_of_those_counted
from service.question.filters import Filters
from service.question.model import Intent, Question
from service.results import SearchResult, SearchResults
from service.retrieval.found import Found
from service.retrieval.retriever import Retriever

_SEARCH_CANDIDATES = 3  # candidates scored for each result wanted
_REMEMBERED = 6  # questions of a conversation that a follow-up can lean on


class Understand(Protocol):
    """Reads a question, narrowed by filters, in the light of the one before it."""

    def __call__(
        self, question: str, filters: Filters | None = None, previous: Question | None = None, /
    ) -> Question:
        """The question understood."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation of the index with everything built on it; a question uses one from start to end.

    `notes` say what whoever runs the service should know of it, as that a newer one is damaged.
    """

    index: PublishedIndex
    retriever: Retriever
    answerer: Answerer
    understand: Understand
    checker: ClaimChecker = field(default_factory=lambda: ClaimChecker({}))
    notes: tuple[str, ...] = ()
    counted: Counted = field(default_factory=Counted)


class Service:
    """Answers questions over whatever index is published now. Safe for use by many threads."""

    def __init__(
        self,
        current: Callable[[], Snapshot],
        question_limit: int,
        generation: Generation | None = None,
        refresh: Callable[[], None] = lambda: None,
    ) -> None:
        """`current` gives the live snapshot and raises NotReadyError when none is published.

        With `generation` a language model writes what retrieval found; without, answers are extractive.
        `refresh` takes a newly published index into use.
        """
        self._current = current
        self.refresh = refresh
        self._question_limit = question_limit
        self._generation = generation
        self._observers: list[Callable[[Answer], None]] = []

    def read_ahead(self, most: int) -> int:
        """Read up to `most` paragraphs of the live index before they are asked about; how many were read.

        Raises NotReadyError without an index.
        """
        return self._current().retriever.read_ahead(most)

    @property
    def question_limit(self) -> int:
        """The longest question that is answered, in characters."""
        return self._question_limit

    @property
    def waits(self) -> bool:
        """Whether answers wait for a language model; where they do not, making one is computing alone."""
        return self._generation is not None

    @contextmanager
    def observed_by(self, observer: Callable[[Answer], None]) -> Iterator[None]:
        """Tell `observer` of every answer made within the block, in the thread that made it."""
        self._observers.append(observer)
        try:
            yield
        finally:
            self._observers.remove(observer)

    def ask(
        self,
        question: str,
        filters: Filters | None = None,
        history: Sequence[str] = (),
        *,
        caller: str = "",
    ) -> Answer:
        """Answer a question; `history` are the questions before it in the same conversation, oldest first.

        `caller` is whose allowance of the language model is used. Raises QuestionError for text that is
        none, NotReadyError without an index.
        """
        started = time.monotonic()
        snapshot, draft = self._draft(question, filters, history, caller)
        if self._generation is None:
            return self._told(draft.answer, started)
        deadline = started + self._generation.seconds
        return self._told(
            self._generation.answer(draft, snapshot.checker, deadline=deadline, caller=caller), started
        )

    async def stream(
        self,
        question: str,
        filters: Filters | None = None,
        history: Sequence[str] = (),
        *,
        caller: str = "",
    ) -> AsyncIterator[Event]:
        """The same answer as `ask`, in pieces as they are ready and whole at the end; raises as `ask` does.

        Closing the iterator cancels what is asked of the language model.
        """
        started = time.monotonic()
        snapshot, draft = await asyncio.to_thread(self._draft, question, filters, history, caller)
        if self._generation is None:
            for piece in pieces(draft.answer):
                yield piece
            yield Finished(self._told(draft.answer, started))
            return
        deadline = started + self._generation.seconds
        events = self._generation.stream(draft, snapshot.checker, deadline=deadline, caller=caller)
        async with aclosing(events) as opened:  # type: ignore[type-var]  # an asynchronous generator
            async for event in opened:
                yield Finished(self._told(event.answer, started)) if isinstance(event, Finished) else event

    def _told(self, answer: Answer, started: float) -> Answer:
        """The answer with its whole time, after the observers have been told of it."""
        timed = _timed(answer, started)
        for observer in self._observers:
            observer(timed)
        return timed

    def close(self) -> None:
        """Give back what is held open for the language model."""
        if self._generation is not None:
            self._generation.close()

    def _draft(
        self, question: str, filters: Filters | None, history: Sequence[str], caller: str
    ) -> tuple[Snapshot, Draft]:
        """The extractive answer with its evidence, and the snapshot it was made from."""
        started = time.monotonic()
        text = clean_question(question, self._question_limit)
        snapshot = self._current()
        help_ = self._generation.search_help(caller) if self._generation else None
        understood = self._understood(snapshot, text, filters, history, help_)
        read = time.monotonic()
        if help_ is None:
            draft = snapshot.answerer.draft(understood, asked=question)
        else:
            draft = snapshot.answerer.draft(understood, asked=question, regrade=help_.regraded)
        answer = draft.answer.model_copy(
            update={
                "timings_ms": {
                    "understand": round((read - started) * 1000, 2),
                    **draft.answer.timings_ms,
                },
                **({"usage": help_.usage, "notes": (*draft.answer.notes, *help_.notes)} if help_ else {}),
            }
        )
        return snapshot, replace(draft, answer=answer)

    def _understood(
        self,
        snapshot: Snapshot,
        text: str,
        filters: Filters | None,
        history: Sequence[str],
        help_: SearchHelp | None,
    ) -> Question:
        """The question understood by rule, or with a model's help where that is switched on."""
        alone = help_.condensed(history[-_REMEMBERED:], text) if help_ else None
        if alone is None:
            understood = snapshot.understand(text, filters, self._before(snapshot, filters, history, text))
        else:
            understood = snapshot.understand(clean_question(alone, self._question_limit), filters)
            if alone != text:
                understood = replace(understood, notes=(f"Understood as: {alone}", *understood.notes))
        return help_.rewritten(understood) if help_ else understood

    def _before(
        self, snapshot: Snapshot, filters: Filters | None, history: Sequence[str], text: str
    ) -> Question | None:
        """The last question of a conversation, understood in the light of those before it, for `text` that follows.

        What was no question about the reports (thanks, a joke) is passed over. Where the next question points at
        those whom its answer counted, it is answered once more, within the filters of now.
        """
        kept = [clean_question(one[: self._question_limit], self._question_limit) for one in history]
        previous: Question | None = None
        turns = (*kept[-_REMEMBERED:], text)
        for place, (asked, following) in enumerate(pairwise(turns), start=1):
            understood = snapshot.understand(asked, None, previous)
            if understood.intent is not Intent.OUT_OF_SCOPE:
                answer = partial(_counted_by, snapshot, asked, filters, previous)
                previous = understood
            if previous is not None and asks_of_those_counted(following, previous):
                counted = snapshot.counted.of(turns[:place], filters, answer)
                previous = replace(previous, singled_out=counted.names, by_reports=counted.reports)
        return previous

    def search(
        self, query: str, limit: int = 10, filters: Filters | None = None, *, caller: str | None = None
    ) -> SearchResults:
        """Paragraphs that best match a query, at most `limit`, best first; raises as `ask` does.

        `caller` is whose allowance of the language model is used where it helps with searches; None: it
        does not help with this one.
        """
        text = clean_question(query, self._question_limit, name="query")
        snapshot = self._current()
        help_ = self._generation.search_help(caller) if self._generation and caller is not None else None
        question = snapshot.understand(text, filters)
        if help_ is not None:
            question = help_.rewritten(question)
        wanted = set(question.report_ids)
        reports = [report for report in snapshot.index.reports() if report.report.report_id in wanted]
        found: Mapping[str, Found] = snapshot.retriever.retrieve(
            question, {"all": reports}, candidates=max(40, limit * _SEARCH_CANDIDATES)
        )
        if help_ is not None:
            found = help_.regraded(question, found)
        results = tuple(
            SearchResult(
                report_id=one.stored.report_id,
                authority=one.report.report.authority,
                year=one.report.report.year,
                paragraph=one.stored.paragraph.paragraph,
                label=paragraph_label(one.report, one.stored.paragraph.paragraph),
                section=section_path(one.stored),
                page=one.stored.paragraph.page,
                text=one.stored.paragraph.text,
                url=paragraph_url(one.stored.report_id, one.stored.paragraph.paragraph),
                score=round(one.probability, 4),
            )
            for one in found["all"].scored[:limit]
        )
        return SearchResults(results=results, notes=(*question.notes, *(help_.notes if help_ else ())))

    def index(self) -> PublishedIndex:
        """The live index; raises NotReadyError when none is published."""
        return self._current().index

    def notes(self) -> tuple[str, ...]:
        """What whoever runs the service should know of the live index; raises NotReadyError."""
        return self._current().notes

    def report(self, report_id: str) -> StoredReport:
        """A report by its id; raises NotHeldError."""
        found = self.index().report(report_id)
        if found is None:
            raise NotHeldError(f"no report {report_id!r} is held; /v1/reports lists those that are")
        return found

    def paragraph(self, report_id: str, label: str) -> StoredParagraph:
        """A paragraph by report id and label; raises NotHeldError."""
        self.report(report_id)
        found = self.index().paragraph(report_id, label)
        if found is None:
            raise NotHeldError(
                f"report {report_id!r} has no paragraph {label!r}; /v1/reports/{report_id} lists those it has"
            )
        return found


def _counted_by(
    snapshot: Snapshot, asked: str, filters: Filters | None, previous: Question | None
) -> SingledOut:
    """Whom the answer to a question counts or names as those asked for."""
    question = snapshot.understand(asked, filters, previous)
    draft = snapshot.answerer.draft(question, asked=asked)
    return SingledOut(draft.singled_out, draft.by_reports)


def _timed(answer: Answer, started: float) -> Answer:
    """The answer with the time that all of it took, in milliseconds."""
    total = round((time.monotonic() - started) * 1000, 2)
    return answer.model_copy(update={"timings_ms": {**answer.timings_ms, "total": total}})


def clean_question(text: str, limit: int, name: str = "question") -> str:
    """The question without control and invisible characters; raises QuestionError naming the field and what is wrong."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise QuestionError(f"{name}: it holds half a character (a lone surrogate); send it as valid UTF-8")
    if len(text) > limit:
        raise QuestionError(
            f"{name}: {len(text):,} characters are too many; ask in at most {limit:,} characters"
        )
    kept = "".join(
        " " if character in "\t\r\n" else character
        for character in text
        if character in "\t\r\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    cleaned = " ".join(kept.split())
    if not cleaned:
        raise QuestionError(f"{name}: it is empty; ask something about the reports")
    return cleaned
