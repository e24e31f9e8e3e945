"""What each tool takes and gives: arguments read from what assistants send, results as data and as text."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from service.answering.events import last
from service.answering.model import Answer
from service.held import ParagraphHeld, paragraph_held
from service.question.filters import Filters
from service.results import SearchResults
from service.service import Service
from service.wire import SentText, Wire


def _as_list(value: Any) -> Any:
    """Assistants send lists as JSON in a string, or a lone value where a list is meant."""
    if value is None:
        return ()
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("["):
            try:
                return json.loads(text)
            except (ValueError, RecursionError):
                return [value]
        return [value] if text else []
    return [value] if isinstance(value, int) else value


_Names = Annotated[tuple[SentText, ...], BeforeValidator(_as_list), Field(max_length=200)]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Narrowed(_Arguments):
    authorities: Annotated[_Names, Field(description="Only these local authorities")] = ()
    report_ids: Annotated[
        _Names, Field(description="Only these reports, ids as list_reports gives them")
    ] = ()
    years: Annotated[
        tuple[int, ...],
        BeforeValidator(_as_list),
        Field(description="Only reports of these years", max_length=50),
    ] = ()
    regions: Annotated[_Names, Field(description="Only these regions of England")] = ()

    def filters(self) -> Filters:
        """The same as the service takes it."""
        return Filters(
            authorities=self.authorities, report_ids=self.report_ids, years=self.years, regions=self.regions
        )


class AskArguments(_Narrowed):
    """A question, and what came before it."""

    question: Annotated[str, Field(description="The question, in plain English")]
    previous_questions: Annotated[
        tuple[str, ...],
        BeforeValidator(_as_list),
        Field(
            max_length=50,
            description="Earlier questions of the conversation, oldest first, so that 'and Gateshead?' is understood",
        ),
    ] = ()


class SearchArguments(_Narrowed):
    """Words, and how many paragraphs are wanted."""

    query: Annotated[str, Field(description="Words or a question")]
    limit: Annotated[int, Field(ge=1, le=50, description="Most paragraphs wanted")] = 10


class ParagraphArguments(_Arguments):
    """Which paragraph."""

    report_id: Annotated[SentText, Field(description="As in a citation or in list_reports")]
    paragraph: Annotated[SentText, Field(description="Its number or label, as in a citation")]


class ListArguments(_Arguments):
    """Which reports."""

    authorities: Annotated[_Names, Field(description="Only these local authorities; all if left out")] = ()
    years: Annotated[
        tuple[int, ...], BeforeValidator(_as_list), Field(description="Only these years", max_length=50)
    ] = ()


class ReportLine(Wire):
    """One report held, in short."""

    report_id: str
    authority: str
    region: str | None
    year: int | None
    kind: str
    inspection_start: date | None
    grades: dict[str, str]
    paragraphs: int
    superseded_by: str | None
    url: str


class ReportLines(Wire):
    """Reports held, by authority, then by date."""

    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A result twice: as data that fits the tool's output schema, and as text for a model to read."""

    data: BaseModel
    text: str


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: its name and texts for assistants, the types of its arguments and of its result, its work.

    `call` is told whose allowance of the language model is used: the id of the caller's key, or nothing.
    """

    name: str
    title: str
    description: str
    arguments: type[BaseModel]
    result: type[BaseModel]
    call: Callable[[Service, Any, str], Awaitable[Told]]


async def _ask(service: Service, arguments: AskArguments, caller: str) -> Told:
    history = tuple(text for text in arguments.previous_questions if text.strip())
    answer = await last(service.stream(arguments.question, arguments.filters(), history, caller=caller))
    return Told(answer, _answer_text(answer))


def _answer_text(answer: Answer) -> str:
    parts = [*answer.notes, answer.answer]
    if answer.citations:
        parts.append(
            "\n".join(
                f"[{one.marker}] {one.label} (report_id {one.report_id}, paragraph {one.paragraph})"
                for one in answer.citations
            )
        )
    parts.append(f"Outcome: {answer.outcome}. {answer.coverage.statement}".strip())
    return "\n\n".join(parts)


async def _search(service: Service, arguments: SearchArguments, caller: str) -> Told:
    found = await asyncio.to_thread(
        service.search, arguments.query, arguments.limit, arguments.filters(), caller=caller
    )
    lines = [
        f"{one.label} (report_id {one.report_id}, paragraph {one.paragraph}, score {one.score:.2f})\n{one.text}"
        for one in found.results
    ]
    return Told(found, "\n\n".join([*found.notes, *(lines or ["Nothing found."])]))


async def _paragraph(service: Service, arguments: ParagraphArguments, _: str) -> Told:
    def read() -> ParagraphHeld:
        stored = service.paragraph(arguments.report_id, arguments.paragraph)
        return paragraph_held(service.report(arguments.report_id), stored)

    held = await asyncio.to_thread(read)
    return Told(held, f"{held.label} ({held.section})\n\n{held.text}")


async def _reports(service: Service, arguments: ListArguments, _: str) -> Told:
    wanted = {name.casefold() for name in arguments.authorities}
    index = await asyncio.to_thread(service.index)
    lines = tuple(
        ReportLine(
            report_id=stored.report.report_id,
            authority=stored.report.authority,
            region=stored.report.region,
            year=stored.report.year,
            kind=stored.report.kind,
            inspection_start=stored.report.inspection_start,
            grades={grade.judgement: grade.grade for grade in stored.report.grades},
            paragraphs=stored.end - stored.start,
            superseded_by=stored.superseded_by,
            url=f"/reports/{stored.report.report_id}",
        )
        for stored in index.reports()
        if (not wanted or stored.report.authority.casefold() in wanted)
        and (not arguments.years or stored.report.year in arguments.years)
    )
    return Told(ReportLines(reports=lines), _lines_text(lines))


def _lines_text(lines: Sequence[ReportLine]) -> str:
    if not lines:
        return "No such report is held."
    return "\n".join(
        f"{line.report_id}: {line.authority}, {line.kind}, {line.year or 'year not known'}"
        + (f", overall effectiveness {line.grades[_OVERALL]}" if _OVERALL in line.grades else "")
        for line in lines
    )


_OVERALL = "Overall effectiveness"

TOOLS: tuple[Tool, ...] = (
    Tool(
        "ask",
        "Ask the inspection reports",
        "Answer a question from the Ofsted inspection reports of children's services held here. Every statement "
        "of the answer is proved by a verbatim quote of a numbered paragraph, marked [n]; keep the markers when "
        "passing it on. `outcome` says whether it was answered, partly answered, not found or out of scope. "
        "Comparisons over several authorities, regions, years and statistical neighbours are understood.",
        AskArguments,
        Answer,
        _ask,
    ),
    Tool(
        "search",
        "Search paragraphs",
        "Find the paragraphs of the reports that best match words or a question, best first, each whole.",
        SearchArguments,
        SearchResults,
        _search,
    ),
    Tool(
        "get_paragraph",
        "Read one paragraph",
        "Read one paragraph of a report, whole, by the report's id and the paragraph's number or label.",
        ParagraphArguments,
        ParagraphHeld,
        _paragraph,
    ),
    Tool(
        "list_reports",
        "List the reports held",
        "List the reports held with their ids, dates, kinds and grades; those of some authorities or years only, if wanted.",
        ListArguments,
        ReportLines,
        _reports,
    ),
)
